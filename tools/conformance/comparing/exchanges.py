# SPDX-License-Identifier: MIT
"""The unit of counting: a request of a client with its answer, or an event.

A call with its `result` and `updated`, a subscription with its `ready` or `nosub`,
any other frame with its answer, an event of a stream, a document that came or went,
and a closing by the server are one exchange each.
"""

from functools import cache
from typing import Any, Final

from msgspec import Struct, field

import quickmeet
from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_runtime.transcripts.validation.validator import UnknownNameError

from ..recording.rest_calls import endpoint_of, is_documented_request

__all__ = [
    "EXTRA",
    "KINDS",
    "MISSING",
    "NOT_PLAYED",
    "ORDER",
    "STATE_UNKNOWN",
    "WRONG_VALUE",
    "Exchange",
    "Mismatch",
    "is_documented_event",
    "is_documented_method",
    "name_of_event",
    "of_event",
    "of_frame",
    "of_request",
]

STATE_UNKNOWN: Final = "state unknown"
NOT_PLAYED: Final = "not played"
WRONG_VALUE: Final = "wrong value"
MISSING: Final = "missing event"
EXTRA: Final = "extra event"
ORDER: Final = "order"

KINDS: Final = {
    NOT_PLAYED: "the embedded server says that it does not have what was asked for",
    STATE_UNKNOWN: "it is about something that the recording shows nowhere before",
    MISSING: "what the recorded server sent did not come",
    EXTRA: "what came was not recorded",
    WRONG_VALUE: "what came differs from what was recorded",
    ORDER: "it came, but before or after what it should have followed",
}
"""The kinds, the one that says most about an exchange first."""

_RANKS: Final = {kind: rank for rank, kind in enumerate(KINDS)}


class Mismatch(Struct, frozen=True):
    """One thing that is not as recorded.

    Attributes:
        kind: One of `KINDS`.
        text: Where, and what became of it.
    """

    kind: str
    text: str

    @property
    def rank(self) -> int:
        """How much it says about its exchange: less is more."""
        return _RANKS[self.kind]


class Exchange(Struct):
    """One exchange, and how it went.

    Attributes:
        line: Line of the recording where it began.
        kind: ``call``, ``subscription``, ``event``, ``protocol`` or ``request``.
        name: The method, the stream with its event, the kind of frame or the endpoint.
        is_documented: Whether the schema knows the method or event.
        problems: What did not match.
        reason: Why that is excepted, if it is.
        blame: The kind of mismatch that it is, if that is known beforehand.
    """

    line: int
    kind: str
    name: str
    is_documented: bool
    problems: list[Mismatch] = field(default_factory=list[Mismatch])
    reason: str = ""
    blame: str = ""

    @property
    def is_matched(self) -> bool:
        """Whether everything was as recorded."""
        return not self.problems

    @property
    def mismatch(self) -> str:
        """The kind of mismatch that says most about it; empty when it matched."""
        first = min(self.problems, key=lambda one: one.rank, default=None)
        return "" if first is None else self.blame or first.kind

    def add(self, kind: str, *texts: str) -> None:
        """Note what did not match."""
        self.problems += [Mismatch(kind, text) for text in texts]


def is_documented_method(name: str) -> bool:
    """Whether the schema knows a method."""
    return name in quickmeet.validator().methods


@cache
def is_documented_event(stream: str, event: str) -> bool:
    """Whether the schema knows the event of a stream."""
    validator = quickmeet.validator()
    if stream in validator.publications:
        return True
    try:
        validator.pattern(stream, event)
    except UnknownNameError:
        return False
    return True


def name_of_event(stream: str, event: Any) -> str:
    """A stream and its event, without the id that the event begins with."""
    if not isinstance(event, str):
        return stream
    head, slash, tail = event.partition("/")
    if slash:
        return f"{stream} …/{tail}"
    if stream in {"stream-room-messages", "stream-livechat-room", "stream-room-data"}:
        return stream if not head.startswith("__") else f"{stream} {head}"
    if stream == "stream-user-presence":
        return stream
    return f"{stream} {head}"


def of_frame(line: int, frame: Document | None) -> Exchange:
    """The exchange that a frame of the client begins."""
    match frame:
        case {"msg": "method", "method": str(method)}:
            return Exchange(line, "call", method, is_documented_method(method))
        case {"msg": "sub", "name": str(name)}:
            event: object = next(iter(as_list((frame or {}).get("params"))), None)
            documented = is_documented_event(name, str(event))
            shown = name_of_event(name, event)
            return Exchange(line, "subscription", f"sub {shown}", documented)
        case {"msg": str(kind)}:
            return Exchange(line, "protocol", kind, is_documented=False)
        case _:
            return Exchange(line, "protocol", "malformed", is_documented=False)


def of_request(line: int, call: Document) -> Exchange:
    """The exchange that a request over HTTP is, with its answer."""
    documented = is_documented_request(call)
    return Exchange(line, "request", endpoint_of(call), documented)


def of_event(line: int, frame: Document) -> Exchange:
    """The exchange that a frame of the server is by itself."""
    collection = str(frame.get("collection", ""))
    event = as_document(frame.get("fields")).get("eventName")
    if frame["msg"] == "changed" and event is not None:
        documented = is_documented_event(collection, str(event))
        return Exchange(line, "event", name_of_event(collection, event), documented)
    name = f"{frame['msg']} {collection}".strip()
    return Exchange(line, "protocol", name, is_documented=False)
