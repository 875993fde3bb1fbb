# SPDX-License-Identifier: MIT
"""All changes of all one's rooms, once, across breaks and restarts."""

from collections.abc import AsyncIterator
from typing import Any

import anyio
import msgspec
import pytest

import quickmeet
from quickmeet import MessageDeleted, MessageSent, MessageUpdated
from quickmeet_devserver import Server, serve

pytestmark = pytest.mark.timeout(60)

BOT = quickmeet.Password("bot", "secret")
SOON = quickmeet.Reconnect(first=0.01, longest=0.05)
Changes = quickmeet.ChangesMine[quickmeet.types.Message]


@pytest.fixture(params=["6.5.3", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    """Servers with all methods, and with few."""
    users = [("bot", "secret"), ("alice", "secret")]
    async with serve(users=users, server_version=request.param) as server:
        yield server


@pytest.fixture
async def alice(server: Server) -> AsyncIterator[quickmeet.HttpClient]:
    """Somebody who talks."""
    async with quickmeet.connect_http(
        server.url, quickmeet.Password("alice", "secret")
    ) as alice:
        yield alice


def short(change: quickmeet.Change[quickmeet.types.Message]) -> str:
    match change:
        case MessageSent(message):
            return f"+{message.text}"
        case MessageUpdated(message):
            return f"~{message.text}"
        case MessageDeleted():
            return "-"
        case quickmeet.Gap(reason=reason):
            return f"gap: {reason}"


async def told(changes: Changes, count: int) -> list[tuple[str, str]]:
    """Take so many changes: the room, and in short what happened."""
    with anyio.fail_after(10):
        found = [await anext(changes) for _ in range(count)]
    return [(change.room_id, short(change)) for change in found]


async def nothing_more(changes: Changes) -> bool:
    with anyio.move_on_after(0.7):
        await anext(changes)
        return False
    return True


async def make_room(alice: quickmeet.HttpClient, name: str) -> str:
    return (await alice.rooms.create_private(name, ["bot"])).room_id


async def test_new_changed_and_deleted_messages_of_all_rooms_are_delivered(
    server: Server, alice: quickmeet.HttpClient
) -> None:
    room = await make_room(alice, "one")
    async with (
        quickmeet.connect(server.url, BOT) as bot,
        bot.messages.changes_mine() as changes,
    ):
        first = await alice.messages.send("GENERAL", "hello")
        second = await alice.messages.send(room, "there")
        assert await told(changes, 2) == [("GENERAL", "+hello"), (room, "+there")]
        await alice.messages.edit(first.id, room_id="GENERAL", text="hello!")
        assert await told(changes, 1) == [("GENERAL", "~hello!")]
        await alice.messages.delete(second.id, room_id=room)
        assert await told(changes, 1) == [(room, "-")]
        assert await nothing_more(changes)


async def test_changes_between_two_runs_are_delivered_once(
    server: Server, alice: quickmeet.HttpClient
) -> None:
    room = await make_room(alice, "one")
    quiet = await make_room(alice, "quiet")
    old = await alice.messages.send(quiet, "old")
    async with (
        quickmeet.connect(server.url, BOT) as bot,
        bot.messages.changes_mine() as changes,
    ):
        first = await alice.messages.send(room, "first")
        await alice.messages.send("GENERAL", "seen")
        assert len(await told(changes, 2)) == 2
        saved = str(changes.cursor)

    joined = await make_room(alice, "joined")
    await alice.messages.send(joined, "welcome")
    await alice.messages.send("GENERAL", "missed")
    await alice.messages.delete(first.id, room_id=room)
    await alice.messages.react(":+1:", old.id)
    async with (
        quickmeet.connect(server.url, BOT) as bot,
        bot.messages.changes_mine(since=quickmeet.Cursor.parse(saved)) as changes,
    ):
        found: set[tuple[str, str]] = set()
        with anyio.fail_after(10):
            async for change in changes:
                found.add((change.room_id, short(change)))
                if (quiet, "~old") in found and len(found) > 3:
                    break
        assert {
            (joined, "+welcome"),
            ("GENERAL", "+missed"),
            (room, "-"),
            (quiet, "~old"),
        } <= found
        assert ("GENERAL", "+seen") not in found
        while not await nothing_more(changes):
            pass
        again = str(changes.cursor)
    async with (
        quickmeet.connect(server.url, BOT) as bot,
        bot.messages.changes_mine(since=quickmeet.Cursor.parse(again)) as changes,
    ):
        assert await nothing_more(changes)
        assert len(str(changes.cursor)) < 2000


async def test_a_break_loses_and_repeats_nothing(
    server: Server, alice: quickmeet.HttpClient
) -> None:
    rooms = [await make_room(alice, f"room{number}") for number in range(3)]
    async with (
        quickmeet.connect(server.url, BOT, reconnect=SOON) as bot,
        bot.messages.changes_mine() as changes,
    ):
        expected: list[str] = []
        for number in range(12):
            room = rooms[number % 3]
            await alice.messages.send(room, f"{number}")
            expected.append(f"+{number}")
            if number == 5:
                server.disconnect_all()
        assert sorted(text for _, text in await told(changes, 12)) == sorted(expected)
        assert await nothing_more(changes)


async def test_new_messages_are_new_though_the_rooms_are_stamped_ahead_of_them() -> (
    None
):
    """Stamps of changes run ahead of moments of sending: clocks of servers differ."""
    now = 1_800_000_000_000
    users = [("bot", "secret"), ("alice", "secret")]
    async with (
        serve(users=users, clock=lambda: now) as server,
        quickmeet.connect_http(
            server.url, quickmeet.Password("alice", "secret")
        ) as alice,
    ):
        old = await alice.messages.send("GENERAL", "old")
        for number in range(20):
            await make_room(alice, f"room{number}")
        async with (
            quickmeet.connect(server.url, BOT, reconnect=SOON) as bot,
            bot.messages.changes_mine() as changes,
        ):
            for number in range(3):
                now += 1
                await alice.messages.send("GENERAL", f"{number}")
            server.disconnect_all()
            now += 1
            await alice.messages.send("GENERAL", "3")
            await alice.messages.react(":+1:", old.id)
            expected = ["+0", "+1", "+2", "+3", "~old"]
            assert [text for _, text in await told(changes, 5)] == expected


async def test_a_break_before_the_first_message_loses_nothing(
    server: Server, alice: quickmeet.HttpClient
) -> None:
    async with (
        quickmeet.connect(server.url, BOT, reconnect=SOON) as bot,
        bot.messages.changes_mine() as changes,
    ):
        assert changes.cursor is not None
        server.disconnect_all()
        await alice.messages.send("GENERAL", "first")
        assert await told(changes, 1) == [("GENERAL", "+first")]


async def test_a_public_channel_without_membership_is_not_delivered(
    server: Server, alice: quickmeet.HttpClient
) -> None:
    channel = (await alice.rooms.create_channel("elsewhere", [])).room_id
    async with (
        quickmeet.connect(server.url, BOT) as bot,
        bot.messages.changes_mine() as changes,
    ):
        await alice.messages.send(channel, "not for the bot")
        await alice.messages.send("GENERAL", "for all")
        assert await told(changes, 1) == [("GENERAL", "+for all")]


async def test_an_anonymous_session_has_no_rooms(server: Server) -> None:
    async with quickmeet.connect(server.url) as nobody:
        with pytest.raises(quickmeet.LocalProtocolError, match="nobody is logged in"):
            await nobody.messages.changes_mine().__aenter__()


def test_a_change_is_a_tagged_union() -> None:
    change: quickmeet.Change[str] = MessageSent("hello", "GENERAL")
    union: Any = quickmeet.Change
    decoder = msgspec.json.Decoder(union[str])
    assert decoder.decode(msgspec.json.encode(change)) == change
    assert b'"change":"sent"' in msgspec.json.encode(change)
