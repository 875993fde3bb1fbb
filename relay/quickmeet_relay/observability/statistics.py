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
"""Of what `open_metrics` gives."""
_PREFIX: Final = "quickmeet_bus_"


class BusStatistics(Struct):
    """Counters since the connection to the broker began, and what is so now."""

    relayed: int = 0
    """Changes that this process brought into the stream."""
    appended: int = 0
    """Messages that they went in; fast ones go together."""
    gaps: int = 0
    """Changes among them that say that something is missing."""
    overtaken: int = 0
    """Messages that another relay had brought already, or whose answer was lost."""
    refused: int = 0
    """Times that the broker was away or took nothing, such as a full stream."""
    waiting: int = 0
    """Changes that are not in the stream yet."""
    calls: int = 0
    """Calls of workers that were answered."""
    relaying: int = 0
    """Accounts that are relayed now."""
    handled: int = 0
    """Changes that workers of this process acknowledged."""
    failed: int = 0
    """Times that handling a change failed."""
    buried: int = 0
    """Messages that went to the subject of dead letters."""
    held: int = 0
    """Changes that are here, and not acknowledged yet."""
    partitions: int = 0
    """Partitions that the workers of this process have now."""
    reconnects: int = 0
    """Times that the connection to the broker came back."""


class RelayGauge(Protocol):
    """A relay of one account, as it is now."""

    @property
    def waiting(self) -> int:
        """Changes that are not in the stream yet."""
        ...


class WorkerGauge(Protocol):
    """A worker of one durable name, as it is now."""

    @property
    def held(self) -> int:
        """Changes that are here, and not acknowledged yet."""
        ...

    @property
    def partitions(self) -> int:
        """Partitions that it has."""
        ...


class Meter:
    """Counts what is done by one connection to the broker."""

    def __init__(self) -> None:
        self.counted: Final = BusStatistics()
        """Counters; what is so now is not in there."""
        self.relays: Final[set[RelayGauge]] = set()
        """Those that run."""
        self.workers: Final[set[WorkerGauge]] = set()
        """Those that run."""

    def read(self) -> BusStatistics:
        """Counters, and what is so now."""
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
    """Write statistics as OpenMetrics has them, for Prometheus and its like.

    Args:
        statistics: Of a bus.
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
