# SPDX-License-Identifier: MIT
"""The machine and the versions of the figures, and the use of its cores."""

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("quickmeet", "msgspec", "picows", "anyio", "websockets", "trio", "uvloop")


def on_core(place: int) -> list[str]:
    """Words to put before a command: the client is at place 0, the server at 1.

    They get a core each where there are two.
    """
    if shutil.which("taskset") is None or not hasattr(os, "sched_getaffinity"):
        return []
    cores = sorted(os.sched_getaffinity(0))
    return ["taskset", "-c", str(cores[place % len(cores)])]


def facts() -> dict[str, str]:
    """Cores, system and versions; nothing that names the machine."""
    return {
        "cores": str(os.cpu_count()),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        **{name: version(name) for name in _PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2] for line in lines if line.startswith("model name")]
    return names[0].strip() if names else platform.machine()


def said_by(command: list[str]) -> str:
    """First line of what a command prints."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603  # ours
    return done.stdout.strip()
