# SPDX-License-Identifier: MIT
"""The client over WebSocket, and the block that opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, Unpack

import anyio
from msgspec import Raw

from ...auth.credentials import Credentials
from ...concurrency.exception_groups import says_more, unwrapped
from ...concurrency.waiters import task_id
from ...errors import LocalProtocolError, QuickmeetError
from ...model.operations.operation import FindRoomLookups
from ...observability.observer import Statistics
from ...observability.shown import forget_frames
from ...options.options import ConnectOptions, Options, options_of
from .calling_client import CallingClient, ConnectingBase

if TYPE_CHECKING:
    # What a session is made of is loaded when the first one begins.
    from anyio.abc import TaskGroup

    from ...lifecycle.status import Status, StatusChanges
    from ...streams.documents.collections import Collections
    from ...streams.subscription import Subscription
    from ..handlers.handler import (
        ErrorFunction,
        EventSource,
        Function,
        Handler,
        WhenItFails,
    )
    from ..handlers.keyed_workers import By
    from ..handlers.registry import Handlers
    from ..session import Session
    from .host import Host

__all__ = ["ClientBase", "Connecting"]

C = TypeVar("C", bound="ClientBase")
T = TypeVar("T")


class ClientBase(CallingClient):
    """Base of the generated client, which adds a group for each domain."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._host: Host | None = None

    @classmethod
    def connect(  # noqa: PYI019  # jedi completes by C, not by Self
        cls: type[C],
        url: str,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> Connecting[C]:
        """Prepare a session; it begins when its ``async with`` is entered.

        ::

            async with quickmeet.connect("https://chat.example.com", token) as client:
                ...

        Args:
            url: Where the server is: ``https://``, ``http://``, ``wss://`` or
                ``ws://``, with or without ``/websocket``.
            credentials: How to log in; None to stay logged out.
            **options: How the session behaves: ``time_limit``, ``reconnect``, ...;
                the reference explains each.

        Raises:
            AddressError: The URL cannot be understood.
            LocalProtocolError: A header cannot be sent.
        """
        try:
            return Connecting(cls, url, credentials, options_of(**options))
        except QuickmeetError as error:
            del url, options
            forget_frames(error)
            raise

    @classmethod
    async def open(  # noqa: PYI019  # jedi completes by C, not by Self
        cls: type[C],
        url: str,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> C:
        """Connect without a block, for fixtures, notebooks and start-up hooks.

        ::

            client = await quickmeet.open("https://chat.example.com", token)
            ...
            await client.aclose()  # in this task or another

        Where a block is possible, prefer `connect`: the block cannot forget to close
        the session.

        Args:
            url: Where the server is, in any form that `connect` takes.
            credentials: How to log in; None to stay logged out.
            **options: How the session behaves: ``time_limit``, ``reconnect``, ...;
                the reference explains each.

        Raises:
            ConnectError: The session could not be opened; its subclasses say why.
        """
        from .host import Host  # noqa: PLC0415  # on first use

        host = Host()
        try:
            client = await host.open(cls.connect(url, credentials, **options))
        except QuickmeetError as error:
            del url, options
            forget_frames(error)
            raise
        client._host = host  # noqa: SLF001  # its own class
        return client

    async def aclose(self) -> None:
        """Close the session, from any task; closing twice is harmless.

        Calls in flight get ``drain_limit`` seconds to finish; subscriptions are
        released. The status is `Closed` when it returns.

        Raises:
            Exception: The error that ended a session opened by `open`, if any.
        """
        if self._host is not None:
            await self._host.aclose()
        else:
            with anyio.CancelScope(shield=True):
                self._session.handlers.stop()
                await self._session.aclose()
            async for _ in self.status_changes():  # a part of the session may call this
                pass

    @property
    def status(self) -> Status:
        """State of the session."""
        return self._session.status

    @property
    def is_healthy(self) -> bool:
        """Whether the session is ready and the server has answered recently.

        For health checks of a service: False while the session reconnects.
        """
        return self._session.is_healthy

    def status_changes(self) -> StatusChanges:
        """Iterate over the states of the session, beginning with the current one.

        ::

            async for status in client.status_changes():
                match status:
                    case Lost(reason, attempt, delay):
                        ...

        It ends after `Closed`.
        """
        return self._session.status_changes()

    @property
    def statistics(self) -> Statistics:
        """Counters of the session."""
        return self._session.statistics

    @property
    def collections(self) -> Collections:
        """Documents that the server pushed unrequested, by collection and id."""
        return self._session.collections

    def subscribe_raw(
        self, stream: str, key: str, options: object = None
    ) -> Subscription[Raw]:
        """Follow any event by its wire names; yields arrays of arguments.

        Args:
            stream: Such as ``stream-room-messages``.
            key: The event's name, such as a room's id.
            options: Extra argument that the publication takes.
        """
        return self._session.subscribe_raw(stream, key, options)

    def on(
        self,
        source: EventSource[T],
        *,
        by: By[T] | None = None,
        limit: int = 32,
        on_error: ErrorFunction[T] | None = None,
        when_it_fails: WhenItFails = "report",
    ) -> Callable[[Function[T]], Handler[T]]:
        """Call the decorated function with each event.

        ::

            async with quickmeet.connect(url, login) as client:

                @client.on(client.messages.follow_mine(), by="room")
                async def answer(event: quickmeet.types.MyMessage) -> None:
                    ...

                await client.serve()

        It begins at once and ends with the client's ``async with``;
        ``await answer.ready()`` waits until it is subscribed. `Handlers.on`
        explains order, bounds and failures; `handlers` makes a block of its own.

        Args:
            source: The subscription or changes to follow, not entered yet.
            by: The key that keeps events in order: ``"room"``, ``"thread"`` or a
                function of an event; None handles one after the other.
            limit: Most events handled at the same time.
            on_error: Called with the event and the exception that it caused.
            when_it_fails: ``"report"`` or ``"raise"``: whether an exception of the
                function ends the client's block.

        Returns:
            A decorator that turns a function into a `Handler`.

        Raises:
            TypeError: The source cannot be followed, or the function cannot be
                called with one event.
            ValueError: ``by``, ``limit`` or ``when_it_fails`` is invalid.
        """
        return self._session.handlers.on(
            source,
            by=by,
            limit=limit,
            on_error=on_error,
            when_it_fails=when_it_fails,
        )

    def handlers(self) -> Handlers:
        """Group handlers in a block that can end or fail without the client."""
        from ..handlers.registry import Handlers  # noqa: PLC0415  # on first use

        return Handlers(self._session)

    async def serve(self) -> None:
        """Wait until the session ends; for programs made of handlers.

        Raises:
            ConnectionLostError: The session ended and will not reconnect.
        """
        await self._session.ended()

    def __repr__(self) -> str:
        """Class and state; no secrets."""
        return f"<{type(self).__name__} {type(self.status).__name__.lower()}>"


@cache
def _session_type() -> type[Session]:
    """The class of sessions, loaded when the first one begins."""
    from ..session import Session  # noqa: PLC0415  # needed by sessions alone

    return Session


class Connecting(ConnectingBase[C]):
    """A session that is not open yet; enter it to get the client.

    Leaving it ends the session: calls in flight get some seconds, then the
    connection is closed and nothing is left running.
    """

    _connect = "connect"
    _instead = "`client = await quickmeet.open(...)`"

    def __init__(
        self,
        client: type[C],
        url: str,
        credentials: Credentials | None,
        options: Options,
        room_lookups: FindRoomLookups | None = None,
    ) -> None:
        super().__init__(client, url, credentials, options, room_lookups)
        self._tasks: TaskGroup | None = None
        self._session: Session | None = None
        self._entered_by = 0

    async def __aenter__(self) -> C:
        """Connect, and log in if there are credentials.

        Raises:
            ConnectError: The session could not be opened; its subclasses say why.
            LocalProtocolError: It is already entered.
        """
        self._check_entry(self._session)
        self._entered_by = task_id()
        session = _session_type()(
            self._endpoint, self._credentials, self._options, self._room_lookups
        )
        tasks = anyio.create_task_group()
        await tasks.__aenter__()
        self._session, self._tasks = session, tasks
        try:
            await session.start(tasks)
            await session.handlers.__aenter__()
            return self._client(session)
        except BaseException as error:
            forget_frames(error)
            if await self._leave(type(error), error, error.__traceback__):
                raise AssertionError from error  # an error is never swallowed
            raise

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool | None:
        """Let calls in flight finish, then close.

        Raises:
            LocalProtocolError: Another task entered it; the session is closed.
        """
        session = self._session
        if session is None or self._entered_by == task_id():
            return await self._leave(exc_type, exc_value, traceback)
        self._session = self._tasks = None
        with anyio.CancelScope(shield=True):
            session.handlers.stop()
            await session.aclose()
        raise LocalProtocolError(
            "this session was entered in one task and left in another, which a block "
            "does not allow: use `client = await quickmeet.open(...)` and "
            "`await client.aclose()`, which work from any task"
        )

    async def _leave(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool | None:
        session, tasks = self._session, self._tasks
        if session is None or tasks is None:
            return None
        self._session = self._tasks = None
        known = exc_value
        try:
            await session.handlers.__aexit__(exc_type, exc_value, traceback)
        except BaseException as error:  # noqa: BLE001  # raised below
            exc_type, exc_value, traceback = type(error), error, error.__traceback__
        with anyio.CancelScope(shield=True):
            await session.aclose()
        try:
            return await tasks.__aexit__(exc_type, exc_value, traceback)
        except BaseExceptionGroup as group:
            if not says_more(group, known):
                return False
            only = unwrapped(group)
            forget_frames(only)
            raise only from only.__cause__
