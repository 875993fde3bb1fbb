# SPDX-License-Identifier: MIT
"""How many events the embedded server delivers: `python -m benchmarks.server_load`.

The server is a process of its own; the clients are raw picows connections in this
one, all logged in and following one room. What counts is events for each second of
the server's processor time: other work on the machine does not change it much.
"""

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

import quickmeet

_AT_ONCE: Final = 50
_PATIENCE_S: Final = 120
_USER: Final = "alice"
_WORD: Final = "wonderland"


class _Crowd:
    """What all clients have in common."""

    def __init__(self, size: int, messages: int, token: str) -> None:
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
        self.expected: Final = size * messages
        self.is_ready: Final = asyncio.Event()
        self.is_done: Final = asyncio.Event()


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


def _processor_s(process: int) -> float:
    """Seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _measure(
    process: int, url: str, size: int, messages: int
) -> dict[str, float]:
    login = quickmeet.Password(_USER, _WORD)
    async with quickmeet.connect(url, login) as client:
        crowd = _Crowd(size, messages, client.token or "")
        for begin in range(0, size, _AT_ONCE):
            some = range(min(_AT_ONCE, size - begin))
            await asyncio.gather(
                *(ws_connect(lambda: _Client(crowd), url) for _ in some)
            )
        await asyncio.wait_for(crowd.is_ready.wait(), _PATIENCE_S)
        began, used = time.perf_counter(), _processor_s(process)
        for number in range(messages):
            await client.messages.send(room_id="GENERAL", text=f"hello {number}")
        await asyncio.wait_for(crowd.is_done.wait(), _PATIENCE_S)
        took, used = time.perf_counter() - began, _processor_s(process) - used
    return {
        "connections": size,
        "events": crowd.events,
        "events_per_second": round(crowd.events / took),
        "events_per_processor_second": round(crowd.events / used),
    }


def main() -> int:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(prog="server_load", description=__doc__)
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--messages", type=int, default=60)
    options = parser.parse_args()
    script = shutil.which("quickmeet", path=str(Path(sys.executable).parent))
    if script is None:
        parser.error("quickmeet is not installed beside this Python")
    command = [script, "serve", "--user", f"{_USER}:{_WORD}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  # ours
        said = server.stdout.readline() if server.stdout else ""
        figures = asyncio.run(
            _measure(
                server.pid,
                json.loads(said)["url"],
                options.connections,
                options.messages,
            )
        )
        began = time.perf_counter()
        server.terminate()
        figures["stop_code"] = server.wait(_PATIENCE_S)
        figures["stop_seconds"] = round(time.perf_counter() - began, 2)
    sys.stdout.write(f"{json.dumps(figures)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
