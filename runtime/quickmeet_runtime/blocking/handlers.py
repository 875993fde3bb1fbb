# SPDX-License-Identifier: MIT
"""Functions that are called with events, each in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import update_wrapper
from inspect import iscoroutinefunction
from types import TracebackType
from typing import Final, Generic, Self, TypeVar, TypeVarTuple

from ..errors import LocalProtocolError
from ..session.handlers.handler import (
    ErrorFunction,
    Function,
    WhenItFails,
    check_function,
    check_source,
)
from ..session.handlers.handler import Handler as AsyncHandler
from ..session.handlers.keyed_workers import By
from ..session.handlers.registry import Handlers as AsyncHandlers
from .iteration import Followed
from .loops import Held, LoopThread
from .runner import in_thread

__all__ = ["Handler", "Handlers", "decorator"]

EventT = TypeVar("EventT")
Ts = TypeVarTuple("Ts")


class Handler(Generic[EventT]):
    """A function that is called with the events of one subscription, in threads.

    It can still be called like the original function. As a block it waits until it
    is subscribed, and stops at the end::

        with client.on(client.messages.follow(room_id), by="thread")(answer):
            ...
    """

    def __init__(
        self,
        runner: LoopThread,
        function: Function[EventT],
        handler: AsyncHandler[EventT],
    ) -> None:
        self._runner: Final = runner
        self._function: Final = function
        self._handler: Final = handler
        update_wrapper(self, function, updated=())

    def __call__(self, event: EventT) -> object:
        """Call the function in this thread, and return its result."""
        return self._function(event)

    @property
    def error(self) -> Exception | None:
        """The error that ended it; None while it runs and if it was stopped."""
        return self._handler.error

    @property
    def has_ended(self) -> bool:
        """Whether it takes no more events."""
        return self._handler.has_ended

    @property
    def handled(self) -> int:
        """Number of events for which its function returned."""
        return self._handler.handled

    @property
    def failed(self) -> int:
        """Number of events for which its function raised."""
        return self._handler.failed

    def ready(self) -> None:
        """Wait until it is subscribed: events from then on arrive.

        Raises:
            LocalProtocolError: It was stopped before, or has ended.
        """
        self._runner.call(self._handler.ready)

    def stop(self) -> None:
        """Stop taking events; those in progress are finished."""
        self._runner.do(self._handler.stop)

    def __enter__(self) -> Self:
        """Wait until it is subscribed; see `ready`."""
        self.ready()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop, and wait until the events in progress are handled."""
        if exc_value is None:
            self._runner.call(self._handler.__aexit__, None, None, None)
        else:
            self.stop()

    def __repr__(self) -> str:
        """``<Handler answer of <Subscription to stream-room-messages 'GENERAL'>>``."""
        return repr(self._handler)


class Handlers:
    """A block in which functions are called with events.

    ::

        with client.handlers() as handlers:

            @handlers.on(client.messages.follow(room_id))
            def answer(message: quickmeet.types.Message) -> None:
                ...

            ...  # handlers run until this block ends
    """

    def __init__(self, runner: LoopThread, handlers: AsyncHandlers) -> None:
        self._runner: Final = runner
        self._handlers: Final = handlers
        self._held: Held[AsyncHandlers] | None = None

    def __enter__(self) -> Self:
        """Begin the block."""
        if self._held is not None:
            raise LocalProtocolError("this block of handlers was already entered")
        self._held = Held(self._runner, self._handlers)
        self._held.enter()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let functions finish their event, then end the handlers.

        Raises:
            Exception: The error that ended a handler, and with it the block.
        """
        held, self._held = self._held, None
        if held is not None:
            held.leave(at_once=exc_value is not None)

    def on(
        self,
        source: Followed[EventT],
        *,
        by: By[EventT] | None = None,
        limit: int = 32,
        on_error: ErrorFunction[EventT] | None = None,
        when_it_fails: WhenItFails = "report",
    ) -> Callable[[Function[EventT]], Handler[EventT]]:
        """Call the decorated function with each event; see `quickmeet.Handlers.on`."""
        return decorator(
            self._runner,
            self._handlers.on,
            source,
            by=by,
            limit=limit,
            on_error=on_error,
            when_it_fails=when_it_fails,
        )


def decorator(
    runner: LoopThread,
    on: Callable[..., Callable[[Function[EventT]], AsyncHandler[EventT]]],
    source: Followed[EventT],
    *,
    on_error: ErrorFunction[EventT] | None,
    **how: object,
) -> Callable[[Function[EventT]], Handler[EventT]]:
    """Make a decorator whose functions run in threads.

    Args:
        runner: Runs the handler.
        on: Makes the asynchronous decorator.
        source: The subscription.
        on_error: Called in a thread with the event and the function's exception.
        **how: The other arguments of `on`.
    """
    check_source(getattr(source, "source", source))
    failed = None if on_error is None else _threaded(on_error)

    async def begin(function: Function[EventT]) -> AsyncHandler[EventT]:
        return on(source.source, on_error=failed, **how)(function)

    def decorate(function: Function[EventT]) -> Handler[EventT]:
        check_function(function, "event")
        if iscoroutinefunction(function):
            raise TypeError(
                f"{function.__name__}: a handler of `quickmeet.sync` runs in a thread: "
                "write `def` instead of `async def`"
            )
        return Handler(runner, function, runner.call(begin, _threaded(function)))

    return decorate


def _threaded(
    function: Callable[[*Ts], object],
) -> Callable[[*Ts], Coroutine[object, object, object]]:
    """Make a coroutine function that calls a function in a thread."""

    async def called(*args: *Ts) -> object:
        return await in_thread(function, *args)

    update_wrapper(called, function, updated=())
    return called
