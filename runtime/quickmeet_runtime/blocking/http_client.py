# SPDX-License-Identifier: MIT
"""The blocking client over HTTP alone, and its ``connect``."""

from contextlib import AbstractAsyncContextManager, suppress
from types import TracebackType
from typing import Final, Generic, TypeVar, Unpack

from ..auth.credentials import Credentials
from ..errors import ClosedError, LocalProtocolError
from ..options.options import ConnectOptions, Options, options_of
from ..session.clients.http_client import ConnectingByHttp as AsyncConnectingByHttp
from ..session.clients.http_client import HttpClientBase
from .loops import LoopThread, OwnLoop, is_on_a_loop
from .runner import Runner
from .session import BlockingCallingClient, InnerClient, checked

__all__ = ["BlockingHttpClientBase", "ConnectingByHttp"]

C = TypeVar("C", bound="BlockingHttpClientBase")


class _Client(InnerClient, HttpClientBase):
    """The asynchronous client on the event loop."""


class BlockingHttpClientBase(BlockingCallingClient):
    """Base of the generated blocking client without a WebSocket.

    It has no thread: a call runs in the calling thread. Threads may share it, but their
    calls run one after the other; use `quickmeet.sync.connect` for concurrent calls. It
    starts a thread only if an event loop is already running, as in a notebook.
    """

    def __init__(
        self,
        runner: Runner,
        block: AbstractAsyncContextManager[_Client, None],
        client: _Client,
    ) -> None:
        super().__init__(runner, client)
        self._block: Final = block

    @classmethod
    def connect(  # noqa: PYI019  # jedi completes by C, not by Self
        cls: type[C],
        url: str,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> "ConnectingByHttp[C]":
        """Prepare a session over HTTP; it begins when ``with`` is entered.

        ::

            with quickmeet.sync.connect_http("https://chat.example.com", token) as c:
                c.messages.send(room_id, "The backup is done.")

        Args:
            url: The server's address, in any form that `quickmeet.connect` accepts.
            credentials: How to log in; None to stay logged out.
            **options: The options of `quickmeet.connect_http`.
        """
        return ConnectingByHttp(cls, url, credentials, options_of(**options))

    def close(self) -> None:
        """Close the connections; idempotent."""
        if not self._runner.home.is_here:
            return  # they belong to the process that opened them
        with suppress(ClosedError):
            self._runner.call(self._block.__aexit__, None, None, None)
        self._runner.close(at_once=False)

    def __repr__(self) -> str:
        """Show the class, no secrets."""
        return f"<{type(self).__name__}>"


class ConnectingByHttp(Generic[C]):
    """A session over HTTP not yet open; enter it with ``with``, or `open` it."""

    def __init__(
        self,
        client: type[C],
        url: str,
        credentials: Credentials | None,
        options: Options,
    ) -> None:
        options = checked(options, client)
        self._make: Final = client
        self._connecting: Final = AsyncConnectingByHttp(
            _Client, url, credentials, options, client.room_lookups
        )
        self._client: C | None = None

    def open(self) -> C:
        """Open the session without a block; log in if there are credentials.

        Raises:
            LoginError: The server refused.
            TransportError: The server cannot be reached by HTTP.
            LocalProtocolError: It was entered already.
        """
        if self._client is not None:
            raise LocalProtocolError(
                "this session was already entered: make another with connect_http(...)"
            )
        runner = LoopThread() if is_on_a_loop() else OwnLoop()
        try:
            client = runner.call(self._connecting.__aenter__)
        except BaseException:
            runner.close(at_once=True)
            raise
        self._client = self._make(runner, self._connecting, client)
        return self._client

    def __enter__(self) -> C:
        """Log in if there are credentials.

        Raises:
            LoginError: The server refused.
            TransportError: The server cannot be reached by HTTP.
            LocalProtocolError: It was entered already.
        """
        return self.open()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
