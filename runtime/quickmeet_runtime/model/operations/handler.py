# SPDX-License-Identifier: MIT
"""The server side of an operation: typed arguments in, a result or documents out.

The generated ``quickmeet.server`` is built on this. It does no I/O; the server, its
sockets and its documents are up to the caller.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from inspect import isawaitable, iscoroutinefunction
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

import msgspec
from msgspec import UNSET, Raw, UnsetType

from ...errors import MethodError
from .handler_parts import HandlerPart, arguments_of
from .operation import Method
from .publication import Publication

__all__ = [
    "Answer",
    "ContextT",
    "ContextT_contra",
    "DocumentCallback",
    "MethodHandler",
    "MethodHandlers",
    "Published",
    "Publisher",
    "Publishing",
    "method_error",
    "published",
]

T = TypeVar("T")
ContextT = TypeVar("ContextT")
ContextT_contra = TypeVar("ContextT_contra", contravariant=True)
T_co = TypeVar("T_co", covariant=True)

Answer: TypeAlias = T | Raw | UnsetType | Awaitable[T | Raw | UnsetType]
"""What a handler returns: a result, raw JSON, or UNSET for no result; an ``async``
handler returns an awaitable of one of these."""
DocumentCallback: TypeAlias = Callable[[str, Mapping[str, object] | None], None]
"""Called with a document's id and its fields as JSON values; None if removed."""


class MethodHandler(Generic[ContextT]):
    """A function that answers one method, and the sources of its arguments.

    Created by the functions of ``quickmeet.server``, which know the types::

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
        """Number of parameters that a call must have."""
        return sum(part.is_needed for part in self.parts)

    def arguments(self, params: Sequence[object]) -> dict[str, object]:
        """Decode the parameters of a call; those beyond the known ones are ignored.

        Args:
            params: JSON values as received.

        Raises:
            MethodError: 400 ``Match failed``: one is missing or has the wrong type.
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
        """Decode the parameters and run the function.

        Returns:
            The result of the function; of an ``async`` one, an awaitable.

        Raises:
            MethodError: The parameters do not fit, or the function refused.
        """
        return self.run(context, self.arguments(params))

    def run(self, context: ContextT, arguments: Mapping[str, object]) -> object:
        """Run the function with decoded parameters.

        Args:
            context: The first argument of the function.
            arguments: The result of `arguments`.

        Returns:
            The result of the function; of an ``async`` one, an awaitable.

        Raises:
            MethodError: The function refused.
        """
        return self._function(context, **arguments)

    async def answer(
        self, context: ContextT, params: Sequence[object]
    ) -> Raw | UnsetType:
        """Decode the parameters, run the function and wait for its result.

        Returns:
            The result in JSON; UNSET for none, as when a method without result
            returns None.

        Raises:
            MethodError: The parameters do not fit, or the function refused.
        """
        result = self.call(context, params)
        if isawaitable(result):
            result = await result
        return self.encoded(result)

    def encoded(self, result: object) -> Raw | UnsetType:
        """Encode a result of the function as JSON; UNSET for none."""
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

    A method that is several in Python (``list`` and ``list_changes``) may have a
    handler for each: of those that fit, the one that needs most parameters answers.

    Args:
        handlers: The initial handlers.
    """

    def __init__(self, handlers: Iterable[MethodHandler[ContextT]] = ()) -> None:
        self._by_name: dict[str, list[MethodHandler[ContextT]]] = {}
        for handler in handlers:
            self.put(handler)

    def put(self, handler: MethodHandler[ContextT]) -> None:
        """Add a handler; it replaces another one for the same method in Python."""
        there = self._by_name.get(handler.name, [])
        kept = [one for one in there if one.method is not handler.method]
        kept.append(handler)
        self._by_name[handler.name] = sorted(kept, key=lambda one: -one.needs)

    def drop(self, handler: MethodHandler[ContextT]) -> None:
        """Remove a handler, if it is there."""
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
            The first that fits; the last one if none does.

        Raises:
            KeyError: There is none for this method.
        """
        *earlier, last = self._by_name[name]
        return next((one for one in earlier if one.takes(params)), last)

    def of(self, name: str) -> Sequence[MethodHandler[ContextT]]:
        """Return the handlers of a method, by decreasing number of parameters."""
        return tuple(self._by_name.get(name, ()))

    def __contains__(self, name: object) -> bool:
        """Whether there is a handler for a method of this wire name."""
        return name in self._by_name

    def __iter__(self) -> Iterator[str]:
        """Iterate over the wire names of the methods that have a handler."""
        return iter(self._by_name)


ErrorT = TypeVar("ErrorT", bound=MethodError)


def method_error(
    method: str,
    error: type[ErrorT],
    reason: str | None = None,
    details: object = None,
) -> ErrorT:
    """Create an error for a handler to raise, with the code of its class.

    Args:
        method: Wire name of the method that refuses.
        error: A class of ``quickmeet.errors`` that has a code.
        reason: Why, in readable form.
        details: Details, as plain JSON values.

    Raises:
        ValueError: The class has no code.
    """
    if error.code is None:
        raise ValueError(f"{error.__name__} has no code")
    return error(method, error.code, reason, details)


class Published(Protocol[T_co]):
    """Documents that subscribers are kept informed of."""

    @property
    def collection(self) -> str:
        """Wire name of the collection."""
        ...

    @property
    def document(self) -> "type[T_co]":
        """Type of a document."""
        ...

    def observe(self, report: DocumentCallback) -> Callable[[], None]:
        """Report every current document, then every change.

        Returns:
            The function that stops the reports.
        """
        ...


_Several: TypeAlias = tuple[Published[T], *tuple[Published[Any], ...]]
Publishing: TypeAlias = (
    Published[T] | _Several[T] | Awaitable[Published[T] | _Several[T] | None] | None
)
"""What a publisher returns: documents, documents of several collections, or None to
publish nothing; an ``async`` publisher returns an awaitable of one of these."""


class Publisher(Generic[ContextT]):
    """A function that answers a subscription, and the sources of its arguments.

    Created by the functions of a generated ``server`` package, which know the types.

    Args:
        publication: The publication, as clients follow it.
        function: Takes the context by position, then the arguments by name.
        parts: The wire's parameters, in their order.

    Attributes:
        name: Wire name of the publication.
        publication: The publication, as clients follow it.
        parts: The wire's parameters, in their order.
    """

    def __init__(
        self,
        publication: Publication[T],
        function: Callable[..., object],
        *parts: HandlerPart,
    ) -> None:
        self.name: Final = publication.name or publication.collection
        self.publication: Final[Publication[Any]] = publication
        self._function: Final = function
        self.parts: Final = parts

    def publish(self, context: ContextT, params: Sequence[object]) -> object:
        """Decode the parameters and run the function.

        Args:
            context: The first argument of the function.
            params: JSON values as received.

        Returns:
            The result of the function; of an ``async`` one, an awaitable.

        Raises:
            MethodError: The parameters do not fit, or the function refused.
        """
        return self._function(context, **arguments_of(self.name, self.parts, params))

    def __repr__(self) -> str:
        """``Publisher('tasks.inList')``."""
        return f"Publisher({self.name!r})"


def published(answer: object) -> Iterable[Published[Any]]:
    """Return the result of a publisher as an iterable."""
    if answer is None:
        return ()
    return answer if isinstance(answer, tuple) else (answer,)  # pyright: ignore[reportReturnType, reportUnknownVariableType]  # of a typed function
