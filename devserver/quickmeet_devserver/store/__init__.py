# SPDX-License-Identifier: MIT
"""The state of the server in SQLite: one writer, commits joined.

`Store` owns the thread and the connection, `Transaction` is what one operation
sees, `StoredCollection` holds the documents of one kind.
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
