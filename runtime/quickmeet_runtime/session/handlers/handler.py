# SPDX-License-Identifier: MIT
"""A function that is called with the events of one subscription, and its checks.

Invalid functions are refused when they are registered, not at their first event.
"""

from collections.abc import AsyncIterator, Callable, Hashable
from functools import partial, update_wrapper
from inspect import isasyncgenfunction, isawaitable, isgeneratorfunction, signature
from types import CoroutineType, TracebackType
from typing import Final, Generic, Literal, Protocol, Self, TypeVar

import anyio
from msgspec import Struct

from ...concurrency.exception_groups import unwrapped
from ...errors import LocalProtocolError, PayloadError
from .keyed_workers import By, KeyedWorkers, key_function

__all__ = [
    "ErrorFunction",
    "EventSource",
    "Function",
    "Handler",
    "HandlerHost",
    "HandlerOptions",
    "WhenItFails",
    "check_function",
    "check_source",
]

EventT = TypeVar("EventT")
EventT_co = TypeVar("EventT_co", covariant=True)

Function = Callable[[EventT], object]
"""A function of an event; an awaitable result is awaited."""

ErrorFunction = Callable[[EventT, Exception], object]
"""A function of an event and the exception that it caused."""

WhenItFails = Literal["report", "raise"]
"""The reaction to an exception of a function; see `Handlers.on`."""


class HandlerOptions(Struct, Generic[EventT], frozen=True, kw_only=True):
    """How events are handled.

    Attributes:
        by: The key that keeps events in order; None: one after the other.
        limit: Most events handled at the same time; only useful with ``by``.
        on_error: Called with the event and the exception that it caused.
        when_it_fails: Whether an exception ends the block.
    """

    by: By[EventT] | None = None
    limit: int = 32
    on_error: ErrorFunction[EventT] | None = None
    when_it_fails: WhenItFails = "report"

    def __post_init__(self) -> None:
        """Validate the options."""
        if type(self.limit) is not int or self.limit < 1:
            raise ValueError(f"limit={self.limit!r}: use a whole number from 1")
        if self.when_it_fails not in ("report", "raise"):
            raise ValueError(
                f'when_it_fails={self.when_it_fails!r}: use "report" or "raise"'
            )
        if self.by is not None:
            key_function(self.by)


class EventSource(Protocol[EventT_co]):
    """The source of events: a `Subscription`, or `Changes`."""

    async def __aenter__(self) -> AsyncIterator[EventT_co]:
        """Subscribe, and wait until the server has confirmed it."""
        ...

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave."""
        ...

    def leave(self) -> None:
        """Leave; the iteration ends."""
        ...


class HandlerHost(Protocol):
    """The interface of a session that handlers need."""

    @property
    def drain_limit(self) -> float:
        """Seconds that functions may continue after the end of their block."""
        ...

    def report_failure(self, handler: str, error: Exception) -> None:
        """Count, log and report an exception of a function."""
        ...


class Handler(Generic[EventT]):
    """A function that is called with the events of one subscription.

    It can still be called like the original function, so that a test
    needs no server and one function can handle several subscriptions. As a block
    it begins subscribed and ends stopped::

        async with client.on(client.messages.follow(room_id), by="thread")(answer):
            ...

    Attributes:
        error: The error that ended it; None while it runs and after a stop.
        has_ended: Whether it takes no more events.
        handled: Number of events that the function has handled.
        failed: Number of events at which the function has raised an exception.
    """

    def __init__(
        self,
        host: HandlerHost,
        source: EventSource[EventT],
        function: Function[EventT],
        handling: HandlerOptions[EventT],
    ) -> None:
        self.error: Exception | None = None
        self.has_ended = False
        self.handled = 0
        self.failed = 0
        self._host = host
        self._source = source
        self._function = function
        self._handling: Final = handling
        self._name = getattr(function, "__qualname__", type(function).__name__)
        self._entering = anyio.CancelScope()
        self._settled = anyio.Event()
        self._finished = anyio.Event()
        self._workers: KeyedWorkers[EventT] | None = None
        update_wrapper(self, function, updated=())

    def __call__(self, event: EventT) -> object:
        """Call the function and return its result."""
        return self._function(event)

    async def ready(self) -> None:
        """Wait until the handler is subscribed: later events are not missed.

        Raises:
            LocalProtocolError: It was stopped before, or has ended.
        """
        await self._settled.wait()
        if self.has_ended:
            raise LocalProtocolError(f"{self._name} has ended") from self.error

    def stop(self) -> None:
        """Stop taking events; those in progress are finished."""
        self._entering.cancel()
        self._source.leave()
        if self._workers is not None:
            self._workers.stop()

    async def __aenter__(self) -> Self:
        """Wait until the handler is subscribed; see `ready`."""
        await self.ready()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop, and wait until the events in progress are handled."""
        self.stop()
        if exc_value is None:
            await self._finished.wait()

    async def run(self) -> None:
        """Handle events until stopped; run by the handler's block.

        Raises:
            QuickmeetError: The subscription was refused or has ended.
        """
        events: AsyncIterator[EventT] | None = None
        try:
            if not self._entering.cancel_called:
                with self._entering:
                    events = await self._source.__aenter__()
            if events is not None and not self._entering.cancel_called:
                self._settled.set()
                await self._handle_all(events)
        except Exception as error:
            self.error = error
            raise
        finally:
            self._source.leave()
            self.has_ended = True
            self._settled.set()
            self._finished.set()

    def __repr__(self) -> str:
        """``<Handler answer of <Subscription to stream-room-messages 'GENERAL'>>``."""
        return f"<{type(self).__name__} {self._name} of {self._source!r}>"

    async def _handle_all(self, events: AsyncIterator[EventT]) -> None:
        by = self._handling.by
        if by is None:
            while True:
                try:
                    event = await self._read(events)
                except StopAsyncIteration:
                    return
                await self._handle(event)
        key_of = key_function(by)
        self._workers = KeyedWorkers(
            events.__anext__,
            partial(self._key, key_of) if callable(by) else key_of,
            self._handle,
            self._handling.limit,
            () if self._handling.when_it_fails == "raise" else (PayloadError,),
        )
        try:
            await self._workers.run()
        except BaseExceptionGroup as group:
            error = unwrapped(group)
            raise error from error.__cause__

    async def _read(self, events: AsyncIterator[EventT]) -> EventT:
        while True:
            try:
                return await anext(events)
            except PayloadError:  # reported already; only strict sessions raise it
                if self._handling.when_it_fails == "raise":
                    raise

    def _key(self, key_of: Callable[[EventT], Hashable], event: EventT) -> Hashable:
        try:
            key = key_of(event)
            hash(key)
        except Exception as error:  # noqa: BLE001  # user code; it is reported
            self._fail(error)
            return object()  # handled anyway, in no particular order
        return key

    async def _handle(self, event: EventT) -> None:
        try:
            result = self._function(event)
            if type(result) is CoroutineType or (
                result is not None and isawaitable(result)
            ):
                await result
        except anyio.get_cancelled_exc_class() as stray:
            if anyio.get_current_task().has_pending_cancellation():
                raise
            error = LocalProtocolError(
                f"{self._name} raised a cancellation that nobody asked for"
            )
            error.__cause__ = stray  # of a task that it awaited, for example
            await self._failed(event, error)
        except Exception as error:  # noqa: BLE001  # user code; it is reported
            await self._failed(event, error)
        else:
            self.handled += 1

    async def _failed(self, event: EventT, error: Exception) -> None:
        self._fail(error)
        await self._tell(event, error)
        if self._handling.when_it_fails == "raise":
            raise error

    def _fail(self, error: Exception) -> None:
        self.failed += 1
        self._host.report_failure(self._name, error)

    async def _tell(self, event: EventT, error: Exception) -> None:
        """Call ``on_error``; an exception of its own is reported likewise."""
        on_error = self._handling.on_error
        if on_error is None:
            return
        try:
            result = on_error(event, error)
            if result is not None and isawaitable(result):
                await result
        except Exception as second:  # noqa: BLE001  # user code; it is reported
            self._host.report_failure(f"on_error of {self._name}", second)


def check_source(source: object) -> None:
    """Check that a source can be followed.

    Raises:
        TypeError: It is a function, a block that was entered, or anything else.
    """
    if hasattr(type(source), "leave") and hasattr(type(source), "__aenter__"):
        return
    raise TypeError(
        f"{_name(source)} cannot be followed: write "
        "`@client.on(client.messages.changes_mine())` above the function"
    )


def check_function(function: Callable[..., object], *takes: str) -> None:
    """Check that a function can be called with an event.

    Args:
        function: The function.
        takes: Names of its arguments, for the error.

    Raises:
        TypeError: It is not callable, takes other arguments, or is a generator.
    """
    if not callable(function):
        raise TypeError(f"{function!r} is not a function")
    name = _name(function)
    if isasyncgenfunction(function) or isgeneratorfunction(function):
        raise TypeError(f"{name} is a generator: a handler returns, it does not yield")
    try:
        taken = signature(function)
    except ValueError:  # it has no signature
        return
    try:
        taken.bind(*takes)
    except TypeError:
        wanted = " and ".join(takes)
        raise TypeError(
            f"{name}{taken} is called with {wanted}, and nothing else: write "
            f"`async def {name}({', '.join(takes)}): ...`"
        ) from None


def _name(function: object) -> str:
    return getattr(function, "__name__", None) or repr(function)
