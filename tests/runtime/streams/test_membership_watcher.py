# SPDX-License-Identifier: MIT
"""Memberships of the user are watched while events of rooms are followed."""

import json
from typing import Final, cast

import pytest

from quickmeet_runtime.errors import LocalProtocolError
from quickmeet_runtime.model.operations.publication import MESSAGES, Topic
from quickmeet_runtime.streams.sharing.membership_watcher import MembershipWatcher
from quickmeet_runtime.streams.sharing.registry import SubscriptionRegistry

ROOM: Final = Topic(MESSAGES, "r")
OF_ALL: Final = Topic(MESSAGES, "__my_messages__")


class Registry:
    """Notes who joins and leaves, and what is asked for again."""

    def __init__(self, error: Exception | None = None) -> None:
        self.noted: Final[list[str]] = []
        self._error: Final = error

    def join(
        self, topic: Topic, options: object, sink: object, *, is_own: bool
    ) -> object:
        del options, sink
        assert is_own
        if self._error is not None:
            raise self._error
        self.noted.append(f"+{topic.key}")
        return topic.key

    def leave(self, shared: object, sink: object) -> None:
        del sink
        self.noted.append(f"-{shared}")

    def ask_again(self, room_id: str) -> None:
        self.noted.append(f"again {room_id}")


class Names(list[tuple[str, str | None]]):
    """Records notifications of the names of rooms."""

    def settle_name(self, room_id: str, name: str | None) -> None:
        self.append((room_id, name))

    def forget_names(self) -> None:
        self.append(("all", None))


class World:
    """A watcher, the logged-in user, and what it learned."""

    def __init__(self, error: Exception | None = None) -> None:
        self.registry: Final = Registry(error)
        self.user_id: str | None = "alice"
        self.names: Final = Names()
        self.watcher: Final = MembershipWatcher(
            cast("SubscriptionRegistry", self.registry),
            lambda: self.user_id,
        )

    def event(self, change: str, **membership: object) -> None:
        self.watcher.put(json.dumps([change, membership]).encode())


def test_memberships_are_watched_from_the_first_room_to_the_last() -> None:
    world = World()
    for topic in (ROOM, ROOM, OF_ALL):
        world.watcher.followed(topic)
    for topic in (ROOM, OF_ALL, ROOM):
        world.watcher.left(topic)

    watched = "alice/subscriptions-changed"
    assert world.registry.noted == [f"+{watched}", f"-{watched}"]


def test_memberships_are_watched_once_a_room_was_given_by_its_name() -> None:
    world = World()
    world.watcher.check()
    assert world.registry.noted == []

    world.watcher.watch_names(world.names)

    assert world.registry.noted == ["+alice/subscriptions-changed"]


def test_names_are_forgotten_when_the_connection_goes() -> None:
    world = World()
    world.watcher.watch_names(world.names)
    world.watcher.lose("lost")

    assert world.names == [("all", None)]


def test_another_user_has_other_memberships_and_nobody_has_none() -> None:
    world = World()
    world.watcher.followed(ROOM)

    world.user_id = "bob"
    world.watcher.check()
    world.user_id = None
    world.watcher.check()

    assert world.registry.noted == [
        "+alice/subscriptions-changed",
        "-alice/subscriptions-changed",
        "+bob/subscriptions-changed",
        "-bob/subscriptions-changed",
    ]


def test_a_room_that_the_user_was_removed_from_is_asked_for_again() -> None:
    world = World()
    world.watcher.watch_names(world.names)
    world.event("removed", rid="r", name="general")
    world.event("updated", rid="r", name="lounge")
    world.event("updated", rid="r")
    world.event("updated", name="no room")
    world.watcher.put(b"[7]")

    assert world.registry.noted == ["+alice/subscriptions-changed", "again r"]
    assert world.names == [("r", None), ("r", "lounge")]


def test_a_session_without_room_for_it_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("WARNING", logger="quickmeet")
    world = World(LocalProtocolError("too many subscriptions"))

    world.watcher.followed(ROOM)
    world.watcher.left(ROOM)

    assert "removals from rooms go unnoticed: too many" in caplog.text


def test_a_connection_that_comes_and_goes_costs_it_nothing() -> None:
    world = World()
    world.watcher.lose("lost")
    world.watcher.come_back()
    world.watcher.end(LocalProtocolError("no"))

    assert world.registry.noted == []
