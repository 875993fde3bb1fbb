# SPDX-License-Identifier: MIT
"""Recorded conversations are played again, and nothing else."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

import quickmeet
from quickmeet_devserver import serve
from quickmeet_devserver.recording import (
    ReplayedServer,
    ReplayMismatchError,
    replayed_server,
)
from quickmeet_devserver.server.threaded import ThreadedServer
from quickmeet_runtime.transcripts.recordings.recorder import LOST
from quickmeet_runtime.transport.url import ServerUrl
from tests.devserver.raw import raw
from tests.devserver.rest_client import plain_client

OTHER = quickmeet.Password("bot", "another password")
Replay = Callable[[str | Path], ReplayedServer]


async def greet(
    connecting: quickmeet.Connecting[quickmeet.Client], text: str = "hello"
) -> list[str]:
    """A bot's basics: follow a room, send a message, receive it."""
    heard: list[str] = []
    async with connecting as client:
        room_id = await client.rooms.find_id("general")
        async with client.messages.follow(room_id) as messages:
            sent = await client.messages.send(room_id=room_id, text=text)
            with anyio.fail_after(10):
                async for message in messages:
                    heard.append(message.text)
                    if message.id == sent.id:
                        break
    return heard


@pytest.fixture
def path(
    tmp_path: Path,
    quickmeet_server: ThreadedServer,
    quickmeet_users: dict[str, str],  # noqa: ARG001  # the bot is one of them
) -> Path:
    recording = quickmeet.Recording(tmp_path / "talk.jsonl")
    connecting = quickmeet_server.connect("bot", transport=recording)
    assert anyio.run(greet, connecting) == ["hello"]
    return recording.path


async def test_a_recorded_conversation_is_played_on_any_loop(path: Path) -> None:
    with replayed_server(path) as server:
        assert await greet(server.connect(OTHER)) == ["hello"]
        server.check_complete()


def test_it_is_played_to_plain_asyncio(path: Path, quickmeet_replay: Replay) -> None:
    server = quickmeet_replay(path)
    assert asyncio.run(greet(server.connect(OTHER))) == ["hello"]
    server.check_complete()


def test_what_was_not_recorded_is_refused_and_named(path: Path) -> None:
    with (
        pytest.raises(ReplayMismatchError) as caught,
        replayed_server(path) as server,
        pytest.raises(quickmeet.MethodError, match="recorded 'hello', sent 'bye'"),
    ):
        anyio.run(greet, server.connect(OTHER), "bye")
    assert "sendMessage" in str(caught.value)
    assert "$[0].msg: recorded 'hello', sent 'bye'" in str(caught.value)


def test_what_was_left_out_is_named(path: Path) -> None:
    async def look(connecting: quickmeet.Connecting[quickmeet.Client]) -> None:
        async with connecting as client:
            await client.rooms.find_id("general")

    with replayed_server(path) as server:
        anyio.run(look, server.connect(OTHER))
        with pytest.raises(ReplayMismatchError, match="recorded, not sent: sendMess"):
            server.check_complete()
    assert server.url.startswith("ws://127.0.0.1:")


def test_a_failure_of_the_test_itself_shows_what_was_missing(path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError) as caught,
        replayed_server(path),
    ):
        raise ZeroDivisionError
    assert "recorded, not sent: login" in caught.value.__notes__[0]


async def played(
    path: Path,
    talk: Callable[[ReplayedServer], Awaitable[None]],
) -> None:
    with replayed_server(path) as server:
        await talk(server)


def line(kind: str, frame: object, who: str = "1") -> str:
    text = frame if isinstance(frame, str) else json.dumps(frame)
    return json.dumps({"t": 1, "conn": who, "dir": kind, "frame": text})


def method(id_: str, name: str, *params: object) -> dict[str, object]:
    return {"msg": "method", "id": id_, "method": name, "params": params}


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


GREETING = line("in", {"msg": "connected", "session": "s"})


async def test_an_id_that_the_server_gave_has_to_be_sent_again(tmp_path: Path) -> None:
    room, other = "aaaaaaaaaaaaaaaA2", "bbbbbbbbbbbbbbbB2"
    path = written(
        tmp_path / "talk.jsonl",
        GREETING,
        line("out", method("1", "first")),
        line("in", {"msg": "result", "id": "1", "result": room}),
        line("out", method("2", "second", room, {"_id": other})),
        line("in", {"msg": "result", "id": "2", "result": [other]}),
    )
    with replayed_server(path) as server:
        async with server.connect() as client:
            await client.call_raw("first")
            made_up = "cccccccccccccccC2"
            answer = await client.call_raw("second", room, {"_id": made_up})
            assert json.loads(bytes(answer)) == [made_up]
        server.check_complete()

    async def go_elsewhere(server: ReplayedServer) -> None:
        async with server.connect() as client:
            await client.call_raw("first")
            with pytest.raises(quickmeet.MethodError):
                await client.call_raw("second", other, {"_id": other})

    with pytest.raises(ReplayMismatchError, match=f"sent '{other}'"):
        await played(path, go_elsewhere)


async def test_a_call_is_answered_as_often_as_it_was_recorded(tmp_path: Path) -> None:
    path = written(
        tmp_path / "talk.jsonl",
        GREETING,
        line("out", method("1", "count")),
        line("in", {"msg": "result", "id": "1", "result": 1}),
        line("out", method("2", "count")),
        line("in", {"msg": "result", "id": "2", "result": 2}),
    )

    async def count(server: ReplayedServer) -> None:
        async with server.connect() as client:
            answers = [bytes(await client.call_raw("count")) for _ in range(2)]
            assert answers == [b"1", b"2"]
            with pytest.raises(quickmeet.MethodError):
                await client.call_raw("count")

    with pytest.raises(ReplayMismatchError, match="recorded 2 times, sent once more"):
        await played(path, count)


async def test_events_wait_for_what_was_answered_before_them(tmp_path: Path) -> None:
    event = {
        "msg": "changed",
        "collection": "stream-notify-all",
        "id": "id",
        "fields": {"eventName": "news", "args": [1]},
    }
    sub = {"msg": "sub", "id": "s", "name": "stream-notify-all"}
    path = written(
        tmp_path / "talk.jsonl",
        GREETING,
        line("out", {**sub, "params": ["news", False]}),
        line("in", {"msg": "ready", "subs": ["s"]}),
        line("out", method("1", "prepare")),
        line("in", {"msg": "result", "id": "1"}),
        line("out", method("2", "publish")),
        line("in", {"msg": "result", "id": "2"}),
        line("in", {"msg": "updated", "methods": ["2"]}),
        line("in", event),
    )
    with replayed_server(path) as server:
        async with (
            server.connect() as client,
            client.subscribe_raw("stream-notify-all", "news") as news,
        ):
            await client.call_raw("prepare")
            assert client.statistics.events == 0
            await client.call_raw("publish")
            with anyio.fail_after(10):
                async for args in news:
                    assert bytes(args) == b"[1]"
                    break
        server.check_complete()


async def test_a_lost_connection_is_lost_again(tmp_path: Path) -> None:
    path = written(
        tmp_path / "talk.jsonl",
        GREETING,
        line("out", method("1", "first")),
        line("in", {"msg": "result", "id": "1", "result": 1}),
        line("note", LOST),
        line("in", {"msg": "connected", "session": "t"}, "2"),
        line("out", method("1", "second"), "2"),
        line("in", {"msg": "result", "id": "1", "result": 2}, "2"),
    )
    soon = quickmeet.Reconnect(first=0.01, longest=0.05)
    with replayed_server(path) as server:
        async with server.connect(reconnect=soon) as client:
            await client.call_raw("first")
            async for status in client.status_changes():
                if isinstance(status, quickmeet.Lost):
                    break
            assert bytes(await client.call_raw("second")) == b"2"
        server.check_complete()


async def test_rest_that_was_not_recorded_is_refused_and_named(tmp_path: Path) -> None:
    path = written(tmp_path / "talk.jsonl", GREETING)

    async def ask_by_rest(server: ReplayedServer) -> None:
        port = int(server.url.rpartition(":")[2].partition("/")[0])
        async with await anyio.connect_tcp("127.0.0.1", port) as stream:
            await stream.send(b"GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b" 404 " in await stream.receive()

    with pytest.raises(
        ReplayMismatchError, match="GET /api/v1/me: not in the recording"
    ):
        await played(path, ask_by_rest)


async def test_what_answered_the_end_of_a_subscription_does_not_end_it_again(
    tmp_path: Path,
) -> None:
    event = {"eventName": "r", "args": [{"_id": "m"}]}
    path = written(
        tmp_path / "talk.jsonl",
        GREETING,
        line(
            "out",
            {"msg": "sub", "id": "s1", "name": "stream-x", "params": ["r", False]},
        ),
        line("in", {"msg": "ready", "subs": ["s1"]}),
        line("out", method("1", "say")),
        line(
            "in",
            {"msg": "changed", "collection": "stream-x", "id": "-"} | {"fields": event},
        ),
        line("in", {"msg": "result", "id": "1", "result": True}),
        line("out", {"msg": "unsub", "id": "s1"}),
        line("in", {"msg": "nosub", "id": "s1"}),
    )
    with replayed_server(path) as server:
        async with (
            server.connect() as client,
            client.subscribe_raw("stream-x", "r") as events,
        ):
            await client.call_raw("say")
            assert json.loads(bytes(await anext(events))) == [{"_id": "m"}]
        server.check_complete()


async def recorded(
    path: Path,
    talk: Callable[[quickmeet.HttpClient | quickmeet.Client], Awaitable[None]],
    connect: Callable[..., Any],
    version: str,
) -> Path:
    """Have somebody talk to a server, and write it down."""
    recording = quickmeet.Recording(path)
    users = [("bot", "secret of the bot")]
    async with serve(users=users, server_version=version) as server:
        login = quickmeet.Password("bot", "secret of the bot")
        async with connect(server.url, login, transport=recording) as client:
            await talk(client)
    return path


async def talk_by_rest(client: quickmeet.HttpClient | quickmeet.Client) -> None:
    room_id = await client.rooms.find_id("general")
    sent = await client.messages.send(room_id, "hello")
    assert (sent.text, sent.author.username) == ("hello", "bot")
    await client.messages.react("tada", sent.id)
    stored = await client.messages.get(sent.id)
    assert isinstance(stored, quickmeet.types.Message)
    assert stored.id == sent.id
    with pytest.raises(quickmeet.MethodError):
        await client.rooms.leave("nowhere")


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
async def test_a_session_over_http_alone_is_played_again(
    tmp_path: Path, version: str
) -> None:
    connect = quickmeet.connect_http
    path = await recorded(tmp_path / "talk.jsonl", talk_by_rest, connect, version)
    assert "secret of the bot" not in path.read_text("utf-8")
    with replayed_server(path) as server:
        async with server.connect_http(OTHER) as client:
            await talk_by_rest(client)
        server.check_complete()


async def test_what_a_session_does_over_rest_is_played_with_its_events(
    tmp_path: Path,
) -> None:
    async def talk(client: quickmeet.HttpClient | quickmeet.Client) -> None:
        async with client.messages.follow("GENERAL") as messages:
            sent = await client.messages.send("GENERAL", "hello")
            async for message in messages:
                if message.id == sent.id:
                    break
        await talk_by_rest(client)

    connect = quickmeet.connect
    path = await recorded(tmp_path / "talk.jsonl", talk, connect, "9.0.0")
    with replayed_server(path) as server:
        async with server.connect(OTHER) as client:
            await talk(client)
        server.check_complete()


async def test_a_request_with_other_parameters_is_refused_and_named(
    tmp_path: Path,
) -> None:
    async def say(
        client: quickmeet.HttpClient | quickmeet.Client, text: str = "hello"
    ) -> None:
        await client.messages.send("GENERAL", text)

    connect = quickmeet.connect_http
    path = await recorded(tmp_path / "talk.jsonl", say, connect, "6.5.3")

    async def say_another(server: ReplayedServer) -> None:
        async with server.connect_http(OTHER) as client:
            with pytest.raises(quickmeet.QuickmeetError):
                await say(client, "bye")

    with pytest.raises(ReplayMismatchError, match="recorded 'hello', sent 'bye'"):
        await played(path, say_another)


async def test_a_request_that_was_recorded_and_not_sent_is_missing(
    tmp_path: Path,
) -> None:
    connect = quickmeet.connect_http
    path = await recorded(tmp_path / "talk.jsonl", talk_by_rest, connect, "9.0.0")
    with replayed_server(path) as server:
        async with server.connect_http(OTHER):
            pass
        with pytest.raises(ReplayMismatchError, match="not sent: POST /api/v1/chat"):
            server.check_complete()


def rest_line(at: int, path: str, response: object, took: int) -> str:
    told: dict[str, object] = {"http": "GET", "path": path, "status": 200}
    frame = json.dumps({**told, "response": response, "took": took})
    return json.dumps({"t": at, "conn": "rest", "dir": "rest", "frame": frame})


async def test_an_event_that_came_before_the_answer_waits_for_the_request(
    tmp_path: Path,
) -> None:
    fields: dict[str, object] = {}
    event = {"msg": "changed", "collection": "c", "id": "id", "fields": fields}
    frames: list[tuple[str, object]] = [
        ("out", {"msg": "connect", "version": "1", "support": ["1"]}),
        ("in", {"msg": "connected", "session": "s"}),
        ("out", {"msg": "method", "id": "1", "method": "first", "params": []}),
        ("in", {"msg": "result", "id": "1", "result": 1}),
        ("in", event),
    ]
    lines = [
        json.dumps({"t": at, "conn": "1", "dir": kind, "frame": json.dumps(frame)})
        for at, (kind, frame) in enumerate(frames)
    ]
    path = tmp_path / "talk.jsonl"
    path.write_text("\n".join([*lines, rest_line(5, "/api/v1/me", {}, 2)]), "utf-8")

    with replayed_server(path) as server:
        async with raw(server.url) as client, plain_client() as http:
            await client.send({"msg": "method", "id": "7", "method": "first"})
            assert (await client.json())["msg"] == "result"
            await client.pong()  # nothing else has come
            base = ServerUrl.parse(server.url).rest_base
            assert (await http.get(f"{base}/api/v1/me")).json() == {}
            assert await client.json() == event
