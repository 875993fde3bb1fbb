# SPDX-License-Identifier: MIT
"""`quickmeet tail`: live changes of all rooms, one per line."""

import sys
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.text import Text

import quickmeet

from ..console import PipedConsole
from ..failure import UsageError
from ..output import printable
from .options import ServerOptions
from .session import connected, forget_login, run_command

__all__ = ["tail"]

MessageChange = quickmeet.Change[quickmeet.types.Message]
_ANYONE = ServerOptions()
_COLORS: Final = ("cyan", "magenta", "green", "yellow", "blue", "bright_red")


def tail(
    *rooms: str,
    format: Literal["text", "json"] = "text",  # noqa: A002  # the option's name
    count: Annotated[int | None, Parameter(name=["--count", "-n"])] = None,
    state: Path | None = None,
    server: ServerOptions = _ANYONE,
) -> None:
    """Show messages, edits and deletions in all of your rooms, live.

    Args:
        rooms: Names of rooms to show; all by default.
        format: text, or json: one change per line, the message as on the wire.
        count: Stop after this number of changes; Ctrl-C and SIGTERM end cleanly.
        state: File that stores the position: changes since the last run come first.
        server: The server and the login.
    """

    async def work() -> None:
        start = None if state is None else _read_place(state)
        async with connected(server, server.login) as client:
            names = await _room_names(client)
            printer = _Printer(names, frozenset(rooms), is_json=format == "json")
            async with client.messages.changes_mine(since=start) as changes:
                sys.stderr.write(f"rooms: {len(names)}; Ctrl-C ends\n")
                known = {name[1:] for name in names.values()}
                for room in sorted({one.lstrip("#@") for one in rooms} - known):
                    sys.stderr.write(f"you are in no room {printable(room)} yet\n")
                left = count
                try:
                    while left != 0:
                        change = await anext(changes)
                        await printer.know_room(client, change)
                        if printer.show(change) and left is not None:
                            left -= 1
                finally:
                    if state is not None and changes.cursor is not None:
                        _keep_place(state, changes.cursor)
            await forget_login(client, server)

    run_command(work)


def _read_place(state: Path) -> quickmeet.Cursor | None:
    try:
        text = state.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{state}: cannot be read: {error}") from error
    try:
        return quickmeet.Cursor.parse(text)
    except ValueError as error:
        raise UsageError(f"{state}: holds no place: {error}") from error


def _keep_place(state: Path, cursor: quickmeet.Cursor) -> None:
    try:
        state.write_text(f"{cursor}\n", "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{state}: cannot be written: {error}") from error


async def _room_names(client: quickmeet.Client) -> dict[str, str]:
    """Names of the user's rooms by id."""
    found: dict[str, str] = {}
    for one in await client.rooms.list_memberships():
        sign = "@" if one.kind == "d" else "#"
        found[one.room_id] = f"{sign}{one.name or one.display_name or one.room_id}"
    return found


class _Printer:
    """Prints changes, with a colour for each room and user."""

    def __init__(
        self, names: dict[str, str], only: frozenset[str], *, is_json: bool
    ) -> None:
        self._names: Final = names
        self._only: Final = frozenset(name.lstrip("#@") for name in only)
        self._is_json: Final = is_json
        self._console: Final[Console] = PipedConsole(highlight=False)

    async def know_room(
        self,
        client: quickmeet.Client,
        change: MessageChange,
    ) -> None:
        """Look up the name of a newly joined room."""
        room_id = change.room_id
        if room_id and room_id not in self._names:
            self._names[room_id] = room_id
            self._names.update(await _room_names(client))

    def show(self, change: MessageChange) -> bool:
        """Print a change; False if its room is filtered out."""
        room = self._names.get(change.room_id, change.room_id)
        is_wanted = not self._only or room[1:] in self._only
        if not is_wanted and not isinstance(change, quickmeet.Gap):
            return False
        if self._is_json:
            sys.stdout.write(f"{msgspec.json.encode(change).decode()}\n")
            sys.stdout.flush()
            return True
        self._console.print(self._line(room, change), soft_wrap=True)
        return True

    def _line(self, room: str, change: MessageChange) -> Text:
        where = (f"{printable(room)} ", _color(room))
        match change:
            case quickmeet.MessageSent(message):
                return _said(message, where, " ", "")
            case quickmeet.MessageUpdated(message):
                return _said(message, where, "~", "dim")
            case quickmeet.MessageDeleted(message_id):
                gone = (f"deleted {printable(message_id)}", "red")
                return Text.assemble(("-        ", "red"), where, gone)
            case quickmeet.Gap():
                return Text(f"!        missing: {printable(change.reason)}", "bold red")


def _said(
    message: quickmeet.types.Message, where: tuple[str, str], sign: str, style: str
) -> Text:
    name = message.author.username or message.author.id or "?"
    thread = ("↳ ", "dim") if message.thread_id else ""
    kind = f"[{message.kind}] " if message.kind else ""
    return Text.assemble(
        (f"{sign}{_shown_moment(message.sent_at)} ", "dim"),
        where,
        (f"{printable(str(name))}: ", f"bold {_color(str(name))}"),
        thread,
        (printable(f"{kind}{message.text}"), style),
    )


def _color(name: str) -> str:
    return _COLORS[sum(name.encode()) % len(_COLORS)]


def _shown_moment(moment: quickmeet.Timestamp) -> str:
    """Format a timestamp in local time, such as ``14:03:20``."""
    try:
        return f"{moment.datetime.astimezone():%H:%M:%S}"
    except (ValueError, OverflowError, OSError):
        return "??:??:??"
