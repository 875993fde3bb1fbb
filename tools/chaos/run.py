# SPDX-License-Identifier: MIT
"""One schedule, from the first word to the verdict."""

import time
from collections.abc import Callable, Container
from contextlib import AsyncExitStack
from functools import partial
from typing import Final

import anyio
from anyio.abc import TaskGroup

import quickmeet
from quickmeet.types import Message
from quickmeet_devserver import Server, serve
from quickmeet_devserver.wire.proxy import Proxy, proxied
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.streams.changes.room import Changes
from quickmeet_runtime.streams.subscription import Subscription
from tools.instruments.fast_clock import FastClock

from .judging import Judge, RoomState
from .schedule import WRITERS, Deed, Schedule
from .troubles import Troubles
from .verdict import Verdict
from .witness import Breaks, Copy, Log, moment_of

__all__ = ["Verdict", "run_schedule"]

_PASSWORD: Final = "secret"  # noqa: S105  # of an embedded server
_CONSUMER: Final = "carol"
_SPEED: Final = 30.0
_PATIENCE_S: Final = 15.0
_FRAME_LIMIT: Final = 16 * 1024 * 1024
_SLOWLY_S: Final = 0.004
_LAST_MESSAGES: Final = 3
_LIMIT_S: Final = 30.0 / _SPEED
_SLACK_S: Final = 3.0  # a busy machine: what hangs takes longer than any slack


class _Run:
    def __init__(self, schedule: Schedule, server: Server, proxy: Proxy) -> None:
        self.schedule = schedule
        self.server = server
        self.proxy = proxy
        self.verdict = Verdict()
        self.rooms: list[str] = []
        self.logs: list[Log] = []
        self.clock = FastClock(1.0)
        """The consumer's: it flies once everything is set up."""
        self.breaks = Breaks(self.logs)
        self.truths: list[Log] = []
        self.copies: list[Copy] = []
        self.slow: list[list[tuple[str, Log]]] = []
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
                self._connect(
                    self.proxy.url, _CONSUMER, self.breaks, self.schedule.frame_limit
                )
            )
            await self._make_rooms(writers[0])
            tasks = await stack.enter_async_context(anyio.create_task_group())
            await self._follow(stack, tasks, consumer, watcher)
            await self._follow_slowly(stack, tasks, consumer)
            self.clock.turn(_SPEED)
            await self._talk(writers, consumer)
            self.server.faults.clear()
            self.proxy.calm()
            await self._settle(writers[0])
            await self._judge(writers[0])
            self.verdict.breaks = consumer.statistics.connections_lost
            self.verdict.recovered = consumer.statistics.recovered_events
            tasks.cancel_scope.cancel()
        return self.verdict

    def _connect(
        self,
        url: str,
        name: str,
        breaks: Breaks | None = None,
        frame_limit: int | None = None,
    ) -> "quickmeet.Connecting[quickmeet.Client]":
        return quickmeet.connect(
            url,
            quickmeet.Password(name, _PASSWORD),
            clock=None if breaks is None else self.clock,
            observer=breaks,
            reconnect=Reconnect(longest=10),
            drain_limit=0.5,
            frame_limit=_FRAME_LIMIT if frame_limit is None else frame_limit,
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
            log, truth = Log(), Log()
            copy = Copy(partial(_messages_of, watcher, room_id))
            followed: Subscription[Message] = await stack.enter_async_context(
                consumer.messages.follow(room_id)
            )
            seen = await stack.enter_async_context(watcher.messages.follow(room_id))
            changes: Changes[Message] = await stack.enter_async_context(
                consumer.messages.changes(room_id)
            )
            tasks.start_soon(log.keep, followed.with_gaps())
            tasks.start_soon(truth.keep, seen)
            tasks.start_soon(copy.keep, changes)
            self.logs.append(log)
            self.truths.append(truth)
            self.copies.append(copy)

    async def _follow_slowly(
        self, stack: AsyncExitStack, tasks: TaskGroup, consumer: quickmeet.Client
    ) -> None:
        """Follow with small buffers too: one that is fetched for, one that waits."""
        policies = (quickmeet.SlowConsumer.RECOVER, quickmeet.SlowConsumer.WAIT)
        for number, room_id in enumerate(self.rooms):
            self.slow.append([])
            for policy in policies[: 1 if number else 2]:
                log = Log()
                followed = await stack.enter_async_context(
                    consumer.messages.follow(room_id).buffered(
                        events=self.schedule.bound, when_full=policy
                    )
                )
                tasks.start_soon(log.keep, followed.with_gaps(), _SLOWLY_S)
                self.slow[-1].append((f"slow, {policy.value}", log))

    async def _talk(
        self, writers: list[quickmeet.Client], consumer: quickmeet.Client
    ) -> None:
        schedule = self.schedule
        async with anyio.create_task_group() as tasks:
            for writer, deeds in zip(writers, schedule.writers, strict=True):
                tasks.start_soon(self._write, writer, deeds)
            tasks.start_soon(self._consume, consumer, schedule.consumer)
            troubles = Troubles(
                self.server, self.proxy, writers[0], self.rooms, _CONSUMER
            )
            for fault in schedule.faults:
                self.verdict.faults += 1
                tasks.start_soon(troubles.happen, fault)

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
            self.verdict.blame(
                "hung", took > _LIMIT_S + _SLACK_S, f"a call took {took:.1f} s"
            )

    async def _settle(self, writer: quickmeet.Client) -> None:
        """Wait until the consumer has seen a last message in each room.

        Where gaps are told, one message more may be in the last of them.
        """
        for number, room_id in enumerate(self.rooms):
            missing: list[str] = []
            for _ in range(_LAST_MESSAGES):
                missing = await self._missing(
                    number, await self._surely(writer, room_id)
                )
                if not missing or not self.schedule.may_have_gaps:
                    break
            for who in missing:
                self.verdict.blame("hung", 1, f"{who}: the last message is missing")

    async def _missing(self, number: int, last: str) -> list[str]:
        """Say who has not seen a last message in time."""
        known: list[tuple[str, Container[str]]] = [
            ("follow", self.logs[number].ids),
            ("truth", self.truths[number].ids),
            ("changes", self.copies[number].messages),
            *((who, slow.ids) for who, slow in self.slow[number]),
        ]
        with anyio.move_on_after(_PATIENCE_S):
            while any(last not in ids for _, ids in known):  # noqa: ASYNC110  # plain containers
                await anyio.sleep(0.01)
        return [who for who, ids in known if last not in ids]

    async def _surely(self, writer: quickmeet.Client, room_id: str) -> str:
        while True:
            try:
                return (await writer.messages.send(room_id, "last")).id
            except quickmeet.QuickmeetError:
                await anyio.sleep(0.05)

    async def _judge(self, writer: quickmeet.Client) -> None:
        verdict, schedule = self.verdict, self.schedule
        may_have_gaps = schedule.may_have_gaps
        judge = Judge(verdict, self.truths, self.breaks, may_have_gaps=may_have_gaps)
        for number, room_id in enumerate(self.rooms):
            verdict.events += len(self.logs[number].seen)
            since = quickmeet.Timestamp(1)
            state = await writer.messages.list_changes(room_id, since=since)
            stored = {one.id: moment_of(one) for one in state.updated or []}
            gone = {one.id for one in state.deleted or []}
            room = RoomState(stored, gone)
            judge.copy(self.copies[number], room)
            judge.log(self.logs[number], self.truths[number], room)
            for what, log in self.slow[number]:
                judge.slow_log(log, room, what)
            own = {id_ for id_ in {*stored, *gone} if id_.startswith("own-")}
            mine = {
                f"own-{index}"
                for index, deed in enumerate(schedule.consumer)
                if deed.room == number
            }
            verdict.blame(
                "wrong", len((self.refused & mine) & own), "refused and stored"
            )
            verdict.blame(
                "wrong", len((self.sent.keys() & mine) - own), "accepted and not stored"
            )


async def _messages_of(client: quickmeet.Client, room_id: str) -> dict[str, int]:
    """The messages of a room, as who keeps a copy loads them after a gap."""
    while True:
        try:
            state = await client.messages.list_changes(
                room_id, since=quickmeet.Timestamp(1)
            )
        except quickmeet.QuickmeetError:
            await anyio.sleep(0.05)
            continue
        return {one.id: moment_of(one) for one in state.updated or []}


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
