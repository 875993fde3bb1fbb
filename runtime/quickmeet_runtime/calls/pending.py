# SPDX-License-Identifier: MIT
"""The calls that wait for their answers."""

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
    """A call from the moment it is made until its answer is taken."""

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
        """Sent on the connection that is open now."""
        self.may_be_late = False
        """Whether an answer is still of use after the time limit."""
        self.times_sent = 0
        self.answer: CallAnswered | None = None
        self.error: QuickmeetError | None = None

    @property
    def may_be_repeated(self) -> bool:
        """Whether it may be sent again though it was sent and not answered.

        A call whose answer is what breaks the connections is not repeated forever.
        """
        return (
            self.repeats is not None
            and self.times_sent <= _MOST_REPETITIONS
            and self.repeats(self.params)
        )

    def outcome(self) -> CallAnswered:
        """The answer, once the waiter has been woken.

        Raises:
            QuickmeetError: There will be none; says why.
        """
        if self.error is not None:
            raise self.error
        if self.answer is None:
            raise AssertionError  # nobody wakes the waiter without either
        return self.answer

    def mark_sent(self) -> None:
        """Say that it is on its way on the connection that is open now."""
        self.is_sent = True
        self.times_sent += 1

    def fail(self, error: QuickmeetError) -> None:
        """End the call without an answer."""
        self.error = error
        self.waiter.wake()


class AskedCall:
    """A call that was sent on one connection; see `streams.ports.SentCall`.

    Args:
        send: Sends it, each time under a name of its own.
        calls: The calls that wait for answers.
        lost: Says why the connection was lost, if it was.
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
        """The answer, if it has come."""
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
        """Wait until it is answered, or will not be; any number of tasks may."""
        if self._call.is_sent:
            await self._call.waiter

    def ask_again(self) -> None:
        """Send it once more, unless it was answered meanwhile.

        On a slow line the first answer may be on its way: that to either is taken.
        """
        if self._call.answer is None:
            slow, self._call = self._call, self._send()
            self._calls.expect(slow, self._call)

    def abandon(self) -> None:
        """Expect no answer any more; who waits until it is `settled` continues."""
        self._calls.forget(self._call)
        self._call.waiter.wake()


class PendingCalls:
    """Finds the call that an answer belongs to, and ends those that get none.

    Args:
        make_waiter: Makes what a caller waits on.
        statistics: Where to count.
        masker: Hides the secrets that a server quotes.
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
        """Register a call; the caller has to `forget` it, unless it is answered.

        Args:
            method: Wire name.
            params: JSON values in the order of the wire.
            budget: What it may take.
            repeats: Says whether it may be sent again after a break; None for no.
            most: How many calls may wait.
            is_shared: Whether several tasks may wait for the answer. Such calls are the
                session's own, which masks their secrets itself.

        Raises:
            LimitReachedError: So many calls are waiting already.
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
        """Unregister a call; an answer that comes later is dropped."""
        self._pending.pop(call.id, None)
        self._hurried.pop(call.id, None)
        if self._overdue:
            self._expect_no_more(call)
        if self._idle is not None and not self._pending:
            self._idle.wake()

    def expect(self, slow: PendingCall, call: PendingCall) -> None:
        """Take what still answers a slow call for one that asks the same."""
        for name, one in self._overdue.items():
            if one is slow:
                self._overdue[name] = call

    def _expect_no_more(self, call: PendingCall) -> None:
        """Drop what still answers a call."""
        waited = self._overdue
        self._overdue = {name: one for name, one in waited.items() if one is not call}

    async def idle(self, within: float) -> None:
        """Wait until no call waits, so many seconds at most."""
        if self._pending:
            self._idle = self._make_waiter()
            with anyio.move_on_after(within):
                await self._idle

    def rejected(self, frame: Raw, reason: str) -> None:
        """The server could not read a frame; if it was a call, that ends.

        Args:
            frame: The frame, as the server gives it back.
            reason: The server's words.
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
        """Hand an answer to the call that it belongs to."""
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
        """When the first call has waited long enough.

        Most have the same limit, so that the oldest is the first; but for those
        that continue another call, or began beside one that waited.
        """
        first = min([one.deadline for one in self._hurried.values()], default=inf)
        for call in self._pending.values():
            return min(first, call.deadline)
        return inf

    def expire(self, now: float) -> None:
        """End the calls that have waited long enough."""
        if self.next_deadline() > now:
            return
        for call in self._take(lambda call: call.deadline <= now):
            self._statistics.calls_timed_out += 1
            if call.may_be_late:
                self._overdue[call.id] = call
            said = "no answer" if call.times_sent else "no connection to send it on"
            call.fail(call.budget.timed_out(call.method, said))

    def unsent(self) -> list[PendingCall]:
        """The calls that are to be sent on the next connection."""
        return [call for call in self._pending.values() if not call.is_sent]

    def keep_to_one_user(self) -> None:
        """Repeat none of the calls that were sent: who logs in now is another."""
        for call in self._pending.values():
            if call.times_sent:
                call.repeats = None

    def learn_secrets(self) -> None:
        """Hide what is secret in the calls that wait."""
        for call in self._pending.values():
            self._masker.learn_call(call.method, call.params)

    def interrupt(self, reason: str) -> None:
        """Say that the connection is gone.

        Calls that were sent end, unless repeating them is safe; the others and
        the repeatable ones are `unsent` now.
        """
        lost = self._take(lambda call: call.is_sent and not call.may_be_repeated)
        for call in lost:
            call.fail(_interrupted(call, reason))
        self._overdue.clear()
        for call in self._pending.values():
            call.is_sent = False

    def end(self, make_error: Callable[[], QuickmeetError], reason: str) -> None:
        """Say that there will be no more connections.

        Args:
            make_error: Makes the error of a call that was never sent.
            reason: Why, for those that were.
        """
        for call in self._take(lambda _: True):
            call.fail(_interrupted(call, reason) if call.times_sent else make_error())

    def _take(self, is_meant: Callable[[PendingCall], bool]) -> Iterator[PendingCall]:
        taken = [call for call in self._pending.values() if is_meant(call)]
        for call in taken:
            del self._pending[call.id]
            self._hurried.pop(call.id, None)  # its task may take a while to hear of it
        return iter(taken)


def _interrupted(call: PendingCall, reason: str) -> CallInterruptedError:
    said = "sent and not answered, whether it was carried out is unknown"
    return CallInterruptedError(f"{call.method}: {said}: {reason}")
