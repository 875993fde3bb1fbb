# SPDX-License-Identifier: MIT
"""All of a user's rooms on a server that does not list them."""

import anyio
import pytest
from msgspec import Raw

from quickmeet_runtime.errors import TransportError
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.model.operations.publication import MESSAGES, MY_MESSAGES, Topic
from quickmeet_runtime.options.buffering import Buffering
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.recovery.account import Account
from quickmeet_runtime.streams.recovery.fetcher import Found
from quickmeet_runtime.streams.recovery.recovery import Recovery

from ...scripted import URL, EventWaiter, Refusal, Server, VirtualClock, settle
from ...talk import Rooms, Talker
from ..hosts import Host, in_short
from .wires import ScriptedSession, ScriptedWire, uncounted


class Unreachable:
    """HTTP that cannot be reached."""

    async def fetch_room(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        raise TransportError(f"{room_id} {moment_ms} {message}: no route")

    async def list_changed(self, method: str, moment_ms: int) -> Raw | None:
        raise TransportError(f"{method} {moment_ms}: no route")


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


async def test_where_neither_way_lists_the_rooms_there_is_a_gap(
    clock: VirtualClock,
) -> None:
    host = Host()
    one = Subscriber(
        Topic(MESSAGES, MY_MESSAGES),
        Buffering(),
        host,
        ResumeWindow(Cursor(at=1000)),
    )
    one.depend_on(())
    async with anyio.create_task_group() as tasks:
        session = ScriptedSession(tasks, ScriptedWire())
        recovery = Recovery(session, clock, EventWaiter, uncounted, Unreachable())
        recovery.add(one, Account(None))
        one.lose("cut")
        recovery.schedule(one)
        await settle()
        tasks.cancel_scope.cancel()

    assert ["no route" in reason for reason in host.gaps] == [True]
    assert in_short(list(one.buffer.items)) == ["gap"]
    assert one.is_ready
