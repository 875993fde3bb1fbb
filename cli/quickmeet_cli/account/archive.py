# SPDX-License-Identifier: MIT
"""`quickmeet archive`: a room as JSON lines, first its history, then live changes."""

import sys
from pathlib import Path
from typing import Annotated

import anyio
from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

import quickmeet

from ..failure import UsageError
from .archive_file import ArchiveFile
from .archive_folder import ArchiveFolder
from .options import ServerOptions
from .session import connected, find_room, forget_login, run_command

__all__ = ["archive"]

_ANYONE = ServerOptions()
_LOOK_EVERY_S = 0.1
_PAGE = 100


def archive(  # noqa: PLR0913  # the options of the command
    room: str,
    /,
    *,
    output: Annotated[Path, Parameter(name=["--output", "-o"])],
    files: Path | None = None,
    resume: Annotated[bool, Parameter(negative="")] = False,
    follow: Annotated[bool, Parameter(negative="")] = False,
    server: ServerOptions = _ANYONE,
) -> None:
    """Archive a room as JSON lines: history, then edits, deletions and new messages.

    Each line is a change of the kind in "change": sent, updated, deleted, gap;
    messages are as on the wire. Lines with "change": "place" record the progress;
    after any interruption --resume continues from the last of them.

    Args:
        room: Name or id of the room; #general and @alice as well.
        output: File to write.
        files: Folder for the files of messages, with a folder for each file.
        resume: Continue an existing file.
        follow: Continue with live changes, until Ctrl-C or SIGTERM.
        server: The server and the login.
    """

    async def work() -> None:
        file = ArchiveFile.open(output, may_exist=resume)
        try:
            async with connected(server) as client:
                folder = ArchiveFolder(client, files)
                await _archive(client, room, file, folder, is_followed=follow)
                await forget_login(client, server)
        finally:
            file.close()

    run_command(work)


async def _archive(
    client: quickmeet.Client,
    room: str,
    file: ArchiveFile,
    folder: ArchiveFolder,
    *,
    is_followed: bool,
) -> None:
    room_id = await find_room(client, room)
    if file.room_id not in ("", room_id):
        raise UsageError(f"{file.path} is of another room: {file.room_id}")
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(file=sys.stderr),
        disable=not sys.stderr.isatty(),
    ) as progress:
        async with client.messages.changes(room_id, since=file.place.since) as changes:
            file.begin(room_id, changes.cursor)
            await _read_back(client, room_id, file, folder, progress)
            sys.stderr.write(f"{file.messages} messages in {file.path}\n")
            await _keep_up(changes, file, folder, progress, is_followed=is_followed)


async def _read_back(
    client: quickmeet.Client,
    room_id: str,
    file: ArchiveFile,
    folder: ArchiveFolder,
    progress: Progress,
) -> None:
    """Write the history page by page, newest first."""
    if file.place.is_whole:
        return
    bar = progress.add_task("history", total=None)
    before = file.place.before
    moment = None if before is None else quickmeet.Timestamp(before + 1)
    history = client.messages.history(room_id, before=moment, page_size=_PAGE)
    while page := await history.page():
        new = [message for message in page if message.id not in file.place.edge]
        await folder.keep(new)
        file.add_history(new)
        progress.update(bar, completed=file.messages)
    file.end_history()
    progress.update(bar, total=file.messages)


async def _keep_up(
    changes: quickmeet.Changes[quickmeet.types.Message],
    file: ArchiveFile,
    folder: ArchiveFolder,
    progress: Progress,
    *,
    is_followed: bool,
) -> None:
    """Write missed changes, then live ones if requested."""
    bar = progress.add_task("changes", total=None)
    while is_followed or not changes.is_caught_up:
        change = None
        with anyio.move_on_after(None if is_followed else _LOOK_EVERY_S):
            change = await anext(changes)
        if change is None:
            continue
        if isinstance(change, quickmeet.MessageSent | quickmeet.MessageUpdated):
            await folder.keep([change.message])
        file.add_change(change, changes.cursor)
        progress.advance(bar)
