# SPDX-License-Identifier: MIT
"""The lifecycle of a session: connect, serve, and reconnect with backoff."""

from math import inf
from typing import Final

import anyio
from anyio import CancelScope

from ..auth.identity import SessionIdentity
from ..auth.login import is_transient
from ..concurrency.clock import DeadlineTimer
from ..errors import (
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    InsecureError,
    LimitReachedError,
    LocalProtocolError,
    LoginError,
    ProtocolError,
    RateLimitedError,
    TokenStoreError,
    VersionRefusedError,
)
from ..options.options import Reconnect
from ..transport.url import ServerUrl
from .connection import Connection
from .connector import Connector
from .registries import SessionRegistries
from .status import Lost, Opening, StatusPublisher
from .table import SessionAction, SessionEvent, SessionState

__all__ = ["Backoff", "Supervisor"]

_OPENING_S: Final = 10.0
"""Seconds for the server to open a WebSocket at the first attempt to reconnect."""
_PASSING: Final = (
    ConnectError,
    ConnectionLostError,
    CallTimeoutError,
    ProtocolError,
    RateLimitedError,
)


class Supervisor:
    """Keeps a session connected by executing the actions of `lifecycle.table`.

    Attributes:
        connection: The connection for calls; None while they have to wait.
        ending: Whether the session is being closed, or over.
        publisher: Publishes the status of the session.
        timer: The deadline timer.
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
        self.ending: Final = state.lifecycle
        self._lifecycle: Final = state.lifecycle
        self._endpoint: Final = endpoint
        self._state: Final = state
        self._clock: Final = state.clock
        self._backoff: Final = Backoff(state.options.reconnect or Reconnect())
        self._connector: Final = Connector(
            endpoint, state, identity, self._step, self.timer.schedule
        )
        self.check_at: Final = self.timer.schedule
        self.spawn: Final = self._connector.spawn
        self._loss = Lost(ConnectionLostError("nothing was tried"), 1, 0.0)
        self._pauses = 0
        self._scope: CancelScope | None = None

    @property
    def is_healthy(self) -> bool:
        """Whether it is ready and the server has sent something recently."""
        connection = self._connector.connection
        if connection is None or self._lifecycle.state is not SessionState.READY:
            return False
        options = self._state.options
        trust = options.idle_after + options.answer_within
        return self._pauses > 0 or self._clock.now() - connection.heard_at < trust

    async def begun(self) -> None:
        """Wait until the session is ready for the first time.

        Raises:
            ConnectError: The session could not be opened.
        """
        await self.publisher.begun()
        if self._lifecycle.reason is not None:
            raise self._lifecycle.reason

    async def ended(self) -> None:
        """Wait until the session is over.

        Raises:
            ConnectionLostError: It ended, but we did not close it.
        """
        async for _ in self.publisher.changes():
            pass
        if not self._lifecycle.is_left:
            raise self._lifecycle.make_error()

    async def run(self) -> None:
        """Connect and serve until the session is over.

        Cancellation around the session does not reach the connection: a task that is
        cancelled leaves the session, which drains and then calls `close`.
        """
        error: Exception = ConnectionLostError("the session was cancelled")
        try:
            async with anyio.create_task_group() as tasks:
                self._scope = tasks.cancel_scope
                self._scope.shield = True
                self._step(SessionEvent.START)
                if self._lifecycle.state is SessionState.OPENING:
                    tasks.start_soon(self.timer.run)
                    error = await self._live()
                self._scope.cancel()
        finally:
            self._loss = Lost(error, self._backoff.attempt, 0.0)
            self._step(SessionEvent.FAILED)

    def close(self) -> None:
        """End the session: the connection is closed and `run` returns."""
        self._step(SessionEvent.CLOSE)

    async def drain(self) -> None:
        """Begin nothing new, and wait for calls in flight within `drain_limit`."""
        self._step(SessionEvent.DRAIN)
        if self.connection is not None:
            await self._state.calls.idle(self._state.options.drain_limit)

    def pause(self) -> None:
        """Stop reading the socket; each `pause` needs its own `resume`."""
        self._pauses += 1
        connection = self._connector.connection
        if connection is not None and self._lifecycle.state is SessionState.READY:
            connection.pause()

    def resume(self) -> None:
        """Read again, unless another subscriber has no room."""
        self._pauses -= 1
        connection = self._connector.connection
        if connection is not None and not self._pauses:
            connection.resume()

    async def _live(self) -> Exception:
        """Connect, serve and reconnect, until there is a reason to stop."""
        while True:
            reason = await self._connector.serve(self._backoff.opening_limit)
            if not (self._lifecycle.has_been_ready and self._state.options.reconnect):
                return reason
            since = self._lifecycle.ready_since
            good_for = None if since is None else self._clock.now() - since
            delay = self._backoff.delay_after(reason, good_for)
            if delay is None:
                return reason
            self._loss = Lost(reason, self._backoff.attempt, delay)
            until = self._clock.now() + delay
            self._step(SessionEvent.RETRY)
            while self._clock.now() < until:
                await self._clock.sleep_until(until)
            self._step(SessionEvent.TRY)

    def _check(self, now: float) -> float:
        """Handle expired deadlines; return when to check again."""
        state, lifecycle = self._state, self._lifecycle
        connection = self._connector.connection
        state.calls.expire(now)
        state.subscriptions.expire(now)
        deadlines = [state.calls.next_deadline(), state.subscriptions.next_deadline()]
        limit = state.options.time_limit or inf
        if connection is None:
            deadlines.append(now + limit)  # the next opening has at least as long
        elif connection.reason is None:
            if now >= lifecycle.deadline:
                connection.end(ConnectError(f"no {lifecycle.awaited} in {limit:g} s"))
                connection.transport.abort()
            else:
                connection.tick(now)
                deadlines += [lifecycle.deadline, connection.next_deadline() or inf]
        return min(deadlines)

    def _step(self, event: SessionEvent) -> None:  # noqa: C901, PLR0912  # one case each
        state = self._state
        for action in self._lifecycle.step(event, self._clock.now()):
            match action:
                case SessionAction.SUBSCRIBE:
                    self._subscribe()
                case SessionAction.SERVE:
                    self._serve()
                case SessionAction.COUNT_LOSS:
                    state.statistics.connections_lost += 1
                case SessionAction.RELEASE:
                    self._release()
                case SessionAction.PUBLISH_LOST:
                    self.publisher.lost(self._loss)
                case SessionAction.PUBLISH_CONNECTING:
                    self.publisher.publish(Opening(self._loss.attempt))
                case SessionAction.STOP_RECOVERY:
                    if state.recovery is not None:
                        state.recovery.stop()
                case SessionAction.CANCEL:
                    if self._scope is not None:
                        self._scope.cancel()
                case SessionAction.RECORD_FAILURE:
                    self._lifecycle.fail(self._loss.reason)
                case SessionAction.END_ALL:
                    self._end_all()
        self.timer.schedule(self._lifecycle.deadline)

    def _subscribe(self) -> None:
        connection = self._connector.connection
        if connection is None:
            return
        if self._state.recovery is not None:
            self._state.recovery.attach(connection)  # it fetches in its own tasks
        self._state.subscriptions.use(connection)
        self.wire = connection

    def _serve(self) -> None:
        connection = self.connection = self._connector.connection
        if connection is None:
            return
        for call in self._state.calls.unsent():
            try:
                if not call.times_sent:  # those already sent were checked before
                    connection.check_room(call.method)
                connection.call(call)
            except (LimitReachedError, LocalProtocolError) as error:
                call.fail(error)
        self._state.statistics.connections += 1
        url = self._endpoint.websocket_url
        self.publisher.ready(connection.connection_id, self._backoff.attempt, url)
        if self._pauses:
            connection.pause()

    def _release(self) -> None:
        connection = self._connector.connection
        self.connection = self.wire = None
        reason = None if connection is None else connection.reason
        if self._state.recovery is not None:
            self._state.recovery.detach(reason)
        self._state.calls.interrupt(str(reason))
        self._state.subscriptions.interrupt(str(reason))
        self._state.collections.clear()

    def _end_all(self) -> None:
        error, make_error = self._lifecycle.reason, self._lifecycle.make_error
        reason = "the session was closed" if error is None else str(error)
        self.publisher.closed(error)
        self._state.retry.wake()
        self._state.calls.end(make_error, reason)
        self._state.subscriptions.end(make_error)
        self._state.collections.end(make_error)


class Backoff:
    """Counts consecutive attempts, and computes their delays.

    Attributes:
        attempt: Number of the current attempt, 1 for the first.
        opening_limit: Maximum seconds for opening; infinite for the first connection.
            A connection accepted by a server that is shutting down, or dropped by the
            network, is never answered: it is given up early. Each attempt gets ten
            seconds more, so that a slow line succeeds.
    """

    def __init__(self, policy: Reconnect) -> None:
        self.attempt = 1
        self.opening_limit = inf
        self._waited = 0.0
        self._policy: Final = policy

    def delay_after(
        self, reason: Exception, good_for: float | None = None
    ) -> float | None:
        """Count an attempt and return the delay before it.

        Args:
            reason: Why the connection ended, or could not be opened.
            good_for: Seconds that it was ready, if it was; after long enough, earlier
                attempts are forgotten.

        Returns:
            Seconds to wait before it; None to give up.
        """
        policy = self._policy
        if not _is_retryable(reason):
            return None
        if good_for is not None and good_for >= policy.healthy_after:
            self.attempt = 0
            self._waited = 0.0
        if policy.attempts is not None and self.attempt > policy.attempts:
            return None
        self.attempt = max(self.attempt, 1)
        before = self.attempt - 1
        try:
            limit = min(policy.longest, policy.first * policy.factor**before)
        except OverflowError:
            limit = policy.longest
        if self._waited < policy.early_for:
            limit = min(limit, policy.longest_early)
        self.opening_limit = _OPENING_S * self.attempt
        self.attempt += 1
        delay = policy.jitter() * limit
        if isinstance(reason, RateLimitedError):
            delay += reason.retry_after  # the server asks us to wait that long
        self._waited += delay
        return delay


def _is_retryable(error: Exception) -> bool:
    """Whether another attempt may succeed.

    Refused credentials and a refused version stay refused, and exceptions of a
    user's callback are raised to the user.
    """
    if isinstance(error, LoginError):
        return is_transient(error)
    if isinstance(error, VersionRefusedError | InsecureError | TokenStoreError):
        return False
    return isinstance(error, _PASSING)
