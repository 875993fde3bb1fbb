# SPDX-License-Identifier: MIT
"""Subscriptions: registry, delivery, buffers, recovery, iterators.

The return types of group methods are exported here too, and loaded on first access:
an annotation such as ``streams.Subscription[types.Message]`` costs nothing until
`typing.get_type_hints` reads it.
"""

from typing import TYPE_CHECKING

from ..lazy import lazy_exports

if TYPE_CHECKING:
    from .changes.account import ChangesMine
    from .changes.room import Changes
    from .documents.live import LiveCollection
    from .mirror.mirror import RoomMirror
    from .paging.history import History
    from .paging.listing import Listing
    from .subscription import Subscription
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Changes": ".changes.room",
            "ChangesMine": ".changes.account",
            "History": ".paging.history",
            "Listing": ".paging.listing",
            "LiveCollection": ".documents.live",
            "RoomMirror": ".mirror.mirror",
            "Subscription": ".subscription",
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
