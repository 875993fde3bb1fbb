# SPDX-License-Identifier: MIT
"""The link to a file, from any object that refers to one."""

import re
from typing import Final, Protocol, TypeAlias, runtime_checkable
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from ..errors import LocalProtocolError

__all__ = ["FileLike", "FileLink", "link_of", "safe_name"]

_PATH: Final = re.compile(
    r"/(?:file-upload|ufs/[^/]+|avatar|emoji-custom|custom-sounds)/\S+"
)
_ROOM_KINDS: Final = frozenset("cpdlv")
_DIRECT: Final = "d"
_MOST_BYTES: Final = 200
"""File systems allow 255; a prefix or suffix may be added."""
_ENDING: Final = 10
_UNSAFE: Final = re.compile(r"[\x00-\x1f/\\:]+")


@runtime_checkable
class _File(Protocol):
    """``message.file`` and similar objects."""

    @property
    def id(self) -> object: ...
    @property
    def name(self) -> object: ...


@runtime_checkable
class _Carrier(Protocol):
    """A message."""

    @property
    def file(self) -> object: ...


@runtime_checkable
class _Titled(Protocol):
    """An attachment."""

    @property
    def title_link(self) -> object: ...


@runtime_checkable
class _User(Protocol):
    """A user, who has an avatar."""

    @property
    def username(self) -> object: ...


@runtime_checkable
class _Room(Protocol):
    """A room or a membership of it, which has an avatar."""

    @property
    def id(self) -> object: ...
    @property
    def kind(self) -> object: ...


@runtime_checkable
class _RoomMention(Protocol):
    """A room that a message mentions."""

    @property
    def id(self) -> object: ...
    @property
    def display_name(self) -> object: ...


@runtime_checkable
class _Custom(Protocol):
    """An emoji or a sound of the workspace."""

    @property
    def id(self) -> object: ...
    @property
    def name(self) -> object: ...
    @property
    def extension(self) -> object: ...


@runtime_checkable
class _Upload(Protocol):
    """The file as the server stores it, with its extension."""

    @property
    def is_complete(self) -> object: ...


@runtime_checkable
class _Aliased(Protocol):
    """An emoji, which is found by its name; a sound is found by its id."""

    @property
    def aliases(self) -> object: ...


FileLike: TypeAlias = (
    _File | _Carrier | _Titled | _User | _Room | _RoomMention | _Custom | str
)
"""A message with a file, its ``file``, an attachment, an uploaded file, a user, a room
or a membership (for the avatar), an emoji or a sound of the workspace, or a link."""


class FileLink(Struct, frozen=True):
    """The link to a file on its server.

    Attributes:
        path: Path below the server's address, percent-encoded.
        name: The name of the file, safe as a local file name.
    """

    path: str
    name: str


def link_of(file: object) -> FileLink:
    """Find the link to a file.

    Args:
        file: An object that refers to it.

    Raises:
        LocalProtocolError: It refers to no file.
    """
    if isinstance(file, _Carrier) and not isinstance(file, str) and file.file:
        return link_of(file.file)
    if isinstance(file, _Titled) and isinstance(file.title_link, str):
        return link_of(file.title_link)
    if isinstance(file, str):
        parts = urlsplit(file)
        place = _PATH.search(parts.path)
        if place is not None:
            name = unquote(place[0].rpartition("/")[2])
            query = f"?{parts.query}" if parts.query else ""
            return FileLink(f"{place[0]}{query}", safe_name(name))
    elif avatar := _avatar_of(file):
        return avatar
    elif isinstance(file, _Custom) and not isinstance(file, _Upload):
        stem = file.name if isinstance(file, _Aliased) else file.id
        if isinstance(stem, str) and isinstance(file.extension, str):
            folder = "emoji-custom" if isinstance(file, _Aliased) else "custom-sounds"
            return _kept(folder, f"{stem}.{file.extension}")
    elif isinstance(file, _File) and isinstance(file.id, str):
        name = file.name if isinstance(file.name, str) and file.name else "file"
        path = f"/file-upload/{quote(file.id, safe='')}/{quote(name, safe='')}"
        return FileLink(path, safe_name(name))
    raise LocalProtocolError(
        "this does not name a file: give a message that carries one, its `file`, an "
        "attachment with a link, or a link that begins with /file-upload/"
    )


def _avatar_of(file: object) -> FileLink | None:
    """Return the avatar of a user or room; of a direct room, the other user's."""
    if isinstance(file, _User) and isinstance(file.username, str):
        return _kept("avatar", file.username)
    room_id, name = getattr(file, "room_id", None), getattr(file, "name", None)
    if isinstance(file, _Room) and isinstance(file.kind, str | int):
        is_membership = isinstance(room_id, str)
        if file.kind not in _ROOM_KINDS and not is_membership:
            return None
        if file.kind == _DIRECT and is_membership and _is_one_user(name):
            return _kept("avatar", str(name))
        found = room_id if is_membership else file.id
    elif isinstance(file, _RoomMention):
        found = file.id
    else:
        return None
    if not isinstance(found, str):
        return None
    shown = name if isinstance(name, str) and name else found
    return FileLink(f"/avatar/room/{quote(found, safe='')}", safe_name(shown))


def _is_one_user(name: object) -> bool:
    """Whether the name of a direct room is that of one user, not of several."""
    return isinstance(name, str) and bool(name) and "," not in name


def _kept(folder: str, name: str) -> FileLink:
    return FileLink(f"/{folder}/{quote(name, safe='')}", safe_name(name))


def safe_name(name: str) -> str:
    """Make a name without a path: a server must not choose the folder."""
    cleaned = _UNSAFE.sub("_", name).strip(". ")
    stem, dot, ending = cleaned.rpartition(".")
    tail = f"{dot}{ending}" if stem and len(ending) <= _ENDING else ""
    head = cleaned.removesuffix(tail).encode(errors="replace")
    most = _MOST_BYTES - len(tail.encode(errors="replace"))
    return f"{head[:most].decode(errors='ignore')}{tail}" or "file"
