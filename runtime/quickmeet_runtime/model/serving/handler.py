# SPDX-License-Identifier: MIT
"""The server side of a method: typed arguments in, a result or an error out.

What ``quickmeet.server`` generates is made of this: how the wire's parameters
become the arguments of a handler. It does no I/O; whose server it is, and on
what it listens, is the caller's affair.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from inspect import isawaitable, iscoroutinefunction
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

import msgspec
from msgspec import UNSET, Raw, UnsetType, structs

from ...errors import MethodError
from ..operations.operation import Method
from .handler_values import ValueMismatch, Values, fields_of, key_pattern

__all__ = [
    "Answer",
    "ContextT",
    "ContextT_contra",
    "HandlerPart",
    "Key",
    "MethodHandler",
    "MethodHandlers",
    "Param",
    "Skip",
    "Spread",
    "arguments_of",
    "method_error",
]

T = TypeVar("T")
ContextT = TypeVar("ContextT")
ContextT_contra = TypeVar("ContextT_contra", contravariant=True)

Answer: TypeAlias = T | Raw | UnsetType | Awaitable[T | Raw | UnsetType]
"""What a handler returns: a result, JSON as it is, UNSET for nothing at all; or,
when it is ``async``, one of these to wait for."""

_MATCH_FAILED: Final = 400


class HandlerPart(ABC):
    """How one parameter of the wire becomes arguments.

    Args:
        hint: Type of the wire's value.
        is_needed: Whether a call without it does not fit.
    """

    def __init__(self, hint: object, *, is_needed: bool = True) -> None:
        self.hint: Final = hint
        self.is_needed: Final = is_needed

    @abstractmethod
    def take(self, value: object) -> Mapping[str, object]:
        """Decode a value, UNSET where it is absent.

        Raises:
            Mismatch: It is of another kind.
        """


class Param(HandlerPart):
    """A parameter that is one argument.

    Args:
        name: The argument.
        hint: Its type.
        is_optional: Whether it may be absent; null counts as absent where null
            is not a value of it, since that is what stands before a later one.
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
    """A parameter that is a text made of several arguments.

    Args:
        pattern: Such as ``{room_id}/{event}``.
    """

    def __init__(self, pattern: str) -> None:
        super().__init__(str)
        self._pattern: Final = key_pattern(pattern)

    def take(self, value: object) -> Mapping[str, object]:
        """Take it apart; see `HandlerPart`."""
        found = self._pattern.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise ValueMismatch
        return found.groupdict()


class Skip(HandlerPart):
    """A parameter that is not an argument: a constant, or left out of this view."""

    def __init__(self) -> None:
        super().__init__(object, is_needed=False)

    def take(self, value: object) -> Mapping[str, object]:
        """Pass it over."""
        del value
        return {}


def arguments_of(
    name: str, parts: Iterable[HandlerPart], params: Sequence[object]
) -> dict[str, object]:
    """Decode parameters; those beyond the known ones are ignored.

    Args:
        name: Wire name of what takes them.
        parts: What arguments are made of them, in the order of the wire.
        params: JSON values as they came.

    Raises:
        MethodError: 400 ``Match failed``: one is missing or of another kind.
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


class MethodHandler(Generic[ContextT]):
    """A function that answers one method, with what its arguments are made of.

    Made by the functions of ``quickmeet.server``, which know the types::

        from quickmeet.server import presence

        @presence.on_set_away
        async def set_away(caller: Caller) -> bool: ...

    Args:
        method: The method, as clients call it.
        function: Takes the context by position, then the arguments by name.
        parts: The wire's parameters, in their order.

    Attributes:
        name: Wire name of the method.
        is_async: Whether the function is a coroutine function.
        parts: The wire's parameters, in their order.
    """

    def __init__(
        self, method: Method[T], function: Callable[..., object], *parts: HandlerPart
    ) -> None:
        self.name: Final = method.name
        self._method: Final[Method[Any]] = method
        self.is_async: Final = iscoroutinefunction(function)
        self._function: Final = function
        self.parts: Final = parts

    @property
    def method(self) -> object:
        """The method, as clients call it."""
        return self._method

    @property
    def is_void(self) -> bool:
        """Whether the method has no result, so that None does not mean null."""
        return self._method.result is None

    @property
    def needs(self) -> int:
        """How many parameters a call has to have."""
        return sum(part.is_needed for part in self.parts)

    def arguments(self, params: Sequence[object]) -> dict[str, object]:
        """Decode the parameters of a call; those beyond the known ones are ignored.

        Args:
            params: JSON values as they came.

        Raises:
            MethodError: 400 ``Match failed``: one is missing or of another kind.
        """
        return arguments_of(self.name, self.parts, params)

    def takes(self, params: Sequence[object]) -> bool:
        """Whether the parameters of a call fit."""
        try:
            self.arguments(params)
        except MethodError:
            return False
        return True

    def call(self, context: ContextT, params: Sequence[object]) -> object:
        """Decode the parameters and carry out the call.

        Returns:
            The result of the function; of an ``async`` one, an awaitable.

        Raises:
            MethodError: The parameters do not fit, or the function refused.
        """
        return self.run(context, self.arguments(params))

    def run(self, context: ContextT, arguments: Mapping[str, object]) -> object:
        """Carry out a call whose parameters are decoded.

        Args:
            context: What the function takes first.
            arguments: Of `arguments`.

        Returns:
            The result of the function; of an ``async`` one, an awaitable.

        Raises:
            MethodError: The function refused.
        """
        return self._function(context, **arguments)

    async def answer(
        self, context: ContextT, params: Sequence[object]
    ) -> Raw | UnsetType:
        """Carry out the call and wait for it.

        Returns:
            The result in JSON; UNSET for none, as when nothing is returned by a
            method that has no result.

        Raises:
            MethodError: The parameters do not fit, or the function refused.
        """
        result = self.call(context, params)
        if isawaitable(result):
            result = await result
        return self.encoded(result)

    def encoded(self, result: object) -> Raw | UnsetType:
        """Write a result of the function as JSON; UNSET for none."""
        if isinstance(result, Raw | UnsetType):
            return result
        if result is None and self.is_void:
            return UNSET
        return Raw(msgspec.json.encode(result))

    def __repr__(self) -> str:
        """``Handler('sendMessage')``."""
        return f"Handler({self.name!r})"


class MethodHandlers(Generic[ContextT]):
    """Handlers by the wire name of their method.

    A method that Python sees as several (``list`` and ``list_changes``) may have a
    handler for each: the one that needs most parameters and fits answers.

    Args:
        handlers: What is there from the start.
    """

    def __init__(self, handlers: Iterable[MethodHandler[ContextT]] = ()) -> None:
        self._by_name: dict[str, list[MethodHandler[ContextT]]] = {}
        for handler in handlers:
            self.put(handler)

    def put(self, handler: MethodHandler[ContextT]) -> None:
        """Add a handler; it takes the place of another one for the same call."""
        there = self._by_name.get(handler.name, [])
        kept = [one for one in there if one.method is not handler.method]
        kept.append(handler)
        self._by_name[handler.name] = sorted(kept, key=lambda one: -one.needs)

    def drop(self, handler: MethodHandler[ContextT]) -> None:
        """Take a handler away, if it is there."""
        kept = [one for one in self._by_name.get(handler.name, ()) if one != handler]
        if kept:
            self._by_name[handler.name] = kept
        else:
            self._by_name.pop(handler.name, None)

    def find(self, name: str, params: Sequence[object]) -> MethodHandler[ContextT]:
        """Find the handler of a call.

        Args:
            name: Wire name of the method.
            params: Parameters of the call.

        Returns:
            The first that fits; the last of them when none does.

        Raises:
            KeyError: There is none for this method.
        """
        *earlier, last = self._by_name[name]
        return next((one for one in earlier if one.takes(params)), last)

    def of(self, name: str) -> Sequence[MethodHandler[ContextT]]:
        """The handlers of a method, that which needs most parameters first."""
        return tuple(self._by_name.get(name, ()))

    def __contains__(self, name: object) -> bool:
        """Whether there is a handler for a method of this wire name."""
        return name in self._by_name

    def __iter__(self) -> Iterator[str]:
        """The wire names of the methods that have one."""
        return iter(self._by_name)


ErrorT = TypeVar("ErrorT", bound=MethodError)


def method_error(
    method: str,
    error: type[ErrorT],
    reason: str | None = None,
    details: object = None,
) -> ErrorT:
    """Make an error for a handler to raise, with the code of its class.

    Args:
        method: Wire name of the method that refuses.
        error: A class of ``quickmeet.errors`` that has a code.
        reason: Why, in words for people.
        details: More of it, as plain JSON values.

    Raises:
        ValueError: The class has no code.
    """
    if error.code is None:
        raise ValueError(f"{error.__name__} has no code")
    return error(method, error.code, reason, details)
