# SPDX-License-Identifier: MIT
"""Enums that keep what newer servers add."""

import copy
import pickle
from typing import cast

import msgspec
import pytest

from quickmeet_runtime.model.decoding.variants import OpenEnum


class State(OpenEnum):
    OPEN = "open"
    DONE = "done"


class Task(msgspec.Struct, frozen=True):
    state: State


def test_a_value_that_nobody_knows_is_kept_as_it_came() -> None:
    task = msgspec.json.decode(b'{"state": "exploded"}', type=Task)
    assert task.state == "exploded"
    assert isinstance(task.state, State)
    assert (task.state.is_known, State.OPEN.is_known) == (False, True)
    assert repr(task.state) == "<State.exploded: 'exploded'>"
    assert msgspec.json.encode(task) == b'{"state":"exploded"}'
    assert hash(task.state) == hash("exploded")


def test_it_travels_and_is_not_remembered() -> None:
    state = State("exploded")
    for made in (pickle.loads(pickle.dumps(state)), copy.deepcopy(state)):  # noqa: S301  # our own bytes
        assert made == state
    assert list(State) == [State.OPEN, State.DONE]
    assert State("exploded") is not state


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ValueError, match="5 is not a valid State"):
        State(cast("str", 5))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"state": 5}', type=Task)
