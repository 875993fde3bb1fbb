# SPDX-License-Identifier: MIT
"""What outlives connections: calls, subscriptions, documents, and who one is."""

import logging
from collections.abc import Awaitable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import anyio
from anyio.abc import TaskGroup
from msgspec import UNSET, Raw

from ..auth.credentials import Credentials
from ..auth.identity import Identity
from ..calls.confirmation import Confirmation, confirmation_of, is_stored
from ..calls.outcome import method_error
from ..calls.pending import PendingCall
from ..calls.router import Router
from ..calls.second_factor import with_second_factor
from ..errors import CallInterruptedError, LimitReachedError
from ..lifecycle.registries import SessionRegistries
from ..lifecycle.status import Status
from ..lifecycle.status_publisher import StatusChanges
from ..lifecycle.supervisor import Supervisor
from ..model.operation import Method, Stream
from ..model.payload import Timestamp
from ..model.topic import MESSAGES, Topic, event_name
from ..model.versions import Version
from ..observability.observer import Observer, observed
from ..protocol.events import CallAnswered
from ..streams.changes import Changes
from ..streams.changes_mine import ChangesMine
from ..streams.recovery.cursor import Cursor
from ..streams.sharing.following import Following
from ..streams.sharing.membership_watcher import MembershipWatcher
from ..streams.subscription import Subscription
from ..transport.url import Endpoint
from .handlers import Handlers
from .host import Host
from .options import Options
from .recovery_by_rest import RestFetches

if TYPE_CHECKING:
    from ..rest.client import RestClient

__all__ = ["Session"]

E = TypeVar("E")
T = TypeVar("T")

logger = logging.getLogger("quickmeet")

_LOGOUT: Final[Method[object]] = Method("logout", object)


class Session:
    """Calls methods and follows streams, on whatever connection there is.

    Attributes:
        statistics: What it has counted.
        collections: The documents that the server pushed.
        handlers: The functions that are called with events.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        credentials: Credentials | None,
        options: Options,
        host: Host | None = None,
    ) -> None:
        self.host: Final = host
        state = SessionRegistries(options, RestFetches(self._rest_client))
        self.statistics: Final = state.statistics
        self.collections: Final = state.collections
        self._state: Final = state
        self._options: Final = options
        self._clock: Final = state.clock
        self._calls: Final = state.calls
        self._identity: Final = Identity(
            endpoint,
            state.masker,
            two_factor=options.two_factor,
            allow_plaintext=options.allow_plaintext,
        )
        self._router: Final = Router(
            endpoint,
            options,
            self._identity,
            self._connection_id,
            report=None if options.strict else state.payloads.report,
        )
        self._identity.otherwise = self._router.log_in
        if credentials is not None:
            self._identity.expect(credentials)
        self._life: Final = Supervisor(endpoint, state, self._identity)
        self._removals: Final = MembershipWatcher(
            state.feeds, lambda: self._identity.user_id
        )
        self._following: Final = Following(
            life=self._life,
            registry=state.feeds,
            recovery=state.recovery,
            memberships=self._removals,
            reporter=state.reporter,
            buffering=options.buffering,
            make_waiter=state.make_waiter,
            user_id=lambda: self._identity.user_id,
            is_strict=options.strict,
        )
        self.handlers: Final = Handlers(self)
        self._is_closing = False

    @property
    def drain_limit(self) -> float:
        """Seconds that what is under way may take to end when the session does."""
        return self._options.drain_limit

    @property
    def status(self) -> Status:
        """What state it is in."""
        return self._life.board.status

    @property
    def is_healthy(self) -> bool:
        """Whether it is ready, and heard from the server not too long ago."""
        return self._life.is_healthy

    def status_changes(self) -> StatusChanges:
        """Read along as the state changes, from the present one on."""
        return self._life.board.changes()

    @property
    def user_id(self) -> str | None:
        """The user's id while logged in."""
        return self._identity.user_id

    @property
    def token(self) -> str | None:
        """The login token while logged in."""
        return self._identity.token

    async def start(self, tasks: TaskGroup) -> None:
        """Connect, and log in if there is somebody to log in as.

        Raises:
            ConnectError: It was not possible.
        """
        tasks.start_soon(self._life.run)
        await self._life.begun()

    async def aclose(self) -> None:
        """Take no more calls, let those in flight end, and close."""
        self._is_closing = True
        self._following.close()
        self._life.drain()
        if not self._life.is_over and self._life.link is not None:
            with anyio.move_on_after(self._options.drain_limit):
                await self._calls.idle()
        self._life.close()
        await self._router.aclose()

    async def ended(self) -> None:
        """Wait until the session is over.

        Raises:
            ConnectionLostError: It ended, and not because we closed it.
        """
        async for _ in self._life.board.changes():
            pass
        if not self._is_closing:
            raise self._life.make_error()

    def report_failure(self, handler: str, error: Exception) -> None:
        """Count, log and pass on what a function that handles events raised."""
        self.statistics.handler_errors += 1
        logger.error("the handler %s failed", handler, exc_info=error)
        self._state.tell(lambda one: one.on_handler_error(handler, error))

    async def server_version(self) -> Version | None:
        """The server's version; asks for it when it is not known yet."""
        return await self._router.ask_version()

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method and decode its answer; see `group.Caller`.

        Raises:
            MethodError: The server refused; the class is the code's.
            PayloadError: The result has another shape than the schema says.
            CallTimeoutError: No answer came within the session's time limit.
            CallInterruptedError: The connection went before the answer came.
            ConnectionLostError: The session has ended.
            LimitReachedError: Too many calls wait.
            LocalProtocolError: A parameter is not JSON.
            MethodRemovedError: The server lacks the method, and what replaces it.
            TransportError: It takes HTTP, and that leads nowhere.
        """
        if self._options.observer is None:
            return self._router.call(method, params, self._ask)
        return self._call_observed(self._options.observer, method, params)

    async def _call_observed(
        self, observer: Observer, method: Method[T], params: tuple[object, ...]
    ) -> T:
        with observed(observer, self._clock, method.name):
            return await self._router.call(method, params, self._ask)

    async def call_raw(self, name: str, params: tuple[object, ...]) -> Raw:
        """Call a method by its wire name; empty when there is no result.

        Raises:
            QuickmeetError: As `call`, but for the shape of the result.
        """
        with observed(self._options.observer, self._clock, name):
            answer = await self._ask(name, params, is_repeatable=False)
            if answer.error is not None:
                raise method_error(name, answer.error, {})
            return Raw() if answer.result is UNSET else answer.result

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> Subscription[T]:
        """Describe a subscription; see `group.Caller`."""
        topic = Topic(stream.name, event_name(stream.key, keys))
        return Subscription(self._following, stream, topic, options)

    def subscribe_raw(self, name: str, key: str, options: object) -> Subscription[Raw]:
        """Describe a subscription by its wire names; yields argument arrays."""
        stream: Stream[Raw] = Stream(
            name, "{key}", Raw, several=True, recoverable=name == MESSAGES
        )
        return Subscription(self._following, stream, Topic(name, key), options)

    def changes(
        self, stream: Stream[T], room_id: str, since: Cursor | Timestamp | None = None
    ) -> Changes[T]:
        """Describe following all changes of a room; see `group.Caller`."""
        if isinstance(since, Timestamp):
            since = Cursor.after(since)
        return Changes(self._following, stream, room_id, since)

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],
        since: Cursor | Timestamp | None = None,
    ) -> ChangesMine[T]:
        """Describe following all changes of all rooms; see `group.Caller`."""
        if isinstance(since, Timestamp):
            since = Cursor.after(since)
        return ChangesMine(self._following, stream, message, since)

    async def login(self, credentials: Credentials) -> None:
        """Log in, or as somebody else.

        Raises:
            LoginError: The server refused; an old login stands.
            InsecureError: The credentials would go over plain ``ws://``.
        """
        await self._identity.switch(self._ask_patiently, credentials)
        self._removals.check()

    async def logout(self) -> None:
        """Log out; the token is good for nothing any more."""
        await self.call(_LOGOUT, ())
        await self._identity.forget()
        self._removals.check()

    def _rest_client(self) -> "RestClient | None":
        """What asks over HTTP what was missed; None for those who are not logged in."""
        return None if self._identity.token is None else self._router.rest_client()

    def _connection_id(self) -> str:
        link = self._life.link
        return "" if link is None else link.connection_id

    def _ask(
        self, name: str, params: tuple[object, ...], *, is_repeatable: bool
    ) -> Awaitable[CallAnswered]:
        """Call a method, with the second factor where the server wants one."""
        two_factor = self._options.two_factor
        once = self._ask_patiently if self._state.patience.is_any else self._ask_once
        if two_factor is None:
            return once(name, params, is_repeatable=is_repeatable)
        ask = partial(once, name, is_repeatable=is_repeatable)
        return with_second_factor(ask, params, two_factor)

    async def _ask_patiently(
        self, name: str, params: Sequence[object], *, is_repeatable: bool = False
    ) -> CallAnswered:
        """Call a method, again where that was too many and the user waits for it."""
        return await self._state.patience.ask(
            name,
            lambda deadline: self._ask_once(
                name, params, is_repeatable=is_repeatable, deadline=deadline
            ),
            is_repeatable=is_repeatable,
        )

    async def _ask_once(
        self,
        name: str,
        params: Sequence[object],
        *,
        is_repeatable: bool = False,
        deadline: float | None = None,
    ) -> CallAnswered:
        link = self._life.link
        if self._is_closing or (link is None and self._life.is_over):
            raise self._life.make_error()
        if len(self._calls) >= self._options.calls_limit:
            raise LimitReachedError(
                f"{name}: {len(self._calls)} calls are waiting for their answers "
                "already (calls_limit)"
            )
        call = self._calls.begin(
            name,
            params,
            self._clock.now(),
            is_repeatable=is_repeatable,
            deadline=deadline,
        )
        try:
            if link is not None:
                link.call(call)
            self._life.alarm.want(call.deadline)
            await call.waiter.wait()
            answer = call.outcome()
        finally:
            self._calls.forget(call)
        if call.times_sent == 1:
            return answer
        confirmation = confirmation_of(name, params)
        if confirmation is None:
            return answer
        return await self._confirmed(confirmation, call, answer)

    async def _confirmed(
        self, confirmation: Confirmation, call: PendingCall, answer: CallAnswered
    ) -> CallAnswered:
        """What came of a call that was sent more than once."""
        found = await self._ask_once(
            confirmation.method,
            confirmation.params,
            is_repeatable=True,
            deadline=call.deadline,
        )
        if found.error is not None:
            error = method_error(confirmation.method, found.error, {})
            raise CallInterruptedError(
                f"{call.method}: sent {call.times_sent} times, whether it was carried "
                f"out is unknown: {error}"
            )
        return found if is_stored(found.result) else answer
