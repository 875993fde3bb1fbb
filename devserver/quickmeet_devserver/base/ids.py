# SPDX-License-Identifier: MIT
"""Identifiers as Meteor and MongoDB make them."""

import itertools
import secrets
import string
import time
import uuid
from typing import Final

__all__ = ["login_token", "meteor_id", "object_id", "server_uuid"]

_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_URL_SAFE: Final = string.ascii_letters + string.digits + "-_"
_PROCESS: Final = secrets.token_hex(5)
_count = itertools.count(secrets.randbelow(1 << 20))


def meteor_id(length: int = 17) -> str:
    """Make an id of Meteor's unmistakable letters, as messages and users have."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def object_id() -> str:
    """Make an id of 24 hex digits that grows, as rooms and subscriptions have."""
    return f"{int(time.time()):08x}{_PROCESS}{next(_count) & 0xFFFFFF:06x}"


def login_token() -> str:
    """Make a token of 43 letters."""
    return "".join(secrets.choice(_URL_SAFE) for _ in range(43))


def server_uuid() -> str:
    """Make the session id of ddp-streamer."""
    return str(uuid.uuid1())
