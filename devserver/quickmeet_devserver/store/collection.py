# SPDX-License-Identifier: MIT
"""Collections of documents."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Final, Literal

from msgspec import Raw

from quickmeet_devserver.base.documents import Document, date, decode, encode

__all__ = ["Action", "StoredCollection", "Value"]

Action = Literal["inserted", "updated", "removed"]
Value = str | int | float | None
_MOST: Final = 2**63 - 1
Noted = Callable[[str, Action, str, Document], None]


class StoredCollection:
    """A table of documents.

    Args:
        name: Name of the table.
        connection: The writer's connection.
        noted: Called for each write, with the document as given.
        stamp: Returns a unique timestamp for ``_updatedAt``.
    """

    def __init__(
        self,
        name: str,
        connection: sqlite3.Connection,
        noted: Noted,
        stamp: Callable[[], int],
    ) -> None:
        self.name = name
        self._execute = connection.execute
        self._noted = noted
        self._stamp = stamp

    def get(self, id: str) -> Document | None:  # noqa: A002  # the name in documents
        """Read one document by its id."""
        row = self._execute(
            f"SELECT doc FROM {self.name} WHERE id = ?", (id,)
        ).fetchone()
        return None if row is None else decode(row[0])

    def has(self, id: str) -> bool:  # noqa: A002
        """Return whether a document exists."""
        return (
            self._execute(f"SELECT 1 FROM {self.name} WHERE id = ?", (id,)).fetchone()
            is not None
        )

    def insert(self, document: Document) -> None:
        """Add a document that has an ``_id``.

        Raises:
            sqlite3.IntegrityError: The id exists already.
        """
        self._execute(
            f"INSERT INTO {self.name} (id, doc) VALUES (?, ?)",
            (document["_id"], encode(document).decode()),
        )
        self._noted(self.name, "inserted", document["_id"], document)

    def save(self, document: Document) -> None:
        """Replace or add a document."""
        cursor = self._execute(
            f"UPDATE {self.name} SET doc = ? WHERE id = ?",
            (encode(document).decode(), document["_id"]),
        )
        if cursor.rowcount:
            self._noted(self.name, "updated", document["_id"], document)
        else:
            self.insert(document)

    def update(self, document: Document, /, **fields: object) -> None:
        """Set fields of a document and its ``_updatedAt``, and save it."""
        document |= {**fields, "_updatedAt": date(self._stamp())}
        self.save(document)

    def delete(self, document: Document) -> None:
        """Remove a document."""
        self._execute(f"DELETE FROM {self.name} WHERE id = ?", (document["_id"],))
        self._noted(self.name, "removed", document["_id"], document)

    def find(self, where: str = "1", *values: Value) -> list[Document]:
        """Read the documents that match a condition.

        Args:
            where: SQL after WHERE, including ORDER BY and LIMIT.
            values: Values for its placeholders.
        """
        return [decode(text) for text in self._texts(where, values)]

    def find_one(self, where: str, *values: Value) -> Document | None:
        """Read the first document that matches a condition."""
        for text in self._texts(f"{where} LIMIT 1", values):
            return decode(text)
        return None

    def find_raw(self, where: str, *values: Value) -> list[Raw]:
        """Read documents without decoding them."""
        return [Raw(text) for text in self._texts(where, values)]

    def count(self, where: str = "1", *values: Value) -> int:
        """Count documents."""
        row = self._search(
            f"SELECT count(*) FROM {self.name} WHERE {where}", values
        ).fetchone()
        return int(row[0])

    def values(self, column: str, where: str, *values: Value) -> list[str]:
        """Read one column of the documents that match a condition."""
        rows = self._search(f"SELECT {column} FROM {self.name} WHERE {where}", values)
        return [row[0] for row in rows]

    def _texts(self, where: str, values: tuple[Value, ...]) -> Iterator[str]:
        rows = self._search(f"SELECT doc FROM {self.name} WHERE {where}", values)
        for row in rows:
            yield row[0]

    def _search(self, sql: str, values: tuple[Value, ...]) -> sqlite3.Cursor:
        """Execute a query; numbers out of SQLite's range are clamped."""
        try:
            return self._execute(sql, values)
        except OverflowError:
            return self._execute(sql, [_nearest(value) for value in values])


def _nearest(value: Value) -> Value:
    return min(max(value, -_MOST), _MOST) if isinstance(value, int) else value
