# SPDX-License-Identifier: MIT
"""A removed member gets an error from the iterator of the room."""

from collections.abc import AsyncIterator

import pytest

import quickmeet
from quickmeet_devserver import Server

from .conftest import PASSWORDS


async def exhaust(events: AsyncIterator[object]) -> None:
    async for _ in events:
        pass


async def test_removal_from_a_private_room_ends_what_is_followed_there(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room_id = await server.add_room("secret", ["alice", "bob"], is_private=True)
    async with (
        bob.messages.follow(room_id) as messages,
        bob.messages.changes(room_id) as changes,
        bob.messages.follow("GENERAL") as general,
    ):
        await alice.messages.send(room_id, "while bob is in")
        assert (await anext(messages)).text == "while bob is in"
        await alice.rooms.remove_member(room_id, "bob")
        with pytest.raises(quickmeet.RemovedFromRoomError, match="was removed"):
            await exhaust(messages)
        with pytest.raises(quickmeet.RemovedFromRoomError):
            await exhaust(changes)
        await alice.messages.send("GENERAL", "elsewhere")
        assert (await anext(general)).text == "elsewhere"
    with pytest.raises(quickmeet.SubscriptionError):
        await bob.messages.follow(room_id).__aenter__()


async def test_removal_from_a_public_channel_misses_nothing(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room_id = await server.add_room("open", ["alice", "bob"])
    async with bob.messages.follow(room_id) as messages:
        await alice.messages.send(room_id, "before")
        await alice.rooms.remove_member(room_id, "bob")
        await alice.messages.send(room_id, "after")
        texts: list[str | None] = []
        async for message in messages:
            texts.append(message.text)
            if message.text == "after":
                break
        assert texts[0] == "before"
        assert texts.count("after") == 1


async def test_watching_for_removals_takes_none_of_the_subscriptions_one_may_have(
    server: Server,
) -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    session = quickmeet.connect(server.url, login, time_limit=10, subscriptions_limit=2)
    async with (
        session as client,
        client.messages.follow("GENERAL"),
        client.messages.follow_deletions("GENERAL"),
    ):
        with pytest.raises(quickmeet.LimitReachedError, match="2 events are followed"):
            await client.messages.follow_typing("GENERAL").__aenter__()
