# SPDX-License-Identifier: MIT
"""A session without a WebSocket: every call is an HTTP request.

Methods go by ``method.call`` where the server has them (recorded in
``rest/_method.call.json``), by the endpoint that replaces them elsewhere.
"""

import logging
from collections.abc import Sequence
from typing import Final, NoReturn, TypeVar
from urllib.parse import quote

import anyio
import msgspec
from msgspec import UNSET, Raw

from quickmeet_runtime.auth.credentials import Credentials, Token
from quickmeet_runtime.auth.identity import Identity
from quickmeet_runtime.auth.login import Ask
from quickmeet_runtime.calls.outcome import UNDECODABLE, method_error
from quickmeet_runtime.calls.rate_limit_retry import RateLimitRetry
from quickmeet_runtime.calls.router import Router
from quickmeet_runtime.calls.second_factor import with_second_factor
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.errors import (
    ClosedError,
    LocalProtocolError,
    LoginError,
    RemoteProtocolError,
)
from quickmeet_runtime.model.operation import Method, Stream
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.model.versions import Version
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.observability.observer import observed
from quickmeet_runtime.observability.payloads import PayloadReporter
from quickmeet_runtime.observability.statistics import Statistics
from quickmeet_runtime.protocol.events import CallAnswered
from quickmeet_runtime.protocol.frames import Result, WireError, encode_params
from quickmeet_runtime.session.options import Options
from quickmeet_runtime.streams.changes import Changes
from quickmeet_runtime.streams.changes_mine import ChangesMine
from quickmeet_runtime.streams.recovery.cursor import Cursor
from quickmeet_runtime.streams.subscription import Subscription
from quickmeet_runtime.transport.url import Endpoint

from ..auth.rest_login import log_in_by_rest
from ..rest.answer import NO_ENDPOINT, MissingEndpoint, Refusal, Response, read
from ..rest.client import Login, RestClient
from ..rest.request import Request

__all__ = ["HttpSession"]

E = TypeVar("E")
T = TypeVar("T")

logger = logging.getLogger("quickmeet")

_UNAUTHORIZED: Final = 401
_CALL_ID: Final = "1"
_LOGOUT: Final = Request(name="POST /v1/logout", verb="POST", path="/v1/logout")
_BRIDGE: Final = "method.call"
_ANONYMOUS_BRIDGE: Final = "method.callAnon"


class _Frame(msgspec.Struct):
    message: str


_decode_frame = msgspec.json.Decoder(_Frame).decode
_decode_result = msgspec.json.Decoder(Result).decode


class HttpSession:
    """Calls methods over HTTP; follows nothing.

    Args:
        endpoint: Where the server is.
        credentials: Whom to log in as; None for nobody.
        options: What was chosen; what is about the WebSocket means nothing here.
    """

    def __init__(
        self, endpoint: Endpoint, credentials: Credentials | None, options: Options
    ) -> None:
        self._options: Final = options
        self._credentials = credentials
        self._is_closed = False
        self._missing: Final[set[str]] = set()
        self._renewing: Final = anyio.Lock()
        self._has_given_up = False
        self._clock: Final = options.clock or SystemClock()
        self._patience: Final = RateLimitRetry(
            self._clock,
            longest=options.wait_when_limited,
            time_limit=options.time_limit,
        )
        self._client: Final = RestClient(endpoint, options, self._login)
        self._identity: Final = _HttpIdentity(endpoint, self._client, options)
        payloads = PayloadReporter(Statistics(), Masker(), options.observer)
        self._router: Final = Router(
            endpoint,
            options,
            self._identity,
            lambda: "",
            client=self._client,
            sender=self,
            report=None if options.strict else payloads.report,
        )

    @property
    def user_id(self) -> str | None:
        """The user's id while logged in."""
        return self._identity.user_id

    @property
    def token(self) -> str | None:
        """The login token while logged in."""
        return self._identity.token

    async def start(self) -> None:
        """Log in, if there is somebody to log in as.

        Raises:
            LoginError: The server refused.
            InsecureError: The credentials would go over plain ``http://``.
            TransportError: The server cannot be reached by HTTP.
        """
        if self._credentials is not None:
            await self.login(self._credentials)

    async def aclose(self) -> None:
        """Close the connections; nothing can be sent any more."""
        self._is_closed = True
        self._patience.close()
        await self._router.aclose()

    async def server_version(self) -> Version | None:
        """The server's version; asks for it when it is not known yet."""
        return await self._router.ask_version()

    async def login(self, credentials: Credentials) -> None:
        """Log in, or as somebody else; when that fails, an old login stands.

        Raises:
            LoginError: The server refused.
            InsecureError: The credentials would go over plain ``http://``.
            TransportError: The server cannot be reached by HTTP.
        """
        await self._identity.switch(_no_connection, credentials)
        self._has_given_up = False

    async def logout(self) -> None:
        """Log out; the token is good for nothing any more.

        Raises:
            MethodError: The server refused; the login stands.
        """
        if self._identity.token is not None:
            response = await self._client.send(_LOGOUT, asks_for="logout")
            answer = read(response)
            has_ended = response.status == _UNAUTHORIZED
            if isinstance(answer, Refusal) and not has_ended:
                raise method_error("logout", answer.error, {})
        await self._identity.forget()

    async def send(
        self, request: Request, *, asks_for: str, is_repeatable: bool
    ) -> Response:
        """Send a request; where the token has ended, log in again and repeat it.

        Raises:
            QuickmeetError: As `RestClient.send` says.
        """
        if self._is_closed:
            raise ClosedError("the session is closed")
        token = self._identity.token
        response = await self._client.send(
            request, asks_for=asks_for, is_repeatable=is_repeatable
        )
        is_refused = response.status == _UNAUTHORIZED and token is not None
        if not is_refused or not await self._renewed(token):
            return response
        return await self._client.send(
            request, asks_for=asks_for, is_repeatable=is_repeatable
        )

    async def call(self, method: Method[T], params: tuple[object, ...]) -> T:
        """Call a method and decode its answer; see `group.Caller`.

        Raises:
            MethodError: The server refused; the class is the code's.
            PayloadError: The result has another shape than the schema says.
            CallTimeoutError: No answer came within the session's time limit.
            CallInterruptedError: The connection went before the answer came.
            MethodRemovedError: The server lacks the method, and what replaces it.
            TransportError: The server cannot be reached by HTTP.
        """
        with observed(self._options.observer, self._clock, method.name):
            return await self._router.call(method, params, self._ask)

    async def call_raw(self, name: str, params: tuple[object, ...]) -> Raw:
        """Call a method by its wire name; empty when there is no result.

        Raises:
            QuickmeetError: As `call`, but for the shape of the result.
        """
        answer = await self._ask(name, params, is_repeatable=False)
        if answer.error is not None:
            raise method_error(name, answer.error, {})
        return Raw() if answer.result is UNSET else answer.result

    def subscribe(
        self,
        stream: Stream[T],
        keys: tuple[str, ...],  # noqa: ARG002  # the caller's form
        options: object = None,  # noqa: ARG002
    ) -> Subscription[T]:
        """Refuse: following takes a WebSocket.

        Raises:
            LocalProtocolError: Always.
        """
        _refuse(stream.name)

    def changes(
        self,
        stream: Stream[T],
        room_id: str,  # noqa: ARG002  # the caller's form
        since: Cursor | Timestamp | None = None,  # noqa: ARG002
    ) -> Changes[T]:
        """Refuse: following takes a WebSocket.

        Raises:
            LocalProtocolError: Always.
        """
        _refuse(stream.name)

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],  # noqa: ARG002  # the caller's form
        since: Cursor | Timestamp | None = None,  # noqa: ARG002
    ) -> ChangesMine[T]:
        """Refuse: following takes a WebSocket.

        Raises:
            LocalProtocolError: Always.
        """
        _refuse(stream.name)

    def _login(self) -> Login | None:
        user_id, token = self._identity.user_id, self._identity.token
        return None if user_id is None or token is None else Login(user_id, token)

    async def _ask(
        self, name: str, params: tuple[object, ...], *, is_repeatable: bool
    ) -> CallAnswered:
        """Call a method, with the second factor where the server wants one."""

        async def ask(given: Sequence[object]) -> CallAnswered:
            return await self._patience.ask(
                name,
                lambda _: self._ask_once(name, given, is_repeatable=is_repeatable),
                is_repeatable=is_repeatable,
            )

        return await with_second_factor(ask, params, self._options.two_factor)

    async def _ask_once(
        self, name: str, params: Sequence[object], *, is_repeatable: bool
    ) -> CallAnswered:
        bridge = _ANONYMOUS_BRIDGE if self._identity.token is None else _BRIDGE
        if bridge in self._missing:
            return _not_found(name, bridge)
        response = await self.send(
            _request(bridge, name, params), asks_for=name, is_repeatable=is_repeatable
        )
        answer = read(response)
        if isinstance(answer, Refusal):
            return CallAnswered(_CALL_ID, error=answer.error)
        if isinstance(answer, MissingEndpoint) and response.status in NO_ENDPOINT:
            self._missing.add(bridge)
            return _not_found(name, bridge)
        return _answer(name, response)

    async def _renewed(self, ended: str | None) -> bool:
        """Log in again where a token has ended: nothing was carried out."""
        async with self._renewing:
            if self._identity.token != ended:
                return self._identity.token is not None  # another call was quicker
            if self._has_given_up:
                return False
            logger.info("the token has ended, logging in again")
            try:
                await self._identity.renew(_no_connection)
            except LoginError as error:
                # asked once: servers lock out who comes with a wrong password often
                self._has_given_up = True
                logger.warning("logging in again was refused: %s", error)
                return False
            return True


def _request(bridge: str, name: str, params: Sequence[object]) -> Request:
    try:
        message = msgspec.json.encode(
            {
                "msg": "method",
                "id": _CALL_ID,
                "method": name,
                "params": encode_params(params),
            }
        )
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise LocalProtocolError(f"{name}: a parameter is not JSON") from error
    return Request(
        name=f"POST /v1/{bridge}/:method",
        verb="POST",
        path=f"/v1/{bridge}/{quote(name, safe='')}",
        body=msgspec.json.encode({"message": message.decode()}),
    )


def _not_found(name: str, bridge: str) -> CallAnswered:
    """What DDP says of a method that a server lacks."""
    reason = f"Method '{name}' not found: the server has no {bridge}"
    return CallAnswered(_CALL_ID, error=WireError(404, reason))


class _HttpIdentity(Identity):
    """Logs in by REST, whatever asks."""

    def __init__(
        self, endpoint: Endpoint, client: RestClient, options: Options
    ) -> None:
        super().__init__(
            endpoint,
            Masker(),
            two_factor=options.two_factor,
            allow_plaintext=options.allow_plaintext,
        )
        self._client: Final = client

    async def renew(self, ask: Ask) -> None:
        """Get another token; a token that was given has none to come from."""
        if isinstance(self._source, Token):
            raise LoginError("the token that was given has ended", error=_UNAUTHORIZED)
        await super().renew(ask)

    async def _log_in(self, ask: Ask, credentials: Credentials) -> None:  # noqa: ARG002  # the other way
        given = await log_in_by_rest(self._client, credentials, self._two_factor)
        self._masker.learn((given.token,))
        self.user_id, self.token = given.user_id, given.token


async def _no_connection(method: str, params: list[object]) -> NoReturn:
    raise AssertionError(method, params)  # only DDP asks


def _answer(name: str, response: Response) -> CallAnswered:
    """What DDP would have answered."""
    try:
        result = _decode_result(_decode_frame(response.content).message)
    except UNDECODABLE as error:
        raise RemoteProtocolError(
            f"{name}: what came by HTTP is no answer of a method"
        ) from error
    known_error = None if result.error is UNSET else result.error
    return CallAnswered(_CALL_ID, result.result, known_error)


def _refuse(stream: str) -> NoReturn:
    raise LocalProtocolError(
        f"{stream} cannot be followed over HTTP alone: use `connect`"
    )
