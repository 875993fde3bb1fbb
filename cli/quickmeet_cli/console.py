# SPDX-License-Identifier: MIT
"""The console of commands whose output is for people."""

from rich.console import Console

__all__ = ["PipedConsole"]


class PipedConsole(Console):
    """A console that leaves the handling of a closed pipe to the command line."""

    def on_broken_pipe(self) -> None:
        """Called by rich, which would exit with 1."""
        raise BrokenPipeError
