# SPDX-License-Identifier: MIT
"""The modules that a session loads until its first message."""

import json
import os
import subprocess
import sys
from typing import Final

import pytest

from quickmeet_devserver.server.threaded import ThreadedServer

PROGRAM: Final = """
import json, sys
import anyio, quickmeet

async def main():
    login = quickmeet.Password("bot", sys.argv[2])
    async with quickmeet.connect(sys.argv[1], login) as client:
        room_id = await client.rooms.find_id(sys.argv[3])
        async with client.messages.follow(room_id) as messages:
            await client.messages.send(room_id, "hello")
            message = await anext(messages)
            assert message.text == "hello", message

anyio.run(main, backend=sys.argv[4], backend_options=json.loads(sys.argv[5]))
print(json.dumps(sorted(sys.modules)))
"""

EXTRAS: Final = {
    "cyclopts",
    "h11",
    "httpcore2",
    "httpx2",
    "jinja2",
    "jsonschema_rs",
    "quickmeet_cli",
    "quickmeet_codegen",
    "quickmeet_devserver",
    "rich",
    "ruamel",
}
"""Modules that are only loaded on demand: REST, validation, the toolchain.

Of proxies too, but for picows, which loads python_socks by itself.
"""

OF_OTHERS: Final = {"email.parser", "trio", "urllib.request", "websockets"}
"""What asyncio does without: the other transport, and proxies that nobody set."""


@pytest.mark.parametrize(
    ("backend", "options", "unwanted"),
    [
        pytest.param("asyncio", {}, {*OF_OTHERS, "uvloop"}, id="asyncio"),
        pytest.param("asyncio", {"use_uvloop": True}, OF_OTHERS, id="uvloop"),
        pytest.param("trio", {}, {"picows", "python_socks", "uvloop"}, id="trio"),
    ],
)
def test_a_session_loads_what_it_needs_and_no_more(
    backend: str,
    options: dict[str, bool],
    unwanted: set[str],
    quickmeet_server: ThreadedServer,
) -> None:
    quickmeet_server.add_user("bot", "password")
    quickmeet_server.add_room("news", ["bot"])
    arguments = [quickmeet_server.url, "password", "news", backend, json.dumps(options)]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, *arguments],
        env={k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))

    assert loaded & (EXTRAS | unwanted) == set()
    assert "quickmeet_runtime.rest.client" not in loaded
    groups = {name for name in loaded if name.startswith("quickmeet.types.")}
    assert "quickmeet.types.messages" in groups
    assert "quickmeet.types.livechat" not in groups
    assert ("picows" in loaded) == (backend == "asyncio")


ONLY_CALLS: Final = """
import json, sys
import anyio, quickmeet

async def main():
    login = quickmeet.Password("bot", sys.argv[2])
    async with quickmeet.connect(sys.argv[1], login) as client:
        await client.call_raw("rooms/get")

connect = quickmeet.connect
before = sorted(sys.modules)
anyio.run(main)
print(json.dumps([before, sorted(sys.modules)]))
"""

OF_SESSIONS: Final = {
    "quickmeet_runtime.lifecycle.supervisor",
    "quickmeet_runtime.protocol.client",
    "quickmeet_runtime.session.session",
}
OF_STREAMS: Final = {
    "quickmeet_runtime.session.handlers.handler",
    "quickmeet_runtime.streams.delivery.subscriber",
    "quickmeet_runtime.streams.recovery.recovery",
    "quickmeet_runtime.streams.sharing.stream_host",
    "quickmeet_runtime.streams.subscription",
}


def test_an_import_loads_no_session_and_calls_load_no_streams(
    quickmeet_server: ThreadedServer,
) -> None:
    quickmeet_server.add_user("bot", "password")
    done = subprocess.run(
        [sys.executable, "-c", ONLY_CALLS, quickmeet_server.url, "password"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, after = map(set, json.loads(done.stdout))
    assert before & (OF_SESSIONS | OF_STREAMS) == set()
    assert after & (OF_SESSIONS | OF_STREAMS) == OF_SESSIONS
