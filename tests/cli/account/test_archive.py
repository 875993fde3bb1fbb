# SPDX-License-Identifier: MIT
"""`archive`: a room as JSON lines, resumed after any stop."""

from pathlib import Path

import pytest
from msgspec import Struct, field, json

import quickmeet
import quickmeet.sync
from quickmeet_devserver.server.threaded import ThreadedServer
from tests.cli.conftest import Run


@pytest.fixture
def alice(server: ThreadedServer) -> quickmeet.sync.Client:
    login = quickmeet.Password("alice", "wonderland")
    return quickmeet.sync.connect(server.url, login).open()


@pytest.fixture
def room(server: ThreadedServer, request: pytest.FixtureRequest) -> str:
    name = f"room-{request.node.name.replace('_', '-')[:40]}"
    server.add_room(name, ["alice"])
    return name


class Said(Struct):
    """What this test reads of a message."""

    id: str = field(name="_id")
    msg: str


class Line(Struct):
    """A line of an archive."""

    change: str
    message: Said | None = None
    message_id: str = ""


def lines(file: Path) -> list[Line]:
    return json.Decoder(Line).decode_lines(file.read_bytes())


def copy_of(file: Path) -> dict[str, str]:
    """What a reader of the file ends up with: text by id."""
    copy: dict[str, str] = {}
    for line in lines(file):
        if line.message is not None:
            copy[line.message.id] = line.message.msg
        elif line.change == "deleted":
            copy.pop(line.message_id, None)
    return copy


def test_all_of_the_history_is_kept(
    as_alice: Run, alice: quickmeet.sync.Client, room: str, tmp_path: Path
) -> None:
    room_id = alice.rooms.find_id(room)
    texts = [str(number) for number in range(105)]
    for text in texts:
        alice.messages.send(room_id, text)
    file = tmp_path / "room.jsonl"
    outcome = as_alice("archive", room, "-o", str(file))
    assert outcome.code == 0, outcome.err
    sent = [line for line in lines(file) if line.change == "sent"]
    assert sorted(copy_of(file).values()) == sorted(texts)
    assert len(sent) == len(texts)  # none twice
    alice.close()


def test_a_try_that_reached_no_server_is_no_archive(
    as_alice: Run, room: str, tmp_path: Path
) -> None:
    file = tmp_path / "room.jsonl"
    away = as_alice("archive", room, "-o", str(file), "--url", "ws://127.0.0.1:1")
    assert away.code == 1
    assert as_alice("archive", room, "-o", str(file)).code == 0
    assert lines(file)


def test_resumed_it_has_what_happened_meanwhile_and_nothing_twice(
    as_alice: Run, alice: quickmeet.sync.Client, room: str, tmp_path: Path
) -> None:
    room_id = alice.rooms.find_id(room)
    kept, edited, deleted = (alice.messages.send(room_id, t) for t in "ked")
    file = tmp_path / "room.jsonl"
    assert as_alice("archive", room, "-o", str(file)).code == 0
    alice.messages.edit(room_id=room_id, message_id=edited.id, text="E")
    alice.messages.delete(message_id=deleted.id)
    added = alice.messages.send(room_id, "new")
    with file.open("ab") as torn:
        torn.write(b'{"change":"sent","message":{"_id":"torn')
    refused = as_alice("archive", room, "-o", str(file))
    assert (refused.code, "--resume" in refused.err) == (2, True)
    resumed = as_alice("archive", room, "-o", str(file), "--resume")
    assert resumed.code == 0, resumed.err
    assert copy_of(file) == {kept.id: "k", edited.id: "E", added.id: "new"}
    before = lines(file)
    assert as_alice("archive", room, "-o", str(file), "--resume").code == 0
    told = [line for line in lines(file) if line.change != "place"]
    assert told == [line for line in before if line.change != "place"]
    alice.close()


def test_a_history_that_was_stopped_goes_on_where_it_was(
    as_alice: Run, alice: quickmeet.sync.Client, room: str, tmp_path: Path
) -> None:
    room_id = alice.rooms.find_id(room)
    texts = [str(number) for number in range(130)]
    for text in texts:
        alice.messages.send(room_id, text)
    file = tmp_path / "room.jsonl"
    assert as_alice("archive", room, "-o", str(file)).code == 0
    whole = file.read_bytes().splitlines(keepends=True)
    places = [number for number, line in enumerate(whole) if b'"place"' in line]
    file.write_bytes(b"".join(whole[: places[1] + 3]))  # after the first page
    assert as_alice("archive", room, "-o", str(file), "--resume").code == 0
    ids = [line.message.id for line in lines(file) if line.message is not None]
    assert len(ids) == len(set(ids)) == len(texts)
    alice.close()


def test_a_file_that_is_not_an_archive_of_the_room_stays_unchanged(
    as_alice: Run, room: str, tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("my notes\n", "utf-8")
    outcome = as_alice("archive", room, "-o", str(file), "--resume")
    assert (outcome.code, "not an archive" in outcome.err) == (2, True)
    assert file.read_text("utf-8") == "my notes\n"
    other = tmp_path / "general.jsonl"
    assert as_alice("archive", "general", "-o", str(other)).code == 0
    outcome = as_alice("archive", room, "-o", str(other), "--resume")
    assert (outcome.code, "another room" in outcome.err) == (2, True)


def test_files_are_kept_once_beside_the_messages(
    as_alice: Run, alice: quickmeet.sync.Client, room: str, tmp_path: Path
) -> None:
    room_id = alice.rooms.find_id(room)
    source = tmp_path / "report.txt"
    source.write_text("all is well", "utf-8")
    alice.files.upload(room_id, source)
    file, folder = tmp_path / "room.jsonl", tmp_path / "files"
    command = ("archive", room, "-o", str(file), "--files", str(folder), "--resume")
    assert as_alice(*command).code == 0
    source.write_text("still", "utf-8")
    alice.files.upload(room_id, source)
    for _ in range(2):
        outcome = as_alice(*command)
        assert outcome.code == 0, outcome.err
    kept = sorted(one.read_text("utf-8") for one in folder.glob("*/report.txt"))
    assert kept == ["all is well", "still"]
    alice.close()
