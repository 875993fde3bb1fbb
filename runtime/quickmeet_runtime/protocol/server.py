# SPDX-License-Identifier: MIT
"""The server side of one DDP connection, without I/O, in the dialect of each server.

Like `client`, it reads no clock and touches no socket. `DdpServerProtocol.receive`
answers frames that concern only the protocol (`connect`, pings, malformed frames) and
returns calls and subscriptions; the functions at the end of the module encode the
answers to these.

Sources: the recordings 01 to 07 and 29 to 32 in ``tests/data/transcripts``.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeAlias, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from .frames import encode_frame
from .table import VERSIONS

__all__ = [
    "CallReceived",
    "DdpServerProtocol",
    "Dialect",
    "Request",
    "SubscribeReceived",
    "UnsubscribeReceived",
    "added",
    "changed",
    "nosub",
    "ready",
    "removed",
    "result",
    "updated",
]


class Dialect(StrEnum):
    """The dialects of the two real servers."""

    MONOLITH = "monolith"
    """The main server, on Meteor's ddp-server."""
    DDP_STREAMER = "ddp-streamer"
    """The front end of a server that runs as several services."""


class CallReceived(Struct, frozen=True):
    """The client calls a method."""

    id: str
    method: str
    params: list[object]


class SubscribeReceived(Struct, frozen=True):
    """The client subscribes."""

    id: str
    name: str
    params: list[object]


class UnsubscribeReceived(Struct, frozen=True):
    """The client ends a subscription."""

    id: str | UnsetType
    """UNSET if it has no id; the monolith answers that too."""


Request: TypeAlias = CallReceived | SubscribeReceived | UnsubscribeReceived

_NORMAL: Final = 1000
_PROTOCOL_ERROR: Final = 1002
_BAD_DATA: Final = 1007
_STREAMER_TIMEOUT: Final = 4000
_STREAMER_PATIENCE_S: Final = 0.03
_EJSON_TYPES: Final = frozenset({"oid"})


class DdpServerProtocol:
    """The server side of one connection.

    Args:
        session: Id of the session, sent to the client.
        dialect: The dialect.
        now: The time on any monotonic clock, in seconds.
        idle_after: Seconds without a frame after which to ping.
        answer_within: Seconds that the client then has to send anything.

    Attributes:
        is_connected: Whether the client and we have agreed on a version.
        close_code: Why to close the WebSocket, once there is a reason.
        close_reason: The reason that goes with it.
    """

    def __init__(
        self,
        session: str,
        dialect: Dialect,
        now: float,
        *,
        idle_after: float = 30.0,
        answer_within: float = 15.0,
    ) -> None:
        self.session: Final = session
        self.is_connected = False
        self.close_code: int | None = None
        self.close_reason = ""
        self._is_monolith: Final = dialect is Dialect.MONOLITH
        self._idle_after: Final = idle_after
        self._answer_within: Final = answer_within
        self._heard_at = now
        self._pinged_at: float | None = None
        self._outgoing: list[bytes] = []
        if not self._is_monolith:
            self._outgoing.append(b'{"server_id":"0"}')
            self._heard_at = now - idle_after + _STREAMER_PATIENCE_S

    def receive(self, data: bytes | str, now: float) -> Request | None:
        """Handle one frame; answer it if it concerns only the protocol.

        Args:
            data: The text of the frame, or the bytes of a binary frame.
            now: The time in seconds.

        Returns:
            The client's call or subscription, if it is one.
        """
        self._heard_at = now
        self._pinged_at = None
        if not self._is_monolith and isinstance(data, bytes):
            self._close(_BAD_DATA, "CLOSE_INVALID_FRAME_PAYLOAD_DATA")
            return None
        try:
            frame: object = msgspec.json.decode(data)
        except (ValueError, RecursionError):
            self._reject("Bad request")
            return None
        if not isinstance(frame, dict):
            self._reject("Bad request", _list_or_nothing(frame))
            return None
        message = cast("dict[str, object]", frame)
        if _has_unknown_type(message):
            self._reject("Parse error")
            return None
        if "msg" not in message:
            self._reject("Bad request", message)
            return None
        return self._take(message, now)

    def tick(self, now: float) -> None:
        """Compare the clock with the client's last sign of life: ping, then close."""
        if self.close_code is not None:
            return
        if self._pinged_at is not None:
            if now - self._pinged_at >= self._answer_within:
                if self._is_monolith:
                    self._close(_NORMAL, "Normal closure")
                else:
                    self._close(_STREAMER_TIMEOUT, "TIMEOUT")
        elif now - self._heard_at >= self._idle_after:
            self._pinged_at = now
            self._outgoing.append(b'{"msg":"ping"}')

    def next_deadline(self) -> float:
        """Return when `tick` has to be called next, on the same clock."""
        if self._pinged_at is not None:
            return self._pinged_at + self._answer_within
        return self._heard_at + self._idle_after

    def data_to_send(self) -> list[bytes]:
        """Take the output: one item per WebSocket message."""
        outgoing, self._outgoing = self._outgoing, []
        return outgoing

    def answer(self, call: str, answer: Mapping[str, object]) -> list[bytes]:
        """Encode the answer to a call, in the order of the dialect.

        Args:
            call: Id of the call.
            answer: ``{"result": ...}``, ``{"error": ...}``, or empty for an undefined
                result.
        """
        frames = [result(call, answer), updated(call)]
        error = answer.get("error")
        is_unknown = isinstance(error, Mapping) and (
            cast("Mapping[str, object]", error).get("error") == 404  # noqa: PLR2004  # not found
        )
        if self._is_monolith and not is_unknown:
            frames.reverse()
        return frames

    def _take(  # noqa: C901  # one case a kind of frame
        self, message: dict[str, object], now: float
    ) -> Request | None:
        kind = message["msg"]
        if kind == "connect":
            self._connect(message, now)
            return None
        if not self.is_connected:
            if self._is_monolith:
                self._reject("Must connect first", message)
            else:
                self._close(_PROTOCOL_ERROR, "CLOSE_PROTOCOL_ERROR")
            return None
        match kind:
            case "ping":
                self._pong(message)
            case "pong":
                pass
            case "method":
                return self._call(message)
            case "sub":
                return self._subscription(message)
            case "unsub":
                id_ = message.get("id", UNSET)
                if isinstance(id_, (str, UnsetType)):
                    return UnsubscribeReceived(id_)
            case _ if self._is_monolith:
                self._reject("Bad request", message)
            case _:
                pass
        return None

    def _connect(self, message: Mapping[str, object], now: float) -> None:
        if self.is_connected:
            if self._is_monolith:
                self._reject("Already connected", message)
            return
        if self._is_monolith and not _is_version_fine(message):
            self._outgoing.append(
                b'{"msg":"failed","version":"%b"}' % VERSIONS[0].encode()
            )
            self._close(_NORMAL, "Normal closure")
            return
        self.is_connected = True
        self._heard_at = now
        self._outgoing.append(
            encode_frame({"msg": "connected", "session": self.session})
        )

    def _pong(self, ping: Mapping[str, object]) -> None:
        if "id" not in ping:
            self._outgoing.append(b'{"msg":"pong"}')
        elif isinstance(ping["id"], str):
            self._outgoing.append(encode_frame({"msg": "pong", "id": ping["id"]}))

    def _call(self, message: Mapping[str, object]) -> Request | None:
        id_, method = message.get("id"), message.get("method")
        params = message.get("params", [])
        seed = message.get("randomSeed", "")
        if (
            isinstance(id_, str)
            and isinstance(method, str)
            and isinstance(params, list)
            and isinstance(seed, str)
        ):
            return CallReceived(id_, method, cast("list[object]", params))
        self._malformed("Malformed method invocation", message)
        return None

    def _subscription(self, message: Mapping[str, object]) -> Request | None:
        id_, name = message.get("id"), message.get("name")
        params = message.get("params", [])
        if isinstance(id_, str) and isinstance(name, str) and isinstance(params, list):
            return SubscribeReceived(id_, name, cast("list[object]", params))
        self._malformed("Malformed subscription", message)
        return None

    def _malformed(self, reason: str, message: Mapping[str, object]) -> None:
        if self._is_monolith:
            self._reject(reason, message)
        else:
            self._close(_PROTOCOL_ERROR, "CLOSE_PROTOCOL_ERROR")

    def _reject(self, reason: str, offending: object = UNSET) -> None:
        """Report a malformed frame to the client; ddp-streamer closes instead."""
        if not self._is_monolith:
            self._close(_BAD_DATA, "CLOSE_INVALID_FRAME_PAYLOAD_DATA")
            return
        error = {"msg": "error", "reason": reason, "offendingMessage": offending}
        if offending is UNSET:
            del error["offendingMessage"]
        self._outgoing.append(encode_frame(error))

    def _close(self, code: int, reason: str) -> None:
        if self.close_code is None:
            self.close_code, self.close_reason = code, reason


def _list_or_nothing(frame: object) -> object:
    """Return the frame to quote: one that is not an object only if it is a list."""
    return cast("list[object]", frame) if isinstance(frame, list) else UNSET


def _is_version_fine(message: Mapping[str, object]) -> bool:
    version, support = message.get("version"), message.get("support")
    if not isinstance(version, str) or not isinstance(support, list):
        return False
    offered = cast("list[object]", support)
    ours = next((known for known in offered if known in VERSIONS), None)
    return version in offered and version == ours


def _has_unknown_type(value: object) -> bool:
    """Whether a value has an EJSON type that no server defines, at any depth."""
    waiting: list[object] = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += cast("list[object]", item)
        elif isinstance(item, dict):
            fields = cast("dict[str, object]", item)
            name = fields.get("$type")
            if (
                isinstance(name, str)
                and "$value" in fields
                and name not in _EJSON_TYPES
            ):
                return True
            waiting += fields.values()
    return False


def result(call: str, answer: Mapping[str, object]) -> bytes:
    """Encode a `result`: the answer's ``result`` or ``error``, or neither."""
    return encode_frame({"msg": "result", "id": call, **answer})


def updated(call: str) -> bytes:
    """Encode an `updated`: the writes of a call are visible."""
    return encode_frame({"msg": "updated", "methods": [call]})


def ready(subscriptions: Sequence[str]) -> bytes:
    """Encode a `ready`."""
    return encode_frame({"msg": "ready", "subs": subscriptions})


def nosub(
    subscription: str | UnsetType, error: Mapping[str, object] | None = None
) -> bytes:
    """Encode a `nosub`, with an error if the subscription was refused."""
    message: dict[str, object] = {"msg": "nosub"}
    if subscription is not UNSET:
        message["id"] = subscription
    if error is not None:
        message["error"] = error
    return encode_frame(message)


def added(collection: str, id: str, fields: Raw | Mapping[str, object]) -> bytes:  # noqa: A002  # DDP's word
    """Encode an `added`: a document was added to a collection."""
    return encode_frame(
        {"msg": "added", "collection": collection, "id": id, "fields": fields}
    )


def changed(
    collection: str,
    id: str,  # noqa: A002  # DDP's word
    fields: Raw | Mapping[str, object],
    cleared: Sequence[str] = (),
) -> bytes:
    """Encode a `changed`: an event of a stream, or some fields of a document.

    Args:
        collection: The stream, or the collection of the document.
        id: The document.
        fields: The fields with new values.
        cleared: The removed fields.
    """
    frame = {"msg": "changed", "collection": collection, "id": id, "fields": fields}
    return encode_frame({**frame, "cleared": list(cleared)} if cleared else frame)


def removed(collection: str, id: str) -> bytes:  # noqa: A002  # DDP's word
    """Encode a `removed`: a document was removed from a collection."""
    return encode_frame({"msg": "removed", "collection": collection, "id": id})
