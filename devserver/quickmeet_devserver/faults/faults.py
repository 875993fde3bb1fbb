# SPDX-License-Identifier: MIT
"""The faults that a server can be made to have."""

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
    """Faults on demand: ``server.faults``.

    Each function makes one fault and returns it. It is there until it is lifted
    (``with server.faults.silence(): ...`` lifts it at the end), or has happened so
    many ``times``, ``after`` having let so many occasions pass; with ``user`` it
    hits only connections on which this user, by name or id, is logged in. Nothing
    is left to chance: a fault happens at frames that `answers`, `events`, `calls`,
    `subscribes` and `frames` select. If several affect one frame, the newest one
    happens. ``await fault.wait()`` returns once it has happened. Broken frames, ends of
    connections and rate limits happen once, if ``times`` does not say otherwise.

    All functions may be called from any thread.

    Args:
        active: The server's faults.
    """

    def __init__(self, active: Active) -> None:
        self._active: Final = active

    def clear(self) -> None:
        """Lift all faults: be a good server again."""
        self._active.clear()

    def hold(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Keep frames back until the fault is lifted; others overtake them.

        Args:
            at: Which; all that go to the client when None.
            **limits: Whose frames, how many pass first, how many it hits.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Hold(_outgoing(at), FaultLimits(**limits)))

    def delay(
        self, seconds: float, at: Selection | None = None, **limits: Unpack[Limits]
    ) -> Fault:
        """Send frames later; other frames overtake them.

        `hold` needs no clock.

        Args:
            seconds: By how much.
            at: Which; all that go to the client when None.
            **limits: Whose frames, how many pass first, how many it hits.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Delay(seconds, _outgoing(at), FaultLimits(**limits)))

    def duplicate(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Send frames twice.

        Args:
            at: Which; all events when None.
            **limits: Whose frames, how many pass first, how many it hits.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Duplicate(_outgoing(at or events()), FaultLimits(**limits)))

    def reorder(self, method: str | None = None, **limits: Unpack[Limits]) -> Fault:
        """Send `result` and `updated` of calls the other way round.

        Args:
            method: Wire name; None for every method.
            **limits: Whose calls, how many pass first, how many it hits.
        """
        selection = Selection(is_incoming=False, kinds=_ANSWER, name=method)
        return self._add(Reorder(selection, FaultLimits(**limits)))

    def corrupt(
        self,
        at: Selection | None = None,
        how: Corruption | bytes = Corruption.NOT_JSON,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Send something broken instead of a frame.

        Args:
            at: Instead of which; any when None.
            how: In what way, or the text to send instead.
            **limits: Whose frames, how many pass first, how many it hits.

        Raises:
            ValueError: They are frames that come from the client.
        """
        return self._add(Corrupt(how, _outgoing(at), _once(limits)))

    def drop(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Hang up without a close frame: now, or where a frame should have come.

        A call in `answers` has been carried out, one in `calls` has not.

        Args:
            at: At which frame, which is lost; None for now, on all connections.
            **limits: Whose frames, how many pass first, how many it hits.
        """
        if at is None:
            return self._close_now(None, FaultLimits(limits.get("user")))
        return self._add(Drop(at, _once(limits)))

    def close(
        self,
        code: int = 1000,
        reason: str = "",
        at: Selection | None = None,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Close with any code: now, or where a frame should have come.

        Args:
            code: In the close frame, also one that may not be sent, such as 1006.
            reason: In the close frame.
            at: At which frame, which is lost; None for now, on all connections.
            **limits: Whose frames, how many pass first, how many it hits.

        Raises:
            ValueError: The code or the reason does not fit into a close frame.
        """
        if not 0 <= code <= _HIGHEST_CODE or len(reason.encode()) > _LONGEST_REASON:
            raise ValueError(f"no close frame can say {code} {reason!r}")
        if at is None:
            return self._close_now((code, reason), FaultLimits(limits.get("user")))
        return self._add(Close(code, reason, at, _once(limits)))

    def silence(self, at: Selection | None = None, **limits: Unpack[Limits]) -> Fault:
        """Read on and say nothing, answer no ping, carry out no call.

        A connection that was silenced stays so until it ends: when the fault is
        lifted, it is cut. Without ``at`` and ``user`` the whole server is silent:
        who connects meanwhile is not even answered.

        Args:
            at: At which frame it begins, which is lost; None for now.
            **limits: Whose frames, how many pass first, how many it hits.
        """
        fault = Silence(self._active, at or _ALL, FaultLimits(**limits))
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

    def refuse_connections(
        self, status: int | None = None, **limits: Unpack[Occasions]
    ) -> Fault:
        """Close new connections, for HTTP as for WebSockets.

        `Server.stopped` closes the port itself.

        Args:
            status: Answer the first request with this HTTP status instead.
            **limits: How many connections pass first, how many it hits.
        """
        return self._add(ConnectionRefusal(status, FaultLimits(**limits)))

    def refuse_request(
        self,
        path: str,
        status: int = 500,
        *,
        error: str = _REASON,
        **limits: Unpack[Occasions],
    ) -> Fault:
        """Answer an HTTP request with an error, and do nothing.

        Args:
            path: Such as ``/api/v1/chat.sendMessage``; those below it as well.
            status: The HTTP status.
            error: The ``error`` in the answer's JSON.
            **limits: How many requests pass first, how many it hits.
        """
        body = json.dumps({"success": False, "error": error}).encode()
        response = HttpResponse(status, "application/json", body)
        return self._add(RequestRefusal(path, response, FaultLimits(**limits)))

    def refuse_login(
        self,
        error: str | int = 403,
        reason: str = _REASON,
        details: object = None,
        **limits: Unpack[Occasions],
    ) -> Fault:
        """Refuse logins of every kind, `resume` and those over REST included.

        ddp-streamer says only that one has been logged out, whatever the error.

        Args:
            error: Code of the error.
            reason: What it says.
            details: Its details.
            **limits: How many logins pass first, how many it hits.
        """
        return self.refuse_method("login", error, reason, details, **limits)

    def refuse_method(
        self,
        method: str | None = None,
        error: str | int = 500,
        reason: str = _REASON,
        details: object = None,
        **limits: Unpack[Limits],
    ) -> Fault:
        """Answer calls with an error; they are not carried out.

        Calls over DDP, by ``method.call`` and by the endpoint that stands for the
        method.

        Args:
            method: Wire name; None for every method.
            error: Code of the error: a text, or a number such as 404.
            reason: What it says.
            details: Its details.
            **limits: Whose calls, how many pass first, how many it hits.
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
            reason: What it says.
            **limits: Whose subscriptions, how many pass first, how many it hits.
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
        """Refuse calls as too many, the way servers do.

        ``serve(rate_limits=True)`` counts calls instead, as a real server does.

        Args:
            method: Wire name; None for every method.
            retry_after: Seconds that the answer asks for.
            **limits: Whose calls, how many pass first, how many it hits.
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
    """The limits of what happens once, if nothing else is said."""
    return FaultLimits(**Limits(times=1) | limits)


def _outgoing(at: Selection | None) -> Selection:
    """The frames to the client.

    Raises:
        ValueError: It comes from there.
    """
    selection = frames() if at is None else at
    if selection.is_incoming is not False:
        raise ValueError("only what goes to the client can be held, delayed or changed")
    return selection
