# SPDX-License-Identifier: MIT
"""The list of commands, which needs no extras, for help in a bare install."""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["ABOUT", "COMMANDS", "ShellCommand", "plain_help"]

ABOUT: Final = (
    "Typed client, schema tools and test server for the QuickMeet.Chat Realtime API."
)


class ShellCommand(NamedTuple):
    """A command.

    Attributes:
        target: Import path of its function, imported on use.
        words: Its line in the help.
        extras: The extras that it needs, for ``pip install "quickmeet[EXTRAS]"``.
    """

    target: str
    words: str
    extras: str = "cli"


COMMANDS: Final[Mapping[str, ShellCommand]] = {
    "demo": ShellCommand(
        "serving.demo:demo",
        "Show a live conversation, embedded server included.",
        "devserver",
    ),
    "new": ShellCommand("projects.new:new", "Create a bot and its test."),
    "init": ShellCommand(
        "projects.init:init", "Create a package: a schema to start from.", "codegen"
    ),
    "generate": ShellCommand(
        "schema.generate:generate", "Generate the client from the schema.", "codegen"
    ),
    "lint": ShellCommand(
        "schema.lint:lint", "Check the schema, one line per finding.", "codegen"
    ),
    "diff": ShellCommand(
        "schema.diff:diff",
        "Compare two schemas; exit 1 if a change breaks users.",
        "codegen",
    ),
    "facts": ShellCommand(
        "schema.facts:facts", "Compare two releases of the server.", "codegen"
    ),
    "export": ShellCommand(
        "schema.export:export", "Export the schema for other tools.", "codegen"
    ),
    "validate": ShellCommand(
        "validation.validate:validate", "Check payloads against the schema."
    ),
    "serve": ShellCommand(
        "serving.serve:serve", "Run the embedded server.", "devserver"
    ),
    "login": ShellCommand(
        "account.talk:login", "Log in to a server and print a token."
    ),
    "call": ShellCommand("account.talk:call", "Call a method and print its result."),
    "send": ShellCommand("account.transfer:send", "Send a message, and files."),
    "download": ShellCommand(
        "account.transfer:download", "Download files from messages."
    ),
    "methods": ShellCommand(
        "schema.lookup:methods", "List methods and streams of the schema."
    ),
    "describe": ShellCommand(
        "schema.lookup:describe", "Describe a method or a stream."
    ),
    "tail": ShellCommand("account.tail:tail", "Show activity in all of your rooms."),
    "archive": ShellCommand(
        "account.archive:archive", "Archive the history of a room as JSON lines."
    ),
    "listen": ShellCommand(
        "account.talk:listen", "Print the events of a stream as they come."
    ),
    "relay": ShellCommand(
        "account.relay:relay", "Publish changes to a NATS JetStream stream.", "cli,nats"
    ),
    "mcp": ShellCommand(
        "account.mcp:mcp", "Serve tools for AI agents on this account (MCP).", "cli,mcp"
    ),
}
"""The commands by name, in the order of the help."""


def plain_help() -> str:
    """Return the help of an install without the extras of commands."""
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
