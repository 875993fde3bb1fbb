# SPDX-License-Identifier: MIT
"""`quickmeet send` and `quickmeet download`: texts and files, with progress bars."""

import re
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Final

import msgspec
from anyio import to_thread
from cyclopts import Parameter
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

import quickmeet
from quickmeet.types import Message

from ..failure import UsageError
from ..output import printable
from .options import ServerOptions
from .session import connected, find_room, forget_login, run_command

__all__ = ["download", "send"]

_ANYONE = ServerOptions()
_PIPE: Final = Path("-")
_OPTION: Final = re.compile(r"--[a-z]")


def send(
    room: str,
    text: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    file: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    thread: str | None = None,
    server: ServerOptions = _ANYONE,
) -> None:
    """Send a message, and files, to a room or a person.

    Prints a JSON line with the ids of each message. With files, the text goes with the
    first one.

    Args:
        room: Name or id of the room; @alice for a direct message.
        text: The text, in the server's Markdown; - reads it from standard input.
        file: File to send; repeatable.
        thread: Id of the message to answer in a thread.
        server: The server and the login.
    """

    async def work() -> None:
        if text is not None and _OPTION.match(text):
            raise UsageError(f"{text} is no option of `send`; as a text: - reads it")
        said = text if text != "-" else await to_thread.run_sync(_input)
        if not file and not (said or "").strip():
            raise UsageError("nothing to send: give a text, or --file FILE")
        await _check(file)
        async with _session(server) as client:
            room_id = await find_room(client, room)
            if not file:
                sent = await client.messages.send(room_id, said or "", thread_id=thread)
                _print(sent)
            with _bars() as bars:
                for number, one in enumerate(file):
                    _print(
                        await client.files.upload(
                            room_id,
                            one,
                            text=None if number else said or None,
                            thread_id=thread,
                            on_progress=_Bar(bars, one.name),
                        )
                    )

    run_command(work)


def download(
    *files: str,
    output: Annotated[
        Path, Parameter(name=["--output", "-o"], allow_leading_hyphen=True)
    ] = Path(),
    force: Annotated[bool, Parameter(negative="")] = False,
    server: ServerOptions = _ANYONE,
) -> None:
    """Download files of messages, avatars, emoji or sounds.

    Prints the path of each. A file is written completely or not at all.

    Args:
        files: Each the id of a message with a file, or a link such as
            /file-upload/ID/NAME, /avatar/alice or a full URL.
        output: Folder or file to write; - for standard output.
        force: Overwrite existing files.
        server: The server and the login.
    """

    async def work() -> None:
        if not files:
            raise UsageError("nothing to fetch: name a message or a link")
        await _check_target(output, len(files))
        async with _session(server) as client:
            with _bars() as bars:
                for one in files:
                    await _fetch(client, one, output, bars, may_replace=force)

    run_command(work)


async def _fetch(
    client: quickmeet.Client,
    said: str,
    output: Path,
    bars: Progress,
    *,
    may_replace: bool,
) -> None:
    file = said if "/" in said else await _message(client, said)
    try:
        body = client.files.download(file)
    except quickmeet.LocalProtocolError as error:
        raise UsageError(f"{said}: {error}") from error
    if output == _PIPE:
        bar = _Bar(bars, body.name)
        async with client.files.download(file, on_progress=bar) as pieces:
            async for piece in pieces:
                sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    target = await to_thread.run_sync(_target, output, body.name)
    if not may_replace and await to_thread.run_sync(target.exists):
        raise UsageError(f"{target} already exists: --force overwrites it")
    bar = _Bar(bars, body.name)
    kept = await client.files.save(file, target, on_progress=bar)
    sys.stdout.write(f"{printable(str(kept))}\n")


async def _message(client: quickmeet.Client, message_id: str) -> Message:
    found = await client.messages.get(message_id)
    if found is None:
        raise UsageError(f"there is no message {message_id}, or you may not see it")
    return found


async def _check(files: tuple[Path, ...]) -> None:
    """Check that all files can be sent, before sending any."""
    for file in files:
        if not await to_thread.run_sync(file.is_file):
            raise UsageError(f"{file} is not a readable file")


async def _check_target(output: Path, count: int) -> None:
    if count > 1 and output != _PIPE and not await to_thread.run_sync(output.is_dir):
        raise UsageError(f"{output} is not a folder: several files need one")


def _target(output: Path, name: str) -> Path:
    return output / name if output.is_dir() else output


def _input() -> str:
    try:
        return sys.stdin.read().rstrip("\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"the input is not text: {error}") from error


@asynccontextmanager
async def _session(server: ServerOptions) -> AsyncGenerator[quickmeet.Client]:
    """Open a session that logs out at its end if it logged in for this command."""
    async with connected(server) as client:
        try:
            yield client
        finally:
            await forget_login(client, server)


def _bars() -> Progress:
    """Show progress bars on standard error, if it is a terminal."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        disable=not sys.stderr.isatty(),
    )


class _Bar:
    """Shows the progress of a file."""

    def __init__(self, bars: Progress, name: str) -> None:
        self._bars: Final = bars
        self._task: Final = bars.add_task(printable(name), total=None)

    def __call__(self, done: int, total: int | None) -> None:
        self._bars.update(self._task, completed=done, total=total)


def _print(message: Message) -> None:
    ids = {"message_id": message.id, "room_id": message.room_id}
    sys.stdout.write(f"{msgspec.json.encode(ids).decode()}\n")
    sys.stdout.flush()
