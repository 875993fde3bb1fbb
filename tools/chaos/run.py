# SPDX-License-Identifier: MIT
"""One schedule, from the first word to the verdict."""

import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Final

import anyio
from anyio.abc import TaskGroup
from msgspec import Struct

import quickmeet
from quickmeet.types import Message
from quickmeet_devserver import Server, serve
from quickmeet_devserver.wire.proxy import Proxy, proxied
from quickmeet_runtime.options.reconnect import Reconnect
from quickmeet_runtime.streams.changes import Changes
from quickmeet_runtime.streams.subscription import Subscription
from tools.instruments.fast_clock import FastClock

from .schedule import WRITERS, Deed, Fault, Schedule
from .witness import Breaks, Copy, Log

__all__ = ["Verdict", "run_schedule"]

_PASSWORD: Final = "secret"  # noqa: S105  # of an embedded server
_CONSUMER: Final = "carol"
_SPEED: Final = 30.0
_PATIENCE_S: Final = 15.0
_SLACK_MS: Final = 100
_LIMIT_S: Final = 30.0 / _SPEED


class Verdict(Struct):
    """What came of it; everything below `calls` has to be zero.

    Attributes:
        faults: Faults that happened.
        breaks: Connections lost.
        events: Revisions that the consumer saw.
        recovered: Of these, revisions that were fetched.
        calls: Calls of the consumer.
        unknown: Of these, calls whose outcome it could not know.
        lost: Revisions and deletions that it should know and does not.
        repeated: Revisions that it saw twice.
        disordered: Revisions that came after later ones.
        hung: Calls and waits that did not end in time.
        wrong: Calls with another outcome than they said.
        leaks: What was left running or open.
        problems: All that in words.
    """

    faults: int = 0
    breaks: int = 0
    events: int = 0
    recovered: int = 0
    calls: int = 0
    unknown: int = 0
    lost: int = 0
    repeated: int = 0
    disordered: int = 0
    hung: int = 0
    wrong: int = 0
    leaks: int = 0
    problems: list[str] = []

    @property
    def is_good(self) -> bool:
        """Whether nothing went wrong."""
        return not self.problems

    def blame(self, what: str, count: int, said: str) -> None:
        """Count a problem and say what it is."""
        if count:
            setattr(self, what, getattr(self, what) + count)
            self.problems.append(f"{what} {count}: {said}")


class _Run:
    def __init__(self, schedule: Schedule, server: Server, proxy: Proxy) -> None:
        self.schedule = schedule
        self.server = server
        self.proxy = proxy
        self.verdict = Verdict()
        self.rooms: list[str] = []
        self.logs: list[Log] = []
        self.breaks = Breaks(self.logs)
        self.truths: list[Log] = []
        self.copies: list[Copy] = []
        self.written: list[list[tuple[str, str]]] = []
        self.sent: dict[str, str] = {}
        self.refused: set[str] = set()

    async def go(self) -> Verdict:
        async with AsyncExitStack() as stack:
            writers = [
                await stack.enter_async_context(self._connect(self.server.url, name))
                for name in WRITERS
            ]
            watcher = await stack.enter_async_context(
                self._connect(self.server.url, "dora")
            )
            consumer = await stack.enter_async_context(
                self._connect(self.proxy.url, _CONSUMER, self.breaks)
            )
            await self._make_rooms(writers[0])
            tasks = await stack.enter_async_context(anyio.create_task_group())
            follow = self._follow(stack, tasks, consumer, watcher)
            await follow
            await self._talk(writers, consumer)
            self.proxy.calm()
            await self._settle(writers[0])
            await self._judge(writers[0])
            self.verdict.breaks = consumer.statistics.connections_lost
            self.verdict.recovered = consumer.statistics.recovered_events
            tasks.cancel_scope.cancel()
        return self.verdict

    def _connect(
        self, url: str, name: str, breaks: Breaks | None = None
    ) -> "quickmeet.Connecting[quickmeet.Client]":
        return quickmeet.connect(
            url,
            quickmeet.Password(name, _PASSWORD),
            clock=FastClock(_SPEED),
            observer=breaks,
            reconnect=Reconnect(longest=10),
            drain_limit=0.5,
        )

    async def _make_rooms(self, writer: quickmeet.Client) -> None:
        others = [name for name in (*WRITERS, _CONSUMER, "dora") if name != WRITERS[0]]
        for number in range(self.schedule.rooms):
            room = await writer.rooms.create_private(f"room-{number}", others)
            self.rooms.append(room.room_id)
            self.written.append([])

    async def _follow(
        self,
        stack: AsyncExitStack,
        tasks: TaskGroup,
        consumer: quickmeet.Client,
        watcher: quickmeet.Client,
    ) -> None:
        for room_id in self.rooms:
            log, truth, copy = Log(), Log(), Copy()
            followed: Subscription[Message] = await stack.enter_async_context(
                consumer.messages.follow(room_id)
            )
            seen = await stack.enter_async_context(watcher.messages.follow(room_id))
            changes: Changes[Message] = await stack.enter_async_context(
                consumer.messages.changes(room_id)
            )
            tasks.start_soon(log.keep, followed)
            tasks.start_soon(truth.keep, seen)
            tasks.start_soon(copy.keep, changes)
            self.logs.append(log)
            self.truths.append(truth)
            self.copies.append(copy)

    async def _talk(
        self, writers: list[quickmeet.Client], consumer: quickmeet.Client
    ) -> None:
        schedule = self.schedule
        async with anyio.create_task_group() as tasks:
            for writer, deeds in zip(writers, schedule.writers, strict=True):
                tasks.start_soon(self._write, writer, deeds)
            tasks.start_soon(self._consume, consumer, schedule.consumer)
            for fault in schedule.faults:
                tasks.start_soon(self._fail, fault)

    async def _write(self, writer: quickmeet.Client, deeds: tuple[Deed, ...]) -> None:
        for number, deed in enumerate(deeds):
            await anyio.sleep(deed.after)
            try:
                await self._do(writer, deed, f"{number} of {writer.user_id}")
            except quickmeet.QuickmeetError:
                continue  # cut off, or somebody else deleted the message

    async def _do(self, client: quickmeet.Client, deed: Deed, text: str) -> None:
        room_id, written = self.rooms[deed.room], self.written[deed.room]
        own = [id_ for id_, user_id in written if user_id == client.user_id]
        target = own[int(deed.which * len(own))] if own else None
        messages = client.messages
        match deed.kind:
            case "edit" if target:
                await messages.edit(target, text=f"{text}, edited")
            case "react" if written:
                any_id, _ = written[int(deed.which * len(written))]
                await messages.react(":rocket:", any_id)
            case "delete" if target:
                await messages.delete(target)
                written[:] = [one for one in written if one[0] != target]
            case "reply" if target:
                await messages.send(room_id, text, thread_id=target)
            case _:
                sent = await messages.send(room_id, text)
                written.append((sent.id, client.user_id or ""))

    async def _consume(
        self, consumer: quickmeet.Client, deeds: tuple[Deed, ...]
    ) -> None:
        """Send over the bad network; each call has to say what came of it."""
        for number, deed in enumerate(deeds):
            await anyio.sleep(deed.after)
            message_id = f"own-{number}"
            text = f"own {number}"
            began = time.monotonic()
            self.verdict.calls += 1
            try:
                stored = await consumer.messages.send(
                    self.rooms[deed.room], text, message_id=message_id
                )
                self.sent[message_id] = str(stored.updated_at)
                self.verdict.blame(
                    "wrong", stored.text != text, f"{stored} is not what was sent"
                )
            except quickmeet.MessageRefusedError:
                self.refused.add(message_id)
            except (quickmeet.CallInterruptedError, quickmeet.CallTimeoutError):
                self.verdict.unknown += 1
            took = time.monotonic() - began
            self.verdict.blame("hung", took > _LIMIT_S + 1, f"a call took {took:.1f} s")

    async def _fail(self, fault: Fault) -> None:
        await anyio.sleep(fault.at)
        self.verdict.faults += 1
        proxy = self.proxy
        match fault.kind:
            case "cut":
                proxy.cut()
            case "cut_in":
                proxy.cut_after("in", fault.size)
            case "cut_out":
                proxy.cut_after("out", fault.size)
            case "freeze":
                proxy.freeze()
                await anyio.sleep(fault.lasts)
                proxy.thaw()
            case "throttle":
                proxy.throttle(50 + fault.size, 0.01)
            case "split":
                proxy.throttle(1 + fault.size % 50)
            case "refuse":
                proxy.refuse(is_refusing=True)
                proxy.cut()
                await anyio.sleep(fault.lasts / 2)
                proxy.refuse(is_refusing=False)
            case _:
                self.server.disconnect_all(1000, "Normal closure")

    async def _settle(self, writer: quickmeet.Client) -> None:
        """Wait until the consumer has seen a last message in each room."""
        for number, room_id in enumerate(self.rooms):
            last = await self._surely(writer, room_id)
            log, truth, copy = (
                self.logs[number],
                self.truths[number],
                self.copies[number],
            )
            for who, ids in (
                ("follow", log.ids),
                ("truth", truth.ids),
                ("changes", copy.messages),
            ):
                with anyio.move_on_after(_PATIENCE_S) as scope:
                    while last not in ids:  # noqa: ASYNC110  # it is a plain dict
                        await anyio.sleep(0.01)
                late = scope.cancelled_caught
                self.verdict.blame("hung", late, f"{who}: the last message is missing")

    async def _surely(self, writer: quickmeet.Client, room_id: str) -> str:
        while True:
            try:
                return (await writer.messages.send(room_id, "last")).id
            except quickmeet.QuickmeetError:
                await anyio.sleep(0.05)

    async def _judge(self, writer: quickmeet.Client) -> None:
        verdict = self.verdict
        for number, room_id in enumerate(self.rooms):
            log, truth, copy = (
                self.logs[number],
                self.truths[number],
                self.copies[number],
            )
            verdict.events += len(log.seen)
            since = quickmeet.Timestamp(1)
            state = await writer.messages.list_changes(room_id, since=since)
            updated = state.updated or []
            stored = {
                one.id: getattr(one.updated_at, "milliseconds", 0) for one in updated
            }
            gone = {one.id for one in state.deleted or []}
            self._judge_copy(copy, stored, gone)
            self._judge_log(log, truth, stored, gone)
            own = {id_ for id_ in stored if id_.startswith("own-")}
            mine = {
                f"own-{index}"
                for index, deed in enumerate(self.schedule.consumer)
                if deed.room == number
            }
            verdict.blame(
                "wrong", len((self.refused & mine) & own), "refused and stored"
            )
            verdict.blame(
                "wrong", len((self.sent.keys() & mine) - own), "accepted and not stored"
            )

    def _judge_copy(self, copy: Copy, stored: dict[str, int], gone: set[str]) -> None:
        blame = self.verdict.blame
        known = {id_: at for id_, at in stored.items() if id_ in copy.messages or at}
        first = {id_: at for id_, at in known.items() if copy.messages.get(id_) != at}
        before = {
            id_ for id_ in first if id_ not in copy.messages and self._is_old(id_)
        }
        wrong = {id_: at for id_, at in first.items() if id_ not in before}
        blame("lost", len(wrong), f"changes: {wrong} are not known as they are")
        ghosts = copy.messages.keys() - stored.keys()
        blame("lost", len(ghosts), f"changes: {ghosts} are not there any more")
        seen_before = {id_ for log in self.truths for id_ in log.ids}
        unknown = (gone & seen_before) - copy.deleted
        blame("lost", len(unknown), f"changes: deletions of {unknown} are not known")
        blame("repeated", copy.twice, "changes: deletions told twice")
        blame("lost", copy.gaps, "changes: gaps")

    def _is_old(self, message_id: str) -> bool:
        """Whether a message was there before anybody followed the room."""
        return all(message_id not in log.ids for log in self.truths)

    def _judge_log(
        self, log: Log, truth: Log, stored: dict[str, int], gone: set[str]
    ) -> None:
        blame, seen = self.verdict.blame, set(log.seen)
        blame("repeated", log.repeated, "follow: revisions seen twice")
        blame("disordered", log.disordered, "follow: out of order")
        missing = {
            id_
            for id_, at in stored.items()
            if (id_, at) not in seen and not self._is_old(id_)
        }
        blame("lost", len(missing), f"follow: {missing} are not known as they are")
        unseen = set(truth.seen) - seen
        unexplained = {
            (id_, at)
            for id_, at in unseen
            if not self._was_overtaken(id_, at, log, gone)
        }
        blame("lost", len(unexplained), f"follow: {unexplained} were not overtaken")

    def _was_overtaken(self, id_: str, at: int, log: Log, gone: set[str]) -> bool:
        """Whether a later state of the message came within the same break."""
        later = [moment for other, moment in log.seen if other == id_ and moment > at]
        if not later:
            return id_ in gone
        return self.breaks.cover(log, at, min(later), _SLACK_MS)


async def run_schedule(schedule: Schedule) -> Verdict:
    """Run one schedule."""
    names = (*WRITERS, _CONSUMER, "dora")
    users = [(name, _PASSWORD) for name in names]
    async with serve(users=users) as server, proxied(server.url) as proxy:
        run = _Run(schedule, server, proxy)
        verdict = await run.go()
        await _ended(verdict, lambda: not proxy.open, "connections of the proxy")
        await _ended(
            verdict, lambda: not server.connections, "connections of the server"
        )
    return verdict


async def _ended(verdict: Verdict, is_over: Callable[[], bool], what: str) -> None:
    with anyio.move_on_after(2) as scope:
        while not is_over():  # noqa: ASYNC110  # sockets end when they end
            await anyio.sleep(0.005)
    verdict.blame("leaks", scope.cancelled_caught, f"open {what}")
