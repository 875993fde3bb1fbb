# SPDX-License-Identifier: MIT
"""The memory of the process."""

import ctypes
import os
from pathlib import Path
from typing import Final

__all__ = ["keep_large_blocks_apart", "open_files", "resident_kib"]

_M_MMAP_THRESHOLD: Final = -3
_THRESHOLD: Final = 128 * 1024
"""glibc's own, until it raises it."""


def keep_large_blocks_apart() -> bool:
    """Have glibc take large blocks from the system and give them back, always.

    asyncio reads each socket into a new block of 256 KiB. Once one of that size was
    freed, glibc cuts such blocks out of the heap instead, where what is kept for
    longer settles between them: the heap grows for as long as one may want to wait,
    though nothing more is in use.

    Returns:
        Whether there is a glibc that does so now.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # TypeError: Windows has no None
        return False
    return bool(mallopt(_M_MMAP_THRESHOLD, _THRESHOLD))


def resident_kib() -> int:
    """Resident memory; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0
    return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def open_files() -> int:
    """How many files and sockets are open; 0 where the system does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0
