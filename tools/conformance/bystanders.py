# SPDX-License-Identifier: MIT
"""What people did who were not recorded: a recording shows only what came of it.

Who writes in a room of somebody who is recorded, and has no connection in the
recording, wrote from elsewhere. So that what follows from it can be compared, they
are made to write, edit and delete here too, as the recording shows that they did.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from msgspec import Struct

from quickmeet_devserver.base.documents import Document, as_document, as_list, pick_not
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["ACT", "SERVER", "Act", "with_bystanders"]

SERVER: Final = "rocket.cat"
"""Who did what somebody did of whom nothing is known."""

ACT: Final = "act"
"""Kind of a line that says what a bystander does."""

_MADE: Final = frozenset(
    {"u", "ts", "_updatedAt", "urls", "mentions", "channels", "md", "editedAt"}
    | {"editedBy", "unread", "starred", "reactions", "pinned", "pinnedBy", "pinnedAt"}
    | {"replies", "tcount", "tlm"}
)
"""Fields of a message that the server makes, or that come later."""

_TAKES_AWAY: Final = re.compile("delete|erase|clean", re.IGNORECASE)
"""What calls are called after which a message may be gone."""

_OTHERS: Final = frozenset({"t", "bot", "private", "file", "token", "drid", "e2e"})
"""Fields of messages that nobody just writes."""


class Act(Struct, frozen=True):
    """A call of somebody who is not recorded.

    Attributes:
        user_id: Who, by the recorded id.
        method: Wire name.
        params: Recorded values.
    """

    user_id: str
    method: str
    params: list[Any]


def with_bystanders(lines: Sequence[Line]) -> list[Line]:
    """Put what bystanders did before what came of it."""
    watcher = _Watcher(lines)
    found: list[Line] = []
    for line in lines:
        for act in watcher.acts_before(line):
            text = json.dumps([act.user_id, act.method, act.params])
            found.append(Line(line.number, line.at, "", ACT, text))
        found.append(line)
    return found


class _Watcher:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._actors: set[str] = set()
        self._sent: set[str] = set()
        self._messages: dict[str, Document] = {}
        self._authors: dict[str, str] = {}
        self._asked_to_go: set[str] = set()
        for line in lines:
            self._note(line)

    def _note(self, line: Line) -> None:
        """Learn who is recorded, and which messages are written by them."""
        if line.kind == "rest":
            self._note_request(as_document(parsed(line.text)))
            return
        for text in unwrapped(line):
            frame = as_document(parsed(text))
            if line.kind == "out":
                self._sent |= set(_words(frame.get("params")))
                if _TAKES_AWAY.search(str(frame.get("method"))):
                    self._asked_to_go |= set(_words(frame.get("params")))
            result = as_document(frame.get("result"))
            if {"id", "token"} <= set(result):
                self._actors.add(str(result["id"]))
            if frame.get("msg") == "result":
                self._sent |= set(_words(result.get("_id")))
                self._actors.add(str(as_document(result.get("u")).get("_id")))
            self._note_authors(frame)

    def _note_request(self, call: Document) -> None:
        self._sent |= set(_words(call))
        if _TAKES_AWAY.search(str(call.get("path"))):
            self._asked_to_go |= set(_words(call))
        user = as_document(call.get("response"))
        for fields in (user, as_document(user.get("data"))):
            self._actors.add(str(fields.get("userId")))

    def _note_authors(self, frame: Document) -> None:
        args = as_list(as_document(frame.get("fields")).get("args"))
        for told in (frame.get("result"), *args):
            message = as_document(told)
            author = as_document(message.get("u")).get("_id")
            if "msg" in message and isinstance(author, str):
                self._authors[str(message.get("_id"))] = author

    def acts_before(self, line: Line) -> Iterator[Act]:
        """What somebody must have done for a line to follow."""
        if line.kind != "in":
            return
        for text in unwrapped(line):
            frame = as_document(parsed(text))
            fields = as_document(frame.get("fields"))
            event = str(fields.get("eventName"))
            first = as_document(next(iter(as_list(fields.get("args"))), None))
            if frame.get("collection") == "stream-room-messages":
                yield from self._written(first)
            elif event.endswith("/deleteMessage"):
                yield from self._removed(str(first.get("_id")))

    def _written(self, message: Document) -> Iterator[Act]:
        id_, author = str(message.get("_id")), as_document(message.get("u")).get("_id")
        before = self._messages.get(id_)
        is_theirs = author not in self._actors and not _OTHERS & set(message)
        if before is None and is_theirs and id_ not in self._sent:
            new = pick_not(message, _MADE)
            self._messages[id_] = message
            if "editedAt" not in message:
                yield Act(str(author), "sendMessage", [new])
        elif before is not None and before.get("editedAt") != message.get("editedAt"):
            self._messages[id_] = message
            editor = as_document(message.get("editedBy")).get("_id")
            if editor == author:
                changed = {"_id": id_, "rid": message["rid"], "msg": message["msg"]}
                yield Act(str(author), "updateMessage", [changed])

    def _removed(self, id_: str) -> Iterator[Act]:
        """Deletions that nobody recorded asked for, each by whose message it was."""
        self._messages.pop(id_, None)
        author = self._authors.pop(id_, SERVER)
        if id_ not in self._asked_to_go:
            yield Act(author, "deleteMessage", [{"_id": id_}])


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
