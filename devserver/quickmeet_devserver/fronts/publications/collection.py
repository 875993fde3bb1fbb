# SPDX-License-Identifier: MIT
"""Documents in memory, and queries that publications use."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Final, Generic, TypeVar, cast

import msgspec

from quickmeet_runtime.model.operations.handler import DocumentCallback

__all__ = ["Collection", "Query"]

T = TypeVar("T")


class Collection(MutableMapping[str, T]):
    """The documents of a collection by id; observers are notified of each change.

    ::

        tasks = Collection("tasks", Task)
        tasks.add(Task(id="1", list_id="home", text="wash"))
        ...
        def follow_list(caller: Caller, /, list_id: str) -> Query[Task]:
            return tasks.where(lambda task: task.list_id == list_id)

    Change it on the server's event loop. It is a `Published` itself, of all documents.

    Args:
        name: Wire name of the collection.
        document: Type of a document, including its ``_id``.
    """

    def __init__(self, name: str, document: type[T]) -> None:
        self.collection: Final = name
        self.document: Final = document
        self._documents: Final[dict[str, T]] = {}
        self._observers: Final[dict[object, Callable[[str, T | None], None]]] = {}

    def add(self, document: T) -> None:
        """Add a document under its ``_id``, replacing one with the same id.

        Raises:
            ValueError: Its ``_id`` is not a string.
        """
        id_ = _fields(document).get("_id")
        if not isinstance(id_, str):
            raise ValueError(f"{self.collection}: the _id {id_!r} is not text")  # noqa: TRY004  # a value of the document
        self[id_] = document

    def where(self, test: Callable[[T], bool]) -> "Query[T]":
        """Return a live query for the documents that match."""
        return Query(self, test)

    def watch(self, call: Callable[[str, T | None], None]) -> Callable[[], None]:
        """Call a function at each change with the id, and the document or None.

        Returns:
            A function that stops it.
        """
        key = object()
        self._observers[key] = call
        return lambda: _forget(self._observers, key)

    def observe(self, report: DocumentCallback) -> Callable[[], None]:
        """Report every document, then all changes.

        Returns:
            A function that stops it.
        """
        return self.where(_any).observe(report)

    def __getitem__(self, id_: str) -> T:
        """Return the document of an id."""
        return self._documents[id_]

    def __setitem__(self, id_: str, document: T) -> None:
        """Add or replace a document."""
        self._documents[id_] = document
        self._tell(id_, document)

    def __delitem__(self, id_: str) -> None:
        """Remove a document."""
        del self._documents[id_]
        self._tell(id_, None)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(tuple(self._documents))

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._documents)

    def __repr__(self) -> str:
        """Return for example ``<Collection tasks, 3 documents>``."""
        return f"<Collection {self.collection}, {len(self)} documents>"

    def _tell(self, id_: str, document: T | None) -> None:
        for call in list(self._observers.values()):
            call(id_, document)


class Query(Generic[T]):
    """A live query for documents of a collection; see `Collection.where`.

    Args:
        source: The collection.
        test: Returns whether a document matches.
    """

    def __init__(self, source: Collection[T], test: Callable[[T], bool]) -> None:
        self.collection: Final = source.collection
        self.document: Final = source.document
        self._source: Final = source
        self._test: Final = test

    def __iter__(self) -> Iterator[T]:
        """Iterate over the documents that match now."""
        return iter([one for one in self._source.values() if self._test(one)])

    def observe(self, report: DocumentCallback) -> Callable[[], None]:
        """Report every matching document, then all changes of the result.

        Returns:
            A function that stops it.
        """
        there: set[str] = set()

        def see(id_: str, document: T | None) -> None:
            if document is not None and self._test(document):
                there.add(id_)
                fields = _fields(document)
                fields.pop("_id", None)
                report(id_, fields)
            elif id_ in there:
                there.discard(id_)
                report(id_, None)

        for id_, document in self._source.items():
            see(id_, document)
        return self._source.watch(see)


def _fields(document: object) -> dict[str, object]:
    """Convert a document to wire names and JSON values."""
    found: object = msgspec.json.decode(msgspec.json.encode(document))
    return cast("dict[str, object]", found)


def _any(_: object) -> bool:
    return True


def _forget(
    observers: dict[object, Callable[[str, T | None], None]], key: object
) -> None:
    observers.pop(key, None)
