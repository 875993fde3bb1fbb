# SPDX-License-Identifier: MIT
"""The state of the server in SQLite: one writer, group commits.

`Store` owns the thread and the connection, `Transaction` is an operation's view of the
state, `StoredCollection` holds the documents of one kind.
"""

from .collection import StoredCollection
from .engine import Outcome, Store, StoreError, open_store
from .transaction import StoredChange, Transaction

__all__ = [
    "Outcome",
    "Store",
    "StoreError",
    "StoredChange",
    "StoredCollection",
    "Transaction",
    "open_store",
]
