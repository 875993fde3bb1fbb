# SPDX-License-Identifier: MIT
"""The life of a session: connect, log in, subscribe, serve, and come back."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from math import inf
from typing import Final

import anyio
from anyio.abc import TaskGroup

from ..auth.identity import Identity
from ..concurrency.deadline_timer import DeadlineTimer
from ..concurrency.exception_groups import unwrapped
from ..errors import (
    ClosedError,
    ConnectError,
    ConnectionLostError,
    LimitReachedError,
    LocalProtocolError,
    QuickmeetError,
    RateLimitedError,
)
from ..protocol.client import VERSIONS
from ..protocol.events import CallAnswered
from ..transport.url import Endpoint
from .backoff import Backoff
from .connect_errors import connect_error, version_refused
from .connection import Connection
from .reconnect import Reconnect
from .registries import SessionRegistries
from .retryable import is_retryable
from .status import Closed, Connecting, Lost, Ready
from .status_publisher import StatusPublisher
from .wire import ConnectionWire

__all__ = ["Supervisor"]

logger = logging.getLogger("quickmeet")


class Supervisor:
    """Keeps a session connected.

    Attributes:
        link: The connection while calls can go out, else None.
        board: What state it is in.
        error: Why it is over; None while it lives, and when we closed it.
        wire: The same, as the streams use it.
    """

    def __init__(
        self, endpoint: Endpoint, state: SessionRegistries, identity: Identity
    ) -> None:
        self.link: Connection | None = None
        self.board: Final = StatusPublisher(state.make_waiter)
        self.error: Exception | None = None
        self.alarm: Final = DeadlineTimer(state.clock, state.make_waiter, self._check)
        self.wire: ConnectionWire | None = None
        self._recovery: Final = state.recovery
        self._endpoint: Final = endpoint
        self._state: Final = state
        self._identity: Final = identity
        self._clock: Final = state.clock
        self._backoff: Final = Backoff(state.options.reconnect or Reconnect())
        self._current: Connection | None = None
        self._ready_since: float | None = None
        self._was_ready = False
        self._set_up_by = inf
        self._awaited = ""
        self._is_closing = False
        self._is_draining = False
        self._pauses = 0
        self._tasks: TaskGroup | None = None

    @property
    def is_over(self) -> bool:
        """Whether there will be no more connections."""
        return isinstance(self.board.status, Closed)

    @property
    def is_healthy(self) -> bool:
        """Whether it is ready, and heard from the server not too long ago."""
        link = self.link
        if link is None or not isinstance(self.board.status, Ready):
            return False
        options = self._state.options
        trust = options.idle_after + options.answer_within
        return self._pauses > 0 or self._clock.now() - link.heard_at < trust

    def make_error(self) -> QuickmeetError:
        """The error for whoever wants something of a session that is over."""
        if self._is_closing or self._is_draining:
            return ClosedError("the session was closed")
        error = ConnectionLostError(f"the session has ended: {self.error}")
        error.__cause__ = self.error
        return error

    async def begun(self) -> None:
        """Wait until the session is ready for the first time.

        Raises:
            ConnectError: It will not be.
        """
        await self.board.begun()
        if self.error is not None:
            raise self.error

    async def run(self) -> None:
        """Connect and serve until the session is over.

        Cancellation around the session does not reach the connection: whoever is
        cancelled leaves the session, which drains and then calls `close`.
        """
        error: Exception = ConnectionLostError("the session was cancelled")
        try:
            async with anyio.create_task_group() as tasks:
                tasks.cancel_scope.shield = True
                self._tasks = tasks
                if not self._is_closing:
                    tasks.start_soon(self.alarm.run)
                    error = await self._live()
                tasks.cancel_scope.cancel()
        finally:
            self._end(error)

    def close(self) -> None:
        """End the session: the connection is closed and `run` returns."""
        self._is_closing = True
        if self._tasks is not None:
            self._tasks.cancel_scope.cancel()

    def drain(self) -> None:
        """Begin nothing more; what is under way may end."""
        self._is_draining = True
        self._recovery.stop()

    def check_at(self, deadline: float) -> None:
        """Schedule a check of deadlines no later than this."""
        self.alarm.want(deadline)

    def pause(self) -> None:
        """Stop reading the socket until as many have said `resume`."""
        self._pauses += 1
        if self._current is not None and self._ready_since is not None:
            self._current.pause()

    def resume(self) -> None:
        """Read again, unless somebody else wants it paused."""
        self._pauses -= 1
        if self._current is not None and not self._pauses:
            self._current.resume()

    async def ask(
        self, link: Connection, method: str, params: list[object]
    ) -> CallAnswered:
        """Call a method on one connection, whether the session is ready or not.

        Raises:
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time.
        """
        calls = self._state.calls
        call = calls.begin(method, params, self._clock.now())
        try:
            link.call(call)
            if not call.is_sent:
                raise self._lost(link)
            self.alarm.want(call.deadline)
            await call.waiter.wait()
            return call.outcome()
        finally:
            calls.forget(call)

    async def _live(self) -> Exception:
        """Connect, serve, and connect again, until there is a reason not to."""
        while True:
            reason = await self._serve()
            delay = self._delay_after(reason)
            if delay is None:
                return reason
            await self._wait(reason, delay)

    def _delay_after(self, reason: Exception) -> float | None:
        """Seconds until the next try, None when there shall be none."""
        is_wanted = self._was_ready and self._state.options.reconnect is not None
        if not is_wanted or not is_retryable(reason):
            return None
        if self._ready_since is not None:
            self._backoff.succeeded_for(self._clock.now() - self._ready_since)
            self._ready_since = None
        if isinstance(reason, RateLimitedError):
            return self._backoff.next_delay(reason.retry_after)
        return self._backoff.next_delay()

    async def _wait(self, reason: Exception, delay: float) -> None:
        """Say that the connection is lost, and wait for the next try."""
        attempt = self._backoff.attempt
        said = self._state.masker.text(str(reason))
        logger.warning("lost: %s; try %d in %.1f s", said, attempt, delay)
        self._state.tell(lambda observer: observer.on_reconnect(reason, attempt, delay))
        until = self._clock.now() + delay
        self.board.set(Lost(reason, attempt, delay))
        while self._clock.now() < until:
            await self._clock.sleep_until(until)
        self.board.set(Connecting(attempt))

    async def _serve(self) -> Exception:
        """Hold one connection; a refused version is tried again as proposed.

        Returns:
            Why it ended, or why there was none.
        """
        version = VERSIONS[0]
        tried = {version}
        while True:
            try:
                link = await self._connect(version)
            except ConnectError as error:
                return error
            proposed = link.refused_version
            if proposed is None:
                return self._why(link)
            if proposed in tried or proposed not in VERSIONS:
                return version_refused(proposed)
            version = proposed
            tried.add(version)

    async def _connect(self, version: str) -> Connection:
        """Open a connection, serve it, and return it when it has ended.

        Raises:
            ConnectError: It could not be opened.
        """
        options = self._state.options
        where = self._endpoint
        transport = await options.transport(where, options.for_transport(where))
        link = Connection(transport, self._state)
        try:
            self._current = link
            self._expect("answer to `connect`")
            link.begin(version)
            async with anyio.create_task_group() as tasks:
                link.when_ended(tasks.cancel_scope.cancel)
                tasks.start_soon(self._set_up, link, tasks)
                await link.read()
        finally:
            self._let_go(link)
            await transport.aclose()
        return link

    async def _set_up(self, link: Connection, tasks: TaskGroup) -> None:
        """Bring a new connection to where the session is ready."""
        try:
            await self._greet(link)
            if link.refused_version is not None:
                link.end(ConnectionLostError("the version was refused"))
                return
            ask = partial(self.ask, link)
            patient = self._state.patience.patient(ask, self._state.new_budget)
            await self._identity.log_in(patient)
            await self._subscribe(link, tasks)
            self._take_calls(link)
            self._become_ready(link)
        except* Exception as errors:  # noqa: BLE001  # a callback's: `begun` raises it
            # the loss of the connection may cancel this task at the same time:
            # the cancellation goes on, the errors end here
            cause = unwrapped(errors)
            link.end(cause if isinstance(cause, Exception) else errors)

    async def _greet(self, link: Connection) -> None:
        """Wait for the server's answer to `connect`."""
        while not (link.connection_id or link.refused_version):
            if link.reason is not None:
                raise link.reason
            waiter = self._state.make_waiter()
            link.when_changed(waiter.wake)
            await waiter.wait()
        self._set_up_by = inf
        # a limit may be nearer than the alarm knows
        link.when_changed(partial(self.alarm.want, -inf))

    async def _subscribe(self, link: Connection, tasks: TaskGroup) -> None:
        """Put every subscription on the new connection and wait for the answers.

        What was missed on them is fetched from then on, while the session goes on.
        """
        feeds = self._state.feeds
        wire = ConnectionWire(link, self._state.calls, self._clock.now, self.check_at)

        def spawn(work: Callable[[], Awaitable[None]]) -> None:
            tasks.start_soon(self._guarded, link, work)

        self._recovery.attach(wire, spawn)
        feeds.use(wire)
        self.wire = wire
        self._expect("answer to every subscription")
        await feeds.settled()
        self._set_up_by = inf

    async def _guarded(
        self, link: Connection, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Do work beside a connection; what it raises ends the connection."""
        try:
            await work()
        except* Exception as errors:  # noqa: BLE001  # the reason of its end
            cause = unwrapped(errors)
            link.end(cause if isinstance(cause, Exception) else errors)

    def _expect(self, answer: str) -> None:
        """Give the server the time limit for what it has to answer next."""
        self._awaited = answer
        self._set_up_by = self._clock.now() + (self._state.options.time_limit or inf)
        self.alarm.want(self._set_up_by)

    def _take_calls(self, link: Connection) -> None:
        """Let calls go out: first those that waited for the connection."""
        self.link = link
        for call in self._state.calls.unsent():
            try:
                if not call.times_sent:  # those that were had their room before
                    link.check_room(call.method)
                link.call(call)
            except (LimitReachedError, LocalProtocolError) as error:
                call.fail(error)

    def _become_ready(self, link: Connection) -> None:
        if link.reason is not None:
            return
        attempt = self._backoff.attempt
        self._was_ready = True
        self._ready_since = self._clock.now()
        self._state.statistics.connections += 1
        logger.info("%s ready at %s", link.connection_id, self._endpoint.websocket_url)
        self.board.set(Ready(link.connection_id))
        self._state.tell(
            lambda observer: observer.on_connect(link.connection_id, attempt)
        )
        if self._pauses:
            link.pause()

    def _why(self, link: Connection) -> Exception:
        """Why a connection ended, or why it came to no session."""
        reason = link.reason or ConnectionLostError("the connection ended")
        if self._ready_since is not None:
            return reason
        was_greeted = bool(link.connection_id)
        return connect_error(self._endpoint, reason, was_greeted=was_greeted)

    def _let_go(self, link: Connection) -> None:
        """The connection has ended: nothing of it stays."""
        self._current = None
        self.link = self.wire = None
        self._recovery.detach(link.reason)
        self._set_up_by = inf
        link.end(ConnectionLostError("the connection was closed by us"))
        if self._ready_since is not None and not self._is_closing:
            self._state.statistics.connections_lost += 1
        self._state.calls.interrupt(str(link.reason))
        self._state.feeds.interrupt(str(link.reason))
        self._state.collections.clear()

    def _lost(self, link: Connection) -> QuickmeetError:
        error = ConnectionLostError(f"the connection was lost: {link.reason}")
        error.__cause__ = link.reason
        return error

    def _end(self, error: Exception) -> None:
        if self._is_closing:
            reason = "the session was closed"
        else:
            self.error = error
            reason = str(error)
            logger.info("the session has ended: %s", self._state.masker.text(reason))
        self.board.set(Closed(self.error))
        self._state.patience.close()
        self._state.calls.end(self.make_error, reason)
        self._state.feeds.end(self.make_error)

    def _check(self, now: float) -> float:
        """Do what is due; return when to look again."""
        state, link = self._state, self._current
        state.calls.expire(now)
        state.feeds.expire(now)
        deadlines = [state.calls.next_deadline(), state.feeds.next_deadline()]
        if link is not None:
            if now >= self._set_up_by:
                self._set_up_by = inf
                limit = self._state.options.time_limit
                link.end(ConnectError(f"no {self._awaited} in {limit:g} s"))
                link.transport.abort()
            else:
                link.tick(now)
            deadlines += [self._set_up_by, link.next_deadline() or inf]
        return min(deadlines)
