# SPDX-License-Identifier: MIT
"""The folders that hold our packages, as ``pyproject.toml`` names them."""

import tomllib
from pathlib import Path
from typing import Final

__all__ = ["ROOT", "source_roots"]

ROOT: Final = Path(__file__).parents[2]


def source_roots() -> tuple[str, ...]:
    """Each folder once, in the order in which they stand."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return tuple(project["tool"]["hatch"]["build"]["dev-mode-dirs"])
