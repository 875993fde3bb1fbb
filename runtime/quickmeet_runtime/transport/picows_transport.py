# SPDX-License-Identifier: MIT
"""A WebSocket with picows: asyncio and uvloop, framing in C.

picows calls back for each frame; all frames of one read are delivered in the last of
these callbacks, without waking or making a task. At most `AT_ONCE` messages are
delivered in one callback; the rest is scheduled with `call_soon`.

How a frame is handled depends on the WebSocket's state and on what holds reading.
"""

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

import anyio
from picows import WSCloseCode, WSError, WSFrame, WSListener, WSMsgType, WSTransport

from ..errors import TransportClosedError
from .interface import (
    AT_ONCE,
    BEHIND,
    CHOKED,
    MOST_PARTS,
    PAUSED,
    Take,
    TransportOptions,
    WebSocketState,
    closed_with,
)

if TYPE_CHECKING:
    from picows.picows import WSCloseHandshake

__all__ = ["PicowsTransport"]

_CORK: Final[int | None] = getattr(socket, "TCP_CORK", None)
"""Linux only; elsewhere each message is a packet of its own."""
_TEXT, _BINARY = WSMsgType.TEXT, WSMsgType.BINARY
_CONTINUATION = WSMsgType.CONTINUATION
_PING, _CLOSE = WSMsgType.PING, WSMsgType.CLOSE
_NO_STATUS, _ABNORMAL, _TOO_BIG = 1005, 1006, 1009

_OPEN = WebSocketState.OPEN


class PicowsTransport(WSListener):
    """An open WebSocket; see `interface.Transport`.

    Attributes:
        was_open: Whether the upgrade succeeded.
    """

    def __init__(self, options: TransportOptions) -> None:
        self.was_open = False
        self._options = options
        self._limit = options.frame_limit
        self._arrived: list[bytes] = []
        self._parts: list[bytes] = []
        self._parts_size = 0
        self._take: Take | None = None
        self._failure: Exception | None = None
        self._over: asyncio.Future[None] | None = None
        self._closed: TransportClosedError | None = None
        self._state = _OPEN
        self._held = 0
        self._is_reading = True
        self._is_writable = True
        self._drained: asyncio.Event | None = None
        self._transport: WSTransport | None = None
        self._loop = asyncio.get_running_loop()
        self._joined: list[bytes] | None = None
        self._joined_bytes = 0
        self._unanswered: bytes | None = None

    @property
    def unsent_bytes(self) -> int:
        """Bytes that the peer has not taken yet."""
        transport = self._transport
        if transport is None or self._state is WebSocketState.GONE:
            return 0
        written: int = transport.underlying_transport.get_write_buffer_size()
        return written + self._joined_bytes

    async def deliver(self, take: Take) -> None:
        """Deliver messages until the connection is over; see `interface`.

        This task only waits for the end: callbacks of the loop deliver.
        """
        self._take = take
        self._over = self._loop.create_future()
        if self._arrived:
            self._fall_behind()
        self._settle()
        try:
            await self._over
        finally:
            self._take = None
        raise self._failure or self._closed or AssertionError

    def send(self, messages: Sequence[bytes]) -> None:
        """Send text messages."""
        transport = self._transport
        if transport is None or self._state >= WebSocketState.CLOSING:
            raise self._closed or TransportClosedError(
                "the WebSocket is closing", code=_NO_STATUS
            )
        if self._joined is not None:
            self._joined += messages
            self._joined_bytes += sum(map(len, messages))
            return
        for message in messages:
            transport.send(_TEXT, message)
        self._joined = []
        self._loop.call_soon(self._write_joined)

    def _write_joined(self) -> None:
        """Write this tick's messages after the first, in as few packets as possible.

        One packet each would be the largest cost of many concurrent calls.
        """
        messages, self._joined, self._joined_bytes = self._joined, None, 0
        if (
            not messages
            or self._transport is None
            or self._state is WebSocketState.GONE
        ):
            return
        if len(messages) > 1:
            self._cork(is_corked=True)
        for message in messages:
            self._transport.send(_TEXT, message)
        if len(messages) > 1:
            self._cork(is_corked=False)

    def _cork(self, *, is_corked: bool) -> None:
        """Hold back or release small writes, where the system supports it."""
        transport = self._transport
        if _CORK is None or transport is None:
            return
        with suppress(OSError):  # it is being closed
            found = transport.underlying_transport.get_extra_info("socket")
            found.setsockopt(socket.IPPROTO_TCP, _CORK, is_corked)

    def drain_first(self) -> None:
        """Deliver nothing more until the peer has taken enough of what was sent."""
        self._write_joined()
        if not self._is_writable:
            self._held |= CHOKED
        self._steer()

    async def drained(self) -> None:
        """Wait until the peer has taken enough of what was sent, or is gone."""
        while not self._is_writable and self._state < WebSocketState.CLOSING:
            self._drained = asyncio.Event()
            await self._drained.wait()

    def pause_reading(self) -> None:
        """Stop delivering, and stop reading from the socket."""
        self._held |= PAUSED
        self._steer()

    def resume_reading(self) -> None:
        """Deliver what was held back, and read from the socket again."""
        self._release(PAUSED)

    def _release(self, reason: int) -> None:
        """Release one hold on reading; others may remain."""
        self._held &= ~reason
        if self._arrived:
            self._fall_behind()
        self._steer()

    def _fall_behind(self) -> None:
        """Leave what has arrived to a callback, so that other tasks can run."""
        if not self._held & BEHIND:
            self._held |= BEHIND
            self._loop.call_soon(self._catch_up)
            self._steer()

    def _catch_up(self) -> None:
        self._held &= ~BEHIND
        self._hand_on()
        self._steer()

    def _settle(self) -> None:
        """End `deliver` if nothing is left to deliver, and let `drained` check."""
        if self._drained is not None:
            self._drained.set()
        over = self._over
        if over is None or over.done():
            return
        if self._failure or (self._closed and not self._arrived):
            over.set_result(None)

    def _steer(self) -> None:
        """Read from the socket unless something holds it."""
        is_wanted = not self._held
        if is_wanted is self._is_reading or self._state >= WebSocketState.ENDED:
            return
        transport = self._transport
        if transport is not None:
            self._is_reading = is_wanted
            below = transport.underlying_transport
            (below.resume_reading if is_wanted else below.pause_reading)()

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake within the time limit, else drop the connection."""
        transport = self._transport
        if transport is None:
            return
        with anyio.CancelScope(shield=True):
            if self._state < WebSocketState.CLOSING and not transport.is_disconnected:
                self._write_joined()
                self._state = WebSocketState.CLOSING
                transport.send_close(WSCloseCode(code), reason.encode())
            self._arrived.clear()
            self._held = 0
            self._settle()
            self._steer()  # the answer comes after everything in flight
            for _ in range(2):
                with suppress(WSError), anyio.move_on_after(self._options.close_limit):
                    await transport.wait_disconnected()
                if self._state is WebSocketState.GONE:
                    break
                self.abort()

    def abort(self) -> None:
        """Drop the connection at once."""
        if self._transport is not None and self._state is not WebSocketState.GONE:
            self._transport.disconnect(graceful=False)

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Called by picows: the upgrade succeeded."""
        self._transport = transport
        self.was_open = True
        underlying = transport.underlying_transport
        underlying.set_write_buffer_limits(high=self._options.send_limit)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Called by picows: one frame arrived."""
        if (
            frame.msg_type is _TEXT
            and self._state is _OPEN
            and frame.fin
            and frame.payload_size <= self._limit
            and not (frame.rsv1 or frame.rsv2 or frame.rsv3)
        ):
            self._arrived.append(frame.get_payload_as_bytes())
        else:
            self._take_odd(transport, frame)
        if frame.last_in_buffer and self._arrived:
            self._hand_on()

    def _hand_on(self) -> None:
        """Deliver what arrived together, at most `AT_ONCE` messages."""
        take, arrived = self._take, self._arrived
        if take is None or self._held:
            return
        try:
            taken = take(arrived if len(arrived) <= AT_ONCE else arrived[:AT_ONCE])
        except Exception as error:  # noqa: BLE001  # `deliver` raises it
            self._failure = error
            self._settle()
            return
        del arrived[:taken]
        if arrived:
            self._fall_behind()
        elif self._state >= WebSocketState.ENDED:
            self._settle()

    def _take_odd(self, transport: WSTransport, frame: WSFrame) -> None:
        """Handle a frame that is not a whole text message."""
        kind = frame.msg_type
        state = self._state
        if state >= WebSocketState.ENDED or (
            state is WebSocketState.CLOSING and kind is not _CLOSE
        ):
            return
        if kind is _PING:
            self._answer_ping(transport, frame.get_payload_as_bytes())
        elif frame.payload_size > self._limit:
            self._tell_refusal(transport)  # picows has closed, and passes it on
        elif frame.rsv1 or frame.rsv2 or frame.rsv3:
            self._refuse(transport, WSCloseCode.PROTOCOL_ERROR, "a reserved bit")
        elif kind is _BINARY and frame.fin and not self._parts:
            self._arrived.append(frame.get_payload_as_bytes())
        elif kind is _TEXT or kind is _BINARY or kind is _CONTINUATION:
            self._join(transport, frame)
        elif kind is _CLOSE:
            self._on_close(transport, frame)

    def _answer_ping(self, transport: WSTransport, payload: bytes) -> None:
        """Send a pong; while the peer has no room, keep only the latest.

        Only the most recent ping needs an answer (RFC 6455, 5.5.3).
        """
        if self._is_writable:
            transport.send_pong(payload)
        else:
            self._unanswered = payload

    def _join(self, transport: WSTransport, frame: WSFrame) -> None:
        """Collect a fragment until the message is complete."""
        if (frame.msg_type is _CONTINUATION) is not bool(self._parts):
            said = "a message within another" if self._parts else "a stray continuation"
            self._refuse(transport, WSCloseCode.PROTOCOL_ERROR, said)
            return
        self._state = WebSocketState.IN_PARTS
        self._parts.append(frame.get_payload_as_bytes())
        self._parts_size += len(self._parts[-1])
        if self._parts_size > self._options.frame_limit:
            said = f"a message of over {self._options.frame_limit} bytes"
            self._refuse(transport, WSCloseCode.MESSAGE_TOO_BIG, said)
        elif len(self._parts) > MOST_PARTS:
            said = f"a message in over {MOST_PARTS} parts"
            self._refuse(transport, WSCloseCode.MESSAGE_TOO_BIG, said)
        elif frame.fin:
            self._arrived.append(b"".join(self._parts))
            self._parts.clear()
            self._parts_size = 0
            self._state = _OPEN

    def _refuse(self, transport: WSTransport, code: WSCloseCode, reason: str) -> None:
        """Close because of an invalid frame, and take no more."""
        self._end(code.value, reason)
        self._parts.clear()
        transport.send_close(code, reason.encode())
        transport.disconnect()

    def _on_close(self, transport: WSTransport, frame: WSFrame) -> None:
        code = frame.get_close_code()
        number: int = code.value
        text = (frame.get_close_message() or b"").decode("utf-8", "replace")
        was_closing = self._state is WebSocketState.CLOSING
        self._end(number or _NO_STATUS, text)
        if was_closing:
            transport.disconnect(graceful=False)  # the peer has everything, and says so
            return
        if number:
            transport.send_close(code, frame.get_close_message())
        else:
            transport.send(_CLOSE, b"")  # `send_close` would say code 0
        transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Called by picows: the connection is gone, whichever side ended it."""
        if self._state < WebSocketState.CLOSING:
            self._tell_refusal(transport)
        self._end(_ABNORMAL, "")
        self._state = WebSocketState.GONE

    def _tell_refusal(self, transport: WSTransport) -> None:
        """Record the reason if picows has closed because of an invalid frame."""
        # the stubs say that there is always one
        handshake = cast("WSCloseHandshake | None", transport.close_handshake)
        sent = None if handshake is None else handshake.sent
        if sent is None:
            return
        if sent.code == WSCloseCode.MESSAGE_TOO_BIG:
            said = f"a frame of over {self._options.frame_limit} bytes"
            self._end(_TOO_BIG, said)
        self._end(sent.code.value, sent.reason or "")

    def pause_writing(self) -> None:
        """Called by picows: the peer is slow."""
        self._is_writable = False

    def resume_writing(self) -> None:
        """Called by picows: the peer has caught up."""
        self._is_writable = True
        self._settle()
        payload, self._unanswered = self._unanswered, None
        is_open = self._state < WebSocketState.CLOSING
        if payload is not None and self._transport is not None and is_open:
            self._transport.send_pong(payload)
        if self._held & CHOKED:
            self._release(CHOKED)

    def _end(self, code: int, reason: str) -> None:
        if self._closed is None:
            self._closed = closed_with(code, reason)
            self._state = WebSocketState.ENDED
            self._held &= ~CHOKED
            if self._arrived:
                self._fall_behind()
        self._settle()
