# SPDX-License-Identifier: MIT
"""Imports a generated package in a process of its own, before it counts."""

import subprocess
import sys
from pathlib import Path

__all__ = ["UnimportableError", "check_importable"]

_TIME_LIMIT = 300
_SCRIPT = """\
import gc, importlib, sys
gc.disable()
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


class UnimportableError(Exception):
    """A module of the package fails when it is imported."""


def check_importable(package: Path) -> None:
    """Import every module of a package.

    Args:
        package: Its folder, whose name is that of the package.

    Raises:
        UnimportableError: One of them fails; the last line of its traceback.
    """
    modules = [
        ".".join([package.name, *path.relative_to(package).with_suffix("").parts])
        for path in sorted(package.rglob("*.py"))
        if path.read_bytes().startswith(b"# Generated from schema/")
    ]
    names = [name.removesuffix(".__init__") for name in modules]
    done = subprocess.run(  # noqa: S603  # our own words and names of ours
        [sys.executable, "-I", "-c", _SCRIPT, str(package.parent), *names],
        capture_output=True,
        check=False,
        timeout=_TIME_LIMIT,
    )
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        place = next((line for line in reversed(lines) if "  File " in line), "")
        said = lines[-1] if lines else f"exit code {done.returncode}"
        where = Path(place.partition('"')[2].partition('"')[0]).name
        raise UnimportableError(f"{where}: {said}" if where else said)
