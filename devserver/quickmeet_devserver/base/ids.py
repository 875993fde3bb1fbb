# SPDX-License-Identifier: MIT
"""Identifiers in the formats of Meteor and MongoDB."""

import itertools
import secrets
import string
import time
import uuid
from typing import Final

__all__ = ["login_token", "meteor_id", "object_id", "server_uuid"]


def _letter_of_each_byte(alphabet: str) -> bytes:
    return bytes(ord(alphabet[byte % len(alphabet)]) for byte in range(256))


_UNMISTAKABLE: Final = _letter_of_each_byte(
    "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
)
_URL_SAFE: Final = _letter_of_each_byte(string.ascii_letters + string.digits + "-_")
_PROCESS: Final = secrets.token_hex(5)
_count = itertools.count(secrets.randbelow(1 << 20))


def meteor_id(length: int = 17) -> str:
    """Generate a Meteor id of unambiguous characters, as messages and users have."""
    return secrets.token_bytes(length).translate(_UNMISTAKABLE).decode()


def object_id() -> str:
    """Generate an increasing id of 24 hex digits, as rooms and subscriptions have."""
    return f"{int(time.time()):08x}{_PROCESS}{next(_count) & 0xFFFFFF:06x}"


def login_token() -> str:
    """Generate a token of 43 characters."""
    return secrets.token_bytes(43).translate(_URL_SAFE).decode()


def server_uuid() -> str:
    """Generate a session id of ddp-streamer."""
    return str(uuid.uuid1())
