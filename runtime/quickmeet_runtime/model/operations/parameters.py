# SPDX-License-Identifier: MIT
"""Parameters of calls: ids chosen by clients, given values, rooms by name.

A message whose id its sender chose is stored once, however often it is sent; a message
without is stored each time. `GivenPlace` says which parameters decide that.

``#general`` is the room with that name, ``@alice`` the direct conversation with a user.
No room id begins like that: servers use letters and digits.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias, cast

import msgspec
from msgspec import Struct

from ..payload import UNSET, UnsetType

__all__ = [
    "GivenPlace",
    "RoomPlaces",
    "client_id",
    "is_given",
    "is_room_name",
    "names_a_room",
    "room_names",
    "rooms_in",
    "with_room_ids",
]

_ALPHABET: Final = b"23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_LENGTH: Final = 17
_RANDOM_BYTES: Final = 4096
_EVEN: Final = 256 - 256 % len(_ALPHABET)
_LETTERS: Final = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))
_UNEVEN: Final = bytes(range(_EVEN, 256))
"""Bytes that would make some letters likelier than others."""

_made: Final[list[str]] = []
"""Unused ids: a system call for each would cost more than the rest."""


def client_id(given: str | UnsetType = UNSET) -> str:
    """Return the given id, or create one like those of servers.

    A document whose id the client chose is stored once, however often its
    creation is sent.
    """
    if given is not UNSET:
        return given
    while True:
        try:
            return _made.pop()  # atomic, also for sessions in several threads
        except IndexError:
            _made.extend(_make())


def _make() -> Iterator[str]:
    letters = os.urandom(_RANDOM_BYTES).translate(_LETTERS, _UNEVEN).decode()
    for at in range(0, len(letters) - _LENGTH + 1, _LENGTH):
        yield letters[at : at + _LENGTH]


if hasattr(os, "register_at_fork"):  # a child would use the same ids as its parent
    os.register_at_fork(after_in_child=_made.clear)


GivenPlace: TypeAlias = int | tuple[int, str]
"""The index of a parameter, or that and the wire name of a field in it."""


def is_given(place: GivenPlace, params: Sequence[object]) -> bool:
    """Whether a call gives a value at a place.

    Args:
        place: The place.
        params: Parameters in the order of the wire; the last ones may be missing.
    """
    number, wire = (place, None) if isinstance(place, int) else place
    if number >= len(params):
        return False
    value = params[number]
    if wire is None:
        pass
    elif isinstance(value, Struct):
        value = getattr(value, _attribute_of(type(value), wire), None)
    elif isinstance(value, Mapping):
        value = cast("Mapping[str, object]", value).get(wire)
    else:
        value = None
    # servers treat an empty id as none
    return value is not None and value is not UNSET and value != ""


@lru_cache(maxsize=256)
def _attribute_of(type_: type[Struct], wire: str) -> str:
    """Return the attribute of a wire name; an empty name if there is none."""
    names = type_.__struct_encode_fields__
    return type_.__struct_fields__[names.index(wire)] if wire in names else ""


RoomPlaces: TypeAlias = tuple[int | tuple[int, str], ...]
"""Each is the index of a parameter: alone, an id or a list of ids; with an attribute,
an object with an id there; with ``/``, a string that begins with an id and a slash."""

_SIGNS: Final = ("#", "@")
_SLASH: Final = "/"


def is_room_name(value: object) -> bool:
    """Whether a value is the name of a room instead of an id."""
    return isinstance(value, str) and value.startswith(_SIGNS)


def names_a_room(places: RoomPlaces, params: Sequence[object]) -> bool:
    """Whether a room is given by its name."""
    for place in places:
        if isinstance(place, int):
            if place >= len(params):
                continue
            value = params[place]
            if type(value) is list:
                if any(map(is_room_name, cast("list[object]", value))):
                    return True
                continue
        else:
            number, where = place
            if number >= len(params):
                continue
            value = params[number]
            if where != _SLASH:  # `_inside`, inlined: this runs for every call
                value = getattr(value, where, None)
        if type(value) is str and value.startswith(_SIGNS):
            return True
    return False


def room_names(places: RoomPlaces, params: Sequence[object]) -> Iterator[str]:
    """Yield the names of rooms among parameters."""
    for place in places:
        for one in _several(_value(place, params)):
            if isinstance(one, str) and is_room_name(one):
                yield one.partition(_SLASH)[0] if _is_text(place) else one


def rooms_in(places: RoomPlaces, params: Sequence[object]) -> list[str]:
    """Return the rooms among parameters, by id or by name."""
    return [
        one.partition(_SLASH)[0] if _is_text(place) else one
        for place in places
        for one in _several(_value(place, params))
        if isinstance(one, str)
    ]


def _several(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def with_room_ids(
    places: RoomPlaces, params: tuple[object, ...], ids: Mapping[str, str]
) -> tuple[object, ...]:
    """Replace names of rooms in parameters by their ids.

    Args:
        places: The places of rooms.
        params: The parameters; they are not modified.
        ids: Ids by name.
    """
    changed = list(params)
    for place in places:
        value = _value(place, params)
        if isinstance(place, int):
            if isinstance(value, list):
                items = cast("list[object]", value)
                changed[place] = [ids.get(cast("str", i), i) if is_room_name(i) else i
                                  for i in items]  # fmt: skip
            elif is_room_name(value):
                changed[place] = ids[cast("str", value)]
        elif is_room_name(value):
            changed[place[0]] = _put(place[1], params[place[0]], str(value), ids.get)
    return tuple(changed)


def _put(
    where: str, param: object, value: str, find: Callable[[str], str | None]
) -> object:
    if where == _SLASH:
        name, slash, rest = value.partition(_SLASH)
        return f"{find(name) or name}{slash}{rest}"
    return msgspec.structs.replace(cast("Struct", param), **{where: find(value)})


def _value(place: int | tuple[int, str], params: Sequence[object]) -> object:
    if isinstance(place, int):
        return params[place] if place < len(params) else None
    return _inside(place, params)


def _inside(place: tuple[int, str], params: Sequence[object]) -> object:
    number, where = place
    if number >= len(params):
        return None
    param = params[number]
    return param if where == _SLASH else getattr(param, where, None)


def _is_text(place: int | tuple[int, str]) -> bool:
    return not isinstance(place, int) and place[1] == _SLASH
