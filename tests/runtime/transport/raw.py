# SPDX-License-Identifier: MIT
"""A peer that speaks WebSocket byte by byte, right or wrong as a test wants.

It blocks: tests call it from threads. Every wait is bounded.
"""

import socket
import ssl
import struct
import sys
from base64 import b64encode
from hashlib import sha1
from typing import Final, NamedTuple

import pytest

CONT: Final = 0x0
TEXT: Final = 0x1
BINARY: Final = 0x2
CLOSE: Final = 0x8
PING: Final = 0x9
PONG: Final = 0xA

_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_SEGMENTS: Final = slice(152, 156)
"""Where Linux's `tcp_info` has `tcpi_data_segs_in`."""

counts_segments = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux counts the segments of a connection"
)


class Frame(NamedTuple):
    """One frame as it was on the wire."""

    opcode: int
    payload: bytes
    is_final: bool = True
    mask: bytes | None = None

    @property
    def close(self) -> tuple[int, str]:
        """Code and reason of a close frame."""
        return struct.unpack("!H", self.payload[:2])[0], self.payload[2:].decode()


def frame(
    opcode: int,
    payload: bytes = b"",
    *,
    is_final: bool = True,
    reserved: int = 0,
    mask: bytes | None = None,
) -> bytes:
    """Make a frame, a wrong one if need be."""
    first = (0x80 if is_final else 0) | reserved << 4 | opcode
    masked = 0 if mask is None else 0x80
    if len(payload) < 126:
        head = struct.pack("!BB", first, masked | len(payload))
    elif len(payload) < 65536:
        head = struct.pack("!BBH", first, masked | 126, len(payload))
    else:
        head = struct.pack("!BBQ", first, masked | 127, len(payload))
    if mask is None:
        return head + payload
    return head + mask + apply_mask(payload, mask)


def apply_mask(payload: bytes, mask: bytes) -> bytes:
    """Mask or unmask."""
    key = (mask * (len(payload) // 4 + 1))[: len(payload)]
    whole = int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")
    return whole.to_bytes(len(payload), "big")


def closing(code: int, reason: str = "") -> bytes:
    """Make a close frame."""
    return frame(CLOSE, struct.pack("!H", code) + reason.encode())


class Peer:
    """The server's end of one connection.

    Attributes:
        socket: For what frames do not say.
    """

    def __init__(self, connection: socket.socket) -> None:
        self.socket: Final = connection
        self._read = b""

    def upgrade(self, *, behind: bytes = b"") -> None:
        """Answer the upgrade; bytes may follow in the same segment."""
        while b"\r\n\r\n" not in self._read:
            self._receive()
        request, _, self._read = self._read.partition(b"\r\n\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (
                line.partition(b":") for line in request.split(b"\r\n")[1:]
            )
        }
        accept = b64encode(sha1(headers[b"sec-websocket-key"] + _GUID).digest())  # noqa: S324  # the protocol's
        self.send(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept + b"\r\n\r\n",
            behind,
        )

    def send(self, *pieces: bytes) -> None:
        """Send bytes in one piece."""
        self.socket.sendall(b"".join(pieces))

    def send_by_byte(self, data: bytes) -> None:
        """Send each byte in a segment of its own."""
        for at in range(len(data)):
            self.socket.sendall(data[at : at + 1])

    def send_until_stuck(self, data: bytes, seconds: float = 0.3) -> int:
        """Send the same bytes until nobody takes them; returns how many were."""
        sent = 0
        self.socket.settimeout(seconds)
        try:
            while True:
                at = sent % len(data)
                sent += self.socket.send(data[at:])
        except TimeoutError:
            return sent
        finally:
            self.socket.settimeout(10)

    def read(self) -> Frame:
        """Read one frame."""
        first, second = self._take(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self._take(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._take(8))
        mask = self._take(4) if second & 0x80 else None
        payload = self._take(size)
        if mask is not None:
            payload = apply_mask(payload, mask)
        return Frame(first & 0x0F, payload, bool(first & 0x80), mask)

    def read_to_the_end(self) -> list[Frame]:
        """Read frames until the connection is gone."""
        frames: list[Frame] = []
        try:
            while True:
                frames.append(self.read())
        except (EOFError, ConnectionError, ssl.SSLError):
            return frames

    @property
    def segments(self) -> int:
        """Segments with data that have come; one for each write that is small."""
        info = self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
        count: int = struct.unpack("=I", info[_SEGMENTS])[0]
        return count

    def close(self) -> None:
        """Release the connection."""
        self.socket.close()

    def _take(self, size: int) -> bytes:
        while len(self._read) < size:
            self._receive()
        taken, self._read = self._read[:size], self._read[size:]
        return taken

    def _receive(self) -> None:
        data = self.socket.recv(262_144)
        if not data:
            raise EOFError
        self._read += data


class Listener:
    """A port that takes one connection after the other."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls: Final = tls
        self._socket: Final = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(10)
        port = self._socket.getsockname()[1]
        self.base: Final = (
            f"wss://localhost:{port}" if tls else f"ws://127.0.0.1:{port}"
        )

    def accept(self) -> Peer:
        """Wait for a connection; TLS, if it has that, is done."""
        connection, _ = self._socket.accept()
        connection.settimeout(10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True)
        return Peer(connection)

    def close(self) -> None:
        """Take no more connections."""
        self._socket.close()
