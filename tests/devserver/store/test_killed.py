# SPDX-License-Identifier: MIT
"""Acknowledged changes survive a kill of the server at any moment."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream

import quickmeet
from quickmeet_devserver import serve
from quickmeet_devserver.store import StoreError
from quickmeet_devserver.store.schema import MIGRATIONS
from tests.devserver.people import call, connect

ALICE = quickmeet.Password("alice", "wonderland")
USERS = [("alice", "wonderland")]
WRITERS = 8
ENOUGH = 50


async def started(file: Path) -> tuple[Process, str]:
    """Run ``quickmeet serve`` in a process of its own; where it listens."""
    script = shutil.which("quickmeet", path=str(Path(sys.executable).parent))
    assert script is not None
    process = await anyio.open_process(
        [script, "serve", "--data", str(file), "--user", "alice:wonderland"],
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    said = await BufferedByteReceiveStream(process.stdout).receive_until(b"\n", 65_536)
    return process, str(json.loads(said)["url"])


async def killed_in_a_burst(process: Process, url: str) -> list[str]:
    """Send from all sides until the server is killed; what it acknowledged."""
    acknowledged: list[str] = []

    async def write(client: quickmeet.Client, writer: int) -> None:
        for number in range(10_000):
            text = f"{writer}-{number}"
            try:
                await client.messages.send(room_id="GENERAL", text=text)
            except quickmeet.ConnectionLostError:
                return  # not acknowledged: it may be there or not
            acknowledged.append(text)
            if len(acknowledged) == ENOUGH:
                process.send_signal(signal.SIGKILL)

    async with (
        quickmeet.connect(url, ALICE, reconnect=None, drain_limit=0) as client,
        anyio.create_task_group() as tasks,
    ):
        for writer in range(WRITERS):
            tasks.start_soon(write, client, writer)
    await process.wait()
    return acknowledged


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.timeout(120)
async def test_a_kill_in_the_middle_of_writes_loses_nothing_acknowledged(
    tmp_path: Path,
) -> None:
    file = tmp_path / "state.db"
    process, url = await started(file)
    async with process:
        acknowledged = await killed_in_a_burst(process, url)
    assert len(acknowledged) >= ENOUGH
    assert process.returncode == -signal.SIGKILL
    async with (
        serve(data=file, users=USERS) as server,
        connect(server, "alice") as alice,
    ):
        history = await call(alice, "loadHistory", "GENERAL", None, 20_000)
    kept = [message["msg"] for message in history["messages"]]
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))


async def test_a_file_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with serve(data=file):
        pass
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(StoreError, match=r"newer release \(schema \d+\)"):
        async with serve(data=file):
            pass


async def test_an_older_file_is_brought_up_to_date_and_keeps_its_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "state.db"
    async with serve(data=file) as server:
        user_id = await server.add_user("carol", "singer")
    later = (*MIGRATIONS, ("CREATE TABLE later (id TEXT PRIMARY KEY)",))
    monkeypatch.setattr("quickmeet_devserver.store.engine.MIGRATIONS", later)
    async with serve(data=file) as server, connect(server, "carol", "singer") as carol:
        assert carol.user_id == user_id
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
        assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
    connection.close()


async def test_a_file_is_written_ahead(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    async with serve(data=file):  # which has it to itself
        pass
    with sqlite3.connect(file) as connection:
        mode = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()
    assert mode == ("wal",)
