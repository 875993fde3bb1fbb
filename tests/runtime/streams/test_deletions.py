# SPDX-License-Identifier: MIT
"""Events of deletions, and what takes events one by one."""

import json
from typing import Final

import pytest

from quickmeet_runtime.streams.delivery.revision import DELETIONS, Deletions
from quickmeet_runtime.streams.ports import SingleEventSink

NOBODY: Final[list[str]] = []


def ids(event: str, args: object) -> list[str] | None:
    """The ids in an event; None where it does not name them."""
    found = DELETIONS[event](json.dumps(args).encode())
    return None if found is None else list(found.ids)


@pytest.mark.parametrize(
    ("event", "args", "found"),
    [
        ("deleteMessage", [{"_id": "m"}], ["m"]),
        ("deleteMessage", [{"id": "m"}], None),
        ("deleteMessage", 7, None),
        ("deleteMessageBulk", [{"ids": ["m", "n"]}], ["m", "n"]),
        ("deleteMessageBulk", [{"ids": NOBODY, "rid": "r"}], NOBODY),
        ("deleteMessageBulk", [{"rid": "r", "ts": {"$gt": 1}}], None),
        ("deleteMessageBulk", [{"ids": ["m"], "filesOnly": True}], None),
        ("deleteMessageBulk", [{"ids": ["m"], "showDeletedStatus": True}], None),
    ],
)
def test_an_event_names_what_is_gone_or_it_has_to_be_fetched(
    event: str, args: object, found: list[str] | None
) -> None:
    assert ids(event, args) == found


def test_deletions_count_as_many_bytes_as_their_ids() -> None:
    assert len(Deletions(["m" * 17, "n" * 17])) == 34


class Noting(SingleEventSink):
    """Notes each event."""

    def __init__(self) -> None:
        self.taken: Final[list[bytes]] = []

    def put(self, args: bytes) -> None:
        self.taken.append(args)


def test_what_takes_events_one_by_one_takes_a_row_so_too() -> None:
    sink = Noting()

    assert not sink.has_room(2, 10)
    sink.put_all([b"[1]", b"[2]"], 6)

    assert sink.taken == [b"[1]", b"[2]"]
