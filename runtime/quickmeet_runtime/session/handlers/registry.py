# SPDX-License-Identifier: MIT
"""Functions that are called with events, as an alternative to iterating.

A handler iterates over one subscription, bounded like any other. It calls its function
with one event at a time, or in order within a key (``by=``) and concurrently across
keys. The tasks run in a block and end with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self, TypeVar

import anyio

from ...concurrency.exception_groups import says_more, unwrapped
from ...errors import LocalProtocolError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from anyio.abc import TaskGroup

    from .handler import (
        ErrorFunction,
        EventSource,
        Function,
        Handler,
        HandlerHost,
        WhenItFails,
    )
    from .keyed_workers import By

__all__ = ["Handlers"]

EventT = TypeVar("EventT")


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
    ``async with``. When a block ends, functions get the session's ``drain_limit`` to
    finish their current event; when it ends with an exception they are cancelled.
    """

    def __init__(self, host: HandlerHost) -> None:
        self._host = host
        self._tasks: TaskGroup | None = None
        self._running: set[_Runs] = set()

    def on(
        self,
        source: EventSource[EventT],
        *,
        by: By[EventT] | None = None,
        limit: int = 32,
        on_error: ErrorFunction[EventT] | None = None,
        when_it_fails: WhenItFails = "report",
    ) -> Callable[[Function[EventT]], Handler[EventT]]:
        """Call the decorated function with each event.

        Without ``by`` one event is handled after the other. With it the order is
        kept within a key and different keys run concurrently, so that a slow answer
        in one room delays no other room. While functions run, further events wait:
        up to 1,000 behind their keys, then in the subscription's buffer with the
        bounds and the policy set by ``buffered``. A function that is not a coroutine
        runs in the event loop: it must not block.

        A subscription that is refused, or ended by the server, ends the block with
        that error, as it would end an ``async for``; a lost connection does not: the
        handler continues when the session has reconnected.

        Args:
            source: The source, not entered yet: ``client.messages.follow(...)``.
            by: ``"room"``, ``"thread"``, or a function that returns an event's key.
            limit: Most events handled at the same time.
            on_error: Called with the event and the exception that it caused, to
                answer the user for example; it may be a coroutine.
            when_it_fails: What to do with an exception of the function. ``"report"``:
                log it, count it, report it to the observer, and handle the next event.
                ``"raise"``: do that, and raise it from the block, which ends.

        Returns:
            A decorator that turns a function into a `Handler`.

        Raises:
            LocalProtocolError: The block was not entered or has ended.
            TypeError: The source cannot be followed, or the function cannot be called
                with one event.
            ValueError: ``by``, ``limit`` or ``when_it_fails`` is invalid.
        """
        # every session has this block, few have handlers
        from .handler import Handler, HandlerOptions, check_function, check_source  # noqa: PLC0415  # noqa: PLC0415

        check_source(source)
        if on_error is not None:
            check_function(on_error, "event", "error")
        handling = HandlerOptions[EventT](
            by=by, limit=limit, on_error=on_error, when_it_fails=when_it_fails
        )

        def decorate(function: Function[EventT]) -> Handler[EventT]:
            check_function(function, "event")
            if self._tasks is None:
                raise LocalProtocolError("handlers live inside an `async with`")
            handler = Handler(self._host, source, function, handling)
            self._running.add(handler)
            self._tasks.start_soon(self._run, handler)
            return handler

        return decorate

    def stop(self) -> None:
        """Stop taking events; those in progress are finished."""
        for handler in self._running:
            handler.stop()

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
            Exception: The error that ended a handler, and with it the block.
        """
        tasks, self._tasks = self._tasks, None
        if tasks is None:
            return None
        if exc_value is None:
            tasks.cancel_scope.deadline = anyio.current_time() + self._host.drain_limit
            self.stop()
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
