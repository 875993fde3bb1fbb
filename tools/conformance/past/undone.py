# SPDX-License-Identifier: MIT
"""Documents as they were before what was recorded being done to them.

What was there before may be shown for the first time because somebody changed it. So
that the same change can be made here, it is taken off again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from msgspec import Struct

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    milliseconds,
    pick_not,
)
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from ..recording.keys import causes_first, done_calls

__all__ = ["Undone"]

_EDITED: Final = ("editedAt", "editedBy")
_PINNED: Final = ("pinned", "pinnedAt", "pinnedBy")
_THREAD: Final = ("tcount", "tlm", "replies")
_BEFORE: Final = " (before)"
_OLD: Final = "-before"


class _Change(Struct, frozen=True):
    """A change of a document.

    Attributes:
        position: Where it was asked for.
        user: Id and username of who did it.
        call: Parameters of the method, or the body of the request.
        take_off: Gives the document as it was before.
    """

    position: int
    user: tuple[str, str]
    call: Document
    take_off: "_TakeOff"


_TakeOff: TypeAlias = Callable[[Document, _Change], Document]


class Undone:
    """Takes off again what was done to documents so far.

    Args:
        lines: The recording.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        ordered = causes_first(lines)
        self._began = lines[0].at if lines else 0
        self._places = {line.number: place for place, line in enumerate(ordered)}
        self._waiting = _changes_in(ordered, done_calls(lines))
        self._next = next(self._waiting, None)
        self._changes: dict[str, list[_Change]] = {}

    def pass_to(self, line: Line) -> None:
        """Note that the recording went on to a line."""
        place = self._places.get(line.number, -1)
        while self._next is not None and self._next[1].position <= place:
            self._changes.setdefault(self._next[0], []).append(self._next[1])
            self._next = next(self._waiting, None)

    def document(self, id_: str, fields: Document) -> Document:
        """A document as it was, or what is shown of it.

        Args:
            id_: Its id.
            fields: How it is shown now.
        """
        for change in reversed(self._changes.get(id_, ())):
            fields = change.take_off(fields, change)
        return fields

    def message(self, fields: Document) -> Document:
        """A message as it was."""
        fields = self.document(str(fields.get("_id")), fields)
        edited = milliseconds(fields.get("editedAt")) or 0
        return pick_not(fields, _EDITED) if edited >= self._began else fields


def _changes_in(
    lines: Sequence[Line], done: set[tuple[str, str]]
) -> Iterator[tuple[str, _Change]]:
    """The change, with the id of its document."""
    users: dict[str, tuple[str, str]] = {}
    names: dict[str, str] = {}
    last = "", ""
    for place, line in enumerate(lines):
        if line.kind == "rest":
            asked = as_document(parsed(line.text))
            is_done = as_document(asked.get("response")).get("success") is True
            name = str(asked.get("path")).rpartition("/")[2]
            if is_done and name in _REQUESTS:
                who = users.get(line.connection, last)
                body = as_document(asked.get("body"))
                yield from _change(place, who, body, _REQUESTS[name])
            continue
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            frame = as_document(parsed(text))
            result = as_document(frame.get("result"))
            if frame.get("msg") == "added" and frame.get("collection") == "users":
                fields = as_document(frame.get("fields"))
                id_ = str(frame.get("id")).removeprefix("-")
                names[id_] = str(fields.get("username"))
            elif {"id", "token"} <= set(result):
                id_ = str(result["id"])
                last = users[line.connection] = id_, names.get(id_, "")
            elif (line.connection, str(frame.get("id"))) in done and (
                known := _METHODS.get(str(frame.get("method")))
            ):
                given = known[0](as_list(frame.get("params")))
                who = users.get(line.connection, last)
                yield from _change(place, who, given, known[1:])


def _change(
    place: int, who: tuple[str, str], call: Document, kind: tuple[str, _TakeOff]
) -> Iterator[tuple[str, _Change]]:
    key, take_off = kind
    call = {**as_document(call.get("message")), **call}
    if isinstance(call.get(key), str):
        yield call[key], _Change(place, who, call, take_off)


def _reacted(fields: Document, change: _Change) -> Document:
    emoji = f":{str(change.call.get('emoji')).strip(':')}:"
    reactions = dict(as_document(fields.get("reactions")))
    given = as_list(as_document(reactions.get(emoji)).get("usernames"))
    name = change.user[1]
    names = [one for one in given if one != name] if name in given else [*given, name]
    reactions.pop(emoji, None)
    if names:
        reactions[emoji] = {"usernames": names}
    rest = pick_not(fields, ("reactions",))
    return {**rest, "reactions": reactions} if reactions else rest


def _edited(fields: Document, change: _Change) -> Document:
    del change
    return {**pick_not(fields, _EDITED), "msg": f"{fields.get('msg')}{_BEFORE}"}


def _pinned(fields: Document, change: _Change) -> Document:
    del change
    return pick_not(fields, _PINNED)


def _unpinned(fields: Document, change: _Change) -> Document:
    del change
    return {**fields, "pinned": True}


def _starred(fields: Document, change: _Change) -> Document:
    return _with(fields, "starred", {"_id": change.user[0]}, is_there=False)


def _unstarred(fields: Document, change: _Change) -> Document:
    return _with(fields, "starred", {"_id": change.user[0]}, is_there=True)


def _marked(fields: Document, change: _Change) -> Document:
    is_off = change.call.get("starred") is False
    return (_unstarred if is_off else _starred)(fields, change)


def _followed(fields: Document, change: _Change) -> Document:
    return _with(fields, "replies", change.user[0], is_there=False)


def _unfollowed(fields: Document, change: _Change) -> Document:
    return _with(fields, "replies", change.user[0], is_there=True)


def _with(fields: Document, key: str, item: object, *, is_there: bool) -> Document:
    others = [one for one in as_list(fields.get(key)) if one != item]
    items = [*others, item] if is_there else others
    rest = pick_not(fields, (key,))
    return {**rest, key: items} if items else rest


def _replied(fields: Document, change: _Change) -> Document:
    count = fields.get("tcount")
    if not isinstance(count, int):
        return fields
    if count > 1:
        return {**fields, "tcount": count - 1}
    come = {change.user[0], as_document(fields.get("u")).get("_id")}
    others = [one for one in as_list(fields.get("replies")) if one not in come]
    rest = pick_not(fields, _THREAD)
    return {**rest, "replies": others} if others else rest


def _set(fields: Document, change: _Change) -> Document:
    """A room before one of its settings, or several of them, had other values."""
    given = change.call.get("setting")
    names = (given,) if isinstance(given, str) else as_document(given)
    for name in _SETTINGS.keys() & set(names):
        fields = _SETTINGS[name](fields)
    return fields


def _without(key: str) -> Callable[[Document], Document]:
    return lambda fields: pick_not(fields, (key,))


def _otherwise(key: str) -> Callable[[Document], Document]:
    return lambda fields: {**fields, key: not fields[key]} if key in fields else fields


def _renamed(fields: Document) -> Document:
    names: Document = {key: fields[key] for key in ("name", "fname") if key in fields}
    return {**fields, **{key: f"{name}{_OLD}" for key, name in names.items()}}


def _setting(name: str) -> _TakeOff:
    return lambda fields, _: _SETTINGS[name](fields)


def _muted(fields: Document, change: _Change) -> Document:
    return _with(fields, "muted", change.call.get("username"), is_there=False)


def _unmuted(fields: Document, change: _Change) -> Document:
    return _with(fields, "muted", change.call.get("username"), is_there=True)


def _named(params: list[Any]) -> Document:
    return dict(zip(("rid", "setting"), params, strict=False))


def _first(params: list[Any]) -> Document:
    return as_document(next(iter(params), None))


def _reaction(params: list[Any]) -> Document:
    return dict(zip(("emoji", "messageId"), params, strict=False))


_SETTINGS: Final[Mapping[str, Callable[[Document], Document]]] = {
    "archived": _otherwise("archived"),
    "readOnly": _otherwise("ro"),
    "roomAnnouncement": _without("announcement"),
    "roomDescription": _without("description"),
    "roomName": _renamed,
    "roomTopic": _without("topic"),
}
"""How a room was before a setting of it was changed, by the name of the setting."""

_METHODS: Final[Mapping[str, tuple[Callable[[list[Any]], Document], str, _TakeOff]]] = {
    "archiveRoom": (_named, "rid", _setting("archived")),
    "followMessage": (_first, "mid", _followed),
    "muteUserInRoom": (_first, "rid", _muted),
    "pinMessage": (_first, "_id", _pinned),
    "saveRoomSettings": (_named, "rid", _set),
    "sendMessage": (_first, "tmid", _replied),
    "setReaction": (_reaction, "messageId", _reacted),
    "starMessage": (_first, "_id", _marked),
    "unarchiveRoom": (_named, "rid", _setting("archived")),
    "unfollowMessage": (_first, "mid", _unfollowed),
    "unmuteUserInRoom": (_first, "rid", _unmuted),
    "unpinMessage": (_first, "_id", _unpinned),
    "updateMessage": (_first, "_id", _edited),
}
"""Methods that change a message or a room: parameters, id, and earlier state."""

_REQUESTS: Final[Mapping[str, tuple[str, _TakeOff]]] = {
    "chat.followMessage": ("mid", _followed),
    "chat.pinMessage": ("messageId", _pinned),
    "chat.postMessage": ("tmid", _replied),
    "chat.react": ("messageId", _reacted),
    "chat.sendMessage": ("tmid", _replied),
    "chat.starMessage": ("messageId", _starred),
    "chat.unPinMessage": ("messageId", _unpinned),
    "chat.unStarMessage": ("messageId", _unstarred),
    "chat.unfollowMessage": ("mid", _unfollowed),
    "chat.update": ("msgId", _edited),
    **{
        f"{family}.{name}": ("roomId", _setting(setting))
        for family in ("channels", "groups")
        for name, setting in (
            ("archive", "archived"),
            ("rename", "roomName"),
            ("setAnnouncement", "roomAnnouncement"),
            ("setDescription", "roomDescription"),
            ("setPurpose", "roomDescription"),
            ("setReadOnly", "readOnly"),
            ("setTopic", "roomTopic"),
            ("unarchive", "archived"),
        )
    },
}
"""The same of requests, which have them in their bodies."""
