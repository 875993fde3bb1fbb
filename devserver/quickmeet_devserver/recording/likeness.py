# SPDX-License-Identifier: MIT
"""Comparing requests with recorded ones, apart from values that clients generate."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, TypeVar, cast

from quickmeet_devserver.base.documents import Document
from quickmeet_runtime.transcripts.recordings.redaction import is_secret_name

from .roles import ValueRoles, kind_of

__all__ = ["Likeness", "most_like"]

T = TypeVar("T")

_MADE_UP: Final = frozenset({"id", "object id", "uuid", "token", "digest", "moment"})
_EPOCH_MS: Final = range(1_200_000_000_000, 4_000_000_000_000)


class Likeness:
    """Compares parameters, mapping the ids that clients generate.

    An id may differ if the client generated it: the recorded server had not sent it
    before, and it is not mapped to another yet. Secrets and timestamps may differ, too.

    Args:
        roles: The live id for each recorded one, so far.
        told: The ids that the recorded server had sent.
    """

    def __init__(self, roles: ValueRoles, told: Collection[str]) -> None:
        self.differences: list[str] = []
        self._roles = roles
        self._told = told
        self._pairs: dict[str, str] = {}

    def keep(self) -> None:
        """Save the mapping of ids."""
        for recorded, live in self._pairs.items():
            self._roles.learn(recorded, live)

    def compare(self, recorded: Any, live: Any, path: str = "$") -> None:
        """Compare two JSON values; record each difference with its path."""
        if isinstance(recorded, str) and is_secret_name(recorded):
            return
        if isinstance(recorded, dict) and isinstance(live, dict):
            self._objects(cast("Document", recorded), cast("Document", live), path)
        elif isinstance(recorded, list) and isinstance(live, list):
            ours = cast("list[object]", recorded)
            theirs = cast("list[object]", live)
            if len(ours) != len(theirs):
                self._differ(path, f"{len(ours)} items", f"{len(theirs)} items")
            for number, (one, other) in enumerate(zip(ours, theirs, strict=False)):
                self.compare(one, other, f"{path}[{number}]")
        elif isinstance(recorded, str) and isinstance(live, str):
            if not self._is_same_text(recorded, live):
                self._differ(path, repr(recorded), repr(live))
        else:
            self._scalars(cast("object", recorded), cast("object", live), path)

    def _objects(self, recorded: Document, live: Document, path: str) -> None:
        if recorded.keys() == live.keys() == {"$date"}:
            return
        for key in sorted(recorded.keys() | live.keys()):
            at = f"{path}.{key}"
            if key not in live:
                self._differ(at, repr(recorded[key]), "nothing")
            elif key not in recorded:
                self._differ(at, "nothing", repr(live[key]))
            else:
                self.compare(recorded[key], live[key], at)

    def _scalars(self, recorded: object, live: object, path: str) -> None:
        if not _is_same_scalar(recorded, live):
            self._differ(path, repr(recorded), repr(live))

    def _is_same_text(self, recorded: str, live: str) -> bool:
        known = self._pairs.get(recorded) or self._roles.live(recorded)
        if known is not None:
            return known == live
        if recorded == live or self._roles.text(recorded) == live:
            return True
        kind = kind_of(recorded)
        if kind not in _MADE_UP or kind_of(live) != kind or recorded in self._told:
            return False
        if kind != "moment":
            self._pairs[recorded] = live
        return True

    def _differ(self, path: str, recorded: str, live: str) -> None:
        self.differences.append(f"{path}: recorded {recorded}, sent {live}")


def _is_same_scalar(recorded: object, live: object) -> bool:
    if isinstance(recorded, bool) or isinstance(live, bool):
        return recorded is live
    if isinstance(recorded, (int, float)) and isinstance(live, (int, float)):
        return recorded == live or (
            int(recorded) in _EPOCH_MS and int(live) in _EPOCH_MS
        )
    return recorded is None and live is None


def most_like(
    recorded: Sequence[T],
    is_left: Callable[[T], bool],
    likeness_to: Callable[[T], Likeness],
) -> tuple[T | None, str]:
    """Find which of several recorded requests a client has sent.

    Args:
        recorded: The requests with the same name.
        is_left: Returns whether a request may still be sent.
        likeness_to: Compares a recorded request with the one sent.

    Returns:
        The first match; else None and the reason, from the most similar one.
    """
    nearest: list[str] = []
    for one in recorded:
        if not is_left(one):
            continue
        likeness = likeness_to(one)
        if not likeness.differences:
            likeness.keep()
            return one, ""
        if not nearest or len(likeness.differences) < len(nearest):
            nearest = likeness.differences
    if nearest:
        return None, f"recorded with other parameters: {'; '.join(nearest)}"
    if recorded:
        return None, f"recorded {len(recorded)} times, sent once more"
    return None, "not in the recording"
