# SPDX-License-Identifier: MIT
"""Statistics of a relay or a worker, and their representation."""

from typing import Final, Protocol

import msgspec
from msgspec import Struct

__all__ = [
    "CONTENT_TYPE",
    "BusStatistics",
    "Meter",
    "RelayGauge",
    "WorkerGauge",
    "open_metrics",
]

CONTENT_TYPE: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"
"""Content type of the result of `open_metrics`."""
_PREFIX: Final = "quickmeet_bus_"


class BusStatistics(Struct):
    """Counters since the connection to the broker began, and current gauges."""

    relayed: int = 0
    """Changes that this process appended to the stream."""
    appended: int = 0
    """Messages that contain them; frequent changes share one."""
    gaps: int = 0
    """Gaps among those changes."""
    overtaken: int = 0
    """Messages that another relay had appended, or whose answer was lost."""
    refused: int = 0
    """Times that the broker was away or stored nothing, such as a full stream."""
    waiting: int = 0
    """Changes that are not in the stream yet."""
    calls: int = 0
    """Calls of workers that were answered."""
    relaying: int = 0
    """Accounts being relayed."""
    handled: int = 0
    """Changes that workers of this process acknowledged."""
    failed: int = 0
    """Times that handling a change failed."""
    buried: int = 0
    """Messages published as dead letters."""
    held: int = 0
    """Changes received and not acknowledged yet."""
    partitions: int = 0
    """Partitions assigned to the workers of this process."""
    reconnects: int = 0
    """Times that the connection to the broker came back."""


class RelayGauge(Protocol):
    """The gauges of a relay of one account."""

    @property
    def waiting(self) -> int:
        """Changes that are not in the stream yet."""
        ...


class WorkerGauge(Protocol):
    """The gauges of a worker of one durable name."""

    @property
    def held(self) -> int:
        """Changes received and not acknowledged yet."""
        ...

    @property
    def partitions(self) -> int:
        """Partitions assigned to it."""
        ...


class Meter:
    """The statistics of one connection to the broker."""

    def __init__(self) -> None:
        self.counted: Final = BusStatistics()
        """Counters, without gauges."""
        self.relays: Final[set[RelayGauge]] = set()
        """Those that run."""
        self.workers: Final[set[WorkerGauge]] = set()
        """Those that run."""

    def read(self) -> BusStatistics:
        """Read the counters and the gauges."""
        return msgspec.structs.replace(
            self.counted,
            waiting=sum(one.waiting for one in self.relays),
            relaying=len(self.relays),
            held=sum(one.held for one in self.workers),
            partitions=sum(one.partitions for one in self.workers),
        )


_TEXTS: Final = {
    "relayed": "Changes brought into the stream.",
    "appended": "Messages appended to the stream.",
    "gaps": "Relayed changes that say that something is missing.",
    "overtaken": "Messages that another relay had brought, or whose answer was lost.",
    "refused": "Times that the broker was away or took nothing.",
    "waiting": "Changes that are not in the stream yet.",
    "calls": "Calls of workers answered.",
    "relaying": "Accounts that are relayed.",
    "handled": "Changes acknowledged by workers.",
    "failed": "Times that handling a change failed.",
    "buried": "Messages sent to the subject of dead letters.",
    "held": "Changes taken from the stream and not acknowledged.",
    "partitions": "Partitions that workers have.",
    "reconnects": "Times that the connection to the broker came back.",
}
_GAUGES: Final = frozenset({"waiting", "relaying", "held", "partitions"})


def open_metrics(statistics: BusStatistics, *, is_connected: bool) -> str:
    """Format statistics as OpenMetrics, for Prometheus and similar tools.

    Args:
        statistics: The statistics of a bus.
        is_connected: Whether the broker is there.
    """
    values: dict[str, int] = msgspec.structs.asdict(statistics)
    lines = [
        f"# TYPE {_PREFIX}connected gauge",
        f"# HELP {_PREFIX}connected Whether the broker is there.",
        f"{_PREFIX}connected {int(is_connected)}",
    ]
    for name, value in values.items():
        is_gauge = name in _GAUGES
        lines += [
            f"# TYPE {_PREFIX}{name} {'gauge' if is_gauge else 'counter'}",
            f"# HELP {_PREFIX}{name} {_TEXTS[name]}",
            f"{_PREFIX}{name}{'' if is_gauge else '_total'} {value}",
        ]
    return "\n".join([*lines, "# EOF", ""])
