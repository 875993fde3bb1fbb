# SPDX-License-Identifier: MIT
"""Which server a recording is of, as far as it tells."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from quickmeet_devserver.base.documents import as_document
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["address_of", "is_of_streamer", "version_of"]

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")
_OWN: Final = re.compile(r"(https?://[^/\"\s]+)/(?:ufs/|sounds/|avatar/|emoji-custom/)")
_USUAL: Final = "6.5.3"
_CONNECTED: Final = re.compile(r'"msg": ?"connected"')
_ROOM_MESSAGE: Final = '"stream-room-messages"'
_MARKUP: Final = '"md":'
"""Fields that messages of main servers before release 4 lack."""

_GREETS: Final = "3.4.0"
"""A main server that greets by ``server_id``: Meteor did so until its release 2.3."""


def is_of_streamer(lines: Sequence[Line], name: str) -> bool:
    """Whether a connection spoke to ddp-streamer, whose sessions are UUIDs.

    The greeting says nothing: main servers of old greet as ddp-streamer does. Where
    no session was opened the greeting is all there is.

    Args:
        lines: The recording, from where the connection begins.
        name: The connection.
    """
    greets = False
    for line in lines:
        if line.connection != name or line.kind != "in":
            continue
        for text in unwrapped(line):
            frame = as_document(parsed(text))
            if frame.get("msg") == "connected":
                return _UUID.fullmatch(str(frame.get("session"))) is not None
            greets |= "server_id" in frame
    return greets


def address_of(lines: Sequence[Line]) -> str | None:
    """How the recorded server calls itself in links to what it keeps, if it does."""
    found = Counter(
        address
        for line in lines
        if line.kind == "rest"
        for address in _OWN.findall(json.dumps(_response(line)))
    )
    return next((address for address, _ in found.most_common(1)), None)


def _response(line: Line) -> object:
    return as_document(parsed(line.text)).get("response")


def version_of(lines: Sequence[Line]) -> str:
    """The version of the recorded server: what it says, how it greets or writes."""
    for line in lines:
        if line.kind == "rest":
            told = _told(as_document(parsed(line.text)))
            if told is not None:
                return told
    names = {line.connection for line in lines if '"server_id' in _plain(line)}
    is_old = any(not is_of_streamer(lines, name) for name in names)
    if not any(_CONNECTED.search(_plain(line)) for line in lines):
        heard = [text for text in map(_plain, lines) if _ROOM_MESSAGE in text]
        is_old = bool(heard) and not any(_MARKUP in text for text in heard)
    return _GREETS if is_old else _USUAL


def _told(call: dict[str, Any]) -> str | None:
    if not str(call.get("path")).rstrip("/").endswith("/info"):
        return None
    response = as_document(call.get("response"))
    info = as_document(response.get("info"))
    version = str(info.get("version") or response.get("version"))
    return version if _VERSION.fullmatch(version) else None


def _plain(line: Line) -> str:
    return line.text.replace("\\", "") if line.kind == "in" else ""
