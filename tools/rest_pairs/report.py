# SPDX-License-Identifier: MIT
"""The outcome of all pairs: a table, and one line of figures."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import msgspec

from .verdict import Verdict

__all__ = ["ExpectedDifference", "Report", "expected_differences"]


class ExpectedDifference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``exceptions.json``: a kind of difference, of whatever pair.

    Attributes:
        difference: Pattern that is found in each difference.
        reason: Why this is so.
        kind: In which way REST has not been asked for the same; any when empty.
    """

    difference: str
    reason: str
    kind: str = ""


@cache
def expected_differences() -> tuple[ExpectedDifference, ...]:
    """Read the reviewed kinds of differences."""
    text = files(__package__ or "").joinpath("exceptions.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[ExpectedDifference, ...])


def _reason_for(verdict: Verdict) -> str:
    for entry in expected_differences():
        if (not entry.kind or entry.kind in verdict.kinds) and all(
            re.search(entry.difference, one) for one in verdict.differences
        ):
            return entry.reason
    return ""


class Report:
    """The verdicts on all pairs.

    Args:
        verdicts: One for each pair.
    """

    def __init__(self, verdicts: Sequence[Verdict]) -> None:
        self._judged = [one for one in verdicts if not one.skipped]
        self._skipped = [one for one in verdicts if one.skipped]
        self._differing = [one for one in self._judged if one.differences]

    @property
    def unexplained(self) -> list[Verdict]:
        """The pairs that differ for no reason that was reviewed."""
        return [one for one in self._differing if not _reason_for(one)]

    def unused_reasons(self) -> list[str]:
        """Reviewed reasons for which no pair differs any more."""
        used = {_reason_for(one) for one in self._differing}
        return [one.reason for one in expected_differences() if one.reason not in used]

    def lines(self) -> Iterator[str]:
        """The report, line by line."""
        for verdict in self._differing:
            yield f"{verdict.pair.name} ({PurePath(verdict.pair.file).name})"
            for difference in verdict.differences:
                yield f"    {difference}"
            reason = _reason_for(verdict)
            if reason:
                yield f"    ({reason})"
        for verdict in self._skipped:
            yield f"passed over: {verdict.pair.name}: {verdict.skipped}"
        equal = len(self._judged) - len(self._differing)
        yield f"{len(self._judged)} pairs, {equal} equal, {len(self._differing)} differ"

    def as_json(self) -> str:
        """The figures, as one line of JSON."""
        return json.dumps(
            {
                "pairs": len(self._judged),
                "equal": len(self._judged) - len(self._differing),
                "differing": len(self._differing),
                "explained": len(self._differing) - len(self.unexplained),
                "skipped": len(self._skipped),
            }
        )
