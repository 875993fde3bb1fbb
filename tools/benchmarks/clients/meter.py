# SPDX-License-Identifier: MIT
"""The resources of a process: seconds of wall clock and CPU, and memory."""

import os
import resource
import time
from pathlib import Path


def cpu_seconds() -> float:
    """CPU time of this process so far, user and system, all threads."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def resident_bytes() -> int:
    """Memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class Meter:
    """Measures from `start` to `stop`."""

    def start(self) -> None:
        """Begin."""
        self._cpu = cpu_seconds()
        self._wall = time.perf_counter()

    def stop(self) -> dict[str, float]:
        """End; what it took."""
        wall = time.perf_counter() - self._wall
        return {"wall": wall, "cpu": cpu_seconds() - self._cpu}
