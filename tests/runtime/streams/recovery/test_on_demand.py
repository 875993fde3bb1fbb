# SPDX-License-Identifier: MIT
"""Recovery that is made when the first subscriber needs it."""

from typing import Final, cast

from quickmeet_runtime.streams.ports import Spawn, Wire
from quickmeet_runtime.streams.recovery.on_demand import RecoveryOnDemand
from quickmeet_runtime.streams.recovery.recovery import Recovery

WIRE: Final = cast("Wire", object())
SPAWN: Final = cast("Spawn", object())


class Recorded:
    """Notes what recovery is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def attach(self, *connection: object) -> None:
        self.told.append(("attach", *connection))

    def detach(self, reason: Exception | None) -> None:
        self.told.append(("detach", reason))

    def stop(self) -> None:
        self.told.append(("stop",))


def make() -> tuple[RecoveryOnDemand, list[Recorded]]:
    made: list[Recorded] = []

    def new() -> Recovery:
        made.append(Recorded())
        return cast("Recovery", made[-1])

    return RecoveryOnDemand(new), made


def test_it_is_not_made_by_connections_that_come_and_go() -> None:
    recovery, made = make()
    recovery.attach(WIRE, SPAWN)
    recovery.detach(None)
    recovery.stop()
    assert made == []


def test_it_is_made_once_and_hears_of_the_connection_that_there_is() -> None:
    recovery, made = make()
    recovery.attach(WIRE, SPAWN)
    assert recovery.get() is recovery.get()
    assert [one.told for one in made] == [[("attach", WIRE, SPAWN)]]


def test_it_hears_of_no_connection_that_is_gone() -> None:
    recovery, made = make()
    recovery.attach(WIRE, SPAWN)
    recovery.detach(None)
    recovery.get()
    assert made[0].told == []


def test_it_hears_of_all_that_comes_after_it_was_made() -> None:
    recovery, made = make()
    recovery.get()
    reason = OSError("gone")
    recovery.attach(WIRE, SPAWN)
    recovery.detach(reason)
    recovery.stop()
    assert made[0].told == [("attach", WIRE, SPAWN), ("detach", reason), ("stop",)]
