# SPDX-License-Identifier: MIT
"""The state of the server in SQLite: one writer, commits joined.

`Store` owns the thread and the connection, `Transaction` is what one operation
sees, `Collection` holds the documents of one kind.
"""

from .collection import Collection
from .engine import Outcome, Store, StoreError, open_store
from .transaction import Change, Transaction

__all__ = [
    "Change",
    "Collection",
    "Outcome",
    "Store",
    "StoreError",
    "Transaction",
    "open_store",
]
