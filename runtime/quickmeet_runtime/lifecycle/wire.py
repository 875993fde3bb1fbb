# SPDX-License-Identifier: MIT
"""A connection as the streams see it: they subscribe on it and ask."""

from collections.abc import Callable, Sequence
from typing import Final

from ..calls.budget import Budget
from ..calls.pending import Calls, PendingCall
from ..errors import ConnectionLostError, LocalProtocolError
from ..protocol.events import CallAnswered
from .connection import Connection

__all__ = ["ConnectionWire"]


class ConnectionWire:
    """One connection, for subscriptions and for what has to be fetched.

    Args:
        connection: What it stands for.
        calls: The calls that wait for answers.
        new_budget: Makes what a call may take that begins now.
        check_at: Schedules a check of deadlines.
    """

    def __init__(
        self,
        connection: Connection,
        calls: Calls,
        new_budget: Callable[[], Budget],
        check_at: Callable[[float], None],
    ) -> None:
        self._connection: Final = connection
        self._calls: Final = calls
        self._new_budget: Final = new_budget
        self._check_at: Final = check_at

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        """Send `sub`."""
        self._connection.subscribe(id, name, params)

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        """Send `unsub`."""
        self._connection.unsubscribe(id)

    def ask(self, method: str, params: Sequence[object]) -> "AskedCall":
        """Send a call now, and wait for its answer later or never."""
        call = self._calls.begin(method, params, self._new_budget())
        try:
            self._connection.call(call)
        except LocalProtocolError:
            self._calls.forget(call)
            raise
        self._check_at(call.deadline)
        return AskedCall(call, self._calls, self._connection)

    async def call(self, method: str, params: Sequence[object]) -> CallAnswered:
        """Call a method on this connection, whether the session is ready or not.

        Raises:
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time.
        """
        return await self.ask(method, params).wait()

    def check_at(self, deadline: float) -> None:
        """Schedule a check of deadlines no later than this."""
        self._check_at(deadline)


class AskedCall:
    """A call that was sent; see `streams.ports.Asked`."""

    def __init__(self, call: PendingCall, calls: Calls, connection: Connection) -> None:
        self._call: Final = call
        self._calls: Final = calls
        self._connection: Final = connection

    @property
    def answer(self) -> CallAnswered | None:
        """The answer, if it has come."""
        return self._call.answer

    async def wait(self) -> CallAnswered:
        """Wait for the answer.

        Raises:
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time.
        """
        try:
            if not self._call.is_sent:
                error = ConnectionLostError(
                    f"the connection was lost: {self._connection.reason}"
                )
                raise error from self._connection.reason
            await self._call.waiter
            return self._call.outcome()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Expect no answer any more."""
        self._calls.forget(self._call)
