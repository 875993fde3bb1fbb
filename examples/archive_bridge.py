# SPDX-License-Identifier: MIT
"""Copies all that is said in one's rooms into a file of JSON lines, through any stop.

Each line has the place behind it, so that what was written is what is known: after a
kill it goes on behind the last whole line, and no line comes twice.
"""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

import quickmeet
from quickmeet import Cursor, Gap, MessageDeleted
from quickmeet.types import Message


class Line(Struct, omit_defaults=True):
    """One thing that happened."""

    kind: str
    room_id: str
    cursor: str
    message: Message | None = None
    message_id: str | None = None
    reason: str | None = None


def place_in(path: Path) -> Cursor | None:
    """Where a file ends; half a line, from a kill, is cut off."""
    if not path.exists():
        return None
    whole = path.read_bytes()
    end = whole.rfind(b"\n") + 1
    if end < len(whole):
        with path.open("r+b") as file:
            file.truncate(end)
    lines = whole[:end].splitlines()
    if not lines:
        return None
    return Cursor.parse(msgspec.json.decode(lines[-1])["cursor"])


async def archive(client: quickmeet.Client, path: Path) -> None:
    """Write what happens, from where the file ends, until cancelled."""
    since = place_in(path)
    async with client.messages.changes_mine(since=since) as changes:
        with path.open("ab", buffering=0) as file:
            if since is None:  # where it begins, so that a kill now loses nothing
                file.write(written(Line("begin", "", str(changes.cursor))))
            async for change in changes:
                line = Line(type(change).__name__, change.room_id, str(changes.cursor))
                match change:
                    case Gap(reason=reason):
                        line.reason = reason
                    case MessageDeleted(message_id):
                        line.message_id = message_id
                    case _:
                        line.message = change.message
                file.write(written(line))


def written(line: Line) -> bytes:
    """A line of the file."""
    return msgspec.json.encode(line) + b"\n"


async def main() -> None:
    """Archive what the environment says."""
    login = quickmeet.Token(os.environ["QUICKMEET_TOKEN"])
    async with quickmeet.connect(os.environ["QUICKMEET_URL"], login) as client:
        await archive(client, Path("archive.jsonl"))


if __name__ == "__main__":
    quickmeet.run(main)
