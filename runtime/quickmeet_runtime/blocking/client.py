# SPDX-License-Identifier: MIT
"""The blocking client over a session, and its ``connect``."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Generic, Never, TypeVar, Unpack

from msgspec import Raw

from ..auth.credentials import Credentials
from ..errors import LocalProtocolError
from ..lifecycle.status import Status
from ..observability.observer import Statistics
from ..options.options import ConnectOptions, Options, options_of
from ..session.clients.client import ClientBase
from ..session.clients.client import Connecting as AsyncConnecting
from ..session.handlers.handler import ErrorFunction, Function, WhenItFails
from ..session.handlers.keyed_workers import By
from ..streams.documents.collections import Collections
from .handlers import Handler, Handlers, decorator
from .iteration import Followed, StatusChanges, Subscription
from .loops import Held, LoopThread
from .session import BlockingCallingClient, InnerClient, checked

__all__ = ["BlockingClientBase", "Connecting"]

C = TypeVar("C", bound="BlockingClientBase")
T = TypeVar("T")


class _Client(InnerClient, ClientBase):
    """The asynchronous client on the event loop."""


class _SessionThread:
    """A session held open by a thread.

    Attributes:
        loop: Its event loop.
    """

    def __init__(self, connecting: AsyncConnecting[_Client]) -> None:
        self.loop: Final = LoopThread()
        self._held: Final = Held(self.loop, connecting)

    def enter(self) -> _Client:
        """Enter the session; if that fails, end the thread."""
        try:
            return self._held.enter()
        except BaseException:
            self.loop.close(at_once=True)
            raise

    def leave(self, *, at_once: bool) -> None:
        """Leave the session and end the thread; raise the error that ended the session.

        Args:
            at_once: Whether calls in flight and handlers are cancelled.
        """
        if not self.loop.home.is_here:
            return  # it lives on in the process that opened it
        if at_once:
            self.loop.cancel_calls()
        try:
            self._held.leave(at_once=at_once)
        except BaseException:
            self.loop.close(at_once=True)
            raise
        self.loop.close(at_once=at_once)


class BlockingClientBase(BlockingCallingClient):
    """Base of the generated blocking client, which adds a group for each domain."""

    def __init__(self, thread: _SessionThread, client: _Client) -> None:
        loop = thread.loop
        super().__init__(loop, client)
        self._loop: Final = loop
        self._thread: Final = thread
        self._client: Final = client

    @classmethod
    def connect(  # noqa: PYI019  # jedi completes by C, not by Self
        cls: type[C],
        url: str,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> Connecting[C]:
        """Prepare a session; it begins when its ``with`` is entered.

        ::

            with quickmeet.sync.connect("https://chat.example.com", token) as client:
                ...

        The session runs in a thread of its own, so that all threads of the program
        may use the client at the same time. Without a block, as in a notebook,
        ``connect(...).open()`` returns the client.

        Args:
            url: The server's address, in any form that `quickmeet.connect` accepts.
            credentials: How to log in; None to stay logged out.
            **options: The options of `quickmeet.connect`. The function of a second
                factor may block.

        Raises:
            AddressError: The URL cannot be parsed.
            LocalProtocolError: A header is invalid.
        """
        return Connecting(cls, url, credentials, options_of(**options))

    def close(self) -> None:
        """Close the session that ``connect(...).open()`` opened; idempotent.

        Raises:
            Exception: The error that ended the session before, if there is one.
        """
        self._thread.leave(at_once=False)

    @property
    def status(self) -> Status:
        """The state of the session."""
        return self._client.status

    @property
    def is_healthy(self) -> bool:
        """Whether the session is ready and the server has answered recently."""
        return self._client.is_healthy

    def status_changes(self) -> StatusChanges:
        """Iterate over the states of the session, starting with the current one.

        It ends after `Closed`.
        """
        return self._loop.call(self._status_changes)

    async def _status_changes(self) -> StatusChanges:
        return StatusChanges(self._loop, self._client.status_changes())

    @property
    def statistics(self) -> Statistics:
        """The counters of the session."""
        return self._client.statistics

    @property
    def collections(self) -> Collections:
        """Documents that the server pushed unrequested, by collection and id."""
        return self._client.collections

    def subscribe_raw(
        self, stream: str, key: str, options: object = None
    ) -> Subscription[Raw]:
        """Follow any event by its wire names; yields arrays of arguments.

        Args:
            stream: The stream, such as ``stream-room-messages``.
            key: The event's name, such as a room's id.
            options: Additional argument of the publication.
        """
        source = self._client.subscribe_raw(stream, key, options)
        return Subscription(self._loop, source)

    def on(
        self,
        source: Followed[T],
        *,
        by: By[T] | None = None,
        limit: int = 32,
        on_error: ErrorFunction[T] | None = None,
        when_it_fails: WhenItFails = "report",
    ) -> Callable[[Function[T]], Handler[T]]:
        """Call the decorated function with each event, in a thread.

        ::

            with quickmeet.sync.connect(url, login) as client:

                @client.on(client.messages.changes_mine(), by="room")
                def answer(change: quickmeet.Change[quickmeet.types.Message]) -> None:
                    ...

                client.serve()

        Functions may block and may call the client. The handler begins at once and ends
        with the client's block; ``answer.ready()`` waits until it is subscribed.

        Args:
            source: The subscription, not entered yet.
            by: Key within which events stay in order: ``"room"``, ``"thread"`` or a
                function of an event, which must not block; None to handle one event
                after the other.
            limit: Maximum number of events handled concurrently, each in a thread.
            on_error: Called in a thread with the event and the function's exception.
            when_it_fails: ``"report"`` or ``"raise"``: whether an exception of the
                function ends the client's block.

        Returns:
            A decorator that makes a `Handler` of a function.

        Raises:
            TypeError: The source cannot be followed, or the function cannot be
                called with one event, in a thread.
            ValueError: ``by``, ``limit`` or ``when_it_fails`` is invalid.
        """
        return decorator(
            self._loop,
            self._client.on,
            source,
            by=by,
            limit=limit,
            on_error=on_error,
            when_it_fails=when_it_fails,
        )

    def handlers(self) -> Handlers:
        """Group handlers in a block that can end or fail without the client."""
        return Handlers(self._loop, self._client.handlers())

    def serve(self) -> None:
        """Wait until the session ends; for programs that consist of handlers.

        Raises:
            ConnectionLostError: The session ended and will not come back.
        """
        self._loop.call(self._client.serve)

    def __repr__(self) -> str:
        """Show class and state, no secrets."""
        return f"<{type(self).__name__} {type(self.status).__name__.lower()}>"


class Connecting(Generic[C]):
    """A session not yet open; enter it with ``with``, or `open` it."""

    def __init__(
        self,
        client: type[C],
        url: str,
        credentials: Credentials | None,
        options: Options,
    ) -> None:
        options = checked(options, client)
        self._make: Final = client
        self._connecting: Final = AsyncConnecting(
            _Client, url, credentials, options, room_lookups=client.room_lookups
        )
        self._thread: _SessionThread | None = None

    def open(self) -> C:
        """Connect without a block, for notebooks and start-up hooks.

        ::

            client = quickmeet.sync.connect("https://chat.example.com", token).open()
            ...
            client.close()

        Raises:
            ConnectError: The session could not be opened; the subclass says why.
            LocalProtocolError: It was entered already.
        """
        if self._thread is not None:
            raise LocalProtocolError(
                "this session was already entered: make another with connect(...)"
            )
        self._thread = thread = _SessionThread(self._connecting)
        return self._make(thread, thread.enter())

    def __enter__(self) -> C:
        """Connect, and log in if there are credentials.

        Raises:
            ConnectError: The session could not be opened; the subclass says why.
            LocalProtocolError: It was entered already.
        """
        return self.open()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Wait for calls in flight, then close; after an exception cancel them.

        Raises:
            Exception: The error that ended the session, if there is one.
        """
        if self._thread is not None:
            self._thread.leave(at_once=exc_value is not None)

    if not TYPE_CHECKING:  # checkers know that it has no such attributes

        def __getattr__(self, name: str) -> Never:
            """Raise an error that says how to get the client, which has the groups."""
            raise AttributeError(
                f"{type(self).__name__} has no {name!r}: it is the client's, which "
                "`with quickmeet.sync.connect(...) as client:` gives, or `.open()`"
            )
