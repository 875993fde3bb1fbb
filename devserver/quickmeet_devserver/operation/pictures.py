# SPDX-License-Identifier: MIT
"""Files other than uploads: avatars, images of emoji, sounds."""

import base64
import binascii
from enum import StrEnum
from typing import Final

from .scope import Scope

__all__ = [
    "SVG",
    "KeptFile",
    "forget_file",
    "keep_file",
    "kept_file",
    "of_data_url",
    "picture_type",
]

SVG: Final = "image/svg+xml"

_BASE64: Final = ";base64"
_BEGINNINGS: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"<svg": SVG,
}


class KeptFile(StrEnum):
    """The kind of a file's owner."""

    USER = "avatar"
    """A user, by id."""
    ROOM = "avatar-room"
    """A room, by id."""
    EMOJI = "emoji-custom"
    """An emoji, by id."""
    SOUND = "custom-sounds"
    """A sound, by id."""


def keep_file(scope: Scope, kind: KeptFile, owner_id: str, content: bytes) -> None:
    """Save a file, replacing an earlier one."""
    scope.tx.write_file(f"{kind}/{owner_id}", content)


def kept_file(scope: Scope, kind: KeptFile, owner_id: str) -> bytes | None:
    """Read a file, if it exists."""
    return scope.tx.read_file(f"{kind}/{owner_id}")


def forget_file(scope: Scope, kind: KeptFile, owner_id: str) -> None:
    """Delete a file."""
    scope.tx.delete_file(f"{kind}/{owner_id}")


def of_data_url(text: str) -> bytes | None:
    """Decode a ``data:`` URL; returns None for anything else."""
    head, comma, data = text.partition(",")
    if not (comma and head.startswith("data:") and head.endswith(_BASE64)):
        return None
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        return None


def picture_type(content: bytes) -> str | None:
    """Detect the type of an image from its first bytes; returns None if unknown."""
    if content.startswith(b"RIFF"):
        return "image/webp" if content[8:12] == b"WEBP" else None
    start = content.lstrip()[:8]
    return next(
        (kind for one, kind in _BEGINNINGS.items() if start.startswith(one)), None
    )
