# SPDX-License-Identifier: MIT
"""Which commands there are: known without the extras, for help in a bare install."""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["ABOUT", "COMMANDS", "Command", "plain_help"]

ABOUT: Final = (
    "Typed client, schema tools and test server for the QuickMeet.Chat Realtime API."
)


class Command(NamedTuple):
    """A command.

    Attributes:
        target: Where it is, imported when it is used.
        words: Its line in the help.
        extras: What brings all that it needs, for ``pip install "quickmeet[EXTRAS]"``.
    """

    target: str
    words: str
    extras: str = "cli"


COMMANDS: Final[Mapping[str, Command]] = {
    "demo": Command(
        "demo:demo", "Show a live conversation, embedded server included.", "devserver"
    ),
    "new": Command("new:new", "Begin a bot of your own, with its test."),
    "init": Command(
        "init:init", "Begin a package of your own: a schema to start from.", "codegen"
    ),
    "generate": Command(
        "generate:generate", "Make the client from the schema.", "codegen"
    ),
    "lint": Command("lint:lint", "Check the schema, one line per finding.", "codegen"),
    "diff": Command(
        "diff:diff",
        "Say what changed between two schemas; exit 1 if it breaks.",
        "codegen",
    ),
    "facts": Command(
        "facts:facts", "Say what a new release of the server has changed.", "codegen"
    ),
    "export": Command("export:export", "Write the schema for other tools.", "codegen"),
    "validate": Command("validate:validate", "Check payloads against the schema."),
    "serve": Command("serve:serve", "Run the embedded server.", "devserver"),
    "login": Command("talk:login", "Log in to a server and print a token."),
    "call": Command("talk:call", "Call a method and print its result."),
    "send": Command("transfer:send", "Send a message, and files."),
    "download": Command("transfer:download", "Fetch files of messages."),
    "methods": Command("lookup:methods", "List methods and streams of the schema."),
    "describe": Command("lookup:describe", "Explain a method or a stream."),
    "tail": Command("tail:tail", "Show what happens in all of your rooms."),
    "archive": Command(
        "archive:archive", "Keep a room as JSON lines, all of its history."
    ),
    "listen": Command("talk:listen", "Print the events of a stream as they come."),
    "relay": Command(
        "relay:relay", "Bring changes into a stream of NATS JetStream.", "cli,nats"
    ),
    "mcp": Command("mcp:mcp", "Give agents tools on this account (MCP).", "cli,mcp"),
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
