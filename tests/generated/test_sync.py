# SPDX-License-Identifier: MIT
"""The part without an event loop has all that the other part has."""

import inspect
from collections.abc import Callable

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.session.group import Group

GROUPS = sorted(
    name
    for name in quickmeet.__all__
    if isinstance(value := getattr(quickmeet, name), type) and issubclass(value, Group)
)
ONLY_WITH_A_LOOP = {"aclose": "close", "open": "connect"}
"""What has another name there: it opens and closes without a block."""


def public(kind: type) -> dict[str, object]:
    return {
        name: inspect.getattr_static(kind, name)
        for name in dir(kind)
        if not name.startswith("_")
    }


@pytest.mark.parametrize("name", ["Client", "HttpClient"])
def test_clients_have_the_same_names(name: str) -> None:
    asked = public(getattr(quickmeet, name))
    offered = public(getattr(quickmeet.sync, name))
    wanted = {ONLY_WITH_A_LOOP.get(one, one) for one in asked}
    assert set(offered) - {"close"} == wanted - {"close"}


@pytest.mark.parametrize("name", ["Changes", "ChangesMine", "History", "Subscription"])
def test_iterators_have_the_same_names(name: str) -> None:
    asked, offered = getattr(quickmeet, name), getattr(quickmeet.sync, name)
    assert set(public(asked)) - {"next_or_gap"} <= set(public(offered)) | {"source"}


@pytest.mark.parametrize("name", ["Handler", "Handlers"])
def test_handlers_have_the_same_names(name: str) -> None:
    inside = {"run", "stop"}
    asked, offered = getattr(quickmeet, name), getattr(quickmeet.sync, name)
    assert set(public(asked)) - inside <= set(public(offered))


@pytest.mark.parametrize("name", GROUPS)
def test_groups_take_the_same_arguments_and_wait(name: str) -> None:
    asked = public(getattr(quickmeet, name))
    group = getattr(quickmeet.sync, name)
    offered = public(group)
    assert issubclass(group, BlockingGroup)
    assert set(asked) == set(offered)
    for method, function in asked.items():
        there = offered[method]
        assert callable(function)
        assert callable(there)
        assert not inspect.iscoroutinefunction(there)
        assert arguments(there) == arguments(function)
        assert inspect.getdoc(there) == inspect.getdoc(function)


def arguments(function: Callable[..., object]) -> list[tuple[str, object, object]]:
    signature = inspect.signature(function)
    return [
        (parameter.name, parameter.default, parameter.annotation)
        for parameter in signature.parameters.values()
    ]
