# SPDX-License-Identifier: MIT
"""The embedded server: a real DDP server in the process of a test or a demo.

`serve` runs one on the loop of the caller, `threaded.threaded_server` in a thread;
`Server.faults` makes it fail on demand, `proxied` puts a bad network before it.
"""

from .faults import (
    Corruption,
    Fault,
    Faults,
    answers,
    calls,
    events,
    frames,
    subscribes,
)
from .proxy import Proxy, proxied
from .server import Server, serve
from .store import StoreError

__all__ = [
    "Corruption",
    "Fault",
    "Faults",
    "Proxy",
    "Server",
    "StoreError",
    "answers",
    "calls",
    "events",
    "frames",
    "proxied",
    "serve",
    "subscribes",
]
