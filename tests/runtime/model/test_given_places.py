# SPDX-License-Identifier: MIT
"""Calls that may be sent again where something is given."""

import pytest
from msgspec import UNSET, Struct, UnsetType, field

from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.parameters import GivenPlace, is_given


class Message(Struct, frozen=True, kw_only=True):
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    text: str = "x"


@pytest.mark.parametrize(
    ("place", "params"),
    [
        (0, ("id",)),
        (1, ("x", False)),
        (1, ("x", 0)),
        ((0, "_id"), (Message(id="m1"),)),
        ((0, "_id"), ({"_id": "m1"},)),
    ],
)
def test_given_parameters_are_recognised(
    place: GivenPlace, params: tuple[object, ...]
) -> None:
    assert is_given(place, params)


@pytest.mark.parametrize(
    ("place", "params"),
    [
        (0, ()),
        (1, ("x", UNSET)),
        (1, ("x", None)),
        (0, ("",)),
        ((0, "_id"), ()),
        ((0, "_id"), (UNSET,)),
        ((0, "_id"), ("m1",)),
        ((0, "_id"), (Message(),)),
        ((0, "_id"), (Message(id=None),)),
        ((0, "_id"), (Message(id=""),)),
        ((0, "_id"), ({"rid": "r"},)),
        ((0, "id"), (Message(id="m1"),)),
    ],
)
def test_what_is_absent_null_or_empty_is_not_given(
    place: GivenPlace, params: tuple[object, ...]
) -> None:
    assert not is_given(place, params)


def test_a_call_may_be_repeated_always_or_where_something_is_given_or_never() -> None:
    always = Method[None]("a", None, repeatable=True)
    never = Method[None]("a", None)
    sometimes = Method[None]("a", None, repeatable_when=1)
    assert always.may_be_repeated(())
    assert not never.may_be_repeated(("x", "y"))
    assert sometimes.may_be_repeated(("x", "y"))
    assert not sometimes.may_be_repeated(("x",))


def test_a_request_that_reads_may_be_repeated_whatever_is_given() -> None:
    read = Endpoint[None]("GET", "/v1/a", None, params=("b",), repeatable_when=0)
    write = Endpoint[None]("POST", "/v1/a", None, params=("b",), repeatable_when=0)
    assert read.may_be_repeated(())
    assert not write.may_be_repeated(())
    assert write.may_be_repeated(("x",))
