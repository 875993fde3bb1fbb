# SPDX-License-Identifier: MIT
"""The file of an archive: append-only lines, with places to continue from."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final, Self

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import quickmeet

from ..failure import UsageError

__all__ = ["ArchiveFile", "ArchivePlace"]


class ArchivePlace(Struct, frozen=True, tag="place", tag_field="change"):
    """The progress of an archive.

    Attributes:
        room_id: The room.
        cursor: The cursor behind which it continues.
        before: Timestamp of the oldest archived message of the history.
        edge: Messages with that timestamp.
        is_whole: Whether the history is complete.
        messages: Number of archived messages of the history.
    """

    room_id: str = ""
    cursor: str | None = None
    before: int | None = None
    edge: tuple[str, ...] = ()
    is_whole: bool = False
    messages: int = 0

    @property
    def since(self) -> quickmeet.Cursor | None:
        """The parsed cursor."""
        return None if self.cursor is None else quickmeet.Cursor.parse(self.cursor)


class _Sent(Struct, frozen=True, tag="sent", tag_field="change"):
    """A message of the history, as `quickmeet.MessageSent` is written."""

    message: quickmeet.types.Message
    room_id: str


class ArchiveFile:
    """Writes each batch of changes and the place behind it in one write.

    Attributes:
        path: The file.
        place: The progress.
    """

    def __init__(self, path: Path, file: BinaryIO, place: ArchivePlace) -> None:
        self.path: Final = path
        self.place = place
        self._file: Final = file
        self._fresh: set[tuple[str, int]] = set()

    @classmethod
    def open(cls, path: Path, *, may_exist: bool) -> Self:
        """Open a file for appending; lines behind its last place are cut off.

        Args:
            path: The file.
            may_exist: Whether to continue an existing file.

        Raises:
            UsageError: The file exists but must not, or is not an archive.
        """
        try:
            if may_exist and path.exists():
                place, end = _last_place(path)
                file = path.open("r+b")
                file.truncate(end)
                file.seek(0, os.SEEK_END)
                return cls(path, file, place)
            is_begun = path.is_file() and path.stat().st_size == 0
            # an attempt that never reached the server leaves an empty file
            opened = path.open("r+b" if is_begun else "xb")
            return cls(path, opened, ArchivePlace())
        except FileExistsError:
            raise UsageError(f"{path} exists: use --resume to continue it") from None
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}") from error

    @property
    def room_id(self) -> str:
        """The room of the archive; empty if it has just begun."""
        return self.place.room_id

    @property
    def messages(self) -> int:
        """Number of archived messages of the history."""
        return self.place.messages

    def begin(self, room_id: str, cursor: quickmeet.Cursor | None) -> None:
        """Record where the changes after the history begin."""
        if not self.room_id:
            at = None if cursor is None else str(cursor)
            self._write((), replace(self.place, room_id=room_id, cursor=at))

    def add_history(self, messages: Sequence[quickmeet.types.Message]) -> None:
        """Add a page of the history, newest first."""
        if not messages:
            return
        oldest = min(message.sent_at.milliseconds for message in messages)
        at_oldest = [m.id for m in messages if m.sent_at.milliseconds == oldest]
        known = self.place.edge if oldest == self.place.before else ()
        place = replace(
            self.place,
            before=oldest,
            edge=(*known, *at_oldest),
            messages=self.messages + len(messages),
        )
        self._fresh.update((m.id, _revision(m)) for m in messages)
        self._write([_Sent(message, self.room_id) for message in messages], place)

    def end_history(self) -> None:
        """Record that the history is complete."""
        self._write((), replace(self.place, is_whole=True))

    def add_change(
        self,
        change: quickmeet.Change[quickmeet.types.Message],
        cursor: quickmeet.Cursor | None,
    ) -> None:
        """Add a change, unless the history contains it already."""
        at = self.place.cursor if cursor is None else str(cursor)
        is_known = (
            isinstance(change, quickmeet.MessageSent | quickmeet.MessageUpdated)
            and (change.message.id, _revision(change.message)) in self._fresh
        )
        self._write(() if is_known else (change,), replace(self.place, cursor=at))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, lines: Sequence[object], place: ArchivePlace) -> None:
        encoded = [msgspec.json.encode(line) for line in (*lines, place)]
        self._file.write(b"".join(line + b"\n" for line in encoded))
        self._file.flush()
        self.place = place


def _revision(message: quickmeet.types.Message) -> int:
    at = message.updated_at
    return at.milliseconds if isinstance(at, quickmeet.Timestamp) else 0


def _last_place(path: Path) -> tuple[ArchivePlace, int]:
    """Find the last place in a file, and where its line ends."""
    decode = msgspec.json.Decoder(ArchivePlace).decode
    place, end, at = None, 0, 0
    with path.open("rb") as file:
        for line in file:
            at += len(line)
            if line.endswith(b"\n") and b'"place"' in line:
                try:
                    place, end = decode(line), at
                except msgspec.MsgspecError:
                    continue
    if place is None and at:
        raise UsageError(f"{path} is not an archive: no line says how far it got")
    return place or ArchivePlace(), end
