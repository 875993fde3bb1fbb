# SPDX-License-Identifier: MIT
"""Handlers: the wire's parameters to arguments, and what is returned to JSON."""

from enum import StrEnum
from typing import Literal

import pytest
from msgspec import UNSET, Raw

from quickmeet_runtime.errors import MethodError, RateLimitedError, RefusedError
from quickmeet_runtime.model.operations.handler import (
    MethodHandler,
    MethodHandlers,
    method_error,
)
from quickmeet_runtime.model.operations.handler_parts import (
    HandlerPart,
    Key,
    Param,
    Skip,
    Spread,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.payload import Model, Timestamp, UnsetType, field

SAY: Method[str] = Method("say", str)
LOOK: Method[list[str]] = Method("look", list[str])
LOOK_SINCE: Method[list[str]] = Method("look", list[str])
VOID: Method[None] = Method("void", None)


class Colour(StrEnum):
    """A colour."""

    RED = "red"


class Letter(Model, frozen=True, kw_only=True):
    """What is spread into arguments."""

    room_id: str = field(name="rid")
    text: str | UnsetType = UNSET


def echo(caller: str, /, **arguments: object) -> str:
    return f"{caller}: {arguments}"


@pytest.mark.parametrize(
    ("parts", "params", "arguments"),
    [
        ([Param("a", str)], ["x"], {"a": "x"}),
        ([Param("a", str)], ["x", "more"], {"a": "x"}),
        ([Param("a", Timestamp)], [{"$date": 5}], {"a": Timestamp(5)}),
        ([Param("a", int, is_optional=True)], [], {}),
        ([Param("a", int, is_optional=True)], [None], {}),
        ([Param("a", int | None, is_optional=True)], [None], {"a": None}),
        ([Param("a", object)], [{"any": [1]}], {"a": {"any": [1]}}),
        ([Param("a", object)], [None], {"a": None}),
        ([Param("a", Colour | str)], ["red"], {"a": Colour.RED}),
        ([Param("a", Colour | str)], ["blue"], {"a": "blue"}),
        ([Param("a", Literal["x"] | str)], ["y"], {"a": "y"}),
        ([Spread(Letter)], [{"rid": "r", "other": 1}], {"room_id": "r"}),
        ([Key("{room_id}/typing")], ["r/typing"], {"room_id": "r"}),
        ([Key("{a}/{b}")], ["x/y/z"], {"a": "x", "b": "y/z"}),
        ([Skip(), Param("a", str)], [1, "x"], {"a": "x"}),
    ],
)
def test_parameters_become_arguments(
    parts: list[HandlerPart], params: list[object], arguments: dict[str, object]
) -> None:
    assert MethodHandler[str](SAY, echo, *parts).arguments(params) == arguments


@pytest.mark.parametrize(
    ("part", "params"),
    [
        (Param("a", str), []),
        (Param("a", str), [None]),
        (Param("a", str), [1]),
        (Param("a", object), []),
        (Param("a", int, is_optional=True), ["x"]),
        (Param("a", str), ["\ud800"]),
        (Spread(Letter), [{"text": "x"}]),
        (Spread(Letter), ["rid"]),
        (Key("{room_id}/typing"), ["/typing"]),
        (Key("{room_id}/typing"), [7]),
        (Key("{room_id}/typing"), []),
    ],
)
def test_what_does_not_fit_is_refused_as_servers_do(
    part: HandlerPart, params: list[object]
) -> None:
    with pytest.raises(MethodError) as caught:
        MethodHandler[str](SAY, echo, part).arguments(params)
    error = caught.value
    assert (error.method, error.error, error.reason) == ("say", 400, "Match failed")


async def test_a_result_is_json_whether_it_was_waited_for_or_not() -> None:
    async def later(caller: str, /) -> str:
        return f"later, {caller}"

    assert await MethodHandler[str](SAY, echo).answer("ada", []) == Raw(b'"ada: {}"')
    assert await MethodHandler[str](SAY, later).answer("ada", []) == Raw(
        b'"later, ada"'
    )
    assert MethodHandler[str](SAY, later).is_async
    assert not MethodHandler[str](SAY, echo).is_async


def test_nothing_and_null_are_distinguished() -> None:
    said, void = MethodHandler[str](SAY, echo), MethodHandler[str](VOID, echo)
    assert said.encoded(UNSET) is UNSET
    assert bytes(said.encoded(None) or b"") == b"null"
    assert void.encoded(None) is UNSET
    recorded = Raw(b'{"as":"recorded"}')
    assert said.encoded(recorded) is recorded


def test_of_several_views_the_one_that_needs_most_and_fits_is_found() -> None:
    everything = MethodHandler[str](LOOK, echo)
    since = MethodHandler[str](LOOK_SINCE, echo, Param("since", Timestamp))
    table = MethodHandlers([everything, since])
    assert table.find("look", []) is everything
    assert table.find("look", [{"$date": 1}]) is since
    assert list(table) == ["look"]


def test_a_handler_takes_the_place_of_the_one_before_it() -> None:
    first, second = MethodHandler[str](SAY, echo), MethodHandler[str](SAY, echo)
    table = MethodHandlers([first])
    table.put(second)
    assert table.find("say", []) is second
    table.drop(first)
    assert "say" in table
    table.drop(second)
    assert "say" not in table
    with pytest.raises(KeyError):
        table.find("say", [])


def test_an_error_is_made_of_its_class_alone() -> None:
    error = method_error("say", RateLimitedError, "Slowly", {"timeToReset": 500})
    assert (error.error, error.reason) == ("too-many-requests", "Slowly")
    assert error.retry_after == 0.5
    with pytest.raises(ValueError, match="RefusedError has no code"):
        method_error("say", RefusedError)
