# SPDX-License-Identifier: MIT
"""What the schema does not know, kept as it came: variants, and values of enums."""

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
        import json  # noqa: PLC0415  # a millisecond, for what hardly ever comes

        value = json.loads(bytes(data))
    return value


class _EncodableMeta(EnumMeta):
    """Makes ordinary classes whose objects msgspec takes for members of an enum."""

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

    Servers newer than the schema send such; what arrived is kept as it was, and is
    encoded as that.
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
    """Base of generated enums whose values a server may add to.

    A value that the schema does not know becomes a member of its own, equal to its
    text, for which `is_known` is False; it is not stored in the class.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __reduce_ex__(self, proto: object) -> tuple[object, ...]:
        """Travel by value: before Python 3.11.4 enums did so by name."""
        return type(self), (self._value_,)

    @property
    def is_known(self) -> bool:
        """Whether the schema knows this value."""
        return self._value_ in type(self)._value2member_map_


if TYPE_CHECKING:
    OpenUnion = Union[T, UnknownVariant]  # noqa: UP007  # an alias with a parameter
else:

    class OpenUnion:
        """A union that a server may add to: to a decoder, what it knows of it.

        Type checkers see `UnknownVariant` beside the variants; msgspec, which takes
        tagged classes alone, does not. `salvage` makes it when nothing else fits.
        """

        def __class_getitem__(cls, item: object) -> object:
            """Give the union of what is known."""
            return item
