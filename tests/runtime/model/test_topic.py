# SPDX-License-Identifier: MIT
"""Names of events, and how a subscription asks for them."""

import pytest

from quickmeet_runtime.errors import LocalProtocolError
from quickmeet_runtime.model.operations.publication import PRESENCE, Topic, event_name


@pytest.mark.parametrize(
    ("pattern", "keys", "name"),
    [
        ("{room_id}", ["r"], "r"),
        ("{room_id}/deleteMessage", ["r"], "r/deleteMessage"),
        ("{a}/x/{b}", ["1", "2"], "1/x/2"),
        ("roles", [], "roles"),
        ("{room_id}", ["{x}"], "{x}"),
    ],
)
def test_values_take_the_place_of_the_named_parts(
    pattern: str, keys: list[str], name: str
) -> None:
    assert event_name(pattern, keys) == name


@pytest.mark.parametrize(
    ("pattern", "keys", "said"),
    [
        ("{room_id}", [], "takes 1 values"),
        ("roles", ["r"], "takes 0 values"),
        ("{a}/{b}", ["1", ""], "a value is empty"),
    ],
)
def test_a_wrong_number_of_values_or_an_empty_one_is_our_mistake(
    pattern: str, keys: list[str], said: str
) -> None:
    with pytest.raises(LocalProtocolError, match=said):
        event_name(pattern, keys)


def test_the_collection_is_not_asked_for() -> None:
    assert Topic("stream-x", "k").params(None) == ["k", False]
    assert Topic("stream-x", "k").params({"a": 1}) == [
        "k",
        {"useCollection": False, "args": [{"a": 1}]},
    ]
    assert Topic("stream-x", "k").farewell() is None


def test_presence_adds_to_a_list_and_takes_away_from_it() -> None:
    topic = Topic(PRESENCE, "u")

    assert topic.params(None) == ["", {"added": ["u"]}]
    assert topic.farewell() == ["", {"removed": ["u"]}]
