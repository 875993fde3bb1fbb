# SPDX-License-Identifier: MIT
"""The common base of all blocking clients: calls by groups and by wire names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import copy
from functools import cached_property, partial
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Final, Self, TypeVar

from msgspec import UNSET, Raw, UnsetType, structs

from ..auth.credentials import Credentials
from ..calls.second_factor import TwoFactor
from ..errors import LocalProtocolError
from ..model.operations.operation import RoomLookups
from ..model.operations.versions import Version
from ..model.payload import Timestamp
from ..options.options import Options, check_options
from ..session.clients.calling_client import CallingClient, with_auditor
from ..session.group import GroupCaller
from ..streams.cursor import Cursor
from ..streams.paging.history import History as AsyncHistory
from ..streams.paging.listing import Listing as AsyncListing
from .files import BlockingTransfers
from .iteration import (
    Changes,
    ChangesMine,
    History,
    Listing,
    LiveCollection,
    Subscription,
)
from .loops import LoopThread
from .mirror import RoomMirror
from .runner import Runner, in_thread

if TYPE_CHECKING:
    from ..model.operations.operation import Endpoint, ListPage, Method
    from ..model.operations.publication import Publication, Stream
    from ..streams.paging.history import Pages

__all__ = [
    "BlockingCallingClient",
    "BlockingGroup",
    "BlockingGroupsBase",
    "BlockingSession",
    "InnerClient",
    "checked",
]

E = TypeVar("E")
F = TypeVar("F")
M = TypeVar("M")
R = TypeVar("R")
T = TypeVar("T")


class BlockingSession:
    """Calls and subscribes for groups, and waits for the answers.

    Args:
        runner: Runs the session.
        session: The asynchronous session.
    """

    def __init__(self, runner: Runner, session: GroupCaller) -> None:
        self._runner: Final = runner
        self._session: Final = session

    @cached_property
    def files(self) -> BlockingTransfers:
        """The file transfers."""
        return BlockingTransfers(self._runner, self._session.files)

    def call(self, method: Method[T], params: tuple[object, ...]) -> T:
        """Call a method and decode its answer; see `GroupCaller`."""
        return self._runner.call(self._session.call, method, params)

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> Subscription[T]:
        """Prepare a subscription; it begins when its ``with`` is entered."""
        source = self._session.subscribe(stream, keys, options)
        return Subscription(self._thread, source)

    def changes(
        self, stream: Stream[T], room_id: str, since: Cursor | Timestamp | None = None
    ) -> Changes[T]:
        """Prepare to follow all changes to the messages of a room."""
        return Changes(self._thread, self._session.changes(stream, room_id, since))

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],
        since: Cursor | Timestamp | None = None,
    ) -> ChangesMine[T]:
        """Prepare to follow all changes to the messages of all rooms."""
        source = self._session.changes_mine(stream, message, since)
        return ChangesMine(self._thread, source)

    def history(
        self,
        pages: Pages[T],
        key: str,
        *,
        before: Timestamp | None = None,
        page_size: int = 50,
    ) -> History[T]:
        """Prepare to fetch a list from newest to oldest."""
        history = AsyncHistory(
            self._session, pages, key, before=before, page_size=page_size
        )
        return History(self._runner, history)

    def listing(
        self,
        endpoint: Endpoint[ListPage[T]],
        params: tuple[object, ...],
        *,
        page_size: int = 50,
    ) -> Listing[T]:
        """Prepare to fetch the list of an endpoint."""
        listing = AsyncListing(self._session, endpoint, params, page_size=page_size)
        return Listing(self._runner, listing)

    def mirror(
        self,
        rooms: Method[list[R]],
        room_changes: Stream[E],
        memberships: Method[list[M]],
        membership_changes: Stream[F],
    ) -> RoomMirror[R, M]:
        """Prepare to mirror the rooms of the user."""
        source = self._session.mirror(
            rooms, room_changes, memberships, membership_changes
        )
        return RoomMirror(self._thread, source)

    def documents(
        self, publication: Publication[T], params: tuple[object, ...] = ()
    ) -> LiveCollection[T]:
        """Prepare to follow the documents of a collection."""
        source = self._session.documents(publication, params)
        return LiveCollection(self._thread, source)

    @property
    def _thread(self) -> LoopThread:
        """The thread of a session with subscriptions; other sessions refuse earlier."""
        if isinstance(self._runner, LoopThread):
            return self._runner
        raise LocalProtocolError("nothing can be followed over HTTP alone")


class BlockingGroup:
    """Base of the generated groups of blocking clients."""

    __slots__ = ("_session",)

    def __init__(self, session: BlockingSession) -> None:
        self._session = session


class BlockingGroupsBase(ABC):
    """Base of the generated groups of all domains."""

    @classmethod
    def room_lookups(cls) -> RoomLookups | None:
        """The methods that find rooms by name; None if the schema has none."""
        return None

    @abstractmethod
    def _caller(self) -> BlockingSession:
        """The session that calls and subscribes for the groups."""


class InnerClient(CallingClient):
    """A client on the event loop, whose groups are those of a blocking one."""

    def caller(self) -> GroupCaller:
        """The session that calls and subscribes."""
        return self._caller()


class BlockingCallingClient(BlockingGroupsBase):
    """Base of the blocking clients: login, user, and calls by wire names."""

    def __init__(self, runner: Runner, client: InnerClient) -> None:
        self._runner = runner
        self._calling = client
        self._blocking = BlockingSession(runner, client.caller())

    def with_options(
        self,
        *,
        time_limit: float | UnsetType | None = UNSET,
        wait_when_limited: float | UnsetType | None = UNSET,
    ) -> Self:
        """Return a client of the same session whose calls have other limits.

        Args:
            time_limit: Seconds that a call may take; None for no limit.
            wait_when_limited: Maximum seconds in total that a call waits for its rate
                limit; None to raise `RateLimitedError` at once.

        Returns:
            The client; it ends with the session.

        Raises:
            OptionError: A limit is not a valid number of seconds.
        """
        limited = self._calling.with_options(
            time_limit=time_limit, wait_when_limited=wait_when_limited
        )
        other = copy(self)
        for name in [one for one in vars(self) if not one.startswith("_")]:
            delattr(other, name)  # groups, which are made on first access
        other._calling = limited  # noqa: SLF001  # its own class
        other._blocking = BlockingSession(self._runner, limited.caller())  # noqa: SLF001
        return other

    @property
    def wait_when_limited(self) -> float | None:
        """Seconds that a call of this client may wait for its rate limit, in total."""
        return self._calling.wait_when_limited

    @property
    def user_id(self) -> str | None:
        """Id of the user who is logged in."""
        return self._calling.user_id

    @property
    def username(self) -> str | None:
        """Current name of the user who is logged in, without ``@``.

        None while no user is logged in, and if the server does not report it: behind
        ddp-streamer after a login by `Token` alone.
        """
        return self._calling.username

    @property
    def token(self) -> str | None:
        """Login token of this session, usable as `Token` in another. A secret."""
        return self._calling.token

    def server_version(self) -> Version | None:
        """Version of the server, as passed to `connect` or as the server reports it.

        Returns:
            The version; None if the server does not report it.
        """
        return self._runner.call(self._calling.server_version)

    def login(self, credentials: Credentials) -> None:
        """Log in, or switch to another user; on failure an existing login stays.

        Args:
            credentials: How to log in.

        Raises:
            LoginError: The server refused.
            InsecureError: They would be sent unencrypted to another machine.
        """
        self._runner.call(self._calling.login, credentials)

    def logout(self) -> None:
        """Log out; the token is invalid afterwards."""
        self._runner.call(self._calling.logout)

    def call_raw(self, name: str, *params: object) -> Raw:
        """Call any method by its wire name.

        Args:
            name: The wire name, such as ``rooms/get``.
            *params: JSON values, in the order of the wire.

        Returns:
            The result as raw JSON; empty when there is none.

        Raises:
            MethodError: The server refused.
        """
        return self._runner.call(self._calling.call_raw, name, *params)

    def request_raw(
        self,
        verb: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
    ) -> object:
        """Send a request to any endpoint of the REST API.

        Args:
            verb: ``GET``, ``POST``, ``PUT``, ``PATCH`` or ``DELETE``.
            path: ``/api/v1/rooms.info``, ``v1/rooms.info`` or ``rooms.info``.
            query: Names and values; see `quickmeet.Client.request_raw`.
            json: The body; None for no body.

        Returns:
            The body of the answer as plain JSON values.

        Raises:
            MethodError: The server refused.
            LocalProtocolError: The verb or the path is invalid, or a value is not JSON.
            TransportError: The server cannot be reached by HTTP.
        """
        request = partial(self._calling.request_raw, verb, path, query=query, json=json)
        return self._runner.call(request)

    def _caller(self) -> BlockingSession:
        return self._blocking


def checked(options: Options, client: type[object]) -> Options:
    """Validate options, and let the function of a second factor block.

    Args:
        options: The user's options.
        client: The class of the client.

    Raises:
        OptionError: An option is invalid.
    """
    check_options(options)
    if options.two_factor is not None:
        asked = _asked_in_thread(options.two_factor)
        options = structs.replace(options, two_factor=asked)
    return with_auditor(options, client)


def _asked_in_thread(two_factor: TwoFactor) -> TwoFactor:
    """Wrap a blocking function of a second factor, to call it in a thread."""
    if iscoroutinefunction(two_factor):
        return two_factor

    async def ask(kind: str) -> str:
        code = await in_thread(two_factor, kind)
        return code if isinstance(code, str) else await code

    return ask
