# SPDX-License-Identifier: MIT
"""Lists are read back without loss and without repeats, whatever happens to them."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.errors import (
    MethodNotFoundError,
    MethodRemovedError,
    PayloadError,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, field
from quickmeet_runtime.streams.changes.room import Changes
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.paging.history import History, MomentPages, Pages
from quickmeet_runtime.streams.subscription import Subscription

T = TypeVar("T")


class Note(Model, frozen=True, kw_only=True):
    """An item of a list."""

    id: str = field(name="_id")
    sent_at: Timestamp = field(name="ts")


REST = (RestCall(verb="GET", path="/v1/notes", result="notes"),)
BY_OFFSET: Final[Pages[Note]] = Pages(Note, rest=REST)
BY_MOMENT: Final[Pages[Note]] = Pages(
    Note, rest=REST, by_moment=MomentPages(method="loadNotes", items="notes")
)


class Board:
    """A server with one list, newest first, in the place of a session.

    Attributes:
        notes: The list.
        asked: Moment, count and offset of each page; None for those by moment.
        before_page: Called before each page, with its number.
        lacks: What calling the method by moment raises.
        refused: How often that was raised.
    """

    def __init__(self, *moments: int) -> None:
        self.notes = [note(number, ms) for number, ms in enumerate(moments)]
        self.asked: list[tuple[object, int, int | None]] = []
        self.before_page: Callable[[int], None] = lambda _: None
        self.lacks: Exception | None = None
        self.refused = 0

    async def call(self, method: Method[T], params: tuple[object, ...]) -> T:
        self.before_page(len(self.asked))
        _, before, count, *offset = cast("tuple[str, Any, int, int]", params)
        bound = before.milliseconds if isinstance(before, Timestamp) else None
        found = [
            one
            for one in self.notes
            if bound is None or one.sent_at.milliseconds < bound
        ]
        if not offset and self.lacks is not None:
            self.refused += 1
            raise self.lacks
        self.asked.append((bound, count, offset[0] if offset else None))
        start = offset[0] if offset else 0
        page = found[start : start + count]
        if method.is_rest_only:
            return cast("T", page)
        return cast("T", method.result(page))  # type: ignore[operator]  # a class

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> Subscription[T]:
        raise NotImplementedError

    def changes(
        self, stream: Stream[T], room_id: str, since: Cursor | Timestamp | None = None
    ) -> Changes[T]:
        raise NotImplementedError


def note(number: int, ms: int) -> Note:
    return Note(id=str(number), sent_at=Timestamp(ms))


async def ids(history: History[Note]) -> list[str]:
    return [one.id async for one in history]


@pytest.mark.parametrize("pages", [BY_OFFSET, BY_MOMENT], ids=["offset", "moment"])
async def test_every_item_comes_once_newest_first(pages: Pages[Note]) -> None:
    board = Board(9, 8, 7, 6, 5, 4, 3)

    assert await ids(History(board, pages, "k", page_size=2)) == [*"0123456"]


async def test_a_page_is_fetched_when_it_is_needed() -> None:
    board = Board(9, 8, 7, 6)
    history = History(board, BY_MOMENT, "k", page_size=2)

    assert board.asked == []
    assert [(await anext(history)).id for _ in range(2)] == ["0", "1"]
    assert board.asked == [(None, 2, None)]


async def test_a_page_of_one_moment_is_asked_for_again_and_longer() -> None:
    board = Board(9, 9, 9, 9, 9, 8)

    assert await ids(History(board, BY_MOMENT, "k", page_size=2)) == [*"012345"]
    assert (10, 4, None) in board.asked


async def test_a_moment_that_cannot_be_read_loses_nothing_older() -> None:
    board = Board(50, 0, 30, 20)

    assert await ids(History(board, BY_MOMENT, "k", page_size=2)) == [*"0123"]


async def test_no_moment_that_can_be_read_ends_the_list() -> None:
    board = Board(0, 0)

    assert await ids(History(board, BY_MOMENT, "k", page_size=2)) == [*"01"]


@pytest.mark.parametrize(
    "missing",
    [
        MethodNotFoundError("loadNotes", 404, "Method not found"),
        MethodRemovedError("loadNotes", release="9.0.0"),
    ],
)
async def test_a_server_without_the_method_is_asked_by_rest(missing: Exception) -> None:
    board = Board(9, 8, 7)
    board.lacks = missing

    assert await ids(History(board, BY_MOMENT, "k", page_size=2)) == [*"012"]
    assert all(offset is not None for _, _, offset in board.asked)
    assert board.refused == 1


async def test_what_is_new_meanwhile_is_left_out_by_its_moment() -> None:
    board = Board(9, 8, 7, 6)
    board.lacks = MethodRemovedError("loadNotes", release="9.0.0")

    def add(page: int) -> None:
        if page:
            board.notes.insert(0, note(100 + page, 50 + page))

    board.before_page = add
    assert await ids(History(board, BY_MOMENT, "k", page_size=2)) == [*"0123"]


async def test_a_list_that_grows_repeats_nothing() -> None:
    board = Board(*range(20, 0, -1))
    wanted = [one.id for one in board.notes]

    def add(page: int) -> None:
        if page == 1:
            board.notes[:0] = [note(100 + n, 99) for n in range(7)]

    board.before_page = add
    assert await ids(History(board, BY_OFFSET, "k", page_size=3)) == wanted


async def test_a_list_that_shrinks_loses_nothing_else() -> None:
    board = Board(*range(20, 0, -1))
    wanted = [one.id for one in board.notes]

    def remove(page: int) -> None:
        if page == 1:
            del board.notes[:2]

    board.before_page = remove
    assert await ids(History(board, BY_OFFSET, "k", page_size=3)) == wanted


async def test_a_list_that_loses_the_whole_page_goes_on_where_it_was() -> None:
    board = Board(9, 8, 7, 6, 5, 4)

    def remove(page: int) -> None:
        if page == 1:
            del board.notes[:3]

    board.before_page = remove
    found = await ids(History(board, BY_OFFSET, "k", page_size=1))
    assert found[:2] == ["0", "1"]
    assert len(found) == len(set(found))


class Listless(Board):
    """Its pages have something else where the list should be."""

    async def call(self, method: Method[T], params: tuple[object, ...]) -> T:
        del params
        return cast("T", method.result(UNSET))  # type: ignore[operator]  # a class


async def test_an_answer_without_a_list_is_an_error_and_not_the_end() -> None:
    with pytest.raises(PayloadError, match="loadNotes: the answer has no list"):
        await ids(History(Listless(), BY_MOMENT, "k"))


async def test_it_is_over_when_it_is_over() -> None:
    history = History(Board(), BY_OFFSET, "k")

    assert await history.page() == []
    assert await history.page() == []
    assert await ids(history) == []


@pytest.mark.parametrize("size", [0, 101])
def test_a_page_has_one_to_a_hundred_items(size: int) -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        History(Board(), BY_OFFSET, "k", page_size=size)


@given(
    moments=st.lists(st.integers(1, 5), max_size=30),
    size=st.integers(1, 7),
    before=st.none() | st.integers(1, 6),
    is_by_moment=st.booleans(),
)
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_any_list_is_read_whole(
    moments: list[int],
    size: int,
    before: int | None,
    is_by_moment: bool,  # noqa: FBT001  # hypothesis gives it
) -> None:
    board = Board(*sorted(moments, reverse=True))
    bound = None if before is None else Timestamp(before)
    wanted = [one.id for one in board.notes if bound is None or one.sent_at < bound]
    pages = BY_MOMENT
    if not is_by_moment:
        board.lacks = MethodRemovedError("loadNotes", release="9.0.0")

    found = await ids(History(board, pages, "k", before=bound, page_size=size))
    assert found == wanted
    assert UNSET not in [bound for bound, _, _ in board.asked]
