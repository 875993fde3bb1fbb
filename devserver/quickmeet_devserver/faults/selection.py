# SPDX-License-Identifier: MIT
"""Selections of frames for faults: answers, events, calls, by kind and by name."""

from typing import Final

import msgspec
from msgspec import Struct

from quickmeet_devserver.wire.outgoing import Outgoing

__all__ = [
    "Selection",
    "Sighting",
    "answers",
    "calls",
    "events",
    "frames",
    "received",
    "seen_going_out",
    "subscribes",
]


class Sighting(Struct, frozen=True):
    """A frame, as faults see it.

    Attributes:
        is_incoming: Whether the client sent it.
        kind: Its ``msg``; empty when it is not DDP.
        name: Its method or stream, where known.
        event: The event's name in a stream.
    """

    is_incoming: bool
    kind: str = ""
    name: str | None = None
    event: str | None = None


class Selection(Struct, frozen=True):
    """A filter for frames; made by the functions of this module.

    Attributes:
        is_incoming: Whether they come from the client; None for both directions.
        kinds: Their ``msg``; empty for any.
        name: The method or stream; None for any.
        event: The event's name in the stream; None for any.
    """

    is_incoming: bool | None = None
    kinds: frozenset[str] = frozenset()
    name: str | None = None
    event: str | None = None

    def has(self, frame: Sighting) -> bool:
        """Return whether a frame is selected."""
        return (
            self.is_incoming in {None, frame.is_incoming}
            and (not self.kinds or frame.kind in self.kinds)
            and (self.name is None or self.name == frame.name)
            and (self.event is None or self.event == frame.event)
        )


def answers(method: str | None = None) -> Selection:
    """Select the results of a method, on their way to the client.

    Args:
        method: Wire name; None for any method.
    """
    return Selection(is_incoming=False, kinds=frozenset({"result"}), name=method)


def events(stream: str | None = None, event: str | None = None) -> Selection:
    """Select events, on their way to the client.

    Args:
        stream: Wire name, such as ``stream-room-messages``; None for any.
        event: The event's name, such as a room's id; None for any.
    """
    return Selection(
        is_incoming=False, kinds=frozenset({"changed"}), name=stream, event=event
    )


def frames(*kinds: str) -> Selection:
    """Select frames on their way to the client by their ``msg``.

    Args:
        *kinds: Such as ``connected``, ``ready`` or ``pong``; none for all frames.
    """
    return Selection(is_incoming=False, kinds=frozenset(kinds))


def calls(method: str | None = None) -> Selection:
    """Select calls on arrival, before they are carried out.

    Args:
        method: Wire name; None for any method.
    """
    return Selection(is_incoming=True, kinds=frozenset({"method"}), name=method)


def subscribes(stream: str | None = None, event: str | None = None) -> Selection:
    """Select subscriptions on arrival, before they are answered.

    Args:
        stream: Wire name; None for any.
        event: The event's name; None for any.
    """
    return Selection(
        is_incoming=True, kinds=frozenset({"sub"}), name=stream, event=event
    )


class _Fields(Struct):
    eventName: str | None = None  # noqa: N815  # the wire's word


class _Frame(Struct):
    msg: str = ""
    method: str | None = None
    name: str | None = None
    collection: str | None = None
    params: list[object] = []
    fields: _Fields | None = None


_DECODER: Final = msgspec.json.Decoder(_Frame)


def received(data: bytes | str) -> Sighting:
    """Parse a frame that a client sent."""
    frame = _parsed(data)
    event = frame.params[0] if frame.msg == "sub" and frame.params else None
    return Sighting(
        is_incoming=True,
        kind=frame.msg,
        name=frame.name if frame.msg == "sub" else frame.method,
        event=event if isinstance(event, str) else None,
    )


def seen_going_out(frame: Outgoing) -> Sighting:
    """Parse a frame that is about to be sent."""
    parsed = _parsed(frame.text)
    return Sighting(
        is_incoming=False,
        kind=parsed.msg,
        name=frame.about or parsed.collection,
        event=None if parsed.fields is None else parsed.fields.eventName,
    )


def _parsed(data: bytes | str) -> _Frame:
    try:
        return _DECODER.decode(data)
    except (ValueError, RecursionError):  # invalid JSON of the client's
        return _Frame()
