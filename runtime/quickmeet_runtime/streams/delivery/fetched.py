# SPDX-License-Identifier: MIT
"""The results of fetches for a subscriber, while events may repeat them."""

from collections.abc import Iterable, Mapping
from typing import Final

from .revision import Merged, Reactions, Revision, reactions_in

__all__ = ["Fetched"]


class Fetched:
    """Tells events that bring news from those of what was fetched.

    Servers tell an event once. What came in another way may come as an event still,
    and says more than that only where others have reacted: servers of 3.4 tell
    reactions with the stamp of the state before.

    Args:
        told_before: What was given before the subscriber began, with the moment of
            each: how it looked then is not known.

    Attributes:
        horizon: Events of later moments are none of what was fetched.
    """

    __slots__ = ("_known", "_reactions", "_told_before", "horizon")

    def __init__(self, told_before: Mapping[str, int]) -> None:
        self.horizon = -1
        self._told_before: Final = told_before
        self._known: dict[str, int] = {}
        self._reactions: dict[str, tuple[int, Reactions]] = {}

    def record(self, merged: Merged, revisions: Iterable[Revision]) -> None:
        """Record an answer, and what it was merged to."""
        self.horizon = merged.horizon
        self._known = known = merged.known
        kept = {id_: one for id_, one in self._reactions.items() if id_ in known}
        for one in revisions:
            kept[one.id] = one.updated_ms, reactions_in(one.args)
        self._reactions = kept

    def forget(self) -> None:
        """Forget it: no event tells any of it any more."""
        self._known, self._reactions = {}, {}

    def is_news(self, one: Revision) -> bool:
        """Whether an event that arrives says more than what was fetched."""
        known = self._known.get(one.id, -1)
        return one.updated_ms > known or (
            one.updated_ms == known and self.says_more(one)
        )

    def says_more(self, one: Revision) -> bool:
        """Whether an event with the moment of a state that is known tells a change."""
        if self._told_before.get(one.id) == one.updated_ms:
            return False
        moment, reactions = self._reactions.get(one.id, (-1, {}))
        if moment != one.updated_ms:
            return True
        shown = reactions_in(one.args)
        self._reactions[one.id] = moment, shown
        return shown != reactions
