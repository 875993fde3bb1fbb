# SPDX-License-Identifier: MIT
"""Payloads that do not match the schema: counted, logged, reported to the observer."""

import logging
import re
from typing import Final

from ..errors import PayloadError
from .masking import Masker
from .observer import Observer, tell
from .statistics import Statistics

__all__ = ["PayloadReporter"]

logger = logging.getLogger("quickmeet")

_MOST_PLACES: Final = 1000


class PayloadReporter:
    """Takes note of payloads that do not match the schema.

    A place is logged as a warning once, then at DEBUG: anyone who can write to a room
    could fill the log otherwise.
    """

    def __init__(
        self, statistics: Statistics, masker: Masker, observer: Observer | None
    ) -> None:
        self._statistics: Final = statistics
        self._masker: Final = masker
        self._observer: Final = observer
        self._places: Final[set[tuple[str, str]]] = set()

    def report(self, error: PayloadError) -> None:
        """Count, log and pass on a payload.

        Args:
            error: The mismatches, and whether the rest of it was usable.
        """
        self._statistics.payload_errors += 1
        place = error.name, re.sub(r"\[\d+\]", "[]", error.path)
        is_new = place not in self._places and len(self._places) < _MOST_PLACES
        if is_new:
            self._places.add(place)
        level = logging.WARNING if is_new else logging.DEBUG
        if logger.isEnabledFor(level):
            logger.log(level, "%s", self._masker.text(str(error)))
        tell(self._observer, lambda observer: observer.on_payload_error(error))
