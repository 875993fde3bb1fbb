# SPDX-License-Identifier: MIT
"""Read history backwards, page by page, without loss or duplicates.

Paging by moment alone loses messages with equal moments (recorded): a page by moment
therefore begins a millisecond after the oldest known message, and known messages are
left out; a page without anything new is requested again, twice as long. Paging by
offset loses and repeats items when the list changes meanwhile: a page therefore begins
with the last item of the page before, which is searched for if it has moved.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, Generic, Protocol, Self, TypeVar, cast

import msgspec
from msgspec import Struct, UnsetType, field

from ...errors import MethodNotFoundError, MethodRemovedError, PayloadError
from ...model.operations.operation import Method, type_of
from ...model.operations.parameters import RoomPlaces
from ...model.operations.replacement import RestCall
from ...model.operations.versions import Versions
from ...model.payload import UNSET, Page, Timestamp
from ...options.values import between, check, instance, or_none
from ..ports import MethodCaller

__all__ = ["History", "MomentPages", "Pages"]

T = TypeVar("T")

_MOST: Final = 100
"""The largest page by REST, whatever is requested (``API_Upper_Count_Limit``)."""


class _Item(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def sent_at(self) -> Timestamp: ...


class _Page(Struct, Generic[T], frozen=True):
    items: list[T] | UnsetType


class MomentPages(Struct, frozen=True, kw_only=True):
    """A method that returns the newest items before a moment.

    Attributes:
        method: Wire name; its parameters begin with key, moment and count.
        items: Field of its result that holds the items.
        versions: Servers that have it; None if unknown.
    """

    method: str
    items: str
    versions: Versions | None = None


class Pages(Generic[T]):
    """How a list is read, newest first; the generated constants are instances.

    Args:
        item: Type of an item, which has an ``id``; a function that returns the type
            is called on first use.
        by_moment: The method over DDP, if any; items have a ``sent_at`` then.
        rest: Endpoints that page by offset, in the order in which to try them;
            their parameters are key, moment, count and offset.
        of_room: Whether the key is a room, which may be given by its name.
    """

    def __init__(
        self,
        item: object,
        *,
        rest: tuple[RestCall, ...],
        by_moment: MomentPages | None = None,
        of_room: bool = False,
    ) -> None:
        self._rooms: Final[RoomPlaces] = (0,) if of_room else ()

        def items() -> object:
            of: Any = type_of(item)
            return list[of]

        self._items: Final = items
        self.by_moment: Final = by_moment
        self.by_offset: Final[Method[list[T]]] = Method(
            rest[0].name,
            items,
            repeatable=True,
            rest=rest,
            is_rest_only=True,
            rooms=self._rooms,
        )

    @cached_property
    def ddp(self) -> Method[_Page[T]] | None:
        """The method by moment."""
        by = self.by_moment
        if by is None:
            return None
        # the name of the list on the wire varies: a page decodes it as `items`
        page = msgspec.defstruct(
            "Page", [("items", self._items(), field(name=by.items))], frozen=True
        )
        return Method(
            by.method,
            page,
            repeatable=True,
            refused_by="false",
            versions=by.versions,
            rooms=self._rooms,
        )


class History(Generic[T]):
    """A list that is read newest first; iterate over it once.

    ::

        async for message in client.messages.history(room_id):
            if message.sent_at < midnight:
                break

    A page is fetched when it is needed. Messages sent meanwhile do not disturb it.
    Iterating raises the same errors as a call: `MethodError`, `TransportError` etc.

    Args:
        caller: Calls methods.
        pages: How the list is read.
        key: Id of the room or message whose list it is.
        before: Leave out items sent at this moment or later.
        page_size: Number of items on a page, 1 to 100.
    """

    def __init__(
        self,
        caller: MethodCaller,
        pages: Pages[T],
        key: str,
        *,
        before: Timestamp | None = None,
        page_size: int = 50,
    ) -> None:
        check("page_size", page_size, between(1, _MOST))
        check("before", before, or_none(instance("a quickmeet.Timestamp", Timestamp)))
        self._caller: Final = caller
        self._pages: Final = pages
        self._key: Final = key
        self._size: Final = page_size
        self._before = before
        self._is_by_moment = pages.by_moment is not None
        self._known: frozenset[str] = frozenset()
        self._unplaced: frozenset[str] = frozenset()  # items with unreadable moments
        self._offset = 0
        self._waiting: list[T] = []
        self._is_over = False

    def __aiter__(self) -> Self:
        """Return the history itself: it can be read once."""
        return self

    async def __anext__(self) -> T:
        """Return the next older item."""
        if not self._waiting:
            self._waiting = (await self.page())[::-1]
        if not self._waiting:
            raise StopAsyncIteration
        return self._waiting.pop()

    async def page(self) -> list[T]:
        """Fetch the next page, newest first; empty at the end."""
        if self._is_over:
            return []
        found = await self._next_page()
        self._is_over = not found
        return Page(found)

    async def _next_page(self) -> list[T]:
        if self._is_by_moment:
            try:
                return await self._page_by_moment()
            except (MethodNotFoundError, MethodRemovedError):
                self._is_by_moment = False
        return await self._page_by_offset()

    async def _page_by_moment(self) -> list[T]:
        method, count = self._pages.ddp, self._size
        while method is not None:
            params = (self._key, self._before, count)
            page = cast("_Page[T] | None", await self._caller.call(method, params))
            items = [] if page is None else page.items
            if items is UNSET:  # reported when it was decoded
                said = f"{method.name}: the answer has no list that can be read"
                raise PayloadError(said, name=method.name, path="$", payload=b"")
            known = self._known | self._unplaced
            new = [item for item in items if _item(item).id not in known]
            if new or len(items) < count:
                self._record_edge(items)
                return new
            count *= 2
        return []

    def _record_edge(self, items: Sequence[T]) -> None:
        """Remember the oldest moment and the items sent at it."""
        if not items:
            return
        self._unplaced |= {
            _item(item).id for item in items if not _item(item).sent_at.milliseconds
        }
        moments = [_item(item).sent_at for item in items]
        oldest = min((at for at in moments if at.milliseconds), default=None)
        if oldest is None:  # without a readable moment there is no next page
            self._is_over = True
            return
        edge = Timestamp(oldest.milliseconds + 1)
        ids = {_item(item).id for item in items if _item(item).sent_at == oldest}
        self._known = frozenset(ids | (self._known if edge == self._before else set()))
        self._before = edge

    async def _page_by_offset(self) -> list[T]:
        start = max(0, self._offset - 1)
        items = await self._at_offset(start)
        place = self._place_after_known(items)
        if place is None:
            start, items, place = await self._sought(start, items)
        while items and place == len(items):  # new items begin after the page
            start += len(items)
            items = await self._at_offset(start)
            place = self._place_after_known(items) or 0
        new = items[place:]
        self._offset = start + len(items)
        if new:
            self._settle(items, new)
        return new

    def _settle(self, items: Sequence[T], new: Sequence[T]) -> None:
        self._known = frozenset(_item(item).id for item in new)
        if self._before is None and self._pages.by_moment is not None:
            # from here on, new messages do not shift the list
            newest = max(_item(item).sent_at for item in items)
            self._before = Timestamp(newest.milliseconds + 1)
            self._offset = len(items)

    async def _at_offset(self, offset: int) -> list[T]:
        params = (
            self._key,
            UNSET if self._before is None else self._before,
            min(self._size + 1, _MOST),
            offset,
        )
        return await self._caller.call(self._pages.by_offset, params)

    def _place_after_known(self, items: Sequence[T]) -> int | None:
        """Find the first new item; None if the page does not overlap the last one."""
        if not self._offset:
            return 0
        places = [i for i, item in enumerate(items) if _item(item).id in self._known]
        return places[-1] + 1 if places else None

    async def _sought(self, start: int, items: list[T]) -> tuple[int, list[T], int]:
        """Search for the last page's items from the beginning: the list has changed."""
        offset = 0
        while found := await self._at_offset(offset):
            place = self._place_after_known(found)
            if place is not None:
                return offset, found, place
            offset += len(found)
        return start, items, 0


def _item(item: object) -> _Item:
    return cast("_Item", item)
