# SPDX-License-Identifier: MIT
"""Lists of members by rank, of users by status, and of users' sessions."""

from typing import Final

from quickmeet_devserver.base.documents import Document, as_list, pick
from quickmeet_devserver.methods.people.tokens import close_sessions, forget_tokens
from quickmeet_devserver.operation.permissions import can_access_room, may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.query import page
from quickmeet_devserver.rest.refusals import failure, unauthorized
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]

_RANKS: Final = ("owner", "leader", "moderator")
_MEMBER: Final = ("_id", "username", "name", "status", "statusText", "_updatedAt")
_ACCOUNT: Final = (
    "_id", "username", "name", "emails", "status", "roles", "active", "type",
    "lastLogin", "nickname", "avatarETag",
)  # fmt: skip
_STATES: Final = {"active": True, "deactivated": False}


def _by_rank(scope: Scope, given: Document) -> Document:
    """The members of a room, owners first, then those of lesser rank, by name."""
    room = scope.tx.rooms.get(str(given.get("roomId"))) or scope.tx.room_named(
        str(given.get("roomName"))
    )
    if room is None or not can_access_room(scope, room):
        raise failure("not-allowed")
    text, states = str(given.get("filter") or "").lower(), _listed(given, "status")
    found: list[tuple[int, str, Document]] = []
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        user = scope.tx.users.get(membership["u"]["_id"])
        if user is None or not user.get("active", True):
            continue
        shown = pick(user, _MEMBER)
        names = f"{shown.get('username')} {shown.get('name')}".lower()
        if text not in names or (states and shown.get("status") not in states):
            continue
        roles = [str(one) for one in as_list(membership.get("roles"))]
        rank = min((_RANKS.index(one) for one in roles if one in _RANKS), default=3)
        found.append((rank, str(shown.get("username")), {**shown, "roles": roles}))
    found.sort(key=lambda one: one[:2])
    return page(given, "members", [one for *_, one in found])


def _listed(given: Document, name: str) -> list[str]:
    """One text or many, as queries have them: ``status`` or ``status[]``."""
    value = given.get(name) or given.get(f"{name}[]")
    return [str(one) for one in as_list(value) or ([value] if value else [])]


def _by_status(scope: Scope, given: Document) -> Document:
    """Accounts by activity, for administrators."""
    if not (may(scope, "view-d-room") and may(scope, "view-full-other-user-info")):
        raise unauthorized()
    state = _STATES.get(str(given.get("status")))
    text, roles = str(given.get("searchTerm") or "").lower(), _listed(given, "roles")
    logged_in = {"true": True, "false": False}.get(str(given.get("hasLoggedIn")))
    found = [
        pick(user, _ACCOUNT)
        for user in scope.tx.users.find("1 ORDER BY username")
        if (state is None or user.get("active", True) is state)
        and text in f"{user.get('username')} {user.get('name')}".lower()
        and (not roles or set(roles) & set(user.get("roles") or ()))
        and (logged_in is None or ("lastLogin" in user) is logged_in)
        and (user.get("type") == (given.get("type") or "user"))
    ]
    return page(given, "users", found)


def _teams_of(scope: Scope, given: Document) -> Document:
    """The teams of a user; of others those that are public, or the caller's too."""
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


def _log_out(scope: Scope, given: Document) -> Document:
    """End all sessions of a user, the caller's among them."""
    user = scope.need_user("users.logout")
    user_id = str(given.get("userId") or user["_id"])
    if user_id != user["_id"] and not may(scope, "logout-other-user"):
        raise unauthorized()
    if scope.tx.users.get(user_id) is None:
        raise failure("User not found.")
    forget_tokens(scope, user_id)
    close_sessions(scope, user_id)
    return {"message": f"User {user_id} has been logged out!"}


CALLS: Final[Specials] = {
    "GET rooms.membersOrderedByRole": _by_rank,
    "GET users.listByStatus": _by_status,
    "GET users.listTeams": _teams_of,
    "POST users.logout": _log_out,
}
