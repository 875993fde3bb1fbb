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
        document: As it is.
    """

    id: str
    document: T


class DocumentChanged(Struct, Generic[T], frozen=True):
    """A document that has changed.

    Attributes:
        id: Its key in the live collection.
        document: As it is.
        before: As it was.
        fields: Python names of the fields that differ; the wire's where the schema
            has none.
    """

    id: str
    document: T
    before: T
    fields: tuple[str, ...]


class DocumentRemoved(Struct, Generic[T], frozen=True):
    """A document that was removed.

    Attributes:
        id: Its key in the live collection.
        document: As it was last.
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
        """Watch the collection, subscribe, and wait until its documents are there."""
        ...

    def unfollow(self, live: "Live") -> None:
        """Follow it no more."""
        ...


class Live(Watcher, Sink, Protocol):
    """Receives the documents of a collection, and the end of a subscription."""


class LiveCollection(SubscriptionBlock, Mapping[str, T]):
    """The documents of a collection, as they are now and as they change.

    ::

        async with client.tasks.follow_list("home") as tasks:
            print(len(tasks), tasks["some id"].text)      # as they are now
            async for change in tasks:                    # what becomes of them
                match change:
                    case DocumentAdded(id, task): ...
                    case DocumentChanged(id, task, before, fields): ...
                    case DocumentRemoved(id, task): ...

    When entered, the server has sent what is there. The iteration begins with all
    of it, as added; so a copy that is kept by its changes is whole. Of a document
    that changes several times before it is taken, the change is reported as one, so
    that a slow reader costs no memory and never falls behind by more than what is
    there. A lost connection does not end it: after the session has come back, what
    differs is reported.

    As in Meteor, a collection has what *all* subscriptions of the session push into
    it, and the fields that any of them pushes. After the block it stays as it was.
    One task iterates at a time.
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
        """Iterate over what becomes of the documents."""
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
                    await checkpoint()  # others run
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
        """A document as it is now.

        Raises:
            KeyError: There is none.
            PayloadError: It does not match the schema, and the session is strict or
                nothing of it is usable.
        """
        if id_ not in self._typed:
            self._typed[id_] = self._decoded(self._documents[id_])
        return self._typed[id_]

    def __iter__(self) -> Iterator[str]:
        """The ids of the documents that are there now."""
        return iter(tuple(self._documents))

    def __len__(self) -> int:
        """How many documents are there now."""
        return len(self._documents)

    def __contains__(self, id_: object) -> bool:
        """Whether a document is there now."""
        return id_ in self._documents

    def __eq__(self, other: object) -> bool:
        """Whether it is the same; compare ``dict(live)`` for what is in it."""
        return self is other

    def __hash__(self) -> int:
        """By identity, as it is compared."""
        return id(self)

    def __repr__(self) -> str:
        """``<LiveCollection tasks, 3 documents>``."""
        return f"<{type(self).__name__} {self._name}, {len(self)} documents>"

    # What the session tells it

    def record(self, id_: str, document: Document | None) -> None:
        """Take a document as it is now; see `collections.Watcher`."""
        self._set(*_with_id(id_, document))

    def take_all(self, documents: Mapping[str, Document]) -> None:
        """Take all documents as they are now; see `collections.Watcher`."""
        there = dict(_with_id(id_, document) for id_, document in documents.items())
        for key in dict.fromkeys((*self._documents, *there)):
            if self._documents.get(key) != there.get(key):
                self._set(key, there.get(key))

    def end(self, error: Exception) -> None:
        """End the iteration with an error, after what is left to take."""
        if not self._has_ended:
            self._has_ended = True
            self._error = error
            self._host.unfollow(self)
            self._wake()

    # What a subscription on the wire gives its subscribers: nothing but its end

    def put(self, args: bytes) -> None:
        """Take no event: none comes here."""

    def has_room(self, events: int, size: int) -> bool:
        """Refuse nothing."""
        del events, size
        return True

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Take no events: none come here."""

    def lose(self, reason: str) -> None:
        """Keep what is there until the next connection has sent all of it again."""

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
        """The change of a document since its last report; None for none."""
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
            return None  # it was reported: nothing of it is usable

    def _differing(self, before: Document, now: Document) -> tuple[str, ...]:
        names = self._publication.names
        return tuple(
            names.get(name, name)
            for name in sorted({*now, *before})
            if name not in now or name not in before or now[name] != before[name]
        )

    def _decoded(self, document: Document, *, is_known: bool = False) -> T:
        """Read a document.

        Args:
            document: Its JSON values.
            is_known: Whether what does not match was reported before.

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
    """The key of a document, and the document with its ``_id``.

    The key is the id, or what the wire has for it where it is not text.
    """
    id_ = document_id(wire)
    key = id_ if isinstance(id_, str) else wire
    return key, None if document is None else {**document, "_id": id_}
