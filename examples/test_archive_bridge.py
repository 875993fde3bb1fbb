# SPDX-License-Identifier: MIT
"""The archive has everything once, whatever stops it."""

from pathlib import Path
from typing import Any

import anyio
import msgspec
import pytest

from examples.archive_bridge import archive
from quickmeet_devserver import ThreadedServer


def texts(path: Path) -> list[str]:
    lines: list[dict[str, Any]] = [
        msgspec.json.decode(line) for line in path.read_bytes().splitlines()
    ]
    return [line["message"]["msg"] if "message" in line else line["kind"]
            for line in lines]  # fmt: skip


async def until(path: Path, count: int) -> None:
    while not path.exists() or path.read_bytes().count(b"\n") < count:  # noqa: ASYNC110, ASYNC240
        await anyio.sleep(0.01)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_what_happens_is_written_once_through_stops(
    backend: str, quickmeet_server: ThreadedServer, quickmeet_room: str, tmp_path: Path
) -> None:
    path = tmp_path / "archive.jsonl"

    async def run_until(count: int) -> None:
        async with (
            quickmeet_server.connect("bot") as bot,
            anyio.create_task_group() as tasks,
        ):
            tasks.start_soon(archive, bot, path)
            await until(path, count)
            tasks.cancel_scope.cancel()

    async def play() -> None:
        async with quickmeet_server.connect("alice") as alice:
            await run_until(1)
            first = await alice.messages.send(quickmeet_room, "one")
            await run_until(2)
            with path.open("ab") as file:  # a kill in a write
                file.write(b'{"kind":"MessageSe')
            await alice.messages.send(quickmeet_room, "two")
            await alice.messages.delete(first.id, room_id=quickmeet_room)
            await run_until(4)

    anyio.run(play, backend=backend)
    assert texts(path)[:2] == ["begin", "one"]
    assert sorted(texts(path)[2:]) == ["MessageDeleted", "two"]
