# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""A connection to the broker that reconnects, and whose requests can be cancelled."""

import asyncio
import logging
import sys
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial
from os import PathLike
from typing import Any, Final

import anyio
import anyio.lowlevel
from nats.aio.client import DEFAULT_BUFFER_SIZE, Client, Srv
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from quickmeet_runtime.observability.masking import Masker

from ..errors import BrokerError, reason_of
from ..observability.log import log
from .access import (
    CredentialOptions,
    MissingRightError,
    masker_of,
    missing_right,
    options_for,
)
from .wire import Arrived, ChunkTransport, MessageParser, headers_in, written

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

__all__ = ["RequestingClient", "open_connection"]

_LIMIT_S: Final = 0.5
_CONNECT_S: Final = 10.0
_CLOSE_S: Final = 5.0
_COPIED: Final = 8_192
"""Payload size in bytes from which writing it separately is cheaper."""
_QUOTES: Final = "'"
_OVER_TCP: Final = frozenset({"nats", "tls"})
_REFUSED: Final = "permissions violation"
"""Refusal of a subject; the connection stays open."""
_INBOXES: Final = 'subscription to "_inbox.'
"""Subjects of answers; without permission for them no answer arrives."""
_MOST_SAID: Final = 100
"""Number of distinct failures of one connection that are each logged once."""
_PING_S: Final = 15
"""Seconds between pings; after three without answer the connection is lost."""
_RESET: Final = (ConnectionResetError, BrokenPipeError)
"""Errors that may hide a refusal: a broker that refuses closes at once, and its reason
is lost if the client was still writing. That of an earlier attempt says more."""


async def _take_queued(take: Callable[[Arrived], None], message: Msg) -> None:
    """Take a message from the library's queue, as it no longer calls `_process_msg`."""
    headers = message.headers or {}
    lines = [f"NATS/1.0 {headers.get('Status', '')}".strip()]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join(lines).encode() if headers else b""
    take(Arrived(message.subject, message.reply, message.data, head))


class _Listener(partial[Coroutine[None, None, None]]):
    """The callback of the library, which also marks our subscriptions."""

    def take(self, arrived: Arrived) -> None:
        """Call the function with a message."""
        try:
            self.args[0](arrived)
        except Exception:  # noqa: BLE001  # the library would read no more
            log.exception("a message of %s cannot be taken", arrived.subject)


class RequestingClient(Client):
    """The library's client, made safe for cancellation.

    It waits by `asyncio.wait_for`, which in Python 3.11 swallows a cancellation if the
    answer arrives in the same turn of the loop (python/cpython#86296): the cancelled
    task would go on forever.
    """

    def __init__(
        self, servers: str = "", on_refusal: Callable[[str], None] = lambda _: None
    ) -> None:
        """Collect the secrets in the addresses to mask them: brokers quote them.

        Args:
            servers: The addresses.
            on_refusal: Called with the broker's messages about missing permissions.
        """
        super().__init__()
        self.masker: Final = masker_of(servers)
        self._ps = MessageParser(self, self._process_msg)
        self._on_refusal = on_refusal
        self._asking: dict[asyncio.Timeout, str] = {}
        self._refusal = ""

    @override
    async def _connect_to_server(self, s: Srv) -> None:
        """Connect with a transport that copies less, except over WebSocket."""
        if self._transport is None and s.uri.scheme in _OVER_TCP:
            transport = ChunkTransport()
            s.last_attempt = time.monotonic()
            limit: int = self.options["connect_timeout"]
            await transport.connect(s.uri, DEFAULT_BUFFER_SIZE, limit)
            self._transport = transport
        else:
            await super()._connect_to_server(s)

    @override
    async def request(
        self,
        subject: str,
        payload: bytes = b"",
        timeout: float = _LIMIT_S,
        old_style: bool = False,
        headers: dict[str, Any] | None = None,
    ) -> Msg:
        """Send a request, and wait for the answer.

        Raises:
            CancelledError: The task was cancelled meanwhile, answered or not.
            MissingRightError: A permission is missing.
            nats.errors.Error: There was no answer.
        """
        task = asyncio.current_task()
        before = task.cancelling() if task is not None else 0
        refused = asyncio.timeout(None)
        self._asking[refused] = f'"{subject.lower()}"'
        try:
            async with refused:
                return await super().request(
                    subject, payload, timeout, old_style, headers
                )
        except TimeoutError:
            if refused.expired():
                raise MissingRightError(missing_right(self._refusal)) from None
            raise
        finally:
            del self._asking[refused]
            if task is not None and task.cancelling() > before:
                # A scope of anyio recognizes its own error, so raise that one.
                await anyio.lowlevel.checkpoint_if_cancelled()
                raise asyncio.CancelledError

    async def listen(
        self, subject: str, take: Callable[[Arrived], None]
    ) -> Subscription:
        """Call a function with each message of a subject as it is read.

        Such messages bypass the library's queue and its tasks, and their headers are
        parsed on demand. It is a quarter of the cost.

        Args:
            subject: The subject, with wildcards.
            take: The function; it must not block, and its errors are logged.

        Raises:
            nats.errors.Error: The connection is closed.
        """
        return await self.subscribe(subject, cb=_Listener(_take_queued, take))

    @override
    async def close(self) -> None:
        """Close the connection; unsent data for an unreachable broker is dropped.

        The library raises the connection's error there and leaves its tasks behind.
        """
        transport, unsent = self._transport, self._pending
        self._pending, self._pending_data_size = [], 0
        if unsent and transport is not None:
            with suppress(OSError):
                transport.writelines(unsent)
                await transport.drain()  # type: ignore[no-untyped-call]  # of the library
        await super().close()

    @override
    async def _send_publish(
        self,
        subject: str,
        reply: str,
        payload: bytes,
        payload_size: int,
        headers: dict[str, Any] | None,
    ) -> None:
        """Write a message as the library does, at a fifth of the cost.

        The library handles each header separately, and copies the payload twice.
        """
        head = b"" if headers is None else written(headers)
        if head is None or not subject:
            await super()._send_publish(subject, reply, payload, payload_size, headers)
            return
        if head:
            size = f"{len(head)} {len(head) + payload_size}"
            begin = f"HPUB {subject} {reply} {size}\r\n".encode() + head
        else:
            begin = f"PUB {subject} {reply} {payload_size}\r\n".encode()
        self.stats["out_msgs"] += 1
        self.stats["out_bytes"] += payload_size
        if payload_size < _COPIED:
            await self._send_command(b"%b%b\r\n" % (begin, payload))
        else:  # no other write comes between: there is no await
            self._pending += (begin, payload)
            self._pending_data_size += len(begin) + payload_size
            await self._send_command(b"\r\n")
        if self._flush_queue is not None and self._flush_queue.empty():
            await self._flush_pending()

    @override
    async def _process_err(self, err_msg: str) -> None:
        """Reconnect if the broker closes the connection with an error.

        The library would close permanently, and not reconnect after renewed credentials
        or after a message that was too large for a lowered limit.
        """
        err_msg = self.masker.text(err_msg)
        if is_refused := _REFUSED in err_msg.lower():
            self._refuse(err_msg.strip().strip(_QUOTES).lower())
        if is_refused or not self.is_connected:
            await super()._process_err(err_msg)
            return
        error = NatsError(f"nats: {err_msg.strip().strip(_QUOTES)}")
        await self._error_cb(error)
        await self._process_op_err(error)

    def _refuse(self, said: str) -> None:
        self._refusal = said
        self._on_refusal(said)
        for limit, subject in self._asking.items():
            if (subject in said or _INBOXES in said) and not limit.expired():
                limit.reschedule(0)

    @override
    async def _process_connect_init(self) -> None:
        """Retry also if credentials cannot be read, such as a half-written file.

        The library's task would end with an unknown error, without a successor.
        """
        try:
            await super()._process_connect_init()
        except Exception as error:
            if self._transport is not None:
                self._transport.close()  # type: ignore[no-untyped-call]  # else it leaks
            if isinstance(error, (NatsError, OSError, TimeoutError)):
                raise
            said = f"credentials cannot be used ({type(error).__name__})"
            raise NatsError(f"nats: {said}") from None  # the cause may hold a secret

    @override
    def _connect_command(self) -> bytes:
        """Send the credentials, but not in the clear if TLS was asked for."""
        server = self._current_server
        is_clear = not self._server_info.get("tls_required")
        if server is not None and server.uri.scheme == "tls" and is_clear:
            raise NatsError("nats: the address says tls://, but the broker has no TLS")
        return super()._connect_command()

    @override
    async def _process_msg(
        self, sid: int, subject: bytes, reply: bytes, data: bytes, headers: bytes
    ) -> None:
        listener = getattr(self._subs.get(sid), "_cb", None)  # of the library
        if not isinstance(listener, _Listener):
            return await super()._process_msg(sid, subject, reply, data, headers)
        self.stats["in_msgs"] += 1
        self.stats["in_bytes"] += len(data)
        listener.take(Arrived(subject.decode(), reply.decode(), data, headers or b""))
        return None

    @staticmethod
    @override
    def _parse_header_lines(raw: bytes) -> dict[str, str]:
        """Parse headers faster than the library, which checks each letter of each name.

        That was a third of a worker's cost for a message of the stream.
        """
        return headers_in(raw)


@asynccontextmanager
async def open_connection(
    servers: str,
    on_return: Callable[[], None],
    credentials: str | PathLike[str] | None,
    on_refusal: Callable[[str], None] = lambda _: None,
) -> AsyncGenerator[RequestingClient]:
    """Connect to a broker; reconnects automatically.

    Args:
        servers: Addresses, ``nats://user:password@host:4222``, separated by commas.
        on_return: Called after each reconnect.
        credentials: File of a user's credentials, or of a key's seed; read again for
            each connection.
        on_refusal: Called with the broker's messages about missing permissions.

    Raises:
        BrokerError: It cannot be reached, or refuses the connection.
    """
    connection = RequestingClient(servers, on_refusal)
    told = _Told(on_return, connection.masker)
    options = CredentialOptions() if credentials is None else options_for(credentials)
    try:
        await asyncio.wait_for(
            connection.connect(
                servers.split(","),
                name="quickmeet",
                max_reconnect_attempts=-1,
                reconnect_time_wait=1,
                ping_interval=_PING_S,
                allow_reconnect=True,
                skip_subject_validation=True,  # `Subjects` makes them of any text
                error_cb=told.failed,
                disconnected_cb=told.lost,
                reconnected_cb=told.found,
                user_credentials=options.get("user_credentials"),
                nkeys_seed=options.get("nkeys_seed"),
            ),
            _CONNECT_S,
        )
    except (TimeoutError, NatsError, OSError, ValueError) as error:
        said = told.last or connection.masker.text(reason_of(error))
        raise BrokerError(f"no broker at {_bare(servers)}: {said}") from None
    told.is_open = True
    try:
        yield connection
    finally:
        told.is_open = False
        with anyio.move_on_after(_CLOSE_S, shield=True):
            await connection.close()


class _Told:
    """Log messages of the library about the connection."""

    def __init__(self, on_return: Callable[[], None], masker: Masker) -> None:
        self.last = ""
        self._masker: Final = masker
        self._said: set[str] = set()  # several workers may fail in turn
        self._on_return = on_return
        self.is_open = False
        """Whether it was connected, and is not being closed."""

    async def failed(self, error: Exception) -> None:
        said = self._masker.text(reason_of(error))
        is_new = self.is_open and said not in self._said
        if len(self._said) >= _MOST_SAID:
            self._said.clear()
        self._said.add(said)
        log.log(logging.WARNING if is_new else logging.DEBUG, "broker: %s", said)
        if not self.last or not isinstance(error, _RESET):
            self.last = said

    async def lost(self) -> None:
        if self.is_open:
            log.warning("the broker is away")

    async def found(self) -> None:
        log.info("the broker is back")
        self.last = ""
        self._said.clear()
        self._on_return()


def _bare(servers: str) -> str:
    """Strip the user info from addresses: it may be a secret."""
    return ",".join(one.rpartition("@")[2] for one in servers.split(","))
