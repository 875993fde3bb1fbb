# SPDX-License-Identifier: MIT
"""The outcome of a schedule."""

from msgspec import Struct

__all__ = ["Verdict"]


class Verdict(Struct):
    """The counts; all but gaps below `unknown` have to be zero.

    Attributes:
        faults: Faults that happened.
        breaks: Connections lost.
        events: Revisions that the consumer saw.
        recovered: Of these, revisions that were fetched.
        calls: Calls of the consumer.
        unknown: Of these, calls whose outcome it could not know.
        lost: Revisions and deletions that it should know and does not.
        repeated: Revisions that it saw twice.
        disordered: Revisions that came after later ones.
        hung: Calls and waits that did not end in time.
        wrong: Calls with another outcome than they said.
        leaks: What was left running or open.
        gaps: Reported gaps, where the schedule may have some.
        problems: All that in words.
    """

    faults: int = 0
    breaks: int = 0
    events: int = 0
    recovered: int = 0
    calls: int = 0
    unknown: int = 0
    lost: int = 0
    repeated: int = 0
    disordered: int = 0
    hung: int = 0
    wrong: int = 0
    leaks: int = 0
    gaps: int = 0
    problems: list[str] = []

    @property
    def is_good(self) -> bool:
        """Whether nothing went wrong."""
        return not self.problems

    def blame(self, what: str, count: int, said: str) -> None:
        """Count a problem and say what it is."""
        if count:
            setattr(self, what, getattr(self, what) + count)
            self.problems.append(f"{what} {count}: {said}")
