# SPDX-License-Identifier: MIT
"""Marks on messages by members: reactions, stars, pins."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.messages import on_pin, on_react, on_star, on_unpin
from quickmeet_devserver.base.documents import Document, as_document, as_list, raw
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import can_access_room, may
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import (
    show_last_message,
    write_system_message,
)
from quickmeet_devserver.operation.whispers import whisper
from quickmeet_runtime.model.payload import Timestamp

from .content import emoji
from .rights import MUTED, check_speaks

__all__ = ["METHODS", "react"]


def _react(
    scope: Scope, /, reaction: str, message_id: str, *, is_set: bool | UnsetType = UNSET
) -> bool | UnsetType:
    """React; muted users get a whispered message and no error."""
    try:
        react(scope, reaction, message_id, is_set=is_set)
    except MethodFailed as failed:
        if failed.reason != MUTED:
            raise
        user, room_id = scope.need_user("setReaction"), as_document(failed.details)
        whisper(scope, user["_id"], str(room_id["rid"]), MUTED)
        return False
    return UNDEFINED


def react(
    scope: Scope, reaction: str, message_id: str, *, is_set: bool | UnsetType = UNSET
) -> None:
    """Add or remove a reaction to a message.

    Args:
        scope: The operation.
        reaction: The emoji.
        message_id: The message.
        is_set: Whether to set the reaction; UNSET to toggle it.

    Raises:
        MethodFailed: The caller may not, or the message or emoji does not exist.
    """
    user = scope.need_user("setReaction")
    message = _reachable(scope, message_id, "setReaction")
    name = reaction.replace(":", "")
    if name not in emoji() and not _is_custom(scope, name):
        fail("error-not-allowed", "Invalid emoji provided.", "setReaction")
    _check_voice(scope, message["rid"], user)
    key, who = f":{name}:", str(user["username"])
    reactions = as_document(message.get("reactions"))
    usernames = as_list(as_document(reactions.get(key)).get("usernames"))
    has_reacted = who in usernames
    if is_set is has_reacted:
        return
    if has_reacted:
        left = [one for one in usernames if one != who]
        reactions.pop(key)
        if left:
            reactions[key] = {"usernames": left}
    else:
        reactions[key] = {"usernames": [*usernames, who]}
    message |= {"reactions": reactions, "_updatedAt": scope.stamp()}
    if not reactions:
        del message["reactions"]
    scope.tx.messages.save(message)
    takes_too_much = scope.is_old and not reactions
    if scope.is_old:  # announced explicitly, besides the watchers
        scope.emit("stream-room-messages", message["rid"], message)
    show_last_message(scope, message, is_hidden=takes_too_much)


def _is_custom(scope: Scope, name: str) -> bool:
    """Return whether there is a custom emoji with this name or alias."""
    return any(
        name == one["name"] or name in (one.get("aliases") or ())
        for one in scope.tx["emoji"].find()
    )


def _check_voice(scope: Scope, room_id: str, user: Document) -> None:
    """Refuse reactions of users who may not write in a room.

    Raises:
        MethodFailed: The room is read-only or the user muted.
    """
    room = scope.tx.rooms.get(room_id) or {}
    if user["username"] in (room.get("muted") or ()):
        raise MethodFailed("error-not-allowed", MUTED, {"rid": room_id})
    if not room.get("reactWhenReadOnly"):
        check_speaks(scope, room, user)


def _react_unchecked(scope: Scope, params: Params) -> object:
    """Treat a flag that is not a boolean as absent; fail without strings.

    Without a message id, any message matches (recorded: the sweeps).
    """
    reaction, message_id = params.any(0), params.any(1)
    if message_id is not None:
        _reachable(scope, str(message_id), "setReaction")
    if not isinstance(reaction, str) or not isinstance(message_id, str):
        raise INTERNAL
    return _react(scope, reaction, message_id)


def _star(
    scope: Scope,
    /,
    message_id: str,
    *,
    is_starred: bool,
    room_id: str | UnsetType = UNSET,
) -> Raw:
    user = scope.need_user("starMessage")
    if room_id is not UNSET and not scope.tx.messages.has(message_id):
        return raw(False)  # noqa: FBT003  # JSON
    message = _reachable(scope, message_id, "starMessage")
    stars = as_list(message.get("starred"))
    others = [star for star in stars if as_document(star).get("_id") != user["_id"]]
    mine = [{"_id": user["_id"]}] if is_starred else []
    scope.tx.messages.update(message, starred=[*others, *mine])
    show_last_message(scope, message)
    return raw(1 if scope.is_old else True)


def _star_unchecked(scope: Scope, params: Params) -> object:
    """Use the given values: only the object is checked, not its fields."""
    given = params.document(0)
    is_starred = bool(given.get("starred"))
    return _star(scope, str(given.get("_id")), is_starred=is_starred)


def _mark_pinned(
    scope: Scope, message: Document, user: Document, *, is_pinned: bool
) -> None:
    scope.tx.messages.update(
        message,
        pinned=is_pinned,
        pinnedAt=scope.today,
        pinnedBy={"_id": user["_id"], "username": user["username"]},
    )
    show_last_message(scope, message)


def _pin(
    scope: Scope,
    /,
    message_id: str,
    *,
    room_id: str | UnsetType = UNSET,
    pinned_at: Timestamp | UnsetType = UNSET,
) -> Raw:
    del room_id, pinned_at  # the server uses its own
    if scope.is_old and _is_of_others(scope, message_id):
        return raw(False)  # noqa: FBT003  # JSON
    message, user = _to_pin(scope, message_id, "pinMessage")
    _mark_pinned(scope, message, user, is_pinned=True)
    room = scope.tx.rooms.get(message["rid"])
    if room is None:
        raise INTERNAL
    author = message["u"]["username"]
    quotation: Document = {
        "text": message["msg"],
        "author_name": author,
        "author_icon": f"/avatar/{author}",
        "ts": message["ts"],
        "attachments": message.get("attachments") or [],
    }
    return raw(
        write_system_message(
            scope, room, "message_pinned", user, attachments=[quotation]
        )
    )


def _unpin(
    scope: Scope, /, message_id: str, *, room_id: str | UnsetType = UNSET
) -> bool:
    del room_id
    message, user = _to_pin(scope, message_id, "unpinMessage")
    _mark_pinned(scope, message, user, is_pinned=False)
    return True


def _pin_unchecked(scope: Scope, params: Params) -> object:
    """Use only the id of a message, which may be sent as a whole."""
    return _pin(scope, str(params.unchecked_document(0).get("_id")))


def _unpin_unchecked(scope: Scope, params: Params) -> object:
    return _unpin(scope, str(params.unchecked_document(0).get("_id")))


def _is_of_others(scope: Scope, message_id: str) -> bool:
    """Return whether a message is in a room of which the caller is not a member."""
    message = scope.tx.messages.get(message_id)
    if message is None or scope.user_id is None:
        return False
    return scope.tx.membership(message["rid"], scope.user_id) is None


def _to_pin(scope: Scope, message_id: str, method: str) -> tuple[Document, Document]:
    user = scope.need_user(method)
    message = scope.tx.messages.get(message_id)
    if message is None or _is_of_others(scope, message_id):
        fail(
            "error-invalid-message",
            "Message you are pinning was not found",
            method,
            action="Message_pinning",
        )
    if not may(scope, "pin-message", message["rid"]):
        named = "pinMessage" if scope.is_old else method
        fail("not-authorized", "Not Authorized", named)
    return message, user


def _reachable(scope: Scope, message_id: str, method: str) -> Document:
    message = scope.tx.messages.get(message_id)
    room = None if message is None else scope.tx.rooms.get(message["rid"])
    if message is None or room is None:
        fail("error-not-allowed", "Not allowed", method)
    if not can_access_room(scope, room):
        fail("not-authorized", "Not Authorized", method)
    return message


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_react(_react), asks_who("setReaction"), _react_unchecked),
        Played(on_star(_star), asks_who("starMessage"), _star_unchecked),
        Played(on_pin(_pin), unfit=_pin_unchecked),
        Played(on_unpin(_unpin), unfit=_unpin_unchecked),
    )
)
