# SPDX-License-Identifier: MIT
"""A connection that answers calls from a script, and notes what it was asked."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import msgspec
from anyio.abc import TaskGroup
from anyio.lowlevel import checkpoint
from msgspec import Raw

from quickmeet_runtime.concurrency.clock import method_limiters
from quickmeet_runtime.lifecycle.table import Lifecycle
from quickmeet_runtime.protocol.frames import CallAnswered, WireError
from quickmeet_runtime.streams.recovery.fetcher import MissedEventFetcher

from ...scripted import VirtualClock

__all__ = [
    "NO_METHOD",
    "ScriptedSession",
    "ScriptedWire",
    "fetcher_on",
    "message",
    "uncounted",
]

Answer = Callable[[list[object]], object]

NO_METHOD: Final = WireError(404, "Method 'x' not found")


class _Asked:
    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask: Final = ask
        self._answer = ask()

    @property
    def answer(self) -> CallAnswered | None:
        return None

    async def wait(self) -> CallAnswered:
        await checkpoint()
        if isinstance(self._answer, Exception):
            raise self._answer
        if isinstance(self._answer, WireError):
            return CallAnswered("1", error=self._answer)
        return CallAnswered("1", Raw(msgspec.json.encode(self._answer)))

    async def settled(self) -> None:
        await checkpoint()

    def ask_again(self) -> None:
        self._answer = self._ask()

    def abandon(self) -> None:
        """Nothing is kept."""


class ScriptedWire:
    """Answers each method as its function says; others are not there."""

    is_held = False

    def __init__(self, **methods: Answer) -> None:
        self.asked: Final[list[tuple[str, list[object]]]] = []
        self._methods: Final = {
            name.replace("_", "/"): answer for name, answer in methods.items()
        }

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        raise AssertionError(id, name, params)

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        raise AssertionError(id)

    def check_at(self, deadline: float) -> None:
        raise AssertionError(deadline)

    def ask(self, method: str, params: Sequence[object]) -> _Asked:
        def answer() -> object:
            self.asked.append((method, list(params)))
            found = self._methods.get(method)
            return NO_METHOD if found is None else found(list(params))

        return _Asked(answer)


class ScriptedSession:
    """A session that continues, with a connection or without."""

    def __init__(self, tasks: TaskGroup, wire: ScriptedWire | None) -> None:
        self.ending: Final = Lifecycle(None)
        self.wire: ScriptedWire | None = wire
        self._tasks: Final = tasks

    def spawn(self, work: Callable[[], Awaitable[None]]) -> None:
        async def run() -> None:
            await work()

        self._tasks.start_soon(run)

    def pause(self) -> None:
        raise NotImplementedError

    def resume(self) -> None:
        raise NotImplementedError

    def check_at(self, deadline: float) -> None:
        raise AssertionError(deadline)


def uncounted(events: int) -> None:
    """Count nothing."""
    del events


def fetcher_on(wire: ScriptedWire, clock: VirtualClock) -> MissedEventFetcher:
    """A fetcher that asks as often as it likes."""
    return MissedEventFetcher(wire, method_limiters(clock, calls=100, seconds=1.0))


def message(id_: str, sent_ms: int, text: str = "") -> dict[str, object]:
    """A message as history calls have it."""
    stamp = {"$date": sent_ms}
    return {"_id": id_, "ts": stamp, "_updatedAt": stamp, "msg": text}
