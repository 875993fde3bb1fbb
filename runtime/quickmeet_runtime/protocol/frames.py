# SPDX-License-Identifier: MIT
"""The frames of DDP on the wire, and the first bytes of those of events.

A frame of a server is one of a tagged union. A connection passes it on as it is: making
another object for each would be most of the work. Payloads (results, event arguments,
document fields) stay `msgspec.Raw` until an operation that knows their type decodes
them.

A subscriber knows the bytes of its event's frame up to the arguments, and finds the
arguments without parsing the frame::

    {"msg":"changed","collection":"stream-room-messages","id":"id",
     "fields":{"eventName":"GENERAL","args":[...]}}
    `---------------- head ---------------'`args'

942 of the 965 recorded events are written so, by all servers; the others are of
``stream-user-presence``, which has the user's id twice. Those, and any that are written
differently, are parsed like all other frames, as `StreamEvent`.

`DdpClientProtocol` only checks that the arguments are UTF-8. Other errors in them are
found when `args_decoder` decodes them.

Sources: NOTES sections 2 and 3; recordings 01 to 07 and 30 to 32.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar, final

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

from ..errors import LocalProtocolError
from .mending import mend_surrogates, without_depths

__all__ = [
    "ARGS",
    "END",
    "LONGEST",
    "SHORTEST",
    "AddedReceived",
    "CallAnswered",
    "ChangedReceived",
    "Connected",
    "Event",
    "GreetingReceived",
    "MethodsUpdated",
    "PingReceived",
    "PlainFrame",
    "PongReceived",
    "RemovedReceived",
    "ServerErrorReceived",
    "ServerFrame",
    "StreamEvent",
    "StreamFields",
    "SubscriptionEnded",
    "SubscriptionsReady",
    "UnknownReceived",
    "VersionRefused",
    "WireError",
    "args_decoder",
    "decode_args",
    "encode_frame",
    "encode_params",
    "event_head",
    "unsendable",
]

T = TypeVar("T")


class WireError(Struct):
    """An error as the server writes it; some carry only ``message``."""

    error: str | int | float | None = None
    """The code: a string such as ``error-invalid-room``, or a number."""
    reason: str | None = None
    """The server's reason."""
    message: str | None = None
    """Reason and code in one string."""
    details: Raw | UnsetType = UNSET
    """Additional fields of the server, as raw JSON."""


@final
class StreamFields(Struct, gc=False):
    """The payload of a stream's ``changed``."""

    event_name: str = field(name="eventName")
    """The event, such as a room id or ``<room id>/deleteMessage``."""
    args: Raw
    """The arguments: a JSON array."""


class Connected(Struct, tag_field="msg", tag="connected"):
    """The server accepted our version: calls and subscriptions may be sent."""

    session: str = ""
    """The server's id for this connection; sessions are never resumed."""


class VersionRefused(Struct, tag_field="msg", tag="failed"):
    """The server speaks another version and is about to close."""

    version: str = ""
    """The version that the server proposes."""


class PingReceived(Struct, tag_field="msg", tag="ping"):
    """The server checks that we are alive; the answer repeats the id."""

    id: Raw | UnsetType = UNSET


class PongReceived(Struct, tag_field="msg", tag="pong"):
    """The server is alive."""


@final
class CallAnswered(Struct, tag_field="msg", tag="result"):
    """The answer to one call."""

    id: str | int
    result: Raw | UnsetType = UNSET
    """Raw JSON; UNSET when the value is undefined, which is not null."""
    error: WireError | None = None


@final
class MethodsUpdated(Struct, tag_field="msg", tag="updated"):
    """The writes of these calls are visible; comes before or after the answer."""

    methods: list[str | int]


class SubscriptionsReady(Struct, tag_field="msg", tag="ready"):
    """These subscriptions are active; may repeat one after a login."""

    subs: list[str | int]


class SubscriptionEnded(Struct, tag_field="msg", tag="nosub"):
    """A subscription was refused, ended by the server, or left by us."""

    id: str | int = ""
    error: WireError | None = None


class AddedReceived(Struct, tag_field="msg", tag="added"):
    """A document was added to a collection, requested or not."""

    collection: str
    id: str
    fields: Raw | UnsetType = UNSET


@final
class StreamEvent(Struct, tag_field="msg", tag="changed", gc=False):
    """An event of a stream: the hot path, decoded in one pass."""

    collection: str
    fields: StreamFields


class ChangedReceived(Struct, tag_field="msg", tag="changed"):
    """Some fields of a document changed or were removed; not a `StreamEvent`."""

    collection: str
    id: str
    fields: Raw | UnsetType = UNSET
    cleared: list[str] = []


class RemovedReceived(Struct, tag_field="msg", tag="removed"):
    """A document was removed from a collection."""

    collection: str
    id: str


class ServerErrorReceived(Struct, tag_field="msg", tag="error"):
    """The server could not parse a frame of ours."""

    reason: str = ""
    offending: Raw | UnsetType = field(name="offendingMessage", default=UNSET)
    """The offending frame as raw JSON, if the server includes it."""


class GreetingReceived(Struct, frozen=True):
    """``{"server_id": "0"}``: the greeting of ddp-streamer and very old servers."""


class UnknownReceived(Struct, frozen=True):
    """A frame with an unknown ``msg``; to be ignored."""

    msg: str


PlainFrame = (
    CallAnswered
    | MethodsUpdated
    | SubscriptionsReady
    | SubscriptionEnded
    | AddedReceived
    | RemovedReceived
    | PingReceived
    | PongReceived
    | Connected
    | VersionRefused
    | ServerErrorReceived
)
"""Every frame of a server except ``changed``, which has two forms."""

ServerFrame = StreamEvent | PlainFrame
"""Every frame of a server that is decoded in one pass."""

Event = ServerFrame | ChangedReceived | GreetingReceived | UnknownReceived
"""Everything that a server may send."""

encode_frame: Final = msgspec.json.Encoder().encode
"""Encodes one frame as JSON; other values raise `TypeError`, `ValueError`,
`OverflowError` or `RecursionError`."""


def unsendable(what: str, error: Exception) -> LocalProtocolError:
    """Make the error for a value that cannot be encoded as JSON.

    Args:
        what: The method or endpoint, and the part of it.
        error: The encoder's exception.
    """
    if isinstance(error, UnicodeEncodeError):
        words = "holds an unpaired surrogate"
    elif isinstance(error, RecursionError):
        words = "is nested too deeply"
    else:
        words = f"is not JSON: {error}"
    return LocalProtocolError(f"{what} {words}")


def encode_params(params: Sequence[object]) -> list[object]:
    """Prepare parameters: drop absent ones at the end, send null in between."""
    kept = list(params)
    while kept and kept[-1] is UNSET:
        kept.pop()
    if UNSET in kept:
        kept = [None if value is UNSET else value for value in kept]
    return kept


_HEAD: Final = (
    b'{"msg":"changed","collection":%b,"id":"id","fields":{"eventName":%b,"args":'
)
ARGS: Final = b'"args":'
"""The end of a head."""
END: Final = b"]}}"
"""The end of a frame."""
SHORTEST: Final = len(_HEAD) - len("%b%b") - len(ARGS)
"""Length of a head without its names and its end."""
LONGEST: Final = 512
"""Maximum length of a head; events with longer names are parsed like other frames."""


def event_head(collection: str, event_name: str) -> bytes:
    """Return the first bytes of an event's frame."""
    return _HEAD % (msgspec.json.encode(collection), msgspec.json.encode(event_name))


class _Fields(Struct):
    args: Raw


_decode_fields = msgspec.json.Decoder(_Fields).decode


def args_decoder(type_: type[T]) -> Callable[[bytes], T]:
    """Make a decoder of arguments to a type; see `decode_args`."""
    return partial(decode_args, msgspec.json.Decoder(type_).decode)


def decode_args(decode: Callable[[bytes], T], args: bytes) -> T:
    """Decode arguments that were taken out of a frame.

    Lone surrogates become U+FFFD, values nested too deeply null; anything after the
    arguments is dropped, should a server ever send more.

    Args:
        decode: Decodes a JSON array.
        args: Arguments from `DdpClientProtocol.receive_batch`.

    Raises:
        msgspec.ValidationError: The arguments do not match the type.
        msgspec.DecodeError: They are not JSON.
        RecursionError: They are nested too deeply, and too long to be repaired.
    """
    try:
        return decode(args)
    except RecursionError:
        mended = without_depths(args)
        if mended is None:
            raise
        return decode(mended)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        fields = b'{"args":%b}' % args
        whole = mend_surrogates(fields) or fields
        try:
            mended = bytes(_decode_fields(whole).args)
        except msgspec.DecodeError:
            mended = args
        return decode(mended)
