# SPDX-License-Identifier: MIT
"""Variants and enum values that the schema does not know, kept as received."""

from enum import EnumMeta, StrEnum
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, Union

import msgspec
from msgspec import Raw

__all__ = ["Encodable", "OpenEnum", "OpenUnion", "UnknownVariant", "parsed"]

T = TypeVar("T")


def parsed(data: bytes | Raw) -> object:
    """Parse JSON, numbers that are too large included.

    Raises:
        msgspec.DecodeError: It is not JSON.
    """
    try:
        value: object = msgspec.json.decode(data)
    except msgspec.ValidationError:  # 1e400
        import json  # noqa: PLC0415  # costs a millisecond and is rarely needed

        value = json.loads(bytes(data))
    return value


class _EncodableMeta(EnumMeta):
    """Creates ordinary classes whose objects msgspec treats as members of an enum."""

    def __new__(cls, *args: Any) -> Any:
        return type.__new__(cls, *args)

    def __init__(cls, *args: Any) -> None:
        type.__init__(cls, *args)

    if not TYPE_CHECKING:  # where it would have to give an enum's namespace
        __prepare__ = classmethod(lambda _, *__: {})
    __call__: Any = type.__call__
    __dir__: Any = type.__dir__
    __repr__: Any = type.__repr__


if TYPE_CHECKING:

    class Encodable:
        """Base of classes that msgspec encodes by their ``_value_``.

        msgspec encodes Structs, containers and enums without a hook. It recognizes
        enums by their metaclass alone, and encodes the ``_value_`` of a member whatever
        its type: so objects of this class are encoded as their ``_value_`` by
        ``to_builtins``, as JSON and as MessagePack. In every other respect, and for
        type checkers, it is not an enum.
        """

        @property
        def _value_(self) -> object: ...

else:
    Encodable = _EncodableMeta("Encodable", (), {"__slots__": ()})


class UnknownVariant(Encodable):
    """A value that matches none of the variants in the schema.

    Servers newer than the schema send such values; they are kept as received and
    encoded unchanged.
    """

    __slots__ = ("raw",)
    __match_args__ = ("raw",)

    def __init__(self, raw: Raw) -> None:
        self.raw: Final = raw
        """The value's JSON, untouched."""

    @property
    def _value_(self) -> object:
        return parsed(self.raw)

    def __eq__(self, other: object) -> bool:
        """Compare the JSON."""
        if not isinstance(other, UnknownVariant):
            return NotImplemented
        return self.raw == other.raw

    def __hash__(self) -> int:
        """Hash the JSON."""
        return hash(bytes(self.raw))

    def __reduce__(self) -> tuple[type, tuple[Raw]]:
        """Pickle and copy the JSON alone."""
        return UnknownVariant, (self.raw,)

    def __repr__(self) -> str:
        """``UnknownVariant(raw=<JSON, 12 bytes>)``."""
        return f"UnknownVariant(raw=<JSON, {len(self.raw)} bytes>)"


class OpenEnum(StrEnum):
    """Base of generated enums to which servers may add values.

    A value that the schema does not know becomes a new member, equal to its string,
    for which `is_known` is False; it is not stored in the class.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __reduce_ex__(self, proto: object) -> tuple[object, ...]:
        """Pickle and copy by value: before Python 3.11.4 enums did so by name."""
        return type(self), (self._value_,)

    @property
    def is_known(self) -> bool:
        """Whether the schema knows this value."""
        return self._value_ in type(self)._value2member_map_


if TYPE_CHECKING:
    OpenUnion = Union[T, UnknownVariant]  # noqa: UP007  # an alias with a parameter
else:

    class OpenUnion:
        """A union that servers may extend; a decoder sees only the known variants.

        Type checkers see `UnknownVariant` beside the variants; msgspec, which supports
        only tagged classes, does not. `salvage` creates it when no variant matches.
        """

        def __class_getitem__(cls, item: object) -> object:
            """Return the union of the known variants."""
            return item
