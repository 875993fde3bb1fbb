# SPDX-License-Identifier: MIT
"""A connection to the server under test, as raw as the recorded one was."""

import asyncio
import itertools
import json
import re
from collections.abc import Callable
from typing import Any, Final, cast

from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["LiveConnection", "LiveFrame", "expanded"]

_PATIENCE_S: Final = 3.0
_BARRIER: Final = "conformance-"
_count = itertools.count()
_FRAGMENTS: Final = re.compile(r"\(\d+ fragments\) ")
_CUT: Final = re.compile(r"(.)\1*<cut: (\d+) . in all>")


class LiveFrame(Struct):
    """A frame that the server under test sent.

    Attributes:
        frame: Its JSON.
        is_taken: Whether it is the partner of a recorded one.
        step: After which step it came; -1 until somebody says so.
        at: When that was in the recording, in milliseconds.
    """

    frame: Any
    is_taken: bool = False
    step: int = -1
    at: int = 0


class LiveConnection:
    """One connection; use `open`.

    Attributes:
        frames: What came, in its order.
        is_connected: Whether the server agreed on a version.
        session: Name that the server gave the session.
        close_code: With which code it was closed; None while it is open.
    """

    def __init__(self, socket: ClientConnection, *, is_sockjs: bool) -> None:
        self.frames: list[LiveFrame] = []
        self.is_connected = False
        self.close_code: int | None = None
        self.session = ""
        self._socket = socket
        self._is_sockjs = is_sockjs
        self._pongs: set[str] = set()
        self._changed = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def open(cls, url: str) -> "LiveConnection":
        """Connect.

        Args:
            url: Where; a path of SockJS has its messages wrapped.
        """
        socket = await connect(
            url, ping_interval=None, max_size=None, compression=None, proxy=None
        )
        is_sockjs = re.search(r"/sockjs/[^/]+/[^/]+/websocket", url) is not None
        return cls(socket, is_sockjs=is_sockjs)

    async def send(self, line: Line, translate: Callable[[Any], Any]) -> None:
        """Send what a line says, its values translated.

        Args:
            line: The line.
            translate: Puts live values in the place of recorded ones.
        """
        if line.is_binary:
            await self._send(unwrapped(line)[0].encode())
            return
        text = expanded(line.text)
        if (fragments := _FRAGMENTS.match(text)) is not None:
            text = text[fragments.end() :]
            half = len(text) // 2
            await self._send([text[:half], text[half:]])
            return
        frame = parsed(text)
        if isinstance(frame, dict):
            translated = translate(frame)
            if translated != frame:
                text = json.dumps(translated)
        await self._send(text)

    def stamp(self, step: int, at: int) -> None:
        """Say of what came since the last time when that was.

        Args:
            step: After which step of the conversation.
            at: When in the recording, in milliseconds.
        """
        for frame in reversed(self.frames):
            if frame.step >= 0:
                break
            frame.step, frame.at = step, at

    def forget(self, since: int) -> None:
        """Drop what came after so many frames: it followed from no recorded act."""
        del self.frames[since:]

    async def settle(self) -> None:
        """Wait until the server has answered a ping, and so all before it."""
        if not self.is_connected or self.close_code is not None:
            return
        id_ = f"{_BARRIER}{next(_count)}"
        text = json.dumps({"msg": "ping", "id": id_})
        await self._send(json.dumps([text]) if self._is_sockjs else text)
        await self.until(lambda: id_ in self._pongs or self.close_code is not None)

    async def until(
        self, condition: Callable[[], bool], patience_s: float = _PATIENCE_S
    ) -> bool:
        """Wait for something, though not forever; says whether it came true."""
        try:
            async with asyncio.timeout(patience_s):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True

    async def close(self, code: int = 1000) -> None:
        """Close from our side."""
        await self._socket.close(code)
        await self._reader

    async def _send(self, message: str | bytes | list[str]) -> None:
        try:
            await self._socket.send(message)
        except ConnectionClosed:
            return

    async def _read(self) -> None:
        try:
            async for message in self._socket:
                text = message if isinstance(message, str) else message.decode()
                for inner in unwrapped(Line(0, 0, "", "in", text)):
                    await self._take(parsed(inner))
                self._changed.set()
        except ConnectionClosed:
            pass
        self.close_code = self._socket.close_code
        self._changed.set()

    async def _take(self, frame: Any) -> None:
        if isinstance(frame, dict):
            known = cast("Document", frame)
            if str(known.get("id")).startswith(_BARRIER):
                self._pongs.add(str(known["id"]))
                return
            if known.get("msg") == "connected":
                self.is_connected = True
                self.session = str(known["session"])
        self.frames.append(LiveFrame(frame))


def expanded(text: str) -> str:
    """Write out what a recording has shortened."""
    return _CUT.sub(lambda cut: cut[1] * int(cut[2]), text)
