# SPDX-License-Identifier: MIT
"""What becomes of all of a user's rooms where the server does not list them."""

import pytest

from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.options.reconnect import Reconnect

from ...scripted import URL, Refusal, Server, VirtualClock, settle
from ...talk import Rooms, Talker


@pytest.mark.parametrize("method", ["rooms/get", "subscriptions/get"])
async def test_rooms_that_cannot_be_listed_are_a_gap_and_events_go_on(
    server: Server, clock: VirtualClock, method: str
) -> None:
    rooms = Rooms(server, "r", "q")
    soon = Reconnect(first=1, jitter=lambda: 1.0)
    session = Talker.connect(URL, transport=server.open, clock=clock, reconnect=soon)
    async with session as client, client.messages.follow_mine() as messages:
        await settle()
        server.methods[method] = Refusal("error-not-allowed")
        server.connection.drop()
        await settle()
        rooms.write("r", "1", "missed")
        await clock.advance(1)
        server.connection.event(
            "__my_messages__",
            rooms.write("q", "2", "after"),
            {"roomName": "the q"},
            stream="stream-room-messages",
        )
        await settle()

        gap = await messages.next_or_gap()
        after = await messages.next_or_gap()

    assert isinstance(gap, Gap)
    assert "cannot be fetched" in gap.reason
    assert method in gap.reason
    assert not isinstance(after, Gap)
    assert after.message.text == "after"
