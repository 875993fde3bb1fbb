# SPDX-License-Identifier: MIT
"""Webhooks over REST: creating, listing, changing and deleting them."""

from functools import partial
from typing import Final

import msgspec

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    encode,
    pick,
)
from quickmeet_devserver.methods.administration.integrations import (
    INCOMING,
    OUTGOING,
    IntegrationKind,
    integration_of,
)
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import FAMILIES, Family, room_of
from quickmeet_devserver.rest.lists import page
from quickmeet_devserver.rest.special import Specials, call, failure, unauthorized

__all__ = ["CALLS"]

_ADD: Final[dict[str, MethodName]] = {
    INCOMING.type: "addIncomingIntegration",
    OUTGOING.type: "addOutgoingIntegration",
}
_UPDATE: Final[dict[str, MethodName]] = {
    INCOMING.type: "updateIncomingIntegration",
    OUTGOING.type: "updateOutgoingIntegration",
}
_DELETE: Final[dict[str, MethodName]] = {
    INCOMING.type: "deleteIncomingIntegration",
    OUTGOING.type: "deleteOutgoingIntegration",
}
_UNKNOWN: Final = "Invalid integration type."


def _method(table: dict[str, MethodName], given: Document) -> MethodName:
    method = table.get(str(given.get("type")))
    if method is None:
        raise failure(_UNKNOWN)
    return method


def _create(scope: Scope, given: Document) -> Document:
    made = call(scope, _method(_ADD, given), given)
    return {"integration": msgspec.json.decode(encode(made))}


def _update(scope: Scope, given: Document) -> Document:
    method = _method(_UPDATE, given)
    changed = call(scope, method, given.get("integrationId"), given)
    return {"integration": msgspec.json.decode(encode(changed))}


def _remove(scope: Scope, given: Document) -> Document:
    method = _method(_DELETE, given)
    known = scope.tx["integrations"].find()
    url, id_ = given.get("target_url"), given.get("integrationId")
    found = next(
        (
            one
            for one in known
            if (one["_id"] == id_ or (url and url in (one.get("urls") or ())))
        ),
        None,
    )
    if found is None:
        raise failure("No integration found.")
    call(scope, method, found["_id"])
    return {"integration": found}


def _kinds(scope: Scope) -> list[IntegrationKind]:
    """Return the kinds of webhooks of which the caller may see any."""
    return [
        kind
        for kind in (INCOMING, OUTGOING)
        if may(scope, kind.permission) or may(scope, kind.own_permission)
    ]


def _is_seen(scope: Scope, kind: IntegrationKind, integration: Document) -> bool:
    is_own = as_document(integration.get("_createdBy")).get("_id") == scope.user_id
    return integration["type"] == kind.type and (may(scope, kind.permission) or is_own)


def _list(scope: Scope, given: Document) -> Document:
    kinds = _kinds(scope)
    if not kinds:
        raise unauthorized()
    seen = [
        integration
        for integration in scope.tx["integrations"].find("1 ORDER BY rowid")
        if any(_is_seen(scope, kind, integration) for kind in kinds)
    ]
    shown = page(given, "integrations", seen)
    return {**shown, "items": shown["count"]}


def _of_room(scope: Scope, given: Document, *, family: Family) -> Document:
    """Return the integrations that post into a room, or into all rooms of its kind."""
    kinds = _kinds(scope)
    if not kinds:
        raise unauthorized()
    room = room_of(scope, family, given)
    places = {f"#{room.get('name')}"}
    if str(given.get("includeAllPublicChannels", "true")) == "true":
        places.add("all_public_channels")
    seen = [
        one
        for one in scope.tx["integrations"].find("1 ORDER BY rowid")
        if any(_is_seen(scope, kind, one) for kind in kinds)
        and places & {str(name) for name in as_list(one.get("channel"))}
    ]
    return page(given, "integrations", seen)


def _get(scope: Scope, given: Document) -> Document:
    id_ = given.get("integrationId")
    if not isinstance(id_, str):
        raise failure('The query parameter "integrationId" is required.')
    for kind in _kinds(scope):
        found = scope.tx["integrations"].get(id_)
        if found is not None and _is_seen(scope, kind, found):
            return {"integration": found}
    raise failure("The integration does not exists.")


def _history(scope: Scope, given: Document) -> Document:
    """Return an empty history, as none is stored here."""
    if not given.get("id"):
        raise failure("Invalid integration id.")
    integration_of(scope, OUTGOING, given["id"], "integrations.history")
    shown = page(pick(given, ("offset", "count")), "history", [])
    return {**shown, "items": 0}


CALLS: Final[Specials] = {
    **{
        f"GET {family.prefix}.getIntegrations": partial(_of_room, family=family)
        for family in FAMILIES
    },
    "GET integrations.get": _get,
    "GET integrations.history": _history,
    "GET integrations.list": _list,
    "POST integrations.create": _create,
    "POST integrations.remove": _remove,
    "PUT integrations.update": _update,
}
