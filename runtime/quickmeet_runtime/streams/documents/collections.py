# SPDX-License-Identifier: MIT
"""The documents that the server pushes unrequested, such as the user's own."""

import logging
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Protocol

import msgspec
from msgspec import UNSET, Raw, UnsetType

from ...calls.outcome import UNDECODABLE
from ...observability.observer import Statistics
from ...protocol.frames import AddedReceived, ChangedReceived, RemovedReceived

__all__ = ["Collections", "Document", "Watcher"]

logger = logging.getLogger("quickmeet")

_Fields = dict[str, tuple[object, int]]
"""Values by name, and the length of their JSON."""

Document = Mapping[str, object]

_MOST_BYTES: Final = 16 * 1024 * 1024
"""Bytes of JSON, in all documents together."""
_FIELD_BYTES: Final = 128
"""Overhead of a field beside its JSON: small fields take ten times their JSON."""
_decode = msgspec.json.Decoder(dict[str, Raw]).decode
_decode_value = msgspec.json.Decoder().decode
_NOTHING: Final[Mapping[str, Document]] = MappingProxyType({})


class Watcher(Protocol):
    """Receives the changes to the documents of a collection."""

    def record(self, id_: str, document: Document | None) -> None:
        """Record the current state of a document; None if it was removed."""
        ...

    def take_all(self, documents: Mapping[str, Document]) -> None:
        """Record the current state of all documents; others have been removed."""
        ...

    def end(self, error: Exception) -> None:
        """Expect no more changes: the session has ended."""
        ...


class Collections(Mapping[str, Mapping[str, Document]]):
    """Documents by collection and id, as the server last sent them.

    After a login, ``client.collections["users"]`` holds the user's own document
    (not on ddp-streamer). A user's id that looks like 24 hex digits is prefixed
    with ``-`` here, and nowhere else (recorded). The size is bounded; a document
    that does not fit is dropped rather than kept in part.
    """

    def __init__(self, limit: int, statistics: Statistics) -> None:
        self._limit: Final = limit
        self._statistics: Final = statistics
        self._collections: dict[str, dict[str, dict[str, object]]] = {}
        self._sizes: dict[tuple[str, str], dict[str, int]] = {}
        self._bytes = 0
        self._has_warned = False
        self._watchers: dict[str, tuple[Watcher, ...]] = {}
        self._is_syncing = False

    def watch(self, name: str, watcher: Watcher) -> None:
        """Send a watcher the documents of a collection, and changes from now on."""
        self._watchers[name] = (*self._watchers.get(name, ()), watcher)
        watcher.take_all(self[name])

    def unwatch(self, name: str, watcher: Watcher) -> None:
        """Stop sending changes to a watcher."""
        kept = tuple(w for w in self._watchers.get(name, ()) if w is not watcher)
        if kept:
            self._watchers[name] = kept
        else:
            self._watchers.pop(name, None)

    def settle(self) -> None:
        """Send watchers the differences once the new connection has sent everything.

        Until then watchers keep their documents: documents that are sent again were
        not removed and added.
        """
        if self._is_syncing:
            self._is_syncing = False
            for name, watchers in list(self._watchers.items()):
                for watcher in watchers:
                    watcher.take_all(self[name])

    def end(self, make_error: Callable[[], Exception]) -> None:
        """End all watchers: the session has ended."""
        watchers, self._watchers = self._watchers, {}
        for several in watchers.values():
            for watcher in several:
                watcher.end(make_error())

    def __getitem__(self, name: str) -> Mapping[str, Document]:
        """The documents of a collection by id; empty when there is none."""
        documents = self._collections.get(name)
        return _NOTHING if documents is None else MappingProxyType(documents)

    def __iter__(self) -> Iterator[str]:
        """Names of the collections that have documents."""
        return iter(self._collections)

    def __len__(self) -> int:
        """Number of collections that have documents."""
        return len(self._collections)

    def __contains__(self, name: object) -> bool:
        """Whether a collection has documents."""
        return name in self._collections

    def username(self, user_id: str) -> str | None:
        """Return the name in a user's document; None if there is none."""
        users = self._collections.get("users", {})
        document = users.get(user_id) or users.get(f"-{user_id}") or {}
        name = document.get("username")
        return name if isinstance(name, str) else None

    def added(self, event: AddedReceived) -> bool:
        """Add a document; False if it was invalid or dropped."""
        if event.collection.startswith("stream-"):
            return True  # `useCollection` adds documents without content
        fields = _fields(event.fields)
        if fields is None:
            return False
        self._forget(event.collection, event.id)
        if len(self._sizes) >= self._limit:
            return self._drop(event.collection, event.id)
        self._sizes[event.collection, event.id] = {}
        self._collections.setdefault(event.collection, {})[event.id] = {}
        is_kept = self._put(event.collection, event.id, fields)
        self._tell(event.collection, event.id)
        return is_kept

    def changed(self, event: ChangedReceived) -> bool:
        """Change some fields of a document; False if invalid or dropped."""
        document = self._collections.get(event.collection, {}).get(event.id)
        fields = _fields(event.fields)
        if document is None or fields is None:
            return False
        sizes = self._sizes[event.collection, event.id]
        for name in event.cleared:
            document.pop(name, None)
            self._bytes -= sizes.pop(name, 0)
        is_kept = self._put(event.collection, event.id, fields)
        self._tell(event.collection, event.id)
        return is_kept

    def removed(self, event: RemovedReceived) -> bool:
        """Remove a document; False if there was none."""
        was_there = self._forget(event.collection, event.id)
        if was_there:
            self._tell(event.collection, event.id)
        return was_there

    def clear(self) -> None:
        """Forget everything: a new connection sends it again, followed by `settle`."""
        self._is_syncing = True
        self._collections.clear()
        self._sizes.clear()
        self._bytes = 0
        self._has_warned = False

    def _tell(self, collection: str, id_: str) -> None:
        """Send the current state of a document to the watchers of its collection."""
        if self._is_syncing:
            return
        document = self._collections.get(collection, {}).get(id_)
        for watcher in self._watchers.get(collection, ()):
            watcher.record(id_, None if document is None else dict(document))

    def _put(self, collection: str, id_: str, fields: "_Fields") -> bool:
        """Set fields; drop the whole document if it does not fit."""
        document = self._collections[collection][id_]
        sizes = self._sizes[collection, id_]
        for name, (value, size) in fields.items():
            self._bytes += size - sizes.get(name, 0)
            sizes[name] = size
            document[name] = value
        if self._bytes > _MOST_BYTES:
            self._forget(collection, id_)
            return self._drop(collection, id_)
        return True

    def _forget(self, collection: str, id_: str) -> bool:
        sizes = self._sizes.pop((collection, id_), None)
        if sizes is None:
            return False
        self._bytes -= sum(sizes.values())
        documents = self._collections[collection]
        del documents[id_]
        if not documents:
            del self._collections[collection]
        return True

    def _drop(self, collection: str, id_: str) -> bool:
        self._statistics.dropped_documents += 1
        if not self._has_warned:
            self._has_warned = True
            logger.warning(
                "the document %.100r of %.100r is not kept: there are %d, with %d "
                "bytes (documents_limit); the next ones are only counted",
                id_,
                collection,
                len(self._sizes),
                self._bytes,
            )
        return False


def _fields(raw: Raw | UnsetType) -> "_Fields | None":
    """Decode values and their sizes; None if it is not an object."""
    if raw is UNSET:
        return {}
    try:
        return {
            name: (_decode_value(value), _FIELD_BYTES + len(name) + len(value))
            for name, value in _decode(raw).items()
        }
    except UNDECODABLE:
        return None
