# SPDX-License-Identifier: MIT
"""What the process holds."""

import os
from pathlib import Path

__all__ = ["open_files", "resident_kib"]


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
