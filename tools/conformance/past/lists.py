# SPDX-License-Identifier: MIT
"""Whole lists that a server told: settings, permissions, emoji, sounds, statuses."""

from collections.abc import Callable
from typing import Final, cast

from quickmeet_devserver.base.documents import Document

from ..recording.hints import ALL_SETTINGS, LISTS
from .prior_state import Presupposed

__all__ = ["add_list"]

_WHOLE: Final = frozenset({"permissions/get", "public-settings/get"})
"""Lists that show all that there is, where they were not asked for changes."""


def add_list(
    found: Presupposed, method: str, result: object, is_made: Callable[[str], bool]
) -> None:
    """Add what a list shows that was there before.

    Args:
        found: What else is known.
        method: What was asked.
        result: What it told: a list, or what changed.
        is_made: Whether an id came up in the recording.
    """
    collection, items = LISTS[method], _items(result)
    if isinstance(result, list) and method in _WHOLE:
        found.whole.add(collection)
    if isinstance(result, list) and method == ALL_SETTINGS and result:
        found.whole.add(ALL_SETTINGS)
    if collection == "settings":
        _note_address(found, items)
        items = _told_private(items, is_asked=method.startswith("private"))
    known = found.lists.setdefault(collection, [])
    before = {one["_id"]: one for one in known}
    for one in items:
        if one["_id"] in before:  # one list shows more of it than another
            before[one["_id"]] |= {**one, **before[one["_id"]]}
        elif not is_made(one["_id"]):
            known.append(one)


def _items(result: object) -> list[Document]:
    given: object = result
    if isinstance(given, dict):
        given = cast("Document", given).get("update")
    return cast("list[Document]", given) if isinstance(given, list) else []


def _told_private(items: list[Document], *, is_asked: bool) -> list[Document]:
    """Settings with whether they are private: those of a private list not public."""
    return [{**one, "isPrivate": is_asked and not one.get("public")} for one in items]


def _note_address(found: Presupposed, items: list[Document]) -> None:
    """Note how the server calls itself."""
    for one in items:
        if one["_id"] == "Site_Url" and isinstance(one.get("value"), str):
            found.url = one["value"].rstrip("/")
