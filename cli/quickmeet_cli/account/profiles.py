# SPDX-License-Identifier: MIT
"""Saved logins: a file for each name, with the server's URL and a token."""

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
    """Return the file of a profile, in the user's configuration folder.

    Args:
        name: The name; the default profile when None.

    Raises:
        UsageError: The name is invalid.
    """
    name = name or DEFAULT
    if _NAME.fullmatch(name) is None:
        raise UsageError(f"--profile {name!r}: use letters, digits, dots and dashes")
    return _folder() / f"{name}.json"


def profile_server(path: Path) -> str | None:
    """Return the URL of the server of a profile; None if there is no such file.

    Args:
        path: The file.

    Raises:
        TokenStoreError: Other users can read the file, or it is not a profile.
    """
    stored = quickmeet.TokenStore(path).load()
    return None if stored is None else stored.server


def _folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or "~/AppData/Roaming"
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / "quickmeet"
