# SPDX-License-Identifier: MIT
"""A room whose answer is larger than a frame may be is fetched anyway."""

from typing import Final, cast

import pytest

from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.session.clients.client import Connecting
from quickmeet_runtime.streams.recovery.table import MOST_BREAKS

from ...scripted import URL, Frame, Server, VirtualClock, settle
from ...talk import Message, MyMessage, Rooms, Talker

MANY: Final = 30
LIMIT: Final = 40_000


def history(server: Server) -> None:
    """Have ``loadHistory`` answer, a page at a time."""
    whole = server.methods["messages/get"]
    assert callable(whole)

    def page(room_id: str, before: Frame | None, count: int) -> Frame:
        found = cast("Frame", whole(room_id, {"lastUpdate": {"$date": 0}}))
        sent = sorted(found["updated"], key=sent_ms, reverse=True)
        older = [one for one in sent if not before or sent_ms(one) < before["$date"]]
        return {"messages": older[:count]}

    server.methods["loadHistory"] = page


def sent_ms(message: Frame) -> int:
    return cast("int", message["ts"]["$date"])


def text_of(event: Message | MyMessage) -> str:
    return event.text if isinstance(event, Message) else event.message.text


@pytest.fixture
def talker(server: Server, clock: VirtualClock) -> Connecting[Talker]:
    """A client that is back a second after each loss."""
    return Talker.connect(
        URL,
        transport=server.open,
        clock=clock,
        reconnect=Reconnect(first=1, factor=1, jitter=lambda: 1.0),
        frame_limit=LIMIT,
    )


@pytest.mark.parametrize("follows", ["a room", "all rooms"])
async def test_what_is_too_large_is_fetched_in_pages_on_the_next_connections(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, follows: str
) -> None:
    rooms = Rooms(server, "r", "q")
    history(server)
    async with talker as client:
        found = client.messages
        messages = found.follow("r") if follows == "a room" else found.follow_mine()
        async with messages:
            await settle()
            for number in range(MANY):
                rooms.write("r", str(number), "x" * (2 * LIMIT // MANY))
            server.connection.drop()
            for _ in range(60):
                await clock.advance(1)
            items = [await messages.next_or_gap() for _ in range(messages.waiting)]
            connections = client.statistics.connections

    gaps = [one for one in items if isinstance(one, Gap)]
    texts = [text_of(one) for one in items if not isinstance(one, Gap)]
    assert len(texts) == MANY
    assert ["edits and deletions" in one.reason for one in gaps] == [True]
    assert connections < 8


async def test_what_is_too_large_in_every_way_is_a_gap_of_its_room_and_no_other(
    talker: Connecting[Talker], server: Server, clock: VirtualClock
) -> None:
    rooms = Rooms(server, "r", "q", "s")
    history(server)
    async with talker as client, client.messages.follow_mine() as messages:
        await settle()
        rooms.write("q", "1", "small")
        rooms.write("r", "2", "x" * 2 * LIMIT)
        rooms.write("s", "3", "x" * 2 * LIMIT)
        server.connection.drop()
        for _ in range(100):
            await clock.advance(1)
        items = [await messages.next_or_gap() for _ in range(messages.waiting)]
        connections = client.statistics.connections

    gaps = [one for one in items if isinstance(one, Gap)]
    assert [text_of(one) for one in items if not isinstance(one, Gap)] == ["small"]
    assert [one.room_id for one in gaps] == ["r", "s"]
    said = f"asking for it ended {MOST_BREAKS} connections"
    assert [said in one.reason for one in gaps] == [True, True]
    assert connections == 2 + 2 * MOST_BREAKS
