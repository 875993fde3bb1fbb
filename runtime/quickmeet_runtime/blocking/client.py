# SPDX-License-Identifier: MIT
"""The blocking client over a session, and how one gets it."""

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
    """The client on the loop."""


class _SessionThread:
    """A session that a thread holds open.

    Attributes:
        loop: Its event loop.
    """

    def __init__(self, connecting: AsyncConnecting[_Client]) -> None:
        self.loop: Final = LoopThread()
        self._held: Final = Held(self.loop, connecting)

    def enter(self) -> _Client:
        """Enter the session; where that fails the thread ends."""
        try:
            return self._held.enter()
        except BaseException:
            self.loop.close(at_once=True)
            raise

    def leave(self, *, at_once: bool) -> None:
        """Leave the session and end the thread; raises what ended the session.

        Args:
            at_once: Whether calls in flight and handlers are cancelled.
        """
        if not self.loop.home.is_here:
            return  # it continues in the process that opened it
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
        """Describe a session; it begins when its ``with`` is entered.

        ::

            with quickmeet.sync.connect("https://chat.example.com", token) as client:
                ...

        The session lives in a thread of its own, so that the client may be used by
        all threads of the program at the same time. Where there is no block, as in a
        notebook, ``connect(...).open()`` gives the client.

        Args:
            url: Where the server is, in any form that `quickmeet.connect` takes.
            credentials: How to log in; None to stay logged out.
            **options: Those of `quickmeet.connect`. The function of a second factor
                may block.

        Raises:
            AddressError: The URL cannot be understood.
            LocalProtocolError: A header cannot be sent.
        """
        return Connecting(cls, url, credentials, options_of(**options))

    def close(self) -> None:
        """Close the session that ``connect(...).open()`` opened; again is harmless.

        Raises:
            Exception: What ended the session before, if something did.
        """
        self._thread.leave(at_once=False)

    @property
    def status(self) -> Status:
        """State of the session."""
        return self._client.status

    @property
    def is_healthy(self) -> bool:
        """Whether the session is ready and the server has answered recently."""
        return self._client.is_healthy

    def status_changes(self) -> StatusChanges:
        """Iterate over the states of the session, beginning with the current one.

        It ends after `Closed`.
        """
        return self._loop.call(self._status_changes)

    async def _status_changes(self) -> StatusChanges:
        return StatusChanges(self._loop, self._client.status_changes())

    @property
    def statistics(self) -> Statistics:
        """Counters of the session."""
        return self._client.statistics

    @property
    def collections(self) -> Collections:
        """Documents that the server pushed unasked, by collection and id."""
        return self._client.collections

    def subscribe_raw(
        self, stream: str, key: str, options: object = None
    ) -> Subscription[Raw]:
        """Follow any event by its wire names; yields arrays of arguments.

        Args:
            stream: Such as ``stream-room-messages``.
            key: The event's name, such as a room's id.
            options: Extra argument that the publication takes.
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

        Functions may block and may call the client. It begins at once and ends with
        the client's block; ``answer.ready()`` waits until it is subscribed.

        Args:
            source: What to follow, not entered yet.
            by: What events are kept in order by: ``"room"``, ``"thread"`` or a
                function of an event, which may not block; None handles one after
                the other.
            limit: Events handled at the same time, at most: so many threads.
            on_error: Called in a thread with the event and what the function raised.
            when_it_fails: ``"report"`` or ``"raise"``: whether an exception of the
                function ends the client's block.

        Returns:
            A decorator that makes a `Handler` of a function.

        Raises:
            TypeError: The source is nothing to follow, or the function cannot be
                called with one event, in a thread.
            ValueError: ``by``, ``limit`` or ``when_it_fails`` is none of these.
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
        """Wait until the session ends; for programs made of handlers.

        Raises:
            ConnectionLostError: The session ended and will not come back.
        """
        self._loop.call(self._client.serve)

    def __repr__(self) -> str:
        """Class and state; no secrets."""
        return f"<{type(self).__name__} {type(self.status).__name__.lower()}>"


class Connecting(Generic[C]):
    """A session to be; enter it with ``with``, or `open` it, to get the client."""

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
            ConnectError: No session could be made; its subclasses say why.
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
            ConnectError: No session could be made; its subclasses say why.
            LocalProtocolError: It was entered already.
        """
        return self.open()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let calls in flight end, then close; an exception cancels them.

        Raises:
            Exception: What ended the session, if something did.
        """
        if self._thread is not None:
            self._thread.leave(at_once=exc_value is not None)

    if not TYPE_CHECKING:  # checkers know that it has no such attributes

        def __getattr__(self, name: str) -> Never:
            """Say how to get to the client, which has the groups."""
            raise AttributeError(
                f"{type(self).__name__} has no {name!r}: it is the client's, which "
                "`with quickmeet.sync.connect(...) as client:` gives, or `.open()`"
            )
