# SPDX-License-Identifier: MIT
"""A loop over what no block has entered."""

import anyio
import pytest

import quickmeet


async def send_until_cancelled(client: quickmeet.Client, room_id: str) -> None:
    while True:
        await client.messages.send(room_id, "again")


async def test_a_loop_over_events_subscribes_and_leaves(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    follows = alice.messages.follow(general)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(send_until_cancelled, bob, general)
        async for message in follows:
            assert message.text == "again"
            assert follows.is_ready
            break
        tasks.cancel_scope.cancel()
    assert not follows.is_ready
    with pytest.raises(quickmeet.LocalProtocolError, match="was entered"):
        await follows.__aenter__()


async def test_a_loop_over_changes_subscribes_and_leaves(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    changes = alice.messages.changes(general)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(send_until_cancelled, bob, general)
        async for change in changes:
            assert isinstance(change, quickmeet.MessageSent)
            break
        tasks.cancel_scope.cancel()
    assert not changes.is_caught_up


async def test_a_subscription_that_is_refused_is_raised_by_the_loop(
    alice: quickmeet.Client,
) -> None:
    with pytest.raises(quickmeet.SubscriptionError):
        async for _ in alice.messages.follow("no-such-room"):
            pass


async def test_a_loop_that_is_never_begun_subscribes_to_nothing(
    alice: quickmeet.Client, general: str
) -> None:
    follows = alice.messages.follow(general)
    aiter(follows)
    assert not follows.is_ready
    async with follows:
        assert follows.is_ready
