# SPDX-License-Identifier: MIT
"""The embedded server: a real DDP server inside the process of a test or a demo.

`serve` runs one on the caller's event loop, `threaded_server` in its own thread;
`Server.faults` makes it fail on demand, `proxied` simulates a bad network.

Every name here is loaded on first access: pytest imports this package at each start for
its plugin, even where the extra ``quickmeet[devserver]`` is not installed.
"""

from typing import TYPE_CHECKING

from quickmeet_runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from quickmeet_devserver.dispatch.handling import Caller
    from quickmeet_devserver.fronts.publications.collection import Collection, Query
    from quickmeet_devserver.server.bot_kit import BotKit, Chat
    from quickmeet_devserver.server.server import Server
    from quickmeet_devserver.server.serving import serve
    from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server
    from quickmeet_devserver.wire.client_limits import ClientLimits
    from quickmeet_devserver.wire.proxy import Proxy, proxied

    from .faults import (
        Corruption,
        Fault,
        Faults,
        Selection,
        answers,
        calls,
        events,
        frames,
        subscribes,
    )
    from .store import StoreError
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "BotKit": ".server.bot_kit",
            "Caller": ".dispatch.handling",
            "Chat": ".server.bot_kit",
            "Collection": ".fronts.publications.collection",
            "Query": ".fronts.publications.collection",
            "ClientLimits": ".wire.client_limits",
            "Corruption": ".faults",
            "Fault": ".faults",
            "Faults": ".faults",
            "Selection": ".faults",
            "answers": ".faults",
            "calls": ".faults",
            "events": ".faults",
            "frames": ".faults",
            "subscribes": ".faults",
            "Proxy": ".wire.proxy",
            "proxied": ".wire.proxy",
            "Server": ".server.server",
            "serve": ".server.serving",
            "StoreError": ".store",
            "ThreadedServer": ".server.threaded",
            "threaded_server": ".server.threaded",
        },
    )

__all__ = [
    "BotKit",
    "Caller",
    "Chat",
    "ClientLimits",
    "Collection",
    "Corruption",
    "Fault",
    "Faults",
    "Proxy",
    "Query",
    "Selection",
    "Server",
    "StoreError",
    "ThreadedServer",
    "answers",
    "calls",
    "events",
    "frames",
    "proxied",
    "serve",
    "subscribes",
    "threaded_server",
]
