# SPDX-License-Identifier: MIT
"""Slash commands: those that need nothing but the server."""

from collections.abc import Callable
from typing import Final, NoReturn

from msgspec import UNSET, UnsetType

from quickmeet.server.slash_commands import on_list_previews, on_run, on_run_preview
from quickmeet.types.slash_commands import CommandPlace
from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.messages.messages import may_write, send
from quickmeet_devserver.methods.rooms.members import join
from quickmeet_devserver.methods.rooms.moderation import invite
from quickmeet_devserver.methods.rooms.settings import set_topic
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    refuses,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import need_access
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

__all__ = ["METHODS"]

_GIMMICKS: Final = {
    "shrug": "¯\\\\_(ツ)_/¯",
    "tableflip": "(╯°□°）╯︵ ┻━┻",  # noqa: RUF001  # a face
    "unflip": "┬─┬ ノ( ゜-゜ノ)",  # noqa: RUF001  # a face
    "lennyface": "( ͡° ͜ʖ ͡°)",
    "gimme": "༼ つ ◕_◕ ༽つ",
}
_BEFORE: Final = frozenset({"gimme"})
Command = Callable[[Scope, Document, Document, str], None]


def _run(
    scope: Scope,
    /,
    command: str,
    place: CommandPlace,
    parameters: str,
    *,
    trigger_id: str | UnsetType = UNSET,
) -> UnsetType:
    del place, trigger_id  # the message is sent as it came, with fields of its own
    given = scope.params.unchecked_document(0)
    return _carry_out(scope, command, as_document(given.get("msg")), parameters)


def _run_unchecked(scope: Scope, params: Params) -> object:
    """Break without an object; a command needs to be known and in a room first."""
    given = params.unchecked_document(0)
    message = as_document(given.get("msg"))
    return _carry_out(
        scope, str(given.get("cmd")), message, str(given.get("params") or "")
    )


def _carry_out(scope: Scope, name: str, message: Document, text: str) -> UnsetType:
    user = scope.need_user("slashCommand")
    if name not in _COMMANDS and name not in _GIMMICKS:
        fail(
            "error-invalid-command",
            "Invalid Command Provided",
            "executeSlashCommandPreview",
        )
    room = need_access(scope, message.get("rid"), "slashCommand")
    if name in _COMMANDS:
        _COMMANDS[name](scope, room, user, text)
    elif may_write(scope, room, user) is None:
        face = _GIMMICKS[name]
        parts = (face, text) if name in _BEFORE else (text, face)
        said = " ".join(part for part in parts if part)
        send(scope, room, user, {**message, "msg": said})
    return UNDEFINED


def _topic(scope: Scope, room: Document, user: Document, text: str) -> None:
    set_topic(scope, room, user, text)


def _invite(scope: Scope, room: Document, user: Document, text: str) -> None:
    found = [scope.tx.user_named(name.lstrip("@")) for name in text.split()]
    invite(scope, room, [one for one in found if one is not None], user)


def _join(scope: Scope, _: Document, user: Document, text: str) -> None:
    room = scope.tx.room_named(text.lstrip("#").strip())
    if room is not None and room["t"] == "c":
        join(scope, room, user)


def _me(scope: Scope, room: Document, user: Document, text: str) -> None:
    if text.strip() and may_write(scope, room, user) is None:
        send(scope, room, user, {"rid": room["_id"], "msg": f"_{text}_"})


def _nothing(_: Scope, __: Document, ___: Document, ____: str) -> None:
    """Only clients of people show what this is about."""


_COMMANDS: Final[dict[str, Command]] = {
    "topic": _topic,
    "invite": _invite,
    "join": _join,
    "me": _me,
    "help": _nothing,
}


def _preview(_: Scope, /, *__: object, **___: object) -> NoReturn:
    raise _NO_PREVIEW


_NO_PREVIEW: Final = MethodFailed(
    "error-invalid-command",
    "Invalid Command Provided",
    {"method": "executeSlashCommandPreview"},
)
_PREVIEW: Final = asks_who("getSlashCommandPreview")

METHODS: Final[Methods] = typed_methods(
    (
        Played(on_run(_run), asks_who("slashCommand"), _run_unchecked),
        Played(on_list_previews(_preview), _PREVIEW, refuses(_NO_PREVIEW)),
        Played(on_run_preview(_preview), _PREVIEW, refuses(_NO_PREVIEW)),
    )
)
