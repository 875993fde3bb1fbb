# SPDX-License-Identifier: MIT
"""Messages: sending, changing and deleting them."""

import re
from collections.abc import Callable
from typing import Final

from .deleted import keep_deleted
from .documents import Document, date, milliseconds, pick, user_reference
from .failure import MATCH_FAILED, fail
from .ids import meteor_id
from .markup import parse_markup
from .matching import Params
from .method import Methods
from .permissions import can_access_room, may
from .scope import UNDEFINED, Scope
from .system_messages import count_message
from .threads import count_reply, note_reply
from .unread import note_unread

__all__ = ["ANSWERED", "ANSWERING", "METHODS", "change_message", "may_write", "send"]

ANSWERING: Final[list[Callable[[Scope, Document], None]]] = []
"""Told when an agent is about to answer a visitor."""

ANSWERED: Final[list[Callable[[Scope, Document, Document], None]]] = []
"""Told when an agent answered a visitor; conversations add what they count."""

_CLOCKS_APART_MS: Final = 60_000
_FUTURE_MS: Final = 10_000
_URL: Final = re.compile(r"https?://[^\s<>()|]+")
_MENTION: Final = re.compile(r"(?<!\w)@([\w.:-]*\w)")
_CHANNEL: Final = re.compile(r"(?<!\w)#([\w.-]*\w)")
_QUOTED: Final = re.compile(r"\[ \]\((?P<url>https?://[^\s()]+[?&]msg=(?P<id>\w+))\)")
_EVERYBODY: Final = frozenset({"all", "here"})


def may_write(scope: Scope, room: Document, user: Document) -> str | None:
    """Why a user may not write in a room; None when it is allowed."""
    if not can_access_room(scope, room):
        return "error-not-allowed"
    membership = scope.tx.membership(room["_id"], user["_id"]) or {}
    if membership.get("blocked") or membership.get("blocker"):
        return "room_is_blocked"
    if user.get("username") in (room.get("muted") or ()):
        return "You_have_been_muted"
    if room.get("ro") and not may(scope, "post-readonly", room["_id"]):
        unmuted = room.get("unmuted") or ()
        if user.get("username") not in unmuted:
            return "You can't send messages because the room is readonly."
    return None


def send(
    scope: Scope,
    room: Document,
    author: Document,
    given: Document,
    *,
    reads_urls: bool = True,
) -> Document:
    """Store a message and tell whoever follows.

    Args:
        scope: The operation.
        room: Where.
        author: Who.
        given: What: the fields that the client chose.
        reads_urls: Whether to list the addresses in the text.
    """
    message: Document = {"rid": room["_id"], **given, "u": user_reference(author)}
    if "ts" not in given:
        message["ts"] = scope.today
    if "attachments" in message:
        message["attachments"] = [
            _attachment(one) for one in message["attachments"] or ()
        ]
    message.setdefault("_id", meteor_id())
    message["_updatedAt"] = scope.stamp()
    quotations = _quotations(scope, str(message.get("msg", "")))
    if quotations:
        message["attachments"] = [*quotations, *message.get("attachments", ())]
    is_encrypted = message.get("t") == "e2e"
    message |= _read(scope, str(message.get("msg", "")), is_encrypted=is_encrypted)
    if not reads_urls:
        message.pop("urls", None)
    scope.tx.messages.insert(message)
    is_hidden = "tmid" in message and not message.get("tshow")
    count_message(scope, room, None if is_hidden else message, is_news=not is_hidden)
    note_unread(scope, room, message)
    if "tmid" in message:
        note_reply(scope, room, message)
    if "prid" in room:
        _count_in_parent(scope, room, message)
    return message


def _count_in_parent(scope: Scope, room: Document, message: Document) -> None:
    """Keep the figures of a discussion in the message that announced it."""
    announcement = scope.tx.messages.find_one("drid = ?", room["_id"])
    if announcement is not None:
        announcement |= {"dcount": room["msgs"], "dlm": message["ts"]}
        announcement["_updatedAt"] = scope.stamp()
        scope.tx.messages.save(announcement)


def _send_message(scope: Scope, params: Params) -> object:
    given = dict(params.document(0))
    author = scope.need_user("sendMessage")
    given.setdefault("msg", "")
    if given.get("tshow") and not given.get("tmid"):
        fail("error-invalid-params", "tshow provided but missing tmid", "sendMessage")
    if not _check_moment(scope, given) or not _fits(scope, given["msg"]):
        return UNDEFINED
    room_id = given.get("rid")
    room = scope.tx.rooms.get(room_id) if isinstance(room_id, str) else None
    if room is None:
        return UNDEFINED
    refusal = may_write(scope, room, author)
    if refusal == "error-not-allowed":
        fail("error-not-allowed", None, "sendMessage")
    if refusal is not None:
        _whisper(scope, author, room["_id"], refusal)
        return UNDEFINED
    if "_id" in given and scope.tx.messages.has(str(given["_id"])):
        return UNDEFINED
    if isinstance(given.get("tmid"), str):
        first = scope.tx.messages.get(given["tmid"]) or {}
        given["tmid"] = first.get("tmid", given["tmid"])
    return _say(scope, room, author, given)


def _fits(scope: Scope, text: object) -> bool:
    longest: int = scope.setting("Message_MaxAllowedSize")
    return isinstance(text, str) and len(text) <= longest


def _say(scope: Scope, room: Document, author: Document, given: Document) -> Document:
    if room["t"] != "l":
        return send(scope, room, author, given)
    for begin in ANSWERING:
        begin(scope, room)
    sent = send(scope, room, author, given)
    for note in ANSWERED:
        note(scope, room, sent)
    return sent


def _check_moment(scope: Scope, given: Document) -> bool:
    """A client's time is taken when it is almost ours; else not even the message."""
    ms = milliseconds(given.get("ts"))
    if ms is None:
        given.pop("ts", None)
        return True
    ahead = ms - scope.now
    if ahead < -_CLOCKS_APART_MS:
        return False
    if ahead > _CLOCKS_APART_MS:
        fail(
            "error-message-ts-out-of-sync",
            "Message timestamp is out of sync",
            "sendMessage",
            message_ts=date(ms),
            server_ts=scope.today,
        )
    if abs(ahead) > _FUTURE_MS:
        given.pop("ts")
    return True


def _whisper(scope: Scope, user: Document, room_id: str, text: str) -> None:
    """Say something that only one user sees and nobody stores."""
    scope.notify_user(
        user["_id"],
        "message",
        {
            "groupable": False,
            "private": True,
            "msg": text,
            "_id": str(scope.tx.stamp()),
            "rid": room_id,
            "ts": scope.today,
            "u": {"_id": "rocket.cat", "username": "rocket.cat"},
        },
    )


def _attachment(given: Document) -> Document:
    """An attachment as the server stores it: with a moment that is text."""
    first = pick(given, ("color", "collapsed", "text"))
    moment: Document = {"ts": "1970-01-01T00:00:00.000Z"}
    return first | moment | {k: v for k, v in given.items() if k not in first}


def _read(scope: Scope, text: str, *, is_encrypted: bool = False) -> Document:
    """What the server finds in a text."""
    read: Document = {
        "urls": [_address(scope, found[0], text) for found in _URL.finditer(text)],
        "mentions": _mentions(scope, text),
        "channels": _channels(scope, text),
    }
    markup = [] if is_encrypted else parse_markup(text)
    return {**read, "md": markup} if markup else read


def _address(scope: Scope, url: str, text: str) -> Document:
    """An address in a text; that of a message which is quoted is not visited."""
    is_quoted = f"[ ]({url})" in text and bool(_quotations(scope, f"[ ]({url})"))
    return {"url": url, "meta": {}, **({"ignoreParse": True} if is_quoted else {})}


def _quotations(scope: Scope, text: str) -> list[Document]:
    """The messages that a text quotes by their address."""
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
                "attachments": message.get("attachments") or [],
                "ts": message["ts"],
            }
        )
    return quotations


def _mentions(scope: Scope, text: str) -> list[Document]:
    mentions: list[Document] = []
    for name in dict.fromkeys(found[1] for found in _MENTION.finditer(text)):
        if name in _EVERYBODY:
            mentions.append({"_id": name, "username": name})
        elif (user := scope.tx.user_named(name)) is not None:
            mentions.append({**user_reference(user), "type": "user"})
    return mentions


def _channels(scope: Scope, text: str) -> list[Document]:
    names = dict.fromkeys(found[1] for found in _CHANNEL.finditer(text))
    rooms = [scope.tx.room_named(name) for name in names]
    return [
        {"_id": room["_id"], "name": room["name"]}
        for room in rooms
        if room is not None and room["t"] in "cp"
    ]


def change_message(scope: Scope, params: Params) -> object:
    """Edit a message: its text, or what hangs on it."""
    change = params.document(0)
    user = scope.need_user("updateMessage")
    message = scope.tx.messages.get(str(change.get("_id")))
    if message is None:
        return UNDEFINED
    is_own = message["u"]["_id"] == user["_id"]
    if not is_own and not may(scope, "edit-message", message["rid"]):
        fail(
            "error-action-not-allowed",
            "Message editing not allowed",
            "updateMessage",
            action="Message_editing",
        )
    if change.get("msg") == message["msg"] and "attachments" not in change:
        return UNDEFINED
    text = str(change.get("msg", message["msg"]))
    message.pop("md", None)
    edited: Document = {"editedAt": scope.today, "editedBy": user_reference(user)}
    edited["editedBy"].pop("name", None)
    message |= {
        "msg": text,
        "_updatedAt": scope.stamp(),
        **_read(scope, text, is_encrypted=message.get("t") == "e2e"),
        **edited,
    }
    for key in ("attachments", "blocks", "content", "customFields", "e2eMentions"):
        if key in change:
            message[key] = change[key]
    scope.tx.messages.save(message)
    _refresh_last_message(scope, message)
    return UNDEFINED


def _delete_message(scope: Scope, params: Params) -> object:
    given = params.document(0)
    if not isinstance(given.get("_id"), str):
        raise MATCH_FAILED
    user = scope.need_user("deleteMessage")
    message = scope.tx.messages.get(given["_id"])
    if message is None:
        fail("error-action-not-allowed", "Not allowed")
    is_own = message["u"]["_id"] == user["_id"]
    allowed = (is_own and may(scope, "delete-own-message")) or may(
        scope, "delete-message", message["rid"]
    )
    if not allowed:
        fail("error-action-not-allowed", "Not allowed")
    if message.get("tcount") or scope.setting("Message_ShowDeletedStatus"):
        _blank(scope, message, user)
    else:
        _remove(scope, message)
    return UNDEFINED


def _blank(scope: Scope, message: Document, user: Document) -> None:
    """Keep the place of a message that a thread hangs on."""
    message.pop("md", None)
    by = {"_id": user["_id"], "username": user.get("username")}
    message |= {
        "msg": "",
        "t": "rm",
        "urls": [],
        "mentions": [],
        "channels": [],
        "attachments": [],
        "reactions": {},
        "editedAt": scope.today,
        "editedBy": by,
        "_updatedAt": scope.stamp(),
    }
    scope.tx.messages.save(message)
    _forget_in_room(scope, message)


def _remove(scope: Scope, message: Document) -> None:
    keep_deleted(scope, message)
    scope.tx.messages.delete(message)
    if "tmid" in message:
        count_reply(scope, message, by=-1)
    _forget_in_room(scope, message)
    scope.notify_room(message["rid"], "deleteMessage", {"_id": message["_id"]})


def _forget_in_room(scope: Scope, message: Document) -> None:
    """Count one message less, and show another as the last."""
    room = scope.tx.rooms.get(message["rid"])
    if room is not None:
        room["msgs"] = max(room.get("msgs", 1) - 1, 0)
        if room.get("lastMessage", {}).get("_id") == message["_id"]:
            room.pop("lastMessage")
            last = scope.tx.messages.find_one(
                "rid = ? AND t IS NULL ORDER BY ts DESC", room["_id"]
            )
            if last is not None:
                room["lastMessage"] = last
        room["_updatedAt"] = scope.stamp()
        scope.tx.rooms.save(room)


def _refresh_last_message(scope: Scope, message: Document) -> None:
    room = scope.tx.rooms.get(message["rid"])
    if room is not None and room.get("lastMessage", {}).get("_id") == message["_id"]:
        room["lastMessage"] = message
        room["_updatedAt"] = scope.stamp()
        scope.tx.rooms.save(room)


METHODS: Final[Methods] = {
    "sendMessage": _send_message,
    "updateMessage": change_message,
    "deleteMessage": _delete_message,
}
