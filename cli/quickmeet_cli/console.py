# SPDX-License-Identifier: MIT
"""The console of commands that print for people."""

from rich.console import Console

__all__ = ["PipedConsole"]


class PipedConsole(Console):
    """A console that leaves it to the command line what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        """Called by rich, which would exit with 1."""
        raise BrokenPipeError
