# SPDX-License-Identifier: MIT
"""Rooms that existed before a recording, and their members.

A room that somebody may follow or write to exists. Authors in it, and receivers of its
changes, are members; its creator, and those who do what only owners may, are owners.
Nobody who is seen joining before that was a member.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.roles import kind_of
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from ..recording.hints import DEFAULT_ROOM, WRITES
from .people import with_role
from .prior_state import Presupposed, is_named_admin
from .privileges import is_for_owners, permissions_of_owners

__all__ = ["add_access"]

_IDS: Final = frozenset({"id", "object id", "direct room"})
_FOLLOWED: Final = frozenset({"stream-room-messages", "stream-notify-room"})
_FOLLOWED_BY: Final = {
    "stream-canned-responses": "livechat-agent",
    "stream-integrationHistory": "admin",
    "stream-livechat-inquiry-queue-observer": "livechat-agent",
    "stream-notify-logged private-settings-changed": "admin",
    "stream-stdout": "admin",
}
"""The role that a follower of a stream has at least."""

_FORBIDDEN: Final = ("not-allowed", "not-authorized", "unauthorized")
"""The endings of error codes for missing rights."""

_COMES: Final = frozenset({"uj", "ut"})
_IS_BROUGHT: Final = frozenset({"au", "added-user-to-team"})
"""System messages that show who joined: their author, or a user they name."""

_GOES: Final = frozenset({"ul", "ru", "ult", "removed-user-from-team"})
"""System messages that show who left: their author, or a user they name."""

_LOSES_ROLE: Final = "subscription-role-removed"
_WAS_THERE: Final = frozenset(
    {"user-muted", "user-unmuted", "subscription-role-added", _LOSES_ROLE}
)
"""Messages about somebody who is in the room, or was until then."""


def add_access(
    found: Presupposed, lines: Sequence[Line], is_made: Callable[[str], bool]
) -> None:
    """Add rooms that are used, and who was in them.

    Args:
        found: What else is known.
        lines: The recording.
        is_made: Whether an id came up in the recording.
    """
    reader = _Reader(found, is_made)
    for line in lines:
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            reader.read(line, as_document(parsed(text)))
    reader.conclude()
    for room_id, room in found.rooms.items():
        maker = str(as_document(room.get("u")).get("_id"))
        if room_id != DEFAULT_ROOM:
            reader.owns(room_id, maker, made_it=True)


class _Reader:
    def __init__(self, found: Presupposed, is_made: Callable[[str], bool]) -> None:
        self._found = found
        self._is_made = is_made
        self._came = set(found.outside)
        self._shown = {
            (str(one["rid"]), str(as_document(one["u"]).get("_id")))
            for one in found.memberships.values()
        }
        self._plain = {
            (str(one["rid"]), str(as_document(one["u"]).get("_id")))
            for one in found.memberships.values()
            if not one.get("roles")
        }
        self._refused: set[str] = set()
        self._no_owners: set[tuple[str, str]] = set()
        self._demoted: set[tuple[str, str]] = set()
        self._names = {one.get("username"): id_ for id_, one in found.users.items()}
        self._users: dict[str, str] = {}
        self._calls: dict[tuple[str, str], tuple[str, list[Any]]] = {}
        self._followed: dict[tuple[str, str], tuple[str, str]] = {}
        self._followers: set[tuple[str, str]] = set()
        self._authors: set[tuple[str, str]] = set()
        self._ended: set[tuple[str, str]] = set()
        self._private: set[str] = set()
        self._went: set[tuple[str, str]] = set()

    def read(self, line: Line, frame: Document) -> None:
        """Take the next frame."""
        key, params = (line.connection, str(frame.get("id"))), frame.get("params")
        match frame:
            case {"msg": "method"}:
                self._calls[key] = str(frame.get("method")), as_list(params)
            case {"msg": "sub", "name": str(name)}:
                event = str(next(iter(as_list(params)), ""))
                self._followed[key] = name, event.partition("/")[0]
            case {"msg": "ready"}:
                for id_ in as_list(frame.get("subs")):
                    asked = self._followed.get((line.connection, str(id_)))
                    self._may_follow(line.connection, *(asked or ("", "")))
            case {"msg": "unsub"}:
                self._ended.add(key)
            case {"msg": "nosub"} if _is_forbidden(frame) and key not in self._ended:
                asked = self._followed.get(key, ("", ""))
                self._may_not_follow(line.connection, *asked)
            case {"msg": "result"} if key in self._calls:
                self._answered(line.connection, *self._calls[key], frame)
            case {"msg": "changed"}:
                who = self._users.get(line.connection, "")
                self._told(as_document(frame.get("fields")), who)
            case _:
                pass

    def _may_follow(self, connection: str, stream: str, event: str) -> None:
        """Note what is there, or who is somebody, because a stream may be followed."""
        place = event, self._users.get(connection, "")
        if stream in _FOLLOWED and self._is_there(event) and place not in self._came:
            self._followers.add(place)
        role = _FOLLOWED_BY.get(f"{stream} {event}") or _FOLLOWED_BY.get(stream)
        user = self._found.users.get(self._users.get(connection, ""))
        if role is not None and user is not None:
            user["roles"] = with_role(user.get("roles") or ["user"], role)

    def _may_not_follow(self, connection: str, stream: str, event: str) -> None:
        """Note that a room is not open to all, and who is not in it."""
        place = event, self._users.get(connection, "")
        if stream in _FOLLOWED and place not in self._went and place[1]:
            self._private.add(event)
            self._came.add(place)

    def conclude(self) -> None:
        """Say which rooms are private, and that those who follow them are in them."""
        for id_ in self._private & self._found.rooms.keys():
            if kind_of(id_) != "direct room":
                self._found.rooms[id_].setdefault("t", "p")
        self._found.granted -= self._refused
        for room_id, user_id in self._no_owners - self._demoted:
            self._found.owners.get(room_id, set()).discard(user_id)
        for room_id, user_id in self._followers:
            if self._found.rooms.get(room_id, {}).get("t", "c") != "c":
                self._is_member(room_id, user_id)
        for room_id, user_id in self._authors - self._found.outside:
            if user_id in self._found.users and self._is_there(room_id):
                self._found.members.setdefault(room_id, set()).add(user_id)

    def owns(self, room_id: str, user_id: str, *, made_it: bool = False) -> None:
        """Note who has a room, unless more is known of them than that."""
        user, place = self._found.users.get(user_id), (room_id, user_id)
        is_admin = user is None or "admin" in (user.get("roles") or ())
        if user is None or not self._is_there(room_id) or place in self._came:
            return
        if made_it or not is_admin:
            self._is_member(room_id, user_id)
        if place not in self._shown and not is_admin and not is_named_admin(user):
            self._found.owners.setdefault(room_id, set()).add(user_id)

    def _answered(
        self, connection: str, method: str, params: Sequence[Any], frame: Document
    ) -> None:
        if "error" not in frame:
            self._done(connection, method, params, frame.get("result"))
        elif _is_forbidden(frame) and is_for_owners(method):
            self._refused |= permissions_of_owners(method)
            self._no_owners.add((_room_of(params), self._users.get(connection, "")))

    def _done(
        self, connection: str, method: str, params: Sequence[Any], result: object
    ) -> None:
        """Note what somebody did who was not refused."""
        fields = as_document(result)
        if method == "login" and "id" in fields:
            self._users[connection] = str(fields["id"])
        user_id = self._users.get(connection, "")
        if method == "rooms/get" and isinstance(result, list):
            rooms = cast("list[object]", result)
            listed = {as_document(one).get("_id") for one in rooms}
            outside = {(id_, user_id) for id_ in self._found.rooms if id_ not in listed}
            self._came |= outside
        room_id = _room_of(params)
        if method in WRITES and fields:
            self._is_member(room_id, user_id)
        elif is_for_owners(method) and self._is_there(room_id):
            self.owns(room_id, user_id)
            if (room_id, user_id) in self._plain - self._came:
                self._found.granted |= permissions_of_owners(method)

    def _told(self, fields: Document, who: str) -> None:
        """Record who receives a room's changes, and who is seen to join it."""
        user_id, _, kind = str(fields.get("eventName")).partition("/")
        args = as_list(fields.get("args"))
        told = as_document(args[-1]) if args else {}
        if kind == "subscriptions-changed" and args[:1] == ["inserted"]:
            self._came.add((str(told.get("rid")), user_id))
        elif kind == "subscriptions-changed" and args[:1] == ["removed"]:
            self._went.add((str(told.get("rid")), user_id))
        elif kind == "rooms-changed" and args[:1] == ["updated"]:
            if told.get("t") != "l":
                self._is_member(str(told.get("_id")), user_id)
        elif args:
            self._heard(as_document(args[0]), told.get("roomParticipant"), who)

    def _heard(self, message: Document, is_in_room: object, who: str) -> None:
        """Record a member of a room by a message that they receive."""
        author, room_id = as_document(message.get("u")), str(message.get("rid"))
        if is_in_room is True and who != author.get("_id"):
            self._is_member(room_id, who)
        if message.get("t") in _GOES:
            self._goes(room_id, str(author.get("_id")), str(message.get("msg")))
        elif is_in_room is False:
            self._is_no_member(room_id, who)
        elif message.get("t") in _COMES:
            self._came.add((room_id, str(author.get("_id"))))
        elif message.get("t") in _IS_BROUGHT:
            self._came.add((room_id, self._names.get(message.get("msg"), "")))
        elif message.get("t") in _WAS_THERE:
            named = self._names.get(message.get("msg"), "")
            self._is_member(room_id, named)
            if message.get("t") == _LOSES_ROLE:
                self._demoted.add((room_id, named))
        elif "msg" in message and "t" not in message and "token" not in author:
            place = room_id, str(author.get("_id"))
            if place not in self._came:
                self._authors.add(place)

    def _is_no_member(self, room_id: str, user_id: str) -> None:
        """Record who receives a room's events from outside, unless they left it."""
        place = room_id, user_id
        if place in self._went or user_id in self._found.members.get(room_id, ()):
            return
        self._came.add(place)
        self._found.outside.add(place)

    def _goes(self, room_id: str, author: str, name: str) -> None:
        """Note who is seen to leave a room, or is taken out of it: who was there."""
        gone = self._names.get(name, author)
        self._is_member(room_id, gone)
        self._went.add((room_id, gone))

    def _is_there(self, room_id: str) -> bool:
        """Note that a room is used; says whether it was there before."""
        is_id = room_id == DEFAULT_ROOM or kind_of(room_id) in _IDS
        if is_id and not self._is_made(room_id):
            self._found.rooms.setdefault(room_id, {"_id": room_id})
            return True
        return False

    def _is_member(self, room_id: str, user_id: str) -> None:
        is_known = user_id in self._found.users and (room_id, user_id) not in self._came
        if is_known and self._is_there(room_id):
            self._found.members.setdefault(room_id, set()).add(user_id)


def _is_forbidden(frame: Document) -> bool:
    """Whether a frame refuses for missing rights; older servers may not say why."""
    code = as_document(frame.get("error")).get("error")
    return code is None or str(code).endswith(_FORBIDDEN)


def _room_of(params: Sequence[Any]) -> str:
    """Which room a call is about, by its first parameter."""
    first: object = params[0] if params else None
    if isinstance(first, str):
        return first
    fields = as_document(first)
    return str(fields.get("rid") or fields.get("roomId"))
