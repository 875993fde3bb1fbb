# SPDX-License-Identifier: MIT
"""How long the id of a named room is known, and what ends that."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import pytest
from msgspec import Struct, field

from quickmeet_runtime.calls.budget import CallLimits
from quickmeet_runtime.errors import (
    LocalProtocolError,
    MethodError,
    MethodNotFoundError,
    NoSuchRoomError,
    QuickmeetError,
    RateLimitedError,
)
from quickmeet_runtime.model.operations.operation import (
    FindRoomLookups,
    Method,
    room_lookups,
)
from quickmeet_runtime.session.named_rooms import NamedRooms
from tests.runtime.scripted import VirtualClock

T = TypeVar("T")


class Direct(Struct, frozen=True):
    room: str = field(name="rid")


READ: Final[Method[str]] = Method("read", str, rooms=(0,))
FIND, OPEN = "findRoom", "openRoom"
BY_NAME: Final[Method[str]] = Method(FIND, str)
WITH_USER: Final[Method[Direct]] = Method(OPEN, Direct)
LOOKUPS: Final = room_lookups(BY_NAME, WITH_USER)


class Caller:
    """Answers what a test says, and notes what it was called for."""

    def __init__(self) -> None:
        self.user_id: str | None = "u"
        self.rooms: dict[str, str] = {"general": "G", "other": "O"}
        self.refusals: dict[str, QuickmeetError] = {}
        self.calls: list[tuple[str, object]] = []
        self.limits: list[CallLimits | None] = []

    async def call(
        self,
        method: Method[T],
        params: tuple[object, ...],
        limits: CallLimits | None = None,
    ) -> T:
        name = cast("str", params[0])
        self.calls.append((method.name, name))
        self.limits.append(limits)
        if name in self.refusals:
            raise self.refusals[name]
        if method.name == OPEN:
            found: Any = Direct(room=f"direct-{name}")
        elif method.name == FIND:
            if name not in self.rooms:
                raise MethodError(FIND, "error-not-allowed", "Not allowed")
            found = self.rooms[name]
        else:
            found = f"read {name}"
        return cast("T", found)


@pytest.fixture
def caller() -> Caller:
    return Caller()


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def rooms(caller: Caller, clock: VirtualClock) -> NamedRooms:
    return NamedRooms(caller, clock, lambda: LOOKUPS)


async def test_a_name_is_looked_up_once(rooms: NamedRooms, caller: Caller) -> None:
    limits = CallLimits(1.0, None)

    for _ in range(2):
        assert await rooms.call(READ, ("#general",), limits) == "read G"
        assert await rooms.call(READ, ("@bob",), limits) == "read direct-bob"

    looked_up = [call for call in caller.calls if call[0] != "read"]
    assert looked_up == [(FIND, "general"), (OPEN, "bob")]
    assert set(caller.limits) == {limits}


async def test_ids_are_not_looked_up(rooms: NamedRooms, caller: Caller) -> None:
    assert await rooms.find("GENERAL", "read") == "GENERAL"
    assert not caller.calls


def watching(_: NamedRooms) -> None:
    """New names are told."""


@pytest.mark.parametrize(
    ("watch", "seconds"), [(watching, 60), (None, 5)], ids=["told", "not told"]
)
async def test_after_a_while_a_name_is_looked_up_again(
    caller: Caller,
    clock: VirtualClock,
    watch: Callable[[NamedRooms], None] | None,
    seconds: int,
) -> None:
    rooms = NamedRooms(caller, clock, lambda: LOOKUPS, watch)

    assert await rooms.find("#general", "read") == "G"
    clock.jump(seconds - 1)
    caller.rooms["general"] = "N"
    assert await rooms.find("#general", "read") == "G"
    clock.jump(2)
    assert await rooms.find("#general", "read") == "N"


async def test_names_of_one_user_are_not_those_of_another(
    rooms: NamedRooms, caller: Caller
) -> None:
    assert await rooms.find("#general", "read") == "G"
    caller.user_id, caller.rooms["general"] = "v", "N"
    assert await rooms.find("#general", "read") == "N"


@pytest.mark.parametrize(("name", "stays"), [("general", True), ("new", False),
                                             (None, False)])  # fmt: skip
async def test_a_room_that_is_renamed_or_left_loses_its_name(
    name: str | None, stays: object, rooms: NamedRooms, caller: Caller
) -> None:
    assert await rooms.find("#general", "read") == "G"
    assert await rooms.find("#other", "read") == "O"
    caller.rooms["general"] = caller.rooms["other"] = "N"

    rooms.settle_name("G", name)

    assert await rooms.find("#general", "read") == ("G" if stays else "N")


@pytest.mark.parametrize("lookups", [None, lambda: None])
async def test_a_client_without_room_lookup_requires_room_ids(
    lookups: FindRoomLookups | None, caller: Caller, clock: VirtualClock
) -> None:
    rooms = NamedRooms(caller, clock, lookups)

    with pytest.raises(LocalProtocolError, match="read: #general is a name"):
        await rooms.find("#general", "read")
    assert await rooms.find("GENERAL", "read") == "GENERAL"


async def test_what_was_missed_may_have_been_new_names(
    rooms: NamedRooms, caller: Caller
) -> None:
    assert await rooms.find("#general", "read") == "G"
    caller.rooms["general"] = "N"

    rooms.forget_names()

    assert await rooms.find("#general", "read") == "N"
    assert await rooms.find("#other", "read") == "O"


async def test_a_refused_call_is_made_again_where_the_name_means_another_room(
    rooms: NamedRooms, caller: Caller
) -> None:
    assert await rooms.call(READ, ("#general",), None) == "read G"
    caller.refusals["G"] = MethodError("read", "error-invalid-room")
    caller.rooms["general"] = "N"

    assert await rooms.call(READ, ("#general",), None) == "read N"


async def test_a_refused_call_is_not_made_again_where_the_name_means_the_same_room(
    rooms: NamedRooms, caller: Caller
) -> None:
    await rooms.call(READ, ("#general",), None)
    caller.refusals["G"] = MethodError("read", "error-not-allowed")

    with pytest.raises(MethodError, match="read"):
        await rooms.call(READ, ("#general",), None)

    assert caller.calls.count(("read", "G")) == 2


@pytest.mark.parametrize(
    "refusal",
    [
        RateLimitedError("read", "too-many-requests"),
        MethodNotFoundError("read", 404),
    ],
)
async def test_a_call_that_may_have_been_made_is_not_made_again(
    refusal: MethodError, rooms: NamedRooms, caller: Caller
) -> None:
    await rooms.call(READ, ("#general",), None)
    caller.refusals["G"] = refusal
    caller.rooms["general"] = "N"

    with pytest.raises(type(refusal)):
        await rooms.call(READ, ("#general",), None)

    assert ("read", "N") not in caller.calls


@pytest.mark.parametrize("room", ["#nowhere", "@nobody", "#", "@"])
async def test_an_unknown_room_is_named_in_the_error(
    room: str, rooms: NamedRooms, caller: Caller
) -> None:
    caller.refusals["nobody"] = MethodError(OPEN, "error-invalid-user")

    with pytest.raises(NoSuchRoomError, match=f"read: there is no .* {room},") as told:
        await rooms.call(READ, (room,), None)

    assert told.value.error == "error-room-not-found"
    assert "read" not in [name for name, _ in caller.calls]


@pytest.mark.parametrize(
    "refusal",
    [
        RateLimitedError(FIND, "too-many-requests"),
        MethodError(FIND, 500, "Internal server error"),
    ],
)
async def test_an_error_unrelated_to_the_room_is_raised_unchanged(
    refusal: MethodError, rooms: NamedRooms, caller: Caller
) -> None:
    caller.refusals["general"] = refusal

    with pytest.raises(MethodError) as told:
        await rooms.find("#general", "read")

    assert told.value is refusal


async def test_names_beyond_bounds_are_forgotten(
    rooms: NamedRooms, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickmeet_runtime.session.named_rooms._MOST", 1)
    for name in ("#general", "#other", "#general"):
        await rooms.find(name, "read")
    assert len(caller.calls) == 3
