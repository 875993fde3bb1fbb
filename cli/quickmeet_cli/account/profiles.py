# SPDX-License-Identifier: MIT
"""Logins that are kept: a file for each name, with the server's URL and a token."""

import os
import re
import sys
from pathlib import Path
from typing import Final

import quickmeet

from ..failure import UsageError

__all__ = ["DEFAULT", "profile_path", "profile_server"]

DEFAULT: Final = "default"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def profile_path(name: str | None) -> Path:
    """The file of a profile, in the user's folder for configuration.

    Args:
        name: Which one; the default one when None.

    Raises:
        UsageError: It cannot be a name.
    """
    name = name or DEFAULT
    if _NAME.fullmatch(name) is None:
        raise UsageError(f"--profile {name!r}: use letters, digits, dots and dashes")
    return _folder() / f"{name}.json"


def profile_server(path: Path) -> str | None:
    """The URL of the server that a profile is for; None where there is no such file.

    Args:
        path: The file.

    Raises:
        TokenStoreError: Others can read it, or it is none of ours.
    """
    stored = quickmeet.TokenStore(path).load()
    return None if stored is None else stored.server


def _folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or "~/AppData/Roaming"
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / "quickmeet"
