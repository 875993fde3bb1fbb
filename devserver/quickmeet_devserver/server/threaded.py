# SPDX-License-Identifier: MIT
"""The server in its own thread, for tests of any kind."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar, Unpack

from anyio.from_thread import BlockingPortal, start_blocking_portal

import quickmeet
from quickmeet_devserver.dispatch.handling import Answering
from quickmeet_devserver.wire.client_limits import DEFAULT_LIMITS, ClientLimits
from quickmeet_devserver.wire.proxy import Proxy, proxied
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.options.options import ConnectOptions

from .server import Server
from .serving import serve

__all__ = ["ThreadedServer", "threaded_server"]

T = TypeVar("T")


class ThreadedServer:
    """A server that runs in its own thread; its methods may be called from any thread.

    Attributes:
        url: The address of its WebSocket.
        admin_password: Password of the user ``admin``.
        faults: Faults to inject.
    """

    def __init__(self, server: Server, portal: BlockingPortal) -> None:
        self.url = server.url
        self.faults = server.faults
        self.admin_password = server.admin_password
        self._server = server
        self._portal = portal
        self._passwords = {"admin": server.admin_password}

    def remember(self, users: Sequence[tuple[str, str]]) -> None:
        """Store the passwords of the initial users."""
        self._passwords.update(users)

    @property
    def connections(self) -> int:
        """The number of connected clients."""
        return self._server.connections

    def add_user(
        self,
        username: str,
        password: str,
        *,
        name: str | None = None,
        roles: Sequence[str] = ("user",),
    ) -> str:
        """Create an account; see `Server.add_user`.

        Raises:
            ValueError: The user exists already.
        """
        add = partial(self._server.add_user, username, password, name=name, roles=roles)
        user_id = self._portal.call(add)
        self._passwords[username] = password
        return user_id

    def add_room(
        self, name: str, members: Sequence[str], *, is_private: bool = False
    ) -> str:
        """Create a channel or a private group; see `Server.add_room`.

        Raises:
            ValueError: The room exists, a user does not, or there is no member.
        """
        return self._portal.call(
            partial(self._server.add_room, name, members, is_private=is_private)
        )

    def handle(self, *handlers: Answering) -> None:
        """Answer methods with custom functions; see `Server.handle`.

        They run in the server's thread: what they share with the test must be
        thread-safe, as appending to a list is.
        """
        self._portal.call(self._server.handle, *handlers)

    def forget(self, *handlers: Answering) -> None:
        """Remove handlers; see `Server.forget`."""
        self._portal.call(self._server.forget, *handlers)

    def emit(self, stream: Stream[T], keys: Sequence[str], event: T) -> None:
        """Send an event to all subscribers; see `Server.emit`.

        Raises:
            LocalProtocolError: A key is empty, or the number of keys is wrong.
        """
        self._portal.call(self._server.emit, stream, keys, event)

    def connect(
        self,
        username: str,
        *,
        through: Proxy | None = None,
        **options: Unpack[ConnectOptions],
    ) -> quickmeet.Connecting[quickmeet.Client]:
        """Describe a session of a user added by `add_user`.

        Args:
            username: The user to log in as; ``admin`` always exists.
            through: The proxy to connect through, from `proxied`.
            **options: As for `quickmeet.connect`.

        Raises:
            KeyError: No such user was added.
        """
        if username not in self._passwords:
            raise KeyError(
                f"no user {username!r} was added: see add_user, quickmeet_users"
            )
        login = quickmeet.Password(username, self._passwords[username])
        url = self.url if through is None else through.url
        return quickmeet.connect(url, login, **options)

    def disconnect_all(self, code: int = 1000, reason: str = "") -> None:
        """Close every connection; see `Server.disconnect_all`."""
        self._portal.call(self._server.disconnect_all, code, reason)

    @contextmanager
    def stopped(self, *, keep_data: bool = True) -> Generator[None]:
        """Stop the server for as long as the block lasts; see `Server.stopped`.

        Args:
            keep_data: Whether it restarts with its state.

        Raises:
            OSError: The port has been taken in the meantime.
        """
        away = self._portal.call(partial(self._server.stopped, keep_data=keep_data))
        with self._portal.wrap_async_context_manager(away):
            yield

    def restart(self, *, keep_data: bool = True) -> None:
        """Restart at once; see `Server.stopped`.

        Args:
            keep_data: Whether it restarts with its state.

        Raises:
            OSError: The port has been taken in the meantime.
        """
        self._portal.call(partial(self._server.restart, keep_data=keep_data))

    @contextmanager
    def proxied(self) -> Generator[Proxy]:
        """Put a proxy before the server that simulates a bad network.

        Yields:
            The proxy; clients connect to its ``url``.
        """
        opened = self._portal.call(proxied, self.url)
        with self._portal.wrap_async_context_manager(opened) as proxy:
            yield proxy


@contextmanager
def threaded_server(  # noqa: PLR0913  # options of one server
    *,
    data: Path | None = None,
    users: Sequence[tuple[str, str]] = (),
    server_version: str = "6.5.3",
    front: str = "monolith",
    rate_limits: bool = False,
    client_limits: ClientLimits = DEFAULT_LIMITS,
) -> Generator[ThreadedServer]:
    """Run a server in a thread for as long as the block lasts; see `serve`."""
    opened = partial(
        serve,
        data=data,
        users=users,
        server_version=server_version,
        front=front,
        rate_limits=rate_limits,
        client_limits=client_limits,
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(portal.call(opened)) as server,
    ):
        threaded = ThreadedServer(server, portal)
        threaded.remember(users)
        yield threaded
