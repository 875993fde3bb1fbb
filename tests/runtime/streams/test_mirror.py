# SPDX-License-Identifier: MIT
"""A mirror of rooms: what comes late, early, or not at all."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

import pytest
from msgspec import UNSET, Struct, UnsetType, field

from quickmeet_runtime.errors import CallTimeoutError, LocalProtocolError
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.streams.mirror import mirror as module
from quickmeet_runtime.streams.mirror.mirror import MirrorHost, RoomMirror
from quickmeet_runtime.streams.mirror.mirrored_room import MirrorSources, parts_of


class _Room(Struct, frozen=True, kw_only=True):
    id: str | UnsetType = field(name="_id", default=UNSET)
    topic: str = ""
    updated_at: int | UnsetType = field(name="_updatedAt", default=UNSET)


class _Membership(Struct, frozen=True, kw_only=True):
    id: str | UnsetType = field(name="_id", default=UNSET)
    room_id: str | UnsetType = field(name="rid", default=UNSET)
    kind: str = field(name="t", default="c")
    name: str = ""
    updated_at: int | UnsetType = field(name="_updatedAt", default=UNSET)


class _Host:
    """Answers with lists; the first calls fail as told."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Any]] = {"rooms": [], "memberships": []}
        self.failures: list[Exception] = []

    async def call(self, method: Method[Any], params: tuple[object, ...]) -> list[Any]:
        del params
        if self.failures:
            raise self.failures.pop()
        return self.answers[method.name]


Mirror = RoomMirror[_Room, _Membership]


@pytest.fixture
def host() -> _Host:
    return _Host()


@pytest.fixture
def mirror(host: _Host) -> Mirror:
    stream: Stream[object] = Stream("s", "k", object)
    rooms: Method[list[_Room]] = Method("rooms", list[_Room])
    memberships: Method[list[_Membership]] = Method("memberships", list[_Membership])
    sources = MirrorSources(rooms, stream, memberships, stream)
    return RoomMirror(cast("MirrorHost", host), sources)


def tell(mirror: Mirror, change: str, record: object) -> None:
    """What a subscription would bring."""
    take = "_take_room" if isinstance(record, _Room) else "_take_membership"
    cast("Callable[[str, object], None]", getattr(mirror, take))(change, record)


def load(mirror: Mirror, what: str) -> Callable[[], Awaitable[None]]:
    return cast("Callable[[], Awaitable[None]]", getattr(mirror, f"_load_{what}"))


def again(mirror: Mirror, what: str) -> Awaitable[None]:
    run = getattr(mirror, "_again")  # noqa: B009  # not for users
    return cast("Awaitable[None]", run(load(mirror, what)))


def test_a_room_may_be_announced_before_its_membership(mirror: Mirror) -> None:
    tell(mirror, "inserted", _Room(id="r", topic="t"))
    assert "r" not in mirror
    tell(mirror, "inserted", _Membership(id="m", room_id="r", name="plans"))
    assert mirror["r"].room == _Room(id="r", topic="t")


def test_early_announcements_are_bounded(mirror: Mirror) -> None:
    for number in range(1_000):
        tell(mirror, "updated", _Room(id=f"r{number}"))
    for number in range(1_000):
        tell(mirror, "inserted", _Membership(id=f"m{number}", room_id=f"r{number}"))
    assert sum(entry.room is not None for entry in mirror.values()) == 256


def test_what_is_older_than_what_is_known_is_passed_over(mirror: Mirror) -> None:
    tell(mirror, "inserted", _Membership(id="m", room_id="r", name="new", updated_at=5))
    tell(mirror, "updated", _Membership(id="m", room_id="r", name="old", updated_at=4))
    assert mirror["r"].name == "new"
    tell(mirror, "updated", _Room(id="r", topic="new", updated_at=5))
    tell(mirror, "updated", _Room(id="r", topic="old", updated_at=4))
    room = mirror["r"].room
    assert room
    assert room.topic == "new"


def test_a_membership_is_removed_by_its_identity_alone(mirror: Mirror) -> None:
    tell(mirror, "inserted", _Membership(id="m", room_id="r", name="plans"))
    tell(mirror, "removed", _Membership(id="m"))
    assert not mirror
    tell(mirror, "removed", _Membership(id="m"))
    assert mirror.find("plans") is None


def test_a_name_that_another_room_took_stays_with_it(mirror: Mirror) -> None:
    tell(mirror, "inserted", _Membership(id="a", room_id="1", name="plans"))
    tell(mirror, "inserted", _Membership(id="b", room_id="2", name="plans"))
    tell(mirror, "removed", _Membership(id="a"))
    found = mirror.find("#plans")
    assert found
    assert found.id == "2"


def test_records_without_identity_change_nothing(mirror: Mirror) -> None:
    tell(mirror, "inserted", _Room())
    tell(mirror, "inserted", _Membership(room_id="r"))
    tell(mirror, "removed", _Membership())
    assert not mirror


async def test_lists_are_asked_for_until_they_come(
    mirror: Mirror, host: _Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AGAIN_AFTER_S", 0)
    tell(mirror, "inserted", _Membership(id="m", room_id="gone"))
    host.answers["memberships"] = [_Membership(id="n", room_id="r", name="plans")]
    host.answers["rooms"] = [_Room(id="r", topic="t")]
    host.failures = [CallTimeoutError("late") for _ in range(2)]
    await again(mirror, "memberships")
    assert list(mirror) == ["r"]
    await again(mirror, "rooms")
    assert mirror["r"].room == _Room(id="r", topic="t")


def test_an_event_has_a_change_and_a_record() -> None:
    with pytest.raises(LocalProtocolError, match="a change and a record"):
        parts_of(object())


def test_a_mirror_is_itself_alone(mirror: Mirror) -> None:
    assert mirror == mirror  # noqa: PLR0124  # what it is to say
    assert mirror != {}
    assert len({mirror, mirror}) == 1
