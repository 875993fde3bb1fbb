# SPDX-License-Identifier: MIT
"""Events about the user's rooms trigger fetches."""

import json
from typing import Final, cast

from quickmeet_runtime.model.operations.publication import MY_MESSAGES
from quickmeet_runtime.streams.recovery.account import Account
from quickmeet_runtime.streams.recovery.recovery import Recovery
from quickmeet_runtime.streams.recovery.rooms import Chore
from quickmeet_runtime.streams.sharing.hints import RoomHints

from .hosts import follower_of_all


class Chores:
    """Recovery that only notes what it is to do."""

    def __init__(self) -> None:
        self.asked: Final[list[Chore]] = []

    def do(self, chore: Chore) -> None:
        self.asked.append(chore)


def hints() -> tuple[RoomHints, Chores]:
    chores, subscriber = Chores(), follower_of_all()
    assert subscriber.topic.key == MY_MESSAGES
    return RoomHints(Account(None), subscriber, cast("Recovery", chores)), chores


def fewer(messages: int) -> bytes:
    """A room has so many messages now."""
    return json.dumps(["updated", {"_id": "r", "msgs": messages}]).encode()


def test_several_events_of_one_room_in_a_short_time_are_one_question() -> None:
    told, chores = hints()
    for left in 5, 4, 3:
        told.put(fewer(left))

    assert len(chores.asked) == 1


def test_a_room_is_asked_about_again_on_the_next_connection() -> None:
    """Scheduled fetches are forgotten with a connection, ready or not."""
    told, chores = hints()
    told.put(fewer(5))
    told.come_back()
    told.put(fewer(4))

    assert len(chores.asked) == 2
