# SPDX-License-Identifier: MIT
"""Which commands there are: known without the extras, for help in a bare install."""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["ABOUT", "COMMANDS", "ShellCommand", "plain_help"]

ABOUT: Final = (
    "Typed client, schema tools and test server for the QuickMeet.Chat Realtime API."
)


class ShellCommand(NamedTuple):
    """A command.

    Attributes:
        target: Where it is, imported when it is used.
        words: Its line in the help.
        extras: What brings all that it needs, for ``pip install "quickmeet[EXTRAS]"``.
    """

    target: str
    words: str
    extras: str = "cli"


COMMANDS: Final[Mapping[str, ShellCommand]] = {
    "demo": ShellCommand(
        "demo:demo", "Show a live conversation, embedded server included.", "devserver"
    ),
    "new": ShellCommand("new:new", "Begin a bot of your own, with its test."),
    "init": ShellCommand(
        "init:init", "Begin a package of your own: a schema to start from.", "codegen"
    ),
    "generate": ShellCommand(
        "generate:generate", "Make the client from the schema.", "codegen"
    ),
    "lint": ShellCommand(
        "lint:lint", "Check the schema, one line per finding.", "codegen"
    ),
    "diff": ShellCommand(
        "diff:diff",
        "Say what changed between two schemas; exit 1 if it breaks.",
        "codegen",
    ),
    "facts": ShellCommand(
        "facts:facts", "Say what a new release of the server has changed.", "codegen"
    ),
    "export": ShellCommand(
        "export:export", "Write the schema for other tools.", "codegen"
    ),
    "validate": ShellCommand("validate:validate", "Check payloads against the schema."),
    "serve": ShellCommand("serve:serve", "Run the embedded server.", "devserver"),
    "login": ShellCommand("talk:login", "Log in to a server and print a token."),
    "call": ShellCommand("talk:call", "Call a method and print its result."),
    "send": ShellCommand("transfer:send", "Send a message, and files."),
    "download": ShellCommand("transfer:download", "Fetch files of messages."),
    "methods": ShellCommand(
        "lookup:methods", "List methods and streams of the schema."
    ),
    "describe": ShellCommand("lookup:describe", "Explain a method or a stream."),
    "tail": ShellCommand("tail:tail", "Show what happens in all of your rooms."),
    "archive": ShellCommand(
        "archive:archive", "Keep a room as JSON lines, all of its history."
    ),
    "listen": ShellCommand("talk:listen", "Print the events of a stream as they come."),
    "relay": ShellCommand(
        "relay:relay", "Bring changes into a stream of NATS JetStream.", "cli,nats"
    ),
    "mcp": ShellCommand(
        "mcp:mcp", "Give agents tools on this account (MCP).", "cli,mcp"
    ),
}
"""By name, in the order of the help."""


def plain_help() -> str:
    """The help of an install without the extra that commands need."""
    lines = (f"  {name:<9} {one.words}" for name, one in COMMANDS.items())
    return "\n".join(
        (
            "Usage: quickmeet COMMAND",
            "",
            ABOUT,
            "",
            *lines,
            "",
            "Commands need an extra that is not installed:",
            '  python -m pip install "quickmeet[all]"',
            "",
        )
    )
