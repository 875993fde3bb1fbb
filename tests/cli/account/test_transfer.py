# SPDX-License-Identifier: MIT
"""`send` and `download`: texts and files from the shell and back."""

import io
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from msgspec import Struct, json

import quickmeet
import quickmeet.sync
from quickmeet_devserver.server.threaded import ThreadedServer
from tests.cli.conftest import Outcome, Run

BYTES = bytes(range(256)) * 300


class Ids(Struct):
    """What `send` prints of a message."""

    message_id: str
    room_id: str


@pytest.fixture
def alice(server: ThreadedServer) -> Generator[quickmeet.sync.Client]:
    login = quickmeet.Password("alice", "wonderland")
    with quickmeet.sync.connect(server.url, login) as client:
        yield client


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a [b] c.bin"
    path.write_bytes(BYTES)
    return path


def ids_in(outcome: Outcome) -> list[Ids]:
    assert outcome.code == 0, outcome.err
    assert not outcome.err
    return json.Decoder(Ids).decode_lines(outcome.out)


@pytest.mark.parametrize("text", ["hello", "- an item", "--- [x]"])
@pytest.mark.parametrize("room", ["general", "#general", "GENERAL"])
def test_a_text_is_sent_to_a_room_by_name_or_id(
    text: str, room: str, as_alice: Run, alice: quickmeet.sync.Client
) -> None:
    (sent,) = ids_in(as_alice("send", room, text))
    assert sent.room_id == "GENERAL"
    message = alice.messages.get(sent.message_id)
    assert message is not None
    assert message.text == text


def test_a_text_is_read_from_the_input(
    as_alice: Run, alice: quickmeet.sync.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("one\ntwo\n"))
    (sent,) = ids_in(as_alice("send", "#general", "-"))
    message = alice.messages.get(sent.message_id)
    assert message is not None
    assert message.text == "one\ntwo"


def test_files_are_sent_with_a_text_and_come_back_as_they_were(
    as_alice: Run, alice: quickmeet.sync.Client, picture: Path, tmp_path: Path
) -> None:
    root = alice.messages.send("#general", "root")
    command = ("send", "#general", "look", "--thread", root.id)
    both = ("--file", str(picture), "--file", str(picture))
    first, second = ids_in(as_alice(*command, *both))
    messages = [alice.messages.get(one.message_id) for one in (first, second)]
    assert [m and (m.text, m.thread_id) for m in messages] == [
        ("look", root.id),
        ("", root.id),
    ]

    fetched = as_alice("download", first.message_id, "-o", str(tmp_path / "copy"))

    assert (fetched.code, fetched.err) == (0, "")
    assert fetched.out == f"{tmp_path / 'copy'}\n"
    assert (tmp_path / "copy").read_bytes() == BYTES


def test_existing_files_are_not_overwritten_unless_asked(
    as_alice: Run, picture: Path, tmp_path: Path
) -> None:
    (sent,) = ids_in(as_alice("send", "#general", "--file", str(picture)))
    picture.write_bytes(b"mine")
    command = ("download", sent.message_id, "-o", str(tmp_path))

    refused = as_alice(*command)
    assert refused.code == 2
    assert "--force" in refused.err
    assert picture.read_bytes() == b"mine"
    assert as_alice(*command, "--force").code == 0
    assert picture.read_bytes() == BYTES


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("send", "#general"), 2, "nothing to send"),
        (("send", "#general", "  "), 2, "nothing to send"),
        (("send", "#general", "--file", "/nowhere/a.txt"), 2, "/nowhere/a.txt"),
        (("send", "#general", "--file", "/"), 2, "not a readable file"),
        (("send", "#general", "--fiel"), 2, "--fiel is no option"),
        (("send", "#nowhere", "hello"), 1, "there is no room #nowhere"),
        (("send", "nowhere", "hello"), 1, "there is no room nowhere, or you may not"),
        (("send", "@nobody", "hello"), 1, "there is no user @nobody"),
        (("download",), 2, "nothing to fetch"),
        (("download", "nomessage"), 2, "no message nomessage"),
        (("download", "https://x.example/y"), 2, "does not name a file"),
        (("download", "/file-upload/none/a.txt", "-o", "/nowhere/a"), 1, "404"),
        (("download", "/a", "/b", "-o", "/nowhere"), 2, "not a folder"),
    ],
)
def test_failures_are_reported_in_one_line(
    arguments: tuple[str, ...], code: int, words: str, as_alice: Run
) -> None:
    outcome = as_alice(*arguments)
    assert outcome.code == code
    assert words in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not outcome.out


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of a shell")
def test_a_file_goes_to_the_output_even_where_nobody_reads_all_of_it(
    as_alice: Run, server: ThreadedServer, picture: Path
) -> None:
    (sent,) = ids_in(as_alice("send", "#general", "--file", str(picture)))
    environment = os.environ | {"QUICKMEET_URL": server.url}
    main = "import quickmeet_cli as q; raise SystemExit(q.main())"
    command = [sys.executable, "-c", main, "download", sent.message_id, "-o", "-"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        out, err = process.communicate()
    assert (process.returncode, out, err) == (0, BYTES, b"")

    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
