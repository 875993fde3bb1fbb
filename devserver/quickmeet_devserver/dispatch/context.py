# SPDX-License-Identifier: MIT
"""The state that all sessions of a server share."""

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
    """The state that all sessions of a server share.

    Attributes:
        store: The state.
        hub: Who follows what.
        flushing: Who has something to be sent.
        config: What does not change.
        dialect: Which of the two real servers to play.
        limits: How many calls are too many.
        faults: What goes wrong on demand.
        handling: What users answer themselves.
    """

    store: Store
    hub: Hub
    flushing: Flushing
    config: Config
    dialect: Dialect
    limits: RateLimits
    faults: Active
    handling: Handling
