# SPDX-License-Identifier: MIT
"""Connect: open a WebSocket, greet, log in, subscribe, and explain failures."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

import anyio
from anyio.abc import TaskGroup

from ..auth.identity import SessionIdentity
from ..concurrency.exception_groups import unwrapped
from ..errors import (
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    ProtocolError,
    RemoteProtocolError,
    TransportError,
    VersionRefusedError,
)
from ..protocol.frames import CallAnswered
from ..protocol.table import VERSIONS
from ..transport.url import ServerUrl, secrets_of_url
from .connection import Connection
from .registries import SessionRegistries
from .table import SessionEvent

__all__ = ["Connector"]

_UNCLEAR: Final = (ConnectionLostError, CallTimeoutError, ProtocolError)
"""Errors that do not show by themselves that no session could be opened."""


class Connector:
    """Makes the connections of a session, one after the other.

    Args:
        endpoint: The server's address.
        state: The session's state, which outlives them.
        identity: The user to log in.
        step: Applies an event to the lifecycle of the session.
        check_at: Schedules a check of deadlines no later than a time.

    Attributes:
        connection: The open connection; None without one.
    """

    def __init__(
        self,
        endpoint: ServerUrl,
        state: SessionRegistries,
        identity: SessionIdentity,
        step: Callable[[SessionEvent], None],
        check_at: Callable[[float], None],
    ) -> None:
        self.connection: Connection | None = None
        self._endpoint: Final = endpoint
        self._state: Final = state
        self._identity: Final = identity
        self._step: Final = step
        self._check_at: Final = check_at
        self._auditor: Final = state.options.auditor
        self._beside: TaskGroup | None = None

    async def serve(self, limit: float) -> Exception:
        """Serve one connection; retry with the server's version if ours is refused.

        Args:
            limit: Seconds that opening may take.

        Returns:
            Why it ended, or why it could not be opened.
        """
        version = VERSIONS[0]
        tried = {version}
        while True:
            try:
                connection = await self._connect(version, limit)
            except ConnectError as error:
                self._step(SessionEvent.LOST)
                return error
            proposed = connection.refused_version
            if proposed is None:
                return self._why(connection)
            if proposed in tried or proposed not in VERSIONS:
                return VersionRefusedError(
                    f"the server speaks version {proposed!r} of DDP, "
                    f"we speak {', '.join(VERSIONS)}",
                    version=proposed,
                )
            version = proposed
            tried.add(version)
            self._step(SessionEvent.TRY)

    def spawn(self, work: Callable[[], Awaitable[None]]) -> None:
        """Start a task that ends with the connection; its exception ends both."""
        if self.connection is not None and self._beside is not None:
            self._beside.start_soon(self._guarded, self.connection, work)

    async def _connect(self, version: str, limit: float) -> Connection:
        """Open a connection, serve it, and return it after its end.

        Raises:
            ConnectError: The connection could not be opened.
        """
        options, where = self._state.options, self._endpoint
        chosen = options.for_transport(where, limit)
        try:
            transport = await options.transport(where, chosen)
        except ConnectError as error:  # it may quote what was sent
            masker = self._state.masker
            masker.learn_headers(chosen.headers)
            masker.learn(secrets_of_url(chosen.proxy))
            masker.conceal(error)
            raise
        if self._auditor is not None:
            transport = self._auditor.around(transport)
        connection = self.connection = Connection(
            transport, self._state, self._on_end, self._check_at
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
                    self._beside = None  # an ending group accepts no tasks
        finally:
            connection.end(ConnectionLostError("the connection was closed by us"))
            self._step(SessionEvent.LOST)
            self.connection = None
            await transport.aclose()
        return connection

    def _on_end(self) -> None:
        """Cancel the tasks of a connection that has ended.

        It can end before they begin: a server can greet and close in the segment that
        answers the upgrade. Tasks that begin then end by themselves.
        """
        if self._beside is not None:
            self._beside.cancel_scope.cancel()

    async def _set_up(self, connection: Connection) -> None:
        """Set up a new connection until the session is ready."""
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
        await state.subscriptions.settled()
        state.collections.settle()
        if connection.reason is None:
            self._step(SessionEvent.SUBSCRIBED)

    async def _ask_to_log_in(
        self, connection: Connection, name: str, params: list[object]
    ) -> CallAnswered:
        """Send a login call, and retry after a rate limit."""
        retry, budget = self._state.retry, self._state.new_budget()
        while True:
            answer = await connection.ask(name, params).wait()
            if answer.error is None or not await retry.waited(
                name, answer.error, budget, is_repeatable=True
            ):
                return answer

    async def _guarded(
        self, connection: Connection, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Run a task of a connection; its exception ends the connection."""
        try:
            await work()
        except* Exception as errors:  # noqa: BLE001  # the reason of its end
            # the loss of the connection may cancel this task at the same time:
            # the cancellation continues, the errors end here
            cause = unwrapped(errors)
            connection.end(cause if isinstance(cause, Exception) else errors)

    def _why(self, connection: Connection) -> Exception:
        """Return why a connection ended; name the server if it was never ready."""
        reason = connection.reason or ConnectionLostError("the connection ended")
        was_ready = self._state.lifecycle.ready_since is not None
        if was_ready or not isinstance(reason, _UNCLEAR):
            return reason
        where = self._endpoint.websocket_url
        error: ConnectError
        if isinstance(reason, RemoteProtocolError) and not connection.connection_id:
            error = ConnectError(f"{where} does not speak DDP: {reason}")
        elif isinstance(reason, ConnectionLostError):
            error = TransportError(f"{where}: no session: {reason}")
        else:
            error = ConnectError(f"{where}: no session: {reason}")
        error.__cause__ = reason
        return error
