# SPDX-License-Identifier: MIT
"""Lists of endpoints, fetched page by page as they are read."""

from collections.abc import Sequence
from typing import Final, Generic, Self, TypeVar

from msgspec import UNSET

from ...model.operations.operation import Endpoint, ListPage
from ...options.values import between, check
from ..ports import MethodCaller

__all__ = ["Listing"]

T = TypeVar("T")

_MOST: Final = 100


class Listing(Generic[T]):
    """A list that an endpoint returns in pages; iterate over it once.

    ::

        async for user in client.users.list():
            print(user.username)

    A page is fetched when it is needed. Items that the server adds or removes
    meanwhile shift the others: an item that comes again is skipped, provided that
    items have an ``id``. Iterating raises the same errors as a call: `MethodError`,
    `TransportError` and the like.

    Args:
        caller: Calls endpoints.
        endpoint: Returns the list; its last parameters are count and offset.
        params: The other parameters.
        page_size: Number of items fetched at once, 1 to 100.

    Attributes:
        total: Number of items according to the server; None before the first page,
            and if the server does not say.
    """

    def __init__(
        self,
        caller: MethodCaller,
        endpoint: Endpoint[ListPage[T]],
        params: tuple[object, ...],
        *,
        page_size: int = 50,
    ) -> None:
        check("page_size", page_size, between(1, _MOST))
        self.total: int | None = None
        self._caller: Final = caller
        self._endpoint: Final = endpoint
        self._params: Final = params
        self._size: Final = page_size
        self._offset = 0
        self._known: set[str] = set()
        self._waiting: list[T] = []
        self._is_over = False

    def __aiter__(self) -> Self:
        """Return the list itself: it can be read once."""
        return self

    async def __anext__(self) -> T:
        """Return the next item."""
        while not self._waiting and not self._is_over:
            self._waiting = (await self.page())[::-1]
        if not self._waiting:
            raise StopAsyncIteration
        return self._waiting.pop()

    async def page(self) -> list[T]:
        """Fetch the next page; empty at the end."""
        while not self._is_over:
            new = await self._next_page()
            if new:
                return new
        return []

    async def _next_page(self) -> list[T]:
        params = (*self._params, self._size, self._offset)
        page = await self._caller.call(self._endpoint, params)
        if isinstance(page.total, int):
            self.total = page.total
        self._offset += len(page.items)
        is_whole = self.total is not None and self._offset >= self.total
        if not page.items or is_whole:
            self._is_over = True
        return self._unknown(page.items)

    def _unknown(self, items: Sequence[T]) -> list[T]:
        """Return the items that are new: a list may shift while it is read."""
        new: list[T] = []
        for item in items:
            id_: object = getattr(item, "id", UNSET)
            if isinstance(id_, str):
                if id_ in self._known:
                    continue
                self._known.add(id_)
            new.append(item)
        if not new and self.total is None:  # an endpoint without pages repeats itself
            self._is_over = True
        return new
