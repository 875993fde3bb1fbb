# SPDX-License-Identifier: MIT
"""Rooms and memberships, and the events that others get of them."""

import anyio
import pytest

import quickmeet
from quickmeet.errors import (
    DuplicateRoomNameError,
    InvalidRoomError,
    InvalidRoomNameError,
    InvalidUserError,
    LastOwnerError,
    NotAllowedError,
)
from quickmeet.types import Membership, MembershipChange


async def test_a_new_member_is_notified_of_the_room(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    user_id = bob.user_id or ""
    async with bob.rooms.follow_membership_changes(user_id) as changes:
        room = await alice.rooms.create_private("plans", ["bob"])
        change = await anext(changes)
    assert isinstance(change, MembershipChange)
    assert change.change == "inserted"
    assert (change.membership.room_id, change.membership.name) == (
        room.room_id,
        "plans",
    )
    memberships = await bob.rooms.list_memberships()
    assert {one.name for one in memberships} == {"general", "plans"}


async def test_names_that_cannot_be_are_refused(alice: quickmeet.Client) -> None:
    with pytest.raises(InvalidRoomNameError, match="not a valid room name"):
        await alice.rooms.create_channel("bad name!!", [])
    with pytest.raises(DuplicateRoomNameError):
        await alice.rooms.create_channel("general", [])


async def test_a_private_group_is_closed_to_others(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await alice.rooms.create_private("secret", [])
    with pytest.raises(quickmeet.SubscriptionError, match="not-allowed"):
        async with bob.messages.follow(room.room_id):
            pytest.fail("entered")
    with pytest.raises(NotAllowedError):
        await bob.rooms.find_id("secret")
    with pytest.raises(NotAllowedError):
        await bob.messages.send(room.room_id, text="let me in")
    with pytest.raises(quickmeet.RefusedError):
        await bob.messages.load_history(room.room_id)


async def test_a_direct_room_is_the_same_for_both(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    one = await alice.rooms.create_direct("bob")
    other = await bob.rooms.create_direct("alice")
    assert one.room_id == other.room_id
    async with bob.messages.follow(one.room_id) as messages:
        await alice.messages.send(one.room_id, text="psst")
        assert (await anext(messages)).text == "psst"
    with pytest.raises(InvalidUserError):
        await alice.rooms.create_direct("nobody")


async def test_a_room_is_joined_and_left_with_a_word_in_it(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await alice.rooms.create_channel("open", [])
    async with alice.messages.follow(room.room_id) as messages:
        assert await bob.rooms.join(room.room_id) is True
        await bob.rooms.leave(room.room_id)
        kinds = [(await anext(messages)).kind for _ in range(2)]
    assert kinds == ["uj", "ul"]
    with pytest.raises(LastOwnerError):
        await alice.rooms.leave(room.room_id)
    with pytest.raises(InvalidRoomError):
        await bob.rooms.join("nope")


async def test_changes_of_a_room_reach_its_members(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await alice.rooms.create_channel("news", ["bob"])
    async with bob.rooms.follow_changes(bob.user_id or "") as changes:
        await alice.rooms.save_settings(room.room_id, "roomTopic", value="today")
        with anyio.fail_after(5):
            async for change in changes:
                if change.room.topic == "today":
                    break
    roles = await bob.rooms.list_roles(room.room_id)
    assert [(one.user.username, one.roles) for one in roles] == [("alice", ["owner"])]


async def test_unread_counters_follow_what_is_sent_and_read(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await alice.rooms.create_channel("busy", ["bob"])
    await alice.messages.send(room.room_id, text="@bob look")

    async def membership() -> Membership:
        memberships = await bob.rooms.list_memberships()
        return next(one for one in memberships if one.room_id == room.room_id)

    unread = await membership()
    assert (unread.unread_count, unread.has_alert) == (1, True)
    await bob.rooms.mark_read(room.room_id)
    read = await membership()
    assert (read.unread_count, read.has_alert) == (0, False)


async def test_an_erased_room_is_gone_for_its_members(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await alice.rooms.create_private("brief", ["bob"])
    user_id = bob.user_id or ""
    async with bob.rooms.follow_membership_changes(user_id) as changes:
        await alice.rooms.delete(room.room_id)
        assert (await anext(changes)).change == "removed"
    assert [one.name for one in await bob.rooms.list()] == ["general"]


async def test_search_finds_people_and_rooms(alice: quickmeet.Client) -> None:
    found = await alice.rooms.search("bo")
    assert [one.username for one in found.users] == ["bob"]
