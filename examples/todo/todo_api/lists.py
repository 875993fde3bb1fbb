# Generated from schema/lists.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Make, share and follow lists."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Publication
from quickmeet_runtime.session.group import Group

from . import types
from .errors import NoSuchListError, NotYoursError

__all__ = ["CREATE", "FOLLOW_MINE", "SHARE", "Lists"]

CREATE: Final[Method[types.TodoList]] = Method("lists.insert", lambda: types.TodoList)
SHARE: Final[Method[None]] = Method(
    "lists.share", None, errors=(NoSuchListError, NotYoursError)
)
FOLLOW_MINE: Final[Publication[types.TodoList]] = Publication(
    "lists.mine", "lists", lambda: types.TodoList
)


class Lists(Group):
    """Make, share and follow lists."""

    __slots__ = ()

    async def create(self, title: str) -> types.TodoList:
        """Make a list.

        Wire name ``lists.insert``.

        Args:
            title: What to call it.
        """
        return await self._session.call(CREATE, (title,))

    async def share(self, list_id: str, user_ids: list[str]) -> None:
        """Let others see a list.

        Wire name ``lists.share``.

        Args:
            list_id: The list.
            user_ids: With whom.

        Raises:
            NoSuchListError: There is no such list.
            NotYoursError: The list belongs to somebody else.
        """
        await self._session.call(SHARE, (list_id, user_ids))

    def follow_mine(self) -> streams.LiveCollection[types.TodoList]:
        """Follow the lists that the user owns or may see.

        Wire name ``lists.mine``. Its documents are in the collection ``lists``.
        """
        return self._session.documents(FOLLOW_MINE)
