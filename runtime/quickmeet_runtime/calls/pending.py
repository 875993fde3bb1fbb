# SPDX-License-Identifier: MIT
"""The calls that wait for answers."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from math import inf
from typing import Final

import anyio
import msgspec
from msgspec import UNSET, Raw, Struct

from ..concurrency.waiters import SharedWaiter, Waiter, WaiterFactory
from ..errors import (
    CallInterruptedError,
    CallTimeoutError,
    ConnectionLostError,
    LimitReachedError,
    QuickmeetError,
)
from ..observability.masking import Masker
from ..observability.observer import Statistics
from ..protocol.frames import CallAnswered, WireError
from ..secrecy import takes_secrets
from .budget import Budget
from .carrier import Repeats

__all__ = ["AskedCall", "PendingCall", "PendingCalls"]


_MOST_REPETITIONS: Final = 3


class _Head(Struct):
    msg: str = ""
    id: str | int = ""


_decode_head = msgspec.json.Decoder(_Head).decode


class PendingCall:
    """A call, from when it is made until its answer is taken."""

    __slots__ = (
        "answer",
        "budget",
        "deadline",
        "error",
        "id",
        "is_sent",
        "may_be_late",
        "method",
        "params",
        "repeats",
        "times_sent",
        "waiter",
    )

    def __init__(  # noqa: PLR0913, PLR0917  # facts of one call, kept together
        self,
        id: str,  # noqa: A002  # DDP's word
        method: str,
        params: Sequence[object],
        budget: Budget,
        waiter: Waiter,
        repeats: Repeats | None,
    ) -> None:
        self.id: Final = id
        self.method: Final = method
        self.params: Final = params
        self.budget: Final = budget
        self.deadline: Final = budget.deadline
        self.waiter: Final = waiter
        self.repeats = repeats
        self.is_sent = False
        """Whether it was sent on the current connection."""
        self.may_be_late = False
        """Whether an answer is still of use after the time limit."""
        self.times_sent = 0
        self.answer: CallAnswered | None = None
        self.error: QuickmeetError | None = None

    @property
    def may_be_repeated(self) -> bool:
        """Whether it may be sent again although it was sent and not answered.

        A call whose answer breaks the connection is not repeated forever.
        """
        return (
            self.repeats is not None
            and self.times_sent <= _MOST_REPETITIONS
            and self.repeats(self.params)
        )

    def outcome(self) -> CallAnswered:
        """The answer, once the waiter has been woken.

        Raises:
            QuickmeetError: There will be no answer; the message says why.
        """
        if self.error is not None:
            raise self.error
        if self.answer is None:
            raise AssertionError  # the waiter is woken with one of them
        return self.answer

    def mark_sent(self) -> None:
        """Record that it was sent on the current connection."""
        self.is_sent = True
        self.times_sent += 1

    def fail(self, error: QuickmeetError) -> None:
        """End the call without an answer."""
        self.error = error
        self.waiter.wake()


class AskedCall:
    """A call that was sent on one connection; see `streams.ports.SentCall`.

    Args:
        send: Sends it, each time with a new id.
        calls: The calls that wait for answers.
        lost: Returns why the connection was lost, if it was.
    """

    def __init__(
        self,
        send: Callable[[], PendingCall],
        calls: "PendingCalls",
        lost: Callable[[], Exception | None],
    ) -> None:
        self._send: Final = send
        self._calls: Final = calls
        self._lost: Final = lost
        self._call = send()

    @property
    def answer(self) -> CallAnswered | None:
        """The answer, if it has arrived."""
        return self._call.answer

    async def wait(self) -> CallAnswered:
        """Wait for the answer; see `SentCall`."""
        call = self._call
        if not call.is_sent:
            self.abandon()
            lost = self._lost()
            raise ConnectionLostError(f"the connection was lost: {lost}") from lost
        call.may_be_late = True
        try:
            await call.waiter
            return call.outcome()
        except CallTimeoutError:
            raise
        except BaseException:
            self.abandon()
            raise

    async def settled(self) -> None:
        """Wait until it is answered or given up; for any number of tasks."""
        if self._call.is_sent:
            await self._call.waiter

    def ask_again(self) -> None:
        """Send it again, unless it was answered meanwhile.

        On a slow line the first answer may still arrive: either answer is accepted.
        """
        if self._call.answer is None:
            slow, self._call = self._call, self._send()
            self._calls.expect(slow, self._call)

    def abandon(self) -> None:
        """Give up waiting for the answer; wakes the tasks in `settled`."""
        self._calls.forget(self._call)
        self._call.waiter.wake()


class PendingCalls:
    """Matches answers to calls, and fails the calls that get none.

    Args:
        make_waiter: Makes the waiters of callers.
        statistics: The counters of the session.
        masker: Masks the secrets that a server quotes.
    """

    def __init__(
        self,
        make_waiter: WaiterFactory,
        statistics: Statistics,
        masker: Masker,
    ) -> None:
        self._make_waiter = make_waiter
        self._masker: Final = masker
        self._statistics = statistics
        self._pending: dict[str, PendingCall] = {}
        self._hurried: dict[str, PendingCall] = {}
        self._overdue: dict[str, PendingCall] = {}
        self._latest = -inf
        self._ids = count(1)
        self._idle: Waiter | None = None

    def begin(  # noqa: PLR0913  # facts of one call
        self,
        method: str,
        params: Sequence[object],
        budget: Budget,
        repeats: Repeats | None = None,
        *,
        most: float = inf,
        is_shared: bool = False,
    ) -> PendingCall:
        """Register a call; the caller has to `forget` it unless it is answered.

        Args:
            method: Wire name.
            params: JSON values in the order of the wire.
            budget: The time that it may take.
            repeats: Says whether it may be sent again after a reconnect; None for no.
            most: Maximum number of waiting calls.
            is_shared: Whether several tasks may wait for the answer. Such calls are the
                session's own, which masks their secrets itself.

        Raises:
            LimitReachedError: The maximum is reached.
        """
        if len(self._pending) >= most:
            raise LimitReachedError(
                f"{method}: {len(self._pending)} calls are already waiting for "
                "answers (calls_limit)"
            )
        call = PendingCall(
            str(next(self._ids)),
            method,
            params,
            budget,
            SharedWaiter(self._make_waiter) if is_shared else self._make_waiter(),
            repeats,
        )
        if takes_secrets(method) and not is_shared:
            self._masker.learn_call(method, params)
        if not self._pending:
            self._latest = -inf
        self._pending[call.id] = call
        if call.deadline < self._latest:
            self._hurried[call.id] = call
        else:
            self._latest = call.deadline
        self._statistics.calls += 1
        return call

    def forget(self, call: PendingCall) -> None:
        """Unregister a call; a late answer is dropped."""
        self._pending.pop(call.id, None)
        self._hurried.pop(call.id, None)
        if self._overdue:
            self._expect_no_more(call)
        if self._idle is not None and not self._pending:
            self._idle.wake()

    def expect(self, slow: PendingCall, call: PendingCall) -> None:
        """Use late answers to a slow call for another call that asks the same."""
        for name, one in self._overdue.items():
            if one is slow:
                self._overdue[name] = call

    def _expect_no_more(self, call: PendingCall) -> None:
        """Drop late answers to a call."""
        waited = self._overdue
        self._overdue = {name: one for name, one in waited.items() if one is not call}

    async def idle(self, within: float) -> None:
        """Wait until no call is waiting, at most ``within`` seconds."""
        if self._pending:
            self._idle = self._make_waiter()
            with anyio.move_on_after(within):
                await self._idle

    def rejected(self, frame: Raw, reason: str) -> None:
        """Fail the call whose frame the server could not parse, if it was a call.

        Args:
            frame: The frame, as the server returns it.
            reason: The server's reason.
        """
        try:
            head = _decode_head(frame)
        except (ValueError, RecursionError):
            return
        call = self._pending.get(str(head.id)) if head.msg == "method" else None
        if call is not None:
            error = WireError(error=400, reason=reason)
            self.answered(CallAnswered(call.id, UNSET, error))

    def answered(self, answer: CallAnswered) -> None:
        """Dispatch an answer to its call."""
        call = self._pending.pop(str(answer.id), None)
        if call is None:
            call = self._overdue.get(str(answer.id))
            if call is None:
                self._statistics.late_answers += 1
                return
            self._pending.pop(call.id, None)
            call.error = None
        if self._overdue:
            self._expect_no_more(call)
        if self._hurried:
            self._hurried.pop(call.id, None)
        if self._idle is not None and not self._pending:
            self._idle.wake()
        if answer.error is not None:  # servers quote what they refuse
            self._masker.learn_call(call.method, call.params)
            said = self._masker.error(answer.error)
            answer = CallAnswered(answer.id, answer.result, said)
        call.answer = answer
        call.waiter.wake()

    def next_deadline(self) -> float:
        """Return the earliest deadline of the waiting calls.

        Most have the same limit, so that the oldest expires first; exceptions are calls
        that continue another one, or began while one was waiting for the rate limit.
        """
        first = min([one.deadline for one in self._hurried.values()], default=inf)
        for call in self._pending.values():
            return min(first, call.deadline)
        return inf

    def expire(self, now: float) -> None:
        """Fail the calls whose deadline has passed."""
        if self.next_deadline() > now:
            return
        for call in self._take(lambda call: call.deadline <= now):
            self._statistics.calls_timed_out += 1
            if call.may_be_late:
                self._overdue[call.id] = call
            said = "no answer" if call.times_sent else "no connection to send it on"
            call.fail(call.budget.timed_out(call.method, said))

    def unsent(self) -> list[PendingCall]:
        """Return the calls to send on the next connection."""
        return [call for call in self._pending.values() if not call.is_sent]

    def keep_to_one_user(self) -> None:
        """Repeat no call that was sent: another user is about to log in."""
        for call in self._pending.values():
            if call.times_sent:
                call.repeats = None

    def learn_secrets(self) -> None:
        """Mask the secrets of the waiting calls from now on."""
        for call in self._pending.values():
            self._masker.learn_call(call.method, call.params)

    def interrupt(self, reason: str) -> None:
        """Handle the loss of the connection.

        Calls that were sent fail, unless repeating them is safe; the others and
        the repeatable ones become `unsent`.
        """
        lost = self._take(lambda call: call.is_sent and not call.may_be_repeated)
        for call in lost:
            call.fail(_interrupted(call, reason))
        self._overdue.clear()
        for call in self._pending.values():
            call.is_sent = False

    def end(self, make_error: Callable[[], QuickmeetError], reason: str) -> None:
        """Fail all calls: there will be no more connections.

        Args:
            make_error: Makes the error of calls that were never sent.
            reason: The reason, for calls that were.
        """
        for call in self._take(lambda _: True):
            call.fail(_interrupted(call, reason) if call.times_sent else make_error())

    def _take(self, is_meant: Callable[[PendingCall], bool]) -> Iterator[PendingCall]:
        taken = [call for call in self._pending.values() if is_meant(call)]
        for call in taken:
            del self._pending[call.id]
            self._hurried.pop(call.id, None)  # its task may run later
        return iter(taken)


def _interrupted(call: PendingCall, reason: str) -> CallInterruptedError:
    said = "sent and not answered, whether it was carried out is unknown"
    return CallInterruptedError(f"{call.method}: {said}: {reason}")
