# SPDX-License-Identifier: MIT
"""Whether a parameter is given: what makes some calls safe to repeat.

A message whose id its sender chose is stored once, however often it is sent; one
without is stored each time.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias, cast

from msgspec import UNSET, Struct

__all__ = ["GivenPlace", "is_given"]

GivenPlace: TypeAlias = int | tuple[int, str]
"""The number of a parameter; with the wire name of what is meant inside of it."""


def is_given(place: GivenPlace, params: Sequence[object]) -> bool:
    """Whether a call says something at a place.

    Args:
        place: Where.
        params: Parameters in the order of the wire; those at the end may be missing.
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
    # servers take an empty id for none
    return value is not None and value is not UNSET and value != ""


@lru_cache(maxsize=256)
def _attribute_of(type_: type[Struct], wire: str) -> str:
    """The attribute of a wire name; one that no object has where there is none."""
    names = type_.__struct_encode_fields__
    return type_.__struct_fields__[names.index(wire)] if wire in names else ""
