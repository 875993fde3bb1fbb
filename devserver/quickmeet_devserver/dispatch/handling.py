# SPDX-License-Identifier: MIT
"""Custom handlers of methods, typed as in the client."""

import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias, TypeVar

import msgspec
from msgspec import Raw, UnsetType

from quickmeet_devserver.base.documents import encode
from quickmeet_devserver.base.failure import INTERNAL
from quickmeet_devserver.operation.method import as_failure
from quickmeet_devserver.wire.hub import Hub
from quickmeet_devserver.wire.outgoing import presence_event
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.handler import (
    MethodHandler,
    MethodHandlers,
    Publisher,
)
from quickmeet_runtime.model.operations.publication import PRESENCE, Stream, event_name
from quickmeet_runtime.rest.moments import with_moments

__all__ = ["Answering", "Caller", "Handling", "emit_event"]

T = TypeVar("T")

logger = logging.getLogger("quickmeet.devserver")


class Caller(NamedTuple):
    """The caller of a method.

    Attributes:
        session: Name of the session, which changes at a reconnect; None over HTTP.
        user_id: The logged-in user; None for an anonymous caller.
    """

    session: str | None
    user_id: str | None


Answering: TypeAlias = MethodHandler[Caller] | Publisher[Caller]
"""A function that answers a method, an endpoint or a subscription."""


class Handling:
    """The custom handlers of a server.

    Args:
        handlers: The initial handlers.
        is_alone: Whether the server has no other methods and streams.

    Attributes:
        table: Handlers of methods and endpoints.
        publishers: Handlers of publications, by wire name.
        is_alone: Whether the server has no other methods and streams.
    """

    def __init__(
        self, handlers: Iterable[Answering] = (), *, is_alone: bool = False
    ) -> None:
        self.table: Final[MethodHandlers[Caller]] = MethodHandlers()
        self.publishers: Final[dict[str, Publisher[Caller]]] = {}
        self.is_alone: Final = is_alone
        for handler in handlers:
            self.put(handler)

    def put(self, handler: Answering) -> None:
        """Add a handler or publisher, replacing an earlier one for the same name."""
        if isinstance(handler, Publisher):
            self.publishers[handler.name] = handler
        else:
            self.table.put(handler)

    def drop(self, handler: Answering) -> None:
        """Remove a handler or publisher, if present."""
        if not isinstance(handler, Publisher):
            self.table.drop(handler)
        elif self.publishers.get(handler.name) is handler:
            del self.publishers[handler.name]

    async def answer(
        self, caller: Caller, name: str, params: Sequence[object]
    ) -> Raw | UnsetType | None:
        """Answer a call by its handler.

        Returns:
            The result; None if the method has no handler.

        Raises:
            MethodFailed: The handler refused, or failed.
        """
        if name not in self.table:
            return None
        return await self._answer(self.table.find(name, params), caller, params)

    async def answer_by_rest(
        self, caller: Caller, name: str, params: Sequence[object]
    ) -> Raw | UnsetType | None:
        """Answer a request that maps to a call by its handler; see `answer`.

        Args:
            caller: The caller.
            name: Wire name of the method.
            params: Parameters in the form of REST: values of a query or a path are
                strings, and so are all timestamps.
        """
        last: tuple[MethodHandler[Caller], list[object]] | None = None
        for handler in self.table.of(name):
            last = handler, _as_typed(handler, params)
            if handler.takes(last[1]):
                break
        if last is None:
            return None
        handler, typed = last
        if not handler.takes(typed):
            logger.warning(
                "%s: the request lacks arguments of its handler: some parameters "
                "of a method are none of the endpoint that replaces it",
                name,
            )
        return await self._answer(handler, caller, typed)

    async def _answer(
        self, handler: MethodHandler[Caller], caller: Caller, params: Sequence[object]
    ) -> Raw | UnsetType:
        try:
            return await handler.answer(caller, params)
        except MethodError as error:
            raise as_failure(error) from error
        except Exception as error:
            logger.exception("the handler of %s failed", handler.name)
            raise INTERNAL from error


def _as_typed(handler: MethodHandler[Caller], params: Sequence[object]) -> list[object]:
    """Convert parameters from REST to DDP, as far as their types allow."""
    typed: list[object] = []
    for value, part in zip_longest(params, handler.parts):
        if part is None:  # more than the handler takes
            typed.append(value)
        elif value is None and part.is_needed and _is_object(part.hint):
            typed.append({})  # REST omits an object without fields
        else:
            typed.append(_converted(part.hint, value))
    return typed


def _is_object(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)


def _converted(hint: object, value: object) -> object:
    try:
        value = with_moments(hint, value)
        return msgspec.to_builtins(_decoded(hint, value))
    except (msgspec.ValidationError, TypeError):
        return value  # of another type, or in a union unknown to msgspec


def _decoded(hint: object, value: object) -> object:
    """Decode a field as its parameter's type: queries have strings, perhaps JSON."""
    with suppress(msgspec.ValidationError):
        msgspec.convert(value, hint)
        return value
    try:
        return msgspec.convert(value, hint, strict=False)
    except msgspec.ValidationError:
        if not isinstance(value, str):
            raise
    with suppress(msgspec.DecodeError):
        value = msgspec.json.decode(value)
    return msgspec.convert(value, hint, strict=False)


def emit_event(hub: Hub, stream: Stream[T], keys: Sequence[str], event: T) -> None:
    """Send an event of a stream to all subscribers.

    Args:
        hub: All subscriptions.
        stream: The stream.
        keys: Values of the named parts of its key.
        event: Its payload; a tuple for several arguments.

    Raises:
        LocalProtocolError: A key is empty, or the number of keys is wrong.
    """
    key = event_name(stream.key, keys)
    if stream.name == PRESENCE:
        entry: list[object] = msgspec.to_builtins(event)
        hub.emit_presence(key, presence_event(key, entry))
        return
    hub.emit(stream.name, key, encode(event if stream.several else [event]))
