# SPDX-License-Identifier: MIT
"""Documents in memory, and those of them that a publication is about."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Final, Generic, TypeVar, cast

import msgspec

from quickmeet_runtime.model.operations.handler import DocumentCallback

__all__ = ["Collection", "Query"]

T = TypeVar("T")


class Collection(MutableMapping[str, T]):
    """The documents of a collection by id; followers are notified of each change.

    ::

        tasks = Collection("tasks", Task)
        tasks.add(Task(id="1", list_id="home", text="wash"))
        ...
        def follow_list(caller: Caller, /, list_id: str) -> Query[Task]:
            return tasks.where(lambda task: task.list_id == list_id)

    Change it on the event loop of the server. It is a `Published` itself: all of it.

    Args:
        name: Wire name of the collection.
        document: Type of a document, its ``_id`` included.
    """

    def __init__(self, name: str, document: type[T]) -> None:
        self.collection: Final = name
        self.document: Final = document
        self._documents: Final[dict[str, T]] = {}
        self._observers: Final[dict[object, Callable[[str, T | None], None]]] = {}

    def add(self, document: T) -> None:
        """Put a document in, under its ``_id``; it replaces one with the same id.

        Raises:
            ValueError: Its ``_id`` is not text.
        """
        id_ = _fields(document).get("_id")
        if not isinstance(id_, str):
            raise ValueError(f"{self.collection}: the _id {id_!r} is not text")  # noqa: TRY004  # a value of the document
        self[id_] = document

    def where(self, test: Callable[[T], bool]) -> "Query[T]":
        """The documents that fit, now and later."""
        return Query(self, test)

    def watch(self, call: Callable[[str, T | None], None]) -> Callable[[], None]:
        """Call a function with each change: the id, and the document or None.

        Returns:
            The function that ends it.
        """
        key = object()
        self._observers[key] = call
        return lambda: _forget(self._observers, key)

    def observe(self, report: DocumentCallback) -> Callable[[], None]:
        """Report every document, then its changes.

        Returns:
            The function that ends it.
        """
        return self.where(_any).observe(report)

    def __getitem__(self, id_: str) -> T:
        """A document."""
        return self._documents[id_]

    def __setitem__(self, id_: str, document: T) -> None:
        """Put a document in, or in the place of another."""
        self._documents[id_] = document
        self._tell(id_, document)

    def __delitem__(self, id_: str) -> None:
        """Take a document out."""
        del self._documents[id_]
        self._tell(id_, None)

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(tuple(self._documents))

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._documents)

    def __repr__(self) -> str:
        """``<Collection tasks, 3 documents>``."""
        return f"<Collection {self.collection}, {len(self)} documents>"

    def _tell(self, id_: str, document: T | None) -> None:
        for call in list(self._observers.values()):
            call(id_, document)


class Query(Generic[T]):
    """The documents of a collection that fit; see `Collection.where`.

    Args:
        source: The collection.
        test: Whether a document is one of them.
    """

    def __init__(self, source: Collection[T], test: Callable[[T], bool]) -> None:
        self.collection: Final = source.collection
        self.document: Final = source.document
        self._source: Final = source
        self._test: Final = test

    def __iter__(self) -> Iterator[T]:
        """The documents that fit now."""
        return iter([one for one in self._source.values() if self._test(one)])

    def observe(self, report: DocumentCallback) -> Callable[[], None]:
        """Report every matching document, then its changes.

        Returns:
            The function that ends it.
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
    """A document in the wire's names and JSON values."""
    found: object = msgspec.json.decode(msgspec.json.encode(document))
    return cast("dict[str, object]", found)


def _any(_: object) -> bool:
    return True


def _forget(
    observers: dict[object, Callable[[str, T | None], None]], key: object
) -> None:
    observers.pop(key, None)
