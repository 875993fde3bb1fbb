# SPDX-License-Identifier: MIT
"""The base of clients over WebSocket and HTTP, and of the blocks that open them."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from copy import copy
from typing import TYPE_CHECKING, ClassVar, Final, Generic, Never, Self, TypeVar

from msgspec import UNSET, Raw, UnsetType
from msgspec.structs import replace

from ...auth.credentials import Credentials, check_credentials
from ...calls.budget import CallLimits
from ...errors import LocalProtocolError, QuickmeetError
from ...model.operations.operation import FindRoomLookups, Method
from ...model.operations.versions import Version
from ...observability.shown import forget_frames
from ...options.options import Auditor, Options, check_limits, check_options
from ...options.values import TEXT, check
from ...transport.url import ServerUrl
from ..group import GroupsBase

if TYPE_CHECKING:
    # What a session is made of is loaded when the first one begins.
    from ...files.transfers import FileTransfers
    from ..calling import CallingSession
    from ..group import GroupCaller

__all__ = ["CallingClient", "ConnectingBase", "LimitedCaller", "with_auditor"]

C = TypeVar("C", bound="CallingClient")
T = TypeVar("T")


class CallingClient(GroupsBase):
    """Base of the clients: login, options, and calls by their wire names."""

    def __init__(self, session: CallingSession) -> None:
        self._calling = session
        self._limits: CallLimits | None = None

    def with_options(
        self,
        *,
        time_limit: float | UnsetType | None = UNSET,
        wait_when_limited: float | UnsetType | None = UNSET,
    ) -> Self:
        """Return a client of the same session whose calls have other limits.

        ::

            patient = client.with_options(wait_when_limited=120)
            await patient.messages.send(room_id, text)

        Args:
            time_limit: Seconds that a call may take; None for no limit.
            wait_when_limited: Most seconds that a call waits for its rate limit, in
                total; None to raise `RateLimitedError` at once.

        Returns:
            The client; it ends with the session.

        Raises:
            OptionError: A number of seconds is invalid.
        """
        before = self._limits or self._calling.limits
        limits = CallLimits(
            before.time_limit if time_limit is UNSET else time_limit,
            before.wait_when_limited
            if wait_when_limited is UNSET
            else wait_when_limited,
        )
        check_limits(limits)
        other = copy(self)
        for name in [one for one in vars(self) if not one.startswith("_")]:
            delattr(other, name)  # groups, which are created on first access
        other._limits = limits  # noqa: SLF001  # its own class
        return other

    @property
    def wait_when_limited(self) -> float | None:
        """Seconds that a call of this client may wait for its rate limit, in total."""
        return (self._limits or self._calling.limits).wait_when_limited

    @property
    def user_id(self) -> str | None:
        """Id of the user who is logged in."""
        return self._calling.user_id

    @property
    def username(self) -> str | None:
        """Current name of the user who is logged in, without ``@``.

        None while nobody is logged in, and where the server does not report it:
        behind ddp-streamer after a login by `Token` alone.
        """
        return self._calling.username

    @property
    def token(self) -> str | None:
        """Login token of this session, usable as `Token` in another. A secret."""
        return self._calling.token

    async def server_version(self) -> Version | None:
        """Version of the server, as passed to `connect` or as the server reports it.

        Returns:
            The version; None when the server does not say.
        """
        return await self._calling.server_version()

    async def login(self, credentials: Credentials) -> None:
        """Log in, or switch to another user; on failure an existing login stays.

        Args:
            credentials: How to log in.

        Raises:
            LoginError: The server refused.
            InsecureError: They would be sent unencrypted to another machine.
        """
        try:
            await self._calling.login(credentials)
        except QuickmeetError as error:
            forget_frames(error)
            raise

    async def logout(self) -> None:
        """Log out; the token is invalid afterwards."""
        await self._calling.logout()

    async def call_raw(self, name: str, *params: object) -> Raw:
        """Call any method by its wire name.

        Args:
            name: Such as ``rooms/get``.
            *params: JSON values, in the order of the wire.

        Returns:
            The result as raw JSON; empty when there is none.

        Raises:
            MethodError: The server refused.
        """
        check("name", name, TEXT)
        try:
            return await self._calling.call_raw(name, params, self._limits)
        except QuickmeetError as error:
            del params
            forget_frames(error)
            raise

    async def request_raw(
        self,
        verb: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
    ) -> object:
        """Send a request to any endpoint of the REST API.

        The request uses the session's login, second factor, limits and proxy. Only
        ``GET`` is sent again when the connection is lost before the answer.

        ::

            room = await client.request_raw(
                "GET", "rooms.info", query={"roomName": "general"}
            )

        Args:
            verb: ``GET``, ``POST``, ``PUT``, ``PATCH`` or ``DELETE``.
            path: ``/api/v1/rooms.info``, ``v1/rooms.info`` or ``rooms.info``.
            query: Names and values; None and UNSET are left out, lists are repeated,
                values that are not text are sent as JSON.
            json: The body; None for no body.

        Returns:
            The body of the answer as plain JSON values.

        Raises:
            MethodError: The server refused; `MethodNotFoundError` where it has no
                such endpoint.
            LocalProtocolError: The verb or the path is invalid, or a value is not JSON.
            TransportError: The server cannot be reached by HTTP.
        """
        try:
            return await self._calling.request_raw(
                verb, path, query, json, self._limits
            )
        except QuickmeetError as error:
            del query, json
            forget_frames(error)
            raise

    def _caller(self) -> GroupCaller:
        if self._limits is None:
            return self._calling
        return LimitedCaller(self._calling, self._limits)


class LimitedCaller:
    """A session with limits of its own for calls; see `group.GroupCaller`.

    Args:
        session: Sends the calls.
        limits: The limits of each call.
    """

    def __init__(self, session: CallingSession, limits: CallLimits) -> None:
        self._session: Final = session
        self._limits: Final = limits
        self.subscribe: Final = session.subscribe
        self.changes: Final = session.changes
        self.changes_mine: Final = session.changes_mine
        self.mirror: Final = session.mirror
        self.documents: Final = session.documents

    @property
    def files(self) -> FileTransfers:
        """Transfers of files, without the time limit of calls."""
        return self._session.files

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method within the limits."""
        return self._session.call(method, params, self._limits)


class ConnectingBase(Generic[C]):
    """A session that is not open yet; enter it to get the client.

    Args:
        client: The class of the client.
        url: Where the server is.
        credentials: How to log in; None to stay logged out.
        options: The options of the session.
        room_lookups: Loads the methods that find rooms by name; the client's when None.

    Raises:
        AddressError: The URL cannot be understood.
        OptionError: An option is invalid.
        LocalProtocolError: A header cannot be sent.
    """

    _connect: ClassVar[str]
    """Name of the function that creates it."""
    _instead: ClassVar[str]
    """The alternative outside of a block."""

    def __init__(
        self,
        client: type[C],
        url: str,
        credentials: Credentials | None,
        options: Options,
        room_lookups: FindRoomLookups | None = None,
    ) -> None:
        check_options(options)
        check_credentials(credentials)
        self._client: Final = client
        self._endpoint: Final = ServerUrl.parse(url)
        self._credentials: Final = credentials
        self._options: Final = with_auditor(options, client)
        self._room_lookups: Final = room_lookups or client.room_lookups

    def __await__(self) -> Never:
        """Say how to enter it: it is not a coroutine.

        Raises:
            LocalProtocolError: Always.
        """
        raise LocalProtocolError(
            f"a session is entered by `async with quickmeet.{self._connect}(...) as "
            f"client:`; outside of a block, use {self._instead}"
        )

    if not TYPE_CHECKING:  # checkers report missing attributes themselves

        def __getattr__(self, name: str) -> Never:
            """Say how to get the client, which has the attribute."""
            raise AttributeError(
                f"{type(self).__name__} has no {name!r}: it is the client's, which "
                f"`async with quickmeet.{self._connect}(...) as client:` gives"
            )

    def _check_entry(self, session: object) -> None:
        """Refuse to be entered twice.

        Raises:
            LocalProtocolError: There is a session already.
        """
        if session is not None:
            raise LocalProtocolError(
                "this session was already entered: make another with "
                f"{self._connect}(...)"
            )


def with_auditor(options: Options, client: type[object]) -> Options:
    """Create the auditor that ``audit`` asks for, with the schema of the client.

    Args:
        options: The options of the session.
        client: The class of the generated client.
    """
    audit = options.audit
    if audit is None or audit is False:
        return options
    from ...transcripts.audit.live_audit import LiveAudit  # noqa: PLC0415  # rarely needed

    if not isinstance(audit, Auditor):
        audit = LiveAudit(None if audit is True else audit)
    if isinstance(audit, LiveAudit):
        audit.use_schema_of(client.__module__)
    return replace(options, audit=audit)
