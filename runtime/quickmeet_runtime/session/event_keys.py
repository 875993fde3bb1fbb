# SPDX-License-Identifier: MIT
"""What events are kept in order by: the room, the thread, or a function's choice."""

from collections.abc import Callable, Hashable
from typing import Final, Literal, TypeVar

__all__ = ["By", "key_function"]

EventT = TypeVar("EventT")

By = Literal["room", "thread"] | Callable[[EventT], Hashable]
"""What events are kept in order by; events with different keys run side by side."""


def key_function(by: By[EventT]) -> Callable[[EventT], Hashable]:
    """Find the function that gives the key of an event.

    Args:
        by: ``"room"``, ``"thread"`` or a function of an event.

    Raises:
        ValueError: It is another text.
    """
    if callable(by):
        return by
    try:
        return _NAMED[by]
    except KeyError:
        known = " or ".join(repr(name) for name in _NAMED)
        raise ValueError(f"by={by!r}: use {known}, or a function") from None


def _room(event: object) -> Hashable:
    """Id of the room of a message, of a change, or of an event that holds one."""
    room_id: object = getattr(event, "room_id", None)
    if isinstance(room_id, str):
        return room_id
    room_id = getattr(getattr(event, "message", None), "room_id", None)
    return room_id if isinstance(room_id, str) else None


def _thread(event: object) -> Hashable:
    """Room and root message of the thread; a message in none is a root itself."""
    message: object = getattr(event, "message", event)
    for name in ("thread_id", "id", "message_id"):
        found: object = getattr(message, name, None)
        if isinstance(found, str):
            return _room(event), found
    return _room(event), None


_NAMED: Final[dict[str, Callable[[object], Hashable]]] = {
    "room": _room,
    "thread": _thread,
}
