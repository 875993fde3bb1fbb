# SPDX-License-Identifier: MIT
"""Lists of teams and of their rooms over REST."""

from collections.abc import Sequence
from typing import Final

from quickmeet_devserver.base.documents import Document, pick, whole_number
from quickmeet_devserver.base.failure import MATCH_FAILED, MethodFailed
from quickmeet_devserver.base.params import text_in
from quickmeet_devserver.methods.rooms.rooms import public_room
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member
from quickmeet_devserver.rest.lists import page
from quickmeet_devserver.rest.special import Specials, failure, need_right, unauthorized

from .teams import PRIVATE, team_named

__all__ = ["CALLS"]

_MOST_FOUND: Final = 10
_SHOWN_OF_MEMBERS: Final = ("_id", "username", "name", "status")
_OFFERED: Final = ("_id", "fname", "teamId", "name", "t", "avatarETag")


def _list_mine(scope: Scope, given: Document) -> Document:
    """Return the caller's teams."""
    of = scope.tx["team_members"].values("team", "uid = ?", scope.user_id)
    found = [team for id_ in of if (team := scope.tx["teams"].get(id_)) is not None]
    return page(given, "teams", _counted(scope, found))


def _list_all(scope: Scope, given: Document) -> Document:
    need_right(scope, "view-all-teams")
    found = scope.tx["teams"].find("1 ORDER BY rowid")
    return page(given, "teams", _counted(scope, found))


def _counted(scope: Scope, teams: Sequence[Document]) -> list[Document]:
    """Return teams with their numbers of rooms and members."""
    return [
        {
            **team,
            "rooms": scope.tx.rooms.count("team = ?", team["_id"]),
            "numberOfUsers": scope.tx["team_members"].count("team = ?", team["_id"]),
        }
        for team in teams
    ]


def _list_rooms(scope: Scope, given: Document) -> Document:
    """Return the rooms of a team: all, or those that the caller is in or may join."""
    team = _readable_team(scope, given)
    sees_all = may(scope, "view-all-team-channels", team["roomId"])
    text = str(given.get("filter") or "").lower()
    found = [
        public_room(room)
        for room in scope.tx.rooms.find("team = ? ORDER BY rowid", team["_id"])
        if not room.get("teamMain")
        and text in str(room.get("name")).lower()
        and (room.get("teamDefault") or given.get("type") != "autoJoin")
        and (
            sees_all
            or room["t"] == "c"
            or is_member(scope, room["_id"], str(scope.user_id))
        )
    ]
    return page(given, "rooms", found)


def _list_rooms_of_user(scope: Scope, given: Document) -> Document:
    user_id = text_in(given, "userId")
    team = _readable_team(scope, given)
    is_own = user_id == scope.user_id
    if not is_own and not may(scope, "view-all-team-channels", team["roomId"]):
        raise unauthorized()
    found = [
        public_room(room)
        for room in scope.tx.rooms.find("team = ? ORDER BY rowid", team["_id"])
        if is_member(scope, room["_id"], user_id)
        and (given.get("canUserDelete") != "true" or _may_delete(scope, room))
    ]
    return {**page(given, "rooms", found), "offset": 0}


def _list_members(scope: Scope, given: Document) -> Document:
    """Return the members of a team, with their roles and who added them."""
    team = _readable_team(scope, given)
    found: list[Document] = []
    for member in scope.tx["team_members"].find("team = ? ORDER BY rowid", team["_id"]):
        user = scope.tx.users.get(member["userId"]) or {}
        wanted = [str(given.get(key) or "").lower() for key in ("username", "name")]
        names = [str(user.get(key)).lower() for key in ("username", "name")]
        if all(one in name for one, name in zip(wanted, names, strict=True)):
            shown = pick(member, ("roles", "createdBy", "createdAt"))
            found.append({"user": pick(user, _SHOWN_OF_MEMBERS), **shown})
    return {
        **page(given, "members", found),
        "offset": whole_number(given.get("offset")),
    }


def _may_delete(scope: Scope, room: Document) -> bool:
    return may(scope, f"delete-{room['t']}", room["_id"])


def _readable_team(scope: Scope, given: Document) -> Document:
    """Return the given team.

    Raises:
        MethodFailed: It does not exist, or is private and the caller is not a member.
    """
    if not any(isinstance(given.get(key), str) for key in ("teamId", "teamName")):
        raise MATCH_FAILED
    team = team_named(scope, given)
    if team is None:
        raise failure("team-does-not-exist")
    is_hidden = team["type"] == PRIVATE and not may(
        scope, "view-all-teams", team["roomId"]
    )
    if is_hidden and not scope.tx["team_members"].has(f"{team['_id']}:{scope.user_id}"):
        raise MethodFailed("user-not-on-private-team", said="user-not-on-private-team")
    return team


def _autocomplete(scope: Scope, given: Document) -> Document:
    """Return main rooms of teams that begin with a text and that the caller may see."""
    text = text_in(given, "name").strip().lower()
    mine = set(scope.tx.subscriptions.values("rid", "uid = ?", scope.user_id))
    found = [
        pick(room, _OFFERED)
        for room in scope.tx.rooms.find("team IS NOT NULL ORDER BY name")
        if room.get("teamMain")
        and str(room.get("name")).lower().startswith(text)
        and (room["t"] == "c" or room["_id"] in mine)
    ]
    return {"teams": found[:_MOST_FOUND]}


def _teams_of(scope: Scope, given: Document) -> Document:
    """Return the teams of a user; for others only public ones, or those shared."""
    user_id = given.get("userId")
    if not user_id:
        raise failure("must have required property 'userId'", "invalid-params")
    sees_all = user_id == scope.user_id or may(scope, "view-all-teams")
    own = set(scope.tx["team_members"].values("team", "uid = ?", scope.user_id))
    teams: list[Document] = []
    for member in scope.tx["team_members"].find("uid = ?", str(user_id)):
        team = scope.tx["teams"].get(member["teamId"])
        if team is not None and (sees_all or not team["type"] or team["_id"] in own):
            is_owner = "owner" in (member.get("roles") or ())
            teams.append({**team, "isOwner": is_owner})
    return {"teams": teams}


CALLS: Final[Specials] = {
    "GET teams.autocomplete": _autocomplete,
    "GET teams.list": _list_mine,
    "GET teams.listAll": _list_all,
    "GET teams.listRooms": _list_rooms,
    "GET teams.listRoomsOfUser": _list_rooms_of_user,
    "GET teams.members": _list_members,
    "GET users.listTeams": _teams_of,
}
