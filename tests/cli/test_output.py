# SPDX-License-Identifier: MIT
"""Output that cannot be written, and characters that cannot be encoded."""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import anyio
import pytest

import quickmeet
from quickmeet_cli import main
from quickmeet_cli.failure import Failure, explained
from quickmeet_cli.output import argument_text
from quickmeet_devserver import ThreadedServer, threaded_server

QUICKMEET = (sys.executable, "-c", "import quickmeet_cli as c, sys; sys.exit(c.main())")
TEXT = "üñí 💥"


@pytest.fixture
def server() -> Generator[ThreadedServer]:
    with threaded_server(users=[("him", "secret")]) as server:
        yield server


def environment(server: ThreadedServer, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "QUICKMEET_URL": server.url,
        "QUICKMEET_USER": "him",
        "QUICKMEET_PASSWORD": "secret",
        **more,
    }


def run(
    *words: str, env: dict[str, str], stdout: int = subprocess.PIPE
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*QUICKMEET, *words],
        env=env,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )


@pytest.mark.timeout(90)
@pytest.mark.parametrize(
    "coding",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["cp1252", "ASCII"],
)
def test_a_result_is_json_whatever_the_terminal_can_encode(
    server: ThreadedServer, coding: dict[str, str]
) -> None:
    message = json.dumps({"rid": "GENERAL", "msg": TEXT}, ensure_ascii=False)

    done = run("call", "sendMessage", message, env=environment(server, **coding))

    assert done.stderr == b""
    assert done.returncode == 0
    text = done.stdout.decode(coding["PYTHONIOENCODING"])
    assert json.loads(text)["msg"] == TEXT


@pytest.mark.timeout(90)
def test_a_full_disk_is_one_line_and_two(server: ThreadedServer) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("call", "rooms/get", env=environment(server), stdout=full.fileno())

    assert done.returncode == 2
    assert done.stderr.startswith(b"quickmeet: cannot write the output: No space")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.timeout(90)
@pytest.mark.parametrize("command", [("demo",), ("export", "json-schema")])
def test_a_reader_that_has_gone_ends_a_command_quietly(
    command: tuple[str, ...],
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = run(*command, env=dict(os.environ), stdout=writer)
    finally:
        os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.timeout(90)
def test_a_call_leaves_no_login_behind(
    server: ThreadedServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tokens: list[str] = []
    log_out = quickmeet.Client.logout

    async def noting(client: quickmeet.Client) -> None:
        tokens.append(client.token or "")
        await log_out(client)

    monkeypatch.setattr(quickmeet.Client, "logout", noting)
    for name, value in environment(server).items():
        monkeypatch.setenv(name, value)

    assert main(["call", "rooms/get"]) == 0

    assert json.loads(capsys.readouterr().out)
    (token,) = tokens

    async def resume() -> None:
        with pytest.raises(quickmeet.LoginError):
            async with quickmeet.connect(server.url, quickmeet.Token(token)):
                pytest.fail("the token is still good")

    anyio.run(resume)


@pytest.mark.parametrize("url", ["nonsense", "ftp://x", "ws://a:b"])
def test_an_invalid_address_in_the_environment_is_a_usage_error(url: str) -> None:
    done = run("call", "rooms/get", env={**os.environ, "QUICKMEET_URL": url})

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


TYPED = "hUnter2-hUnter2-hUnter2"


@pytest.mark.parametrize(
    "words",
    [
        ["relay", f"nats://u:{TYPED}@host", "x"],
        ["relay", "--nats-credentials", f"nats://{TYPED}@host", "--url", "ws://x"],
        ["serve", "--port", f"nats://u:{TYPED}@host"],
        ["validate", "transcript", f"nats://u:{TYPED}@host"],
        ["login", TYPED],
        [TYPED],
    ],
)
def test_what_was_typed_in_a_wrong_place_is_not_repeated_with_its_secret(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) != 0
    said = capsys.readouterr().err
    assert "***" in said
    assert "hUnter2" not in said


def test_what_a_server_says_of_a_conversation_keeps_its_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    room_id = "hQ3vK8mWzTn5RbXcJpL2aQ9sDfGhYkUeVw"
    with pytest.raises(SystemExit), explained():
        raise Failure(f"rooms.info: {room_id} is no room")
    assert room_id in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_an_invalid_port_is_a_usage_error(port: str) -> None:
    done = run("serve", f"--port={port}", env=dict(os.environ))

    assert done.returncode == 2
    assert b"a port is a number from 0 to 65535" in done.stderr


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("plain", "plain"),
        (TEXT, TEXT),
        (TEXT.encode().decode("ascii", "surrogateescape"), TEXT),
        ("\ud83d", "\ufffd"),
        ("\ud83d\ude80", "🚀"),
    ],
)
def test_an_argument_is_what_the_terminal_sent(given: str, meant: str) -> None:
    assert argument_text(given) == meant
