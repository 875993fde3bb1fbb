# SPDX-License-Identifier: MIT
"""Calls whose answer is inconclusive if they were sent twice.

A message whose id the client chose is stored once, however often it is sent.
But the answer to the second ``sendMessage`` is empty, or shows a message that is
not the stored one (recorded): the stored one is read by its id, and returned as the
result.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Raw, Struct, field

from ..protocol.frames import encode_params
from .outcome import UNDECODABLE

__all__ = ["Confirmation", "confirmation_of", "is_stored"]

_READ_BY: Final[Mapping[str, str]] = {"sendMessage": "getSingleMessage"}


class Confirmation(Struct, frozen=True):
    """The call that reads the outcome of another one.

    Attributes:
        method: Wire name of a method that only reads.
        params: Its parameters.
    """

    method: str
    params: tuple[object, ...]


class _Document(Struct):
    id: str | None = field(name="_id", default=None)


_documents = msgspec.json.Decoder(list[_Document])


def confirmation_of(method: str, params: Sequence[object]) -> Confirmation | None:
    """Return the call that reads the outcome of one that was sent twice.

    Args:
        method: Wire name of the call.
        params: Its parameters.

    Returns:
        The call to make; None if the answer is conclusive, or no call can tell.
    """
    reader = _READ_BY.get(method)
    if reader is None:
        return None
    try:
        (document,) = _documents.decode(msgspec.json.encode(encode_params(params)))
    except (*UNDECODABLE, TypeError):
        return None
    return Confirmation(reader, (document.id,)) if document.id else None


def is_stored(result: object) -> bool:
    """Whether the read found the document."""
    return isinstance(result, Raw) and bytes(result) not in {b"", b"null"}
