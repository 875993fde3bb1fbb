# SPDX-License-Identifier: MIT
"""An operation's view of the state."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from quickmeet_devserver.base.documents import Document

from .collection import Action, StoredCollection
from .schema import COLLECTIONS

__all__ = ["MOST_AHEAD_MS", "StoredChange", "Transaction"]

MOST_AHEAD_MS: Final = 1_000
"""By so much stamps may run ahead of the clock while many changes come at once."""


@dataclass(frozen=True)
class StoredChange:
    """One write, as the watchers see it.

    Attributes:
        collection: Name of the collection.
        action: What happened to the document.
        id: The document's id.
        document: The document as written; the last known one when removed.
        viewer: Who alone is shown a document that is as it was; None for a write.
    """

    collection: str
    action: Action
    id: str
    document: Document
    viewer: str | None = None


class Transaction:
    """All collections, and the writes of the operation that runs.

    One object serves all operations of a store, one after the other.

    Args:
        connection: The writer's connection.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.changes: list[StoredChange] = []
        self.now = 0
        self._connection = connection
        self._last_stamp = 0
        self._collections = {
            name: StoredCollection(name, connection, self._note, self.stamp)
            for name in COLLECTIONS
        }
        self.users = self._collections["users"]
        self.rooms = self._collections["rooms"]
        self.subscriptions = self._collections["subscriptions"]
        self.messages = self._collections["messages"]

    def __getitem__(self, name: str) -> StoredCollection:
        """Take a collection by name."""
        return self._collections[name]

    def membership(self, room_id: str, user_id: str) -> Document | None:
        """Read the subscription document of a user in a room."""
        return self.subscriptions.find_one("rid = ? AND uid = ?", room_id, user_id)

    def user_named(self, username: str) -> Document | None:
        """Read a user by username, in any letter case."""
        return self.users.find_one("username = ? COLLATE NOCASE", username)

    def room_named(self, name: str) -> Document | None:
        """Read a room by name."""
        return self.rooms.find_one("name = ?", name)

    def show(self, collection: str, document: Document, viewer: str) -> None:
        """Have a user shown a document as it is now, as if it were new."""
        shown = StoredChange(
            collection, "inserted", document["_id"], dict(document), viewer
        )
        self.changes.append(shown)

    def begin(self, now: int) -> None:
        """Start an operation at this moment, in milliseconds."""
        self.now = now
        self.changes = []

    def stamp(self) -> int:
        """Take a moment that no other document was stamped with, if there is one.

        Moments are distinguished by milliseconds, so that many changes at once use up
        those to come. They never run further ahead of the clock than `MOST_AHEAD_MS`:
        beyond that changes share a moment, as those of real servers do.
        """
        if self._last_stamp < self.now + MOST_AHEAD_MS:
            self._last_stamp = max(self.now, self._last_stamp + 1)
        return self._last_stamp

    def read_file(self, id: str) -> bytes | None:  # noqa: A002  # the documents' word
        """Read the content of an upload."""
        row = self._connection.execute(
            "SELECT content FROM files WHERE id = ?", (id,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def write_file(self, id: str, content: bytes) -> None:  # noqa: A002
        """Keep the content of an upload."""
        self._connection.execute(
            "INSERT OR REPLACE INTO files (id, content) VALUES (?, ?)", (id, content)
        )

    def delete_file(self, id: str) -> None:  # noqa: A002
        """Forget the content of an upload."""
        self._connection.execute("DELETE FROM files WHERE id = ?", (id,))

    def wipe(self) -> None:
        """Forget everything, without a word to the watchers."""
        for table in (*COLLECTIONS, "files"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  # our own

    def _note(
        self,
        collection: str,
        action: Action,
        id: str,  # noqa: A002
        document: Document,
    ) -> None:
        self.changes.append(StoredChange(collection, action, id, dict(document)))
