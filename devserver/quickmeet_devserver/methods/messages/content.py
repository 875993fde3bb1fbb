# SPDX-License-Identifier: MIT
"""The content of a message: entities of its text, attachments, plain text."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    milliseconds,
    pick,
    pick_not,
    user_reference,
)
from quickmeet_devserver.base.markup import parse_markup
from quickmeet_devserver.operation.older import older_read
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope

__all__ = [
    "emoji",
    "moment_text",
    "older_attachments",
    "quotations_in",
    "read_text",
    "shown_text",
    "stored_attachments",
]

_URL: Final = re.compile(r"https?://[^\s<>()|]+")
_MENTION: Final = re.compile(r"(?<!\w)@([\w.:-]*\w)")
_CHANNEL: Final = re.compile(r"(?<!\w)#([\w.-]*\w)")
_QUOTED: Final = re.compile(r"\[ \]\((?P<url>https?://[^\s()]+[?&]msg=(?P<id>\w+))\)")
_EVERYBODY: Final = frozenset({"all", "here"})
_FIRST: Final = ("color", "collapsed", "text")
_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_BEFORE: Final = r"(^|>|[ >*_~`])"
_MARKS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"```"), ""),
    (re.compile(r"`([^`\r\n]+)`"), r"\1"),
    (re.compile(r"!?\[([^\]]+)\]\(https?://[^)]+\)"), r"\1"),
    (re.compile(r"(?:<|&lt;)https?://[^|]+\|(.+?)(?:>|&gt;)"), r"\1"),
    (re.compile(r"^#{1,4} (?=\S)", re.MULTILINE), ""),
    (re.compile(_BEFORE + r"\*{1,2}([^*\r\n]+)\*{1,2}", re.MULTILINE), r"\1\2"),
    (re.compile(_BEFORE + r"_{1,2}([^_\r\n]+)_{1,2}", re.MULTILINE), r"\1\2"),
    (re.compile(_BEFORE + r"~{1,2}([^~\r\n]+)~{1,2}", re.MULTILINE), r"\1\2"),
    (re.compile(r"^>(.*)$", re.MULTILINE), r"\1"),
)
"""Markup to remove, in the order of the server, and the remaining text."""

_SHORT_NAME: Final = re.compile(r":([\w+-]+):")


def read_text(scope: Scope, text: str, *, is_encrypted: bool = False) -> Document:
    """Return the entities in a text, as fields of the message.

    Args:
        scope: The operation.
        text: The text.
        is_encrypted: Whether it is encrypted, and not parsed for markup.
    """
    read: Document = {
        "urls": [_address(scope, found[0], text) for found in _URL.finditer(text)],
        "mentions": _mentions(scope, text),
        "channels": _channels(scope, text),
    }
    markup = [] if is_encrypted else parse_markup(text)
    return older_read(scope, {**read, "md": markup} if markup else read)


def _address(scope: Scope, url: str, text: str) -> Document:
    """Describe a URL in a text; that of a quoted message is not fetched."""
    is_quoted = f"[ ]({url})" in text and bool(quotations_in(scope, f"[ ]({url})"))
    return {"url": url, "meta": {}, **({"ignoreParse": True} if is_quoted else {})}


def quotations_in(scope: Scope, text: str) -> list[Document]:
    """Return the messages that a text quotes by their URL, as attachments."""
    quotations: list[Document] = []
    for found in _QUOTED.finditer(text):
        message = scope.tx.messages.get(found["id"])
        if message is None or readable_room(scope, message["rid"]) is None:
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
    """Return the mentions: ``all`` and ``here`` first, then users, then teams."""
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


def stored_attachments(given: Sequence[object]) -> list[object]:
    """Convert attachments to their stored form (recorded: live/01, 02).

    Their timestamps are strings, and so are the values of their fields; the description
    of the first one is parsed.
    """
    kept = [
        _stored(cast("Document", one)) if isinstance(one, dict) else one
        for one in given
    ]
    first = as_document(kept[0])
    if isinstance(first.get("description"), str):
        first["descriptionMd"] = parse_markup(first["description"])
    return kept


def older_attachments(given: Sequence[object]) -> list[object]:
    """Convert attachments as 3.4.0 does: only the values of fields become strings."""
    return [
        {
            **as_document(one),
            "fields": [_field(f) for f in as_list(as_document(one)["fields"])],
        }
        if isinstance(as_document(one).get("fields"), list)
        else one
        for one in given
    ]


def _stored(given: Mapping[str, Any]) -> Document:
    first = pick(given, _FIRST)
    rest = {key: value for key, value in given.items() if key not in first}
    attachment = {**first, "ts": moment_text(given.get("ts")), **rest}
    attachment["ts"] = moment_text(given.get("ts"))
    if isinstance(given.get("fields"), list):
        attachment["fields"] = [_field(one) for one in as_list(given["fields"])]
    return attachment


def moment_text(value: object) -> str:
    """Format a timestamp of any form as a string; the epoch for other values."""
    when = _EPOCH
    ms = milliseconds(value)
    if ms is None and isinstance(value, (int, float)) and not isinstance(value, bool):
        ms = int(value)
    try:
        if ms is not None:
            when = datetime.fromtimestamp(ms / 1000, UTC)
        elif isinstance(value, str):
            when = datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        when = _EPOCH
    return f"{when:%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03}Z"


def _field(given: object) -> object:
    field = as_document(given)
    if "value" not in field or isinstance(field["value"], str):
        return given
    value = field["value"]
    if value is None or isinstance(value, (bool, dict, list)):
        return given
    return {**field, "value": f"{value:g}" if isinstance(value, float) else str(value)}


@cache
def emoji() -> Mapping[str, str]:
    """Return the built-in emoji by their short names."""
    text = files(__package__ or "").joinpath("emoji.txt").read_text("utf-8")
    return {
        name: "".join(chr(int(code, 16)) for code in codes.split("-"))
        for name, codes in (line.split() for line in text.splitlines())
    }


def shown_text(message: Document) -> str:
    """Return the text of a message without markup; for a file alone, a placeholder."""
    text = str(message.get("msg", ""))
    if not text and message.get("file"):
        first = as_document(next(iter(as_list(message.get("attachments"))), None))
        return f"User_uploaded_{'image' if 'image_type' in first else 'file'}"
    for pattern, left in _MARKS:
        text = pattern.sub(left, text)
    return _SHORT_NAME.sub(lambda found: emoji().get(found[1], found[0]), text)
