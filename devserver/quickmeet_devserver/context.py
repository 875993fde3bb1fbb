# SPDX-License-Identifier: MIT
"""What all sessions of a server share."""

from typing import NamedTuple

from quickmeet_runtime.protocol.server import Dialect

from .faults.tap import Active
from .handling import Handling
from .hub import Hub
from .rate_limits import RateLimits
from .scope import Config
from .store import Store

__all__ = ["Context"]


class Context(NamedTuple):
    """What all sessions of a server share.

    Attributes:
        store: The state.
        hub: Who follows what.
        config: What does not change.
        dialect: Which of the two real servers to play.
        limits: How many calls are too many.
        faults: What goes wrong on demand.
        handling: What users answer themselves.
    """

    store: Store
    hub: Hub
    config: Config
    dialect: Dialect
    limits: RateLimits
    faults: Active
    handling: Handling
