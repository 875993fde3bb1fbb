# SPDX-License-Identifier: MIT
"""A WebSocket: bytes in, messages to the session, frames out.

Outgoing messages are framed already (`outgoing`), so that an event for a thousand
clients is encoded once; websockets does the rest of the protocol.
"""

import json
import logging
import math
import socket
import time
import uuid
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Final, cast

import anyio
from anyio.abc import SocketAttribute, SocketStream
from websockets.exceptions import InvalidState
from websockets.frames import EXTERNAL_CLOSE_CODES, Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.faults.kinds import pieces_for
from quickmeet_devserver.faults.tap import Names, Tap
from quickmeet_devserver.operation.older import GREETING, is_old
from quickmeet_devserver.wire.client_limits import Terms
from quickmeet_devserver.wire.outgoing import Outgoing, text_frame
from quickmeet_runtime.concurrency.waiters import Waiter, waiter_factory
from quickmeet_runtime.protocol.server import DdpServerProtocol, Dialect
from quickmeet_runtime.transport.interface import SILENCE

from .session import FrontSession

__all__ = ["serve_web_socket"]

logger = logging.getLogger("quickmeet.devserver")

_READ_BYTES: Final = 65_536
_LINGER_S: Final = 1.0
_GONE: Final = (anyio.EndOfStream, anyio.BrokenResourceError, OSError)
_SEND_BYTES: Final = 1024 * 1024
_TEXT_OR_BINARY: Final = (Opcode.TEXT, Opcode.BINARY)
_GOING_AWAY: Final = 1001
_OWN_CODES: Final = range(3000, 5000)


class _Socket:
    """A connection after the upgrade."""

    def __init__(
        self,
        stream: SocketStream,
        protocol: ServerProtocol,
        context: Context,
        terms: Terms,
        *,
        is_sockjs: bool,
    ) -> None:
        dialect = context.dialect
        self._stream: Final = stream
        owned: socket.socket = stream.extra(SocketAttribute.raw_socket)
        self._owned: Final = owned
        self._socket: Final = socket.socket(fileno=owned.fileno())
        self._socket.settimeout(0)
        self._flushing: Final = context.flushing
        self._protocol: Final = protocol
        self._is_sockjs: Final = is_sockjs
        self._is_monolith: Final = dialect is Dialect.MONOLITH
        self._unsent_limit: Final = terms.limits.unsent_bytes
        self._outbox: list[bytes] = []
        self._unsent = 0
        self._make_waiter: Final = waiter_factory()
        self._idle: Waiter | None = None
        self._parts: list[bytes] = []
        self._opcode = Opcode.TEXT
        self._is_closing = False
        self._is_finished = False
        self._starting: list[Callable[[], Coroutine[object, object, None]]] = []
        self._faults: Final = context.faults
        self._version: Final = context.config.version
        self._tasks = anyio.create_task_group()
        self._tap: Final = Tap(self, context.faults)
        self.ddp: Final = DdpServerProtocol(
            meteor_id() if dialect is Dialect.MONOLITH else str(uuid.uuid1()),
            dialect,
            time.monotonic(),
            idle_after=terms.heartbeat.idle_after,
            answer_within=terms.heartbeat.answer_within,
        )
        self.session: Final = FrontSession(
            context, self.ddp, self.send, self.close, terms.limits.waiting_bytes
        )

    @property
    def names(self) -> Names:
        """The logged-in user."""
        return self.session.names

    def send(self, frame: Outgoing) -> None:
        """Queue a frame, after applying faults."""
        if self._is_closing:
            return
        if self._tap.is_idle:
            self.put_frame(frame)
        else:
            self._tap.send(frame)

    def put_frame(self, frame: Outgoing) -> None:
        """Queue a frame."""
        self.put(frame.sockjs if self._is_sockjs else frame.plain)

    def put(self, data: bytes) -> None:
        """Queue bytes; a client that does not read is disconnected."""
        if self._is_closing:
            return
        if self._unsent <= self._unsent_limit:
            self._put(data)
            return
        logger.warning(
            "%s does not read; disconnected with %d bytes unsent",
            self.names.username or "a client",
            self._unsent,
        )
        self._is_closing = True
        self._outbox.clear()
        self._tasks.cancel_scope.cancel()

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake after sending what is queued."""
        if self._is_closing or self._tap.muted_by is not None:
            return
        self._is_closing = True
        if code in EXTERNAL_CLOSE_CODES or code in _OWN_CODES:
            with suppress(InvalidState):  # the client closed first
                self._protocol.send_close(code, reason)
            self._flush_protocol()
        else:  # only a fault does that
            payload = code.to_bytes(2, "big") + reason.encode()
            self._put(Frame(Opcode.CLOSE, payload).serialize(mask=False))

    def finish(self) -> None:
        """Drop the connection after sending what is queued, without a close frame."""
        self._is_closing = True
        self._is_finished = True
        self._wake()

    def start(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run a coroutine for as long as the connection lasts."""
        self._starting.append(work)  # the sender may be no task; the writer is one
        self._wake()

    async def run(self) -> None:
        """Serve until either side closes."""
        if self._is_sockjs:
            self._put(text_frame(b"o"))
        if self._is_monolith and is_old(self._version):
            self.put_frame(Outgoing(GREETING))
        try:
            async with self._tasks as tasks:
                tasks.start_soon(self._write)
                tasks.start_soon(self.session.run)
                self.session.flush()
                await self._read()
                tasks.cancel_scope.cancel()
        finally:
            self._socket.detach()
            self._tap.leave()

    async def _read(self) -> None:
        while True:
            deadline = anyio.current_time() + self._patience()
            data: bytes | None = None
            try:
                with anyio.move_on_at(deadline):
                    data = await self._stream.receive(_READ_BYTES)
            except _GONE:
                return
            if self._tap.muted_by is not None:
                continue
            if data is None:
                self.ddp.tick(time.monotonic())
                self.session.flush()
                if self._is_closing:
                    await self._drain()
                    return
                continue
            self._protocol.receive_data(data)
            for event in self._protocol.events_received():
                self._take(cast("Frame", event))
            self._flush_protocol()
            if self._protocol.close_expected() or self._is_closing:
                await self._drain()
                await self._linger()
                return

    def _patience(self) -> float:
        """Return how long the client may be silent; forever while silenced."""
        if self._tap.muted_by is not None:
            return math.inf
        return max(self.ddp.next_deadline() - time.monotonic(), 0)

    def _take(self, frame: Frame) -> None:
        """Collect the frames of a message and pass a complete one to the session."""
        if frame.opcode in _TEXT_OR_BINARY:
            self._opcode, self._parts = frame.opcode, [bytes(frame.data)]
        elif frame.opcode is Opcode.CONT:
            self._parts.append(bytes(frame.data))
        else:
            return
        if not frame.fin:
            return
        message = b"".join(self._parts)
        self._parts = []
        now = time.monotonic()
        is_monolith = self._is_monolith
        if self._is_sockjs or (not is_monolith and message.startswith(b'["')):
            for text in _unwrapped(message)[: None if is_monolith else 1]:
                self._hear(text, now)
        elif self._opcode is Opcode.TEXT:
            self._hear(message.decode("utf-8", "replace"), now)
        else:
            self._hear(message, now)

    def _hear(self, message: bytes | str, now: float) -> None:
        if self._tap.is_idle or self._tap.hears(message):
            self.session.take(message, now)

    def _flush_protocol(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._put(data)

    def _put(self, data: bytes) -> None:
        if not self._outbox:
            self._flushing.add(self)
        self._outbox.append(data)
        self._unsent += len(data)

    def flush(self) -> None:
        """Send what is queued at once, unless the writer is sending or has to start."""
        if self._idle is None or self._owned.fileno() < 0:  # closed, perhaps reused
            return
        if self._faults.faults:
            self._wake()
            return
        data = b"".join(self._outbox)
        self._outbox.clear()
        sent = 0
        with suppress(OSError):  # buffer full; the writer will see any other error
            sent = self._socket.send(data)
        self._unsent -= sent
        if sent < len(data):
            self._outbox.append(data[sent:])
            self._wake()

    def _wake(self) -> None:
        """Wake the writer if it is waiting."""
        if self._idle is not None:
            self._idle.wake()
            self._idle = None

    async def _write(self) -> None:
        """Send what is queued, joined; runs concurrently with `_read`."""
        while not (self._is_finished and not self._outbox):
            if not (self._outbox or self._starting):
                self._idle = waiter = self._make_waiter()
                await waiter
            while self._starting:
                self._tasks.start_soon(self._starting.pop(0))
            data = b"".join(self._outbox)
            self._outbox.clear()
            if not data:
                continue
            try:
                await self._send(data)
            except (anyio.BrokenResourceError, anyio.ClosedResourceError, OSError):
                return
        self._tasks.cancel_scope.cancel()

    async def _send(self, data: bytes) -> None:
        """Send bytes, in pieces if a fault requires it."""
        pieces = pieces_for(self._faults, self.names) if self._faults.faults else None
        size = _SEND_BYTES if pieces is None else pieces.size
        for start in range(0, len(data), size):
            piece = data[start : start + size]
            await self._stream.send(piece)
            self._unsent -= len(piece)
            if pieces is not None:
                await anyio.sleep(pieces.pause)

    async def _linger(self) -> None:
        """Keep reading, so that a sending client gets the close frame, not a reset."""
        with suppress(*_GONE), anyio.move_on_after(_LINGER_S):
            while self._protocol.close_rcvd is None and not self._is_finished:
                self._protocol.receive_data(await self._stream.receive(_READ_BYTES))
                self._protocol.events_received()

    async def _drain(self) -> None:
        """Send queued data for up to a second."""
        with anyio.move_on_after(1.0):
            while self._outbox or self._unsent > 0:
                await anyio.lowlevel.checkpoint()


async def serve_web_socket(
    stream: SocketStream,
    request: bytes,
    context: Context,
    terms: Terms,
    *,
    is_sockjs: bool,
) -> None:
    """Answer an upgrade request and serve the WebSocket.

    Args:
        stream: The connection.
        request: The bytes of the request read so far.
        context: The state shared by all sessions.
        terms: Limits on the client.
        is_sockjs: Whether messages are wrapped in SockJS frames.
    """
    protocol = ServerProtocol(max_size=terms.limits.frame_bytes, logger=SILENCE)
    protocol.receive_data(request)
    events = protocol.events_received()
    if not events:
        return
    protocol.send_response(protocol.accept(cast("Request", events[0])))
    await stream.send(b"".join(protocol.data_to_send()))
    if protocol.handshake_exc is not None:
        return
    web_socket = _Socket(stream, protocol, context, terms, is_sockjs=is_sockjs)
    session = web_socket.session
    context.hub.sessions[session.session] = session
    try:
        await web_socket.run()
    finally:
        session.end()


def _unwrapped(message: bytes) -> list[str]:
    """Return the frames in a SockJS message: an array of strings, or one string."""
    try:
        frames: object = json.loads(message)
    except (ValueError, RecursionError):
        return [message.decode("utf-8", "replace")]
    if not isinstance(frames, (list, str)):
        return [""]  # invalid for the session, too
    texts = cast("list[object]", frames) if isinstance(frames, list) else [frames]
    return [text for text in texts if isinstance(text, str)]
