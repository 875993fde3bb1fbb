# SPDX-License-Identifier: MIT
"""Faults that happen to frames and connections: on the wire, and to a session."""

from collections.abc import AsyncGenerator
from functools import partial
from typing import Any

import anyio
import pytest
from websockets.exceptions import ProtocolError
from websockets.frames import Close, Opcode

import quickmeet
from quickmeet_devserver import (
    Corruption,
    Faults,
    Server,
    answers,
    calls,
    events,
    frames,
    subscribes,
)
from quickmeet_devserver.faults import Selection
from quickmeet_devserver.faults.tap import Active
from quickmeet_runtime.errors import TransportClosedError
from tests.devserver.people import PASSWORDS
from tests.devserver.raw import HungUpError, RawClient, came_back, impatient, lost, raw

ROOM = "GENERAL"
MESSAGES = "stream-room-messages"
DELAY = 0.05
"""Seconds that an event is kept back."""


@pytest.fixture
async def wire(server: Server) -> AsyncGenerator[RawClient]:
    async with raw(server.url) as client:
        yield client


@pytest.fixture
async def follower(server: Server) -> AsyncGenerator[RawClient]:
    """Bob, subscribed to the channel general."""
    async with raw(server.url) as client:
        await client.log_in("bob", PASSWORDS["bob"])
        await client.subscribe(MESSAGES, ROOM)
        yield client


@pytest.fixture
async def session(server: Server) -> AsyncGenerator[quickmeet.Client]:
    async with impatient(server.url, "bob", PASSWORDS["bob"]) as client:
        yield client


@pytest.fixture
async def faults_of_none() -> Faults:
    """The faults of no server."""
    return Faults(Active())


# Holding and delaying


async def test_held_answers_wait_and_others_overtake_them(
    server: Server, wire: RawClient
) -> None:
    with server.faults.hold(answers("rooms/get")) as fault:
        await wire.send(
            {"msg": "method", "id": "1", "method": "rooms/get", "params": []}
        )
        assert (await wire.json())["msg"] == "updated"
        await wire.pong()
        assert fault.happened == 1
    assert (await wire.json())["msg"] == "result"


async def test_a_session_waits_for_a_held_answer(
    server: Server, session: quickmeet.Client
) -> None:
    texts: list[str] = []

    async def send() -> None:
        texts.append((await session.messages.send(ROOM, "late")).text)

    async with anyio.create_task_group() as tasks:
        with server.faults.hold(answers("sendMessage"), user="bob") as fault:
            tasks.start_soon(send)
            await fault.wait()
            assert await session.rooms.find_id("general") == ROOM
            assert texts == []
    assert texts == ["late"]


async def test_delayed_events_come_later_in_their_order(
    server: Server, follower: RawClient, alice: quickmeet.Client
) -> None:
    moments: list[float] = []
    heard: list[str] = []
    with server.faults.delay(DELAY, events(MESSAGES, ROOM)):
        for text in ("one", "two"):
            moments.append(anyio.current_time())
            await alice.messages.send(ROOM, text)
        for moment in moments:
            heard.append((await follower.json())["fields"]["args"][0]["msg"])
            assert anyio.current_time() - moment >= DELAY
    assert heard == ["one", "two"]


async def test_a_session_gets_what_was_delayed(
    server: Server, session: quickmeet.Client, alice: quickmeet.Client
) -> None:
    with server.faults.delay(0.05, events()):
        async with session.messages.follow(ROOM) as heard:
            await alice.messages.send(ROOM, "patience")
            assert (await anext(heard)).text == "patience"


# What is sent twice, swapped, or broken


async def test_a_duplicated_event_comes_twice(
    server: Server, follower: RawClient, alice: quickmeet.Client
) -> None:
    with server.faults.duplicate(events(MESSAGES), after=1, times=1) as fault:
        for text in ("one", "two", "three"):
            await alice.messages.send(ROOM, text)
        told = [(await follower.json())["fields"]["args"][0]["msg"] for _ in range(4)]
    assert told == ["one", "two", "two", "three"]
    assert (fault.happened, fault.is_active) == (1, False)


async def test_a_session_takes_a_doubled_answer_once(
    server: Server, session: quickmeet.Client
) -> None:
    with server.faults.duplicate(frames("result", "ready", "updated")) as fault:
        assert await session.rooms.find_id("general") == ROOM
        async with session.messages.follow(ROOM) as heard:
            await session.messages.send(ROOM, "once")
            assert (await anext(heard)).text == "once"
        assert fault.happened > 3
    assert session.statistics.connections_lost == 0


@pytest.mark.parametrize(
    ("method", "kinds"),
    [
        ("rooms/get", ["result", "updated"]),
        ("no.such.method", ["updated", "result"]),
    ],
)
async def test_updated_and_result_change_places(
    server: Server, wire: RawClient, method: str, kinds: list[str]
) -> None:
    with server.faults.reorder(times=1) as fault:
        assert await wire.call(method) == kinds
        assert await wire.call(method) == kinds[::-1]
        assert fault.happened == 1


async def test_a_session_takes_answers_in_either_order(
    server: Server, session: quickmeet.Client
) -> None:
    with server.faults.reorder() as fault:
        sent = await session.messages.send(ROOM, "upside down")
        assert sent.text == "upside down"
        assert fault.happened == 1


@pytest.mark.parametrize(
    ("how", "opcode"),
    [
        (Corruption.NOT_JSON, Opcode.TEXT),
        (Corruption.BAD_UTF8, Opcode.TEXT),
        (Corruption.BINARY, Opcode.BINARY),
        (b"[1, 2", Opcode.TEXT),
    ],
)
async def test_a_corrupt_frame_is_broken_as_requested(
    server: Server, wire: RawClient, how: Corruption | bytes, opcode: Opcode
) -> None:
    server.faults.corrupt(frames("pong"), how)
    await wire.send({"msg": "ping", "id": "x" * 40})
    frame = await wire.frame()
    assert frame.opcode is opcode
    good = b'{"msg":"pong","id":"' + b"x" * 40 + b'"}'
    assert (bytes(frame.data) == good) is (how is Corruption.BINARY)
    await wire.pong()


async def test_a_frame_that_no_websocket_has_ends_the_connection(
    server: Server, wire: RawClient
) -> None:
    server.faults.corrupt(frames("pong"), Corruption.BAD_FRAME)
    await wire.send({"msg": "ping", "id": "1"})
    with pytest.raises(ProtocolError, match="invalid opcode"):
        await wire.frame()


@pytest.mark.parametrize("how", [*Corruption, b"[1, 2", b"no"], ids=str)
async def test_a_session_counts_a_corrupt_event_as_a_break_and_fetches_it(
    server: Server,
    session: quickmeet.Client,
    alice: quickmeet.Client,
    how: Corruption | bytes,
) -> None:
    changes = session.status_changes()
    async with session.messages.follow(ROOM) as heard:
        with server.faults.corrupt(events(MESSAGES), how, user="bob"):
            sent = await alice.messages.send(ROOM, "unreadable")
            if how is not Corruption.BINARY:
                await came_back(changes)
        assert (await anext(heard)).id == sent.id


# Ending connections


async def test_a_drop_is_no_close(server: Server, wire: RawClient) -> None:
    fault = server.faults.drop()
    with pytest.raises(HungUpError):
        await wire.frame()
    assert (fault.happened, fault.is_active) == (1, True)


async def test_a_drop_at_an_answer_comes_after_the_call(
    server: Server, wire: RawClient
) -> None:
    server.faults.drop(answers("rooms/get"))
    await wire.send({"msg": "method", "id": "1", "method": "rooms/get", "params": []})
    assert (await wire.json())["msg"] == "updated"
    with pytest.raises(HungUpError):
        await wire.frame()


@pytest.mark.parametrize("at", [answers("sendMessage"), calls("sendMessage")])
async def test_a_session_knows_what_came_of_a_call_that_was_cut_off(
    server: Server, session: quickmeet.Client, at: Selection
) -> None:
    with server.faults.drop(at) as fault:
        sent = await session.messages.send(ROOM, "once")
        assert fault.happened == 1
    page = await session.messages.load_history(ROOM)
    assert [one.id for one in page.messages if one.text == "once"] == [sent.id]
    assert session.statistics.connections_lost == 1


@pytest.mark.parametrize("code", [1000, 1001, 1006, 1012, 4000, 65535])
async def test_a_close_has_any_code(server: Server, wire: RawClient, code: int) -> None:
    server.faults.close(code, "so be it")
    written = b"\x88\x0a" + code.to_bytes(2, "big") + b"so be it"
    assert await wire.stream.receive() == written


async def test_a_close_comes_in_the_place_of_a_frame(
    server: Server, follower: RawClient, alice: quickmeet.Client
) -> None:
    server.faults.close(4000, "enough", events(MESSAGES), after=1)
    for text in ("one", "two"):
        await alice.messages.send(ROOM, text)
    assert (await follower.json())["fields"]["args"][0]["msg"] == "one"
    frame = await follower.frame()
    assert Close.parse(frame.data) == Close(4000, "enough")


@pytest.mark.parametrize("code", [1000, 1006, 4000])
async def test_a_session_comes_back_after_any_close(
    server: Server, session: quickmeet.Client, alice: quickmeet.Client, code: int
) -> None:
    changes = session.status_changes()
    async with session.messages.follow(ROOM) as heard:
        server.faults.close(code, "so be it", user="bob")
        await came_back(changes)
        await alice.messages.send(ROOM, "still there?")
        assert (await anext(heard)).text == "still there?"


@pytest.mark.parametrize(("code", "reason"), [(-1, ""), (65536, ""), (1000, "x" * 124)])
async def test_what_no_close_frame_can_say_is_refused(
    code: int, reason: str, faults_of_none: Faults
) -> None:
    with pytest.raises(ValueError, match="in a close frame"):
        faults_of_none.close(code, reason)


# Silence


async def test_a_silent_server_answers_no_ping_and_keeps_the_connection(
    server: Server, wire: RawClient
) -> None:
    with server.faults.silence():
        await wire.send({"msg": "ping", "id": "1"})
        with anyio.move_on_after(0.05) as scope:
            await wire.frame()
        assert scope.cancelled_caught
        assert server.connections == 1
    with pytest.raises(HungUpError):
        await wire.frame()


async def test_a_silent_server_answers_no_upgrade(server: Server) -> None:
    with server.faults.silence() as fault, anyio.move_on_after(0.05) as scope:
        async with raw(server.url):
            pytest.fail("answered")
    assert scope.cancelled_caught
    assert fault.happened == 1


async def test_a_session_notices_silence_and_comes_back(
    server: Server, session: quickmeet.Client, alice: quickmeet.Client
) -> None:
    changes = session.status_changes()
    async with session.messages.follow(ROOM) as heard:
        with server.faults.silence(user="bob", times=1) as fault:
            sent = await alice.messages.send(ROOM, "into the void")
            assert "nothing" in str(await lost(changes))
            assert fault.happened == 1
        assert (await anext(heard)).id == sent.id


async def test_silence_begins_at_a_frame(server: Server, wire: RawClient) -> None:
    server.faults.silence(calls("rooms/get"))
    await wire.pong()
    await wire.send(
        {"msg": "method", "id": "1", "method": "rooms/get", "params": []},
        {"msg": "ping", "id": "1"},
    )
    with anyio.move_on_after(0.05) as scope:
        await wire.frame()
    assert scope.cancelled_caught


# Slowness


async def test_bytes_drip(server: Server, wire: RawClient) -> None:
    with server.faults.drip(3, 0.001):
        await wire.pong()
    assert len(wire.reads) > 10
    assert min(wire.reads[-5:]) <= 3


async def test_a_session_copes_with_a_drip(
    server: Server, session: quickmeet.Client
) -> None:
    with server.faults.drip(7, user="bob") as fault:
        assert await session.rooms.find_id("general") == ROOM
        assert fault.happened
    assert session.statistics.connections_lost == 0


# Which, whose, how often


async def test_a_fault_affects_the_named_user(
    server: Server, session: quickmeet.Client, alice: quickmeet.Client
) -> None:
    changes = session.status_changes()
    server.faults.drop(user="bob")
    assert isinstance(await came_back(changes), TransportClosedError)
    assert alice.statistics.connections_lost == 0


async def test_the_newest_fault_happens(server: Server, wire: RawClient) -> None:
    with server.faults.drop(frames("pong")) as older:
        with server.faults.duplicate(frames("pong")) as newer:
            await wire.pong()
            assert (await wire.json())["msg"] == "pong"
        await wire.send({"msg": "ping", "id": "1"})
        with pytest.raises(HungUpError):
            await wire.frame()
    assert (older.happened, newer.happened) == (1, 1)


async def test_all_faults_can_be_cleared(server: Server, wire: RawClient) -> None:
    held = server.faults.hold(frames("pong"))
    server.faults.drop(calls())
    server.faults.close(1001, at=subscribes(MESSAGES, "x"))
    await wire.send({"msg": "ping", "id": "alive"})
    await held.wait()
    server.faults.clear()
    assert (await wire.json())["id"] == "alive"
    await wire.call("rooms/get")
    await wire.subscribe(MESSAGES, "x")


async def test_nobody_is_hit_for_a_misspelt_limit(faults_of_none: Faults) -> None:
    faults: Any = faults_of_none
    for fault, limit in (
        (faults.drop, "users"),
        (faults.close, "users"),
        (faults.refuse_connections, "user"),
        (faults.refuse_login, "user"),
        (partial(faults.refuse_request, "/api"), "user"),
    ):
        with pytest.raises(TypeError, match=limit):
            fault(**{limit: "bob"})


async def test_what_comes_in_cannot_be_held(faults_of_none: Faults) -> None:
    with pytest.raises(ValueError, match="only frames to the client"):
        faults_of_none.hold(calls())
    with pytest.raises(ValueError, match="at least 1 byte"):
        faults_of_none.drip(0)


async def test_frames_that_are_no_ddp_meet_no_fault(
    server: Server, wire: RawClient
) -> None:
    with server.faults.drop(calls()):
        await wire.send(["no", "ddp"])
        assert (await wire.json())["msg"] == "error"


async def test_a_fault_says_what_it_is(server: Server) -> None:
    with server.faults.hold() as fault:
        assert repr(fault) == "<Hold active, happened 0 times>"
    fault.lift()
    assert repr(fault) == "<Hold over, happened 0 times>"
    with pytest.raises(TimeoutError, match="not 1 in 0 seconds"):
        fault.wait_blocking(limit=0)
