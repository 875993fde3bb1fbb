# SPDX-License-Identifier: MIT
"""The documents that the server pushes unasked, such as one's own user."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import UNSET, Raw, UnsetType

from .ddp.events import DocumentAdded, DocumentChanged, DocumentRemoved
from .outcome import UNDECODABLE

__all__ = ["Collections", "Document"]

Document = Mapping[str, object]

_MOST_DOCUMENTS: Final = 10_000
_decode = msgspec.json.Decoder(dict[str, object]).decode
_NOTHING: Final[Mapping[str, Document]] = MappingProxyType({})


class Collections(Mapping[str, Mapping[str, Document]]):
    """Documents by collection and id, as the server last told them.

    After a login, ``client.collections["users"]`` holds the user's own document
    (not on ddp-streamer). A user's id that looks like 24 hex digits has a ``-``
    in front here, and nowhere else (transcripts README 6).
    """

    def __init__(self) -> None:
        self._collections: dict[str, dict[str, dict[str, object]]] = {}
        self._count = 0

    def __getitem__(self, name: str) -> Mapping[str, Document]:
        """The documents of a collection by id; empty when there is none."""
        documents = self._collections.get(name)
        return _NOTHING if documents is None else MappingProxyType(documents)

    def __iter__(self) -> Iterator[str]:
        """Names of the collections that have documents."""
        return iter(self._collections)

    def __len__(self) -> int:
        """How many collections have documents."""
        return len(self._collections)

    def __contains__(self, name: object) -> bool:
        """Whether a collection has documents."""
        return name in self._collections

    def added(self, event: DocumentAdded) -> bool:
        """Take a new document; False when it was of no use."""
        if event.collection.startswith("stream-"):
            return True  # what `useCollection` adds says nothing
        fields = _fields(event.fields)
        documents = self._collections.get(event.collection, {})
        is_new = event.id not in documents
        if fields is None or (is_new and self._count >= _MOST_DOCUMENTS):
            return False
        self._count += is_new
        self._collections.setdefault(event.collection, {})[event.id] = fields
        return True

    def changed(self, event: DocumentChanged) -> bool:
        """Change some fields of a document; False when it was of no use."""
        document = self._collections.get(event.collection, {}).get(event.id)
        fields = _fields(event.fields)
        if document is None or fields is None:
            return False
        document.update(fields)
        for name in event.cleared:
            document.pop(name, None)
        return True

    def removed(self, event: DocumentRemoved) -> bool:
        """Drop a document; False when there was none."""
        documents = self._collections.get(event.collection)
        if documents is None or documents.pop(event.id, None) is None:
            return False
        self._count -= 1
        if not documents:
            del self._collections[event.collection]
        return True

    def clear(self) -> None:
        """Forget everything: a new connection tells it anew."""
        self._collections.clear()
        self._count = 0


def _fields(raw: Raw | UnsetType) -> dict[str, object] | None:
    if raw is UNSET:
        return {}
    try:
        return _decode(raw)
    except UNDECODABLE:
        return None
