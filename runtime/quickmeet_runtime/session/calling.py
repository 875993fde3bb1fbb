# SPDX-License-Identifier: MIT
"""The base of sessions over DDP and HTTP: observe, budget and route calls."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import UNSET, Raw

from ..calls.budget import Budget, CallLimits
from ..calls.ending import Ending
from ..calls.outcome import method_error
from ..calls.rate_limit_retry import RateLimitRetry
from ..concurrency.waiters import HomeLoop
from ..model.operations.operation import Method
from ..model.operations.parameters import names_a_room
from ..observability.observer import observed
from .group import GroupCaller
from .router import CallRouter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from ..auth.credentials import Credentials
    from ..auth.identity import SessionIdentity
    from ..calls.carrier import Carrier
    from ..concurrency.clock import Clock
    from ..files.transfers import FileTransfers
    from ..model.operations.operation import FindRoomLookups
    from ..observability.masking import Masker
    from ..observability.observer import Observer, PayloadReporter
    from ..options.options import Options
    from ..rest.client import RestClient
    from ..transport.url import ServerUrl
    from .named_rooms import NamedRooms

__all__ = ["CallingSession"]

T = TypeVar("T")

_LOGOUT: Final[Method[object]] = Method("logout", object)


class CallingSession(GroupCaller, ABC):
    """Calls methods and endpoints as one user, over DDP or HTTP.

    Args:
        endpoint: Where the server is.
        options: The options of the session.
        identity: The user of the session.
        carrier: Sends calls.
        retry: Waits before rate-limited calls are repeated.
        ending: The end of the session.
        clock: The session's clock.
        masker: Masks secrets.
        payloads: Reports payloads that do not match the schema.
        client: Sends HTTP requests; created when first needed if None.
    """

    def __init__(  # noqa: PLR0913  # the parts of a session, each created once
        self,
        endpoint: ServerUrl,
        options: Options,
        identity: SessionIdentity,
        carrier: Carrier,
        *,
        retry: RateLimitRetry,
        ending: Ending,
        clock: Clock,
        masker: Masker,
        payloads: PayloadReporter,
        room_lookups: FindRoomLookups | None = None,
        client: RestClient | None = None,
    ) -> None:
        self._home: Final = HomeLoop()
        self._files: FileTransfers | None = None
        self._named_rooms: NamedRooms | None = None
        self._room_lookups: Final = room_lookups
        self._options: Final = options
        self._auditor: Final = options.auditor
        self._clock: Final = clock
        self._identity: Final = identity
        self._retry: Final = retry
        self.limits: Final = CallLimits(options.time_limit, options.wait_when_limited)
        self._carrier: Final = carrier
        self._router: Final = CallRouter(
            endpoint,
            options,
            identity,
            carrier,
            retry=retry,
            ending=ending,
            masker=masker,
            client=client,
            report=None if options.strict else payloads.report,
        )
        self.server_version: Final = self._router.ask_version

    @property
    def user_id(self) -> str | None:
        """The user's id while logged in."""
        return self._identity.user_id

    @property
    def username(self) -> str | None:
        """The user's name while logged in; None if the server does not report it."""
        return self._identity.username

    @property
    def token(self) -> str | None:
        """The login token while logged in."""
        return self._identity.token

    def call(
        self,
        method: Method[T],
        params: tuple[object, ...],
        limits: CallLimits | None = None,
    ) -> Awaitable[T]:
        """Call a method and decode its answer; see `GroupCaller`.

        Args:
            method: The method to call.
            params: Parameters in the order of the wire; UNSET where absent.
            limits: The limits of the call; the session's limits when None.

        Raises:
            MethodError: The server refused; the code decides the class.
            PayloadError: The result does not match the schema.
            CallTimeoutError: No answer came within the session's time limit.
            CallInterruptedError: The connection was lost before the answer came.
            ConnectionLostError: The session has ended.
            LimitReachedError: Too many calls are pending.
            LocalProtocolError: A parameter is not JSON.
            NoSuchRoomError: A room is given by name, and none has that name.
            MethodRemovedError: The server lacks the method and its replacement.
            TransportError: The call needs HTTP, and the server cannot be reached by it.
        """
        if method.rooms and names_a_room(method.rooms, params):
            return self.named_rooms.call(method, params, limits)
        self._home.check()
        budget = Budget(self._clock, *(limits or self.limits))
        if self._auditor is not None:
            self._auditor.check_call(method.name, params)
        observer = self._options.observer
        if observer is None and (method.rate is None or not budget.waits_left):
            return self._router.call(method, params, budget)
        return self._call_observed(observer, method, params, budget)

    async def _call_observed(
        self,
        observer: Observer | None,
        method: Method[T],
        params: tuple[object, ...],
        budget: Budget,
    ) -> T:
        with observed(observer, self._clock, method.name):
            if method.rate is None or not budget.waits_left:
                return await self._router.call(method, params, budget)
            turn = await self._retry.pace(method.name, method.rate, budget)
            try:
                return await self._router.call(method, params, budget)
            finally:
                turn.end(self._clock.now())

    async def call_raw(
        self, name: str, params: tuple[object, ...], limits: CallLimits | None = None
    ) -> Raw:
        """Call a method by its wire name; empty when there is no result.

        Raises:
            QuickmeetError: As `call`, except `PayloadError`.
        """
        if self._auditor is not None:
            self._auditor.check_call(name, params)
        with observed(self._options.observer, self._clock, name):
            answer = await self._router.ask(name, params, self._new_budget(limits))
            if answer.error is not None:
                raise method_error(name, answer.error, {})
            return Raw() if answer.result is UNSET else answer.result

    async def request_raw(
        self,
        verb: str,
        path: str,
        query: Mapping[str, object] | None,
        json: object,
        limits: CallLimits | None = None,
    ) -> object:
        """Send a request to an endpoint; see `CallingClient.request_raw`."""
        from ..rest.raw import raw_request, raw_result  # noqa: PLC0415  # rarely needed

        request = raw_request(verb, path, query, json)
        with observed(self._options.observer, self._clock, request.name):
            return raw_result(
                request.name,
                await self._router.request(request, self._new_budget(limits)),
            )

    @property
    def named_rooms(self) -> NamedRooms:
        """Finds rooms by name; loaded when first needed."""
        if self._named_rooms is None:
            self._named_rooms = self._make_named_rooms()
        return self._named_rooms

    def _make_named_rooms(self) -> NamedRooms:
        from .named_rooms import NamedRooms  # noqa: PLC0415  # rarely needed

        return NamedRooms(self, self._clock, self._room_lookups)

    @property
    def files(self) -> FileTransfers:
        """Transfers files; loaded when first needed."""
        if self._files is None:
            from ..files.download import FilesHost  # noqa: PLC0415  # rarely needed
            from ..files.transfers import FileTransfers  # noqa: PLC0415

            host = FilesHost(
                patience=self._options.time_limit,
                report=self._router.report,
                rest_client=self._router.rest_client,
                server_version=self.server_version,
                call_raw=self.call_raw,
                room_id=lambda room: self.named_rooms.find(room, "files.upload"),
            )
            self._files = FileTransfers(host)
        return self._files

    @abstractmethod
    async def login(self, credentials: Credentials) -> None:
        """Log in, or switch to another user; on failure an existing login stays."""

    async def logout(self) -> None:
        """Log out; the token is invalid afterwards.

        Raises:
            MethodError: The server refused; the login stands.
        """
        await self.call(_LOGOUT, ())
        await self._identity.forget()

    def _new_budget(self, limits: CallLimits | None = None) -> Budget:
        """Create the budget of a call that begins now; `call` inlines the same."""
        self._home.check()
        return Budget(self._clock, *(limits or self.limits))
