# SPDX-License-Identifier: MIT
"""The floor: picows and msgspec, and no session at all.

What no client on these two libraries can go below: one callback a frame, decoded
in one pass, no queue, no timers, no errors, no reconnecting. Its variants stop
earlier (`frames`, `envelope`) or decode to quickmeet's own types (`same-types`).
"""

import asyncio
import itertools
from collections.abc import Callable
from typing import Any

import msgspec
from floor_types import Message
from msgspec import Raw, Struct
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

QUIET_ROOM = "GENERAL0000000001"


class Updated(Struct, tag_field="msg", tag="updated"):
    """Says nothing that anybody needs."""


class Added(Struct, tag_field="msg", tag="added"):
    """The user's document at login."""


class Ready(Struct, tag_field="msg", tag="ready"):
    """Subscriptions that are confirmed."""

    subs: list[str]


class Connected(Struct, tag_field="msg", tag="connected"):
    """The server took our version."""


class Result(Struct, tag_field="msg", tag="result"):
    """One answer."""

    id: str
    result: Raw


def frame_type(message: Any) -> object:
    """Make the union of all frames, whose events carry messages of this type."""
    fields = msgspec.defstruct("Fields", [("eventName", str), ("args", list[message])])
    changed: Any = msgspec.defstruct(
        "Changed", [("fields", fields)], tag_field="msg", tag="changed"
    )
    return changed | Updated | Added | Ready | Connected | Result


class Client(WSListener):
    """One connection."""

    def __init__(self, url: str, variant: str = "") -> None:
        self._url = url
        self._variant = variant
        message: Any = Message
        if variant == "same-types":
            from quickmeet.types import Message as message  # noqa: PLC0415, N813  # only here
        elif variant == "envelope":
            message = Raw
        self._decode = msgspec.json.Decoder(frame_type(message)).decode
        self._decode_message = msgspec.json.Decoder(Message).decode
        self._encode = msgspec.json.Encoder().encode
        self._ids = itertools.count()
        self._pending: dict[str, asyncio.Future[Raw | None]] = {}
        self._is_open = False
        self._events: dict[str, Callable[[Message], None]] = {}
        self._frames_left = -1
        self._done = asyncio.Event()

    async def open(self) -> None:
        """Connect and log in."""
        await ws_connect(lambda: self, self._url)
        self._write({"msg": "connect", "version": "1", "support": ["1"]})
        await self._answer("connected")
        await self._method("login", [{"user": {"username": "bot"}, "password": "x"}])
        self._is_open = True

    async def close(self) -> None:
        """Leave."""
        self._transport.disconnect()

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Called by picows: keep the transport."""
        self._transport = transport

    def on_ws_frame(self, _: WSTransport, frame: WSFrame) -> None:
        """Called by picows: decode and dispatch one frame."""
        if frame.msg_type is not WSMsgType.TEXT:
            return
        if self._frames_left > 0 and self._variant == "frames":
            frame.get_payload_as_bytes()
            self._count()
            return
        try:
            event = self._decode(frame.get_payload_as_memoryview())
        except msgspec.ValidationError:
            if self._is_open:
                raise
            return  # the greeting, which names no kind
        kind = type(event)
        if kind is Result:
            self._pending.pop(event.id).set_result(event.result.copy())
        elif kind is Ready:
            for name in event.subs:
                self._pending.pop(name).set_result(None)
        elif kind is Connected:
            self._pending.pop("connected").set_result(None)
        elif kind is not Updated and kind is not Added:
            fields = event.fields
            self._events[fields.eventName](fields.args[0])

    async def receive(self, room_id: str, count: int) -> tuple[int, int]:
        """Receive a number of messages in the callback."""
        return await self.receive_all([room_id], count, lambda: None)

    async def follow(self, room_ids: list[str]) -> None:
        """Subscribe to rooms in which nothing happens."""
        for room_id in room_ids:
            await self._subscribe(room_id, lambda _: None)

    async def receive_all(
        self, room_ids: list[str], count: int, on_start: Callable[[], None]
    ) -> tuple[int, int]:
        """Receive a number of messages of these rooms in one callback."""
        text = author = 0
        self._frames_left = count + (self._variant == "frames")  # its `ready`

        def on_message(message: Message) -> None:
            nonlocal text, author
            text += len(message.text)
            author += len(message.author.username)  # type: ignore[arg-type]  # sums tell
            self._count()

        def on_raw(_: object) -> None:
            self._count()

        handler = on_raw if self._variant == "envelope" else on_message
        for room_id in room_ids[:-1]:
            await self._subscribe(room_id, handler)
        on_start()
        self._ask_for(room_ids[-1], handler)
        await self._done.wait()
        return text, author

    async def call(self, number: int) -> None:
        """Send one message."""
        text = f"hello there, this is message number {number}"
        message = {"_id": f"m{number}", "rid": QUIET_ROOM, "msg": text}
        answer = await self._method("sendMessage", [message])
        if self._decode_message(answer).text != text:
            raise ValueError(answer)

    def _count(self) -> None:
        self._frames_left -= 1
        if not self._frames_left:
            self._done.set()

    def _write(self, frame: dict[str, object]) -> None:
        self._transport.send(WSMsgType.TEXT, self._encode(frame))

    def _answer(self, name: str) -> "asyncio.Future[Raw | None]":
        future: asyncio.Future[Raw | None] = asyncio.get_running_loop().create_future()
        self._pending[name] = future
        return future

    async def _method(self, name: str, params: list[object]) -> Raw:
        number = str(next(self._ids))
        answer = self._answer(number)
        self._write({"msg": "method", "method": name, "id": number, "params": params})
        return await answer or Raw(b"null")

    def _ask_for(
        self, room_id: str, handler: Callable[[Message], None]
    ) -> "asyncio.Future[Raw | None]":
        self._events[room_id] = handler
        number = str(next(self._ids))
        ready = self._answer(number)
        stream, params = "stream-room-messages", [room_id, False]
        self._write({"msg": "sub", "id": number, "name": stream, "params": params})
        return ready

    async def _subscribe(
        self, room_id: str, handler: Callable[[Message], None]
    ) -> None:
        await self._ask_for(room_id, handler)
