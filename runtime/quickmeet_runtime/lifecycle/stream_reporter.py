# SPDX-License-Identifier: MIT
"""What became of events: counted, logged, and told to the observer."""

import logging
from typing import Final

from ..errors import PayloadError
from ..model.gap import Gap
from ..model.topic import Topic
from ..observability.masking import Masker
from ..observability.observer import Observer, tell
from ..observability.payloads import PayloadReporter
from ..observability.statistics import Statistics

__all__ = ["StreamReporter"]

logger = logging.getLogger("quickmeet")


class StreamReporter:
    """Reports for the streams of one session; see `streams.ports.Reporter`."""

    def __init__(
        self,
        statistics: Statistics,
        masker: Masker,
        payloads: PayloadReporter,
        observer: Observer | None,
    ) -> None:
        self._statistics: Final = statistics
        self._masker: Final = masker
        self._payloads: Final = payloads
        self._observer: Final = observer

    def gap(self, topic: Topic, gap: Gap) -> None:
        """Report that events may be missing for good."""
        self._statistics.gaps += 1
        said = self._masker.text(gap.reason)
        logger.warning("%s: something may be missing: %s", topic, said)
        tell(self._observer, lambda one: one.on_gap(topic.stream, topic.key, gap))

    def undecodable(self, error: PayloadError) -> None:
        """Report an event that does not match the schema."""
        self._payloads.report(error)

    def recovered(self, events: int) -> None:
        """Count events that were fetched."""
        self._statistics.recovered_events += events

    def dropped(self, events: int) -> None:
        """Count events that were given up."""
        self._statistics.dropped_events += events
