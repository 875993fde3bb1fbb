# SPDX-License-Identifier: MIT
"""One program, the same lines, on every server: missing methods go to REST."""

from collections.abc import AsyncGenerator

import pytest

import quickmeet
from quickmeet_devserver import Server, serve

from .conftest import PASSWORDS, connect, connect_http

FIELDS = {
    *("id", "room_id", "author", "text", "raw_markup", "urls", "mentions"),
    *("room_mentions", "sent_at", "updated_at", "edited_at", "edited_by"),
    *("reactions", "is_pinned", "pinned_at", "pinned_by"),
}
"""What a message has that was edited, pinned and reacted to, wherever it is from."""

NEW_IN_4 = {"raw_markup"}
"""What servers before 4 do not say."""

VERSIONS = ("3.18.4", "5.4.0", "6.5.3", "7.10.0", "8.4.0", "9.0.0")


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["monolith", "ddp-streamer"])
async def any_server(
    request: pytest.FixtureRequest, version: str
) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(
        users=users, server_version=version, front=str(request.param)
    ) as server:
        yield server


AnyClient = quickmeet.Client | quickmeet.HttpClient


async def write(client: AnyClient, room_id: str) -> quickmeet.types.Message:
    """Send a message, and do to it what one can."""
    sent = await client.messages.send(room_id, "first")
    assert isinstance(sent, quickmeet.types.Message)
    assert isinstance(sent.sent_at, quickmeet.Timestamp)
    assert sent.author.username == "alice"
    await client.messages.edit(sent.id, "first of all", room_id=room_id)
    await client.messages.react("rocket", sent.id)
    await client.messages.pin(sent.id, room_id=room_id)
    return sent


def fields_of(message: quickmeet.types.Message) -> set[str]:
    """The fields that came."""
    names = message.__struct_fields__
    return {name for name in names if getattr(message, name) is not quickmeet.UNSET}


async def look_back(client: AnyClient, room_id: str, message_id: str) -> None:
    """Find what was written, in every way that there is."""
    stored = await client.messages.get(message_id)
    assert stored is not None
    assert stored.text == "first of all"
    assert stored.reactions
    assert set(stored.reactions) == {":rocket:"}
    assert stored.is_pinned is True
    version = await client.server_version()
    is_old = version is not None and version.major < 4
    assert fields_of(stored) == FIELDS - (NEW_IN_4 if is_old else set())

    found = await client.search.find_messages("all", room_id=room_id)
    assert not isinstance(found, bool)
    page = await client.messages.load_history(room_id)
    assert message_id in {message.id for message in page.messages}
    assert isinstance(page.messages[0].sent_at, quickmeet.Timestamp)
    history = [message async for message in client.messages.history(room_id)]
    assert [one for one in history if one.id == message_id] == [stored]


async def leave(client: AnyClient, room_id: str) -> None:
    """Leave a room and be no member any more."""
    await client.rooms.leave(room_id)
    memberships = await client.rooms.list_memberships()
    assert room_id not in {one.room_id for one in memberships}


async def test_the_same_program_runs_on_every_server(any_server: Server) -> None:
    async with connect(any_server, "alice") as client:
        assert {room.id for room in await client.rooms.list()} >= {"GENERAL"}
        made = await client.rooms.create_channel("workshop", ["bob"])
        room_id = made.room_id
        async with client.messages.follow(room_id) as messages:
            sent = await write(client, room_id)
            seen = [await anext(messages) for _ in range(4)]
        assert seen[0].text == "first"
        await look_back(client, room_id, sent.id)
        await client.presence.set_status(status="busy", text="at work")
        assert await client.rooms.find_id("workshop") == room_id
        with pytest.raises(quickmeet.errors.LastOwnerError):
            await client.rooms.leave(room_id)
    async with connect(any_server, "bob") as client:
        await leave(client, room_id)


async def test_the_same_program_runs_without_a_websocket(version: str) -> None:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=version) as server:
        async with connect_http(server, "alice") as client:
            assert {room.id for room in await client.rooms.list()} >= {"GENERAL"}
            made = await client.rooms.create_channel("workshop", ["bob"])
            sent = await write(client, made.room_id)
            await look_back(client, made.room_id, sent.id)
            await client.presence.set_status(status="busy", text="at work")
            assert await client.rooms.find_id("workshop") == made.room_id
            with pytest.raises(quickmeet.errors.LastOwnerError):
                await client.rooms.leave(made.room_id)
        async with connect_http(server, "bob") as client:
            await leave(client, made.room_id)
        assert server.connections == 0
