# SPDX-License-Identifier: MIT
"""Find the arguments in an event's frame by its beginning, without parsing it.

A subscriber knows how a server writes the frame of its event, up to the arguments::

    {"msg":"changed","collection":"stream-room-messages","id":"id",
     "fields":{"eventName":"GENERAL","args":[...]}}
    `---------------- head ---------------'`args'

942 of the 965 recorded events are written so, by all servers; the others are of
``stream-user-presence``, which has the user's id twice. Those, and any that are written
differently, are parsed like all other frames, as `frames.Changed`.

`DdpClientProtocol` checks of the arguments only that they are UTF-8. Other errors in
them show when they are decoded, with `args_decoder`.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

import msgspec
from msgspec import Raw, Struct

from .mending import mend_surrogates, without_depths

__all__ = [
    "ARGS",
    "END",
    "LONGEST",
    "SHORTEST",
    "args_decoder",
    "decode_args",
    "event_head",
]

T = TypeVar("T")

_HEAD: Final = (
    b'{"msg":"changed","collection":%b,"id":"id","fields":{"eventName":%b,"args":'
)
ARGS: Final = b'"args":'
"""The end of a head."""
END: Final = b"]}}"
"""The end of a frame."""
SHORTEST: Final = len(_HEAD) - len("%b%b") - len(ARGS)
"""Bytes of a head without its names and its end."""
LONGEST: Final = 512
"""Bytes of a head; an event whose names need more is read like any other frame."""


def event_head(collection: str, event_name: str) -> bytes:
    """The beginning of an event's frame."""
    return _HEAD % (msgspec.json.encode(collection), msgspec.json.encode(event_name))


class _Fields(Struct):
    args: Raw


_decode_fields = msgspec.json.Decoder(_Fields).decode


def args_decoder(type_: type[T]) -> Callable[[bytes], T]:
    """Make what decodes arguments to a type; see `decode_args`."""
    return partial(decode_args, msgspec.json.Decoder(type_).decode)


def decode_args(decode: Callable[[bytes], T], args: bytes) -> T:
    """Decode arguments that were taken out of a frame.

    Lone surrogates become U+FFFD, what is nested too deeply null; what came after the
    arguments is left out, should a server ever write more.

    Args:
        decode: Decodes a JSON array.
        args: What `DdpClientProtocol.receive_batch` found.

    Raises:
        msgspec.ValidationError: The arguments do not match the type.
        msgspec.DecodeError: They are no JSON.
        RecursionError: They are nested too deeply, and too long to be mended.
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
