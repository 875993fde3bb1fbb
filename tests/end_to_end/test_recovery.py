# SPDX-License-Identifier: MIT
"""Missed events of many rooms arrive in seconds, on every kind of server."""

import anyio
import pytest

import quickmeet
from quickmeet_devserver import proxied, serve

pytestmark = pytest.mark.timeout(60)

ROOMS = 60


async def test_many_rooms_are_caught_up_within_seconds_and_the_session_is_healthy() -> (
    None
):
    """DDP alone takes nine rooms in ten seconds."""
    users = [("bot", "secret"), ("alice", "secret")]
    soon = quickmeet.Reconnect(first=0.01, longest=0.05)
    async with (
        serve(users=users) as server,
        quickmeet.connect(
            server.url, quickmeet.Password("bot", "secret"), reconnect=soon
        ) as bot,
        quickmeet.connect_http(
            server.url,
            quickmeet.Password("alice", "secret"),
            wait_when_limited=60,
            time_limit=60,
        ) as alice,
        anyio.create_task_group() as tasks,
    ):
        rooms = [
            (await alice.rooms.create_channel(f"room{number}", ["bot"])).room_id
            for number in range(ROOMS)
        ]
        followed: list[quickmeet.Subscription[quickmeet.types.Message]] = []
        told: set[str] = set()

        async def follow(room_id: str) -> None:
            async with bot.messages.follow(room_id) as messages:
                followed.append(messages)
                async for message in messages:
                    told.add(message.text)

        for room_id in rooms:
            tasks.start_soon(follow, room_id)
        while len(followed) < ROOMS:  # noqa: ASYNC110  # each enters when it is ready
            await anyio.sleep(0.01)
        server.disconnect_all()
        for number in (0, ROOMS // 2, ROOMS - 1):
            await alice.messages.send(rooms[number], f"missed {number}")

        with anyio.fail_after(9):
            while len(told) < 3 or not all(  # noqa: ASYNC110  # looked at from outside
                one.is_ready for one in followed
            ):
                await anyio.sleep(0.01)
        assert bot.is_healthy
        assert bot.statistics.gaps == 0
        tasks.cancel_scope.cancel()


async def test_a_server_without_the_method_is_asked_over_http() -> None:
    """Servers 9.x have events and little else on DDP."""
    users = [("bot", "secret"), ("alice", "secret")]
    soon = quickmeet.Reconnect(first=0.01, longest=0.05)
    async with (
        serve(users=users, server_version="9.0.0") as server,
        proxied(server.url) as proxy,
        quickmeet.connect(
            proxy.url, quickmeet.Password("bot", "secret"), reconnect=soon
        ) as bot,
        quickmeet.connect_http(
            server.url, quickmeet.Password("alice", "secret")
        ) as alice,
        bot.messages.changes("GENERAL") as changes,
    ):
        first = await alice.messages.send("GENERAL", "before")
        await anext(changes)
        proxy.refuse()
        proxy.cut()
        await alice.messages.edit(first.id, text="edited meanwhile")
        later = await alice.messages.send("GENERAL", "missed")
        await alice.messages.delete(first.id)
        proxy.refuse(is_refusing=False)

        with anyio.fail_after(10):
            told = [await anext(changes) for _ in range(2)]
        assert {type(one) for one in told} == {
            quickmeet.MessageSent,
            quickmeet.MessageDeleted,
        }
        assert later.text in str(told)
        assert bot.statistics.gaps == 0
