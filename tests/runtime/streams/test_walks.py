# SPDX-License-Identifier: MIT
"""Random walks: whatever happens in whatever order, nothing is lost or repeated.

A whole client hangs on a line in memory. A walk says what the server writes, when it
tells it, what arrives, when the line breaks, who takes how much, and how far tasks get
between two of these. It goes by a virtual clock and is the same for its seed.
"""

import random
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import Final

import anyio
import pytest
from anyio.abc import TaskGroup
from anyio.lowlevel import checkpoint

from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.options.buffering import SlowConsumer
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.streams.changes.room import (
    Change,
    MessageDeleted,
    MessageSent,
    MessageUpdated,
)
from quickmeet_runtime.transport import TransportOptions
from tests.runtime.scripted import (
    URL,
    MemoryTransport,
    Refusal,
    Server,
    VirtualClock,
    settle,
)
from tests.runtime.talk import Message, Rooms, Talker

_ROOMS: Final = ("r", "q")
_WALKS: Final = 12
_STEPS: Final = (20, 150)
_ROUNDS: Final = 60
_MORE_ROUNDS: Final = 3
_MOST_DROPS: Final = 3
"""In a row: what takes eight connections with it is given up, with a gap."""
_KINDS: Final = {
    "write": 3,
    "burst": 1,
    "edit": 1,
    "delete": 1,
    "prune": 1,
    "limit": 1,
    "tell": 3,
    "arrive": 6,
    "take": 4,
    "drop": 1,
    "bounce": 2,
    "flow": 2,
    "wait": 2,
}
_WEIGHTS: Final = (0, 0.3, 1, 1, 3)
"""Each walk has weights of its own: some have no losses, others nothing but losses."""


class Line(MemoryTransport):
    """A connection on which frames are under way until they are let in."""

    def __init__(self, server: Server, options: TransportOptions) -> None:
        super().__init__(server, options)
        self.under_way: deque[bytes] = deque()

    def push_bytes(self, *frames: bytes) -> None:
        self.under_way += frames

    def arrive(self, count: int) -> None:
        """Let frames in, oldest first."""
        taken = [self.under_way.popleft() for _ in range(min(count, self.waiting))]
        super().push_bytes(*taken)

    @property
    def waiting(self) -> int:
        return len(self.under_way)

    @property
    def is_open(self) -> bool:
        return self._end is None

    def drop(self, code: int = 1006, reason: str = "") -> None:
        self.under_way.clear()
        super().drop(code, reason)

    def has(self, key: str) -> bool:
        """Whether an event is subscribed to on it."""
        return any(frame["params"][0] == key for frame in self.sent_as("sub"))


class LineServer(Server):
    """Connects by lines."""

    make = Line

    @property
    def line(self) -> Line | None:
        """The newest connection; None where none is open."""
        line = self.connections[-1] if self.connections else None
        return line if isinstance(line, Line) and line.is_open else None


class Taker:
    """Takes what a follower is given, as many as it is let."""

    def __init__(self, name: str, room_id: str) -> None:
        self.name: Final = name
        self.room_id: Final = room_id
        self.seen: Final[Counter[tuple[str, int]]] = Counter()
        self.copy: Final[dict[str, int]] = {}
        self.deleted: Final[Counter[str]] = Counter()
        self.gaps: Final[list[str]] = []
        self._allowed = anyio.Semaphore(0)

    def let(self, count: int) -> None:
        for _ in range(count):
            self._allowed.release()

    async def keep(self, events: "AsyncIterator[Message | Change[Message]]") -> None:
        async for event in events:
            match event:
                case Gap(reason=reason):
                    self.gaps.append(reason)
                case MessageDeleted(message_id):
                    self.deleted[message_id] += 1
                    self.copy.pop(message_id, None)
                case MessageSent(message) | MessageUpdated(message):
                    self._take(message)
                case Message():
                    self._take(event)
            await self._allowed.acquire()

    def _take(self, message: Message) -> None:
        moment = message.updated_at.milliseconds
        self.seen[message.id, moment] += 1
        self.copy[message.id] = max(moment, self.copy.get(message.id, 0))


class Walk:
    """A server, its line, a client and who follows."""

    def __init__(self, seed: int, clock: VirtualClock) -> None:
        self.dice: Final = random.Random(seed)  # noqa: S311  # no secret
        self.clock: Final = clock
        self.server: Final = LineServer()
        self.rooms: Final = Rooms(self.server, *_ROOMS)
        self.untold: Final[deque[Callable[[], None]]] = deque()
        self.takers: Final[list[Taker]] = []
        self.existing: Final[dict[str, list[str]]] = {id_: [] for id_ in _ROOMS}
        self.answer: Final = self.server.methods["messages/get"]
        self.written = 0
        self.drops = 0
        self.weights: Final = [
            usual * self.dice.choice(_WEIGHTS) for usual in _KINDS.values()
        ]

    async def go(self) -> None:
        reconnect = Reconnect(first=1, longest=2, jitter=self.dice.random)
        async with AsyncExitStack() as stack:
            tasks = await stack.enter_async_context(anyio.create_task_group())
            tasks.start_soon(self._bring_up)
            client = await stack.enter_async_context(
                Talker.connect(
                    URL,
                    transport=self.server.open,
                    clock=self.clock,
                    reconnect=reconnect,
                    drain_limit=0,
                )
            )
            for room_id in _ROOMS:
                for kind in range(4):
                    await self._join(stack, tasks, client, room_id, kind)
            for _ in range(self.dice.randint(*_STEPS)):
                await self._step()
            await self._come_to_rest()
            faults = self._faults()
            tasks.cancel_scope.cancel()
        assert not faults

    async def _bring_up(self) -> None:
        """Let frames in until everybody follows."""
        while len(self.takers) < 4 * len(_ROOMS):
            if self.server.line is not None:
                self.server.line.arrive(10)
            await checkpoint()

    async def _join(
        self,
        stack: AsyncExitStack,
        tasks: TaskGroup,
        client: Talker,
        room_id: str,
        kind: int,
    ) -> None:
        messages = client.messages
        events: AsyncIterator[Message | Change[Message]]
        if kind == 0:
            changes = await stack.enter_async_context(messages.changes(room_id))
            name, events = "changes", aiter(changes)
        else:
            policy = (SlowConsumer.RECOVER, SlowConsumer.WAIT, SlowConsumer.RECOVER)
            bound = (self.dice.randint(2, 8), 4, 1000)[kind - 1]
            followed = messages.follow(room_id).buffered(
                events=bound, when_full=policy[kind - 1]
            )
            await stack.enter_async_context(followed)
            name, events = f"{policy[kind - 1].value} {bound}", followed.with_gaps()
        taker = Taker(f"{room_id}, {name}", room_id)
        self.takers.append(taker)
        tasks.start_soon(taker.keep, events)

    async def _step(self) -> None:
        dice = self.dice
        (kind,) = dice.choices(list(_KINDS), self.weights)
        await self._happen(kind)
        self._happen_in(dice.choice(_ROOMS), kind)
        for _ in range(dice.randint(0, 8)):
            await checkpoint()

    async def _happen(self, kind: str) -> None:
        """Let something happen on the line, or at one of its ends."""
        dice, line = self.dice, self.server.line
        match kind:
            case "tell":
                self._tell_some(dice.randint(1, 8))
            case "arrive" if line is not None:
                line.arrive(dice.randint(1, 6))
            case "take":
                dice.choice(self.takers).let(dice.randint(1, 5))
            case "drop" if line is not None and self.drops < _MOST_DROPS:
                self.drops += 1
                line.drop()
            case "bounce" if line is not None:
                line.drop()
                await self._flow()
            case "flow":
                await self._flow()
            case "wait":
                await self.clock.advance(dice.choice((0.1, 1.0, 3.0)))
            case _:
                pass

    def _happen_in(self, room_id: str, kind: str) -> None:
        """Let something happen in a room."""
        dice, existing = self.dice, self.existing[room_id]
        match kind:
            case "write":
                self._write(room_id)
            case "burst":
                for _ in range(dice.randint(2, 20)):
                    self._write(room_id)
            case "edit" if existing:
                self._tell(room_id, self.rooms.write(room_id, dice.choice(existing)))
            case "delete" if existing:
                self._delete(room_id, dice.choice(existing), is_told=True)
            case "prune" if existing:
                for id_ in existing[: dice.randint(1, 3)]:
                    self._delete(room_id, id_, is_told=False)
                self.untold.append(partial(self._tell_pruned, room_id))
            case "limit":
                self._limit()
            case _:
                pass

    def _write(self, room_id: str) -> None:
        self.written += 1
        id_ = f"m{self.written}"
        self.existing[room_id].append(id_)
        self._tell(room_id, self.rooms.write(room_id, id_))

    def _tell(self, room_id: str, message: dict[str, object]) -> None:
        def tell() -> None:
            line = self.server.line
            if line is not None and line.has(room_id):
                line.event(room_id, message, stream="stream-room-messages")

        self.untold.append(tell)

    def _delete(self, room_id: str, id_: str, *, is_told: bool) -> None:
        self.existing[room_id].remove(id_)
        self.rooms.delete(room_id, id_)

        def tell() -> None:
            key = f"{room_id}/deleteMessage"
            if self.server.line is not None and self.server.line.has(key):
                self.rooms.tell_deleted(room_id, id_)

        if is_told:
            self.untold.append(tell)

    def _tell_pruned(self, room_id: str) -> None:
        key, line = f"{room_id}/deleteMessageBulk", self.server.line
        if line is not None and line.has(key):
            line.event(key, {"rid": room_id}, stream="stream-notify-room")

    def _tell_some(self, count: int) -> None:
        for _ in range(min(count, len(self.untold))):
            self.untold.popleft()()

    def _limit(self) -> None:
        """Let the next question about a room be one too many."""

        def limited(*params: object) -> object:
            del params
            self.server.methods["messages/get"] = self.answer
            details = {"timeToReset": 1000}
            return Refusal("too-many-requests", "slow down", details=details)

        self.server.methods["messages/get"] = limited

    async def _come_to_rest(self) -> None:
        for taker in self.takers:
            taker.let(100_000)
        left = _ROUNDS
        while left:
            left = min(left - 1, left if self._faults() else _MORE_ROUNDS)
            await self._flow()

    async def _flow(self) -> None:
        """Deliver everything, and reconnect a lost connection."""
        self.drops = 0
        self._tell_some(len(self.untold))
        for _ in range(3):
            await self.clock.advance(2.0)
            while self.server.line is not None and self.server.line.waiting:
                self.server.line.arrive(self.server.line.waiting)
                await settle()

    def _faults(self) -> list[str]:
        """What those who follow do not have as the server has it."""
        return [fault for one in self.takers for fault in self._faults_of(one)]

    def _faults_of(self, taker: Taker) -> list[str]:
        state, copy = self.rooms.state_of(taker.room_id), taker.copy
        ghosts = copy.keys() - state.keys() if taker.name.endswith("changes") else ()
        found = {
            "lost": {id_: at for id_, at in state.items() if copy.get(id_) != at},
            "not gone": set(ghosts),
            "repeated": {*(taker.seen - Counter(set(taker.seen)))},
            "gone twice": {*(taker.deleted - Counter(set(taker.deleted)))},
            "gaps": taker.gaps,
        }
        return [f"{taker.name}: {what}: {it}" for what, it in found.items() if it]


@pytest.mark.parametrize("seed", range(_WALKS))
async def test_whatever_happens_in_whatever_order_nothing_is_lost_or_repeated(
    seed: int, clock: VirtualClock
) -> None:
    await Walk(seed, clock).go()
