# SPDX-License-Identifier: MIT
"""Objects that msgspec encodes as something else, without a hook of its user's."""

from enum import EnumMeta
from typing import TYPE_CHECKING, Any

__all__ = ["Encodable"]


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
