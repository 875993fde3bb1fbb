# SPDX-License-Identifier: MIT
"""The bus, as relays and workers use it."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from os import PathLike
from typing import Final, TypeAlias

import anyio
from nats.js.kv import KeyValue

import quickmeet
from quickmeet import Cursor
from quickmeet.types import Message
from quickmeet_runtime.concurrency.exception_groups import unwrapped
from quickmeet_runtime.options.values import (
    COUNT,
    FUNCTION,
    MAPPING,
    PATH,
    SECONDS,
    TEXT,
    Kind,
    check,
    instance,
    or_none,
)
from quickmeet_runtime.session.handlers.keyed_workers import By, key_function

from .broker.broker import Broker, open_broker
from .broker.leases import RENEW_S, Leases, key_of
from .calling import Answerer, BusClient, RelayAccount
from .errors import RelayError
from .observability.statistics import BusStatistics
from .relays.passing import PassedChanges
from .relays.publishing import RelayPublisher
from .relays.spreading import WorkSpread, persistent
from .subjects import PARTITIONS, Subjects, workspace_of
from .workers.following import Followed, WorkerOptions

__all__ = ["Bus", "Connect", "connect"]

Change = quickmeet.Change[Message]
_ORDER: Final = Kind(
    lambda value: isinstance(value, str) or callable(value),
    '"room", "thread" or a function',
)
_CLIENT: Final = instance("a client", quickmeet.Client)
_CURSOR: Final = or_none(instance("a cursor", Cursor))
Connect: TypeAlias = Callable[[], AbstractAsyncContextManager[quickmeet.Client]]
"""Opens a session, such as ``lambda: quickmeet.connect(url, login)``."""


class Bus:
    """A broker, and the events of one workspace on it."""

    def __init__(
        self, broker: Broker, bucket: KeyValue, workspace: str, time_limit: float
    ) -> None:
        self._broker = broker
        self._bucket = bucket
        self._subjects = Subjects(workspace)
        self._time_limit = time_limit
        self.client: Final = BusClient(broker, self._subjects, time_limit)
        """The groups of the API, called through a relay."""

    @property
    def workspace(self) -> str:
        """The account of the events."""
        return self._subjects.workspace

    @property
    def statistics(self) -> BusStatistics:
        """Statistics of this connection to the broker, shared by all accounts."""
        return self._broker.meter.read()

    @property
    def is_connected(self) -> bool:
        """Whether the broker is connected."""
        return self._broker.connection.is_connected

    @property
    def is_draining(self) -> bool:
        """Whether `drain` was called, or a relay is ending."""
        return self._broker.drain.is_set()

    def drain(self) -> None:
        """Shut down gracefully: read and deliver nothing more, finish pending work.

        Iterations over deliveries end without interrupting the block that handles
        one; `publish` ends once all that it has read is in the stream. Meant for
        signals::

            quickmeet.stop_on_signals(drain=bus.drain)
        """
        self._broker.drain.set()

    async def account(self) -> RelayAccount:
        """Ask for the account whose changes are relayed and that makes calls.

        It waits until a relay of the workspace runs.
        """
        return await self.client.account()

    async def publish(
        self, client: quickmeet.Client, *, since: Cursor | None = None
    ) -> None:
        """Relay all changes of the session's account, and answer calls of workers.

        It begins where the stream ends, and runs until it is cancelled or drained:
        changes read by then are appended, and calls are answered, within 5 s.
        Two relays at once are safe: each skips what the other has appended.

        Args:
            client: A session of the account.
            since: Where to begin with an empty stream; now when None.

        Raises:
            OptionError: A value is of the wrong type.
            RelayError: The session is not logged in, or another account relays into
                this workspace.
            BrokerError: The broker refuses permanently.
            QuickmeetError: The session ended.
        """
        check("client", client, _CLIENT)
        check("since", since, _CURSOR)
        if client.user_id is None:
            raise RelayError("nobody is logged in: there are no rooms to relay")
        publisher = RelayPublisher(self._broker, self._subjects, client.user_id)
        position = await publisher.position()
        begin = position.begin() or since
        answerer = Answerer(self._broker, self._subjects, client)
        try:
            async with PassedChanges.of(client, begin) as changes:
                await publisher.begin(changes, position)
                async with answerer.answering():
                    await publisher.run(changes, position)
        except BaseExceptionGroup as group:  # raise its error unchanged
            raise unwrapped(group) from None

    async def stand_by(self, connect: Connect, *, since: Cursor | None = None) -> None:
        """Relay, or stand by while another relay of the workspace does.

        One relay has the account at a time; the others hold no session. If it ends,
        another continues within 3 s; if it dies, within 13 s. See `publish`.

        Args:
            connect: Opens a session of the account, each time that this relay takes
                over.
            since: As for `publish`.

        Raises:
            RelayError: As for `publish`.
            QuickmeetError: No session could be opened, or it ended.
        """
        check("connect", connect, FUNCTION)
        check("since", since, _CURSOR)
        key = _account_key(self.workspace)
        await self._spread({key: lambda: self._relay_by(connect, since)}, key)

    async def relay_accounts(self, accounts: Mapping[str, Connect]) -> None:
        """Relay accounts, distributed over the relays that were given the same ones.

        Every relay takes its share. If one ends or dies, the others take over its
        accounts. If a session cannot be opened, for example because its password is
        refused, it is retried after 5 s, 10 s, ... 300 s; others do not wait for it.

        Args:
            accounts: For each workspace a function that opens a session of its account.

        Raises:
            OptionError: A value is of the wrong type.
            RelayError: A workspace has no name.
        """
        check("accounts", accounts, MAPPING)
        work: dict[str, Callable[[], Awaitable[None]]] = {}
        for given, connect in accounts.items():
            check("accounts", given, TEXT)
            check(f"accounts[{given!r}]", connect, FUNCTION)
            workspace = workspace_of(given)
            bus = Bus(self._broker, self._bucket, workspace, self._time_limit)
            relay = partial(bus._relay_by, connect, None)
            work[_account_key(workspace)] = persistent(workspace, relay)
        names = "\n".join(sorted(accounts))
        await self._spread(work, f"relays.{key_of(names)}")

    async def _spread(
        self, work: Mapping[str, Callable[[], Awaitable[None]]], group: str
    ) -> None:
        leases = Leases(
            self._bucket,
            group,
            work,
            reopen=self._broker.leases,
            survives_silence=True,
        )

        async def pause() -> None:
            self._broker.check()
            await anyio.sleep(RENEW_S)

        await WorkSpread(leases, work, pause=pause).run()

    async def _relay_by(self, connect: Connect, since: Cursor | None) -> None:
        async with connect() as client:
            await self.publish(client, since=since)

    def follow(
        self, durable: str, *, by: By[Change] = "room", max_deliver: int = 10
    ) -> Followed:
        """Follow all changes of the workspace under a durable name.

        ::

            async with bus.follow("answers") as deliveries:
                async for delivery in deliveries:
                    async with delivery as change:
                        ...

        Any number of workers may follow under one name: each room is assigned to one
        of them at a time. While a change is handled, or waits for a retry after a
        failure, nothing of its room is delivered; changes of other rooms are.

        Args:
            durable: The name.
            by: The ordering key of changes: ``"room"``, ``"thread"``, or a function
                of a change, whose result counts within the room. Changes for which
                it fails are kept in order among themselves.
            max_deliver: How often a change is tried before it goes to the subject
                for dead letters (``qm.<workspace>.dead.<durable>``).

        Raises:
            OptionError: A value is of the wrong type.
            RelayError: The name is empty, or too long for a broker.
            ValueError: `by` is an unknown string.
        """
        check("durable", durable, TEXT)
        check("by", by, _ORDER)
        check("max_deliver", max_deliver, COUNT)
        self._subjects.durable(durable)
        group = key_of(f"{self.workspace}/{durable}")
        keys = [f"{group}.{number}" for number in range(PARTITIONS)]
        leases = Leases(self._bucket, group, keys, reopen=self._broker.leases)
        within_room = None if by == "room" else key_function(by)
        options = WorkerOptions(durable, max_deliver, within_room)
        return Followed(self._broker, self._subjects, leases, options)


@asynccontextmanager
async def connect(
    servers: str = "nats://127.0.0.1:4222",
    *,
    workspace: str,
    time_limit: float = 30.0,
    credentials: str | PathLike[str] | None = None,
) -> AsyncGenerator[Bus]:
    """Connect to the broker, and create the stream if it does not exist.

    Args:
        servers: Addresses, ``nats://user:password@host:4222``, separated by commas.
        workspace: A name for the chat server, or its address, whose host is taken.
        time_limit: Timeout of a call through a relay, in seconds.
        credentials: File with credentials for the broker: ``.creds`` of a user, or
            the seed of a key. It needs ``nats-py[nkeys]``.

    Raises:
        OptionError: A value is of the wrong type.
        RelayError: The workspace has no name.
        BrokerError: The broker cannot be reached, or refuses the connection.
    """
    check("servers", servers, TEXT, is_secret=True)
    check("workspace", workspace, TEXT)
    check("time_limit", time_limit, SECONDS)
    check("credentials", credentials, or_none(PATH))
    name = workspace_of(workspace)
    async with open_broker(servers, credentials) as broker:
        bucket = await broker.prepare()
        yield Bus(broker, bucket, name, time_limit)


def _account_key(workspace: str) -> str:
    return f"relay.{key_of(workspace)}"
