# SPDX-License-Identifier: MIT
"""Files that are kept beside uploads: avatars, pictures of emoji, sounds."""

import base64
import binascii
from enum import StrEnum
from typing import Final

from .scope import Scope

__all__ = ["KeptFile", "forget_file", "keep_file", "kept_file", "of_data_url"]

_BASE64: Final = ";base64"


class KeptFile(StrEnum):
    """The owner of a file."""

    USER = "avatar"
    """A user, by id."""
    ROOM = "avatar-room"
    """A room, by id."""
    EMOJI = "emoji-custom"
    """An emoji, by id."""
    SOUND = "custom-sounds"
    """A sound, by id."""


def keep_file(scope: Scope, kind: KeptFile, owner_id: str, content: bytes) -> None:
    """Save a file, in place of an earlier one."""
    scope.tx.write_file(f"{kind}/{owner_id}", content)


def kept_file(scope: Scope, kind: KeptFile, owner_id: str) -> bytes | None:
    """Read a file, if there is one."""
    return scope.tx.read_file(f"{kind}/{owner_id}")


def forget_file(scope: Scope, kind: KeptFile, owner_id: str) -> None:
    """Delete a file."""
    scope.tx.delete_file(f"{kind}/{owner_id}")


def of_data_url(text: str) -> bytes | None:
    """Read the bytes of a ``data:`` address; None for what is no such address."""
    head, comma, data = text.partition(",")
    if not (comma and head.startswith("data:") and head.endswith(_BASE64)):
        return None
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        return None
