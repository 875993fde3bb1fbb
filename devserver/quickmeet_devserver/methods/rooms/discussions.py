# SPDX-License-Identifier: MIT
"""Discussions: rooms that belong to another room, or to a message in it."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.discussions import on_create
from quickmeet.types.users import User
from quickmeet_devserver.base.documents import Document, raw
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params, items_in
from quickmeet_devserver.methods.messages.messages import send
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import (
    count_message,
    write_system_message,
)

from .new_rooms import create_room

__all__ = ["METHODS", "create_discussion"]

_METHOD: Final = "DiscussionCreation"


def create_discussion(scope: Scope, user: Document, given: Document) -> Document:
    """Create a discussion and announce it in its parent.

    Args:
        scope: The operation.
        user: The creator.
        given: ``prid``, ``pmid``, ``t_name``, ``reply`` and ``users``.

    Returns:
        The room, as returned by the method.
    """
    parent_id, message = given.get("prid"), None
    if given.get("pmid"):
        message = scope.tx.messages.get(str(given["pmid"]))
        if message is None:
            fail("error-invalid-message", "Invalid message", _METHOD)
        parent_id = parent_id or message["rid"]
    if not parent_id:
        fail("error-invalid-arguments", "Missing parent room ID", _METHOD)
    name = given.get("t_name")
    if not isinstance(name, str) or not name:
        fail("error-invalid-params", "Invalid parameter", _METHOD)
    parent = readable_room(scope, str(parent_id))
    if parent is None:
        fail("error-not-allowed", "Invalid room", _METHOD)
    if parent.get("prid"):
        fail("error-nested-discussion", "Cannot create nested discussions", _METHOD)
    found = [scope.tx.user_named(str(one)) for one in items_in(given, "users")]
    members = [one for one in found if one is not None]
    if message is not None:
        author = scope.tx.users.get(message["u"]["_id"])
        members += [author] if author is not None else []
    made = _make(scope, user, parent, message, name, members)
    said: Document = {"attachments": [_quotation(parent, message)]} if message else {}
    announcement = write_system_message(
        scope, parent, "discussion-created", user, name, drid=made["_id"], **said
    )
    count_message(scope, parent, last=announcement)
    room = scope.tx.rooms.get(made["_id"])
    reply = given.get("reply")
    if room is not None and isinstance(reply, str) and reply:
        send(scope, room, user, {"msg": reply})
    return {"rid": made["_id"], "inserted": True, **made}


def _make(  # noqa: PLR0913, PLR0917  # the fields of a discussion
    scope: Scope,
    user: Document,
    parent: Document,
    message: Document | None,
    name: str,
    members: list[Document],
) -> Document:
    kind = "c" if parent["t"] == "c" else "p"
    extra: Document = {
        **({"description": message["msg"]} if message is not None else {}),
        "topic": parent.get("fname") or parent.get("name") or "",
        "prid": parent["_id"],
        "encrypted": bool(parent.get("encrypted")),
    }
    unique = list({one["_id"]: one for one in members}.values())
    return create_room(
        scope, kind, meteor_id(), user, unique, display_name=name, extra=extra
    )


def _quotation(parent: Document, message: Document) -> Document:
    path = {"c": "channel", "p": "group"}.get(parent["t"], "direct")
    author = message["u"]["username"]
    return {
        "text": message["msg"],
        "author_name": author,
        "author_icon": f"/avatar/{author}",
        "message_link": f"/{path}/{parent.get('name')}?msg={message['_id']}",
        "ts": message["ts"],
        **({"attachments": message["attachments"]} if "attachments" in message else {}),
    }


def _create(  # noqa: PLR0913  # parameters of clients
    scope: Scope,
    /,
    parent_id: str,
    name: str,
    *,
    is_encrypted: bool | UnsetType = UNSET,
    message_id: str | UnsetType = UNSET,
    text: str | UnsetType = UNSET,
    topic: str | UnsetType = UNSET,
    user: User | UnsetType = UNSET,
    usernames: list[str] | UnsetType = UNSET,
) -> Raw:
    del is_encrypted, topic, user  # determined by the parent and the caller
    given = {
        "prid": parent_id,
        "pmid": message_id or None,
        "t_name": name,
        "reply": text or "",
        "users": usernames or [],
    }
    return raw(create_discussion(scope, _need_creator(scope), given))


def _create_unchecked(scope: Scope, params: Params) -> object:
    """Use the given values: only the message determines the room."""
    given = params.unchecked_document(0)
    return create_discussion(scope, _need_creator(scope), given)


def _need_creator(scope: Scope) -> Document:
    user = scope.user_or_break()
    if not may(scope, "start-discussion"):
        fail(
            "error-action-not-allowed",
            "You are not allowed to create a discussion",
            "createDiscussion",
        )
    return user


METHODS: Final[Methods] = typed_methods(
    (Played(on_create(_create), unfit=_create_unchecked),)
)
