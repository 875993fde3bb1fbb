# SPDX-License-Identifier: MIT
"""Posting as bots do: with a name, a picture and attachments, into several rooms."""

from collections.abc import Mapping
from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.base.failure import MethodFailed, broken, fail
from quickmeet_devserver.methods.messages.messages import check_sent, may_write, send
from quickmeet_devserver.methods.rooms.rooms import direct_room
from quickmeet_devserver.operation.scope import Scope

__all__ = ["post", "room_named"]

_KEPT: Final = ("bot", "groupable", "tmid", "tshow", "customFields", "blocks")


def post(
    scope: Scope,
    user: Document,
    given: Document,
    defaults: Mapping[str, object] | None = None,
) -> list[tuple[str, Document]]:
    """Post a message: into a room, a channel by its name, or to a user.

    Args:
        scope: The operation.
        user: Who posts.
        given: What, and where: ``roomId`` or ``channel``, which may be lists.
        defaults: Room, name and picture of a webhook.

    Returns:
        What was posted, with the names of the places as they were given.

    Raises:
        MethodFailed: There is no such place, or the user may not post so.
    """
    known = defaults or {}
    where = given.get("channel") or given.get("roomId") or known.get("channel")
    places = as_list(where) or [where]
    return [
        (str(place), _post(scope, user, str(place or ""), given, known))
        for place in places
    ]


def _post(
    scope: Scope,
    user: Document,
    place: str,
    given: Document,
    defaults: Mapping[str, object],
) -> Document:
    room = room_named(scope, user, place)
    attachments = [_attachment(one) for one in as_list(given.get("attachments"))]
    text = given.get("text") or given.get("msg") or ""
    does_parse = given.get("parseUrls", not given.get("attachments"))
    message: Document = {
        "alias": given.get("username")
        or given.get("alias")
        or defaults.get("alias")
        or "",
        "msg": str(text).strip(),
        "attachments": attachments,
        "parseUrls": does_parse,
        "groupable": False,
        **{key: given[key] for key in _KEPT if key in given},
        **_picture(given, defaults),
    }
    if may_write(scope, room, user) is not None:
        fail("error-not-allowed", "Not allowed")
    if defaults:  # a webhook may call itself what it likes
        check_sent(scope, room, {**message, "alias": "", "avatar": None})
    else:
        check_sent(scope, room, message)
    return send(scope, room, user, message, reads_urls=does_parse is True)


def _picture(given: Document, defaults: Mapping[str, object]) -> Document:
    """The picture beside a message: one of those that it may have."""
    choices = (
        ("avatar", given.get("icon_url") or given.get("avatar")),
        ("emoji", given.get("icon_emoji") or given.get("emoji")),
        ("avatar", defaults.get("avatar")),
        ("emoji", defaults.get("emoji")),
    )
    nothing: Document = {}
    return next(({name: value} for name, value in choices if value), nothing)


def _attachment(given: object) -> object:
    if given is None:
        raise broken("Cannot read property 'msg' of null")
    attachment = as_document(given)
    if not attachment.get("msg"):
        return given
    return {**attachment, "text": str(attachment.pop("msg")).strip()}


def room_named(scope: Scope, user: Document, place: str) -> Document:
    """Find a room by its id, its name, or the name of a user.

    Raises:
        MethodFailed: There is none.
    """
    if place.startswith("@"):
        other = scope.tx.user_named(place[1:])
        if other is not None:
            return direct_room(scope, [user, other])
    room = scope.tx.rooms.get(place) or scope.tx.room_named(place.removeprefix("#"))
    if room is None:
        raise MethodFailed("invalid-channel")
    return room
