# SPDX-License-Identifier: MIT
"""The memory of recovery across connections."""

import anyio
import pytest
from anyio.abc import TaskGroup

from quickmeet_runtime.errors import ConnectionLostError, TransportClosedError
from quickmeet_runtime.lifecycle.registries import SessionRegistries
from quickmeet_runtime.lifecycle.table import SessionEvent
from quickmeet_runtime.model.operations.publication import MESSAGES, MY_MESSAGES, Topic
from quickmeet_runtime.options.buffering import Buffering
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.recovery.account import Account
from quickmeet_runtime.streams.recovery.recovery import Recovery
from quickmeet_runtime.streams.recovery.rooms import RoomFetches
from quickmeet_runtime.streams.recovery.table import MOST_BREAKS

from ...scripted import EventWaiter, VirtualClock, settle
from ..hosts import Host, in_short
from .wires import ScriptedSession, ScriptedWire, message, uncounted

TOO_LARGE = TransportClosedError("too big", code=1009)


def follower(key: str = "r") -> tuple[Subscriber, Host]:
    """A subscriber of a room, or of all, that depends on no subscription."""
    host = Host()
    window = ResumeWindow(Cursor(at=100_000))
    one = Subscriber(Topic(MESSAGES, key), Buffering(), host, window)
    one.depend_on(())
    return one, host


def silent() -> ScriptedWire:
    """A connection that goes before the answer about a room comes."""
    return ScriptedWire(
        messages_get=lambda _: ConnectionLostError("lost"),
        loadHistory=lambda _: ConnectionLostError("lost"),
        rooms_get=lambda _: [],
    )


class Sessions:
    """A session whose connections come and go at once."""

    def __init__(self, tasks: TaskGroup, clock: VirtualClock) -> None:
        self._session = ScriptedSession(tasks, None)
        self.recovery = Recovery(self._session, clock, EventWaiter, uncounted)

    def end(self) -> None:
        """End the session: nothing new may begin."""
        self._session.ending.step(SessionEvent.DRAIN, 0.0)

    async def connect(self, wire: ScriptedWire, *missing: Subscriber) -> None:
        """Connect; subscribers miss what came before."""
        self.recovery.attach(wire)
        for one in missing:
            one.lose("cut")
            self.recovery.schedule(one)
        await settle()


async def test_how_a_room_is_asked_about_is_forgotten_with_its_last_follower(
    clock: VirtualClock,
) -> None:
    (one, _), (other, _), (third, _) = follower(), follower(), follower()
    asked: list[str] = []
    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        recovery = sessions.recovery
        recovery.add(one)
        recovery.add(other)
        await sessions.connect(silent(), one, other)
        recovery.detach(TOO_LARGE)
        for gone, there in (one, other), (other, third):
            recovery.discard(gone)
            recovery.add(there)
            wire = silent()
            await sessions.connect(wire, there)
            recovery.detach(ConnectionLostError("lost"))
            asked += [name for name, _ in wire.asked]
        tasks.cancel_scope.cancel()

    assert asked == ["loadHistory", "messages/get"]


async def test_a_request_that_ended_too_many_connections_is_a_gap_for_the_others(
    clock: VirtualClock,
) -> None:
    (one, host), (gone, other) = follower(), follower()
    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        recovery = sessions.recovery
        recovery.add(one)
        recovery.add(gone)
        for _ in range(MOST_BREAKS):
            await sessions.connect(silent(), one, gone)
            recovery.detach(TOO_LARGE)
        assert host.gaps == []
        recovery.discard(gone)
        for _ in range(2):
            await sessions.connect(silent())
            recovery.detach(ConnectionLostError("lost"))
        tasks.cancel_scope.cancel()

    said = f"cut, and asking for it ended {MOST_BREAKS} connections"
    assert host.gaps == [said]
    assert other.gaps == []


async def test_a_subscriber_of_all_rooms_is_caught_up_once_and_closed_ones_are_not(
    clock: VirtualClock,
) -> None:
    (mine, host), (gone, other) = follower(MY_MESSAGES), follower(MY_MESSAGES)
    wire = ScriptedWire(subscriptions_get=lambda _: [], rooms_get=lambda _: [])
    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        recovery = sessions.recovery
        for one in (mine, gone):
            recovery.add(one, Account(None))
            one.lose("cut")
        recovery.attach(wire)
        for one in (mine, gone, mine):
            recovery.schedule(one)
        recovery.discard(gone)
        await settle()
        assert mine.is_ready
        assert not gone.is_ready
        tasks.cancel_scope.cancel()

    assert [name for name, _ in wire.asked] == ["subscriptions/get", "rooms/get"]
    assert host.gaps == other.gaps == []


async def lost_while_asked(
    clock: VirtualClock, *, is_held: bool = False, has_left: bool = False
) -> list[str]:
    """Fetches on the next connection, after a too large answer has ended one.

    Args:
        clock: The time to go by.
        is_held: Whether a subscriber held reading back at the end.
        has_left: Whether the subscriber left before the end.
    """
    (one, _), (other, _) = follower(), follower()
    first, second = silent(), silent()
    first.is_held = is_held
    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        recovery = sessions.recovery
        recovery.add(one)
        await sessions.connect(first, one)
        if has_left:
            recovery.discard(one)
        recovery.detach(TOO_LARGE)
        recovery.add(other)
        await sessions.connect(second, other)
        tasks.cancel_scope.cancel()
    return [name for name, _ in second.asked]


async def test_paused_and_closed_subscribers_make_no_answer_too_large(
    clock: VirtualClock,
) -> None:
    assert await lost_while_asked(clock) == ["loadHistory"]
    assert await lost_while_asked(clock, is_held=True) == ["messages/get"]
    assert await lost_while_asked(clock, has_left=True) == ["messages/get"]


async def test_a_moment_that_was_asked_for_before_is_no_answer_on_the_next_connection(
    clock: VirtualClock,
) -> None:
    before, after = silent(), silent()
    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        recovery = sessions.recovery
        await sessions.connect(before)
        for _ in range(5):
            recovery.stamp(before)
        recovery.detach(ConnectionLostError("lost"))
        await sessions.connect(after)
        recovery.stamp(after)

    assert [name for name, _ in before.asked] == ["rooms/get"] * 3
    assert [name for name, _ in after.asked] == ["rooms/get"]


async def test_nothing_is_fetched_once_it_has_to_stop(clock: VirtualClock) -> None:
    one, _ = follower()
    wire, next_wire = silent(), silent()
    done: list[object] = []

    async def chore(rooms: RoomFetches) -> None:
        done.append(rooms)

    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        recovery = sessions.recovery
        recovery.add(one)
        await sessions.connect(wire)
        recovery.stop()
        await settle()
        recovery.do(chore)
        sessions.end()
        recovery.detach(ConnectionLostError("lost"))
        await sessions.connect(next_wire, one)
        recovery.do(chore)
        await settle()

    assert wire.asked == next_wire.asked == done == []


async def test_a_place_that_is_not_known_is_a_gap(clock: VirtualClock) -> None:
    host = Host()
    one = Subscriber(Topic(MESSAGES, "r"), Buffering(), host, ResumeWindow())
    one.depend_on(())
    async with anyio.create_task_group() as tasks:
        sessions = Sessions(tasks, clock)
        sessions.recovery.add(one)
        await sessions.connect(silent(), one)
        tasks.cancel_scope.cancel()

    assert host.gaps == ["cut, and nothing had been seen to go on from"]


async def test_a_connection_that_is_there_before_recovery_is_fetched_on(
    clock: VirtualClock,
) -> None:
    one, _ = follower()
    changes = {"updated": [message("m", 100_500)], "deleted": []}
    async with anyio.create_task_group() as tasks:
        session = ScriptedSession(tasks, ScriptedWire(messages_get=lambda _: changes))
        recovery = Recovery(session, clock, EventWaiter, uncounted)
        recovery.add(one)
        one.lose("cut")
        recovery.schedule(one)
        await settle()
        tasks.cancel_scope.cancel()

    assert in_short(list(one.buffer.items)) == ["m@100500"]


@pytest.mark.parametrize("is_there", [True, False])
async def test_a_session_has_one_recovery_and_only_if_something_is_followed(
    is_there: bool,  # noqa: FBT001  # a parameter of a test
) -> None:
    state = SessionRegistries(Options())
    assert state.recovery is None
    async with anyio.create_task_group() as tasks:
        session = ScriptedSession(tasks, silent() if is_there else None)
        recovery = state.use_recovery(session)

        assert state.use_recovery(session) is recovery is state.recovery
        assert (await recovery.find_moment() is None) is not is_there
