# SPDX-License-Identifier: MIT
"""The client side of one DDP connection, without I/O.

Rule 1: every change of a connection's state is a row of `table.TRANSITIONS`, made here.
Rule 2: this file reads no clock and touches no socket: time and text are
arguments.

Frames go in through `DdpClientProtocol.receive`, which says what each one means, or
through `receive_batch`, which knows the frames of followed events by how they begin and
need not read them. What has to go out waits in `DdpClientProtocol.data_to_send`. Time
is any clock in seconds that never runs backwards. `DdpClientProtocol.tick` compares it
with the last sign of life: the core never sleeps and never sets a timer.

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
"""Answers to `connect`, which later ones do not change."""
_CHECKED_AT_ONCE: Final = 256 * 1024
"""Bytes that are checked to be UTF-8 in one go."""

_decode_frame = msgspec.json.Decoder(ServerFrame).decode
_decode_document = msgspec.json.Decoder(ChangedReceived).decode


class DdpClientProtocol:
    """The client side of one connection.

    Args:
        idle_after: Seconds without any frame after which we send a ping.
        answer_within: Seconds that the server has from then on to say anything.
        frame_limit: Bytes that one frame may have.

    Attributes:
        state: Where the connection is.
        heard_at: When the server last said anything; None before `connect`.
        outgoing: What has to go out; taken by `data_to_send`.
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
        """Propose a version.

        Raises:
            LocalProtocolError: Already done.
        """
        message = {"msg": "connect", "version": version, "support": list(VERSIONS)}
        self.heard_at = now
        self._send("> connect", message)

    def call(self, id: str, method: str, params: Sequence[object]) -> None:  # noqa: A002  # DDP's word
        """Call a method.

        Args:
            id: Name of the call; its answer carries it.
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
        """Let a subscription go; the server answers with `SubscriptionEnded`.

        Raises:
            LocalProtocolError: Not connected.
        """
        self._send("> unsub", {"msg": "unsub", "id": id})

    def ping(self, now: float) -> None:
        """Ask the server for a sign of life.

        Raises:
            LocalProtocolError: Not connected.
        """
        self._pinged_at = now
        self._send("> ping", {"msg": "ping"})

    def heard(self, now: float) -> None:
        """Trust the server from now on, as after any frame.

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
        """Take the next frames of those that arrived together, and say what they mean.

        Args:
            batch: The frames' texts.
            start: The first one that was not taken yet.
            heads: What is followed, by how the frames of its events begin.
            now: The time in seconds.

        Returns:
            For a followed event, what follows it, the arguments of all of its events
            in a row, each a JSON array, and their bytes; else the meaning of one frame.

        Raises:
            RemoteProtocolError: Not a frame of DDP, or not in this state.
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
        if not found:  # written in another way, too long, or no UTF-8
            return self.receive(first, now)
        self.heard_at = now
        self._pinged_at = None
        return followed, found, length

    def receive(self, data: bytes | str, now: float) -> Event:
        """Take one frame and say what it means.

        Args:
            data: The frame's text.
            now: The time in seconds.

        Raises:
            RemoteProtocolError: Not a frame of DDP, or not in this state.
        """
        if len(data) > self._frame_limit:
            raise RemoteProtocolError(
                f"a frame of {len(data)} bytes is over the limit of {self._frame_limit}"
            )
        self.heard_at = now
        self._pinged_at = None
        try:
            if type(data) is bytes:
                data.decode()  # msgspec does not look into what stays `Raw`
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
            return frame  # what comes for every call
        return self._meaning(frame)

    def tick(self, now: float) -> bool:
        """Compare the clock with the server's last sign of life.

        Returns:
            False when the server is dead: it said nothing for
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
        """When `tick` wants to be called next, on the same clock."""
        if self.heard_at is None or self.state is ConnectionState.CLOSED:
            return None
        if self._pinged_at is not None:
            return self._pinged_at + self._answer_within
        return self.heard_at + self._idle_after

    def data_to_send(self) -> list[bytes]:
        """Take what has to go out: one item, one WebSocket message."""
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
        """Frames that are not in the union: greetings, unknown words, odd fields."""
        if isinstance(error, UnicodeDecodeError):  # RFC 6455, 8.1: it ends here
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
        """A frame that tells us nothing, and does no harm."""
        self._move("unknown")
        return UnknownReceived(what)

    def _document(self, data: bytes | str, now: float) -> Event:
        try:
            frame = _decode_document(data)
        except (ValueError, RecursionError) as error:
            return self._odd(data, now, error)
        return self._meaning(frame)

    def _meaning(self, frame: PlainFrame | ChangedReceived) -> Event:
        """Take the step that a frame is, and answer it if it is a ping."""
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
    """The events before the first one that is too long or not UTF-8, and their bytes.

    Each ends with a bracket, so they are UTF-8 together if each is. Checking many at
    once takes half of the time; no decoder looks into what stays raw.

    Args:
        events: Arguments as they came.
        most: Bytes that those of an event may have.
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
