# SPDX-License-Identifier: MIT
"""Moderation by owners: invite, remove, mute, promote."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.rooms import (
    AddOwnerHandler,
    MuteHandler,
    on_add_leader,
    on_add_member,
    on_add_members,
    on_add_moderator,
    on_add_owner,
    on_ignore_member,
    on_list_members,
    on_mute,
    on_remove_leader,
    on_remove_member,
    on_remove_moderator,
    on_remove_owner,
    on_unmute,
)
from quickmeet.types.rooms import MemberPageOptions
from quickmeet_devserver.base.documents import (
    Document,
    as_list,
    raw,
    user_reference,
    whole_number,
)
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import (
    may,
    need,
    need_room,
    readable_room,
)
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import (
    is_member,
    write_system_message,
)
from quickmeet_devserver.operation.whispers import whisper

from .memberships import add_member, check_owner_left, count_owners, remove_member

__all__ = ["METHODS", "invite"]


def invite(scope: Scope, room: Document, users: list[Document], by: Document) -> None:
    """Add users to a room, and announce it there."""
    for user in users:
        if is_member(scope, room["_id"], user["_id"]):
            there = f"`@{user['username']}` is already in here."
            whisper(scope, by["_id"], room["_id"], there)
            continue
        add_member(scope, room, user)
        inviter = user_reference(by, name=False)
        write_system_message(scope, room, "au", by, str(user["username"]), u=inviter)


_ADD: Final = "addUsersToRoom"


def _add_users(scope: Scope, /, room_id: str, usernames: list[str]) -> bool:
    _invite(scope, scope.need_user("addUsersToRoom"), room_id, usernames)
    return True


def _add_users_unchecked(scope: Scope, params: Params) -> object:
    """Look up the given values, of which no room or user exists."""
    given = params.unchecked_document(0)
    room_id: str = str(given.get("rid"))
    names: object = given.get("users")
    if isinstance(names, list):
        return _add_users(scope, room_id, [str(one) for one in as_list(given["users"])])
    _may_invite(scope, scope.need_user(_ADD), room_id)
    raise MethodFailed("error-invalid-arguments", "Invalid arguments", {"method": _ADD})


def _add_user(scope: Scope, /, room_id: str, username: str) -> UnsetType:
    _invite(scope, scope.need_user("addUserToRoom"), room_id, [username])
    return UNDEFINED


def _add_user_unchecked(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    return _add_user(scope, str(given.get("rid")), str(given.get("username")))


def _invite(scope: Scope, user: Document, room_id: str, names: list[str]) -> None:
    room = _may_invite(scope, user, room_id)
    found = [scope.tx.user_named(name.removeprefix("@")) for name in names]
    if None in found:
        fail("error-invalid-username", "Invalid username", _ADD)
    invite(scope, room, [one for one in found if one is not None], user)


def _may_invite(scope: Scope, user: Document, room_id: str) -> Document:
    """Return the room, if the caller may invite users into it."""
    room = scope.tx.rooms.get(room_id)
    if room is None:
        fail("error-invalid-room", "Invalid room", _ADD)
    if room["t"] == "d":
        fail(
            "error-cant-invite-for-direct-room",
            "Can't invite user to direct rooms",
            _ADD,
        )
    is_in = is_member(scope, room["_id"], user["_id"])
    allowed = is_in and may(scope, "add-user-to-joined-room", room["_id"])
    if not allowed and not may(scope, f"add-user-to-any-{room['t']}-room", room["_id"]):
        fail("error-not-allowed", "Not allowed", _ADD)
    return room


def _remove(scope: Scope, /, room_id: str, username: str) -> bool:
    method = "removeUserFromRoom"
    user = scope.need_user(method)
    room = need_room(scope, room_id, method)
    need(scope, "remove-user", method, room_id=room_id)
    removed = scope.tx.user_named(username)
    if removed is None:
        raise INTERNAL
    membership = scope.tx.membership(room_id, removed["_id"])
    if membership is None:
        fail("error-user-not-in-room", "User is not in this room", method)
    check_owner_left(scope, membership, method)
    remove_member(scope, room, membership)
    write_system_message(scope, room, "ru", user, str(removed["username"]))
    return True


def _promotion(role: str, method: str, *, is_added: bool) -> AddOwnerHandler[Scope]:
    """Make a method that grants or revokes a member's role in a room."""
    names = {"owner": "set-owner", "moderator": "set-moderator", "leader": "set-leader"}

    def handle(scope: Scope, /, room_id: str, user_id: str) -> bool:
        user = scope.need_user(method)
        room = need_room(scope, room_id, method)
        need(scope, names[role], method, room_id=room_id)
        other = scope.tx.users.get(user_id)
        if other is None or not other.get("username"):
            fail("error-invalid-user", "Invalid user", method)
        membership = scope.tx.membership(room_id, user_id)
        if membership is None:
            fail("error-user-not-in-room", "User is not in this room", method)
        roles: list[str] = list(membership.get("roles") or ())
        if (role in roles) == is_added:
            state = "already" if is_added else "not"
            word = "an" if role == "owner" else "a"
            fail(f"error-user-{state}-{role}", f"User is {state} {word} {role}", method)
        if role == "owner" and not is_added and count_owners(scope, room_id) <= 1:
            fail(
                "error-remove-last-owner",
                "This is the last owner. Please set a new owner before removing "
                "this one.",
                method,
            )
        left = [*roles, role] if is_added else [one for one in roles if one != role]
        scope.tx.subscriptions.update(membership, roles=left)
        kind = f"subscription-role-{'added' if is_added else 'removed'}"
        write_system_message(scope, room, kind, user, str(other["username"]), role=role)
        is_mixed_up = is_added and scope.is_old  # as on 3.4.0
        named = user if is_mixed_up else other
        told = {**user_reference(other, name=False), "name": named.get("name")}
        _tell_role(scope, room_id, role, told, is_added=is_added)
        return True

    return handle


def _tell_role(
    scope: Scope, room_id: str, role: str, user: Document, *, is_added: bool
) -> None:
    told = {
        "type": "added" if is_added else "removed",
        "_id": role,
        "u": user,
        "scope": room_id,
    }
    scope.notify_logged("roles-change", told)


def _muting(method: str, *, is_muted: bool) -> MuteHandler[Scope]:
    """Make a method that mutes or unmutes a member."""

    def handle(scope: Scope, /, room_id: str, username: str) -> bool:
        user = scope.need_user(method)
        need(scope, "mute-user", method, room_id=room_id)
        room = need_room(scope, room_id, method)
        other = scope.tx.user_named(username)
        if other is None or not is_member(scope, room_id, other["_id"]):
            fail("error-user-not-in-room", "User is not in this room", method)
        muted = [one for one in room.get("muted") or () if one != other["username"]]
        if is_muted:
            muted.append(other["username"])
        room |= {"muted": muted, "_updatedAt": scope.stamp()}
        if room.get("ro"):
            unmuted = [one for one in room.get("unmuted") or () if one != username]
            room["unmuted"] = unmuted if is_muted else [*unmuted, other["username"]]
        scope.tx.rooms.save(room)
        kind = "user-muted" if is_muted else "user-unmuted"
        write_system_message(scope, room, kind, user, str(other["username"]))
        return True

    return handle


def _ignore(
    scope: Scope, /, room_id: str, user_id: str, *, is_ignored: bool | UnsetType = UNSET
) -> bool:
    user = scope.user_or_break()
    membership = scope.tx.membership(room_id, user["_id"])
    if membership is None:
        fail("error-invalid-subscription", "Invalid subscription", "ignoreUser")
    ignored = [one for one in membership.get("ignored") or () if one != user_id]
    if is_ignored is True:
        ignored.append(user_id)
    scope.tx.subscriptions.update(membership, ignored=ignored)
    return True


def _ignore_unchecked(scope: Scope, params: Params) -> object:
    """Refuse a room id that is not a string; convert the user's id and the flag."""
    given = params.unchecked_document(0)
    room_id, user_id = given.get("rid"), str(given.get("userId"))
    if not isinstance(room_id, str):
        raise MATCH_FAILED
    return _ignore(scope, room_id, user_id, is_ignored=bool(given.get("ignore")))


def _visible(scope: Scope, room_id: str, method: str) -> Document:
    """Return a room that the caller may see; unknown rooms get the same error."""
    room = readable_room(scope, room_id)
    if room is None:
        fail("error-not-allowed", "Not allowed", method)
    return room


def _users_of_room(
    scope: Scope,
    /,
    room_id: str,
    *,
    includes_offline: bool | UnsetType = UNSET,
    page: MemberPageOptions | UnsetType = UNSET,
    matching: str | UnsetType = UNSET,
) -> Raw:
    del matching  # all members match
    method = "getUsersOfRoom"
    scope.need_user(method)
    room = _visible(scope, room_id, method)
    options = page or MemberPageOptions()
    found = [
        user
        for id_ in scope.tx.subscriptions.values("uid", "rid = ?", room["_id"])
        if (user := scope.tx.users.get(id_)) is not None and user.get("active", True)
    ]
    shown = found
    if includes_offline is not True:
        shown = [one for one in found if one.get("status", "offline") != "offline"]
    shown.sort(key=lambda one: str(one.get("username")))
    first = options.offset or 0
    last = first + (options.most or len(shown))
    keys = ("_id", "status", "_updatedAt", "name", "username", "avatarETag")
    records = [
        {key: one[key] for key in keys if key in one} for one in shown[first:last]
    ]
    return raw({"total": len(found), "records": records})


def _users_unchecked(scope: Scope, params: Params) -> object:
    """List all members without a valid page; refuse an invalid room."""
    room_id = params.any(0)
    if not isinstance(room_id, str):
        fail("error-invalid-room", "Invalid room", "getUsersOfRoom")
    scope.need_user("getUsersOfRoom")
    _visible(scope, room_id, "getUsersOfRoom")
    given = params.document_or_empty(2)
    page = MemberPageOptions(
        most=whole_number(given.get("limit")), offset=whole_number(given.get("skip"))
    )
    return _users_of_room(scope, room_id, includes_offline=params.flag(1), page=page)


METHODS: Final[Methods] = typed_methods(
    (
        Played(
            on_add_members(_add_users), asks_who("addUsersToRoom"), _add_users_unchecked
        ),
        Played(
            on_add_member(_add_user), asks_who("addUserToRoom"), _add_user_unchecked
        ),
        on_remove_member(_remove),
        on_add_owner(_promotion("owner", "addRoomOwner", is_added=True)),
        on_add_moderator(_promotion("moderator", "addRoomModerator", is_added=True)),
        on_add_leader(_promotion("leader", "addRoomLeader", is_added=True)),
        on_remove_owner(_promotion("owner", "removeRoomOwner", is_added=False)),
        on_remove_moderator(
            _promotion("moderator", "removeRoomModerator", is_added=False)
        ),
        on_remove_leader(_promotion("leader", "removeRoomLeader", is_added=False)),
        on_mute(_muting("muteUserInRoom", is_muted=True)),
        on_unmute(_muting("unmuteUserInRoom", is_muted=False)),
        Played(on_ignore_member(_ignore), unfit=_ignore_unchecked),
        Played(on_list_members(_users_of_room), unfit=_users_unchecked),
    )
)
