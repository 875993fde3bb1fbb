# SPDX-License-Identifier: MIT
"""Rooms by their names, wherever an id is taken: ``#general``, ``@alice``."""

from collections.abc import AsyncGenerator, Callable, Generator
from typing import Any, Final

import anyio
import pytest

import quickmeet
import quickmeet.sync
from quickmeet.types import RoomSettings
from quickmeet_devserver import Server, serve
from quickmeet_devserver.server.threaded import threaded_server

from .conftest import PASSWORDS, connect, connect_http

ROOM: Final = "#general"
VERSIONS: Final = ("3.18.0", "6.5.3", "9.0.0")

Open = Callable[[Server, str], Any]


@pytest.fixture(params=[connect, connect_http])
def open_session(request: pytest.FixtureRequest) -> Open:
    found: Open = request.param
    return found


@pytest.fixture(params=VERSIONS)
async def any_server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=request.param) as server:
        yield server


async def test_calls_of_every_form_take_names(
    any_server: Server, open_session: Open
) -> None:
    async with open_session(any_server, "alice") as client:
        sent = await client.messages.send(ROOM, "hello")
        assert sent.room_id == "GENERAL"
        info = await client.rooms.info(room_id=ROOM)
        assert info.id == "GENERAL"
        names = {one.username async for one in client.rooms.members(ROOM)}
        assert names >= {"alice", "bob"}
        texts = [one.text async for one in client.messages.history(ROOM)]
        assert "hello" in texts
        assert await client.rooms.find_id(ROOM) == "GENERAL"
        posted = await client.files.upload(ROOM, b"bytes", name="a.txt")
        assert posted.room_id == "GENERAL"


async def test_a_users_name_is_the_conversation_with_them(
    any_server: Server, open_session: Open
) -> None:
    async with (
        open_session(any_server, "alice") as alice,
        open_session(any_server, "bob") as bob,
    ):
        asked = await alice.messages.send("@bob", "are you there?")
        answered = await bob.messages.send("@alice", "yes")

    assert asked.room_id == answered.room_id != "@bob"


async def test_following_by_name_begins_when_it_is_entered(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    follows = alice.messages.follow(ROOM)
    async with (
        follows as messages,
        alice.messages.changes(ROOM) as changes,
        alice.messages.changes("@bob") as direct,
        alice.messages.follow_deletions(ROOM) as deletions,
    ):
        said = await bob.messages.send("GENERAL", "hello")
        await bob.messages.send("@alice", "psst")
        await bob.messages.delete(said.id, room_id=ROOM)
        assert (await anext(messages)).text == "hello"
        change = await anext(changes)
        assert isinstance(change, quickmeet.MessageSent)
        assert change.room_id == change.message.room_id == "GENERAL"
        whisper = await anext(direct)
        assert isinstance(whisper, quickmeet.MessageSent)
        assert whisper.room_id == whisper.message.room_id != "GENERAL"
        assert (await anext(deletions)).id == said.id


async def test_a_name_of_no_room_is_refused_before_anything_is_sent(
    any_server: Server, open_session: Open
) -> None:
    async with open_session(any_server, "alice") as client:
        for room in ("#nowhere", "@nobody", "#"):
            with pytest.raises(quickmeet.NoSuchRoomError, match=room):
                await client.messages.send(room, "hello")
        with pytest.raises(quickmeet.NoSuchRoomError, match="#nowhere"):
            await client.files.upload("#nowhere", b"bytes", name="a.txt")


async def test_a_name_of_no_room_cannot_be_followed(alice: quickmeet.Client) -> None:
    with pytest.raises(quickmeet.NoSuchRoomError, match="#nowhere"):
        async with alice.messages.follow("#nowhere"):
            pass
    with pytest.raises(quickmeet.NoSuchRoomError, match="@nobody"):
        async with alice.messages.changes("@nobody"):
            pass


async def test_a_room_that_took_the_name_of_a_deleted_one_gets_what_is_sent(
    any_server: Server, open_session: Open
) -> None:
    async with open_session(any_server, "alice") as client:
        old = await client.rooms.create_channel("plans", ["bob"])
        first = await client.messages.send("#plans", "one")
        assert first.room_id == old.room_id
        await client.rooms.delete(old.room_id)
        new = await client.rooms.create_channel("plans", ["bob"])

        second = await client.messages.send("#plans", "two")

    assert second.room_id == new.room_id


async def test_a_room_that_is_renamed_loses_its_old_name(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await bob.rooms.create_channel("plans", ["alice"])
    async with alice.messages.follow_mine() as heard:
        await alice.messages.send("#plans", "one")
        await bob.rooms.save_settings(room.room_id, RoomSettings(name="past"))
        await bob.messages.send(room.room_id, "renamed")
        with anyio.fail_after(30):
            async for event in heard:
                if (
                    event.message.text == "renamed"
                ):  # what came before it was heard, too
                    break
        with pytest.raises(quickmeet.NoSuchRoomError, match="#plans"):
            await alice.messages.send("#plans", "two")
        sent = await alice.messages.send("#past", "two")
    assert sent.room_id == room.room_id


@pytest.fixture
def blocking() -> Generator[quickmeet.sync.Client]:
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        login = quickmeet.Password("alice", "wonderland")
        with quickmeet.sync.connect(server.url, login) as client:
            yield client


def test_blocking_clients_take_names(blocking: quickmeet.sync.Client) -> None:
    with blocking.messages.follow(ROOM) as messages:
        blocking.messages.send(ROOM, "hello")
        assert next(messages).text == "hello"
    assert "hello" in [one.text for one in blocking.messages.history(ROOM)]
    with pytest.raises(quickmeet.NoSuchRoomError, match="#nowhere"):
        blocking.messages.send("#nowhere", "hello")
