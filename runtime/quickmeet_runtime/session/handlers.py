# SPDX-License-Identifier: MIT
"""Functions that are called with events, beside iterating over them.

A handler is one task that iterates over one subscription: its events come to the
function one by one, in order, bounded like those of any subscription. The tasks
live in a block and end with it.
"""

from collections.abc import AsyncIterator, Callable
from functools import update_wrapper
from inspect import isawaitable
from types import TracebackType
from typing import Generic, Literal, Protocol, Self, TypeVar

import anyio
from anyio.abc import TaskGroup

from ..concurrency.exception_groups import says_more, unwrapped
from ..errors import LocalProtocolError, PayloadError

__all__ = ["Function", "Handler", "HandlerHost", "Handlers", "Source", "WhenItFails"]

EventT = TypeVar("EventT")
EventT_co = TypeVar("EventT_co", covariant=True)

Function = Callable[[EventT], object]
"""What is called with an event; what an ``async def`` returns is awaited."""

WhenItFails = Literal["report", "raise"]
"""What becomes of an exception of a function; see `Handlers.on`."""


class Source(Protocol[EventT_co]):
    """What events come from: a `Subscription`, or `Changes`."""

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
        """Leave; whoever iterates comes to the end."""
        ...


class HandlerHost(Protocol):
    """What handlers need of their session."""

    @property
    def drain_limit(self) -> float:
        """Seconds that functions may go on after the end of their block."""
        ...

    def report_failure(self, handler: str, error: Exception) -> None:
        """Count, log and pass on what a function raised."""
        ...


class Handler(Generic[EventT]):
    """A function that is called with the events of one subscription.

    It can still be called like the function that it was made of, so that a test
    needs no server and one function can handle several subscriptions.

    Attributes:
        error: What ended it, None while it runs and when it was stopped.
        has_ended: Whether it takes no more events.
        handled: Events that its function has returned from.
        failed: Events that its function has raised at.
    """

    def __init__(
        self,
        host: HandlerHost,
        source: Source[EventT],
        function: Function[EventT],
        when_it_fails: WhenItFails,
    ) -> None:
        self.error: Exception | None = None
        self.has_ended = False
        self.handled = 0
        self.failed = 0
        self._host = host
        self._source = source
        self._function = function
        self._raises = when_it_fails == "raise"
        self._name = getattr(function, "__qualname__", type(function).__name__)
        self._entering = anyio.CancelScope()
        self._settled = anyio.Event()
        update_wrapper(self, function, updated=())

    def __call__(self, event: EventT) -> object:
        """Call the function; returns what it returns."""
        return self._function(event)

    async def ready(self) -> None:
        """Wait until it is subscribed: what happens from then on arrives.

        Raises:
            LocalProtocolError: It was stopped before, or has ended.
        """
        await self._settled.wait()
        if self.has_ended:
            raise LocalProtocolError(f"{self._name} has ended") from self.error

    def stop(self) -> None:
        """Take no more events; the one that is being handled is finished."""
        self._entering.cancel()
        self._source.leave()

    async def run(self) -> None:
        """Handle events until stopped; for the block that it lives in.

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
                await self._handle(events)
        except Exception as error:
            self.error = error
            raise
        finally:
            self._source.leave()
            self.has_ended = True
            self._settled.set()

    def __repr__(self) -> str:
        """``<Handler answer of <Subscription to stream-room-messages 'GENERAL'>>``."""
        return f"<{type(self).__name__} {self._name} of {self._source!r}>"

    async def _handle(self, events: AsyncIterator[EventT]) -> None:
        function = self._function
        while True:
            try:
                event = await anext(events)
            except StopAsyncIteration:
                return
            except PayloadError:  # reported already; only strict sessions raise it
                if self._raises:
                    raise
                continue
            try:
                result = function(event)
                if result is not None and isawaitable(result):
                    await result
            except Exception as error:
                self.failed += 1
                self._host.report_failure(self._name, error)
                if self._raises:
                    raise
            else:
                self.handled += 1


class _Runs(Protocol):
    """A handler of events of any type."""

    def stop(self) -> None: ...

    async def run(self) -> None: ...


class Handlers:
    """A block in which functions are called with events.

    ::

        async with client.handlers() as handlers:

            @handlers.on(client.messages.follow(room_id))
            async def answer(message: quickmeet.types.Message) -> None:
                ...

            ...  # handlers run until this block ends

    The client is such a block itself (``@client.on(...)``), for as long as its
    ``async with``. When a block ends, functions may finish the event that they are
    at, for the session's ``drain_limit``; when it ends with an exception they are
    cancelled.
    """

    def __init__(self, host: HandlerHost) -> None:
        self._host = host
        self._tasks: TaskGroup | None = None
        self._running: set[_Runs] = set()

    def on(
        self, source: Source[EventT], *, when_it_fails: WhenItFails = "report"
    ) -> Callable[[Function[EventT]], Handler[EventT]]:
        """Call the decorated function with each event, one at a time, in order.

        While it is at work, events wait in the subscription's buffer, with the
        bounds that ``buffered`` chose. A function that is no coroutine runs in the
        event loop: it may not block.

        A subscription that is refused, or ended by the server, ends the block with
        that error, as it would end an ``async for``; a lost connection does not,
        the handler goes on when the session is back.

        Args:
            source: What to follow, not entered yet: ``client.messages.follow(...)``.
            when_it_fails: What becomes of an exception of the function.
                ``"report"``: it is logged, counted, told to the observer, and the
                next event is handled. ``"raise"``: that too, and it ends the block,
                which raises it.

        Returns:
            A decorator that makes a `Handler` of a function.

        Raises:
            LocalProtocolError: The block was not entered or has ended.
        """

        def decorate(function: Function[EventT]) -> Handler[EventT]:
            if self._tasks is None:
                raise LocalProtocolError("handlers live inside an `async with`")
            handler = Handler(self._host, source, function, when_it_fails)
            self._running.add(handler)
            self._tasks.start_soon(self._run, handler)
            return handler

        return decorate

    async def __aenter__(self) -> Self:
        """Begin the block."""
        tasks = anyio.create_task_group()
        await tasks.__aenter__()
        self._tasks = tasks
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool | None:
        """Let functions finish their event, then end the handlers.

        Raises:
            Exception: What ended a handler, and with it the block.
        """
        tasks, self._tasks = self._tasks, None
        if tasks is None:
            return None
        if exc_value is None:
            tasks.cancel_scope.deadline = anyio.current_time() + self._host.drain_limit
            for handler in self._running:
                handler.stop()
        try:
            return await tasks.__aexit__(exc_type, exc_value, traceback)
        except BaseExceptionGroup as group:
            if not says_more(group, exc_value):
                return False
            error = unwrapped(group)
            raise error from error.__cause__

    async def _run(self, handler: _Runs) -> None:
        try:
            await handler.run()
        finally:
            self._running.discard(handler)
