# SPDX-License-Identifier: MIT
"""Draws `quickmeet demo`, as a terminal shows it, for the landing page.

``python -m docs.written.picture`` before the site is built. The picture is of a demo
that ran; its fonts are those of the reader's machine.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

__all__ = ["draw_demo", "drawn"]

PICTURE: Final = Path(__file__).parents[1] / "pages" / "demo.svg"
_WIDTH: Final = 116
_DEMO: Final = "import sys, quickmeet_cli; sys.exit(quickmeet_cli.main(['demo']))"
_FONT_FACE: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def drawn(output: str) -> str:
    """Draw what a terminal was sent, colours and all, as SVG."""
    console = Console(
        record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True
    )
    prompt = Text.assemble(("$ ", "dim"), ("quickmeet demo", "bold"))
    console.print(prompt, Text.from_ansi(output), sep="\n", soft_wrap=True)
    picture = console.export_svg(title="quickmeet", theme=SVG_EXPORT_THEME)
    return _FONT_FACE.sub("", picture).replace("Fira Code, monospace", "monospace")


def draw_demo() -> None:
    """Run the demo and write its picture."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", _DEMO],
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(_WIDTH)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    PICTURE.write_text(drawn(done.stdout), "utf-8", newline="\n")


if __name__ == "__main__":
    draw_demo()
