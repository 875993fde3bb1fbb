# SPDX-License-Identifier: MIT
"""The life of a session: connect, log in, subscribe, serve, and come back."""

from collections.abc import Awaitable, Callable
from functools import partial
from math import inf
from typing import ClassVar, Final

import anyio
from anyio.abc import TaskGroup

from ..auth.identity import SessionIdentity
from ..concurrency.clock import DeadlineTimer
from ..concurrency.exception_groups import unwrapped
from ..errors import (
    ConnectError,
    ConnectionLostError,
    LimitReachedError,
    LocalProtocolError,
    QuickmeetError,
    RateLimitedError,
)
from ..options.reconnect import Reconnect
from ..protocol.events import CallAnswered
from ..protocol.table import VERSIONS
from ..transport.url import ServerUrl
from .backoff import Backoff, is_retryable
from .connect_errors import connect_error, version_refused
from .connection import Connection
from .registries import SessionRegistries
from .status import Lost, Opening, StatusPublisher
from .table import SessionAction, SessionEvent, SessionState

__all__ = ["Supervisor"]


class Supervisor:
    """Keeps a session connected: carries out what the table of `lifecycle.table` says.

    Attributes:
        connection: The one that calls go out on; None while they have to wait.
        publisher: Publishes the status of the session.
        timer: Does what is due.
        wire: The connection, as the streams use it.
    """

    def __init__(
        self, endpoint: ServerUrl, state: SessionRegistries, identity: SessionIdentity
    ) -> None:
        self.connection: Connection | None = None
        self.publisher: Final = StatusPublisher(
            state.make_waiter, state.masker, state.options.observer
        )
        self.timer: Final = DeadlineTimer(state.clock, state.make_waiter, self._check)
        self.wire: Connection | None = None
        self._lifecycle: Final = state.lifecycle
        self._endpoint: Final = endpoint
        self._state: Final = state
        self._identity: Final = identity
        self._clock: Final = state.clock
        self._backoff: Final = Backoff(state.options.reconnect or Reconnect())
        self._open: Connection | None = None
        self._beside: TaskGroup | None = None
        self._loss = Lost(ConnectionLostError("nothing was tried"), 1, 0.0)
        self._pauses = 0
        self._tasks: TaskGroup | None = None

    @property
    def is_ending(self) -> bool:
        """Whether nothing new may begin: it is being closed, or over."""
        return self._lifecycle.is_ending

    @property
    def is_healthy(self) -> bool:
        """Whether it is ready, and heard from the server not too long ago."""
        connection = self._open
        if connection is None or self._lifecycle.state is not SessionState.READY:
            return False
        options = self._state.options
        trust = options.idle_after + options.answer_within
        return self._pauses > 0 or self._clock.now() - connection.heard_at < trust

    def make_error(self) -> QuickmeetError:
        """Make the error for what is asked of a session that is ending."""
        return self._lifecycle.make_error()

    async def begun(self) -> None:
        """Wait until the session is ready for the first time.

        Raises:
            ConnectError: It will not be.
        """
        await self.publisher.begun()
        if self._lifecycle.reason is not None:
            raise self._lifecycle.reason

    async def ended(self) -> None:
        """Wait until the session is over.

        Raises:
            ConnectionLostError: It ended, and not because we closed it.
        """
        async for _ in self.publisher.changes():
            pass
        if not self._lifecycle.is_left:
            raise self.make_error()

    async def run(self) -> None:
        """Connect and serve until the session is over.

        Cancellation around the session does not reach the connection: a task that is
        cancelled leaves the session, which drains and then calls `close`.
        """
        error: Exception = ConnectionLostError("the session was cancelled")
        try:
            async with anyio.create_task_group() as tasks:
                tasks.cancel_scope.shield = True
                self._tasks = tasks
                self._step(SessionEvent.START)
                if self._lifecycle.state is SessionState.OPENING:
                    tasks.start_soon(self.timer.run)
                    error = await self._live()
                tasks.cancel_scope.cancel()
        finally:
            self._loss = Lost(error, self._backoff.attempt, 0.0)
            self._step(SessionEvent.FAILED)

    def close(self) -> None:
        """End the session: the connection is closed and `run` returns."""
        self._step(SessionEvent.CLOSE)

    async def drain(self) -> None:
        """Begin nothing new, and give the calls under way some time to end."""
        self._step(SessionEvent.DRAIN)
        if self.connection is not None:
            await self._state.calls.idle(self._state.options.drain_limit)

    def check_at(self, deadline: float) -> None:
        """Schedule a check of deadlines no later than this."""
        self.timer.schedule(deadline)

    def spawn(self, work: Callable[[], Awaitable[None]]) -> None:
        """Start a task that ends with the connection; what it raises ends that."""
        if self._open is not None and self._beside is not None:
            self._beside.start_soon(self._guarded, self._open, work)

    def pause(self) -> None:
        """Stop reading the socket until as many have called `resume`."""
        self._pauses += 1
        if self._open is not None and self._lifecycle.state is SessionState.READY:
            self._open.pause()

    def resume(self) -> None:
        """Read again, unless another subscriber has no room."""
        self._pauses -= 1
        if self._open is not None and not self._pauses:
            self._open.resume()

    async def _live(self) -> Exception:
        """Connect, serve, and connect again, until there is a reason not to."""
        while True:
            reason = await self._serve()
            delay = self._delay_after(reason)
            if delay is None:
                return reason
            self._loss = Lost(reason, self._backoff.attempt, delay)
            until = self._clock.now() + delay
            self._step(SessionEvent.RETRY)
            while self._clock.now() < until:
                await self._clock.sleep_until(until)
            self._step(SessionEvent.TRY)

    def _delay_after(self, reason: Exception) -> float | None:
        """Seconds until the next try, None when there shall be none."""
        lifecycle = self._lifecycle
        is_wanted = lifecycle.has_been_ready and self._state.options.reconnect
        if not is_wanted or not is_retryable(reason):
            return None
        if lifecycle.ready_since is not None:
            self._backoff.succeeded_for(self._clock.now() - lifecycle.ready_since)
        if isinstance(reason, RateLimitedError):
            return self._backoff.next_delay(reason.retry_after)
        return self._backoff.next_delay()

    async def _serve(self) -> Exception:
        """Hold one connection; a refused version is tried again as proposed.

        Returns:
            Why it ended, or why there was none.
        """
        version = VERSIONS[0]
        tried = {version}
        while True:
            try:
                connection = await self._connect(version)
            except ConnectError as error:
                self._step(SessionEvent.LOST)
                return error
            proposed = connection.refused_version
            if proposed is None:
                return self._why(connection)
            if proposed in tried or proposed not in VERSIONS:
                return version_refused(proposed)
            version = proposed
            tried.add(version)
            self._step(SessionEvent.TRY)

    async def _connect(self, version: str) -> Connection:
        """Open a connection, serve it, and return it when it has ended.

        Raises:
            ConnectError: It could not be opened.
        """
        options, where = self._state.options, self._endpoint
        limit = self._backoff.opening_limit
        transport = await options.transport(where, options.for_transport(where, limit))
        if options.auditor is not None:
            transport = options.auditor.around(transport)
        connection = self._open = Connection(
            transport, self._state, self._on_end, self.timer.schedule
        )
        try:
            self._step(SessionEvent.OPENED)
            connection.begin(version)
            async with anyio.create_task_group() as tasks:
                self._beside = tasks
                self.spawn(partial(self._set_up, connection))
                try:
                    await connection.read()
                finally:
                    self._beside = None  # a group that ends takes nothing more
        finally:
            connection.end(ConnectionLostError("the connection was closed by us"))
            self._step(SessionEvent.LOST)
            await transport.aclose()
        return connection

    def _on_end(self) -> None:
        """Cancel what goes on beside a connection: it has ended.

        It can end before that begins: a server can greet and close in the segment
        that answers the upgrade. What begins then ends by itself.
        """
        if self._beside is not None:
            self._beside.cancel_scope.cancel()

    async def _set_up(self, connection: Connection) -> None:
        """Bring a new connection to where the session is ready."""
        state = self._state
        await connection.greeting
        if connection.reason is not None:
            raise connection.reason
        if connection.refused_version is not None:
            connection.end(ConnectionLostError("the version was refused"))
            return
        self._step(SessionEvent.GREETED)
        await self._identity.log_in(partial(self._ask_to_log_in, connection))
        self._step(SessionEvent.LOGGED_IN)
        if state.recovery is not None:
            state.recovery.attach(connection)  # it fetches while the session goes on
        state.subscriptions.use(connection)
        self.wire = connection
        await state.subscriptions.settled()
        state.collections.settle()
        if connection.reason is None:
            self._step(SessionEvent.SUBSCRIBED)

    async def _ask_to_log_in(
        self, connection: Connection, name: str, params: list[object]
    ) -> CallAnswered:
        """Ask, and again after a while where there were too many logins."""
        return await self._state.retry.ask(
            name,
            lambda: connection.ask(name, params).wait(),
            self._state.new_budget(),
            is_repeatable=True,
        )

    async def _guarded(
        self, connection: Connection, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Do work beside a connection; what it raises ends the connection."""
        try:
            await work()
        except* Exception as errors:  # noqa: BLE001  # the reason of its end
            # the loss of the connection may cancel this task at the same time:
            # the cancellation continues, the errors end here
            cause = unwrapped(errors)
            connection.end(cause if isinstance(cause, Exception) else errors)

    def _why(self, connection: Connection) -> Exception:
        """Why a connection ended, or why no session could be made on it."""
        reason = connection.reason or ConnectionLostError("the connection ended")
        if self._lifecycle.ready_since is not None:
            return reason
        was_greeted = bool(connection.connection_id)
        return connect_error(self._endpoint, reason, was_greeted=was_greeted)

    def _check(self, now: float) -> float:
        """Do what is due; return when to check again."""
        state, connection, lifecycle = self._state, self._open, self._lifecycle
        state.calls.expire(now)
        state.subscriptions.expire(now)
        deadlines = [state.calls.next_deadline(), state.subscriptions.next_deadline()]
        limit = state.options.time_limit or inf
        if connection is None:
            deadlines.append(now + limit)  # what is opened next has as long at least
        elif connection.reason is None:
            if now >= lifecycle.deadline:
                connection.end(ConnectError(f"no {lifecycle.awaited} in {limit:g} s"))
                connection.transport.abort()
            else:
                connection.tick(now)
                deadlines += [lifecycle.deadline, connection.next_deadline() or inf]
        return min(deadlines)

    def _step(self, event: SessionEvent) -> None:
        for action in self._lifecycle.step(event, self._clock.now()):
            self._actions[action](self)
        self.timer.schedule(self._lifecycle.deadline)

    def _begin_serving(self) -> None:
        connection = self.connection = self._open
        if connection is None:
            return
        for call in self._state.calls.unsent():
            try:
                if not call.times_sent:  # those that were had their room before
                    connection.check_room(call.method)
                connection.call(call)
            except (LimitReachedError, LocalProtocolError) as error:
                call.fail(error)
        self._state.statistics.connections += 1
        url = self._endpoint.websocket_url
        self.publisher.ready(connection.connection_id, self._backoff.attempt, url)
        if self._pauses:
            connection.pause()

    def _count_loss(self) -> None:
        self._state.statistics.connections_lost += 1

    def _release(self) -> None:
        connection, self._open = self._open, None
        self.connection = self.wire = None
        reason = None if connection is None else connection.reason
        if self._state.recovery is not None:
            self._state.recovery.detach(reason)
        self._state.calls.interrupt(str(reason))
        self._state.subscriptions.interrupt(str(reason))
        self._state.collections.clear()

    def _stop_recovery(self) -> None:
        if self._state.recovery is not None:
            self._state.recovery.stop()

    def _cancel(self) -> None:
        if self._tasks is not None:
            self._tasks.cancel_scope.cancel()

    def _record_failure(self) -> None:
        self._lifecycle.fail(self._loss.reason)

    def _end_all(self) -> None:
        error = self._lifecycle.reason
        reason = "the session was closed" if error is None else str(error)
        self.publisher.closed(error)
        self._state.retry.wake()
        self._state.calls.end(self.make_error, reason)
        self._state.subscriptions.end(self.make_error)
        self._state.collections.end(self.make_error)

    _actions: ClassVar[dict[SessionAction, Callable[["Supervisor"], None]]] = {
        SessionAction.SERVE: _begin_serving,
        SessionAction.COUNT_LOSS: _count_loss,
        SessionAction.RELEASE: _release,
        SessionAction.PUBLISH_LOST: lambda self: self.publisher.lost(self._loss),
        SessionAction.PUBLISH_CONNECTING: lambda self: self.publisher.publish(
            Opening(self._loss.attempt)
        ),
        SessionAction.STOP_RECOVERY: _stop_recovery,
        SessionAction.CANCEL: _cancel,
        SessionAction.RECORD_FAILURE: _record_failure,
        SessionAction.END_ALL: _end_all,
    }
