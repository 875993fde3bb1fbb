# SPDX-License-Identifier: MIT
"""A session without a WebSocket: every call is an HTTP request.

Methods are called by ``method.call`` where the server has them, and by the endpoint
that replaces them elsewhere.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final, NoReturn

import anyio

from ..auth.credentials import Credentials, Token
from ..auth.identity import SessionIdentity
from ..auth.login import Ask
from ..auth.rest_login import TokenGiven, log_in_by_rest
from ..calls.outcome import method_error
from ..calls.rate_limit_retry import RateLimitRetry
from ..concurrency.clock import SystemClock
from ..errors import LocalProtocolError, LoginError
from ..lifecycle.table import Lifecycle, SessionEvent
from ..model.operations.operation import FindRoomLookups, Method
from ..model.operations.publication import Publication, Stream
from ..observability.masking import Masker
from ..observability.observer import PayloadReporter, Statistics, observed
from ..options.options import Options
from ..rest.answer import UNAUTHORIZED, Refusal, read
from ..rest.bridge import Bridge
from ..rest.client import RestClient
from ..rest.exchange import Request
from ..transport.url import ServerUrl
from .calling import CallingSession

__all__ = ["HttpSession"]


logger = logging.getLogger("quickmeet")

_LOGOUT: Final = Request(name="POST /v1/logout", verb="POST", path="/v1/logout")


class HttpSession(CallingSession):
    """Calls methods over HTTP; cannot follow streams.

    Args:
        endpoint: Where the server is.
        credentials: How to log in; None to stay logged out.
        options: The options of the session; those about the WebSocket have no effect.
        room_lookups: Loads the methods that find rooms by name; None if there are none.
    """

    def __init__(
        self,
        endpoint: ServerUrl,
        credentials: Credentials | None,
        options: Options,
        room_lookups: FindRoomLookups | None = None,
    ) -> None:
        self._credentials = credentials
        self._lifecycle: Final = Lifecycle(options.time_limit)
        self._renewing: Final = anyio.Lock()
        self._has_given_up = False
        clock, masker = options.clock or SystemClock(), Masker()
        retry = RateLimitRetry(clock, self._lifecycle)

        async def log_in(credentials: Credentials) -> TokenGiven:
            two_factor = options.two_factor
            return await log_in_by_rest(self._client, credentials, two_factor)

        identity = _HttpIdentity(endpoint, log_in, options, masker)
        self._client: Final = RestClient(
            endpoint,
            options,
            retry,
            self._lifecycle,
            who=identity,
            renew=self._renewed,
            masker=masker,
        )
        super().__init__(
            endpoint,
            options,
            identity,
            Bridge(self._client, identity, masker),
            retry=retry,
            ending=self._lifecycle,
            clock=clock,
            masker=masker,
            payloads=PayloadReporter(Statistics(), masker, options.observer),
            room_lookups=room_lookups,
            client=self._client,
        )

    async def start(self) -> None:
        """Log in if there are credentials.

        Raises:
            LoginError: The server refused.
            InsecureError: The credentials would go over plain ``http://``.
            TransportError: The server cannot be reached by HTTP.
        """
        if self._credentials is not None:
            await self.login(self._credentials)

    async def aclose(self) -> None:
        """Close the connections; later calls are refused."""
        self._lifecycle.step(SessionEvent.CLOSE, self._clock.now())
        self._retry.wake()
        await self._router.aclose()

    async def login(self, credentials: Credentials) -> None:
        """Log in, or switch to another user; on failure an existing login stays.

        Raises:
            LoginError: The server refused.
            InsecureError: The credentials would go over plain ``http://``.
            TransportError: The server cannot be reached by HTTP.
        """
        await self._identity.switch(_no_connection, credentials)
        self._has_given_up = False

    async def logout(self) -> None:
        """Log out; the token is invalid afterwards.

        Raises:
            MethodError: The server refused; the login stands.
        """
        with observed(self._options.observer, self._clock, "logout"):
            if self._identity.token is not None:
                response = await self._client.send(_LOGOUT, asks_for="logout")
                answer = read(response)
                has_ended = response.status == UNAUTHORIZED
                if isinstance(answer, Refusal) and not has_ended:
                    raise method_error("logout", answer.error, {})
            await self._identity.forget()

    def _refuse(self, *what: Any, **_: Any) -> NoReturn:  # of each of these
        """Refuse to follow, which requires a WebSocket.

        Raises:
            LocalProtocolError: Always.
        """
        followed: Stream[object] | Method[object] | Publication[object] = what[0]
        name = followed.name
        if isinstance(followed, Publication):
            name = name or followed.collection
        raise LocalProtocolError(
            f"{name} cannot be followed over HTTP alone: use `connect`"
        )

    subscribe = changes = changes_mine = mirror = documents = _refuse

    async def _renewed(self, ended: str) -> bool:
        """Log in again after a token expired; the refused request had no effect."""
        async with self._renewing:
            if self._identity.token != ended:
                return self._identity.token is not None  # another call was quicker
            if self._has_given_up:
                return False
            logger.info("the token has expired, logging in again")
            try:
                await self._identity.renew(_no_connection)
            except LoginError as error:
                # tried once: servers lock out users after several wrong passwords
                self._has_given_up = True
                logger.warning("logging in again was refused: %s", error)
                return False
            return True


class _HttpIdentity(SessionIdentity):
    """Logs in by REST only."""

    def __init__(
        self,
        endpoint: ServerUrl,
        log_in: Callable[[Credentials], Awaitable[TokenGiven]],
        options: Options,
        masker: Masker,
    ) -> None:
        super().__init__(
            endpoint,
            masker,
            two_factor=options.two_factor,
            allow_plaintext=options.allow_plaintext,
        )
        self._by_rest: Final = log_in

    async def renew(self, ask: Ask) -> None:
        """Get a new token; a `Token` that the user passed cannot be renewed."""
        if isinstance(self._source, Token):
            raise LoginError("the given token has expired", error=UNAUTHORIZED)
        await super().renew(ask)

    async def _log_in(self, ask: Ask, credentials: Credentials) -> None:  # noqa: ARG002  # the other way
        self._masker.learn(credentials.secrets())
        given = await self._by_rest(credentials)
        self._masker.learn((given.token,))
        self._become(given.user_id, given.token, given.username)


async def _no_connection(method: str, params: list[object]) -> NoReturn:
    raise AssertionError(method, params)  # only DDP asks
