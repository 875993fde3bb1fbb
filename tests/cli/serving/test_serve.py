# SPDX-License-Identifier: MIT
"""`quickmeet serve`, as other programs see it: a process, a port, one JSON line."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import anyio
import httpx2
import pytest

import quickmeet
from tests.cli.conftest import Run
from tests.devserver.raw import HungUpError, raw

COMMAND = [
    sys.executable,
    "-c",
    "import quickmeet_cli as q; raise SystemExit(q.main())",
    "serve",
    "--user",
    "alice:wonderland",
]
LOGIN = {"user": {"username": "alice"}, "password": "wonderland"}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"  # what is tested is another process


class Process(NamedTuple):
    url: str
    ready: dict[str, Any]
    popen: subprocess.Popen[str]

    @property
    def base(self) -> str:
        return self.url.replace("ws://", "http://").removesuffix("/websocket")

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; returns exit code and stderr."""
        self.popen.send_signal(number)
        _, err = self.popen.communicate(timeout=10)
        return self.popen.returncode, err


@contextmanager
def serving(*arguments: str) -> Generator[Process]:
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
            yield Process(ready["url"], ready, process)
        finally:
            process.kill()


async def called(url: str, method: str, *params: object) -> dict[str, Any]:
    """Log in, call a method, and return the frame that answers."""
    async with raw(url) as wire:
        await wire.call("login", LOGIN)
        call = {"msg": "method", "id": "1", "method": method, "params": params}
        await wire.send(call)
        while True:
            frame: dict[str, Any] = await wire.json()
            if frame["msg"] == "result":
                return frame


async def test_a_server_played_as_9_lacks_what_9_lacks_and_has_its_rest() -> None:
    with serving("--server-version", "9.0.0") as server:
        message = {"rid": "GENERAL", "msg": "by DDP"}
        answer = await called(server.url, "sendMessage", message)
        assert answer["error"]["error"] == 404
        assert "not found" in answer["error"]["reason"]
        async with httpx2.AsyncClient(base_url=server.base) as http:
            info = (await http.get("/api/info")).json()
            logged_in = (
                await http.post(
                    "/api/v1/login", json={"user": "alice", "password": "wonderland"}
                )
            ).json()["data"]
            http.headers["X-Auth-Token"] = logged_in["authToken"]
            http.headers["X-User-Id"] = logged_in["userId"]
            message = {"rid": "GENERAL", "msg": "by REST"}
            sent = (
                await http.post("/api/v1/chat.sendMessage", json={"message": message})
            ).json()
            read = (
                await http.get(
                    "/api/v1/chat.getMessage", params={"msgId": sent["message"]["_id"]}
                )
            ).json()
        assert info["version"] == "9.0"
        assert (sent["success"], read["message"]["msg"]) == (True, "by REST")
        login = quickmeet.Password("alice", "wonderland")
        async with quickmeet.connect(server.url, login) as client:
            own = await client.messages.send("GENERAL", "by whatever there is")
            assert own.text == "by whatever there is"
        assert server.end(signal.SIGTERM) == (0, "")


async def test_a_server_played_as_8_logs_what_is_deprecated() -> None:
    with serving("--server-version", "8.4.0") as server:
        message = {"rid": "GENERAL", "msg": "still there"}
        answer = await called(server.url, "sendMessage", message)
        assert answer["result"]["msg"] == "still there"
        code, err = server.end(signal.SIGTERM)
    assert code == 0
    assert "the method sendMessage is deprecated since 8" in err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_cleanly_with_clients_connected(
    number: signal.Signals,
) -> None:
    with serving("--front", "ddp-streamer") as server:
        assert server.ready["front"] == "ddp-streamer"
        async with await anyio.connect_tcp(*_address(server.url)) as idle:
            assert server.end(number) == (0, "")
            with pytest.raises(anyio.EndOfStream):
                await idle.receive()


async def test_a_file_keeps_the_state_over_runs(tmp_path: Path) -> None:
    data = str(tmp_path / "state.sqlite")
    message = {"rid": "GENERAL", "msg": "kept", "_id": "kept"}
    with serving("--data", data) as server:
        assert "result" in await called(server.url, "sendMessage", message)
        assert server.end(signal.SIGTERM)[0] == 0
    with serving("--data", data) as server:
        found = await called(server.url, "getSingleMessage", "kept")
    assert found["result"]["msg"] == "kept"


async def test_rate_limits_are_kept_when_asked_for() -> None:
    with serving("--rate-limits") as server:
        async with raw(server.url) as wire:
            for number in range(11):
                await wire.send({"msg": "method", "id": str(number), "method": "x"})
            frames = [await wire.json() for _ in range(22)]
    codes = [frame["error"]["error"] for frame in frames if "error" in frame]
    assert codes == [404] * 10 + ["too-many-requests"]


async def test_faults_happen_to_clients_of_any_kind() -> None:
    faults = ("refuse-method=spotlight", "rate-limit=sendMessage:3", "drip=40")
    options = [word for fault in faults for word in ("--fault", fault)]
    with serving(*options, "--fault", "reorder") as server:
        refused = await called(server.url, "spotlight", "x")
        limited = await called(server.url, "sendMessage", {})
        async with raw(server.url) as wire:
            assert await wire.call("rooms/get") == ["result", "updated"]
    assert refused["error"]["reason"] == "refused on demand"
    assert limited["error"]["details"] == {"timeToReset": 3000}


async def test_a_close_comes_again_and_again() -> None:
    with serving("--fault", "close-every=0.2:4000") as server:
        for _ in range(2):
            async with raw(server.url) as wire:
                assert await wire.stream.receive() == b"\x88\x02\x0f\xa0"


@pytest.mark.parametrize(
    "fault", ["drop-every=0.2", "restart-every=0.2", "silent-every=0.2:0.1"]
)
async def test_a_hang_up_comes_again_and_again(fault: str) -> None:
    with serving("--fault", fault) as server:
        hung_up = 0
        while hung_up < 2:
            try:
                async with raw(server.url) as wire:
                    await wire.frame()
            except HungUpError:
                hung_up += 1
            except OSError:  # it is away, for a moment
                continue
        assert server.end(signal.SIGTERM) == (0, "")


@pytest.mark.parametrize(
    "fault",
    [
        "",
        "explode",
        "delay",
        "delay=soon",
        "delay=-1",
        "drip=0",
        "reorder=1",
        "close-every=1:70000",
        "drop-every=nan",
        "refuse-method",
        "rate-limit=",
    ],
)
def test_an_invalid_fault_is_explained(fault: str, run: Run) -> None:
    outcome = run("serve", "--fault", fault)
    assert outcome.code == 2
    assert outcome.err.startswith(f"quickmeet: --fault {fault!r}: ")
    assert len(outcome.err.splitlines()) == 1


def _address(url: str) -> tuple[str, int]:
    host, _, port = url.removeprefix("ws://").partition("/")[0].partition(":")
    return host, int(port)


def test_the_environment_names_users_where_no_argument_can() -> None:
    """A container that a workflow starts as a service is given no arguments."""
    process = subprocess.Popen(
        COMMAND[:4],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "QUICKMEET_SERVE_USERS": "bot:secret carol:pass"},
    )
    with process:
        try:
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
        finally:
            process.terminate()
    assert ready["users"] == ["bot", "carol"]


FAKED = """\
domain: news
summary: News.
group: {class: News, summary: News.}
methods:
  news.post:
    name: post
    summary: Post.
    access: user
    params: [{name: text, schema: {type: string, maxLength: 9}, description: T.}]
    result: {type: integer, minimum: 7}
streams:
  stream-news:
    "{topic}":
      name: follow
      summary: Follow.
      access: user
      keys: {topic: {description: T.}}
      args: [{name: text, schema: {type: string}, description: T.}]
"""


async def test_a_custom_schema_is_served_with_fake_answers(tmp_path: Path) -> None:
    (tmp_path / "news.yaml").write_text(FAKED, "utf-8")
    with serving("--schema", str(tmp_path), "--every", "0.01") as server:
        taken = await called(server.url, "news.post", "hello")
        assert taken["result"] == 7
        refused = await called(server.url, "news.post", "much too long")
        assert refused["error"]["error"] == 400
        assert "$[0]: length" in refused["error"]["reason"]
        missing = await called(server.url, "getRoomById", "GENERAL")
        assert missing["error"]["error"] == 404
        async with (
            quickmeet.connect(
                server.url, quickmeet.Password("alice", "wonderland")
            ) as client,
            client.subscribe_raw("stream-news", "sport") as news,
        ):
            assert bytes(await anext(news)) == b'["text"]'


def test_events_are_sent_of_a_schema_alone_and_at_intervals(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "news.yaml").write_text(FAKED, "utf-8")
    for wrong in (("--every", "1"), ("--schema", str(tmp_path), "--every", "0")):
        assert run("serve", *wrong).code == 2
    (tmp_path / "news.yaml").write_text("domain: [", "utf-8")
    assert run("serve", "--schema", str(tmp_path)).code == 2
