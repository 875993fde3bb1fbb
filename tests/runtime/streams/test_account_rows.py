# SPDX-License-Identifier: MIT
"""All changes of all rooms, taken many at once, and passed on in a custom form."""

import json

import pytest

from quickmeet_runtime.errors import LocalProtocolError, PayloadError
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.streams.block import EVENTS_IN_A_ROW
from quickmeet_runtime.streams.changes.account import AccountRows
from quickmeet_runtime.streams.changes.room import MessageDeleted, Moments
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.revision import Deletions

from ..talk import FOLLOW_MINE, MyMessage
from .hosts import RowsHost


class Rows(AccountRows[MyMessage, str]):
    """Messages as texts: new ones with a plus."""

    def __init__(self, session: RowsHost) -> None:
        super().__init__(session, FOLLOW_MINE, None)

    def _tell(
        self, event: MyMessage, id_: str, moments: Moments | None, window: ResumeWindow
    ) -> None:
        sign = "+" if self._is_new(id_, moments, window) else "~"
        self._untold.append(f"{sign}{event.message.id}")


def put(session: RowsHost, id_: str, updated_ms: int, **fields: object) -> None:
    message = {"_id": id_, "_updatedAt": {"$date": updated_ms}, **fields}
    session.follower.put(json.dumps([message, {"roomName": "r"}]).encode())


def in_short(row: list[str | MessageDeleted | Gap]) -> list[str]:
    return [
        one
        if isinstance(one, str)
        else f"-{one.message_id}"
        if isinstance(one, MessageDeleted)
        else "gap"
        for one in row
    ]


async def test_waiting_rows_are_delivered_together_and_the_cursor_is_after_them() -> (
    None
):
    session = RowsHost()
    async with Rows(session) as changes:
        for number in range(3):
            put(session, f"m{number}", 10_000 + number)
        put(session, "m0", 10_005)
        put(session, "m0", 10_005)  # once more
        row = await changes.take()
    assert in_short(row) == ["+m0", "+m1", "+m2", "~m0"]
    assert changes.cursor is not None
    assert (changes.cursor.at, changes.cursor.seen["m0"]) == (10_005, 10_005)


async def test_a_row_has_a_bound() -> None:
    session = RowsHost()
    async with Rows(session) as changes:
        for number in range(EVENTS_IN_A_ROW + 1):
            put(session, f"m{number}", 10_000 + number)
        sizes = [len(await changes.take()), len(await changes.take())]
    assert sizes == [EVENTS_IN_A_ROW, 1]


async def test_an_event_that_comes_behind_its_deletion_is_late_in_one_row_too() -> None:
    session = RowsHost()
    async with Rows(session) as changes:
        put(session, "m", 10_000)
        session.follower.put_deletions(Deletions(["m"], [], "r"))
        put(session, "m", 10_001)
        put(session, "n", 10_002)
        row = await changes.take()
    assert in_short(row) == ["+m", "-m", "+n"]
    assert changes.cursor is not None
    assert changes.cursor.gone == ("m",)


async def test_gaps_and_what_cannot_be_read_stand_at_their_place() -> None:
    session = RowsHost()
    async with Rows(session) as changes:
        put(session, "m", 10_000)
        session.follower.report_gap("lost")
        put(session, "n", 10_001)
        session.follower.put(b"[5]")
        row = await changes.take()
    assert in_short(row) == ["+m", "gap", "+n", "gap"]
    assert len(session.reported) == 1


async def test_a_strict_session_raises_what_cannot_be_read_and_goes_on() -> None:
    session = RowsHost(is_strict=True)
    async with Rows(session) as changes:
        put(session, "m", 10_000)
        put(session, "n", 10_001, msg=5)
        put(session, "o", 10_002)
        put(session, "p", 10_003)
        size = session.follower.buffer.size
        with pytest.raises(PayloadError):
            await changes.take()
        assert 0 < session.follower.buffer.size < size
        rows = [in_short(await changes.take()) for _ in range(2)]
        assert session.follower.buffer.size == 0
    assert rows == [["+m"], ["+o", "+p"]]


async def test_rows_end_where_they_are_left_and_raise_what_ended_them() -> None:
    session = RowsHost()
    async with Rows(session) as changes:
        put(session, "m", 10_000)
        session.follower.end(LocalProtocolError("over"))
        assert in_short(await changes.take()) == ["+m"]
        with pytest.raises(LocalProtocolError, match="over"):
            await changes.take()
    session = RowsHost()
    async with Rows(session) as changes:
        changes.leave()
        assert await changes.take() == []


async def test_rows_have_to_be_entered() -> None:
    with pytest.raises(LocalProtocolError, match="async with"):
        await Rows(RowsHost()).take()
