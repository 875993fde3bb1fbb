# SPDX-License-Identifier: MIT
"""The embedded server as a whole: accounts, rooms, handlers, events, restarts."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Final, TypeVar

import anyio

from quickmeet_devserver.base.documents import encode
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.handling import Answering, emit_event
from quickmeet_devserver.dispatch.rate_limits import RateLimits
from quickmeet_devserver.faults import Faults
from quickmeet_devserver.fronts.connections import Connections
from quickmeet_devserver.methods.people.new_users import NewUser, create_user
from quickmeet_devserver.methods.rooms.new_rooms import create_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.listening import Listening
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.protocol.server import Dialect

from .opening import Accounts, address_of, prepare

__all__ = ["Server"]

T = TypeVar("T")


class Server:
    """A running server.

    Attributes:
        url: The address of its WebSocket.
        admin_password: Password of the user ``admin``.
        faults: Faults to inject.
    """

    def __init__(
        self,
        context: Context,
        accounts: Accounts,
        connections: Connections,
        listening: Listening,
    ) -> None:
        address = context.config.url.removeprefix("http")
        self.url: Final = f"ws{address}/websocket"
        self.admin_password: Final = accounts.admin.password
        self.faults: Final = Faults(context.faults)
        self._context: Final = context
        self._accounts: Final = accounts
        self._listening: Final = listening
        self._connections: Final = connections

    @property
    def rate_limits(self) -> RateLimits:
        """The rate limits."""
        return self._context.limits

    @property
    def connections(self) -> int:
        """The number of connected clients."""
        return len(self._context.hub.sessions)

    async def add_user(
        self,
        username: str,
        password: str,
        *,
        name: str | None = None,
        roles: Sequence[str] = ("user",),
    ) -> str:
        """Create an account, which joins the default channels.

        Args:
            username: Name for logins and mentions.
            password: The password.
            name: Display name; the username when None.
            roles: Global roles.

        Returns:
            The user's id.

        Raises:
            ValueError: The user exists already.
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
                raise ValueError(f"there is already a user {username!r}")
            return str(create_user(scope, new)["_id"])

        return await self.operate(work)

    async def add_room(
        self, name: str, members: Sequence[str], *, is_private: bool = False
    ) -> str:
        """Create a channel or a private group.

        Args:
            name: Name of the room.
            members: Usernames; the first one owns it.
            is_private: Whether it is a private group.

        Returns:
            The room's id.

        Raises:
            ValueError: The room exists, a user does not, or there is no member.
        """

        def work(scope: Scope) -> str:
            users = [scope.tx.user_named(username) for username in members]
            people = [user for user in users if user is not None]
            if not people or len(people) != len(members):
                raise ValueError(f"no such users: {', '.join(members) or 'nobody'}")
            if scope.tx.room_named(name) is not None:
                raise ValueError(f"there is already a room {name!r}")
            kind = "p" if is_private else "c"
            return str(create_room(scope, kind, name, people[0], people)["_id"])

        return await self.operate(work)

    @asynccontextmanager
    async def another_front(self, front: str) -> AsyncGenerator[str]:
        """Listen on one more port, with the same state and another dialect.

        Args:
            front: ``monolith`` or ``ddp-streamer``.

        Yields:
            The address of its WebSocket.
        """
        context = self._context._replace(dialect=Dialect(front))
        host = self.url.removeprefix("ws://").rpartition(":")[0].strip("[]")
        listener = await anyio.create_tcp_listener(local_host=host)
        async with listener, anyio.create_task_group() as tasks:
            handle = partial(self._connections.serve, context)
            Listening(host, handle, tasks, self._connections.shed).start(listener)
            yield f"ws://{address_of(host, listener)}/websocket"
            tasks.cancel_scope.cancel()

    def disconnect_all(self, code: int = 1000, reason: str = "") -> None:
        """Close every connection, as a restarting server does.

        Args:
            code: Code of the close frame.
            reason: Reason in the close frame.
        """
        for session in list(self._context.hub.sessions.values()):
            session.close(code, reason)

    @asynccontextmanager
    async def stopped(self, *, keep_data: bool = True) -> AsyncGenerator[None]:
        """Stop the server for as long as the block lasts: the port is closed.

        Connections are dropped; call `disconnect_all` first to close them cleanly.
        After the block the server runs again, on the same port; ports of
        `another_front` are not affected.

        Args:
            keep_data: Whether it restarts with its state; otherwise with its initial
                state, even in a file.

        Raises:
            OSError: The port has been taken in the meantime.
        """
        await self._listening.stop()
        try:
            yield
        finally:
            with anyio.CancelScope(shield=True):
                self._context.limits.forget()
                await prepare(self._context, self._accounts, is_new=not keep_data)
                await self._listening.start_again()

    async def restart(self, *, keep_data: bool = True) -> None:
        """Restart at once; see `stopped`.

        Args:
            keep_data: Whether it restarts with its state.

        Raises:
            OSError: The port has been taken in the meantime.
        """
        async with self.stopped(keep_data=keep_data):
            pass

    def handle(self, *handlers: Answering) -> None:
        """Answer methods with custom functions, over DDP and REST.

        Endpoints too, over REST, even without a login; and publications, over DDP:
        ``on_follow_...`` takes a function that returns the documents to publish.

        ::

            from quickmeet.server import messages

            async def refuse(caller: Caller, /, room_id: str, text: str) -> Message: ...

            server.handle(messages.on_send(refuse))

        A handler replaces the built-in answer to its method: over DDP, by
        ``method.call`` and at the endpoint that replaces the method on newer servers.
        It runs on the event loop; a client's calls over DDP run one after the other. A
        `MethodError` that it raises is sent as the answer; any other exception is
        logged and answered with 500.

        An endpoint has only the parameters and results of REST: optional arguments may
        be missing, and some methods have no result there. A call is refused (400) and
        logged if its handler needs an argument that the endpoint lacks. If several
        methods map to one request, the one with a handler answers. Clients look up the
        kind of a room first, so the room must exist.

        A handler of ``login`` decides who may log in: the user in its result is logged
        in, known to the server or not, and the token is valid for REST too, until a
        ``logout``. A handler of ``logout`` may refuse it.

        Args:
            handlers: Handlers made by the functions of ``quickmeet.server``.
        """
        for handler in handlers:
            self._context.handling.put(handler)

    def forget(self, *handlers: Answering) -> None:
        """Remove handlers; the built-in answers apply again."""
        for handler in handlers:
            self._context.handling.drop(handler)

    def emit(self, stream: Stream[T], keys: Sequence[str], event: T) -> None:
        """Send an event to all subscribers without changing the state.

        Args:
            stream: The stream, such as ``quickmeet.messages.FOLLOW``.
            keys: Values of the named parts of its key, in order.
            event: The event's payload.

        Raises:
            LocalProtocolError: A key is empty, or the number of keys is wrong.
        """
        emit_event(self._context.hub, stream, keys, event)

    @property
    def followed(self) -> Sequence[tuple[str, str]]:
        """The events with subscribers: stream and wire name."""
        return self._context.hub.topics

    def emit_raw(self, stream: str, event: str, args: Sequence[object]) -> None:
        """Send an event to all subscribers by its wire names.

        Args:
            stream: Name of the stream.
            event: Name of the event, such as ``GENERAL/deleteMessage``.
            args: Its arguments, as JSON values.
        """
        self._context.hub.emit(stream, event, encode(args))

    async def operate(self, work: Callable[[Scope], T]) -> T:
        """Change the state as the server itself; the events of the change are sent.

        Args:
            work: The operation; it runs in the writer's thread.

        Raises:
            StoreError: The state could not be written.
            Exception: The operation failed and was rolled back.
        """
        from quickmeet_devserver.dispatch.operations import (  # noqa: PLC0415  # when used
            operate,
        )

        return await operate(self._context, work)
