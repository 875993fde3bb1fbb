# SPDX-License-Identifier: MIT
"""How many events the embedded server delivers: ``nox -s server-load``.

Options: ``--connections N --seconds S --json``. The server is a process of its own;
the clients are raw picows connections in this one, all logged in and following one
room. What counts is events for each second of the server's processor time: other
work on the machine does not change it much.
"""

import argparse
import asyncio
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from picows import (
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    ws_connect,  # pyright: ignore[reportUnknownVariableType]  # its **kwargs
)

import quickmeet

_AT_ONCE: Final = 50
_PATIENCE_S: Final = 120
_USER: Final = "alice"
_WORD: Final = "wonderland"


class _Crowd:
    """The state that all clients share."""

    def __init__(self, size: int, token: str) -> None:
        login = {"msg": "method", "id": "l", "method": "login"}
        self.hello: Final = (
            b'{"msg":"connect","version":"1","support":["1"]}',
            json.dumps({**login, "params": [{"resume": token}]}).encode(),
            (
                b'{"msg":"sub","id":"s","name":"stream-room-messages",'
                b'"params":["GENERAL",false]}'
            ),
        )
        self.ready = self.events = 0
        self.size: Final = size
        self.expected: int | None = None
        self.is_ready: Final = asyncio.Event()
        self.is_done: Final = asyncio.Event()

    def expect(self, messages: int) -> None:
        """Say how many messages everybody is to get."""
        self.expected = self.size * messages
        if self.events == self.expected:
            self.is_done.set()


class _Client(WSListener):
    def __init__(self, crowd: _Crowd) -> None:
        super().__init__()
        self._crowd = crowd

    def on_ws_connected(self, transport: WSTransport) -> None:
        for frame in self._crowd.hello:
            transport.send(WSMsgType.TEXT, frame)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        data, crowd = frame.get_payload_as_bytes(), self._crowd
        if data.startswith(b'{"msg":"changed","collection":"stream-room-messages"'):
            crowd.events += 1
            if crowd.events == crowd.expected:
                crowd.is_done.set()
        elif data.startswith(b'{"msg":"ready"'):
            crowd.ready += 1
            if crowd.ready == crowd.size:
                crowd.is_ready.set()
        elif data.startswith(b'{"msg":"ping"'):
            transport.send(WSMsgType.TEXT, b'{"msg":"pong"}')


def _memory_mib(process: int) -> float:
    """Resident memory of a process (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _allow_sockets() -> None:
    """Let this process, and those that it starts, open all that they may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _processor_s(process: int) -> float:
    """Seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _measure(
    process: int, url: str, size: int, seconds: float
) -> dict[str, float]:
    login = quickmeet.Password(_USER, _WORD)
    async with quickmeet.connect(url, login) as client:
        crowd = _Crowd(size, client.token or "")
        for begin in range(0, size, _AT_ONCE):
            some = range(min(_AT_ONCE, size - begin))
            await asyncio.gather(
                *(ws_connect(lambda: _Client(crowd), url) for _ in some)
            )
        await asyncio.wait_for(crowd.is_ready.wait(), _PATIENCE_S)
        began, used = time.perf_counter(), _processor_s(process)
        messages = 0
        while time.perf_counter() - began < seconds:
            await client.messages.send(room_id="GENERAL", text=f"hello {messages}")
            messages += 1
        crowd.expect(messages)
        await asyncio.wait_for(crowd.is_done.wait(), _PATIENCE_S)
        took, used = time.perf_counter() - began, _processor_s(process) - used
        memory = _memory_mib(process)
    return {
        "connections": size,
        "messages": messages,
        "events": crowd.events,
        "seconds": round(took, 2),
        "events_per_second": round(crowd.events / took),
        "events_per_processor_second": round(crowd.events / max(used, 0.01)),
        "server_mib": round(memory, 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the results; return 1 if the server does not stop cleanly."""
    parser = argparse.ArgumentParser(prog="server-load", description=__doc__)
    parser.add_argument("--connections", type=int, default=1000, metavar="N")
    parser.add_argument("--seconds", type=float, default=10.0, metavar="S")
    parser.add_argument("--json", action="store_true", help="one line of JSON instead")
    options = parser.parse_args(arguments)
    script = shutil.which("quickmeet", path=str(Path(sys.executable).parent))
    if script is None:
        parser.error("quickmeet is not installed beside this Python")
    _allow_sockets()
    command = [script, "serve", "--user", f"{_USER}:{_WORD}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:  # noqa: S603  # ours
        try:
            said = server.stdout.readline() if server.stdout else ""
            url: str = json.loads(said)["url"]
            figures = asyncio.run(
                _measure(server.pid, url, options.connections, options.seconds)
            )
        finally:
            began = time.perf_counter()
            server.terminate()
            code = server.wait(_PATIENCE_S)
        figures["stop_code"] = code
        figures["stop_seconds"] = round(time.perf_counter() - began, 2)
    if options.json:
        sys.stdout.write(f"{json.dumps(figures)}\n")
    else:
        for name, figure in figures.items():
            sys.stdout.write(f"{name.replace('_', ' '):28} {figure:>12,}\n")
    return int(code != 0)


if __name__ == "__main__":
    sys.exit(main())
