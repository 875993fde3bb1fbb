# SPDX-License-Identifier: MIT
"""Frames of a known kind whose fields do not match DDP.

Servers send them: methods of the 3.x line throw errors with an object in place of the
reason, and proxies and apps send null instead of a list. The usable parts of such a
frame are kept. JSON other than objects, and frames of SockJS on a plain WebSocket, are
not messages and are ignored. Only invalid JSON is an error, since a part of a message
may be missing then.
"""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from msgspec import UNSET, Raw, UnsetType

from . import frames
from .frames import ChangedReceived, PlainFrame, WireError

__all__ = ["is_greeting", "read_odd_frame", "without_mark"]

_MARK: Final = b"\xef\xbb\xbf"
"""A byte order mark in UTF-8."""


class _Greeting(msgspec.Struct):
    msg: str | None = None
    server_id: Raw | UnsetType = UNSET


_decode_greeting = msgspec.json.Decoder(_Greeting).decode
_decode_keys: Final = msgspec.json.Decoder(dict[str, Raw]).decode
_LONGEST_TEXT: Final = 1000
"""Maximum characters of a value that stands where a string belongs."""

_Keys = Mapping[str, Raw]


def read_odd_frame(data: bytes | str) -> PlainFrame | ChangedReceived | str:
    """Read a frame key by key.

    Args:
        data: A frame that strict decoding refused.

    Returns:
        The frame; if it has no meaning, a description of it: ``msg`` and its value,
        if it has one.

    Raises:
        msgspec.DecodeError: It is not JSON.
        RecursionError: It is nested too deeply.
    """
    try:
        keys = _decode_keys(data)
    except msgspec.ValidationError:
        return type(msgspec.json.decode(data)).__name__  # JSON, but not an object
    except (msgspec.DecodeError, RecursionError):
        if not _is_of_sockjs(data):
            raise
        return "a frame of SockJS"
    kind = _value(keys, "msg")
    if not isinstance(kind, str):
        return "no word"
    read = _READERS.get(kind)
    return (None if read is None else read(keys)) or f"msg {kind}"


def _value(keys: _Keys, name: str) -> object:
    """Return the value of a key; None if it is absent or cannot be parsed."""
    raw = keys.get(name)
    try:
        return None if raw is None else msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _text(keys: _Keys, name: str) -> str | None:
    """Return the string of a key; other values as JSON; None if there is none."""
    value = _value(keys, name)
    if value is None or isinstance(value, str):
        return value
    return bytes(keys[name]).decode(errors="replace")[:_LONGEST_TEXT]


def _id(keys: _Keys) -> str | int | None:
    value = _value(keys, "id")
    return value if isinstance(value, str | int) else None


def _ids(keys: _Keys, name: str) -> list[str | int]:
    value = _value(keys, name)
    if not isinstance(value, list):
        return []
    items: list[object] = value  # pyright: ignore[reportUnknownVariableType]  # JSON
    return [item for item in items if isinstance(item, str | int)]


def _error(keys: _Keys) -> WireError | None:
    """Read an error of any form; a string or a number is its code."""
    raw = keys.get("error")
    if raw is None or bytes(raw) == b"null":
        return None
    try:
        parts = _decode_keys(raw)
    except (msgspec.MsgspecError, RecursionError):
        parts = {"error": raw}
    code = _value(parts, "error")
    is_code = isinstance(code, str | int | float) and not isinstance(code, bool)
    reason = _text(parts, "reason")
    if not is_code and reason is None:
        reason = _text(parts, "error")
    return WireError(
        code if is_code else None,  # type: ignore[arg-type]  # checked above
        reason,
        _text(parts, "message"),
        parts.get("details", UNSET),
    )


def _result(keys: _Keys) -> PlainFrame | None:
    name = _id(keys)
    if name is None:
        return None
    return frames.CallAnswered(name, keys.get("result", UNSET), _error(keys))


def _nosub(keys: _Keys) -> PlainFrame:
    name = _id(keys)
    return frames.SubscriptionEnded("" if name is None else name, _error(keys))


def _document(keys: _Keys) -> tuple[str, str] | None:
    """Return collection and id; ids that are not strings are converted."""
    collection, name = _value(keys, "collection"), _text(keys, "id")
    if not isinstance(collection, str) or name is None:
        return None
    return collection, name


def _added(keys: _Keys) -> PlainFrame | None:
    found = _document(keys)
    return (
        None
        if found is None
        else frames.AddedReceived(*found, keys.get("fields", UNSET))
    )


def _changed(keys: _Keys) -> ChangedReceived | None:
    found = _document(keys)
    if found is None:
        return None
    cleared = [name for name in _ids(keys, "cleared") if isinstance(name, str)]
    return ChangedReceived(*found, keys.get("fields", UNSET), cleared)


def _removed(keys: _Keys) -> PlainFrame | None:
    found = _document(keys)
    return None if found is None else frames.RemovedReceived(*found)


_Reader = Callable[[_Keys], PlainFrame | ChangedReceived | None]

_READERS: Final[Mapping[str, _Reader]] = {
    "added": _added,
    "changed": _changed,
    "connected": lambda keys: frames.Connected(_text(keys, "session") or ""),
    "error": lambda keys: frames.ServerErrorReceived(
        _text(keys, "reason") or "", keys.get("offendingMessage", UNSET)
    ),
    "failed": lambda keys: frames.VersionRefused(_text(keys, "version") or ""),
    "nosub": _nosub,
    "ping": lambda keys: frames.PingReceived(keys.get("id", UNSET)),
    "pong": lambda _: frames.PongReceived(),
    "ready": lambda keys: frames.SubscriptionsReady(_ids(keys, "subs")),
    "removed": _removed,
    "result": _result,
    "updated": lambda keys: frames.MethodsUpdated(_ids(keys, "methods")),
}


def without_mark(data: bytes | str) -> bytes | str:
    """Remove a byte order mark; return nothing if the data is blank."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff") if data.strip("\ufeff \t\r\n") else ""
    return data.removeprefix(_MARK) if data.strip(_MARK + b" \t\r\n") else b""


def _is_of_sockjs(data: bytes | str) -> bool:
    """Whether a frame is an opening, heartbeat, messages or close of SockJS."""
    start = data[:2] if isinstance(data, str) else data[:2].decode("latin-1")
    return (len(data) == 1 and start in {"o", "h"}) or start in {"a[", "c["}


def is_greeting(data: bytes | str) -> bool:
    """Whether a frame is a server's greeting before `connected`."""
    try:
        greeting = _decode_greeting(data)
    except (ValueError, RecursionError):
        return False
    return greeting.msg is None and greeting.server_id is not UNSET
