# SPDX-License-Identifier: MIT
"""Calls over DDP, on the current connection or the next one."""

from collections.abc import Sequence
from typing import Final

from ..calls.budget import Budget
from ..calls.carrier import Repeats, always
from ..calls.outcome import method_error
from ..calls.pending import PendingCall
from ..errors import CallInterruptedError
from ..lifecycle.registries import SessionRegistries
from ..lifecycle.supervisor import Supervisor
from ..protocol.frames import CallAnswered

__all__ = ["DdpCarrier"]


class DdpCarrier:
    """Sends calls on the session's connection, or on the next one.

    Args:
        state: The session's registries.
        supervisor: Owns the connection.
    """

    def __init__(self, state: SessionRegistries, supervisor: Supervisor) -> None:
        self._supervisor: Final = supervisor
        self._ending: Final = state.lifecycle
        self._calls: Final = state.calls
        self._most: Final = state.options.calls_limit
        self._unsent: Final = state.options.unsent_limit

    @property
    def connection_id(self) -> str:
        """The server's name for the connection; empty while there is none."""
        connection = self._supervisor.connection
        return "" if connection is None else connection.connection_id

    async def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        repeats: Repeats | None = None,
    ) -> CallAnswered:
        """Call a method once; see `Carrier`.

        Raises:
            CallTimeoutError: No answer came within the budget.
            CallInterruptedError: The connection was lost before the answer came.
            ConnectionLostError: The session has ended.
            LimitReachedError: Too many calls are pending.
            LocalProtocolError: A parameter is not JSON.
        """
        if self._ending.is_ending:
            raise self._ending.make_error()
        supervisor = self._supervisor
        connection = supervisor.connection
        if connection is not None and connection.transport.unsent_bytes > self._unsent:
            connection.check_room(name)
        call = self._calls.begin(name, params, budget, repeats, most=self._most)
        try:
            if connection is not None:
                connection.call(call)
            if call.deadline < supervisor.timer.wakes_at:
                supervisor.timer.schedule(call.deadline)
            await call.waiter
        finally:
            answer = call.answer
            if answer is None:
                self._calls.forget(call)
        if answer is None:
            answer = call.outcome()
        if call.times_sent == 1:
            return answer
        return await self._confirmed(call, params, answer, budget)

    async def _confirmed(
        self,
        call: PendingCall,
        params: Sequence[object],
        answer: CallAnswered,
        budget: Budget,
    ) -> CallAnswered:
        """Determine the outcome of a call that was sent more than once."""
        from ..calls.confirmation import confirmation_of, is_stored  # noqa: PLC0415  # after a break

        confirmation = confirmation_of(call.method, params)
        if confirmation is None:
            return answer
        found = await self.ask(confirmation.method, confirmation.params, budget, always)
        if found.error is not None:
            error = method_error(confirmation.method, found.error, {})
            raise CallInterruptedError(
                f"{call.method}: sent {call.times_sent} times, whether it was carried "
                f"out is unknown: {error}"
            )
        return found if is_stored(found.result) else answer
