# SPDX-License-Identifier: MIT
"""The rooms of an account, kept current: what is read is what the server has."""

from collections.abc import AsyncIterator, Mapping

import pytest

import quickmeet
import quickmeet.sync
from quickmeet import MirroredRoom
from quickmeet.types import Membership, Room
from quickmeet_devserver import Server, serve, threaded_server

pytestmark = pytest.mark.timeout(60)

Rooms = Mapping[str, MirroredRoom[Room, Membership]]
SOON = quickmeet.Reconnect(first=0.01, longest=0.05)
WITHIN = 20


@pytest.fixture(params=["6.5.3", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    """Servers with all methods, and with few."""
    users = [("bot", "secret"), ("alice", "secret")]
    async with serve(users=users, server_version=request.param) as server:
        yield server


@pytest.fixture
async def alice(server: Server) -> AsyncIterator[quickmeet.HttpClient]:
    """Somebody who makes rooms."""
    login = quickmeet.Password("alice", "secret")
    async with quickmeet.connect_http(server.url, login) as alice:
        yield alice


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[quickmeet.Client]:
    login = quickmeet.Password("bot", "secret")
    async with quickmeet.connect(server.url, login, reconnect=SOON) as bot:
        yield bot


async def test_it_has_all_rooms_when_it_is_entered(
    bot: quickmeet.Client, alice: quickmeet.HttpClient
) -> None:
    plans = (await alice.rooms.create_private("plans", ["bot"])).room_id
    talk = (await alice.rooms.create_direct("bot")).room_id
    async with bot.rooms.mirror() as rooms:
        assert rooms.is_current
        assert set(rooms) == {"GENERAL", plans, talk}
        assert len(rooms) == 3
        assert [rooms[one].kind for one in ("GENERAL", plans, talk)] == ["c", "p", "d"]
        assert rooms[plans].name == "plans"
        room = rooms[plans].room
        assert room
        assert room.id == plans
        assert rooms[plans].membership.room_id == plans
        for name, room_id in (("#plans", plans), ("plans", plans), ("@alice", talk)):
            found = rooms.find(name)
            assert found
            assert found.id == room_id
        assert rooms.find("alice") is None
        assert rooms.find("nowhere") is None
        assert repr(rooms) == "<RoomMirror of 3 rooms>"
    assert len(rooms) == 3
    assert not rooms.is_current


async def test_rooms_that_come_change_and_go_are_followed(
    bot: quickmeet.Client, alice: quickmeet.HttpClient
) -> None:
    async with bot.rooms.mirror() as rooms:
        plans = (await alice.rooms.create_private("plans", ["bot"])).room_id
        await rooms.wait_for(
            lambda now: plans in now and now[plans].room is not None, within=WITHIN
        )

        def has_topic(now: Rooms) -> bool:
            room = now[plans].room
            return room is not None and room.topic == "next"

        await alice.rooms.set_topic(plans, "next")
        await rooms.wait_for(has_topic, within=WITHIN)
        await alice.rooms.rename(plans, "later")
        await rooms.wait_for(lambda now: now[plans].name == "later", within=WITHIN)
        assert rooms.find("plans") is None
        found = rooms.find("later")
        assert found
        assert found.id == plans
        await alice.rooms.remove_member(plans, "bot")
        await rooms.wait_for(lambda now: plans not in now, within=WITHIN)
        assert rooms.find("later") is None
        with pytest.raises(KeyError):
            rooms[plans]


async def test_it_holds_no_messages(
    bot: quickmeet.Client, alice: quickmeet.HttpClient
) -> None:
    def counts(now: Rooms) -> bool:
        room = now["GENERAL"].room
        return room is not None and bool(room.message_count)

    async with bot.rooms.mirror() as rooms:
        await alice.messages.send("GENERAL", "hello")
        await rooms.wait_for(counts, within=WITHIN)
        room = rooms["GENERAL"].room
        assert room
        assert not room.last_message


async def test_what_happened_without_a_connection_is_there_after_it(
    server: Server, bot: quickmeet.Client, alice: quickmeet.HttpClient
) -> None:
    old = (await alice.rooms.create_private("old", ["bot"])).room_id
    async with bot.rooms.mirror() as rooms:
        assert old in rooms
        async with server.stopped():
            pass  # every connection is gone
        new = (await alice.rooms.create_private("new", ["bot"])).room_id
        await alice.rooms.remove_member(old, "bot")
        await rooms.wait_for(lambda now: new in now and old not in now, within=WITHIN)
        await rooms.wait_for(lambda now: now[new].room is not None, within=WITHIN)


async def test_nobody_has_no_rooms(server: Server) -> None:
    async with quickmeet.connect(server.url) as nobody:
        with pytest.raises(quickmeet.LocalProtocolError, match="log in before"):
            await nobody.rooms.mirror().__aenter__()


async def test_waiting_ends_with_the_block_and_with_the_limit(
    bot: quickmeet.Client,
) -> None:
    async with bot.rooms.mirror() as rooms:
        with pytest.raises(TimeoutError, match="condition not met within"):
            await rooms.wait_for(lambda now: not now, within=0)
    with pytest.raises(quickmeet.ClosedError, match="left before"):
        await rooms.wait_for(lambda now: not now, within=WITHIN)


async def test_reading_says_that_the_session_has_ended(server: Server) -> None:
    login = quickmeet.Password("bot", "secret")
    async with quickmeet.connect(server.url, login) as bot:
        rooms = bot.rooms.mirror()
        await rooms.__aenter__()
    with pytest.raises(quickmeet.ConnectionLostError):
        len(rooms)


def test_without_an_event_loop() -> None:
    with threaded_server() as server:
        server.add_user("bot", "secret")
        login = quickmeet.Password("bot", "secret")
        with (
            quickmeet.sync.connect(server.url, login) as bot,
            bot.rooms.mirror() as mirror,
        ):
            made = bot.rooms.create_channel("plans", []).room_id
            mirror.wait_for(lambda now: made in now, within=WITHIN)
            assert mirror.is_current
            assert mirror.rooms[made].name == "plans"
            found = mirror.find("#plans")
            assert found
            assert found.id == made
            assert "RoomMirror of 2 rooms" in repr(mirror)


async def test_it_takes_a_websocket(alice: quickmeet.HttpClient) -> None:
    with pytest.raises(quickmeet.LocalProtocolError):
        alice.rooms.mirror()
