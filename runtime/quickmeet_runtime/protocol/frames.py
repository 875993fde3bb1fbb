# SPDX-License-Identifier: MIT
"""The frames of DDP as the wire has them: one tagged union a side.

Payloads (results, event arguments, document fields) stay `msgspec.Raw` until an
operation that knows their type decodes them.

Sources: NOTES sections 2 and 3; recordings 01 to 07 and 30 to 32.
"""

from collections.abc import Sequence
from typing import Final, final

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

from ..errors import LocalProtocolError

__all__ = [
    "Added",
    "Changed",
    "ConnectedFrame",
    "DocumentChangedFrame",
    "Failed",
    "Nosub",
    "Ping",
    "PlainFrame",
    "Pong",
    "ReadyFrame",
    "Removed",
    "Result",
    "ServerError",
    "ServerFrame",
    "StreamFields",
    "Updated",
    "WireError",
    "encode_frame",
]


class WireError(Struct):
    """An error as the server writes it; some carry only ``message``."""

    error: str | int | float | None = None
    """The code: a string such as ``error-invalid-room``, or a number."""
    reason: str | None = None
    """The error, in the server's words."""
    message: str | None = None
    """Reason and code in one text."""
    details: Raw | UnsetType = UNSET
    """Additional fields by the server, as raw JSON."""


@final
class StreamFields(Struct, gc=False):
    """The payload of a stream's ``changed``."""

    event_name: str = field(name="eventName")
    """The event, such as a room id or ``<room id>/deleteMessage``."""
    args: Raw
    """The arguments: a JSON array."""


class ConnectedFrame(Struct, tag_field="msg", tag="connected"):
    """The server took our version."""

    session: str = ""


class Failed(Struct, tag_field="msg", tag="failed"):
    """The server refused our version and will close."""

    version: str = ""


class Ping(Struct, tag_field="msg", tag="ping"):
    """Are you there? The answer repeats the id."""

    id: Raw | UnsetType = UNSET


class Pong(Struct, tag_field="msg", tag="pong"):
    """I am here."""

    id: Raw | UnsetType = UNSET


@final
class Result(Struct, tag_field="msg", tag="result"):
    """The answer to one call."""

    id: str | int
    result: Raw | UnsetType = UNSET
    """Raw JSON; UNSET when the value is undefined, which is not null."""
    error: WireError | None = None


@final
class Updated(Struct, tag_field="msg", tag="updated"):
    """The writes of these calls are visible; comes before or after the answer."""

    methods: list[str | int]


class ReadyFrame(Struct, tag_field="msg", tag="ready"):
    """These subscriptions have sent what they had."""

    subs: list[str | int]


class Nosub(Struct, tag_field="msg", tag="nosub"):
    """A subscription was refused or ended, or an unsub was answered."""

    id: str | int | UnsetType = UNSET
    error: WireError | UnsetType = UNSET


class Added(Struct, tag_field="msg", tag="added"):
    """A document came into a collection."""

    collection: str
    id: str
    fields: Raw | UnsetType = UNSET


@final
class Changed(Struct, tag_field="msg", tag="changed", gc=False):
    """An event of a stream: the hot path, decoded in one pass."""

    collection: str
    fields: StreamFields


class DocumentChangedFrame(Struct, tag_field="msg", tag="changed"):
    """A document changed; what `Changed` cannot hold is decoded as this."""

    collection: str
    id: str
    fields: Raw | UnsetType = UNSET
    cleared: list[str] = []


class Removed(Struct, tag_field="msg", tag="removed"):
    """A document left a collection."""

    collection: str
    id: str


class ServerError(Struct, tag_field="msg", tag="error"):
    """The server could not make sense of a frame of ours."""

    reason: str = ""
    offending: Raw | UnsetType = field(name="offendingMessage", default=UNSET)


PlainFrame = (
    Result
    | Updated
    | ReadyFrame
    | Nosub
    | Added
    | Removed
    | Ping
    | Pong
    | ConnectedFrame
    | Failed
    | ServerError
)
"""Every frame of a server but the events of streams."""

ServerFrame = Changed | PlainFrame
"""Every frame of a server."""

encode_frame: Final = msgspec.json.Encoder().encode
"""Writes one frame as JSON; what is not JSON raises `TypeError`, `ValueError`,
`OverflowError` or `RecursionError`."""


def unsendable(what: str, error: Exception) -> LocalProtocolError:
    """Say why something cannot be written as JSON.

    Args:
        what: The method or endpoint, and what of it.
        error: What the encoder raised.
    """
    if isinstance(error, UnicodeEncodeError):
        words = "holds an unpaired surrogate"
    elif isinstance(error, RecursionError):
        words = "is nested too deeply"
    else:
        words = f"is not JSON: {error}"
    return LocalProtocolError(f"{what} {words}")


def encode_params(params: Sequence[object]) -> list[object]:
    """Prepare parameters: drop what is absent at the end, null it in between."""
    kept = list(params)
    while kept and kept[-1] is UNSET:
        kept.pop()
    if UNSET in kept:
        kept = [None if value is UNSET else value for value in kept]
    return kept
