# SPDX-License-Identifier: MIT
"""Publications of plain Meteor: what pushes the documents of a collection."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final, Generic, TypeVar

import msgspec

from ..decoding.mismatches import Mismatches
from ..decoding.variants import parsed
from .late import type_of

__all__ = ["Publication", "document_id", "wire_document_id"]

T = TypeVar("T")

_DASH: Final = "-"
_HEX: Final = frozenset("0123456789abcdef")
_OBJECT_ID: Final = 24


class Publication(Generic[T]):
    """Publications of documents, and the types of these documents.

    Attributes:
        name: Wire name of the publication; None for documents that the server
            pushes unasked, such as the user's own document after the login.
        collection: Wire name of the collection.
        document: Type of a document, its ``_id`` included; given as a function, it is
            loaded on use.
    """

    def __init__(self, name: str | None, collection: str, document: object) -> None:
        self.name: Final = name
        self.collection: Final = collection
        self._document: Final = document

    @cached_property
    def document(self) -> object:
        """Type of a document."""
        return type_of(self._document)

    @cached_property
    def decoder(self) -> "msgspec.json.Decoder[T]":
        """Decoder of a document, built when first asked for."""
        return msgspec.json.Decoder(self.document)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Python names of a document's fields by the wire's."""
        known = msgspec.structs.fields(self.document)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a Struct, as lint holds
        return {field.encode_name: field.name for field in known}

    def salvage(self, document: bytes) -> tuple[T, Mismatches]:
        """Read what matches of a document that the decoder refused.

        Args:
            document: Its JSON.

        Returns:
            The document, and where it does not match.

        Raises:
            msgspec.MsgspecError: Nothing of it is usable.
            ValueError: The same.
            RecursionError: It is nested too deeply.
        """
        from ..decoding.salvage import Salvager  # noqa: PLC0415  # rarely needed

        return Salvager(self.document).read(parsed(document), is_item=True)

    def __repr__(self) -> str:
        """``Publication('tasks.inList', 'tasks')``."""
        return f"Publication({self.name!r}, {self.collection!r})"


def document_id(wire: str) -> object:
    """The ``_id`` of a document by the id that its frames carry.

    Meteor marks with a ``-`` what would be read as something else (a text that looks
    like an ObjectID, or begins with a mark) and writes what is not text as JSON
    behind a ``~`` (its package ``mongo-id``).
    """
    if wire.startswith(_DASH):
        return wire[1:]
    if wire.startswith("~"):
        try:
            found: object = msgspec.json.decode(wire[1:])
        except (msgspec.DecodeError, RecursionError):
            return wire
        return found
    return wire


def wire_document_id(id_: str) -> str:
    """The id that frames carry for a document whose ``_id`` is this text."""
    is_object_id = len(id_) == _OBJECT_ID and _HEX.issuperset(id_.lower())
    return f"-{id_}" if id_[:1] in {_DASH, "~", "{"} or is_object_id else id_
