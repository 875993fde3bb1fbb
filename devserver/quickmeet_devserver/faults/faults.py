# SPDX-License-Identifier: MIT
"""The faults that can be injected into a server."""

import json
from typing import Final, TypeVar, Unpack

from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.wire.http_messages import HttpResponse

from .fault import Fault, FaultLimits, Limits, Occasions
from .kinds import (
    Close,
    Corrupt,
    Corruption,
    Delay,
    Drip,
    Drop,
    Duplicate,
    Hold,
    Pieces,
    Reorder,
    Silence,
)
from .refusals import (
    ConnectionRefusal,
    MethodRefusal,
    RequestRefusal,
    SubscriptionRefusal,
)
from .selection import Selection, events, frames
from .tap import Active

__all__ = ["Faults"]

FaultT = TypeVar("FaultT", bound=Fault)

_REASON: Final = "refused on demand"
_HIGHEST_CODE: Final = 0xFFFF
_LONGEST_REASON: Final = 123
_ALL: Final = Selection()
_ANSWER: Final = frozenset({"result", "updated"})


class Faults:
    """Inject faults into the server: ``server.faults``.

    Each function creates one fault and returns it. It is active until it is lifted
    (``with server.faults.silence(): ...`` lifts it at the end) or has happened
    ``times`` times, after the first ``after`` occasions have passed; with ``user`` it
    affects only connections on which this user, by name or id, is logged in. Faults are
    deterministic: a fault happens at frames that `answers`, `events`, `calls`,
    `subscribes` and `frames` select. If several match one frame, the newest one
    happens. ``await fault.wait()`` returns once it has happened. Corrupted frames,
    closed connections and rate limits happen once unless ``times`` is given.

    All functions may be called from any thread.

    Args:
        active: The server's faults.
    """

    def __init__(self, active: Active) -> None:
        self._active: Final = active

    def clear(self) -> None:
        """Lift all faults."""
        self._active.clear()

    def hold(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Hold frames back until the fault is lifted; other frames overtake them.

        Args:
            at: Which frames; None for all that go to the client.
            **limits: Whose frames, how many pass first, how many are affected.

        Raises:
            ValueError: The selected frames come from the client.
        """
        return self._add(Hold(_outgoing(at), FaultLimits(**limits)))

    def delay(
        self, seconds: float, at: Selection | None = None, **limits: Unpack[Limits]
    ) -> Fault:
        """Send frames later; other frames overtake them.

        Prefer `hold`, which needs no clock.

        Args:
            seconds: The delay.
            at: Which frames; None for all that go to the client.
            **limits: Whose frames, how many pass first, how many are affected.

        Raises:
            ValueError: The selected frames come from the client.
        """
        return self._add(Delay(seconds, _outgoing(at), FaultLimits(**limits)))

    def duplicate(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Send frames twice.

        Args:
            at: Which frames; None for all events.
            **limits: Whose frames, how many pass first, how many are affected.

        Raises:
            ValueError: The selected frames come from the client.
        """
        return self._add(Duplicate(_outgoing(at or events()), FaultLimits(**limits)))

    def reorder(self, method: str | None = None, **limits: Unpack[Limits]) -> Fault:
        """Swap the `result` and `updated` of calls.

        Args:
            method: Wire name; None for every method.
            **limits: Whose calls, how many pass first, how many are affected.
        """
        selection = Selection(is_incoming=False, kinds=_ANSWER, name=method)
        return self._add(Reorder(selection, FaultLimits(**limits)))

    def corrupt(
        self,
        at: Selection | None = None,
        how: Corruption | bytes = Corruption.NOT_JSON,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Send a corrupted frame, or another text, instead of a frame.

        Args:
            at: Which frames to replace; None for any.
            how: The kind of corruption, or the text to send instead.
            **limits: Whose frames, how many pass first, how many are affected.

        Raises:
            ValueError: The selected frames come from the client.
        """
        return self._add(Corrupt(how, _outgoing(at), _once(limits)))

    def drop(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Drop the connection without a close frame: now, or in place of a frame.

        A call is carried out if `answers` selected it, and is not if `calls` did.

        Args:
            at: At which frame, which is lost; None for all connections, now.
            **limits: Whose frames, how many pass first, how many are affected.
        """
        known = _once(limits)
        if at is None:
            return self._close_now(None, FaultLimits(known.user))
        return self._add(Drop(at, known))

    def close(
        self,
        code: int = 1000,
        reason: str = "",
        at: Selection | None = None,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Close the connection with any code: now, or in place of a frame.

        Args:
            code: Code of the close frame, even one that must not be sent, such as 1006.
            reason: Reason in the close frame.
            at: At which frame, which is lost; None for all connections, now.
            **limits: Whose frames, how many pass first, how many are affected.

        Raises:
            ValueError: The code or the reason does not fit in a close frame.
        """
        if not 0 <= code <= _HIGHEST_CODE or len(reason.encode()) > _LONGEST_REASON:
            raise ValueError(f"does not fit in a close frame: {code} {reason!r}")
        known = _once(limits)
        if at is None:
            return self._close_now((code, reason), FaultLimits(known.user))
        return self._add(Close(code, reason, at, known))

    def silence(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Keep reading but send nothing, answer no ping and carry out no call.

        A silenced connection stays silent until it ends: it is cut when the fault is
        lifted. Without ``at`` and ``user`` the whole server is silent: new connections
        are accepted but not answered.

        Args:
            at: At which frame the silence begins, which is lost; None for now.
            **limits: Whose frames, how many pass first, how many are affected.
        """
        fault = Silence(self._active, at or _ALL, FaultLimits(**limits))
        self._add(fault)
        if at is None:
            self._active.soon(fault.begin)
        return fault

    def drip(
        self, size: int = 1, pause: float = 0.0, *, user: str | None = None
    ) -> Fault:
        """Send all bytes a few at a time, regardless of frames.

        Args:
            size: Bytes at a time.
            pause: Seconds after each piece.
            user: The recipient; None for all.

        Raises:
            ValueError: The size is below 1.
        """
        if size < 1:
            raise ValueError(f"the size must be at least 1 byte, not {size}")
        return self._add(Drip(Pieces(size, pause), FaultLimits(user)))

    def refuse_connections(
        self, status: int | None = None, **limits: Unpack[Occasions]
    ) -> Fault:
        """Close new connections, both HTTP and WebSocket.

        To close the port itself, use `Server.stopped`.

        Args:
            status: HTTP status to answer the first request with instead.
            **limits: How many connections pass first, how many are affected.
        """
        return self._add(ConnectionRefusal(status, FaultLimits(None, **limits)))

    def refuse_request(
        self,
        path: str,
        status: int = 500,
        *,
        error: str = _REASON,
        **limits: Unpack[Occasions],
    ) -> Fault:
        """Answer HTTP requests with an error; they are not carried out.

        Args:
            path: Such as ``/api/v1/chat.sendMessage``; paths below it match too.
            status: The HTTP status.
            error: The ``error`` in the answer's JSON.
            **limits: How many requests pass first, how many are affected.
        """
        body = json.dumps({"success": False, "error": error}).encode()
        response = HttpResponse(status, "application/json", body)
        return self._add(RequestRefusal(path, response, FaultLimits(None, **limits)))

    def refuse_login(
        self,
        error: str | int = 403,
        reason: str = _REASON,
        details: object = None,
        **limits: Unpack[Occasions],
    ) -> Fault:
        """Refuse logins of every kind, including `resume` and logins over REST.

        ddp-streamer reports only that the user has been logged out, whatever the error.

        Args:
            error: Code of the error.
            reason: Reason of the error.
            details: Details of the error.
            **limits: How many logins pass first, how many are affected.
        """
        return self.refuse_method("login", error, reason, details, user=None, **limits)

    def refuse_method(
        self,
        method: str | None = None,
        error: str | int = 500,
        reason: str = _REASON,
        details: object = None,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Answer calls with an error; they are not carried out.

        This affects calls over DDP, through ``method.call`` and through the endpoint
        that replaces the method.

        Args:
            method: Wire name; None for every method.
            error: Code of the error: a text, or a number such as 404.
            reason: Reason of the error.
            details: Details of the error.
            **limits: Whose calls, how many pass first, how many are affected.
        """
        failed = MethodFailed(error, reason, details)
        return self._add(MethodRefusal(method, failed, FaultLimits(**limits)))

    def refuse_subscription(
        self,
        stream: str | None = None,
        event: str | None = None,
        error: str | int = "not-allowed",
        reason: str = _REASON,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Answer subscriptions with an error.

        Args:
            stream: Wire name, such as ``stream-room-messages``; None for all.
            event: The event's name, such as a room's id; None for all.
            error: Code of the error.
            reason: Reason of the error.
            **limits: Whose subscriptions, how many pass first, how many are affected.
        """
        failed = MethodFailed(error, reason)
        refusal = SubscriptionRefusal(stream, event, failed, FaultLimits(**limits))
        return self._add(refusal)

    def rate_limit(
        self,
        method: str | None = None,
        *,
        retry_after: float = 1.0,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Refuse calls with the rate-limit error of real servers.

        To count calls as a real server does, use ``serve(rate_limits=True)``.

        Args:
            method: Wire name; None for every method.
            retry_after: Seconds that the error tells the client to wait.
            **limits: Whose calls, how many pass first, how many are affected.
        """
        reason = (
            "Error, too many requests. Please slow down. You must wait "
            f"{retry_after:g} seconds before trying again."
        )
        return self.refuse_method(
            method,
            "too-many-requests",
            reason,
            {"timeToReset": round(retry_after * 1000)},
            **Limits(times=1) | limits,
        )

    def _add(self, fault: FaultT) -> FaultT:
        self._active.add(fault)
        return fault

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


def _once(limits: Limits) -> FaultLimits:
    """Build the limits of a fault that happens once by default."""
    return FaultLimits(**Limits(times=1) | limits)


def _outgoing(at: Selection | None) -> Selection:
    """Check that a selection is of frames to the client.

    Raises:
        ValueError: It selects frames from the client.
    """
    selection = frames() if at is None else at
    if selection.is_incoming is not False:
        raise ValueError("only frames to the client can be held, delayed or changed")
    return selection
