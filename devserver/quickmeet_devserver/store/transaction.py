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
"""How far timestamps may run ahead of the clock during many changes at once."""


@dataclass(frozen=True)
class StoredChange:
    """A write, as reported to watchers.

    Attributes:
        collection: Name of the collection.
        action: What happened to the document.
        id: The document's id.
        document: The document as written; its last state when removed.
        viewer: The only user to be sent an unchanged document; None for a write.
    """

    collection: str
    action: Action
    id: str
    document: Document
    viewer: str | None = None


class Transaction:
    """All collections, and the writes of the current operation.

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
        """Return a collection by name."""
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
        """Send a user the current document, as if it were new."""
        shown = StoredChange(
            collection, "inserted", document["_id"], dict(document), viewer
        )
        self.changes.append(shown)

    def begin(self, now: int) -> None:
        """Start an operation at a time in milliseconds."""
        self.now = now
        self.changes = []

    def stamp(self) -> int:
        """Return a timestamp that no other document has, if possible.

        Timestamps are in milliseconds, so that many changes at once use up future ones.
        They never run further ahead of the clock than `MOST_AHEAD_MS`: beyond that
        changes share a timestamp, as on real servers.
        """
        if self._last_stamp < self.now + MOST_AHEAD_MS:
            self._last_stamp = max(self.now, self._last_stamp + 1)
        return self._last_stamp

    def read_file(self, id: str) -> bytes | None:  # noqa: A002  # the name in documents
        """Read the content of an upload."""
        row = self._connection.execute(
            "SELECT content FROM files WHERE id = ?", (id,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def write_file(self, id: str, content: bytes) -> None:  # noqa: A002
        """Store the content of an upload."""
        self._connection.execute(
            "INSERT OR REPLACE INTO files (id, content) VALUES (?, ?)", (id, content)
        )

    def delete_file(self, id: str) -> None:  # noqa: A002
        """Delete the content of an upload."""
        self._connection.execute("DELETE FROM files WHERE id = ?", (id,))

    def wipe(self) -> None:
        """Delete everything without notifying watchers."""
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
