# SPDX-License-Identifier: MIT
"""Files into rooms and out of them, on every kind of server, by both clients."""

import os
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from typing import Any

import anyio
import pytest

import quickmeet
import quickmeet.sync
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.server.threaded import threaded_server

from .conftest import PASSWORDS, connect, connect_http

CONTENT = bytes(range(256)) * 4000
VERSIONS = ("3.18.4", "5.4.0", "6.5.3", "7.10.0", "8.4.0", "9.0.0")
PROGRAM = Path(__file__).parents[2] / "tools" / "transfers" / "program.py"


async def pieces() -> AsyncIterator[bytes]:
    for start in range(0, len(CONTENT), 10_000):
        yield CONTENT[start : start + 10_000]


@pytest.fixture(params=VERSIONS)
async def any_server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=request.param) as server:
        yield server


@pytest.fixture(params=["WebSocket", "HTTP"])
async def client(request: pytest.FixtureRequest, server: Server) -> AsyncGenerator[Any]:
    way = connect if request.param == "WebSocket" else connect_http
    async with way(server, "alice") as client:
        yield client


async def change_setting(server: Server, name: str, value: object) -> None:
    def work(scope: Scope) -> None:
        setting = scope.tx["settings"].get(name)
        assert setting is not None
        scope.tx["settings"].save({**setting, "value": value})

    await server.operate(work)


def names_in(folder: Path) -> list[str]:
    return os.listdir(folder)  # noqa: PTH208  # names alone


async def fetched(client: Any, file: Any) -> bytes:
    async with client.files.download(file) as body:
        return b"".join([piece async for piece in body])


@pytest.mark.parametrize("way", [connect, connect_http])
async def test_a_file_goes_into_a_thread_and_comes_back_byte_for_byte(
    any_server: Server, tmp_path: Path, way: Any
) -> None:
    path = tmp_path / "Straße 1.bin"
    path.write_bytes(CONTENT)
    told: list[tuple[int, int | None]] = []

    def note(done: int, total: int | None) -> None:
        told.append((done, total))

    async with connect(any_server, "bob") as bob, way(any_server, "alice") as client:
        room_id = await bob.rooms.find_id("general")
        root = await bob.messages.send(room_id, "files, please")
        async with bob.messages.changes(room_id) as changes:
            for source in (path, CONTENT, pieces()):
                sent = await client.files.upload(
                    room_id,
                    source,
                    name="Straße 1.bin",
                    text="a caption",
                    thread_id=root.id,
                    on_progress=note,
                )
                change: Any = await changes.wait_for(
                    lambda one, id_=sent.id: (  # type: ignore[misc]  # bound now
                        isinstance(one, quickmeet.MessageSent) and one.message.id == id_
                    ),
                    within=20,
                )
                message = change.message
                assert (message.text, message.thread_id) == ("a caption", root.id)
                assert message.file.name == "Straße 1.bin"
                assert await fetched(client, message) == CONTENT
                assert await fetched(client, message.attachments[0]) == CONTENT
                kept = await client.files.save(message.file, tmp_path / "kept")
                assert kept.read_bytes() == CONTENT
                await client.files.delete(message.file.id)
                with pytest.raises(quickmeet.MethodError, match="HTTP 404"):
                    await fetched(client, message)
                assert told[-1][0] == len(CONTENT)
        assert told[0][1] == len(CONTENT)
        assert told[-1][1] is None


async def test_a_saved_file_has_its_own_name_in_a_folder(
    client: Any, general: str, tmp_path: Path
) -> None:
    sent = await client.files.upload(general, b"text", name="a.txt")

    assert await client.files.save(sent, tmp_path) == tmp_path / "a.txt"
    assert names_in(tmp_path) == ["a.txt"]


async def test_the_servers_limits_are_reported_before_anything_is_sent(
    server: Server, client: Any, general: str
) -> None:
    await change_setting(server, "FileUpload_MaxFileSize", 1000)
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 400
            yield bytes(400)

    with pytest.raises(quickmeet.FileRefusedError, match="1,000 at most"):
        await client.files.upload(general, bytes(1001))
    with pytest.raises(quickmeet.FileRefusedError, match="1,000 at most"):
        await client.files.upload(general, endless())
    with pytest.raises(quickmeet.FileRefusedError, match="svg"):
        await client.files.upload(general, b"<svg/>", name="a.svg")
    assert read == 1200
    assert [one async for one in client.files.history(general)] == []


async def test_an_invalid_room_is_refused(client: Any) -> None:
    with pytest.raises(quickmeet.MethodError):
        await client.files.upload("no-such-room", b"x")


async def test_what_breaks_off_posts_nothing(client: Any, general: str) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await client.files.upload(general, broken())
    assert [one async for one in client.files.history(general)] == []


async def test_a_cancelled_upload_posts_nothing(client: Any, general: str) -> None:
    begun = anyio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"half"
        begun.set()
        await anyio.sleep_forever()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(client.files.upload, general, slow())
        await begun.wait()
        tasks.cancel_scope.cancel()
    assert [one async for one in client.files.history(general)] == []


async def test_a_full_disk_leaves_nothing_half_done(
    client: Any, general: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = await client.files.upload(general, CONTENT, name="a.bin")

    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(anyio.AsyncFile, "write", full)
    with pytest.raises(quickmeet.FileError, match="No space left"):
        await client.files.save(sent, tmp_path)
    assert names_in(tmp_path) == []


async def test_files_of_one_name_are_saved_side_by_side(
    client: Any, general: str, tmp_path: Path
) -> None:
    (tmp_path / "a.bin.part").write_bytes(b"another program's")
    contents = [bytes([one]) * 600_000 for one in range(4)]
    sent = [await client.files.upload(general, one, name="a.bin") for one in contents]

    async with anyio.create_task_group() as tasks:
        for one in sent:
            tasks.start_soon(client.files.save, one, tmp_path)
    assert sorted(names_in(tmp_path)) == ["a.bin", "a.bin.part"]
    assert (tmp_path / "a.bin").read_bytes() in contents
    assert (tmp_path / "a.bin.part").read_bytes() == b"another program's"


async def test_a_link_and_what_is_no_plain_file_stay_what_they_are(
    client: Any, general: str, tmp_path: Path
) -> None:
    sent = await client.files.upload(general, CONTENT, name="a.bin")
    link, null = tmp_path / "link", tmp_path / "null"
    link.symlink_to(tmp_path / "behind.bin")
    null.symlink_to(os.devnull)

    assert await client.files.save(sent, link) == link
    assert await client.files.save(sent, null) == null
    assert (tmp_path / "behind.bin").read_bytes() == CONTENT
    assert link.is_symlink()
    assert null.is_symlink()
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as read, os.fdopen(writing, "wb"):
        little = await client.files.upload(general, b"little", name="b.bin")
        await client.files.save(little, f"/dev/fd/{writing}")
        assert os.read(read.fileno(), 100) == b"little"


async def test_an_invalid_path_is_reported(
    client: Any, general: str, tmp_path: Path
) -> None:
    sent = await client.files.upload(general, b"x", name="a.bin")

    with pytest.raises(quickmeet.FileError, match="cannot be written"):
        await client.files.save(sent, tmp_path / "no" / "folder")


async def test_a_file_that_is_gone_and_a_web_page_are_no_files(client: Any) -> None:
    for link in ("/file-upload/nope/a.bin", "/custom-sounds/nope.mp3"):
        with pytest.raises(quickmeet.MethodError):
            await fetched(client, link)


async def test_a_download_is_used_as_it_is_meant(client: Any, general: str) -> None:
    sent = await client.files.upload(general, b"x", name="a.txt")
    download = client.files.download(sent)

    with pytest.raises(quickmeet.LocalProtocolError, match="enter it"):
        async for _ in download:
            pass
    async with download as body:
        assert (body.name, body.media_type, body.size) == ("a.txt", "text/plain", 1)
        with pytest.raises(quickmeet.LocalProtocolError, match="entered"):
            await download.__aenter__()


def test_files_without_an_event_loop(tmp_path: Path) -> None:
    with threaded_server(users=list(PASSWORDS.items())) as server:
        login = quickmeet.Password("alice", PASSWORDS["alice"])
        with quickmeet.sync.connect(server.url, login) as client:
            room_id = client.rooms.find_id("general")
            sent = client.files.upload(room_id, [b"te", b"xt"], name="a.txt", text="t")
            with client.files.download(sent) as body:
                assert b"".join(body) == b"text"
                assert (body.name, body.size) == ("a.txt", 4)
                assert body.media_type == "text/plain"
            assert client.files.save(sent, tmp_path).read_bytes() == b"text"


@pytest.mark.timeout(120)
def test_twenty_megabytes_cost_no_memory() -> None:
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "8.4.0"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "at most" in done.stdout
