# SPDX-License-Identifier: MIT
"""Actions of users who were not recorded: only their effects are.

Who writes in a room of somebody who is recorded, and has no connection in the
recording, wrote from elsewhere. So that what follows from it can be compared, they
are made to write, edit and delete here too, as the recording shows that they did.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from msgspec import Struct

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    milliseconds,
    pick_not,
)
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = [
    "ACT",
    "AT_ONCE_MS",
    "FILES",
    "PRESENCE",
    "SERVER",
    "Act",
    "with_bystanders",
]

SERVER: Final = "rocket.cat"
"""The author of an action by a user of whom nothing is known."""

ACT: Final = "act"
"""Kind of a line that says what a bystander does."""

_MADE: Final = frozenset(
    {"u", "ts", "_updatedAt", "urls", "mentions", "channels", "md", "editedAt"}
    | {"editedBy", "unread", "starred", "reactions", "pinned", "pinnedBy", "pinnedAt"}
    | {"replies", "tcount", "tlm"}
)
"""Fields of a message that the server makes, or that come later."""

_TAKES_AWAY: Final = re.compile("delete|erase|clean", re.IGNORECASE)
"""Methods after which a message may be deleted."""

_OTHERS: Final = frozenset({"t", "bot", "private", "token", "drid", "e2e"})
"""Fields of messages that nobody just writes."""


_READS: Final = re.compile(
    r"login|logout|UserPresence:|stream-|(get|load|list|messages/|rooms/|permissions/"
    r"|subscriptions/|public-settings|private-settings|spotlight|browse|channelsList"
    r"|readMessages|openRoom|messageSearch|rocketchatSearch)"
)
"""Methods that no message announces."""

_CAUSED_MS: Final = 3_000
"""After this what happens is not because of a call any more."""

AT_ONCE_MS: Final = 300
"""Between what comes of one thing passes no more."""

_ANYBODY: Final = ""
PRESENCE: Final = "presence"
"""The action of a bystander whose status changes: connecting or leaving."""

FILES: Final = "files"
"""The action of a bystander who sends a file: no method accepts the message as is."""

_STATUSES: Final = ("offline", "online", "away", "busy")
_ACTIVITIES: Final = ("/user-activity", "/typing")


class Act(Struct, frozen=True):
    """A call of somebody who is not recorded.

    Attributes:
        user_id: Who, by the recorded id.
        method: Wire name.
        params: Recorded values.
        at: When it was done, where the server noted that.
    """

    user_id: str
    method: str
    params: list[Any]
    at: int | None = None


def with_bystanders(lines: Sequence[Line]) -> list[Line]:
    """Put what bystanders did before what came of it."""
    watcher = _Watcher(lines)
    found: list[Line] = []
    for line in lines:
        for act in watcher.acts_before(line):
            text = json.dumps([act.user_id, act.method, act.params, act.at])
            place = _first_that_follows(found, line, set(_words(act.params)))
            found.insert(place, Line(line.number, line.at, "", ACT, text))
        found.append(line)
    return found


def _first_that_follows(lines: Sequence[Line], line: Line, named: set[str]) -> int:
    """The start of an action's effects: rooms and readers may hear of it earlier."""
    place = len(lines)
    while place and _tells_of_room(lines[place - 1], line, named):
        place -= 1
    return place


def _tells_of_room(line: Line, later: Line, named: set[str]) -> bool:
    """Whether one of the named rooms changed just before, or was announced."""
    if line.kind != "in" or later.at - line.at > AT_ONCE_MS:
        return False
    for text in unwrapped(line):
        fields = as_document(as_document(parsed(text)).get("fields"))
        kind = str(fields.get("eventName")).rpartition("/")[2]
        told = as_document(next(reversed(as_list(fields.get("args"))), None))
        about = {
            "notification": as_document(told.get("payload")).get("_id"),
            "rooms-changed": told.get("_id"),
            "subscriptions-changed": told.get("rid"),
        }
        if about.get(kind) not in named:
            return False
    return True


class _Watcher:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._actors: set[str] = set()
        self._sent: set[str] = set()
        self._messages: dict[str, Document] = {}
        self._authors: dict[str, str] = {}
        self._asked_to_go: set[str] = set()
        self._names: dict[str, str] = {}
        self._reactions: dict[str, set[tuple[str, str]]] = {}
        self._seen_as: dict[str, tuple[object, object]] = {}
        self._user_of: dict[str, str] = {}
        self._called: dict[str, int] = {}
        self._asked: dict[tuple[str, str], str] = {}
        for line in lines:
            self._note(line)

    def _note(self, line: Line) -> None:
        """Learn who is recorded, and which messages the server named for them."""
        if line.kind == "rest":
            user = as_document(as_document(parsed(line.text)).get("response"))
            for fields in (user, as_document(user.get("data"))):
                self._actors.add(str(fields.get("userId")))
            return
        for text in unwrapped(line):
            frame = as_document(parsed(text))
            key = line.connection, str(frame.get("id"))
            if frame.get("msg") == "method":
                self._asked[key] = str(frame.get("method"))
            result = as_document(frame.get("result"))
            if {"id", "token"} <= set(result):
                self._actors.add(str(result["id"]))
            is_made = not _READS.match(self._asked.get(key, ""))
            if frame.get("msg") == "result" and is_made:
                self._sent |= set(_words(result.get("_id")))
                self._actors.add(str(as_document(result.get("u")).get("_id")))
            self._note_authors(frame)

    def _note_authors(self, frame: Document) -> None:
        fields = as_document(frame.get("fields"))
        if frame.get("collection") == "users":
            self._names[str(fields.get("username"))] = str(frame.get("id"))
        for told in (frame.get("result"), *as_list(fields.get("args"))):
            message = as_document(told)
            by = as_document(message.get("u"))
            author = by.get("_id")
            if isinstance(author, str):
                self._names.setdefault(str(by.get("username")), author)
            if "msg" in message and isinstance(author, str):
                self._authors[str(message.get("_id"))] = author
            if fields.get("eventName") == "user-status":
                id_, name = (*as_list(told)[:2], None, None)[:2]
                self._names.setdefault(str(name), str(id_))

    def acts_before(self, line: Line) -> Iterator[Act]:
        """The action that must have caused a line."""
        self._note_calls(line)
        if line.kind != "in":
            return
        for text in unwrapped(line):
            frame = as_document(parsed(text))
            fields = as_document(frame.get("fields"))
            event = str(fields.get("eventName"))
            first = as_document(next(iter(as_list(fields.get("args"))), None))
            if frame.get("collection") == "stream-room-messages":
                yield from self._written(first, line.at)
                yield from self._reacted(first)
            elif event.endswith("/deleteMessage"):
                yield from self._removed(str(first.get("_id")))
            elif event.endswith(_ACTIVITIES):
                yield from self._active(event, as_list(fields.get("args")))
            else:
                yield from self._present(frame)

    def _active(self, event: str, args: list[Any]) -> Iterator[Act]:
        """Somebody writes, or stops writing, a message."""
        user_id = self._names.get(str(args[0])) if args else None
        if user_id is not None and user_id not in self._actors:
            yield Act(user_id, "stream-notify-room", [event, *args])

    def _present(self, frame: Document) -> Iterator[Act]:
        """Somebody comes, goes, or says something else about being here."""
        fields = as_document(frame.get("fields"))
        entry = as_list(next(iter(as_list(fields.get("args"))), None))
        if fields.get("eventName") == "user-status":
            user_id, entry = str(next(iter(entry), None)), entry[1:]
        elif frame.get("collection") == "stream-user-presence":
            user_id = str(fields.get("uid"))
        else:
            return
        code, text = (*entry[1:3], None, None)[:2]
        is_known = self._seen_as.get(user_id) == (code, text)
        is_status = isinstance(code, int) and code in range(len(_STATUSES))
        if user_id in self._actors or is_known or not is_status:
            return
        self._seen_as[user_id] = code, text
        yield Act(user_id, PRESENCE, [_STATUSES[int(str(code))], text])

    def _note_calls(self, line: Line) -> None:
        """Record an action that others may hear of."""
        if line.kind == "rest":
            call = as_document(parsed(line.text))
            if call.get("http") != "GET":
                self._called[_ANYBODY] = line.at
                self._note_ids(call, str(call.get("path")))
            return
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            frame = as_document(parsed(text))
            if line.kind == "in":
                result = as_document(frame.get("result"))
                if {"id", "token"} <= set(result):
                    self._user_of[line.connection] = str(result["id"])
            elif frame.get("msg") == "method":
                method = str(frame.get("method"))
                self._note_ids(frame.get("params"), method)
                if not _READS.match(method):
                    who = self._user_of.get(line.connection, _ANYBODY)
                    self._called[who] = line.at

    def _note_ids(self, given: object, asked: str) -> None:
        """Note what somebody names first, or asks to have taken away."""
        self._sent |= set(_words(given)) - self._messages.keys()
        if _TAKES_AWAY.search(asked):
            self._asked_to_go |= set(_words(given))

    def _is_elsewhere(self, user_id: str, at: int) -> bool:
        """Whether no call is recorded that something can come of."""
        calls = (self._called.get(user_id), self._called.get(_ANYBODY))
        last = max((moment for moment in calls if moment is not None), default=None)
        return user_id not in self._actors or last is None or at - last > _CAUSED_MS

    def _written(self, message: Document, at: int) -> Iterator[Act]:
        id_, author = str(message.get("_id")), as_document(message.get("u")).get("_id")
        before = self._messages.get(id_)
        change = _CHANGES.get(str(message.get("t")))
        is_elsewhere = self._is_elsewhere(str(author), at)
        if change is not None and before is None and is_elsewhere:
            self._messages[id_] = message
            yield Act(str(author), change[0], change[1](message))
            return
        is_theirs = is_elsewhere and not _OTHERS & set(message)
        if before is None and is_theirs and id_ not in self._sent:
            new = pick_not(message, _MADE)
            self._messages[id_] = message
            sent = milliseconds(message.get("ts"))
            if "editedAt" not in message:
                method = FILES if message.get("file") else "sendMessage"
                yield Act(str(author), method, [new], sent)
        elif before is not None and message.get("t") == "rm" and is_elsewhere:
            yield from self._removed(id_)
        elif before is not None and before.get("editedAt") != message.get("editedAt"):
            self._messages[id_] = message
            editor = as_document(message.get("editedBy")).get("_id")
            if editor == author:
                changed = {"_id": id_, "rid": message["rid"], "msg": message["msg"]}
                edited = milliseconds(message.get("editedAt"))
                yield Act(str(author), "updateMessage", [changed], edited)

    def _reacted(self, message: Document) -> Iterator[Act]:
        """A reaction by a user who is not recorded, or its removal."""
        id_, now = str(message.get("_id")), _reactions_of(message)
        before = self._reactions.get(id_, set())
        self._reactions[id_] = now
        for emoji, username in sorted(before ^ now):
            user_id = self._names.get(username)
            if user_id is not None and user_id not in self._actors:
                is_new = (emoji, username) in now
                yield Act(user_id, "setReaction", [emoji, id_, is_new])

    def _removed(self, id_: str) -> Iterator[Act]:
        """Deletions that nobody recorded asked for, each by whose message it was."""
        self._messages.pop(id_, None)
        author = self._authors.pop(id_, SERVER)
        if id_ not in self._asked_to_go:
            yield Act(author, "deleteMessage", [{"_id": id_}])


def _reactions_of(message: Document) -> set[tuple[str, str]]:
    """The users who reacted, by emoji."""
    return {
        (emoji, str(username))
        for emoji, given in as_document(message.get("reactions")).items()
        for username in as_list(as_document(given).get("usernames"))
    }


def _to_room(message: Document) -> list[Any]:
    return [message.get("rid")]


def _to_member(message: Document) -> list[Any]:
    return [{"rid": message.get("rid"), "username": message.get("msg")}]


def _to_setting(name: str) -> Callable[[Document], list[Any]]:
    return lambda message: [message.get("rid"), name, message.get("msg")]


_CHANGES: Final[Mapping[str, tuple[str, Callable[[Document], list[Any]]]]] = {
    "au": (
        "addUsersToRoom",
        lambda message: [{"rid": message.get("rid"), "users": [message.get("msg")]}],
    ),
    "r": ("saveRoomSettings", _to_setting("roomName")),
    "room-archived": ("archiveRoom", _to_room),
    "room-unarchived": ("unarchiveRoom", _to_room),
    "room_changed_announcement": (
        "saveRoomSettings",
        _to_setting("roomAnnouncement"),
    ),
    "room_changed_description": ("saveRoomSettings", _to_setting("roomDescription")),
    "room_changed_topic": ("saveRoomSettings", _to_setting("roomTopic")),
    "ru": ("removeUserFromRoom", _to_member),
    "uj": ("joinRoom", _to_room),
    "ul": ("leaveRoom", _to_room),
    "user-muted": ("muteUserInRoom", _to_member),
    "user-unmuted": ("unmuteUserInRoom", _to_member),
}
"""The action that must have caused a system message, by its kind."""


def _words(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    waiting: list[Any] = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            waiting += as_list(cast("object", item))
        elif isinstance(item, dict):
            waiting += as_document(cast("object", item)).values()
