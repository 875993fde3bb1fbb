# SPDX-License-Identifier: MIT
"""How far a stream of messages was seen: its newest events, kept as they came.

While events flow, all that happens is that a reference is kept. They are only
read when a connection was lost and what was missed has to be asked for.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE
from ...model.payload import Timestamp
from ...protocol.event_frame import args_decoder
from .cursor import OVERLAP_MS, Cursor

__all__ = ["ResumeWindow", "Revision", "revision_of"]

_NEWEST: Final = 256


class _Head(Struct):
    id: str = field(name="_id")
    updated_at: Timestamp = field(name="_updatedAt")


class _Args(Struct, array_like=True):
    message: _Head


_decode = args_decoder(_Args)


class Revision(NamedTuple):
    """One state of one message.

    Attributes:
        id: The message's id.
        updated_ms: When it became so, by the server's clock.
        args: The event's arguments as JSON.
    """

    id: str
    updated_ms: int
    args: bytes


def revision_of(args: bytes) -> Revision | None:
    """Read which revision an event shows; None when it is no message's."""
    try:
        head = _decode(args).message
    except UNDECODABLE:
        return None
    return Revision(head.id, head.updated_at.milliseconds, args)


class ResumeWindow:
    """The newest events of one feed.

    Attributes:
        put: Takes one event.
        put_all: Takes several, oldest first.
        baseline: A moment of the server before the first event, if one is known.
    """

    __slots__ = ("_events", "baseline", "put", "put_all")

    def __init__(self) -> None:
        self._events: Final[deque[bytes]] = deque(maxlen=_NEWEST)
        self.put: Final[Callable[[bytes], None]] = self._events.append
        self.put_all: Final[Callable[[Sequence[bytes]], None]] = self._events.extend
        self.baseline: int | None = None

    def cursor(self) -> Cursor | None:
        """How far the feed was seen; None when nothing says so."""
        seen: dict[str, int] = {}
        oldest: int | None = None
        for revision in map(revision_of, self._events):
            if revision is not None:
                seen[revision.id] = max(seen.get(revision.id, 0), revision.updated_ms)
                at = revision.updated_ms
                oldest = at if oldest is None else min(oldest, at)
        if oldest is None:
            known = self.baseline
            return None if known is None else Cursor(at=known, floor=known)
        floor = oldest - 1
        if self.baseline is not None and len(self._events) < _NEWEST:
            floor = min(floor, self.baseline)
        at = max(seen.values())
        recent = {id_: ms for id_, ms in seen.items() if ms > at - OVERLAP_MS}
        return Cursor(at=at, floor=floor, seen=recent)
