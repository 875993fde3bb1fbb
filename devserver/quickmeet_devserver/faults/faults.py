# SPDX-License-Identifier: MIT
"""The faults that a server can be made to have."""

from typing import Final

from .drip import Drip, Pieces
from .fault import Fault, FaultLimits
from .kinds import (
    Close,
    Corrupt,
    Corruption,
    Delay,
    Drop,
    Duplicate,
    Hold,
    Reorder,
    Silence,
)
from .refusing import Refusing
from .selection import Selection, events, frames

__all__ = ["Faults"]

_HIGHEST_CODE: Final = 0xFFFF
_LONGEST_REASON: Final = 123
_ALL: Final = Selection()
_ANSWER: Final = frozenset({"result", "updated"})


class Faults(Refusing):
    """Faults on demand: ``server.faults``.

    Each function makes one fault and returns it. It is there until it is lifted
    (``with server.faults.silence(): ...`` lifts it at the end), or has happened so
    many ``times``, ``after`` having let so many occasions pass; with ``user`` it
    hits only connections on which this user, by name or id, is logged in. Nothing
    is left to chance: a fault happens at frames that `answers`, `events`, `calls`,
    `subscribes` and `frames` select. If several affect one frame, the newest one
    happens. ``await fault.wait()`` returns once it has happened.

    All functions may be called from any thread.

    Args:
        active: The server's faults.
    """

    def clear(self) -> None:
        """Lift all faults: be a good server again."""
        self._active.clear()

    def hold(
        self,
        at: Selection | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Keep frames back until the fault is lifted; others overtake them.

        Args:
            at: Which; all that go to the client when None.
            user: Whose; None for everybody's.
            after: Frames that still pass.
            times: Frames that are kept; None for all.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Hold(_outgoing(at), FaultLimits(user, after, times)))

    def delay(
        self,
        seconds: float,
        at: Selection | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Send frames later; other frames overtake them.

        `hold` needs no clock.

        Args:
            seconds: By how much.
            at: Which; all that go to the client when None.
            user: Whose; None for everybody's.
            after: Frames that still pass.
            times: Frames that are delayed; None for all.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Delay(seconds, _outgoing(at), FaultLimits(user, after, times)))

    def duplicate(
        self,
        at: Selection | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Send frames twice.

        Args:
            at: Which; all events when None.
            user: Whose; None for everybody's.
            after: Frames that still come once.
            times: Frames that come twice; None for all.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(
            Duplicate(_outgoing(at or events()), FaultLimits(user, after, times))
        )

    def reorder(
        self,
        method: str | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Send `result` and `updated` of calls the other way round.

        Args:
            method: Wire name; None for every method.
            user: Whose calls; None for everybody's.
            after: Calls that are still answered in order.
            times: Calls that are answered so; None for all.
        """
        selection = Selection(is_incoming=False, kinds=_ANSWER, name=method)
        return self._add(Reorder(selection, FaultLimits(user, after, times)))

    def corrupt(
        self,
        at: Selection | None = None,
        how: Corruption | bytes = Corruption.NOT_JSON,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = 1,
    ) -> Fault:
        """Send something broken instead of a frame.

        Args:
            at: Instead of which; any when None.
            how: In what way, or the text to send instead.
            user: Whose; None for everybody's.
            after: Frames that still pass.
            times: Frames that are broken; None for all.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Corrupt(how, _outgoing(at), FaultLimits(user, after, times)))

    def drop(
        self,
        at: Selection | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = 1,
    ) -> Fault:
        """Hang up without a close frame: now, or where a frame should have come.

        A call in `answers` has been carried out, one in `calls` has not.

        Args:
            at: At which frame, which is lost; None for now, on all connections.
            user: Whose connections; None for everybody's.
            after: Such frames that still pass.
            times: Such frames that end a connection; None for all.
        """
        if at is None:
            return self._close_now(None, FaultLimits(user))
        return self._add(Drop(at, FaultLimits(user, after, times)))

    def close(  # noqa: PLR0913  # what a close frame consists of, and when
        self,
        code: int = 1000,
        reason: str = "",
        at: Selection | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = 1,
    ) -> Fault:
        """Close with any code: now, or where a frame should have come.

        Args:
            code: In the close frame, also one that may not be sent, such as 1006.
            reason: In the close frame.
            at: At which frame, which is lost; None for now, on all connections.
            user: Whose connections; None for everybody's.
            after: Such frames that still pass.
            times: Such frames that end a connection; None for all.

        Raises:
            ValueError: The code or the reason does not fit into a close frame.
        """
        if not 0 <= code <= _HIGHEST_CODE or len(reason.encode()) > _LONGEST_REASON:
            raise ValueError(f"no close frame can say {code} {reason!r}")
        if at is None:
            return self._close_now((code, reason), FaultLimits(user))
        return self._add(Close(code, reason, at, FaultLimits(user, after, times)))

    def silence(
        self,
        at: Selection | None = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Read on and say nothing, answer no ping, carry out no call.

        A connection that was silenced stays so until it ends: when the fault is
        lifted, it is cut. Without ``at`` and ``user`` the whole server is silent:
        who connects meanwhile is not even answered.

        Args:
            at: At which frame it begins, which is lost; None for now.
            user: Whose connections; None for everybody's.
            after: Such frames that still pass.
            times: Connections that are silenced; None for all.
        """
        fault = Silence(self._active, at or _ALL, FaultLimits(user, after, times))
        self._add(fault)
        if at is None:
            self._active.soon(fault.begin)
        return fault

    def drip(
        self, size: int = 1, pause: float = 0.0, *, user: str | None = None
    ) -> Fault:
        """Send bytes a few at a time, whatever they belong to.

        Args:
            size: Bytes at a time.
            pause: Seconds after each piece.
            user: The recipient; None for everybody.

        Raises:
            ValueError: The size is below 1.
        """
        if size < 1:
            raise ValueError(f"pieces of {size} bytes never get anywhere")
        return self._add(Drip(Pieces(size, pause), FaultLimits(user)))

    def _close_now(self, words: tuple[int, str] | None, limits: FaultLimits) -> Fault:
        fault = Fault(limits)

        def close() -> None:
            for tap in self._active.concerned(fault):
                fault.happen()
                if words is None:
                    tap.wire.finish()
                else:
                    tap.wire.close(*words)

        self._active.soon(close)
        return fault


def _outgoing(at: Selection | None) -> Selection:
    """The frames to the client.

    Raises:
        ValueError: It comes from there.
    """
    selection = frames() if at is None else at
    if selection.is_incoming is not False:
        raise ValueError("only what goes to the client can be held, delayed or changed")
    return selection
