# SPDX-License-Identifier: MIT
"""Asking about one room where the answer as a whole is too large.

``messages/get`` answers by `ts`, has the last state of each message only, and has no
pages: where that is larger than a frame may be, new messages are fetched in pages, and
what is lost that way is said.
"""

from typing import Final

import msgspec
from msgspec import Raw, Struct, field

from ...calls.outcome import UNDECODABLE
from ...errors import MethodNotFoundError
from ...model.payload import Timestamp
from ..delivery.revision import Missed, Revision
from .fetcher import (
    OLD,
    ROOM_METHOD,
    Found,
    MissedEventFetcher,
    changes_in,
    decoded,
    revisions_in,
)
from .stamps import moment_in

__all__ = ["fetch_in_pages", "fits_in_a_page"]

_PAGE: Final = 500
_MOST_REVISIONS: Final = 10_000
_MOST_BYTES: Final = 64 * 1024 * 1024
_SAFE_BYTES: Final = 1024 * 1024
_FURTHER: Final = 4
_SMALLER: Final = 8


class _Page(Struct):
    messages: list[Raw]


class _Sent(Struct):
    at: Timestamp = field(name="ts")


_page = msgspec.json.Decoder(_Page)
_sent = msgspec.json.Decoder(_Sent)


async def fetch_in_pages(
    fetcher: MissedEventFetcher, room_id: str, moment_ms: int, failures: int = 0
) -> Found:
    """Fetch the new messages of a room, a page at a time; all at once is too much.

    A server without pages is asked for the newest changes alone.

    Args:
        fetcher: Asks the connection.
        room_id: The room.
        moment_ms: After which moment, by the server's clock.
        failures: How often pages were too much already: they get smaller.

    Raises:
        QuickmeetError: As `MissedEventFetcher.fetch` says.
    """
    try:
        return await _pages(fetcher, room_id, moment_ms, _page_size(failures))
    except MethodNotFoundError:
        return await _newest(fetcher, room_id, moment_ms)


async def _pages(
    fetcher: MissedEventFetcher, room_id: str, moment_ms: int, page_size: int
) -> Found:
    method = "loadHistory"
    before: int | None = None
    known: set[str] = set()
    revisions: list[Revision] = []
    size = 0
    while True:
        moment = None if before is None else {"$date": before}
        result = await fetcher.call(method, [room_id, moment, page_size])
        page = decoded(_page, method, result).messages
        fresh = [
            one
            for one in revisions_in(page)
            if one.id not in known and one.updated_ms > moment_ms
        ]
        oldest = min((_sent_ms(one) for one in page), default=0)
        known.update(one.id for one in fresh)
        revisions += fresh
        size += sum(len(one.args) for one in fresh)
        if oldest <= moment_ms or len(page) < page_size:
            return Found(Missed(revisions, []), OLD)
        if len(revisions) >= _MOST_REVISIONS or size >= _MOST_BYTES:
            return Found(
                Missed(revisions, []),
                f"what is older than the {len(revisions)} newest messages, and {OLD}",
            )
        if before is not None and oldest + 1 >= before:
            page_size *= 2  # as many as that have one moment
        before = oldest + 1


async def _newest(fetcher: MissedEventFetcher, room_id: str, moment_ms: int) -> Found:
    """An answer has everything from a moment on: it goes back from the newest."""
    rooms = await fetcher.call("rooms/get", [{"$date": moment_ms}])
    newest = moment_in(rooms, room_id).moment_ms
    if newest is None:
        return Found(Missed([], []), "what happened there")
    back, found = 1, Raw(b"{}")
    while len(found) < _SAFE_BYTES and newest - back > moment_ms:
        since = {"lastUpdate": {"$date": newest - back}}
        found = await fetcher.call(ROOM_METHOD, [room_id, since])
        back *= _FURTHER
    return Found(
        changes_in(ROOM_METHOD, found),
        f"what is older than {back // _FURTHER / 1000:g} s before the newest",
    )


def fits_in_a_page(found: Found, failures: int) -> bool:
    """Whether all that was found in pages would have been in one of them.

    Args:
        found: What was found.
        failures: How often pages were too much.
    """
    return len(found.missed.revisions) < _page_size(failures)


def _page_size(failures: int) -> int:
    smaller: int = _SMALLER**failures
    return max(_PAGE // smaller, 1)


def _sent_ms(message: Raw) -> int:
    try:
        return _sent.decode(message).at.milliseconds
    except UNDECODABLE:
        return 0
