# SPDX-License-Identifier: MIT
"""The command line as a whole: which commands there are, and how they end."""

import sys
from importlib.metadata import version

from cyclopts import App

from .extras import MissingExtraError

app = App(
    name="quickmeet",
    help="Typed client, schema tools and test server for the QuickMeet.Chat "
    "Realtime API.",
    version=lambda: version("quickmeet"),
    help_format="plaintext",
    help_epilogue="Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input.",
)

_COMMANDS = {
    "demo": ("demo:demo", "Show a live conversation, embedded server included."),
    "generate": ("generate:generate", "Make the client from the schema."),
    "lint": ("lint:lint", "Check the schema, one line per finding."),
    "diff": ("diff:diff", "Say what changed between two schemas; exit 1 if it breaks."),
    "export": ("export:export", "Write the schema for other tools."),
    "validate": ("validate:validate", "Check payloads against the schema."),
    "serve": ("serve:serve", "Run the embedded server."),
    "login": ("talk:login", "Log in to a server and print a token."),
    "call": ("talk:call", "Call a method and print its result."),
    "listen": ("talk:listen", "Print the events of a stream as they come."),
}
"""Where each command is (imported when it is used), and its line in the help."""

for _place, (_name, (_target, _help)) in enumerate(_COMMANDS.items()):
    app.command(f"{__package__}.{_target}", name=_name, help=_help, sort_key=_place)


def run(arguments: list[str] | None) -> int:
    """Run one command.

    Args:
        arguments: Words after ``quickmeet``; those of the process when absent.

    Returns:
        The exit code.
    """
    try:
        result: object = app(
            sys.argv[1:] if arguments is None else arguments,
            result_action="return_value",
        )
    except MissingExtraError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return result if isinstance(result, int) else 0
