# SPDX-License-Identifier: MIT
"""Entities in the text of a message: addresses, mentions, quotations."""

import re
from typing import Final

from quickmeet_devserver.base.documents import (
    Document,
    as_list,
    pick,
    pick_not,
    user_reference,
)
from quickmeet_devserver.markup import parse_markup
from quickmeet_devserver.operation.older import older_read
from quickmeet_devserver.operation.permissions import can_access_room
from quickmeet_devserver.operation.scope import Scope

__all__ = ["quotations_in", "read_text"]

_URL: Final = re.compile(r"https?://[^\s<>()|]+")
_MENTION: Final = re.compile(r"(?<!\w)@([\w.:-]*\w)")
_CHANNEL: Final = re.compile(r"(?<!\w)#([\w.-]*\w)")
_QUOTED: Final = re.compile(r"\[ \]\((?P<url>https?://[^\s()]+[?&]msg=(?P<id>\w+))\)")
_EVERYBODY: Final = frozenset({"all", "here"})


def read_text(scope: Scope, text: str, *, is_encrypted: bool = False) -> Document:
    """Entities in a text, as fields of the message.

    Args:
        scope: The operation.
        text: What is said.
        is_encrypted: Whether it is a cipher, in which no markup is looked for.
    """
    read: Document = {
        "urls": [_address(scope, found[0], text) for found in _URL.finditer(text)],
        "mentions": _mentions(scope, text),
        "channels": _channels(scope, text),
    }
    markup = [] if is_encrypted else parse_markup(text)
    return older_read(scope, {**read, "md": markup} if markup else read)


def _address(scope: Scope, url: str, text: str) -> Document:
    """An address in a text; that of a message which is quoted is not visited."""
    is_quoted = f"[ ]({url})" in text and bool(quotations_in(scope, f"[ ]({url})"))
    return {"url": url, "meta": {}, **({"ignoreParse": True} if is_quoted else {})}


def quotations_in(scope: Scope, text: str) -> list[Document]:
    """The messages that a text quotes by their address, as attachments."""
    quotations: list[Document] = []
    for found in _QUOTED.finditer(text):
        message = scope.tx.messages.get(found["id"])
        room = None if message is None else scope.tx.rooms.get(message["rid"])
        if message is None or room is None or not can_access_room(scope, room):
            continue
        author = message["u"]["username"]
        quotations.append(
            {
                "text": message["msg"],
                **({"md": message["md"]} if "md" in message else {}),
                "author_name": author,
                "author_icon": f"/avatar/{author}",
                "message_link": found["url"],
                "attachments": [
                    pick_not(one, ("attachments",))
                    for one in as_list(message.get("attachments"))
                ],
                "ts": message["ts"],
            }
        )
    return quotations


def _mentions(scope: Scope, text: str) -> list[Document]:
    """The mentioned: everybody first, then people, then teams."""
    names = list(dict.fromkeys(found[1] for found in _MENTION.finditer(text)))
    everybody: list[Document] = [
        {"_id": name, "username": name} for name in names if name in _EVERYBODY
    ]
    names = [name for name in names if name not in _EVERYBODY]
    users = [scope.tx.user_named(name) for name in names]
    people = [{**user_reference(one), "type": "user"} for one in users if one]
    found = [scope.tx["teams"].find_one("name = ?", name) for name in names]
    teams = [{**pick(one, ("_id", "name")), "type": "team"} for one in found if one]
    return [*everybody, *people, *teams]


def _channels(scope: Scope, text: str) -> list[Document]:
    names = dict.fromkeys(found[1] for found in _CHANNEL.finditer(text))
    rooms = [scope.tx.room_named(name) for name in names]
    return [
        {"_id": room["_id"], "name": room["name"]}
        for room in rooms
        if room is not None and room["t"] in "cp"
    ]
