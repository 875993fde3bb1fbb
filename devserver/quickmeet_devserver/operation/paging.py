# SPDX-License-Identifier: MIT
"""Pages of lists, as endpoints give them."""

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet_devserver.base.documents import Document, raw

__all__ = ["page_of"]

_USUAL: Final = 50
"""How many items a page has unless it is said (``API_Default_Count``)."""

_MOST: Final = 100
"""How many it has at most (``API_Upper_Count_Limit``)."""


def page_of(
    items: Sequence[Document],
    count: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
) -> Raw:
    """Give a part of a list.

    Args:
        items: All of it.
        count: How many to give; 0 for as many as there may be.
        offset: After how many.
    """
    size = _USUAL if count is UNSET else min(count or _MOST, _MOST)
    start = 0 if offset is UNSET else max(0, offset)
    return raw({"items": items[start : start + size], "total": len(items)})
