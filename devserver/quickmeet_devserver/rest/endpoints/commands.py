# SPDX-License-Identifier: MIT
"""Slash commands over REST: listed, looked up and carried out."""

from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.commands.running import COMMANDS, carry_out
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.lists import page
from quickmeet_devserver.rest.special import Specials, failure, unauthorized

__all__ = ["CALLS"]


def _list(_: Scope, given: Document) -> Document:
    listed = [command.listed(name) for name, command in COMMANDS.items()]
    return page(given, "commands", listed)


def _get(_: Scope, given: Document) -> Document:
    name = given.get("command")
    if not isinstance(name, str):
        raise failure('The query param "command" must be provided.')
    command = COMMANDS.get(name)
    if command is None:
        raise failure(f"There is no command in the system by the name of: {name}")
    return {"command": command.listed(name)}


def _run(scope: Scope, given: Document) -> Document:
    name, text, room_id = given.get("command"), given.get("params"), given.get("roomId")
    if not isinstance(name, str):
        raise failure("You must provide a command to run.")
    if text is not None and not isinstance(text, str):
        raise failure("The parameters for the command must be a single string.")
    if not isinstance(room_id, str):
        raise failure(
            "The room's id where to execute this command must be provided and be a "
            "string."
        )
    if not isinstance(given.get("tmid", ""), str):
        raise failure("The tmid parameter when provided must be a string.")
    if name.lower() not in COMMANDS:
        raise failure("The command provided does not exist (or is disabled).")
    if readable_room(scope, room_id) is None:
        raise unauthorized()
    message: Document = {
        "_id": meteor_id(),
        "rid": room_id,
        "msg": f"/{name} {text or ''}",
        **({"tmid": given["tmid"]} if given.get("tmid") else {}),
    }
    carry_out(scope, name.lower(), message, text or "")
    return {}


CALLS: Final[Specials] = {
    "GET commands.get": _get,
    "GET commands.list": _list,
    "POST commands.run": _run,
}
