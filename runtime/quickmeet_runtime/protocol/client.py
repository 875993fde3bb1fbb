# SPDX-License-Identifier: MIT
"""The client side of one DDP connection, without I/O.

Rule 1: every change of a connection's state is a row of `table.TRANSITIONS`, made here.
Rule 2: this file reads no clock and touches no socket: time and text are
arguments.

`DdpClientProtocol.receive` decodes a frame and returns its meaning; `receive_batch`
recognizes the frames of followed events by their first bytes, without parsing them.
`DdpClientProtocol.data_to_send` returns the output. Times are those of any monotonic
clock in seconds. `DdpClientProtocol.tick` compares it with the last sign of life: the
core never sleeps and never sets a timer.

A frame that is not in the table of states is `LocalProtocolError` when it is ours,
`RemoteProtocolError` when it is theirs.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET

from ..errors import LocalProtocolError, RemoteProtocolError
from .frames import (
    ARGS,
    END,
    LONGEST,
    SHORTEST,
    CallAnswered,
    ChangedReceived,
    Event,
    GreetingReceived,
    MethodsUpdated,
    PingReceived,
    PlainFrame,
    ServerFrame,
    StreamEvent,
    UnknownReceived,
    encode_frame,
    encode_params,
    unsendable,
)
from .mending import mend_surrogates, without_depths
from .odd_frames import is_greeting, read_odd_frame, without_mark
from .table import TRANSITIONS, VERSIONS, ConnectionState

__all__ = ["DdpClientProtocol"]

K = TypeVar("K")

_CONNECTED: Final = ConnectionState.CONNECTED
_ONCE: Final = ("connected", "failed")
"""Answers to `connect`; only the first one counts."""
_CHECKED_AT_ONCE: Final = 256 * 1024
"""Bytes whose UTF-8 is validated at once."""

_decode_frame = msgspec.json.Decoder(ServerFrame).decode
_decode_document = msgspec.json.Decoder(ChangedReceived).decode


class DdpClientProtocol:
    """The client side of one connection.

    Args:
        idle_after: Seconds without any frame after which we send a ping.
        answer_within: Seconds that the server then has to send anything.
        frame_limit: Maximum size of a frame in bytes.

    Attributes:
        state: The state of the connection.
        heard_at: When the server last sent anything; None before `connect`.
        outgoing: The output; taken by `data_to_send`.
    """

    def __init__(
        self,
        *,
        idle_after: float = 30.0,
        answer_within: float = 15.0,
        frame_limit: int = 16 * 1024 * 1024,
    ) -> None:
        self.state = ConnectionState.NEW
        self.heard_at: float | None = None
        self._idle_after = idle_after
        self._answer_within = answer_within
        self._frame_limit = frame_limit
        self._pinged_at: float | None = None
        self.outgoing: list[bytes] = []

    def connect(self, now: float, *, version: str = VERSIONS[0]) -> None:
        """Propose a version of DDP.

        Raises:
            LocalProtocolError: It was proposed already.
        """
        message = {"msg": "connect", "version": version, "support": list(VERSIONS)}
        self.heard_at = now
        self._send("> connect", message)

    def call(self, id: str, method: str, params: Sequence[object]) -> None:  # noqa: A002  # DDP's word
        """Call a method.

        Args:
            id: Id of the call; its answer repeats it.
            method: Wire name.
            params: JSON values, Structs or raw JSON; UNSET at the end is left out.

        Raises:
            LocalProtocolError: Not connected, or a parameter is not JSON.
        """
        message = {
            "msg": "method",
            "method": method,
            "id": id,
            "params": encode_params(params),
        }
        self._send("> method", message, name=method)

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        """Subscribe to a publication.

        Raises:
            LocalProtocolError: Not connected, or a parameter is not JSON.
        """
        message = {
            "msg": "sub",
            "id": id,
            "name": name,
            "params": encode_params(params),
        }
        self._send("> sub", message, name=name)

    def unsubscribe(self, id: str) -> None:  # noqa: A002
        """End a subscription; the server answers with `SubscriptionEnded`.

        Raises:
            LocalProtocolError: Not connected.
        """
        self._send("> unsub", {"msg": "unsub", "id": id})

    def ping(self, now: float) -> None:
        """Send a ping.

        Raises:
            LocalProtocolError: Not connected.
        """
        self._pinged_at = now
        self._send("> ping", {"msg": "ping"})

    def heard(self, now: float) -> None:
        """Count the server's silence from now on, as after any frame.

        Args:
            now: The time in seconds.
        """
        self.heard_at = now
        self._pinged_at = None

    def receive_batch(
        self,
        batch: Sequence[bytes],
        start: int,
        heads: Mapping[bytes, K],
        now: float,
    ) -> tuple[K, list[bytes], int] | Event:
        """Decode the next frames of those that arrived together.

        Args:
            batch: The frames.
            start: Index of the first frame that was not taken yet.
            heads: The subscriptions, by the first bytes of their events' frames.
            now: The time in seconds.

        Returns:
            For a followed event, its subscription, the arguments of its consecutive
            events, each a JSON array, and their bytes; else the meaning of one frame.

        Raises:
            RemoteProtocolError: It is not a frame of DDP, or not allowed in this state.
        """
        first = batch[start]
        if not heads or self.state is not _CONNECTED:
            return self.receive(first, now)
        head = first[: first.find(ARGS, SHORTEST, LONGEST) + len(ARGS)]
        followed = heads.get(head)
        if followed is None:
            return self.receive(first, now)
        size = len(head)
        args = slice(size, -2)
        found: list[bytes] = []
        for frame in batch[start:] if start else batch:
            if frame[:size] != head or frame[-3:] != END:
                break
            found.append(frame[args])
        found, length = _sound_events(found, self._frame_limit - size - 2)
        if not found:  # written differently, too long, or not UTF-8
            return self.receive(first, now)
        self.heard_at = now
        self._pinged_at = None
        return followed, found, length

    def receive(self, data: bytes | str, now: float) -> Event:
        """Decode one frame and return its meaning.

        Args:
            data: The frame.
            now: The time in seconds.

        Raises:
            RemoteProtocolError: It is not a frame of DDP, or not allowed in this state.
        """
        if len(data) > self._frame_limit:
            raise RemoteProtocolError(
                f"a frame of {len(data)} bytes is over the limit of {self._frame_limit}"
            )
        self.heard_at = now
        self._pinged_at = None
        try:
            if type(data) is bytes:
                data.decode()  # msgspec does not check what stays `Raw`
            frame = _decode_frame(data)
        except (ValueError, RecursionError) as error:
            return self._odd(data, now, error)
        if type(frame) is StreamEvent:
            if self.state is _CONNECTED and frame.collection.startswith("stream-"):
                return frame
            return self._document(data, now)
        if self.state is _CONNECTED and (
            type(frame) is CallAnswered or type(frame) is MethodsUpdated
        ):
            return frame  # sent for every call
        return self._meaning(frame)

    def tick(self, now: float) -> bool:
        """Compare the clock with the server's last sign of life.

        Returns:
            False if the server is dead: it sent nothing for
            ``idle_after + answer_within`` seconds. The first tick after
            ``idle_after`` seconds queues a ping.
        """
        if self.heard_at is None or self.state is ConnectionState.CLOSED:
            return True
        if self._pinged_at is not None:
            return now < self._pinged_at + self._answer_within
        if now >= self.heard_at + self._idle_after:
            if (self.state, "> ping") in TRANSITIONS:
                self.ping(now)
            else:
                self._pinged_at = now
        return True

    def next_deadline(self) -> float | None:
        """Return when `tick` has to be called next, on the same clock."""
        if self.heard_at is None or self.state is ConnectionState.CLOSED:
            return None
        if self._pinged_at is not None:
            return self._pinged_at + self._answer_within
        return self.heard_at + self._idle_after

    def data_to_send(self) -> list[bytes]:
        """Take the output: one item per WebSocket message."""
        outgoing, self.outgoing = self.outgoing, []
        return outgoing

    def close(self) -> None:
        """Record that the connection is over, whichever side ended it."""
        self.state = ConnectionState.CLOSED
        self.outgoing.clear()

    def _send(self, kind: str, message: Mapping[str, object], name: str = "") -> None:
        state = TRANSITIONS.get((self.state, kind))
        if state is None:
            raise LocalProtocolError(
                f"cannot send {kind[2:]!r} while {self.state.name.lower()}"
            )
        try:
            self.outgoing.append(encode_frame(message))
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise unsendable(f"{name or kind[2:]}: a parameter", error) from error
        self.state = state

    def _move(self, kind: str) -> None:
        state = TRANSITIONS.get((self.state, kind))
        if state is None:
            raise RemoteProtocolError(
                f"the server sent {kind!r} while {self.state.name.lower()}"
            )
        self.state = state

    def _odd(self, data: bytes | str, now: float, error: Exception) -> Event:
        """Decode frames not in the union: greetings, unknown `msg`, odd fields."""
        if isinstance(error, UnicodeDecodeError):  # RFC 6455, 8.1: close
            raise RemoteProtocolError(f"not a DDP frame: {error}") from error
        plain = without_mark(data)
        if not plain:
            return self._pass_over("blank")
        if plain is not data:
            return self.receive(plain, now)
        try:
            frame = read_odd_frame(data)
        except (ValueError, RecursionError):
            mended = mend_surrogates(data) or without_depths(data)
            if mended is None:
                raise RemoteProtocolError(f"not a DDP frame: {error}") from error
            return self.receive(mended, now)
        if not isinstance(frame, str):
            return self._meaning(frame)
        if frame == "msg server_id" or is_greeting(data):
            self._move("server_id")
            return GreetingReceived()
        if not frame.startswith("msg ") and self.state is not _CONNECTED:
            raise RemoteProtocolError(f"not a DDP frame: {error}") from error
        return self._pass_over(frame.removeprefix("msg "))

    def _pass_over(self, what: str) -> Event:
        """Ignore a frame without meaning, which does no harm."""
        self._move("unknown")
        return UnknownReceived(what)

    def _document(self, data: bytes | str, now: float) -> Event:
        try:
            frame = _decode_document(data)
        except (ValueError, RecursionError) as error:
            return self._odd(data, now, error)
        return self._meaning(frame)

    def _meaning(self, frame: PlainFrame | ChangedReceived) -> Event:
        """Make the transition for a frame, and answer it if it is a ping."""
        kind = str(frame.__struct_config__.tag)
        if kind in _ONCE and self.state is _CONNECTED:
            return self._pass_over("connected or failed, although connected")
        self._move(kind)
        if isinstance(frame, PingReceived) and (self.state, "> pong") in TRANSITIONS:
            pong: dict[str, object] = {"msg": "pong"}
            if frame.id is not UNSET:
                pong["id"] = frame.id
            self._send("> pong", pong)
        return frame


def _sound_events(events: list[bytes], most: int) -> tuple[list[bytes], int]:
    """Return the events before the first too long or not UTF-8, and their bytes.

    Each ends with a bracket, so they are UTF-8 together if each is. Validating many at
    once takes half of the time; no decoder checks what stays raw.

    Args:
        events: Arguments as received.
        most: Maximum bytes of an event's arguments.
    """
    together = b"".join(events)
    size = len(together)
    is_text = together.isascii() or (size <= _CHECKED_AT_ONCE and _is_text(together))
    if is_text and size <= most:
        return events, size
    sound = [*takewhile(lambda one: len(one) <= most and _is_text(one), events)]
    return sound, sum(map(len, sound))


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
