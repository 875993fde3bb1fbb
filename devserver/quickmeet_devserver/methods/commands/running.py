# SPDX-License-Identifier: MIT
"""The methods of slash commands, and the table of all commands."""

from collections.abc import Mapping
from typing import Final, NoReturn

from msgspec import UNSET, UnsetType

from quickmeet.server.slash_commands import on_list_previews, on_run, on_run_preview
from quickmeet.types.slash_commands import CommandPlace
from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    refuses,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import need_access
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from . import members, rooms, saying
from .command import PlayedCommand, Use

__all__ = ["COMMANDS", "METHODS", "carry_out"]


def _nothing(_: Use) -> None:
    """Do nothing, as the other service does not exist here."""


_ALL: Final = {
    "sendEmailAttachment": PlayedCommand(
        _nothing, "msg_id", "Send attachment as email"
    ),
    "slackbridge-import": PlayedCommand(_nothing),
    **rooms.COMMANDS,
    **saying.COMMANDS,
    **members.COMMANDS,
}
COMMANDS: Final[Mapping[str, PlayedCommand]] = {
    name: _ALL[name]
    for name in (
        "sendEmailAttachment", "slackbridge-import", "archive", "gimme", "lennyface",
        "shrug", "tableflip", "unflip", "create", "help", "hide", "invite",
        "invite-all-to", "invite-all-from", "join", "kick", "leave", "part", "me",
        "msg", "mute", "unmute", "status", "topic", "unarchive",
    )
}  # fmt: skip
"""All commands, in the order of a server's list (recorded: live/17)."""

_NO_COMMAND: Final = MethodFailed(
    "error-invalid-command",
    "Invalid Command Provided",
    {"method": "executeSlashCommandPreview"},
)


def carry_out(scope: Scope, name: str, message: Document, text: str) -> None:
    """Carry out a command as the caller.

    Args:
        scope: The operation.
        name: The command.
        message: The typed message: its room and its id.
        text: The text after the command.

    Raises:
        MethodFailed: The command does not exist, or refused.
    """
    user = scope.need_user("slashCommand")
    command = COMMANDS.get(name)
    if command is None:
        raise _NO_COMMAND
    if not message.get("rid"):
        fail(
            "invalid-command-usage",
            "Executing a command requires at least a message with a room id.",
        )
    need_access(scope, message.get("rid"), "slashCommand")
    command.act(Use(scope, user, message, text))


def _run(
    scope: Scope,
    /,
    command: str,
    place: CommandPlace,
    parameters: str,
    *,
    trigger_id: str | UnsetType = UNSET,
) -> UnsetType:
    del place, trigger_id  # the message is passed on as received, with custom fields
    given = scope.params.unchecked_document(0)
    carry_out(scope, command, as_document(given.get("msg")), parameters)
    return UNDEFINED


def _run_unchecked(scope: Scope, params: Params) -> object:
    """Fail without an object; the command must be known and in a room first."""
    given = params.unchecked_document(0)
    message, text = as_document(given.get("msg")), str(given.get("params") or "")
    carry_out(scope, str(given.get("cmd")), message, text)
    return UNDEFINED


def _preview(_: Scope, /, *__: object, **___: object) -> NoReturn:
    raise _NO_COMMAND


_PREVIEW: Final = asks_who("getSlashCommandPreview")

METHODS: Final[Methods] = typed_methods(
    (
        Played(on_run(_run), asks_who("slashCommand"), _run_unchecked),
        Played(on_list_previews(_preview), _PREVIEW, refuses(_NO_COMMAND)),
        Played(on_run_preview(_preview), _PREVIEW, refuses(_NO_COMMAND)),
    )
)
