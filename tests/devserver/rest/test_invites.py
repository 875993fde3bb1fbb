# SPDX-License-Identifier: MIT
"""Links that invite, rosters of rooms and servers, and what hangs on a room."""

import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import (
    PASSWORDS,
    call,
    connect,
    make_channel,
    members_of,
    say,
)
from tests.devserver.rest_client import Rest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_link_lets_in_as_many_as_it_says_for_as_long() -> None:
    async with (
        serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server,
        connect(server, "alice") as alice,
        connect(server, "bob") as bob,
    ):
        asker, guest, nobody = (Rest(server, one) for one in (alice, bob, None))
        made = await asker("POST", "groups.create", name="den")
        room = made["group"]["_id"]
        limits = {"rid": room, "days": 1, "maxUses": 5}
        link = await asker("POST", "findOrCreateInvite", **limits)
        again = await asker("POST", "findOrCreateInvite", **limits)
        assert (link["uses"], link["maxUses"], link["_id"]) == (0, 5, again["_id"])
        assert link["url"].endswith(f"/invite/{link['_id']}")
        token = {"token": link["_id"]}
        valid = await nobody("POST", "validateInviteToken", **token)
        assert valid == {"valid": True, "success": True}
        for _ in range(2):  # who is in stays in, and counts once
            joined = await guest("POST", "useInviteToken", **token)
            assert joined["room"]["rid"] == room
        (kept,) = await server.operate(lambda scope: scope.tx["invites"].find())
        assert kept["uses"] == 1

        def expire(scope: Scope) -> None:
            invite = scope.tx["invites"].get(link["_id"]) or {}
            scope.tx["invites"].save({**invite, "expires": {"$date": scope.now}})

        await server.operate(expire)
        assert not (await nobody("POST", "validateInviteToken", **token))["valid"]
        late = await guest("POST", "useInviteToken", **token)
        assert late["errorType"] == "error-invite-expired"


async def test_users_without_the_permission_make_list_and_revoke_no_links(
    server: Server, admin: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest, member = Rest(server, admin), Rest(server, bob)
    given = {"rid": "GENERAL", "days": 0, "maxUses": 0}
    link = await rest("POST", "findOrCreateInvite", **given)
    assert link["expires"] is None
    path = f"removeInvite/{link['_id']}"
    for verb, name in (
        ("POST", "findOrCreateInvite"), ("GET", "listInvites"), ("DELETE", path),
    ):  # fmt: skip
        assert (await member(verb, name, **given))["errorType"] == "error-not-allowed"
    assert [one["_id"] for one in await rest("GET", "listInvites")] == [link["_id"]]
    assert (await rest("DELETE", path))["success"]
    gone = await rest("DELETE", path)
    assert gone["errorType"] == "invalid-invitation-id"
    never = {"token": "never"}
    unknown = await member("POST", "validateInviteToken", **never)
    assert unknown["valid"] is False


async def test_members_are_listed_by_rank() -> None:
    async with (
        serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server,
        connect(server, "alice") as alice,
        connect(server, "bob") as bob,
    ):
        rest = Rest(server, bob)
        made = await rest("POST", "channels.create", name="den", members=["alice"])
        room = {"roomId": made["channel"]["_id"]}
        found = await rest("GET", "rooms.membersOrderedByRole", **room)
        named = [(one["username"], one["roles"]) for one in found["members"]]
        assert named == [("bob", ["owner"]), ("alice", [])]
        some = await rest("GET", "rooms.membersOrderedByRole", **room, filter="ALI")
        assert [one["username"] for one in some["members"]] == ["alice"]
        online = await rest(
            "GET", "rooms.membersOrderedByRole", **room, **{"status[]": "busy"}
        )
        assert (online["members"], online["total"]) == ([], 0)
        assert alice.user_id


async def test_accounts_are_listed_for_administrators() -> None:
    async with (
        serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server,
        connect(server, "admin", server.admin_password) as admin,
        connect(server, "bob") as bob,
    ):
        rest = Rest(server, admin)
        off = {"userId": bob.user_id, "activeStatus": False}
        refused = await Rest(server, bob)("GET", "users.listByStatus")
        assert refused["error"] == "unauthorized"
        assert (await rest("POST", "users.setActiveStatus", **off))["success"]
        for status, names in (("active", ["admin", "alice"]), ("deactivated", ["bob"])):
            found = await rest("GET", "users.listByStatus", status=status)
            assert [one["username"] for one in found["users"]] == names


async def test_all_sessions_of_a_user_end(
    server: Server, admin: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest = Rest(server, bob)
    other = await rest("POST", "users.logout", userId=admin.user_id)
    assert other["error"] == "unauthorized"
    said = await rest("POST", "users.logout")
    assert said["message"] == f"User {bob.user_id} has been logged out!"
    assert (await rest("GET", "me"))["status"] == "error"


async def test_what_hangs_on_a_room_is_listed(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    room = await make_channel(alice, "den", "admin")
    talk = {"prid": room, "t_name": "Tea time", "users": ["bob"]}
    await call(alice, "createDiscussion", talk)
    await say(alice, room, "no discussion")
    rest = Rest(server, alice)
    found = await rest("GET", "chat.getDiscussions", roomId=room)
    assert [one["msg"] for one in found["messages"]] == ["Tea time"]
    none = await rest("GET", "chat.getDiscussions", roomId=room, text="coffee")
    assert (none["messages"], none["total"]) == ([], 0)
    hook = {"type": "webhook-incoming", "name": "h", "username": "alice"}
    await Rest(server, admin)(
        "POST", "integrations.create", **hook,
        enabled=True, scriptEnabled=False, channel="#den",
    )  # fmt: skip
    seen = await Rest(server, admin)("GET", "channels.getIntegrations", roomId=room)
    assert [one["name"] for one in seen["integrations"]] == ["h"]
    refused = await rest("GET", "channels.getIntegrations", roomId=room)
    assert refused["error"] == "unauthorized"
    images = await rest("GET", "rooms.images", roomId=room, offset="x")
    assert images["files"] == []
    assert await members_of(alice, room) == ["admin", "alice"]
