# SPDX-License-Identifier: MIT
"""Which parameters are rooms, by what they are called."""

import pytest

from quickmeet_codegen.resolve.arguments import begins_with_room, is_room


@pytest.mark.parametrize(
    ("name", "wire", "expected"),
    [
        ("room_id", None, True),
        ("room_id", "rid", True),
        ("room_ids", None, True),
        ("default_room_id", None, True),
        ("parent_id", "prid", True),
        ("name", "rid", True),
        ("roomy_id", None, False),
        ("room", None, False),
        ("bedroom_id", "bedroom", False),
        ("user_id", "uid", False),
    ],
)
def test_a_parameter_is_a_room_by_its_name(
    name: str, wire: str | None, *, expected: bool
) -> None:
    assert is_room(name, wire) is expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{room_id}", True),
        ("{room_id}/deleteMessage", True),
        ("{room_id}/{event}", True),
        ("{room_id}-x", False),
        ("of/{room_id}", False),
        ("{user_id}/message", False),
        ("__my_messages__", False),
    ],
)
def test_a_key_is_of_a_room_where_it_begins_with_one(
    pattern: str, *, expected: bool
) -> None:
    assert begins_with_room(pattern) is expected
