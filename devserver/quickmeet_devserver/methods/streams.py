# SPDX-License-Identifier: MIT
"""Streams: access to events, and writing into them."""

from collections.abc import Callable, Mapping
from typing import Final, cast

from msgspec import UNSET, UnsetType

from quickmeet.server.messages import on_notify_activity
from quickmeet.server.rooms import on_notify_members
from quickmeet.server.users import on_notify
from quickmeet.types.messages import Activity, ActivityDetails
from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Method, Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import can_access_room, may
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import is_member
from quickmeet_devserver.wire.hub import MY_MESSAGES

__all__ = [
    "METHODS",
    "PUBLICATIONS",
    "REFUSED",
    "STREAMS",
    "UNWRITTEN",
    "check_subscription",
]

REFUSED: Final = MethodFailed("not-allowed")
_VISITOR_KEYS: Final = {
    "stream-livechat-room": "visitorToken",
    "stream-room-messages": "visitorToken",
    "stream-notify-room": "token",
}
_TO_USERS: Final = frozenset({"otr", "webrtc", "video-conference"})
_TO_MEMBERS: Final = _TO_USERS | {"userData"}
_NO_NAME: Final = MethodFailed("invalid-event-name")
Allowed = Callable[[Scope, str], bool]

PUBLICATIONS: Final = frozenset(
    {"meteor.loginServiceConfiguration", "meteor_autoupdate_clientVersions"}
)
"""Publications that are not streams; they are empty here."""


def _anybody(_: Scope, __: str) -> bool:
    return True


def _nobody(_: Scope, __: str) -> bool:
    return False


def _room_messages(scope: Scope, event: str) -> bool:
    if event == MY_MESSAGES:
        return True
    room = scope.tx.rooms.get(event)
    return room is not None and can_access_room(scope, room)


def _room_events(scope: Scope, event: str) -> bool:
    room = scope.tx.rooms.get(event.partition("/")[0])
    return room is not None and can_access_room(scope, room)


def _own_events(scope: Scope, event: str) -> bool:
    return scope.user_id is not None and event.partition("/")[0] == scope.user_id


def _logged_in(scope: Scope, event: str) -> bool:
    if event == "private-settings-changed":
        return may(scope, "view-privileged-setting")
    return scope.user_id is not None


def _agents(scope: Scope, _: str) -> bool:
    return may(scope, "view-l-room")


STREAMS: Final[dict[str, Allowed]] = {
    "stream-room-messages": _room_messages,
    "stream-notify-room": _room_events,
    "stream-notify-user": _own_events,
    "stream-notify-logged": _logged_in,
    "stream-notify-all": _anybody,
    "stream-notify-room-users": _own_events,
    "stream-user-presence": _logged_in,
    "stream-room-data": _room_messages,
    "stream-roles": _anybody,
    "stream-importers": _anybody,
    "stream-apps": _anybody,
    "stream-canned-responses": _nobody,
    "stream-integrationHistory": _nobody,
    "stream-livechat-room": _nobody,
    "stream-livechat-inquiry-queue-observer": _agents,
    "stream-local": _nobody,
    "stream-stdout": _nobody,
}
"""The users who may subscribe, by stream."""


def check_subscription(scope: Scope, stream: str, params: Params) -> str:
    """Check that the caller may subscribe to an event.

    Args:
        scope: The operation.
        stream: Name of a stream that exists.
        params: The event's name and options, from the client.

    Returns:
        The event's name; empty for one that never happens.

    Raises:
        MethodFailed: The caller may not.
    """
    event = params.any(0)
    if isinstance(event, dict) and (event or stream != "stream-room-messages"):
        return ""  # accepted, but without any events (recording 12)
    if event is None:
        raise INTERNAL
    if event == "":
        raise _NO_NAME
    if not isinstance(event, str):
        raise REFUSED
    if not _is_visitor(scope, stream, event, params) and not STREAMS[stream](
        scope, event
    ):
        raise REFUSED
    return event


def _is_visitor(scope: Scope, stream: str, event: str, params: Params) -> bool:
    """Return whether a visitor gave the token of the conversation (README 27)."""
    key = _VISITOR_KEYS.get(stream)
    extra: object = params.document_or_empty(1).get("args")
    first = cast("list[object]", extra)[:1] if isinstance(extra, list) else []
    if key is None or not first or not isinstance(first[0], dict):
        return False
    token = cast("Document", first[0]).get(key)
    room = scope.tx.rooms.get(event.partition("/")[0])
    return room is not None and token == _visitor_token(room)


def _visitor_token(room: Document) -> str | None:
    token: object = as_document(room.get("v")).get("token")
    return token if isinstance(token, str) else None


def _notify_activity(
    scope: Scope,
    /,
    room_id: str,
    username: str,
    *,
    activities: list[Activity] | bool,
    details: ActivityDetails | UnsetType = UNSET,
) -> None:
    """Send the caller's activity in a room; ignore it silently without access."""
    del activities, details  # passed on as received
    _write_to_room(scope, f"{room_id}/user-activity", username)


def _write_unchecked(scope: Scope, params: Params) -> object:
    """Write an event without checking its payload; visitors write other ones, too."""
    event = params.any(0)
    if event is None:
        raise INTERNAL
    if isinstance(event, str):
        _write_to_room(scope, event, params.any(1))
    return UNDEFINED


def _write_to_room(scope: Scope, event: str, who: object) -> None:
    room_id, _, kind = event.partition("/")
    room, user = scope.tx.rooms.get(room_id), scope.user
    if room is None:
        return
    token = scope.params.document_or_empty(3).get("token")
    if token and token == _visitor_token(room):
        _retransmit(scope, "stream-notify-room", event)
    is_own = user is not None and who == user.get("username")
    told = "typing" if scope.is_old else "user-activity"
    if kind == told and is_own and can_access_room(scope, room):
        _retransmit(scope, "stream-notify-room", event)


def _notify_members(scope: Scope, /, room_id: str, event: str, **_: object) -> None:
    """Send an event to every other member of a room."""
    user_id = scope.user_id
    if event not in _TO_MEMBERS or user_id is None:
        return
    if is_member(scope, room_id, user_id):
        rest = scope.params.after(1)
        for member in scope.tx.subscriptions.values("uid", "rid = ?", room_id):
            if member != user_id:
                scope.notify_user(member, event, *rest)


def _notify_user(scope: Scope, /, user_id: str, event: str, **_: object) -> None:
    """Send an event to a user."""
    if scope.user_id is not None and event in _TO_USERS:
        _retransmit(scope, "stream-notify-user", f"{user_id}/{event}")


def _drop(_: Scope, __: Params) -> object:
    """Drop events that may not be written."""
    return UNDEFINED


def _drop_event(_: Scope, params: Params) -> object:
    """Drop events that may not be written; fail without a name."""
    if params.any(0) is None:
        raise INTERNAL
    return UNDEFINED


def _retransmit(scope: Scope, stream: str, event: str) -> None:
    """Forward an event with all arguments to all subscribers except its writer."""
    scope.emit(stream, event, *scope.params.after(1), but=scope.listener)


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_notify_activity(_notify_activity), unfit=_write_unchecked),
        Played(on_notify_members(_notify_members), unfit=_drop_event),
        Played(on_notify(_notify_user), unfit=_drop_event),
    )
)

UNWRITTEN: Final[Mapping[str, Method]] = dict.fromkeys(
    (*STREAMS, "stream-apps-engine"), _drop
)
"""Every stream is also a method for clients to write into it; few may."""
