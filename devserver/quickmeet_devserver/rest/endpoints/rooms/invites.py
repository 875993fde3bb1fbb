# SPDX-License-Identifier: MIT
"""Invite links of rooms: creating, listing, using and removing them."""

from collections.abc import Sequence
from typing import Final

from quickmeet_devserver.base.documents import Document, date, milliseconds
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.rooms.memberships import join
from quickmeet_devserver.methods.rooms.rooms import public_room
from quickmeet_devserver.operation.permissions import need
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]

_DAYS: Final = (0, 1, 7, 15, 30)
_USES: Final = (0, 5, 10, 25, 50, 100)
_DAY_MS: Final = 86_400_000
_SHORT: Final = 6
_INVALID: Final = "The invite token is invalid."


def _find_or_make(scope: Scope, given: Document) -> Document:
    """Return the caller's link to a room with these limits; create it if necessary."""
    method = "findOrCreateInvite"
    user = scope.need_user(method)
    room_id = given.get("rid")
    if not room_id:
        fail(
            "error-the-field-is-required",
            "The field rid is required",
            method,
            field="rid",
        )
    need(scope, "create-invite-links", method, room_id=str(room_id))
    room = scope.tx.rooms.get(str(room_id))
    if room is None or room["t"] not in "cp":
        fail("error-invalid-room", "Invalid room", method, field="rid")
    days = _one_of(_DAYS, given.get("days"), 1)
    uses = _one_of(_USES, given.get("maxUses"), 0)
    asked: Document = {"days": days, "maxUses": uses, "rid": room["_id"]}
    for known in scope.tx["invites"].find():
        is_same = all(known[key] == value for key, value in asked.items())
        if (
            is_same
            and known["userId"] == user["_id"]
            and _refusal(scope, known) is None
        ):
            return _shown(scope, known)
    made: Document = {
        "_id": meteor_id(_SHORT),
        **asked,
        "userId": user["_id"],
        "createdAt": scope.today,
        "expires": date(scope.now + days * _DAY_MS) if days else None,
        "uses": 0,
        "_updatedAt": scope.stamp(),
    }
    scope.tx["invites"].insert(made)
    return _shown(scope, made)


def _one_of(choices: Sequence[int], value: object, usual: int) -> int:
    """Return a valid limit; the default for any other."""
    return next((one for one in choices if one == value), usual)


def _shown(scope: Scope, invite: Document) -> Document:
    """Return a link with its URL."""
    return {**invite, "url": f"{scope.config.url}/invite/{invite['_id']}"}


def _refusal(scope: Scope, invite: Document) -> str | None:
    """Return why a link is no longer valid."""
    expires = milliseconds(invite.get("expires"))
    if expires is not None and expires <= scope.now:
        return "error-invite-expired"
    if invite["maxUses"] and invite["uses"] >= invite["maxUses"]:
        return "error-invite-expired"
    return None


def _list(scope: Scope, _: Document) -> list[Document]:
    need(scope, "create-invite-links", "listInvites")
    return scope.tx["invites"].find("1 ORDER BY rowid")


def _valid(scope: Scope, token: object, method: str) -> tuple[Document, Document]:
    """Return a valid invite link and its room.

    Raises:
        MethodFailed: The token is unknown, or no longer valid.
    """
    invite = scope.tx["invites"].get(token) if isinstance(token, str) else None
    if invite is None:
        fail(
            "error-invalid-token", "The invite token is invalid.", method, field="token"
        )
    room = scope.tx.rooms.get(invite["rid"])
    if room is None:
        fail("error-invalid-room", _INVALID, method, field="rid")
    if _refusal(scope, invite) is not None:
        fail("error-invite-expired", "The invite token has expired.", method)
    return invite, room


def _use(scope: Scope, given: Document) -> Document:
    """Join the room of a link; each new member counts as a use."""
    method = "useInviteToken"
    user = scope.need_user(method)
    invite, room = _valid(scope, given.get("token"), method)
    if not is_member(scope, room["_id"], user["_id"]):
        scope.tx["invites"].update(invite, uses=invite["uses"] + 1)
        join(scope, room, user)
    shown = public_room(room)
    return {"room": {"rid": room["_id"], **shown}}


def _check(scope: Scope, given: Document) -> Document:
    try:
        _valid(scope, given.get("token"), "validateInviteToken")
    except MethodFailed:
        return {"valid": False}
    return {"valid": True}


def _take_back(scope: Scope, given: Document) -> Document:
    method = "removeInvite"
    id_ = str(given["_id"])
    need(scope, "create-invite-links", method)
    invite = scope.tx["invites"].get(id_)
    if invite is None:
        fail("invalid-invitation-id", "Invalid Invitation _id", method)
    scope.tx["invites"].delete(invite)
    return {}


CALLS: Final[Specials] = {
    "DELETE removeInvite/{_id}": _take_back,
    "GET listInvites": _list,
    "POST findOrCreateInvite": _find_or_make,
    "POST useInviteToken": _use,
    "POST validateInviteToken": _check,
}
