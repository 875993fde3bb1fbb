# SPDX-License-Identifier: MIT
"""Faults, carried out on the network, on the server, in the rooms."""

import base64
import hashlib
import re
from typing import Final

import anyio

import quickmeet
from quickmeet_devserver import Server
from quickmeet_devserver.faults.selection import answers
from quickmeet_devserver.wire.proxy import Proxy

from .schedule import Fault

__all__ = ["Troubles"]

_RECOVERY: Final = "messages/get"
_BURST: Final = 80
_LONG: Final = "x" * 400
_KEY: Final = re.compile(rb"sec-websocket-key:\s*(\S+)", re.IGNORECASE)
_MAGIC: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_GREETING: Final = b'{"server_id":"0"}'
_GOING_AWAY: Final = b"\x88\x02\x03\xe9"
"""A close frame with code 1001."""


class Troubles:
    """Lets faults happen.

    Args:
        server: The server.
        proxy: The network between it and the consumer.
        owner: A client of the owner of the rooms, over a good network.
        rooms: Their ids.
        consumer: Name of the user whose recovery is disturbed.
    """

    def __init__(
        self,
        server: Server,
        proxy: Proxy,
        owner: quickmeet.Client,
        rooms: list[str],
        consumer: str,
    ) -> None:
        self._server: Final = server
        self._proxy: Final = proxy
        self._owner: Final = owner
        self._rooms: Final = rooms
        self._consumer: Final = consumer

    async def happen(self, fault: Fault) -> None:
        """Wait until it is time, and do it."""
        await anyio.sleep(fault.at)
        match fault.kind:
            case "prune":
                await self._prune(fault)
            case "burst":
                await self._burst(fault)
            case "refuse_recovery" | "slow_recovery" | "limit_recovery":
                self._disturb_recovery(fault)
            case "disconnect_all":
                self._server.disconnect_all(1000, "Normal closure")
            case _:
                await self._spoil(fault)

    async def _spoil(self, fault: Fault) -> None:
        """Let the network be bad."""
        proxy = self._proxy
        match fault.kind:
            case "cut_in":
                proxy.cut_after("in", fault.size)
            case "cut_out":
                proxy.cut_after("out", fault.size)
            case "freeze":
                proxy.freeze()
                await anyio.sleep(fault.lasts)
                proxy.thaw()
            case "throttle":
                proxy.throttle(50 + fault.size, 0.01)
            case "split":
                proxy.throttle(1 + fault.size % 50)
            case "refuse":
                await self._refuse(fault.lasts / 2)
            case "greet_and_close":
                proxy.answer_next(_greet_and_close)
                proxy.cut()
            case _:
                proxy.cut()

    async def _refuse(self, seconds: float) -> None:
        self._proxy.refuse(is_refusing=True)
        self._proxy.cut()
        await anyio.sleep(seconds)
        self._proxy.refuse(is_refusing=False)

    def _disturb_recovery(self, fault: Fault) -> None:
        faults, user, times = self._server.faults, self._consumer, 1 + fault.size % 3
        if fault.kind == "refuse_recovery":
            faults.refuse_method(_RECOVERY, 500, user=user, times=times)
        elif fault.kind == "slow_recovery":
            faults.delay(fault.lasts / 4, answers(_RECOVERY), user=user, times=times)
        else:
            faults.rate_limit(_RECOVERY, retry_after=1.0, user=user, times=times)
        self._proxy.cut()

    async def _prune(self, fault: Fault) -> None:
        """Delete the first messages of a room; its event has no ids."""
        room_id = self._rooms[fault.size % len(self._rooms)]
        beginning = quickmeet.Timestamp(1)
        try:
            state = await self._owner.messages.list_changes(room_id, since=beginning)
            sent = sorted(
                getattr(one.sent_at, "milliseconds", 1) for one in state.updated or []
            )
            if len(sent) > 1:
                until = quickmeet.Timestamp(sent[len(sent) // 2])
                await self._owner.rooms.clean_history(until, beginning, room_id)
        except quickmeet.QuickmeetError:
            return  # `disconnect_all` is for everybody

    async def _burst(self, fault: Fault) -> None:
        """Send more than any buffer takes while the consumer is away."""
        room_id = self._rooms[fault.size % len(self._rooms)]
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._refuse, fault.lasts / 4)
            for number in range(_BURST):
                try:
                    await self._owner.messages.send(room_id, f"{number} {_LONG}")
                except quickmeet.QuickmeetError:
                    continue  # as above


def _greet_and_close(head: bytes) -> bytes:
    """The upgrade, a greeting and a close, in one segment."""
    found = _KEY.search(head)
    key = b"" if found is None else found[1]
    accept = base64.b64encode(hashlib.sha1(key + _MAGIC).digest())  # noqa: S324  # RFC 6455
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        b"\x81" + bytes([len(_GREETING)]) + _GREETING + _GOING_AWAY
    )
