# SPDX-License-Identifier: MIT
"""Ordering keys of a handler's events."""

from dataclasses import dataclass

import pytest

from quickmeet_runtime.session.handlers.keyed_workers import By, key_function


@dataclass
class Said:
    """A message, or what tells of one."""

    id: str = "m"
    room_id: str | None = "r"
    thread_id: str | None = None


@dataclass
class Changed:
    """What happened to a message."""

    message: Said


@dataclass
class Gone:
    """A message that is gone."""

    message_id: str
    room_id: str


def test_a_function_of_the_user_is_kept_unchanged() -> None:
    assert key_function(len)("abc") == 3


@pytest.mark.parametrize(
    ("event", "room"),
    [
        (Said(), "r"),
        (Changed(Said(room_id="q")), "q"),
        (Gone("m", "r"), "r"),
        (Said(room_id=None), None),
        (object(), None),
    ],
)
def test_the_room_of_an_event_is_found_wherever_it_is(
    event: object, room: str | None
) -> None:
    by: By[object] = "room"

    assert key_function(by)(event) == room


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (Said(thread_id="root"), ("r", "root")),
        (Said(id="root"), ("r", "root")),
        (Changed(Said(thread_id="root", room_id="q")), ("q", "root")),
        (Gone("m", "r"), ("r", "m")),
        (object(), (None, None)),
    ],
)
def test_a_thread_is_its_room_and_its_root(event: object, key: object) -> None:
    by: By[object] = "thread"

    assert key_function(by)(event) == key


def test_an_unknown_word_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"by='channel': use 'room' or 'thread'"):
        key_function("channel")  # type: ignore[arg-type]  # what is refused
