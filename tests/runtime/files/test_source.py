# SPDX-License-Identifier: MIT
"""Sources of uploads: paths, bytes and iterables of bytes, odd ones included."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from pathlib import Path

import anyio
import pytest

from quickmeet_runtime.errors import FileError, LocalProtocolError
from quickmeet_runtime.files.source import FileSource, Source, source_of

CONTENT = bytes(range(256)) * 3000


def gone(path: Path) -> None:
    path.unlink()


def longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(CONTENT)


def replaced(path: Path) -> None:
    path.rename(path.with_name("old"))
    path.write_bytes(CONTENT[::-1])


async def read(source: Source) -> bytes:
    return b"".join([piece async for piece in source.pieces()])


async def pieces() -> AsyncIterator[bytes]:
    for start in range(0, len(CONTENT), 1000):
        yield CONTENT[start : start + 1000]


def plain_pieces() -> Iterator[bytes]:
    yield CONTENT[:10]
    yield CONTENT[10:]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Größe.png"
    path.write_bytes(CONTENT)
    return path


async def test_a_path_is_read_in_pieces_as_often_as_it_takes(path: Path) -> None:
    for given in (path, str(path)):
        source = await source_of(given, name=None, media_type=None)

        assert (source.name, source.media_type) == ("Größe.png", "image/png")
        assert source.size == len(CONTENT)
        assert source.can_be_read_again
        assert await read(source) == await read(source) == CONTENT


@pytest.mark.parametrize("given", [CONTENT, bytearray(CONTENT), memoryview(CONTENT)])
async def test_bytes_are_a_file(given: FileSource) -> None:
    source = await source_of(given, name="a.txt", media_type="text/x-odd")

    assert (source.name, source.media_type) == ("a.txt", "text/x-odd")
    assert await read(source) == CONTENT


@pytest.mark.parametrize("make", [pieces, plain_pieces])
async def test_what_yields_bytes_is_read_once(
    make: Callable[[], FileSource],
) -> None:
    source = await source_of(make(), name=None, media_type=None)

    assert (source.name, source.size) == ("file", None)
    assert not source.can_be_read_again
    assert await read(source) == CONTENT


async def test_what_is_no_file_is_refused_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    for given, words in (
        (tmp_path / "gone", "No such file"),
        (tmp_path, "is a folder"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(FileError, match=words):
            await source_of(given, name=None, media_type=None)
    for odd in (None, 5):
        with pytest.raises(LocalProtocolError, match="by its path"):
            await source_of(odd, name=None, media_type=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    for name in ("", "  ", "a/b", "a\0", ".", ".."):
        with pytest.raises(LocalProtocolError, match="not the name"):
            await source_of(b"x", name=name, media_type=None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
async def test_a_pipe_is_waited_for_and_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    source = await source_of(path, name=None, media_type=None)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(read, source)
        await anyio.wait_all_tasks_blocked()  # nobody writes
        tasks.cancel_scope.cancel()
    async with aclosing(
        (await source_of(path, name=None, media_type=None)).pieces()
    ) as it:
        with path.open("r+b", buffering=0) as pipe:
            pipe.write(b"content")
            assert await anext(it) == b"content"
        assert await anext(it, None) is None


async def test_pieces_that_are_no_bytes_are_refused() -> None:
    source = await source_of(["text"], name=None, media_type=None)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]

    with pytest.raises(LocalProtocolError, match="not of str"):
        await read(source)


async def test_a_file_that_vanishes_before_it_is_read_is_reported(path: Path) -> None:
    source = await source_of(path, name=None, media_type=None)
    gone(path)

    with pytest.raises(FileError, match="No such file"):
        await read(source)


def shorter(path: Path) -> None:
    os.truncate(path, 5)


def older(path: Path) -> None:
    os.utime(path, (1, 1))


@pytest.mark.parametrize(
    "change",
    [
        longer,  # again and again: it would never end
        shorter,
        older,
    ],
)
async def test_a_file_that_changes_while_it_is_read_is_reported(
    path: Path, change: Callable[[Path], None]
) -> None:
    source = await source_of(path, name=None, media_type=None)

    async def read_on() -> None:
        async with aclosing(source.pieces()) as pieces:
            async for _ in pieces:
                change(path)

    with pytest.raises(FileError, match="changed while it was read"):
        await read_on()


async def test_another_file_of_its_name_is_not_sent(path: Path) -> None:
    source = await source_of(path, name=None, media_type=None)
    replaced(path)

    with pytest.raises(FileError, match="changed"):
        await read(source)
