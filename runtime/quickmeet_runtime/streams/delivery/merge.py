# SPDX-License-Identifier: MIT
"""Putting an answer among the events that were held for it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from ..recovery.cursor import OVERLAP_MS, Cursor
from .deletions import Deletions
from .revision import Deletion, Missed, Revision, revision_of

__all__ = ["Merged", "late", "merge"]

_FOR_EVER: Final = 1 << 62

_Item = bytes | Deletions


class Merged(NamedTuple):
    """What a subscriber is given next.

    Attributes:
        items: Events in the order of the server's moments.
        fresh: How many of them were fetched.
        known: The newest moment known of each message: servers tell some time after
            they wrote, so that what was fetched may come again.
        horizon: Events of later moments are none of those.
    """

    items: list[_Item]
    fresh: int
    known: dict[str, int]
    horizon: int


def merge(
    place: Cursor, held: Sequence[_Item], missed: Missed, *, with_deletions: bool
) -> Merged:
    """Put an answer among what is held.

    What was given or is held already is left out, and so are states of messages that
    are known to be deleted. Events without a moment stay behind what they came after.

    Args:
        place: How far the subscriber has come.
        held: Events that came since, oldest first.
        missed: The answer; it may go further back, for another subscriber.
        with_deletions: Whether the subscriber receives deletions.
    """
    after = place.ask_after
    deletions = [one for one in missed.deletions if one.deleted_ms >= after]
    gone = {one.id for one in missed.deletions}
    timed: list[tuple[int, _Item]] = []
    came: dict[tuple[str, int], None] = {}
    now = 0
    for item in held:
        if isinstance(item, Deletions):
            gone.update(item.ids)
        elif (one := revision_of(item)) is not None:
            now = one.updated_ms
            came[one.id, now] = None
            if one.id in gone or place.has_seen(one.id, now):
                continue
        timed.append((now, item))
    fresh = [
        one
        for one in missed.revisions
        if one.updated_ms > after
        and not place.has_seen(one.id, one.updated_ms)
        and (one.id, one.updated_ms) not in came
        and one.id not in gone
    ]
    fetched: list[tuple[int, _Item]] = [(one.updated_ms, one.args) for one in fresh]
    if with_deletions:
        fetched += _together(deletions)
    ordered = sorted([*fetched, *timed], key=lambda one: one[0])
    known, horizon = _known(place, missed.revisions, came, gone)
    return Merged([item for _, item in ordered], len(fresh), known, horizon)


def late(place: Cursor, missed: Missed, *, with_deletions: bool) -> list[_Item]:
    """What of an answer is new to a subscriber that nothing else is missing.

    Args:
        place: How far it has come.
        missed: The answer.
        with_deletions: Whether the subscriber receives deletions.
    """
    return merge(place, [], missed, with_deletions=with_deletions).items


def _together(deletions: Iterable[Deletion]) -> list[tuple[int, _Item]]:
    """Deletions of one moment are one item."""
    found = sorted(deletions, key=_moment_and_room)
    return [
        (at, Deletions([one.id for one in together], [at] * len(together), room_id))
        for (at, room_id), group in groupby(found, key=_moment_and_room)
        for together in [list(group)]
    ]


def _moment_and_room(deletion: Deletion) -> tuple[int, str]:
    return deletion.deleted_ms, deletion.room_id


def _known(
    place: Cursor,
    revisions: Iterable[Revision],
    came: Iterable[tuple[str, int]],
    gone: Iterable[str],
) -> tuple[dict[str, int], int]:
    known = dict(place.seen)
    for id_, updated_ms in (*((one.id, one.updated_ms) for one in revisions), *came):
        known[id_] = max(known.get(id_, 0), updated_ms)
    horizon = max(place.at, *known.values(), 0) + OVERLAP_MS
    known.update(dict.fromkeys(gone, _FOR_EVER))
    return known, horizon
