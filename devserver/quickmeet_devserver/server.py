# SPDX-License-Identifier: MIT
"""The embedded server as a whole: open it, use it, and it is gone."""

import re
import secrets
import time
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import anyio
from anyio.abc import SocketAttribute, SocketStream
from anyio.streams.stapled import MultiListener

from quickmeet_runtime.ddp.server import Dialect
from quickmeet_runtime.failure import unwrapped
from quickmeet_runtime.handler import Handler
from quickmeet_runtime.operation import Stream

from .accounts import NewUser, create_user
from .context import Context
from .faults import Faults
from .faults.refusals import is_admitted, refusal_of
from .faults.tap import Active
from .handling import Caller, Handling, emit_event
from .http import HttpRequest, HttpResponse, Upgrade, serve_http
from .hub import Hub
from .listening import Listening
from .operations import operate
from .presence import forget_connections
from .rate_limits import RateLimits
from .rest import answer_rest
from .rooms import create_room
from .scope import Config, Scope
from .seed import plant
from .store import Transaction, open_store
from .web_socket import Heartbeat, serve_web_socket

__all__ = ["Server", "serve"]

T = TypeVar("T")

_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")


class Server:
    """A server that runs.

    Attributes:
        url: Where its WebSocket is.
        admin_password: Password of the user ``admin``.
        faults: What can be made to go wrong.
    """

    def __init__(
        self,
        context: Context,
        accounts: "_Accounts",
        heartbeat: Heartbeat,
        listening: Listening,
    ) -> None:
        address = context.config.url.removeprefix("http")
        self.url: Final = f"ws{address}/websocket"
        self.admin_password: Final = accounts.admin.password
        self.faults: Final = Faults(context.faults)
        self._context: Final = context
        self._accounts: Final = accounts
        self._listening: Final = listening
        self._heartbeat: Final = heartbeat

    @property
    def rate_limits(self) -> RateLimits:
        """How many calls are too many."""
        return self._context.limits

    @property
    def connections(self) -> int:
        """How many clients are connected."""
        return len(self._context.hub.sessions)

    async def add_user(
        self,
        username: str,
        password: str,
        *,
        name: str | None = None,
        roles: Sequence[str] = ("user",),
    ) -> str:
        """Make an account, which joins the default channels.

        Args:
            username: Name for logins and mentions.
            password: The password.
            name: Name for people; the username when None.
            roles: Roles of the whole server.

        Returns:
            The user's id.

        Raises:
            ValueError: There is such a user.
        """
        new = NewUser(
            password,
            username,
            name,
            f"{username}@example.com",
            tuple(roles),
            is_verified=True,
        )

        def work(scope: Scope) -> str:
            if scope.tx.user_named(username) is not None:
                raise ValueError(f"there is a user {username!r} already")
            return str(create_user(scope, new)["_id"])

        return await self.operate(work)

    async def add_room(
        self,
        name: str,
        members: Sequence[str],
        *,
        is_private: bool = False,
    ) -> str:
        """Make a channel or a private group.

        Args:
            name: Name of the room.
            members: Usernames; the first one owns it.
            is_private: Whether it is a private group.

        Returns:
            The room's id.

        Raises:
            ValueError: There is such a room, or no such user, or no member.
        """

        def work(scope: Scope) -> str:
            users = [scope.tx.user_named(username) for username in members]
            people = [user for user in users if user is not None]
            if not people or len(people) != len(members):
                raise ValueError(f"no such users: {', '.join(members) or 'nobody'}")
            if scope.tx.room_named(name) is not None:
                raise ValueError(f"there is a room {name!r} already")
            kind = "p" if is_private else "c"
            return str(create_room(scope, kind, name, people[0], people)["_id"])

        return await self.operate(work)

    @asynccontextmanager
    async def another_front(self, front: str) -> AsyncGenerator[str]:
        """Listen on one more port, with the same state, in a dialect of its own.

        Args:
            front: ``monolith`` or ``ddp-streamer``.

        Yields:
            Where its WebSocket is.
        """
        context = self._context._replace(dialect=Dialect(front))
        host = self.url.removeprefix("ws://").rpartition(":")[0].strip("[]")
        listener = await anyio.create_tcp_listener(local_host=host)
        handle = partial(_handle, context, self._heartbeat)
        async with listener, anyio.create_task_group() as tasks:
            tasks.start_soon(listener.serve, handle)
            yield f"ws://{_address(host, listener)}/websocket"
            tasks.cancel_scope.cancel()

    def disconnect_all(self, code: int = 1000, reason: str = "") -> None:
        """Close every connection, as a server that restarts does.

        Args:
            code: Code of the WebSocket's close frame.
            reason: Its text.
        """
        for session in list(self._context.hub.sessions.values()):
            session.close(code, reason)

    @asynccontextmanager
    async def stopped(self, *, keep_data: bool = True) -> AsyncGenerator[None]:
        """Be away, as a server that is down is: the port is closed.

        Those who are connected are hung up on; `disconnect_all` before it closes
        politely. After the block the server is there again, on the same port;
        ports of `another_front` are not concerned.

        Args:
            keep_data: Whether it comes back with its state; else with what it had
                when it began, a file as well.

        Raises:
            OSError: Somebody else has taken the port meanwhile.
        """
        await self._listening.stop()
        try:
            yield
        finally:
            with anyio.CancelScope(shield=True):
                self._context.limits.forget()
                await _prepare(self._context, self._accounts, is_new=not keep_data)
                await self._listening.start_again()

    async def restart(self, *, keep_data: bool = True) -> None:
        """Stop and start again at once; see `stopped`.

        Args:
            keep_data: Whether it comes back with its state.

        Raises:
            OSError: Somebody else has taken the port meanwhile.
        """
        async with self.stopped(keep_data=keep_data):
            pass

    def handle(self, *handlers: Handler[Caller]) -> None:
        """Have methods answered by functions of one's own, over DDP and REST.

        ::

            from quickmeet.server import messages

            async def refuse(caller: Caller, /, room_id: str, text: str) -> Message: ...

            server.handle(messages.on_send(refuse))

        A handler takes the place of what answers its method else: over DDP, by
        ``method.call`` and at the endpoint that replaces the method on newer
        servers. It runs on the event loop, over DDP one call of a client after the
        other. A `MethodError` that it raises is the answer; whatever else it raises
        is logged, and answered by 500.

        An endpoint takes and gives no more than REST has for it: optional arguments
        may be missing, some methods have no result there. Where a handler needs what
        an endpoint does not take, the call is refused (400) and that is logged.
        Of several methods that have become one request, one that has a handler
        answers; clients look up the kind of a room first, so that it has to exist.

        Of ``login`` a handler decides who comes in: the user that its result names
        is logged in, known to the server or not, and the token is good for REST and
        until a ``logout``. A handler of ``logout`` may refuse it.

        Args:
            handlers: Made by the functions of ``quickmeet.server``.
        """
        for handler in handlers:
            self._context.handling.table.put(handler)

    def forget(self, *handlers: Handler[Caller]) -> None:
        """Take handlers away: what answered before does so again."""
        for handler in handlers:
            self._context.handling.table.drop(handler)

    def emit(self, stream: Stream[T], keys: Sequence[str], event: T) -> None:
        """Send an event to all who follow it, whether it happened or not.

        Args:
            stream: The stream, such as ``quickmeet.messages.FOLLOW``.
            keys: Values of the named parts of its key, in their order.
            event: What the stream carries.

        Raises:
            LocalProtocolError: A key is empty, or their number is wrong.
        """
        emit_event(self._context.hub, stream, keys, event)

    async def operate(self, work: Callable[[Scope], T]) -> T:
        """Change the state as the server itself would; events follow.

        Args:
            work: What to do; it runs in the writer's thread.

        Raises:
            StoreError: It could not be written.
            Exception: What the function raised; nothing of it was kept.
        """
        return await operate(self._context, work)


@asynccontextmanager
async def serve(  # noqa: PLR0913  # options of one server
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    data: Path | None = None,
    users: Sequence[tuple[str, str]] = (),
    server_version: str = "6.5.3",
    front: str = "monolith",
    heartbeat: Heartbeat | None = None,
    clock: Callable[[], int] | None = None,
    rate_limits: bool = False,
    only: Iterable[Handler[Caller]] | None = None,
) -> AsyncGenerator[Server]:
    """Run a server for as long as the block lasts.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        data: File that keeps the state; in memory when None.
        users: Usernames and passwords of accounts that shall be there.
        server_version: The version to play.
        front: ``monolith`` or ``ddp-streamer``.
        heartbeat: How long a silent client is trusted.
        clock: The time in milliseconds; the real one when None.
        rate_limits: Whether to refuse calls that come too fast.
        only: What answers the methods of an API of one's own: there are no methods
            but these and the logins, and whoever subscribes to a stream may.

    Yields:
        The server, once it accepts connections; an ``admin`` and the users are
        there, all in the public channel ``general``.

    Raises:
        ValueError: The version or the front is none.
        OSError: The port is taken.
        StoreError: The file cannot be opened.
    """
    if not _VERSION.fullmatch(server_version):
        raise ValueError(f"{server_version!r} is not a version such as 6.5.3")
    limits = RateLimits(is_on=rate_limits)
    handling = Handling(only or (), is_alone=only is not None)
    play = _Play(server_version, Dialect(front), clock or _now, limits, handling)
    password = secrets.token_urlsafe(12)
    admin = NewUser(password, "admin", "Admin", "admin@example.com", ("admin",))
    accounts = _Accounts(
        admin, [NewUser(secret, name, name.title()) for name, secret in users]
    )
    try:
        async with _opened((host, port), data, play) as (listener, context):
            await _prepare(context, accounts)
            trust = heartbeat or Heartbeat()
            async with anyio.create_task_group() as tasks:
                listening = Listening(host, partial(_handle, context, trust), tasks)
                listening.start(listener)
                yield Server(context, accounts, trust, listening)
                tasks.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        error = unwrapped(group)
        raise error from error.__cause__


@asynccontextmanager
async def _opened(
    address: tuple[str, int], data: Path | None, play: "_Play"
) -> AsyncGenerator[tuple[MultiListener[SocketStream], Context]]:
    """Open the port and the state."""
    host, port = address
    listener = await anyio.create_tcp_listener(local_host=host, local_port=port)
    async with listener, open_store(data, play.clock) as store:
        config = Config(play.version, f"http://{_address(host, listener)}")
        yield (
            listener,
            Context(
                store,
                Hub(),
                config,
                play.dialect,
                play.limits,
                Active(),
                play.handling,
            ),
        )


class _Play(NamedTuple):
    """What a server plays: a version, a front, a time, limits, a user's handlers."""

    version: str
    dialect: Dialect
    clock: Callable[[], int]
    limits: RateLimits
    handling: Handling


class _Accounts(NamedTuple):
    """Who is there from the start."""

    admin: NewUser
    users: list[NewUser]


def _address(host: str, listener: MultiListener[SocketStream]) -> str:
    shown = f"[{host}]" if ":" in host else host
    port: int = listener.extra(SocketAttribute.local_port)  # no Django here
    return f"{shown}:{port}"


async def _prepare(
    context: Context, accounts: _Accounts, *, is_new: bool = False
) -> None:
    def work(tx: Transaction) -> None:
        if is_new:
            tx.wipe()
        scope = Scope(tx, context.hub, context.config)
        plant(scope, accounts.admin, accounts.users)
        forget_connections(scope)

    await context.store.run(work)


async def _handle(context: Context, heartbeat: Heartbeat, stream: SocketStream) -> None:
    async def upgrade(request: Upgrade) -> None:
        is_sockjs = request.is_sockjs or (
            context.dialect is Dialect.DDP_STREAMER
            and not request.path.endswith("/websocket")
        )
        await serve_web_socket(
            stream, request.data, context, heartbeat, is_sockjs=is_sockjs
        )

    async def answer(request: HttpRequest) -> HttpResponse:
        refused = refusal_of(context.faults, request)
        return await answer_rest(context, request) if refused is None else refused

    async with stream:
        if await is_admitted(context.faults, stream):
            await serve_http(stream, answer, upgrade)


def _now() -> int:
    return time.time_ns() // 1_000_000
