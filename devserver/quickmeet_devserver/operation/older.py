# SPDX-License-Identifier: MIT
"""Differences of main servers before release 4 (recorded: 3.4.0).

They have no parsed markup, send less about rooms and users, and greet as ddp-streamer
still does.
"""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import UnsetType

from quickmeet_devserver.base.documents import Document, pick_not
from quickmeet_devserver.base.ids import meteor_id, object_id

from .scope import FIRST_NEW, UNDEFINED, Scope

__all__ = [
    "GREETING",
    "emits_itself",
    "has_ids",
    "has_stream",
    "is_old",
    "new_id",
    "older_message",
    "older_read",
    "older_room",
    "written",
]

GREETING: Final = b'{"server_id":"0"}'
_YOUNGER: Final = {"stream-user-presence": (4, 4)}
"""Streams by the release that introduced them."""

_NEW_IN_ROOMS: Final = frozenset({"msgs", "ts"})
_WATCHED: Final = (3, 7)
_LAST_WITHOUT_IDS: Final = (6, 5)


def is_old(version: str) -> bool:
    """Return whether a version is such a release."""
    return int(version.partition(".")[0]) < FIRST_NEW


def emits_itself(version: str) -> bool:
    """Return whether methods announce changes themselves: from 3.7 on watchers do."""
    major, minor, *_ = (int(part) for part in version.split("."))
    return (major, minor) < _WATCHED


def written(scope: Scope, count: int = 1) -> int | UnsetType:
    """Return the result of methods that end with a write: a count on old servers."""
    return count if scope.is_old else UNDEFINED


def new_id(scope: Scope) -> str:
    """Generate the id of a document: 24 hex digits; before release 4 a Meteor id."""
    return meteor_id() if scope.is_old else object_id()


def has_stream(version: str, name: str) -> bool:
    """Return whether a version has a stream."""
    major, minor, *_ = (int(part) for part in version.split("."))
    return (major, minor) >= _YOUNGER.get(name, (0, 0))


def has_ids(version: str) -> bool:
    """Return whether a limited pruning reports deleted messages (not yet on 6.5.3)."""
    major, minor, *_ = (int(part) for part in version.split("."))
    return (major, minor) > _LAST_WITHOUT_IDS


def older_read(scope: Scope, read: Document) -> Document:
    """Return the entities of a text as the emulated server stores them.

    Args:
        scope: The operation.
        read: Addresses, mentions, channels and markup.
    """
    if not scope.is_old:
        return read
    found = pick_not(read, ("md", "urls"))
    found["mentions"] = [pick_not(one, ("type",)) for one in read["mentions"]]
    urls = [pick_not(one, ("meta",)) for one in read["urls"]]
    return {**({"urls": urls} if urls else {}), **found}


def older_message(scope: Scope, message: Document) -> Document:
    """Return a message as stored: mostly with only the username of its author."""
    if scope.is_old and "parseUrls" not in message:
        message["u"] = pick_not(message["u"], ("name",))
    return message


def older_room(version: str, room: Mapping[str, Any]) -> Document:
    """Return a room as its members see it: without the number of messages."""
    return pick_not(room, _NEW_IN_ROOMS) if is_old(version) else dict(room)
