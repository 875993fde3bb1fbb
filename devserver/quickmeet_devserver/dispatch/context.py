# SPDX-License-Identifier: MIT
"""The state shared by all sessions of a server."""

from typing import NamedTuple

from quickmeet_devserver.faults.tap import Active
from quickmeet_devserver.operation.scope import Config
from quickmeet_devserver.store import Store
from quickmeet_devserver.wire.hub import Hub
from quickmeet_devserver.wire.outgoing import Flushing
from quickmeet_runtime.protocol.server import Dialect

from .handling import Handling
from .rate_limits import RateLimits

__all__ = ["Context"]


class Context(NamedTuple):
    """The state shared by all sessions of a server.

    Attributes:
        store: The state.
        hub: All subscriptions.
        flushing: The connections with data to send.
        config: Constants.
        dialect: Which of the two real servers to emulate.
        limits: The rate limits.
        faults: The active faults.
        handling: Custom handlers.
    """

    store: Store
    hub: Hub
    flushing: Flushing
    config: Config
    dialect: Dialect
    limits: RateLimits
    faults: Active
    handling: Handling
