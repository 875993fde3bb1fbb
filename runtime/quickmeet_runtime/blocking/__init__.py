# SPDX-License-Identifier: MIT
"""Clients for programs without an event loop of their own.

They use the asynchronous session: it runs in a background thread or, over HTTP alone,
in the calling thread during a call. The types that methods of groups return are
exported here too, and loaded on first access.
"""

from typing import TYPE_CHECKING

from ..lazy import lazy_exports

if TYPE_CHECKING:
    from .iteration import (
        Changes,
        ChangesMine,
        History,
        Listing,
        LiveCollection,
        Subscription,
    )
    from .mirror import RoomMirror
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Changes": ".iteration",
            "ChangesMine": ".iteration",
            "History": ".iteration",
            "Listing": ".iteration",
            "LiveCollection": ".iteration",
            "RoomMirror": ".mirror",
            "Subscription": ".iteration",
        },
    )

__all__ = [
    "Changes",
    "ChangesMine",
    "History",
    "Listing",
    "LiveCollection",
    "RoomMirror",
    "Subscription",
]
