# SPDX-License-Identifier: MIT
"""Incoming and outgoing webhooks."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from quickmeet_devserver.base.documents import (
    Document,
    as_list,
    pick_not,
    raw,
    user_reference,
)
from quickmeet_devserver.base.failure import MATCH_FAILED, fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member

__all__ = [
    "INCOMING",
    "METHODS",
    "OUTGOING",
    "SCOPES",
    "IntegrationKind",
    "integration_of",
]

SCOPES: Final = {
    "all_public_channels": "c",
    "all_private_groups": "p",
    "all_direct_messages": "d",
}
"""Events of outgoing webhooks outside of rooms, with the kind of each."""

_EVENTS: Final = frozenset({
    "sendMessage", "fileUploaded", "roomArchived", "roomCreated", "roomJoined",
    "roomLeft", "userCreated",
})  # fmt: skip
_ROOMLESS: Final = frozenset({"roomCreated", "userCreated"})
_NEEDED: Final = {
    "type": str, "name": str, "enabled": bool, "username": str, "channel": str,
    "scriptEnabled": bool,
}  # fmt: skip
_POSSIBLE: Final = {
    "alias": str, "emoji": str, "avatar": str, "script": str,
    "overrideDestinationChannelEnabled": bool,
}  # fmt: skip
_SECRET_LENGTH: Final = 48
_KEPT: Final = frozenset({
    "_id", "type", "token", "userId", "_createdAt", "_createdBy", "_updatedAt",
})  # fmt: skip


class IntegrationKind(NamedTuple):
    """One of the two kinds of webhooks.

    Attributes:
        type: The type in its documents.
        word: Its part in the names of methods.
    """

    type: str
    word: str

    @property
    def permission(self) -> str:
        """The permission to manage all webhooks."""
        return f"manage-{self.word.lower()}-integrations"

    @property
    def own_permission(self) -> str:
        """The permission to manage the caller's own."""
        return f"manage-own-{self.word.lower()}-integrations"


INCOMING: Final = IntegrationKind("webhook-incoming", "Incoming")
OUTGOING: Final = IntegrationKind("webhook-outgoing", "Outgoing")


def _need_right(scope: Scope, kind: IntegrationKind, method: str) -> Document:
    """Return the caller, who must be allowed to manage webhooks of this kind."""
    user = scope.user
    allowed = may(scope, kind.permission) or may(scope, kind.own_permission)
    if user is None or not allowed:
        fail("not_authorized", "Unauthorized", method)
    return user


def integration_of(
    scope: Scope, kind: IntegrationKind, integration_id: object, method: str
) -> Document:
    """Find a webhook that the caller may manage.

    Raises:
        MethodFailed: The caller may not, or it does not exist.
    """
    user = _need_right(scope, kind, method)
    known = isinstance(integration_id, str)
    found = scope.tx["integrations"].get(str(integration_id)) if known else None
    is_there = found is not None and found["type"] == kind.type
    if found is None or not is_there:
        fail("error-invalid-integration", "Invalid integration", method)
    is_own = found["_createdBy"]["_id"] == user["_id"]
    if not is_own and not may(scope, kind.permission):
        fail("error-invalid-integration", "Invalid integration", method)
    return found


def _check_incoming(given: Document) -> None:
    for name, kind in _NEEDED.items():
        if not isinstance(given.get(name), kind):
            raise MATCH_FAILED
    for name, kind in _POSSIBLE.items():
        if not isinstance(given.get(name), (kind, type(None))):
            raise MATCH_FAILED


def _check_outgoing(given: Document, method: str) -> None:
    if str(given.get("event")) not in _EVENTS:
        fail("error-invalid-event-type", "Invalid event type", method)
    if not _has_text(given, "username"):
        fail("error-invalid-username", "Invalid username", method)
    urls = [str(one).strip() for one in as_list(given.get("urls"))]
    if not any(urls):
        fail("error-invalid-urls", "Invalid URLs", method)


def _has_text(given: Document, name: str) -> bool:
    value = given.get(name)
    return isinstance(value, str) and bool(value.strip())


def _channels(given: Document, method: str) -> list[str]:
    if not _has_text(given, "channel"):
        fail("error-invalid-channel", "Invalid channel", method)
    channels = [one.strip() for one in str(given["channel"]).split(",")]
    for channel in channels:
        if channel not in SCOPES and not channel.startswith(("@", "#")):
            fail(
                "error-invalid-channel-start-with-chars",
                "Invalid channel. Start with @ or #",
                method,
            )
    return channels


def _check_rooms(
    scope: Scope,
    user: Document,
    channels: Sequence[str],
    kind: IntegrationKind,
    method: str,
) -> None:
    """Refuse unknown rooms, and rooms of which the caller is not a member."""
    for channel in channels:
        if channel in SCOPES:
            continue
        tx, name = scope.tx, channel[1:]
        if channel.startswith("#"):
            found = tx.rooms.get(name) or tx.room_named(name)
        else:
            found = tx.users.get(name) or tx.user_named(name)
        if found is None:
            fail("error-invalid-room", "Invalid room", method)
        sees_all = may(scope, kind.permission)
        if not sees_all and not is_member(scope, found["_id"], user["_id"]):
            fail("error-invalid-channel", "Invalid Channel", method)


def _poster(scope: Scope, given: Document, method: str) -> Document:
    user = scope.tx.user_named(str(given["username"]))
    if user is None:
        fail("error-invalid-user", "Invalid user", method)
    return user


def _make_bot(scope: Scope, user: Document) -> None:
    """Allow the user of a webhook to post under other names."""
    roles = as_list(user.get("roles"))
    if "bot" not in roles:
        scope.tx.users.update(user, roles=[*roles, "bot"])


def _add_incoming(scope: Scope, params: Params) -> object:
    method = "addIncomingIntegration"
    given = params.document(0)
    _check_incoming(given)
    user = _need_right(scope, INCOMING, method)
    channels = _channels(given, method)
    if not _has_text(given, "username"):
        fail("error-invalid-username", "Invalid username", method)
    _check_rooms(scope, user, channels, INCOMING, method)
    poster = _poster(scope, given, method)
    _make_bot(scope, poster)
    can_choose = given.get("overrideDestinationChannelEnabled")
    added = {
        **given,
        "type": INCOMING.type,
        "channel": channels,
        "scriptEngine": given.get("scriptEngine") or "isolated-vm",
        "overrideDestinationChannelEnabled": bool(can_choose),
        "token": meteor_id(_SECRET_LENGTH),
        "userId": poster["_id"],
    }
    return _store(scope, user, added)


def _add_outgoing(scope: Scope, params: Params) -> object:
    method = "addOutgoingIntegration"
    given = params.document(0)
    user = _need_right(scope, OUTGOING, method)
    _check_outgoing(given, method)
    channels = _channels(given, method) if given["event"] not in _ROOMLESS else []
    _check_rooms(scope, user, channels, OUTGOING, method)
    poster = _poster(scope, given, method)
    words = [str(one).strip() for one in as_list(given.get("triggerWords"))]
    added = {
        **given,
        "type": OUTGOING.type,
        **({"channel": channels} if channels else {}),
        "urls": [str(one).strip() for one in as_list(given["urls"])],
        "triggerWords": [word for word in words if word],
        "scriptEngine": given.get("scriptEngine") or "isolated-vm",
        "token": given.get("token") or meteor_id(_SECRET_LENGTH // 2),
        "userId": poster["_id"],
    }
    return _store(scope, user, added)


def _store(scope: Scope, user: Document, added: Document) -> object:
    made: Document = {
        **{key: value for key, value in added.items() if value is not None},
        "_createdAt": scope.today,
        "_createdBy": user_reference(user, name=False),
        "_id": new_id(scope),
    }
    scope.tx["integrations"].insert({**made, "_updatedAt": scope.stamp()})
    return raw(made)


def _update(scope: Scope, params: Params, *, kind: IntegrationKind) -> object:
    method = f"update{kind.word}Integration"
    user = _need_right(scope, kind, method)
    given = params.document(1)
    if kind is OUTGOING:
        _check_outgoing(given, method)
    channels = _channels(given, method)
    before = integration_of(scope, kind, params.any(0), method)
    _check_rooms(scope, user, channels, kind, method)
    poster = _poster(scope, {"username": before["username"], **given}, method)
    if kind is INCOMING:
        _make_bot(scope, poster)
    changed = {
        **before,
        **pick_not(given, {*_KEPT, "integrationId"}),
        "channel": channels,
        "userId": poster["_id"],
        "_updatedAt": scope.stamp(),
        "_updatedBy": user_reference(user, name=False),
    }
    if kind is OUTGOING and _has_text(given, "token"):
        changed["token"] = str(given["token"]).strip()
    scope.tx["integrations"].save(changed)
    return raw(changed)


def _delete(scope: Scope, params: Params, *, kind: IntegrationKind) -> object:
    method = f"delete{kind.word}Integration"
    _need_right(scope, kind, method)
    found = integration_of(scope, kind, params.any(0), method)
    scope.tx["integrations"].delete(found)
    return True


def _clear_history(scope: Scope, params: Params) -> object:
    """Clear the history, which is not stored here."""
    integration_of(scope, OUTGOING, params.any(0), "clearIntegrationHistory")
    return True


METHODS: Final[Methods] = {
    "addIncomingIntegration": _add_incoming,
    "addOutgoingIntegration": _add_outgoing,
    "clearIntegrationHistory": _clear_history,
    "deleteIncomingIntegration": partial(_delete, kind=INCOMING),
    "deleteOutgoingIntegration": partial(_delete, kind=OUTGOING),
    "updateIncomingIntegration": partial(_update, kind=INCOMING),
    "updateOutgoingIntegration": partial(_update, kind=OUTGOING),
}
