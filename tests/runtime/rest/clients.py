# SPDX-License-Identifier: MIT
"""A client for HTTP in a session that does nothing else."""

from typing import Final

from msgspec import Struct

from quickmeet_runtime.calls.rate_limit_retry import RateLimitRetry
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.lifecycle.table import Lifecycle, SessionEvent
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.rest.client import RestClient, Who
from quickmeet_runtime.transport.url import ServerUrl

__all__ = ["ClientSession", "User", "client_of"]


class User(Struct):
    """A user who is logged in as long as there is a token."""

    user_id: str | None
    token: str | None


class ClientSession:
    """Sessions of clients for HTTP: their end, and waiters until then."""

    def __init__(
        self,
        endpoint: ServerUrl,
        options: Options,
        who: Who | None = None,
    ) -> None:
        ending: Final = Lifecycle(options.time_limit)
        clock = options.clock or SystemClock()
        self._lifecycle: Final = ending
        self._retry: Final = RateLimitRetry(clock, ending)
        self.client: Final = RestClient(endpoint, options, self._retry, ending, who=who)

    def fail(self, reason: Exception) -> None:
        """Be over for good, as a session that found no way back."""
        self._lifecycle.fail(reason)
        self._lifecycle.step(SessionEvent.FAILED, 0.0)

    async def aclose(self) -> None:
        """End the session, as sessions do."""
        self._lifecycle.step(SessionEvent.CLOSE, 0.0)
        self._retry.wake()
        await self.client.aclose()


def client_of(
    endpoint: ServerUrl, options: Options, who: Who | None = None
) -> RestClient:
    """A client of a session that never ends."""
    return ClientSession(endpoint, options, who).client
