# Generated from schema/lists.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Lists` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..lists import CREATE, FOLLOW_MINE, SHARE

__all__ = ["Lists"]


class Lists(BlockingGroup):
    """Make, share and follow lists."""

    __slots__ = ()

    def create(self, title: str) -> types.TodoList:
        """Make a list.

        Wire name ``lists.insert``.

        Args:
            title: What to call it.
        """
        return self._session.call(CREATE, (title,))

    def share(self, list_id: str, user_ids: list[str]) -> None:
        """Let others see a list.

        Wire name ``lists.share``.

        Args:
            list_id: The list.
            user_ids: With whom.

        Raises:
            NoSuchListError: There is no such list.
            NotYoursError: The list belongs to somebody else.
        """
        self._session.call(SHARE, (list_id, user_ids))

    def follow_mine(self) -> streams.LiveCollection[types.TodoList]:
        """Follow the lists that the user owns or may see.

        Wire name ``lists.mine``. Its documents are in the collection ``lists``.
        """
        return self._session.documents(FOLLOW_MINE)
