# SPDX-License-Identifier: MIT
"""Clients for programs without an event loop of their own.

The session is the one that coroutines use. It runs in a thread beside the program, or,
over HTTP alone, in the calling thread while a call lasts. What methods of groups return
is named here too, and loaded when it is first asked for.
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
