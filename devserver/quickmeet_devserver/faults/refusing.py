# SPDX-License-Identifier: MIT
"""The refusals that a server can be made to give."""

import json
from typing import Final, TypeVar

from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.wire.http_messages import HttpResponse

from .fault import Fault, FaultLimits
from .refusals import (
    ConnectionRefusal,
    MethodRefusal,
    RequestRefusal,
    SubscriptionRefusal,
)
from .tap import Active

__all__ = ["Refusing"]

FaultT = TypeVar("FaultT", bound=Fault)

_REASON: Final = "refused on demand"


class Refusing:
    """The part of `Faults` that refuses.

    Args:
        active: The server's faults.
    """

    def __init__(self, active: Active) -> None:
        self._active: Final = active

    def _add(self, fault: FaultT) -> FaultT:
        self._active.add(fault)
        return fault

    def refuse_connections(
        self, status: int | None = None, *, after: int = 0, times: int | None = None
    ) -> Fault:
        """Close new connections, for HTTP as for WebSockets.

        `Server.stopped` closes the port itself.

        Args:
            status: Answer the first request with this HTTP status instead.
            after: Connections that are still taken.
            times: Connections that are refused; None for all.
        """
        return self._add(ConnectionRefusal(status, FaultLimits(None, after, times)))

    def refuse_request(
        self,
        path: str,
        status: int = 500,
        *,
        error: str = _REASON,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Answer an HTTP request with an error, and do nothing.

        Args:
            path: Such as ``/api/v1/chat.sendMessage``; those below it as well.
            status: The HTTP status.
            error: The ``error`` in the answer's JSON.
            after: Requests that are still served.
            times: Requests that are refused; None for all.
        """
        body = json.dumps({"success": False, "error": error}).encode()
        response = HttpResponse(status, "application/json", body)
        return self._add(
            RequestRefusal(path, response, FaultLimits(None, after, times))
        )

    def refuse_login(  # what an error consists of, and when
        self,
        error: str | int = 403,
        reason: str = _REASON,
        details: object = None,
        *,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Refuse logins of every kind, `resume` and those over REST included.

        ddp-streamer says only that one has been logged out, whatever the error.

        Args:
            error: Code of the error.
            reason: What it says.
            details: Its details.
            after: Logins that are still taken.
            times: Logins that are refused; None for all.
        """
        return self.refuse_method(
            "login", error, reason, details, after=after, times=times
        )

    def refuse_method(  # noqa: PLR0913  # what an error consists of, and when
        self,
        method: str | None = None,
        error: str | int = 500,
        reason: str = _REASON,
        details: object = None,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Answer calls with an error; they are not carried out.

        Calls over DDP, by ``method.call`` and by the endpoint that stands for the
        method.

        Args:
            method: Wire name; None for every method.
            error: Code of the error: a text, or a number such as 404.
            reason: What it says.
            details: Its details.
            user: Whose calls; None for everybody's.
            after: Calls that are still carried out.
            times: Calls that are refused; None for all.
        """
        failed = MethodFailed(error, reason, details)
        return self._add(MethodRefusal(method, failed, FaultLimits(user, after, times)))

    def refuse_subscription(  # noqa: PLR0913  # what an error consists of, and when
        self,
        stream: str | None = None,
        event: str | None = None,
        error: str | int = "not-allowed",
        reason: str = _REASON,
        *,
        user: str | None = None,
        after: int = 0,
        times: int | None = None,
    ) -> Fault:
        """Answer subscriptions with an error.

        Args:
            stream: Wire name, such as ``stream-room-messages``; None for all.
            event: The event's name, such as a room's id; None for all.
            error: Code of the error.
            reason: What it says.
            user: Whose subscriptions; None for everybody's.
            after: Subscriptions that are still taken.
            times: Subscriptions that are refused; None for all.
        """
        failed = MethodFailed(error, reason)
        limits = FaultLimits(user, after, times)
        return self._add(SubscriptionRefusal(stream, event, failed, limits))

    def rate_limit(
        self,
        method: str | None = None,
        *,
        retry_after: float = 1.0,
        user: str | None = None,
        after: int = 0,
        times: int | None = 1,
    ) -> Fault:
        """Refuse calls as too many, the way servers do.

        ``serve(rate_limits=True)`` counts calls instead, as a real server does.

        Args:
            method: Wire name; None for every method.
            retry_after: Seconds that the answer asks for.
            user: Whose calls; None for everybody's.
            after: Calls that are still carried out.
            times: Calls that are refused; None for all.
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
            user=user,
            after=after,
            times=times,
        )
