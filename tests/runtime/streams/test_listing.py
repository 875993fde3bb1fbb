# SPDX-License-Identifier: MIT
"""Lists of endpoints: pages, moving lists, and servers that know no pages."""

from collections.abc import Sequence
from typing import TypeVar, cast

import pytest
from msgspec import UNSET, Struct

from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.streams.paging.listing import Listing

T = TypeVar("T")


class Item(Struct, frozen=True):
    id: str


THINGS: Endpoint[ListPage[Item]] = Endpoint(
    "GET", "/v1/things", ListPage[Item], params=("kind", "count", "offset")
)


class Server:
    """A list, and what is done to it before each page but the first."""

    def __init__(
        self,
        names: Sequence[str],
        *,
        says_total: bool = True,
        knows_pages: bool = True,
        most: int = 100,
    ) -> None:
        self.names = list(names)
        self.asked: list[tuple[object, ...]] = []
        self.insert: list[str] = []
        self._says_total = says_total
        self._knows_pages = knows_pages
        self._most = most

    async def call(self, method: Method[T], params: tuple[object, ...]) -> T:
        assert method is THINGS
        if self.asked:
            self.names[:0] = self.insert
            self.insert = []
        self.asked.append(params)
        kind, count, offset = params
        assert kind == "any"
        assert isinstance(count, int)
        assert isinstance(offset, int)
        start = offset if self._knows_pages else 0
        found = self.names[start : start + min(count, self._most)]
        total = len(self.names) if self._says_total else UNSET
        return cast("T", ListPage([Item(name) for name in found], total))


def listing(server: Server, page_size: int = 2) -> Listing[Item]:
    return Listing(server, THINGS, ("any",), page_size=page_size)


async def read(items: Listing[Item]) -> str:
    return "".join([item.id async for item in items])


@pytest.mark.parametrize("says_total", [True, False])
@pytest.mark.parametrize("names", ["", "a", "ab", "abc", "abcdef"])
async def test_all_items_come_once_and_in_their_order(
    names: str,
    says_total: bool,  # noqa: FBT001  # one of the cases
) -> None:
    server = Server(names, says_total=says_total)
    items = listing(server)
    assert await read(items) == names
    assert items.total == (len(names) if says_total else None)
    assert await read(items) == ""
    assert await items.page() == []


async def test_no_page_is_asked_for_when_the_total_is_reached() -> None:
    server = Server("abcd")
    await read(listing(server))
    assert [params[1:] for params in server.asked] == [(2, 0), (2, 2)]


async def test_a_server_that_gives_fewer_than_asked_for_is_asked_on() -> None:
    assert await read(listing(Server("abcdefg", most=3), page_size=100)) == "abcdefg"


async def test_what_moves_down_the_list_is_not_given_twice() -> None:
    server = Server("abcdef")
    server.insert = ["x"]
    assert await read(listing(server)) == "abcdef"


async def test_a_whole_page_of_known_items_ends_nothing_while_more_must_come() -> None:
    server = Server("abcdef")
    server.insert = ["x", "y"]
    assert await read(listing(server)) == "abcdef"


async def test_a_server_without_paging_is_not_asked_endlessly() -> None:
    server = Server("ab", says_total=False, knows_pages=False)
    assert await read(listing(server)) == "ab"
    assert len(server.asked) == 2


async def test_pages_can_be_taken_one_by_one() -> None:
    items = listing(Server("abc"))
    pages = [await items.page() for _ in range(3)]
    assert [[item.id for item in page] for page in pages] == [["a", "b"], ["c"], []]


@pytest.mark.parametrize("size", [0, -1, 101])
def test_a_page_has_as_many_items_as_servers_give(size: int) -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        listing(Server(""), page_size=size)
