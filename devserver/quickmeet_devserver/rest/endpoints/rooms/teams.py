# SPDX-License-Identifier: MIT
"""Teams, which are available only over REST."""

from typing import Final

from quickmeet_devserver.base.documents import Document, user_reference, whole_number
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.ids import object_id
from quickmeet_devserver.base.params import document_in, items_in, text_in
from quickmeet_devserver.methods.rooms.archiving import erase_room
from quickmeet_devserver.methods.rooms.memberships import add_member, remove_member
from quickmeet_devserver.methods.rooms.moderation import invite
from quickmeet_devserver.methods.rooms.new_rooms import create_room
from quickmeet_devserver.methods.rooms.settings import set_kind, set_name
from quickmeet_devserver.operation.permissions import (
    can_access_room,
    may,
    need,
    readable_room,
)
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import (
    is_member,
    write_system_message,
)
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS", "PRIVATE", "team_named"]

_UNAUTHORIZED: Final = MethodFailed("error-unauthorized", said="unauthorized")
_NO_TEAM: Final = MethodFailed("team-does-not-exist")
PRIVATE: Final = 1
"""The type of private teams."""


def team_named(scope: Scope, given: Document) -> Document | None:
    """Find the team of a request by its id or its name."""
    team = scope.tx["teams"].get(str(given.get("teamId")))
    return team or scope.tx["teams"].find_one("name = ?", str(given.get("teamName")))


def _team(
    scope: Scope, given: Document, permission: str | None = None
) -> tuple[Document, Document]:
    """Return the given team and its main room.

    Raises:
        MethodFailed: It does not exist, or the caller lacks permission.
    """
    team = team_named(scope, given)
    room = None if team is None else scope.tx.rooms.get(team["roomId"])
    if team is None or room is None:
        raise _NO_TEAM
    if permission is not None and not may(scope, permission, room["_id"]):
        raise _UNAUTHORIZED
    return team, room


def _room_in(scope: Scope, team: Document, room_id: object) -> Document:
    """Return a room of a team, which the caller may read.

    Raises:
        MethodFailed: It is not a room of the team.
    """
    room = scope.tx.rooms.get(str(room_id))
    is_in = room is not None and room.get("teamId") == team["_id"]
    if room is None or not is_in or not can_access_room(scope, room):
        raise MethodFailed("invalid-room")
    return room


def _user(scope: Scope, user_id: object) -> Document:
    user = scope.tx.users.get(str(user_id))
    if user is None:
        raise MethodFailed("invalid-user")
    return user


def _note_member(scope: Scope, team: Document, user: Document, role: str) -> None:
    by = scope.need_user("teams")
    scope.tx["team_members"].save(
        {
            "_id": f"{team['_id']}:{user['_id']}",
            "teamId": team["_id"],
            "userId": user["_id"],
            "roles": [role],
            "createdBy": user_reference(by, name=False),
            "createdAt": scope.today,
        }
    )


def _forget_member(scope: Scope, team: Document, user: Document) -> None:
    member = scope.tx["team_members"].get(f"{team['_id']}:{user['_id']}")
    if member is not None:
        scope.tx["team_members"].delete(member)


def _new_team(scope: Scope, name: str, kind: int, room_id: str = "") -> Document:
    by = scope.need_user("teams.create")
    return {
        "_id": object_id(),
        "name": name,
        "type": kind,
        "createdAt": scope.today,
        "createdBy": user_reference(by, name=False),
        "_updatedAt": scope.stamp(),
        "roomId": room_id,
    }


def _create(scope: Scope, given: Document) -> Document:
    user = scope.need_user("teams.create")
    need(scope, "create-team", "teams.create")
    name = text_in(given, "name")
    if scope.tx.room_named(name) is not None:
        raise MethodFailed("team-name-already-exists")
    kind = whole_number(given.get("type"))
    members = [_user(scope, id_) for id_ in items_in(given, "members")]
    team = _new_team(scope, name, kind)
    room = create_room(
        scope,
        "p" if kind == PRIVATE else "c",
        name,
        user,
        members,
        extra={"teamId": team["_id"], "teamMain": True},
        has_custom_fields=False,
    )
    team["roomId"] = room["_id"]
    scope.tx["teams"].insert(team)
    _note_member(scope, team, user, "owner")
    for member in members:
        _note_member(scope, team, member, "member")
    return {"team": team}


def _add_members(scope: Scope, given: Document) -> Document:
    by = scope.need_user("teams.addMembers")
    team, room = _team(scope, given, "add-team-member")
    for entry in items_in(given, "members"):
        user = _user(scope, entry.get("userId"))
        if not is_member(scope, room["_id"], user["_id"]):
            add_member(scope, room, user)
            name = str(user["username"])
            inviter = user_reference(by, name=False)
            write_system_message(scope, room, "added-user-to-team", by, name, u=inviter)
        _note_member(scope, team, user, (entry.get("roles") or ["member"])[0])
    return {}


def _update_member(scope: Scope, given: Document) -> Document:
    team, room = _team(scope, given, "edit-team-member")
    entry = document_in(given, "member")
    user = _user(scope, entry.get("userId"))
    roles = list(entry.get("roles") or ["member"])
    _note_member(scope, team, user, roles[0])
    membership = scope.tx.membership(room["_id"], user["_id"])
    if membership is not None:
        scope.tx.subscriptions.update(membership, roles=roles)
    return {}


def _is_admin(scope: Scope) -> bool:
    return "admin" in (scope.user or {}).get("roles", ())


def _add_rooms(scope: Scope, given: Document) -> Document:
    user = scope.need_user("teams.addRooms")
    team, main = _team(scope, given, "add-team-channel")
    rooms: list[Document] = []
    for room_id in items_in(given, "rooms"):
        room = readable_room(scope, str(room_id))
        if room is None:
            raise MethodFailed("invalid-room")
        membership = scope.tx.membership(room["_id"], user["_id"]) or {}
        if "owner" not in (membership.get("roles") or ()) and not _is_admin(scope):
            raise MethodFailed("error-no-owner-channel")
        room |= {"teamId": team["_id"], "_updatedAt": scope.stamp()}
        write_system_message(
            scope, main, "user-added-room-to-team", user, str(room["name"])
        )
        scope.tx.rooms.save(room)
        rooms.append(room)
    return {"rooms": rooms}


def _update_room(scope: Scope, given: Document) -> Document:
    user = scope.need_user("teams.updateRoom")
    room = scope.tx.rooms.get(str(given.get("roomId"))) or {}
    team, _ = _team(scope, room, "edit-team-channel")
    room = _room_in(scope, team, given.get("roomId"))
    scope.tx.rooms.update(room, teamDefault=bool(given.get("isDefault")))
    if room["teamDefault"]:
        members = scope.tx["team_members"].find("team = ?", team["_id"])
        invite(scope, room, [_user(scope, one["userId"]) for one in members], user)
    return {"room": room}


def _remove_member(scope: Scope, given: Document) -> Document:
    by = scope.need_user("teams.removeMember")
    team, room = _team(scope, given, "edit-team-member")
    user = _user(scope, given.get("userId"))
    _leave_rooms(
        scope, team, room, user, by, given, kinds=("removed-user-from-team", "ru")
    )
    return {}


def _leave(scope: Scope, given: Document) -> Document:
    user = scope.need_user("teams.leave")
    team, room = _team(scope, given)
    _leave_rooms(scope, team, room, user, user, given, kinds=("ult", "ul"))
    return {}


def _leave_rooms(  # noqa: PLR0913, PLR0917  # who leaves what, and its announcement
    scope: Scope,
    team: Document,
    main: Document,
    user: Document,
    by: Document,
    given: Document,
    *,
    kinds: tuple[str, str],
) -> None:
    _forget_member(scope, team, user)
    others = [scope.tx.rooms.get(str(id_)) for id_ in items_in(given, "rooms")]
    for number, room in enumerate((main, *others)):
        if room is None:
            continue
        membership = scope.tx.membership(room["_id"], user["_id"])
        kind, name = kinds[min(number, 1)], str(user["username"])
        told = user_reference(by, name=False)
        write_system_message(scope, room, kind, by, name, u=told)
        if membership is not None:
            remove_member(scope, room, membership, hears_the_end=user is by)


def _remove_room(scope: Scope, given: Document) -> Document:
    user = scope.need_user("teams.removeRoom")
    team, main = _team(scope, given, "remove-team-channel")
    room = _room_in(scope, team, given.get("roomId"))
    for key in ("teamId", "teamDefault"):
        room.pop(key, None)
    scope.tx.rooms.update(room)
    write_system_message(
        scope, main, "user-removed-room-from-team", user, str(room["name"])
    )
    return {"room": room}


def _update(scope: Scope, given: Document) -> Document:
    user = scope.need_user("teams.update")
    team, room = _team(scope, given, "edit-team")
    data = document_in(given, "data")
    if "name" in data:
        set_name(scope, room, user, str(data["name"]))
        team["name"] = data["name"]
    if "type" in data:
        set_kind(scope, room, user, "p" if data["type"] == PRIVATE else "c")
        team["type"] = data["type"]
    scope.tx["teams"].update(team)
    return {}


def _convert_to_team(scope: Scope, given: Document) -> Document:
    user = scope.need_user("channels.convertToTeam")
    room = scope.tx.rooms.get(str(given.get("channelId")))
    room = room or scope.tx.room_named(str(given.get("channelName")))
    if room is None or not can_access_room(scope, room):
        raise MethodFailed("error-room-not-found")
    if not may(scope, "create-team") or not may(scope, "edit-room", room["_id"]):
        raise _UNAUTHORIZED
    kind = PRIVATE if room["t"] == "p" else 0
    team = _new_team(scope, str(room["name"]), kind, room["_id"])
    scope.tx["teams"].insert(team)
    for user_id in scope.tx.subscriptions.values("uid", "rid = ?", room["_id"]):
        role = "owner" if user_id == user["_id"] else "member"
        _note_member(scope, team, _user(scope, user_id), role)
    scope.tx.rooms.update(room, teamId=team["_id"], teamMain=True)
    told = user_reference(user, name=False)
    name = str(room["name"])
    write_system_message(scope, room, "user-converted-to-team", user, name, u=told)
    return {"team": team}


def _convert_to_channel(scope: Scope, given: Document) -> Document:
    _dissolve(scope, given, "convert-team")
    return {}


def _dissolve(scope: Scope, given: Document, permission: str) -> Document:
    user = scope.need_user("teams")
    team, room = _team(scope, given, permission)
    for room_id in items_in(given, "roomsToRemove"):
        erase_room(scope, _room_in(scope, team, room_id))
    name = str(room["name"])
    write_system_message(scope, room, "user-converted-to-channel", user, name)
    for other in scope.tx.rooms.find("team = ?", team["_id"]):
        for key in ("teamId", "teamMain", "teamDefault"):
            other.pop(key, None)
        scope.tx.rooms.update(other)
    for member in scope.tx["team_members"].find("team = ?", team["_id"]):
        scope.tx["team_members"].delete(member)
    scope.tx["teams"].delete(team)
    return room


def _delete(scope: Scope, given: Document) -> Document:
    erase_room(scope, _dissolve(scope, given, "delete-team"))
    return {}


def _info(scope: Scope, given: Document) -> Document:
    team, room = _team(scope, given)
    if not can_access_room(scope, room):
        raise _UNAUTHORIZED
    return {"teamInfo": team}


def _create_channel(scope: Scope, given: Document) -> Document:
    """Create a channel, which may belong to a team."""
    user = scope.need_user("channels.create")
    need(scope, "create-c", "channels.create")
    extra = document_in(given, "extraData")
    found = [scope.tx.user_named(str(one)) for one in items_in(given, "members")]
    members = [one for one in found if one is not None]
    name = text_in(given, "name")
    team = scope.tx["teams"].get(str(extra.get("teamId")))
    if team is not None and not may(scope, "add-team-channel", team["roomId"]):
        raise _UNAUTHORIZED
    made = create_room(scope, "c", name, user, members, extra=extra)
    main = None if team is None else scope.tx.rooms.get(team["roomId"])
    if main is not None:
        write_system_message(scope, main, "user-added-room-to-team", user, name)
    return {"channel": scope.tx.rooms.get(made["_id"])}


CALLS: Final[Specials] = {
    "POST teams.create": _create,
    "POST teams.addMembers": _add_members,
    "POST teams.updateMember": _update_member,
    "POST teams.addRooms": _add_rooms,
    "POST teams.updateRoom": _update_room,
    "POST teams.removeMember": _remove_member,
    "POST teams.leave": _leave,
    "POST teams.removeRoom": _remove_room,
    "POST teams.update": _update,
    "POST teams.convertToChannel": _convert_to_channel,
    "POST teams.delete": _delete,
    "GET teams.info": _info,
    "POST channels.create": _create_channel,
    "POST channels.convertToTeam": _convert_to_team,
}
