# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
"""Clients for programs without an event loop: calls wait for their answers.

Every name here is loaded when first asked for. Types, errors and credentials are those
of the package above.
"""

from typing import TYPE_CHECKING

from quickmeet_runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from quickmeet_runtime.blocking.client import Connecting
    from quickmeet_runtime.blocking.handlers import Handler, Handlers
    from quickmeet_runtime.blocking.http_client import ConnectingByHttp
    from quickmeet_runtime.blocking.iteration import (
        Changes,
        ChangesMine,
        History,
        Listing,
        LiveCollection,
        StatusChanges,
        Subscription,
    )
    from quickmeet_runtime.blocking.mirror import RoomMirror
    from quickmeet_runtime.blocking.runner import time_limit

    from .client import Client, HttpClient, connect, connect_http
    from .rooms import Rooms
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Client": ".client",
            "HttpClient": ".client",
            "connect": ".client",
            "connect_http": ".client",
            "Changes": "quickmeet_runtime.blocking.iteration",
            "ChangesMine": "quickmeet_runtime.blocking.iteration",
            "History": "quickmeet_runtime.blocking.iteration",
            "Listing": "quickmeet_runtime.blocking.iteration",
            "LiveCollection": "quickmeet_runtime.blocking.iteration",
            "StatusChanges": "quickmeet_runtime.blocking.iteration",
            "Subscription": "quickmeet_runtime.blocking.iteration",
            "RoomMirror": "quickmeet_runtime.blocking.mirror",
            "Connecting": "quickmeet_runtime.blocking.client",
            "ConnectingByHttp": "quickmeet_runtime.blocking.http_client",
            "Handler": "quickmeet_runtime.blocking.handlers",
            "Handlers": "quickmeet_runtime.blocking.handlers",
            "time_limit": "quickmeet_runtime.blocking.runner",
            "Rooms": ".rooms",
        },
    )

__all__ = [
    "Changes",
    "ChangesMine",
    "Client",
    "Connecting",
    "ConnectingByHttp",
    "Handler",
    "Handlers",
    "History",
    "HttpClient",
    "Listing",
    "LiveCollection",
    "RoomMirror",
    "Rooms",
    "StatusChanges",
    "Subscription",
    "connect",
    "connect_http",
    "time_limit",
]
