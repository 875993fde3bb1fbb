# SPDX-License-Identifier: MIT
"""A WebSocket with websockets' sans-I/O protocol over an anyio stream.

For trio, for Pythons that picows has no build for, and for compression.
"""

from collections.abc import Sequence
from typing import Final

import anyio
from anyio.abc import ByteStream
from anyio.lowlevel import checkpoint
from websockets.client import ClientProtocol
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import State

from ..errors import TransportClosedError
from .interface import AT_ONCE, MOST_PARTS, Take, TransportOptions, closed_with

__all__ = ["LEAST_READ", "STREAM_ERRORS", "LatestPongProtocol", "WebsocketsTransport"]

_TEXT: Final = Opcode.TEXT
_BINARY: Final = Opcode.BINARY
_CONTINUATION: Final = Opcode.CONT
LEAST_READ: Final = 4096
_MOST_READ: Final = 262_144
_ABNORMAL: Final = 1006
_NO_STATUS: Final = 1005
STREAM_ERRORS: Final = (
    anyio.EndOfStream,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
)


class LatestPongProtocol(ClientProtocol):
    """Answers pings at once, or only the latest one when there is room again.

    The protocol itself queues a pong for each ping, however many are queued already.
    Only the most recent ping needs an answer (RFC 6455, 5.5.3).
    """

    _is_full = False
    _kept: Frame | None = None

    def send_frame(self, frame: Frame) -> None:
        """Called by websockets: write a frame, or hold back a pong."""
        if self._is_full and frame.opcode is Opcode.PONG:
            self._kept = frame
        else:
            super().send_frame(frame)

    def hold(self, *, is_full: bool) -> None:
        """Record whether too much is waiting for the peer."""
        self._is_full = is_full

    def release(self) -> None:
        """Record that there is room, and send the pong that was held back."""
        self._is_full = False
        kept, self._kept = self._kept, None
        if kept is not None:
            self.send_frame(kept)


class WebsocketsTransport:
    """An open WebSocket; see `interface.Transport`."""

    def __init__(
        self,
        stream: ByteStream,
        protocol: LatestPongProtocol,
        options: TransportOptions,
    ) -> None:
        self._stream = stream
        self._protocol = protocol
        self._options = options
        self._arrived: list[bytes] = []
        self._parts: list[bytes] = []
        self._outgoing: list[bytes] = []
        self._outgoing_size = 0
        self._is_choked = False
        self._wake = anyio.Event()
        self._drained = anyio.Event()
        self._sending = anyio.Lock()
        self._resumed = anyio.Event()
        self._resumed.set()
        self._closed: TransportClosedError | None = None
        self._ended = anyio.Event()
        self._is_delivering = False
        self._reading = anyio.CancelScope()
        self._is_aborted = False
        self._is_released = False
        self._read_size = LEAST_READ

    async def deliver(self, take: Take) -> None:
        """Deliver messages until the connection is over; see `interface`.

        Raises:
            TransportClosedError: The connection is over.
        """
        self._is_delivering = True
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._pump)
                await self._hand_on(take)
                with anyio.move_on_after(self._options.close_limit):
                    await self._flush()  # the answer to the peer's close
                tasks.cancel_scope.cancel()
        finally:
            self._is_delivering = False
        if self._closed is None:
            raise AssertionError  # messages are delivered until it is closed
        raise self._closed

    async def _hand_on(self, take: Take) -> None:
        while True:
            await self._resumed.wait()
            if self._is_choked:
                await self._drain()
            elif self._arrived:
                taken = take(self._arrived[:AT_ONCE])
                del self._arrived[:taken]
                if self._arrived:
                    await checkpoint()
            elif self._closed is None:
                await self._read()
            else:
                return

    @property
    def unsent_bytes(self) -> int:
        """Bytes that the peer has not taken yet."""
        return self._outgoing_size

    @property
    def _is_full(self) -> bool:
        return self._outgoing_size > self._options.send_limit

    def send(self, messages: Sequence[bytes]) -> None:
        """Queue text messages; `deliver` writes them together."""
        if self._closed is not None or self._protocol.state is not State.OPEN:
            raise self._closed or TransportClosedError(
                "the WebSocket is closing", code=_NO_STATUS
            )
        for message in messages:
            self._protocol.send_text(message)
        self._queue()

    def drain_first(self) -> None:
        """Deliver nothing more until the peer has taken enough of what was sent."""
        self._is_choked = True

    async def drained(self) -> None:
        """Wait until the peer has taken enough of what was sent, or is gone."""
        while self._is_full and self._closed is None and not self._is_released:
            await self._drained.wait()

    async def _pump(self) -> None:
        """Write queued messages until cancelled or closed."""
        while self._closed is None:
            await self._wake.wait()
            self._wake = anyio.Event()
            await self._flush()

    async def _drain(self) -> None:
        """Wait until the peer has taken enough of what was sent."""
        while self._is_choked and self._is_full and self._closed is None:
            await self._drained.wait()
        self._is_choked = False

    def pause_reading(self) -> None:
        """Stop delivering, and stop reading from the socket."""
        if self._resumed.is_set():
            self._resumed = anyio.Event()

    def resume_reading(self) -> None:
        """Deliver what was held back, and read from the socket again."""
        self._resumed.set()

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake within the time limit, else drop the connection."""
        if self._is_released:
            return
        self._is_released = True
        with anyio.CancelScope(shield=True):
            with anyio.move_on_after(self._options.close_limit):
                if not self._is_aborted:
                    await self._shake_hands(code, reason)
            self._end(_ABNORMAL, "")
            self._reading.cancel()
            await anyio.aclose_forcefully(self._stream)

    def abort(self) -> None:
        """Drop the connection at once; `aclose` releases the socket."""
        self._is_aborted = True
        self._end(_ABNORMAL, "")
        self._resumed.set()
        self._reading.cancel()

    async def _shake_hands(self, code: int, reason: str) -> None:
        if self._protocol.state is State.OPEN:
            self._protocol.send_close(code, reason)
            self._queue()
        self._arrived.clear()
        self._is_choked = False
        self._drained.set()
        self._resumed.set()
        await self._flush()
        if self._is_delivering:
            await self._ended.wait()  # `deliver` reads meanwhile
        while self._closed is None:
            await self._read()

    async def _read(self) -> None:
        data: bytes | None = None
        with anyio.CancelScope() as self._reading:
            try:
                data = await self._stream.receive(self._read_size)
            except anyio.EndOfStream:
                data = b""
            except (OSError, anyio.BrokenResourceError, anyio.ClosedResourceError):
                self._end(_ABNORMAL, "")
        if data is None:
            return  # aborted, or the connection is gone
        if data:
            self._adapt(len(data))
            self._protocol.hold(is_full=self._is_full)
            self._protocol.receive_data(data)
        else:
            self._protocol.receive_eof()
        self.absorb()  # answers are written elsewhere: reading never waits for that

    def _adapt(self, size: int) -> None:
        """Double the read size after a full read, halve it after a small one.

        Each read allocates a block of that size. If all were large, each event that a
        subscriber keeps would lie behind one and fragment the heap: by 12 MiB after
        150 s of messages in five rooms.
        """
        if size >= self._read_size:
            self._read_size = min(self._read_size * 2, _MOST_READ)
        elif size < self._read_size // 4:
            self._read_size = max(self._read_size // 2, LEAST_READ)

    def absorb(self) -> None:
        """Handle what the protocol has parsed: messages, answers, the end."""
        arrived = self._arrived
        for event in self._protocol.events_received():
            if not isinstance(event, Frame) or self._is_released:
                continue
            if event.opcode is _TEXT and event.fin:
                arrived.append(bytes(event.data))
            else:
                self._take(event)
        self._queue()
        if self._protocol.state in {State.CLOSING, State.CLOSED}:
            self._on_closing()

    def _on_closing(self) -> None:
        protocol = self._protocol
        if protocol.state is State.CLOSED or protocol.close_rcvd is not None:
            received, sent = protocol.close_rcvd, protocol.close_sent
            seen = received or sent
            if protocol.parser_exc is not None and sent is not None:
                seen = sent
            if seen is None:
                self._end(_ABNORMAL, "")
            else:
                self._end(seen.code, seen.reason)
        elif protocol.parser_exc is not None and protocol.close_sent is not None:
            self._end(protocol.close_sent.code, protocol.close_sent.reason)

    def _take(self, frame: Frame) -> None:
        """Handle a frame that is not a whole text message."""
        kind = frame.opcode
        if self._closed is not None:
            return
        if kind is _BINARY and frame.fin:
            self._arrived.append(bytes(frame.data))
        elif kind is _TEXT or kind is _BINARY or kind is _CONTINUATION:
            self._parts.append(bytes(frame.data))
            if len(self._parts) > MOST_PARTS:
                self._parts.clear()
                said = f"a message in over {MOST_PARTS} parts"
                self._protocol.fail(CloseCode.MESSAGE_TOO_BIG, said)
                self._end(CloseCode.MESSAGE_TOO_BIG, said)
            elif frame.fin:
                self._arrived.append(b"".join(self._parts))
                self._parts.clear()

    def _queue(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._outgoing.append(data)
                self._outgoing_size += len(data)
        if self._outgoing:
            self._wake.set()

    async def _flush(self) -> None:
        async with self._sending:
            try:
                while self._outgoing:
                    data = b"".join(self._outgoing)
                    self._outgoing.clear()
                    await self._stream.send(data)
                    self._outgoing_size -= len(data)
                    if not self._is_full and self._protocol.state is State.OPEN:
                        self._protocol.release()
                        self._queue()
                    self._drained.set()
                    self._drained = anyio.Event()
            except (OSError, *STREAM_ERRORS):
                self._end(_ABNORMAL, "")

    def _end(self, code: int, reason: str) -> None:
        if self._closed is None:
            self._closed = closed_with(code, reason)
        self._ended.set()
        self._drained.set()
        self._wake.set()
