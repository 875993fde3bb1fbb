# SPDX-License-Identifier: MIT
"""Finding rooms that are given by their names among parameters."""

import pytest
from msgspec import UNSET, Struct

from quickmeet_runtime.model.operations.parameters import (
    RoomPlaces,
    is_room_name,
    names_a_room,
    room_names,
    with_room_ids,
)

IDS = {"#a": "A", "@b": "B"}


class Message(Struct, frozen=True):
    room_id: object
    text: str = "#a"


@pytest.mark.parametrize(
    ("places", "params", "names", "found"),
    [
        ((0,), ("#a", "#b"), ["#a"], ("A", "#b")),
        ((1,), ("#a", "@b"), ["@b"], ("#a", "B")),
        ((0, 1), ("#a", "@b"), ["#a", "@b"], ("A", "B")),
        ((0,), (["GENERAL", "#a", 5],), ["#a"], (["GENERAL", "A", 5],)),
        (((0, "room_id"),), (Message("#a"),), ["#a"], (Message("A"),)),
        (((0, "/"),), ("#a/user-activity",), ["#a"], ("A/user-activity",)),
        (((1, "/"),), (5, "@b/x/y"), ["@b"], (5, "B/x/y")),
    ],
)
def test_names_are_found_and_replaced_where_rooms_stand(
    places: RoomPlaces,
    params: tuple[object, ...],
    names: list[str],
    found: tuple[object, ...],
) -> None:
    assert names_a_room(places, params)
    assert list(room_names(places, params)) == names
    assert with_room_ids(places, params, IDS) == found


@pytest.mark.parametrize(
    ("places", "params"),
    [
        ((0,), ("GENERAL",)),
        ((0,), ("",)),
        ((0,), (UNSET,)),
        ((0,), (None,)),
        ((0,), (["GENERAL"],)),
        ((0,), ({"rid": "#a"},)),
        ((1,), ("#a",)),
        (((0, "room_id"),), (Message(UNSET),)),
        (((0, "room_id"),), ({"room_id": "#a"},)),
        (((1, "room_id"),), ("#a",)),
        (((0, "/"),), ("GENERAL/#a",)),
        ((), ("#a",)),
    ],
)
def test_what_names_no_room_stays_as_it_is(
    places: RoomPlaces, params: tuple[object, ...]
) -> None:
    assert not names_a_room(places, params)
    assert not list(room_names(places, params))
    assert with_room_ids(places, params, {}) == params


@pytest.mark.parametrize("value", ["", "GENERAL", None, 5, "a#b", "a@b"])
def test_ids_and_other_things_are_no_names(value: object) -> None:
    assert not is_room_name(value)
