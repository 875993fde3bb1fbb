# SPDX-License-Identifier: MIT
"""Which commands there are: known without the extras, for help in a bare install."""

from collections.abc import Mapping
from typing import Final

__all__ = ["ABOUT", "COMMANDS", "plain_help"]

ABOUT: Final = (
    "Typed client, schema tools and test server for the QuickMeet.Chat Realtime API."
)
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "demo": ("demo:demo", "Show a live conversation, embedded server included."),
    "new": ("new:new", "Begin a bot of your own, with its test."),
    "init": ("init:init", "Begin a package of your own: a schema to start from."),
    "generate": ("generate:generate", "Make the client from the schema."),
    "lint": ("lint:lint", "Check the schema, one line per finding."),
    "diff": ("diff:diff", "Say what changed between two schemas; exit 1 if it breaks."),
    "facts": ("facts:facts", "Say what a new release of the server has changed."),
    "export": ("export:export", "Write the schema for other tools."),
    "validate": ("validate:validate", "Check payloads against the schema."),
    "serve": ("serve:serve", "Run the embedded server."),
    "login": ("talk:login", "Log in to a server and print a token."),
    "call": ("talk:call", "Call a method and print its result."),
    "send": ("transfer:send", "Send a message, and files."),
    "download": ("transfer:download", "Fetch files of messages."),
    "methods": ("lookup:methods", "List methods and streams of the schema."),
    "describe": ("lookup:describe", "Explain a method or a stream."),
    "tail": ("tail:tail", "Show what happens in all of your rooms."),
    "archive": (
        "archive:archive",
        "Keep a room as JSON lines, all of its history.",
    ),
    "listen": ("talk:listen", "Print the events of a stream as they come."),
    "relay": ("relay:relay", "Bring changes into a stream of NATS JetStream."),
    "mcp": ("mcp:mcp", "Give agents tools on this account (MCP)."),
}
"""Where each command is (imported when it is used), and its line in the help."""


def plain_help() -> str:
    """The help of an install without the extra that commands need."""
    lines = (f"  {name:<9} {help_}" for name, (_, help_) in COMMANDS.items())
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
