# SPDX-License-Identifier: MIT
"""Places of rooms in the parameters of a call, and whether one is given by name.

``#general`` is the room with that name, ``@alice`` the direct conversation with a user.
No id of a room begins so: servers make ids of letters and digits.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

import msgspec
from msgspec import Struct

__all__ = [
    "RoomPlaces",
    "is_room_name",
    "names_a_room",
    "room_names",
    "with_room_ids",
]

RoomPlaces: TypeAlias = tuple[int | tuple[int, str], ...]
"""Each a parameter: alone, an id or a list of ids; with the name of an attribute, an
object that has an id there; with ``/``, a text that begins with an id and a slash."""

_SIGNS: Final = ("#", "@")
_SLASH: Final = "/"


def is_room_name(value: object) -> bool:
    """Whether something names a room where an id may stand, too."""
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
            if where != _SLASH:  # as `_inside`; calls cost here, for every call
                value = getattr(value, where, None)
        if type(value) is str and value.startswith(_SIGNS):
            return True
    return False


def room_names(places: RoomPlaces, params: Sequence[object]) -> Iterator[str]:
    """The names of rooms among parameters."""
    for place in places:
        value = _value(place, params)
        several = cast("list[object]", value) if isinstance(value, list) else [value]
        for one in several:
            if isinstance(one, str) and is_room_name(one):
                yield one.partition(_SLASH)[0] if _is_text(place) else one


def with_room_ids(
    places: RoomPlaces, params: tuple[object, ...], ids: Mapping[str, str]
) -> tuple[object, ...]:
    """The same parameters with ids in place of names.

    Args:
        places: Where rooms stand.
        params: The parameters; they stay as they are.
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
