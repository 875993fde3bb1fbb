# SPDX-License-Identifier: MIT
"""Registries that `sizes_of` counts, and those that it skips."""

from collections import deque
from collections.abc import Generator
from types import SimpleNamespace
from weakref import WeakSet

from tools.instruments.registries import difference, sizes_of

from quickmeet_devserver.wire.hub import Hub
from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.calls.pending import PendingCall, PendingCalls
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.observability.observer import Statistics


class _Waiter:
    def __await__(self) -> Generator[None]:
        yield

    async def wait(self) -> None:
        return

    def wake(self) -> None:
        return


def begun(count: int) -> tuple[PendingCalls, list[PendingCall]]:
    calls = PendingCalls(_Waiter, Statistics(), Masker())
    return calls, [
        calls.begin("m", ["p", 2], Budget(SystemClock(), None)) for _ in range(count)
    ]


class _Part:
    __module__ = "quickmeet_runtime.part"
    __slots__ = ("__weakref__", "held")

    def __init__(self, held: object) -> None:
        self.held = held


def test_registries_of_parts_are_counted_by_class_and_attribute() -> None:
    calls, pending = begun(3)

    assert sizes_of(calls) == {
        "PendingCalls._pending": 3,
        "PendingCall.params": 6,
        "PendingCalls._hurried": 0,
        "PendingCalls._overdue": 0,
        "Masker._known": 0,
        "Masker._secret_calls": 0,
    }
    calls.forget(pending[0])
    assert sizes_of(calls)["PendingCalls._pending"] == 2


def test_registries_of_the_server_are_counted() -> None:
    assert "Hub._topics" in sizes_of(Hub())


def test_containers_in_containers_are_counted_with_those() -> None:
    assert sizes_of(_Part({"a": [1, 2], "b": {3}})) == {"_Part.held": 5}


def test_a_weak_set_is_counted_and_a_bounded_deque_is_not() -> None:
    member = _Part(None)

    assert sizes_of(_Part(WeakSet([member]))) == {"_Part.held": 1}
    assert sizes_of(_Part(deque([1, 2]))) == {"_Part.held": 2}
    assert sizes_of(_Part(deque([1, 2], maxlen=2))) == {}


def test_what_is_shared_or_points_back_is_counted_once() -> None:
    shared, part = [1, 2, 3], _Part(None)
    part.held = [shared, shared, part]

    assert sizes_of(part) == {"_Part.held": 6}


def test_objects_of_others_are_not_looked_into() -> None:
    assert sizes_of(_Part(SimpleNamespace(held=[1]))) == {}


def test_the_difference_names_what_grew_and_what_shrank() -> None:
    calls, _ = begun(1)
    more, _ = begun(3)

    assert difference(sizes_of(calls), sizes_of(more)) == {
        "PendingCalls._pending": 2,
        "PendingCall.params": 4,
    }
    assert difference(sizes_of(more), sizes_of(Hub()))["PendingCalls._pending"] == -3
    assert difference(sizes_of(more), sizes_of(more)) == {}
