# SPDX-License-Identifier: MIT
"""The state that survives connections: calls, subscriptions, documents, identity."""

from __future__ import annotations

import logging
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeVar, cast

from msgspec import Raw

from ..auth.identity import SessionIdentity
from ..errors import LocalProtocolError
from ..lifecycle.registries import SessionRegistries
from ..lifecycle.supervisor import Supervisor
from ..model.operations.parameters import is_room_name
from ..model.operations.publication import MESSAGES, Stream, Topic, event_name
from ..model.payload import Timestamp
from ..observability.observer import tell
from ..options.values import TEXT, check, instance, or_none
from ..streams.sharing.membership_watcher import MembershipWatcher
from .calling import CallingSession
from .ddp_carrier import DdpCarrier
from .handlers.registry import Handlers

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from anyio.abc import TaskGroup

    from ..auth.credentials import Credentials
    from ..auth.rest_login import TokenGiven
    from ..calls.budget import Budget
    from ..errors import LoginError
    from ..lifecycle.status import Status
    from ..model.operations.operation import FindRoomLookups, Method
    from ..model.operations.publication import Publication
    from ..options.options import Options
    from ..protocol.frames import CallAnswered
    from ..rest.client import RestClient
    from ..streams.changes.account import AccountHost, ChangesMine
    from ..streams.changes.room import Changes
    from ..streams.cursor import Cursor
    from ..streams.documents.live import LiveCollection
    from ..streams.documents.subscriptions import DocumentSubscriptions
    from ..streams.mirror.mirror import RoomMirror
    from ..streams.sharing.stream_host import StreamHost
    from ..streams.subscription import Subscription
    from ..transport.url import ServerUrl
    from .named_rooms import NamedRooms, NamedRoomsHost
    from .recovery_by_rest import RestFetches

__all__ = ["Session"]

A = TypeVar("A")
E = TypeVar("E")
F = TypeVar("F")
M = TypeVar("M")
R = TypeVar("R")
T = TypeVar("T")

logger = logging.getLogger("quickmeet")


class Session(CallingSession):
    """Calls methods and follows streams, across reconnects.

    Attributes:
        statistics: Counters of the session.
        collections: The documents that the server pushed.
        handlers: The functions that are called with events.
    """

    def __init__(
        self,
        endpoint: ServerUrl,
        credentials: Credentials | None,
        options: Options,
        room_lookups: FindRoomLookups | None = None,
    ) -> None:
        self._tasks: TaskGroup | None = None
        state = SessionRegistries(options, self._rest_fetches)
        self.statistics: Final = state.statistics
        self.collections: Final = state.collections
        self._state: Final = state
        identity = SessionIdentity(
            endpoint,
            state.masker,
            two_factor=options.two_factor,
            allow_plaintext=options.allow_plaintext,
            fallback_login=self._log_in_by_rest,
            pushed_name=state.collections.username,
        )
        if credentials is not None:
            identity.expect(credentials)
        self._supervisor: Final = Supervisor(endpoint, state, identity)
        self.status_changes: Final = self._supervisor.publisher.changes
        self.ended: Final = self._supervisor.ended
        self.make_waiter: Final = state.make_waiter
        super().__init__(
            endpoint,
            options,
            identity,
            DdpCarrier(state, self._supervisor),
            retry=state.retry,
            ending=state.lifecycle,
            clock=state.clock,
            masker=state.masker,
            payloads=state.payloads,
            room_lookups=room_lookups,
        )
        self._removals: Final = MembershipWatcher(
            state.subscriptions, lambda: identity.user_id
        )
        self.handlers: Final = Handlers(self)

    @property
    def drain_limit(self) -> float:
        """Seconds that calls and handlers get to finish when the session ends."""
        return self._options.drain_limit

    @property
    def status(self) -> Status:
        """The state."""
        return self._supervisor.publisher.status

    @property
    def is_healthy(self) -> bool:
        """Whether the session is ready and the server has answered recently."""
        return self._supervisor.is_healthy

    async def start(self, tasks: TaskGroup) -> None:
        """Connect, and log in if there are credentials.

        Raises:
            ConnectError: The session could not be opened.
        """
        self._tasks = tasks
        tasks.start_soon(self._supervisor.run)
        await self._supervisor.begun()

    async def aclose(self) -> None:
        """Accept no more calls, let those in flight finish, and close."""
        await self._supervisor.drain()
        self._supervisor.close()
        await self._router.aclose()

    def report_failure(self, handler: str, error: Exception) -> None:
        """Count, log and report an exception of a function that handles events."""
        self.statistics.handler_errors += 1
        logger.error("the handler %s failed", handler, exc_info=error)
        observer = self._state.options.observer
        tell(observer, lambda one: one.on_handler_error(handler, error))

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> Subscription[T]:
        """Prepare a subscription; see `GroupCaller`."""
        from ..streams.subscription import Subscription  # noqa: PLC0415  # on first use

        for key in keys:
            check(stream.key, key, TEXT)
        topic = Topic(stream.name, event_name(stream.key, keys))
        host = self._host_of(stream, topic.key)
        return Subscription(host, stream, topic, options)

    def subscribe_raw(self, name: str, key: str, options: object) -> Subscription[Raw]:
        """Prepare a subscription by its wire names; yields argument arrays."""
        from ..streams.subscription import Subscription  # noqa: PLC0415  # on first use

        stream: Stream[Raw] = Stream(
            name, "{key}", Raw, several=True, recoverable=name == MESSAGES
        )
        check("stream", name, TEXT)
        if isinstance(cast("object", key), str):  # other publications take anything
            check("key", key, TEXT)
        return Subscription(self._streams, stream, Topic(name, key), options)

    def changes(
        self, stream: Stream[T], room_id: str, since: Cursor | Timestamp | None = None
    ) -> Changes[T]:
        """Prepare to follow all changes of a room; see `GroupCaller`."""
        from ..streams.changes.room import Changes  # noqa: PLC0415  # on first use

        check("room_id", room_id, TEXT)
        host = self._host_of(stream, room_id)
        return Changes(host, stream, room_id, _cursor_of(since))

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],
        since: Cursor | Timestamp | None = None,
    ) -> ChangesMine[T]:
        """Prepare to follow all changes of all rooms; see `GroupCaller`."""
        from ..streams.changes.account import ChangesMine  # noqa: PLC0415  # the same

        return ChangesMine(self._streams, stream, message, _cursor_of(since))

    def account_rows(
        self, make: Callable[[AccountHost, Cursor | None], A], since: Cursor | None
    ) -> A:
        """Prepare to follow all rooms for a program that passes changes on.

        Args:
            make: A class of `AccountRows`.
            since: Begin with the changes after this; now when None.
        """
        return make(self._streams, since)

    def mirror(
        self,
        rooms: Method[list[R]],
        room_changes: Stream[E],
        memberships: Method[list[M]],
        membership_changes: Stream[F],
    ) -> RoomMirror[R, M]:
        """Prepare to mirror the rooms of the user; see `GroupCaller`."""
        from ..streams.mirror.mirror import RoomMirror  # noqa: PLC0415  # rare
        from ..streams.mirror.mirrored_room import MirrorSources  # noqa: PLC0415  # rare

        sources = MirrorSources(
            rooms,
            cast("Stream[object]", room_changes),
            memberships,
            cast("Stream[object]", membership_changes),
        )
        return RoomMirror(self, sources)

    def begin(self, run: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run a task that ends with the session at the latest.

        Raises:
            LocalProtocolError: The session has not begun.
        """
        if self._tasks is None:
            raise LocalProtocolError("the session has not begun")
        self._tasks.start_soon(run)

    def documents(
        self, publication: Publication[T], params: tuple[object, ...] = ()
    ) -> LiveCollection[T]:
        """Prepare to follow a collection's documents; see `GroupCaller`."""
        from ..streams.documents.live import LiveCollection  # noqa: PLC0415  # the same

        return LiveCollection(self._documents, publication, params)

    async def login(self, credentials: Credentials) -> None:
        """Log in, or switch to another user.

        Raises:
            LoginError: The server refused; an existing login stays.
            InsecureError: The credentials would go over plain ``ws://``.
        """
        before = self.user_id
        ask = partial(self._ask_to_log_in, self._new_budget())
        await self._identity.switch(ask, credentials)
        if self.user_id != before:
            self._state.calls.keep_to_one_user()
        self._removals.check()

    async def logout(self) -> None:
        """Log out; the token is invalid afterwards."""
        await super().logout()
        self._state.calls.keep_to_one_user()
        self._removals.check()

    def _make_named_rooms(self) -> NamedRooms:
        """Create the look-up of rooms by name, which watches for renamed rooms."""
        from .named_rooms import NamedRooms  # noqa: PLC0415  # rarely needed

        watch = self._removals.watch_names
        return NamedRooms(self, self._clock, self._room_lookups, watch)

    @cached_property
    def _streams(self) -> StreamHost:
        """Attaches subscribers to subscriptions; many sessions have none."""
        from ..streams.sharing.stream_host import StreamHost  # noqa: PLC0415  # on first use

        state = self._state
        return StreamHost(
            session=self._supervisor,
            registry=state.subscriptions,
            recovery=state.use_recovery(self._supervisor),
            memberships=self._removals,
            reporter=state.reporter,
            buffering=self._options.buffering,
            make_waiter=state.make_waiter,
            user_id=lambda: self._identity.user_id,
            is_strict=self._options.strict,
            home=self._home,
        )

    @cached_property
    def _documents(self) -> DocumentSubscriptions:
        """Subscribes to the documents of publications."""
        from ..streams.documents.subscriptions import (  # noqa: PLC0415  # the same
            DocumentSubscriptions,
        )

        state = self._state
        return DocumentSubscriptions(
            session=self._supervisor,
            registry=state.subscriptions,
            collections=state.collections,
            reporter=state.reporter,
            make_waiter=state.make_waiter,
            is_strict=self._options.strict,
            home=self._home,
        )

    def _rest_fetches(self) -> RestFetches:
        """Fetches missed events over HTTP."""
        from .recovery_by_rest import RestFetches  # noqa: PLC0415  # the same

        return RestFetches(self._rest_client)

    def _host_of(self, stream: Stream[T], key: str) -> StreamHost | NamedRoomsHost:
        """Return the host that follows a room, which may be given by name."""
        if not (stream.of_room and is_room_name(key)):
            return self._streams
        from .named_rooms import NamedRoomsHost  # noqa: PLC0415  # rarely needed

        return NamedRoomsHost(self._streams, self.named_rooms)

    def _rest_client(self) -> RestClient | None:
        """Return the client that fetches missed events; None while logged out."""
        return None if self._identity.token is None else self._router.rest_client()

    async def _log_in_by_rest(
        self, refused: LoginError, credentials: Credentials
    ) -> TokenGiven:
        return await self._router.log_in(refused, credentials)

    async def _ask_to_log_in(
        self, budget: Budget, name: str, params: list[object]
    ) -> CallAnswered:
        while True:
            answer = await self._carrier.ask(name, params, budget)
            if answer.error is None or not await self._retry.waited(
                name, answer.error, budget, is_repeatable=False
            ):
                return answer


def _cursor_of(since: Cursor | Timestamp | None) -> Cursor | None:
    """Convert the place to continue from, a cursor or a moment, to a cursor."""
    from ..streams.cursor import Cursor  # noqa: PLC0415  # with streams alone

    cursor = Cursor.after(since) if isinstance(since, Timestamp) else since
    check("since", cursor, or_none(instance("a quickmeet.Cursor, a moment", Cursor)))
    return cursor
