# SPDX-License-Identifier: MIT
"""When a server loads its parts: it is ready before what a connection needs."""

import subprocess
import sys

_PROGRAM = """
import sys
import anyio
from quickmeet_devserver import serve

HEAVY = "h11", "websockets", "quickmeet.rooms", "quickmeet_devserver.fronts.web_socket"

def loaded():
    return [name for name in HEAVY if name in sys.modules]

async def main():
    async with serve() as server:
        assert not loaded(), loaded()
        with anyio.fail_after(60):
            while len(loaded()) < len(HEAVY):
                await anyio.lowlevel.checkpoint()
            async with await anyio.connect_tcp("127.0.0.1", PORT(server)) as stream:
                await stream.send(b"GET /api/info HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n")
                assert (await stream.receive()).startswith(b"HTTP/1.1 200")

PORT = lambda server: int(server.url.split(":")[2].split("/")[0])
anyio.run(main)
"""


def test_what_a_connection_needs_is_loaded_once_the_server_is_ready() -> None:
    done = subprocess.run(  # ours
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
