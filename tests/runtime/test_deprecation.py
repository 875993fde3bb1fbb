# SPDX-License-Identifier: MIT
"""Former names work, and say what is right now where they are used."""

import sys
import types
from enum import StrEnum

import pytest

from quickmeet_runtime.deprecation import (
    former_arguments,
    former_member,
    former_module,
    former_names,
)
from quickmeet_runtime.lazy import lazy_exports


class State(StrEnum):
    """One with a member that had another name."""

    OPEN = "open"

    @former_member
    def FREE(self) -> "State":  # noqa: N802  # a member's
        """Deprecated."""
        return self.OPEN


@former_arguments(title="name", size="count")
def find(name: str, *, count: int = 1) -> tuple[str, int]:
    """Find it."""
    return name, count


def test_an_argument_is_taken_by_its_former_name() -> None:
    with pytest.warns(DeprecationWarning, match="`title` is now `name`") as told:
        assert find(title="x") == ("x", 1)
    assert told[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="is now") as told:
        assert find(title="x", size=2) == ("x", 2)
    assert {str(one.message) for one in told} == {
        "`title` is now `name`.", "`size` is now `count`.",
    }  # fmt: skip
    assert find("x", count=3) == ("x", 3)
    assert find.__doc__ == "Find it."


def test_an_argument_is_not_given_twice() -> None:
    with pytest.raises(TypeError, match=r"find\(\) got 'count' twice: 'size' is its"):
        find("x", count=1, size=2)
    with (
        pytest.warns(DeprecationWarning, match="is now"),
        pytest.raises(TypeError, match="multiple values"),
    ):
        find("x", title="y")


def test_a_former_name_is_an_alias_and_not_a_member() -> None:
    with pytest.warns(DeprecationWarning, match="`FREE` is now `OPEN`") as told:
        free = getattr(State, "FREE")  # noqa: B009  # type checkers say so, too
    assert free is State.OPEN
    assert told[0].filename == __file__
    assert list(State) == [State.OPEN]


def test_a_class_is_found_by_its_former_name() -> None:
    load = former_names(__name__, {"Status": "State"})
    with pytest.warns(DeprecationWarning, match="`Status` is now `State`"):
        assert load("Status") is State
    with pytest.raises(AttributeError, match="has no attribute 'Stat'"):
        load("Stat")


def test_a_module_says_what_it_is_called_now() -> None:
    with pytest.warns(DeprecationWarning, match="`todo.chats` is now `todo.rooms`"):
        former_module("todo.chats", "rooms")


def test_an_export_is_found_by_its_former_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package, module = types.ModuleType("todo"), types.ModuleType("todo.rooms")
    vars(module)["Room"] = State
    monkeypatch.setitem(sys.modules, "todo", package)
    monkeypatch.setitem(sys.modules, "todo.rooms", module)
    load, _ = lazy_exports("todo", {"Room": ".rooms"}, former={"Chat": "Room"})
    for _ in range(2):  # each time
        with pytest.warns(DeprecationWarning, match="`Chat` is now `Room`"):
            assert load("Chat") is State
