# SPDX-License-Identifier: MIT
"""Convert parameters of the wire to arguments of handlers."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import UnionType
from typing import Any, Final, Union, cast, get_args, get_origin

import msgspec
from msgspec import UNSET, structs

from ...errors import MethodError

__all__ = ["HandlerPart", "Key", "Param", "Skip", "Spread", "arguments_of"]

_PART: Final = re.compile(r"\{(\w+)\}")
_MATCH_FAILED: Final = 400


class ValueMismatch(Exception):  # noqa: N818  # never seen outside this module
    """A value does not have the requested type."""


class Values:
    """Decodes values of one type.

    msgspec rejects some unions that a signature may have, such as an enum and
    ``str``; the members of these are tried in order.

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
        """Whether null is a value of the type."""
        try:
            self.decode(None)
        except ValueMismatch:
            return False
        return True

    def decode(self, value: object) -> object:
        """Decode a JSON value.

        Raises:
            ValueMismatch: It has another type, or is absent.
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
    """Return the fields of a Struct that are set, by their names in Python."""
    if not isinstance(value, msgspec.Struct):
        raise TypeError(f"{type(value).__name__} has no fields")
    return {
        name: field
        for name in value.__struct_fields__
        if (field := getattr(value, name)) is not UNSET
    }


def key_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern such as ``{room_id}/{event}`` to a regular expression.

    No part may be empty; only the last one may contain a slash.
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


class HandlerPart(ABC):
    """Converts one parameter of the wire to arguments.

    Args:
        hint: Type of the value on the wire.
        is_needed: Whether a call must have it.
    """

    def __init__(self, hint: object, *, is_needed: bool = True) -> None:
        self.hint: Final = hint
        self.is_needed: Final = is_needed

    @abstractmethod
    def take(self, value: object) -> Mapping[str, object]:
        """Decode a value; UNSET if it is absent.

        Raises:
            ValueMismatch: It has another type.
        """


class Param(HandlerPart):
    """A parameter that is one argument.

    Args:
        name: The argument.
        hint: Its type.
        is_optional: Whether it may be absent; null counts as absent if it is not
            a value of the type, since null fills the place before a later one.
    """

    def __init__(self, name: str, hint: object, *, is_optional: bool = False) -> None:
        super().__init__(hint, is_needed=not is_optional)
        self.name: Final = name
        self._values: Final = Values(hint)

    def take(self, value: object) -> Mapping[str, object]:
        """Decode it; see `HandlerPart`."""
        if not self.is_needed:
            if value is None and not self._values.has_null:
                return {}
            if value is UNSET:
                return {}
        return {self.name: self._values.decode(value)}


class Spread(HandlerPart):
    """A parameter that is an object, whose fields are the arguments.

    Args:
        hint: Type of the object, a Struct.
        nulls: Wire names of the fields that may be null. The type takes null in
            every field that may be absent, for servers that send it.
    """

    def __init__(self, hint: object, *, nulls: Sequence[str] = ()) -> None:
        super().__init__(hint)
        self._values: Final = Values(hint)
        self._nulls: Final = frozenset(nulls)

    def take(self, value: object) -> Mapping[str, object]:
        """Decode it; see `HandlerPart`."""
        self._refuse_nulls(value)
        return fields_of(self._values.decode(value))

    def _refuse_nulls(self, value: object) -> None:
        if isinstance(value, Mapping):
            for name, item in cast("Mapping[str, object]", value).items():
                if item is None and name in self._known and name not in self._nulls:
                    raise ValueMismatch

    @cached_property
    def _known(self) -> frozenset[str]:
        """Wire names of the fields."""
        hint: Any = self.hint
        return frozenset(field.encode_name for field in structs.fields(hint))


class Key(HandlerPart):
    """A parameter that is a string composed of several arguments.

    Args:
        pattern: Such as ``{room_id}/{event}``.
    """

    def __init__(self, pattern: str) -> None:
        super().__init__(str)
        self._pattern: Final = key_pattern(pattern)

    def take(self, value: object) -> Mapping[str, object]:
        """Split it; see `HandlerPart`."""
        found = self._pattern.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise ValueMismatch
        return found.groupdict()


class Skip(HandlerPart):
    """A parameter that is not an argument: a constant, or left out of this view."""

    def __init__(self) -> None:
        super().__init__(object, is_needed=False)

    def take(self, value: object) -> Mapping[str, object]:
        """Ignore it."""
        del value
        return {}


def arguments_of(
    name: str, parts: Iterable[HandlerPart], params: Sequence[object]
) -> dict[str, object]:
    """Decode parameters; those beyond the known ones are ignored.

    Args:
        name: Wire name of the method or publication.
        parts: The converters of the parameters, in the order of the wire.
        params: JSON values as received.

    Raises:
        MethodError: 400 ``Match failed``: one is missing or has the wrong type.
    """
    found: dict[str, object] = {}
    for position, part in enumerate(parts):
        value = params[position] if position < len(params) else UNSET
        try:
            found.update(part.take(value))
        except ValueMismatch as mismatch:
            raise MethodError(
                name, _MATCH_FAILED, "Match failed"
            ) from mismatch.__cause__
    return found
