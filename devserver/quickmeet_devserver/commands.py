# SPDX-License-Identifier: MIT
"""Slash commands: those that need nothing but the server."""

from collections.abc import Callable
from typing import Final

from .documents import Document
from .failure import fail
from .matching import Params
from .members import join
from .messages import may_write, send
from .method import Methods
from .permissions import need_access
from .room_members import invite
from .room_settings import set_topic
from .scope import UNDEFINED, Scope

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


def _run(scope: Scope, params: Params) -> object:
    user = scope.need_user("slashCommand")
    given = params.unchecked_document(0)
    name, text = str(given.get("cmd")), str(given.get("params") or "")
    message: Document = given.get("msg") or {}
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


def _preview(scope: Scope, _: Params) -> object:
    if scope.user is None:
        fail("error-invalid-user", "Invalid user", "getSlashCommandPreview")
    fail(
        "error-invalid-command",
        "Invalid Command Provided",
        "executeSlashCommandPreview",
    )


METHODS: Final[Methods] = {
    "slashCommand": _run,
    "getSlashCommandPreviews": _preview,
    "executeSlashCommandPreview": _preview,
}
