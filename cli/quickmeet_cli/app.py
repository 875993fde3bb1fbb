# SPDX-License-Identifier: MIT
"""The command line as a whole: its commands, and how they exit."""

import sys

from cyclopts import App, CycloptsError, CycloptsPanel

from .commands import ABOUT, COMMANDS
from .failure import exit_code, without_typed_secrets


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415  # takes 10 ms

    return version("quickmeet")


def _wrong_use(error: CycloptsError) -> object:
    return CycloptsPanel(without_typed_secrets(str(error)))


app = App(
    name="quickmeet",
    help=ABOUT,
    version=_version,
    error_formatter=_wrong_use,
    help_format="markdown",
    help_epilogue="Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input.",
)

for _place, (_name, _command) in enumerate(COMMANDS.items()):
    _target = f"{__package__}.{_command.target}"
    app.command(_target, name=_name, help=_command.words, sort_key=_place)

app.command(
    f"{__package__}.completion:install_completion",
    name="--install-completion",
    help="Have the shell (bash, zsh, fish) complete commands and options.",
)


def run(arguments: list[str] | None) -> int:
    """Run one command.

    Args:
        arguments: Arguments after ``quickmeet``; those of the process when absent.

    Returns:
        The exit code.
    """
    words = sys.argv[1:] if arguments is None else arguments
    return exit_code(lambda: app(words, result_action="return_value"))
