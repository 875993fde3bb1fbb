# SPDX-License-Identifier: MIT
"""Users in direct conversations are notified when the other is renamed or deleted."""

import hashlib
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from tests.devserver.people import call, say
from tests.devserver.raw import RawClient, raw


async def direct_room(client: quickmeet.Client, *names: str) -> str:
    return str((await call(client, "createDirectMessage", *names))["rid"])


async def listen(client: RawClient, user_id: str | None) -> None:
    """Subscribe bob's raw client to rooms, memberships and everybody's names."""
    await client.log_in("bob", "builder")
    for event in ("rooms-changed", "subscriptions-changed"):
        await client.subscribe("stream-notify-user", f"{user_id}/{event}")
    for event in ("Users:NameChanged", "Users:Deleted"):
        await client.subscribe("stream-notify-logged", event)


async def heard(client: RawClient, *wanted: str) -> list[tuple[str, list[Any]]]:
    """The events that come, up to the last of those that are wanted."""
    events: list[tuple[str, list[Any]]] = []
    left = list(wanted)
    while left:
        frame = await client.json()
        if frame["msg"] == "changed":
            name = str(frame["fields"]["eventName"]).rpartition("/")[2]
            events.append((name, frame["fields"]["args"]))
            if name in left:
                left.remove(name)
    return events


async def test_a_new_username_is_shown_in_conversations(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room_id = await direct_room(alice, "bob")
    first = await say(alice, room_id, "before")
    async with raw(server.url) as client:
        await listen(client, bob.user_id)
        await call(alice, "setUsername", "alicia")
        events = dict(
            await heard(
                client, "Users:NameChanged", "rooms-changed", "subscriptions-changed"
            )
        )

    assert events["Users:NameChanged"][0]["username"] == "alicia"
    assert sorted(events["rooms-changed"][1]["usernames"]) == ["alicia", "bob"]
    assert events["subscriptions-changed"][1]["name"] == "alicia"
    message = await call(bob, "getSingleMessage", first["_id"])
    assert message["u"]["username"] == "alicia"


async def test_deactivation_closes_direct_rooms_until_it_ends(
    server: Server, admin: quickmeet.Client, bob: quickmeet.Client
) -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    new = {"username": "zoe", "name": "Zoe", "email": "zoe@example.com"}
    factor = {
        "twoFactorCode": hashlib.sha256(server.admin_password.encode()).hexdigest(),
        "twoFactorMethod": "password",
    }
    made = await call(admin, "insertOrUpdateUser", {**new, "password": digest}, factor)
    room_id = await direct_room(bob, "zoe")
    async with raw(server.url) as client:
        await listen(client, bob.user_id)
        for is_active in (False, True):
            await call(admin, "setUserActiveStatus", made, is_active, False)  # noqa: FBT003  # as the wire has it
            told = await heard(client, "subscriptions-changed", "rooms-changed")
            events = dict(told)
            assert events["subscriptions-changed"][1]["archived"] is not is_active
            assert events["rooms-changed"][1]["ro"] is not is_active
        await call(admin, "deleteUser", made, True)  # noqa: FBT003  # as the wire has it
        gone = dict(await heard(client, "subscriptions-changed", "Users:Deleted"))

    assert gone["subscriptions-changed"][0] == "removed"
    assert await call(bob, "loadHistory", room_id, None, 5, None) is False


async def test_an_unknown_role_is_granted_to_nobody(admin: quickmeet.Client) -> None:
    with pytest.raises(MethodError, match="error-invalid-role"):
        await call(admin, "authorization:addUserToRole", "nope", "bob", None)


async def test_a_reaction_shows_in_the_room(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    sent = await say(alice, "GENERAL", "hi")
    async with raw(server.url) as client:
        await listen(client, bob.user_id)
        await call(alice, "setReaction", "smile", sent["_id"])
        events = dict(await heard(client, "rooms-changed"))

    last = events["rooms-changed"][1]["lastMessage"]
    assert last["reactions"] == {":smile:": {"usernames": ["alice"]}}
