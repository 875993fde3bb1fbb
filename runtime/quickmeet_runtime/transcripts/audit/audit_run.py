# SPDX-License-Identifier: MIT
"""The findings of an audit, and the state that its conversations share."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ...model.decoding.mismatches import Deviation, Violation
from ...observability.masking import Masker
from ..validation.validator import UNKNOWN_FIELD, Validator

__all__ = ["AuditRun", "AuditSummary"]

logger = logging.getLogger("quickmeet")

_MOST_NAMES: Final = 10_000
"""Most names that are counted separately: the other side chooses them."""


@dataclass
class AuditSummary:
    """The findings.

    Attributes:
        frames: Frames read, including those of ``method.call``.
        exchanges: Other requests by REST, with their answers.
        validated: Payloads checked against the schema.
        unknown: Names that the schema does not have, with their counts.
        refused: Names that the server refused, with their counts.
        absent: Names that the server does not have, with their counts.
        violations: Places where payloads do not match the schema; only the first ones
            if each is reported as it is found.
        deviations: Number of violations.
        truncated: Messages about recordings whose last line is truncated.
    """

    frames: int = 0
    exchanges: int = 0
    validated: int = 0
    unknown: Counter[str] = field(default_factory=Counter[str])
    refused: Counter[str] = field(default_factory=Counter[str])
    absent: Counter[str] = field(default_factory=Counter[str])
    violations: list[Deviation] = field(default_factory=list[Deviation])
    deviations: int = 0
    truncated: list[str] = field(default_factory=list[str])

    def as_dict(self) -> dict[str, object]:
        """Convert to the form of JSON reports."""
        return {
            "frames": self.frames,
            "exchanges": self.exchanges,
            "validated": self.validated,
            "unknown": dict(sorted(self.unknown.items())),
            "violations": [deviation.as_dict() for deviation in self.violations],
            "refused": dict(sorted(self.refused.items())),
            "absent": dict(sorted(self.absent.items())),
        }


class AuditRun:
    """Counts the payloads of an audit, and reports their deviations.

    Args:
        validator: The schema.
        audit: The counters.
        lenient: Leave out violations of kind ``unknown-field``.
        report: Called with each deviation.
        kept: Number of deviations that the audit keeps in addition; None for all.

    Attributes:
        validator: The schema, for values that may be nested deeply.
        flat: The same, for values that are not.
        audit: The counters.
        masker: Masks the secrets seen so far.
    """

    def __init__(
        self,
        validator: Validator,
        audit: AuditSummary,
        *,
        lenient: bool = False,
        report: Callable[[Deviation], object] | None = None,
        kept: int | None = None,
    ) -> None:
        self.validator: Final = validator
        self.flat: Final = validator.for_flat_values()
        self.audit: Final = audit
        self.masker: Final = Masker()
        self._lenient: Final = lenient
        self._report: Final = report
        self._kept: Final = kept

    def count(self, names: Counter[str], name: str) -> None:
        """Count a name in one of the audit's counters."""
        if name in names:
            names[name] += 1
            return
        text = self.masker.text(name)
        if text in names or len(names) < _MOST_NAMES:
            names[text] += 1

    def take(
        self,
        file: str,
        line: int,
        direction: str,
        name: str,
        found: Sequence[Violation],
    ) -> None:
        """Record the violations of one payload.

        Args:
            file: Path of the recording, or name of the connection.
            line: Line in it, or number of the frame.
            direction: ``in`` or ``out``.
            name: Method, endpoint or the like.
            found: The violations.
        """
        self.audit.validated += 1
        for violation in found:
            if self._lenient and violation.kind == UNKNOWN_FIELD:
                continue
            self._tell(
                Deviation(
                    file,
                    line,
                    direction,
                    self.masker.text(name),
                    Violation(
                        self.masker.text(violation.path),
                        violation.kind,
                        self.masker.text(violation.message),
                    ),
                )
            )

    def _tell(self, deviation: Deviation) -> None:
        audit = self.audit
        audit.deviations += 1
        if self._kept is None or len(audit.violations) < self._kept:
            audit.violations.append(deviation)
        if self._report is not None:
            self._report(deviation)
