# SPDX-License-Identifier: MIT
"""Frames for many connections: encoded once, framed once, sent as the same bytes.

One task flushes the queues of all connections: otherwise an event for a thousand
clients would wake a thousand tasks, each of which costs more than sending its bytes.
"""

import struct
from typing import Final, Protocol

from quickmeet_devserver.base.documents import encode
from quickmeet_runtime.concurrency.waiters import Waiter, waiter_factory

__all__ = ["Flushing", "Outgoing", "presence_event", "stream_event", "text_frame"]

_TEXT: Final = 0x81
_SHORT: Final = 125
_MEDIUM: Final = 0xFFFF


def text_frame(payload: bytes) -> bytes:
    """Encode a whole text message as one unmasked WebSocket frame."""
    size = len(payload)
    if size <= _SHORT:
        return struct.pack("!BB", _TEXT, size) + payload
    if size <= _MEDIUM:
        return struct.pack("!BBH", _TEXT, 126, size) + payload
    return struct.pack("!BBQ", _TEXT, 127, size) + payload


class Outgoing:
    """One DDP frame on its way to any number of connections.

    Args:
        text: The frame's JSON.
        about: The method that it answers, which is not in the text.
    """

    __slots__ = ("_plain", "_sockjs", "about", "text")

    def __init__(self, text: bytes, about: str | None = None) -> None:
        self.text = text
        self.about = about
        self._plain: bytes | None = None
        self._sockjs: bytes | None = None

    @property
    def plain(self) -> bytes:
        """The WebSocket frame for an ordinary connection."""
        if self._plain is None:
            self._plain = text_frame(self.text)
        return self._plain

    @property
    def sockjs(self) -> bytes:
        """The WebSocket frame for a connection that speaks SockJS."""
        if self._sockjs is None:
            self._sockjs = text_frame(b"a" + encode([self.text.decode()]))
        return self._sockjs


def stream_event(collection: str, event: str, args: bytes) -> Outgoing:
    """Encode the event of a stream.

    Args:
        collection: The stream, such as ``stream-room-messages``.
        event: The event's name.
        args: Its arguments, a JSON array.
    """
    return Outgoing(
        b'{"msg":"changed","collection":%b,"id":"id","fields":{"eventName":%b,"args":%b}}'
        % (encode(collection), encode(event), args)
    )


def presence_event(user_id: str, entry: list[object]) -> Outgoing:
    """Encode the presence of a user; its frames have the user instead of ``id``."""
    fields = {"uid": user_id, "args": [entry], "eventName": user_id}
    return Outgoing(
        b'{"msg":"changed","collection":"stream-user-presence","id":%b,"fields":%b}'
        % (encode(user_id), encode(fields))
    )


class Flushable(Protocol):
    """A connection with data to send."""

    def flush(self) -> None:
        """Send what the socket accepts now; the connection sends the rest."""
        ...


class Flushing:
    """The connections with data to send, flushed once per turn of the event loop."""

    def __init__(self) -> None:
        self._due: list[Flushable] = []
        self._make_waiter: Final = waiter_factory()
        self._idle: Waiter | None = None

    def add(self, connection: Flushable) -> None:
        """Schedule a connection to be flushed at the end of this turn."""
        self._due.append(connection)
        if self._idle is not None:
            self._idle.wake()
            self._idle = None

    async def run(self) -> None:
        """Flush scheduled connections until cancelled."""
        while True:
            if not self._due:
                self._idle = waiter = self._make_waiter()
                await waiter
            due, self._due = self._due, []
            for connection in due:
                connection.flush()
