# SPDX-License-Identifier: MIT
"""The embedded server: a real DDP server in the process of a test or a demo.

`serve` runs one on the loop of the caller, `threaded_server` in a thread of its own;
`Server.faults` makes it fail on demand, `proxied` puts a bad network before it.

Every name here is loaded when first asked for: pytest imports this package at each
start for its plugin, also where the extra ``quickmeet[devserver]`` is not installed.
"""

from typing import TYPE_CHECKING

from quickmeet_runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .client_limits import ClientLimits
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
    from .handling import Caller
    from .proxy import Proxy, proxied
    from .server import Server, serve
    from .store import StoreError
    from .threaded import ThreadedServer, threaded_server
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Caller": ".handling",
            "ClientLimits": ".client_limits",
            "Corruption": ".faults",
            "Fault": ".faults",
            "Faults": ".faults",
            "Selection": ".faults",
            "answers": ".faults",
            "calls": ".faults",
            "events": ".faults",
            "frames": ".faults",
            "subscribes": ".faults",
            "Proxy": ".proxy",
            "proxied": ".proxy",
            "Server": ".server",
            "serve": ".server",
            "StoreError": ".store",
            "ThreadedServer": ".threaded",
            "threaded_server": ".threaded",
        },
    )

__all__ = [
    "Caller",
    "ClientLimits",
    "Corruption",
    "Fault",
    "Faults",
    "Proxy",
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
