# SPDX-License-Identifier: MIT
"""Facts about the server itself: its version, and how and of what it was built."""

from typing import Final

from quickmeet_devserver.base.documents import Document, pick_not

from .older import is_old
from .scope import Scope

__all__ = ["build_facts"]

_KEPT_IN: Final = "server-info"
"""Facts that are kept in the state go before those that are made up."""

_OF_MACHINE: Final = ("osRelease", "totalMemory", "freeMemory", "cpus")
"""The machine of the build, as servers before release 4 describe it."""


def build_facts(scope: Scope) -> Document:
    """Describe the build, to callers who may see it."""
    kept = scope.tx["misc"].get(_KEPT_IN)
    if kept is not None:
        return pick_not(kept, ("_id", "_updatedAt"))
    version = scope.config.version
    build: Document = {
        "date": "2024-01-18T12:00:00.000Z",
        "nodeVersion": "v14.21.3",
        "arch": "x64",
        "platform": "linux",
    }
    if is_old(version):
        build |= dict.fromkeys(_OF_MACHINE, 1) | {"osRelease": "x"}
    return {
        "version": version,
        "build": build,
        "marketplaceApiVersion": "1.41.0",
        "commit": {
            "hash": "0" * 40,
            "date": "Thu Jan 18 2024",
            "author": "x",
            "subject": f"Release {version}",
            "tag": version,
            "branch": "HEAD",
        },
    }
