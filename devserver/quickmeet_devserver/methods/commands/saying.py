# SPDX-License-Identifier: MIT
"""Slash commands that send text: to a room, to one user, or as a status."""

from functools import partial
from typing import Final

from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.messages import messages
from quickmeet_devserver.methods.people import presence
from quickmeet_devserver.methods.rooms import rooms

from .command import PlayedCommand, Use

__all__ = ["COMMANDS"]

_SHORTCUTS: Final = (
    ("Command (or Ctrl) + p OR Command (or Ctrl) + k", "Open Channel / User search"),
    ("Shift (or Ctrl) + ESC", "Mark all messages (in all channels) as read"),
    ("Up Arrow", "Edit previous message"),
    ("Command (or Alt) + Left Arrow", "Move to the beginning of the message"),
    ("Command (or Alt) + Up Arrow", "Move to the beginning of the message"),
    ("Command (or Alt) + Right Arrow", "Move to the end of the message"),
    ("Command (or Alt) + Down Arrow", "Move to the end of the message"),
    ("Shift + Enter", "New line in message compose input"),
)


def _send(use: Use, text: str) -> None:
    use.call(messages.METHODS, "sendMessage", {**use.message, "msg": text})


def _decorate(use: Use, *, pattern: str) -> None:
    _send(use, pattern.format(use.text))


def _me(use: Use) -> None:
    if use.text.strip():
        _send(use, f"_{use.text}_")


def _message(use: Use) -> None:
    target, space, text = use.text.strip().partition(" ")
    if not space:
        use.tell("Username and message must not be empty.")
        return
    name = target.replace("@", "", 1)
    if use.scope.tx.user_named(name) is None:
        use.tell(f"The username `{target}` doesn't exist.")
        return
    room = rooms.direct_room_with(use.scope, use.user, [name])
    sent = {"_id": meteor_id(), "rid": room["_id"], "msg": text}
    use.call(messages.METHODS, "sendMessage", sent)


def _status(use: Use) -> None:
    use.call(presence.METHODS, "setUserStatus", None, use.text)
    use.tell("Status message changed successfully.")


def _help(use: Use) -> None:
    lines = [f"\n`{keys}` - {what}" for keys, what in _SHORTCUTS]
    use.tell("".join(lines))


def _face(name: str, pattern: str) -> PlayedCommand:
    act = partial(_decorate, pattern=pattern)
    description = f"Slash_{name}_Description"
    return PlayedCommand(act, "your_message_optional", description, is_of_clients=True)


COMMANDS: Final = {
    "gimme": _face("Gimme", "༼ つ ◕_◕ ༽つ {}"),
    "lennyface": _face("LennyFace", "{} ( ͡° ͜ʖ ͡°)"),
    "shrug": _face("Shrug", "{} ¯\\\\_(ツ)_/¯"),
    "tableflip": _face("Tableflip", "{} (╯°□°）╯︵ ┻━┻"),  # noqa: RUF001  # a face
    "unflip": _face("TableUnflip", "{} ┬─┬ ノ( ゜-゜ノ)"),  # noqa: RUF001  # a face
    "help": PlayedCommand(_help, None, "Show_the_keyboard_shortcut_list"),
    "me": PlayedCommand(_me, "your_message", "Displays_action_text"),
    "msg": PlayedCommand(
        _message, "@username <message>", "Direct_message_someone", "create-d"
    ),
    "status": PlayedCommand(_status, "Slash_Status_Params", "Slash_Status_Description"),
}
