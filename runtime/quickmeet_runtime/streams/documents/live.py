# SPDX-License-Identifier: MIT
"""The documents of a collection, as a live mapping and as typed changes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Generic, Protocol, Self, TypeAlias, TypeVar

import msgspec
from anyio.lowlevel import checkpoint
from msgspec import Struct

from ...calls.outcome import UNDECODABLE, partial_error, payload_error
from ...concurrency.waiters import Waiter
from ...errors import LocalProtocolError, PayloadError
from ...model.operations.publication import Publication, document_id
from ..block import EVENTS_IN_A_ROW, SubscriptionBlock
from ..ports import EventHost, Sink
from .collections import Document, Watcher

__all__ = [
    "DocumentAdded",
    "DocumentChange",
    "DocumentChanged",
    "DocumentHost",
    "DocumentRemoved",
    "LiveCollection",
]

T = TypeVar("T")


class DocumentAdded(Struct, Generic[T], frozen=True):
    """A document that was added.

    Attributes:
        id: Its key in the live collection.
        document: Its current state.
    """

    id: str
    document: T


class DocumentChanged(Struct, Generic[T], frozen=True):
    """A document that has changed.

    Attributes:
        id: Its key in the live collection.
        document: Its current state.
        before: Its previous state.
        fields: Python names of the fields that differ; the wire name if the schema
            does not have the field.
    """

    id: str
    document: T
    before: T
    fields: tuple[str, ...]


class DocumentRemoved(Struct, Generic[T], frozen=True):
    """A document that was removed.

    Attributes:
        id: Its key in the live collection.
        document: Its last state.
    """

    id: str
    document: T


DocumentChange: TypeAlias = DocumentAdded[T] | DocumentChanged[T] | DocumentRemoved[T]
"""A change of a document."""


class DocumentHost(EventHost, Protocol):
    """The interface of a session that a live collection needs."""

    async def follow(
        self, publication: Publication[T], params: Sequence[object], live: "Live"
    ) -> None:
        """Watch the collection, subscribe, and wait for its documents."""
        ...

    def unfollow(self, live: "Live") -> None:
        """Stop following."""
        ...


class Live(Watcher, Sink, Protocol):
    """Receives the documents of a collection, and the end of a subscription."""


class LiveCollection(SubscriptionBlock, Mapping[str, T]):
    """The documents of a collection, as they are now and as they change.

    ::

        async with client.tasks.follow_list("home") as tasks:
            print(len(tasks), tasks["some id"].text)      # as they are now
            async for change in tasks:                    # as they change
                match change:
                    case DocumentAdded(id, task): ...
                    case DocumentChanged(id, task, before, fields): ...
                    case DocumentRemoved(id, task): ...

    When entered, the server has sent all current documents. The iteration begins with
    all of them, as added; so a copy that is built from the changes is complete.
    Several changes to one document before it is taken are reported as one, so that a
    slow reader costs no memory and never falls behind by more than the current
    documents. A lost connection does not end it: after the session has reconnected,
    the differences are reported.

    As in Meteor, a collection holds the documents and fields that *any* subscription
    of the session pushes into it. After the block it stays as it was. One task
    iterates at a time.
    """

    def __init__(
        self,
        host: DocumentHost,
        publication: Publication[T],
        params: Sequence[object] = (),
    ) -> None:
        super().__init__(publication.name or publication.collection)
        self._host: Final = host
        self._publication: Final = publication
        self._params: Final = params
        self._documents: dict[str, Document] = {}
        self._typed: dict[str, T] = {}
        self._reported: dict[str, Document] = {}
        self._pending: dict[str, None] = {}
        self._waiter: Waiter | None = None
        self._in_a_row = 0
        self._error: Exception | None = None
        self._has_ended = False

    async def _enter(self) -> None:
        await self._host.follow(self._publication, self._params, self)

    def leave(self) -> None:
        """Leave before the end of the block; an iteration ends without an error."""
        if not self._has_ended:
            self._has_ended = True
            self._pending.clear()
            self._host.unfollow(self)
            self._wake()

    def __aiter__(self) -> Self:
        """Iterate over the changes to the documents."""
        return self

    async def __anext__(self) -> DocumentChange[T]:
        """Wait for the next change.

        Raises:
            PayloadError: A document does not match the schema, and the session is
                strict.
            SubscriptionError: The server ended the subscription.
            ConnectionLostError: The session ended.
        """
        if not self._is_entered:
            raise LocalProtocolError(f"{self._name}: enter it with `async with`")
        while True:
            while self._pending:
                self._in_a_row += 1
                if self._in_a_row > EVENTS_IN_A_ROW:
                    await checkpoint()  # let other tasks run
                    self._in_a_row = 0
                    continue
                id_ = next(iter(self._pending))
                del self._pending[id_]
                change = self._change(id_)
                if change is not None:
                    return change
            if self._has_ended:
                if self._error is not None:
                    raise self._error
                raise StopAsyncIteration
            if self._waiter is not None:
                raise LocalProtocolError(f"{self._name}: two tasks iterate over it")
            self._waiter = self._host.make_waiter()
            try:
                await self._waiter
            finally:
                self._waiter = None
            self._in_a_row = 0

    def __getitem__(self, id_: str) -> T:
        """Return the current state of a document.

        Raises:
            KeyError: There is none.
            PayloadError: It does not match the schema, and the session is strict or
                nothing of it is usable.
        """
        if id_ not in self._typed:
            self._typed[id_] = self._decoded(self._documents[id_])
        return self._typed[id_]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the current documents."""
        return iter(tuple(self._documents))

    def __len__(self) -> int:
        """Number of current documents."""
        return len(self._documents)

    def __contains__(self, id_: object) -> bool:
        """Whether the collection has a document now."""
        return id_ in self._documents

    def __eq__(self, other: object) -> bool:
        """Whether it is the same object; compare ``dict(live)`` for equal contents."""
        return self is other

    def __hash__(self) -> int:
        """Hash by identity, as it is compared."""
        return id(self)

    def __repr__(self) -> str:
        """``<LiveCollection tasks, 3 documents>``."""
        return f"<{type(self).__name__} {self._name}, {len(self)} documents>"

    # Called by the session

    def record(self, id_: str, document: Document | None) -> None:
        """Record the current state of a document; see `collections.Watcher`."""
        self._set(*_with_id(id_, document))

    def take_all(self, documents: Mapping[str, Document]) -> None:
        """Record the current state of all documents; see `collections.Watcher`."""
        there = dict(_with_id(id_, document) for id_, document in documents.items())
        for key in dict.fromkeys((*self._documents, *there)):
            if self._documents.get(key) != there.get(key):
                self._set(key, there.get(key))

    def end(self, error: Exception) -> None:
        """End the iteration with an error, after the pending changes."""
        if not self._has_ended:
            self._has_ended = True
            self._error = error
            self._host.unfollow(self)
            self._wake()

    # The interface of a subscriber: only the end of the subscription matters here

    def put(self, args: bytes) -> None:
        """Ignore an event: publications of documents have none."""

    def has_room(self, events: int, size: int) -> bool:
        """Accept everything."""
        del events, size
        return True

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Ignore events: publications of documents have none."""

    def lose(self, reason: str) -> None:
        """Keep the documents until the next connection has sent all of them again."""

    def come_back(self) -> None:
        """Wait for `take_all`."""

    def _set(self, key: str, document: Document | None) -> None:
        self._typed.pop(key, None)
        if document is None:
            self._documents.pop(key, None)
        else:
            self._documents[key] = document
        self._pending[key] = None
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None:
            self._waiter.wake()

    def _change(self, id_: str) -> DocumentChange[T] | None:
        """Compute the change of a document since its last report; None if unchanged."""
        before, now = self._reported.pop(id_, None), self._documents.get(id_)
        if now is not None:
            self._reported[id_] = now
        if before == now:
            return None
        try:
            if before is None:
                return DocumentAdded(id_, self[id_])
            was = self._decoded(before, is_known=True)
            if now is None:
                return DocumentRemoved(id_, was)
            fields = self._differing(before, now)
            return DocumentChanged(id_, self[id_], was, fields)
        except PayloadError:
            if self._host.is_strict:
                raise
            return None  # reported already: nothing of it is usable

    def _differing(self, before: Document, now: Document) -> tuple[str, ...]:
        names = self._publication.names
        return tuple(
            names.get(name, name)
            for name in sorted({*now, *before})
            if name not in now or name not in before or now[name] != before[name]
        )

    def _decoded(self, document: Document, *, is_known: bool = False) -> T:
        """Decode a document.

        Args:
            document: Its JSON values.
            is_known: Whether its mismatches were reported before.

        Raises:
            PayloadError: It does not match the schema, and the session is strict or
                nothing of it is usable.
        """
        publication = self._publication
        data = msgspec.json.encode(document)
        try:
            return publication.decoder.decode(data)
        except UNDECODABLE as error:
            found = payload_error(publication.collection, error, data)
            try:
                value, mismatches = publication.salvage(data)
            except UNDECODABLE:
                self._host.report(found)
                raise found from error
            partial = partial_error(publication.collection, mismatches, data, found)
            if not is_known:
                self._host.report(partial)
            if self._host.is_strict:
                raise partial from error
            return value


def _with_id(wire: str, document: Document | None) -> tuple[str, Document | None]:
    """Return the key of a document, and the document with its ``_id``.

    The key is the id, or its form on the wire if it is not a string.
    """
    id_ = document_id(wire)
    key = id_ if isinstance(id_, str) else wire
    return key, None if document is None else {**document, "_id": id_}
