# SPDX-License-Identifier: MIT
"""Draws a report: hands it to `plots.py`, which runs where matplotlib is."""

import subprocess
import tempfile
from pathlib import Path

import msgspec

PLOTS = Path(__file__).parent / "plots.py"


def draw(python: Path, report: object, folder: Path) -> None:
    """Draw the figures of a report.

    Args:
        python: An interpreter that has matplotlib.
        report: What a run found.
        folder: Where the SVG files go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(msgspec.json.encode(report))
        file.flush()
        command = [str(python), str(PLOTS), file.name, str(folder)]
        subprocess.run(command, check=True)  # noqa: S603  # ours
