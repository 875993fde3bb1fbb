# SPDX-License-Identifier: MIT
"""Values of parameters, decoded as the types of a signature say."""

import re
from functools import cached_property
from types import UnionType
from typing import Final, Union, get_args, get_origin

import msgspec
from msgspec import UNSET

__all__ = ["ValueMismatch", "Values", "fields_of", "key_pattern"]

_PART: Final = re.compile(r"\{(\w+)\}")


class ValueMismatch(Exception):  # noqa: N818  # a signal between two modules
    """A value is not of the type that was asked for."""


class Values:
    """Decodes values of one type.

    msgspec refuses some unions that a signature may have, such as an enum beside
    ``str``; of these the members are tried in their order.

    Args:
        hint: The type.
    """

    def __init__(self, hint: object) -> None:
        self._hint: Final = hint

    @cached_property
    def _decoders(self) -> tuple["msgspec.json.Decoder[object]", ...]:
        return _decoders(self._hint)

    @cached_property
    def has_null(self) -> bool:
        """Whether null is such a value."""
        try:
            self.decode(None)
        except ValueMismatch:
            return False
        return True

    def decode(self, value: object) -> object:
        """Decode a JSON value.

        Raises:
            Mismatch: It is of another type, or absent.
        """
        if value is UNSET:
            raise ValueMismatch
        if self._hint is object:
            return value
        try:
            text = msgspec.json.encode(value)
        except ValueError as error:  # half of a surrogate pair
            raise ValueMismatch from error
        failed: msgspec.DecodeError | None = None
        for decoder in self._decoders:
            try:
                return decoder.decode(text)
            except msgspec.DecodeError as error:
                failed = error
        raise ValueMismatch from failed


def fields_of(value: object) -> dict[str, object]:
    """The fields of a Struct that are set, by their names in Python."""
    if not isinstance(value, msgspec.Struct):
        raise TypeError(f"{type(value).__name__} has no fields")
    return {
        name: field
        for name in value.__struct_fields__
        if (field := getattr(value, name)) is not UNSET
    }


def key_pattern(pattern: str) -> re.Pattern[str]:
    """The expression for texts made by a pattern such as ``{room_id}/{event}``.

    No part is empty; only the last one may have a slash in it.
    """
    literals = _PART.split(pattern)
    names = literals[1::2]
    written = re.escape(literals[0])
    for name, literal in zip(names, literals[2::2], strict=True):
        kind = ".+" if name == names[-1] else "[^/]+"
        written += f"(?P<{name}>{kind}){re.escape(literal)}"
    return re.compile(written, re.DOTALL)


def _decoders(hint: object) -> tuple["msgspec.json.Decoder[object]", ...]:
    try:
        return (msgspec.json.Decoder(hint),)
    except TypeError:
        if get_origin(hint) not in {UnionType, Union}:
            raise
        return tuple(one for member in get_args(hint) for one in _decoders(member))
