# SPDX-License-Identifier: MIT
"""The inventory of the built site: what other sites may link to.

``python -m docs.building.inventory`` after the site is built adds what only our own
words describe, and names the public names that are on no page.
"""

import sys
import zlib
from pathlib import Path

import quickmeet

from ..written.api import FOREIGN

__all__ = ["complete", "missing", "names_in"]

SITE = Path(__file__).parents[2] / "site"
_HEAD_LINES = 4


def names_in(inventory: bytes) -> set[str]:
    """Name all that an inventory has."""
    return {line.split()[0] for line in _entries(inventory)}


def complete(inventory: bytes) -> bytes:
    """Add the names that mkdocstrings finds no source of."""
    head = inventory.split(b"\n", _HEAD_LINES)[:_HEAD_LINES]
    known = names_in(inventory)
    added = [
        f"quickmeet.{name} py:attribute 1 api/values/#$ -"
        for name in FOREIGN
        if f"quickmeet.{name}" not in known
    ]
    lines = sorted([*_entries(inventory), *added])
    packed = zlib.compress("".join(f"{line}\n" for line in lines).encode())
    return b"".join(line + b"\n" for line in head) + packed


def missing(inventory: bytes) -> set[str]:
    """Name what is public and on no page."""
    return set(quickmeet.__all__) - {
        name.rpartition(".")[2] for name in names_in(inventory)
    }


def _entries(inventory: bytes) -> list[str]:
    packed = inventory.split(b"\n", _HEAD_LINES)[_HEAD_LINES]
    return zlib.decompress(packed).decode().splitlines()


def main() -> int:
    """Complete the inventory of the site.

    Returns:
        1 when a public name is on no page.
    """
    path = SITE / "objects.inv"
    path.write_bytes(complete(path.read_bytes()))
    lacking = sorted(missing(path.read_bytes()))
    for name in lacking:
        sys.stderr.write(f"quickmeet.{name} is on no page\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
