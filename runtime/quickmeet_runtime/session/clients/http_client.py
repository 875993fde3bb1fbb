# SPDX-License-Identifier: MIT
"""The client over HTTP alone, and the block that opens it."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, Unpack

import anyio

from ...auth.credentials import Credentials
from ...errors import QuickmeetError
from ...model.operations.operation import FindRoomLookups
from ...observability.shown import forget_frames
from ...options.options import ConnectOptions, Options, options_of
from .calling_client import CallingClient, ConnectingBase

if TYPE_CHECKING:
    from ..http_session import HttpSession

__all__ = ["ConnectingByHttp", "HttpClientBase"]

C = TypeVar("C", bound="HttpClientBase")


class HttpClientBase(CallingClient):
    """Base of the generated client that needs no WebSocket.

    For a cron job or a serverless function: everything but following streams, which
    raises `LocalProtocolError`. Methods about the connection itself, such as being
    online, have no effect. When the login token expires, the credentials are used
    again; a `Token` cannot be renewed.
    """

    @classmethod
    def connect(  # noqa: PYI019  # jedi completes by C, not by Self
        cls: type[C],
        url: str,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> ConnectingByHttp[C]:
        """Prepare a session over HTTP; it begins when ``async with`` is entered.

        ::

            async with quickmeet.connect_http("https://chat.example.com", token) as c:
                await c.messages.send(room_id, "The backup is done.")

        Args:
            url: Where the server is, in any form that `quickmeet.connect` takes.
            credentials: How to log in; None to stay logged out.
            **options: How the session behaves: ``time_limit``, ``proxy``, ...;
                the reference explains each. Those about the WebSocket have no effect.
        """
        try:
            return ConnectingByHttp(cls, url, credentials, options_of(**options))
        except QuickmeetError as error:
            del url, options
            forget_frames(error)
            raise

    def __repr__(self) -> str:
        """The class; no secrets."""
        return f"<{type(self).__name__}>"


class ConnectingByHttp(ConnectingBase[C]):
    """A session over HTTP that is not open yet; enter it to get the client."""

    _connect = "connect_http"
    _instead = "`contextlib.AsyncExitStack`"

    def __init__(
        self,
        client: type[C],
        url: str,
        credentials: Credentials | None,
        options: Options,
        room_lookups: FindRoomLookups | None = None,
    ) -> None:
        super().__init__(client, url, credentials, options, room_lookups)
        self._session: HttpSession | None = None

    async def __aenter__(self) -> C:
        """Log in if there are credentials.

        Raises:
            LoginError: The server refused.
            TransportError: The server cannot be reached by HTTP.
            LocalProtocolError: It is already entered.
        """
        self._check_entry(self._session)
        from ..http_session import HttpSession  # noqa: PLC0415  # loads httpx2

        lookups = self._room_lookups
        session = HttpSession(self._endpoint, self._credentials, self._options, lookups)
        self._session = session
        try:
            await session.start()
        except BaseException as error:
            forget_frames(error)
            self._session = None
            with anyio.CancelScope(shield=True):
                await session.aclose()
            raise
        return self._client(session)

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session is not None:
            with anyio.CancelScope(shield=True):
                await session.aclose()
