# SPDX-License-Identifier: MIT
"""Methods as the generator is to write them, replacements included."""

from typing import Final

from quickmeet.errors import (
    ActionNotAllowedError,
    InvalidParamsError,
    InvalidRoomError,
    InvalidSubscriptionError,
    InvalidUserError,
    MessageRefusedError,
    MessageTooLongError,
    NotAllowedError,
    RateLimitedError,
    RoomNotFoundError,
)
from quickmeet.types import (
    CreatedRoom,
    Membership,
    MembershipChanges,
    Message,
    MessageHistory,
    Room,
    RoomChanges,
    RoomRoles,
    SavedRoom,
    Spotlight,
)
from quickmeet_runtime.operation import Method
from quickmeet_runtime.rest.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.versions import Versions

KIND: Final = Lookup(
    path="/v1/rooms.info",
    send={"roomId": "0"},
    result=Pick(path="room.t", choices={"c": "channels", "p": "groups", "d": "im"}),
)

SEND: Final[Method[Message]] = Method(
    "sendMessage",
    Message,
    errors=(
        InvalidUserError,
        NotAllowedError,
        MessageTooLongError,
        InvalidParamsError,
        RateLimitedError,
        InvalidRoomError,
    ),
    repeatable=True,
    refused_by="absent",
    refusal=MessageRefusedError,
    versions=Versions("0.74.0", "8.x", "9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.sendMessage",
            send={"message": "0", "previewUrls": "1"},
            result="message",
        ),
    ),
)
DELETE: Final[Method[None]] = Method(
    "deleteMessage",
    None,
    errors=(InvalidUserError, ActionNotAllowedError, InvalidParamsError),
    versions=Versions("0.74.0", "6.2.0", "7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.delete",
            send={"msgId": "0._id", "roomId": Pick(path="0.rid|@room")},
            lookups={
                "room": Lookup(
                    path="/v1/chat.getMessage",
                    send={"msgId": "0._id"},
                    result="message.rid",
                )
            },
            codes={"No message found": "error-action-not-allowed"},
        ),
    ),
)
GET: Final[Method[Message | None]] = Method(
    "getSingleMessage",
    Message | None,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions("0.74.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getMessage",
            send={"msgId": "0"},
            result="message",
            absorbs={"": None},
        ),
    ),
)
LOAD_HISTORY: Final[Method[MessageHistory]] = Method(
    "loadHistory",
    MessageHistory,
    errors=(InvalidUserError, InvalidParamsError),
    repeatable=True,
    refused_by="false",
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.history",
            send={
                "roomId": "0",
                "latest": "1",
                "count": Pick(path="2", default=20),
                "showThreadMessages": Pick(path="4", default=True),
            },
            result="",
            absorbs={"error-room-not-found": False},
            versions=Versions("8.0.0"),
        ),
        RestCall(
            verb="GET",
            path="/v1/{@kind}.history",
            send={
                "roomId": "0",
                "latest": "1",
                "count": Pick(path="2", default=20),
                "showThreadMessages": Pick(path="4", default=True),
            },
            result="",
            lookups={"kind": KIND},
            absorbs={"error-room-not-found": False},
        ),
    ),
)
LOAD_MISSED: Final[Method[list[Message]]] = Method(
    "loadMissedMessages",
    list[Message],
    errors=(InvalidRoomError, InvalidParamsError),
    repeatable=True,
    refused_by="false",
    versions=Versions("0.74.0", "8.x", "9.0.0", unsure=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.syncMessages",
            send={"roomId": "0", "lastUpdate": "1"},
            result=Pick(path="result.updated", later_than=("ts", "1")),
            absorbs={"error-not-allowed": False},
        ),
    ),
)
LIST_THREAD: Final[Method[list[Message]]] = Method(
    "getThreadMessages",
    list[Message],
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getThreadMessages",
            send={
                "tmid": "0.tmid",
                "count": "0.limit",
                "offset": "0.skip",
                "sort": Pick(default={"ts": -1}),
            },
            result=("@root", "messages"),
            lookups={
                "root": Lookup(
                    path="/v1/chat.getMessage",
                    send={"msgId": "0.tmid"},
                    result="message",
                )
            },
            absorbs={"error-invalid-message": []},
        ),
    ),
)
STAR: Final[Method[bool]] = Method(
    "starMessage",
    bool,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.starMessage",
            send={"messageId": "0._id"},
            result=Pick(default=True),
            when={"0.starred": True},
        ),
        RestCall(
            verb="POST",
            path="/v1/chat.unStarMessage",
            send={"messageId": "0._id"},
            result=Pick(default=True),
            when={"0.starred": False},
        ),
    ),
)
LIST_ROOMS: Final[Method[list[Room]]] = Method(
    "rooms/get",
    list[Room],
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(RestCall(verb="GET", path="/v1/rooms.get", result="update"),),
)
LIST_ROOM_CHANGES: Final[Method[RoomChanges]] = Method(
    "rooms/get",
    RoomChanges,
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET", path="/v1/rooms.get", send={"updatedSince": "0"}, result=""
        ),
    ),
)
LIST_MEMBERSHIPS: Final[Method[list[Membership]]] = Method(
    "subscriptions/get",
    list[Membership],
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(RestCall(verb="GET", path="/v1/subscriptions.get", result="update"),),
)
LIST_MEMBERSHIP_CHANGES: Final[Method[MembershipChanges]] = Method(
    "subscriptions/get",
    MembershipChanges,
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/subscriptions.get",
            send={"updatedSince": "0"},
            result="",
        ),
    ),
)
CREATE_PRIVATE: Final[Method[CreatedRoom]] = Method(
    "createPrivateGroup",
    CreatedRoom,
    errors=(InvalidUserError, NotAllowedError),
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/groups.create",
            send={
                "name": "0",
                "members": "1",
                "readOnly": "2",
                "customFields": "3",
                "extraData": "4",
            },
            result={
                "*": "group",
                "rid": "group._id",
                "inserted": Pick(default=True),
            },
        ),
    ),
)
CREATE_DIRECT: Final[Method[CreatedRoom]] = Method(
    "createDirectMessage",
    CreatedRoom,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/im.create",
            send={"username": "0"},
            result="room",
            when={"1": None},
        ),
        RestCall(
            verb="POST",
            path="/v1/im.create",
            send={"usernames": Pick(path="", form="joined")},
            result="room",
        ),
    ),
)
GET_ROOM: Final[Method[Room]] = Method(
    "getRoomById",
    Room,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "0"},
            result="room",
            codes={"error-room-not-found": "error-not-allowed"},
        ),
    ),
)
GET_ROOM_NAME: Final[Method[str | None]] = Method(
    "getRoomNameById",
    str | None,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "0"},
            result="room.name",
            codes={"error-room-not-found": "error-not-allowed"},
        ),
    ),
)
FIND_ROOM: Final[Method[str]] = Method(
    "getRoomIdByNameOrId",
    str,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "0"},
            result="room._id",
        ),
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomName": "0"},
            result="room._id",
            after=("error-room-not-found",),
            codes={"error-room-not-found": "error-not-allowed"},
        ),
    ),
)
LIST_ROLES: Final[Method[list[RoomRoles]]] = Method(
    "getRoomRoles",
    list[RoomRoles],
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.roles",
            send={"rid": "0"},
            result="roles",
            versions=Versions("7.0.0"),
        ),
        RestCall(
            verb="GET",
            path="/v1/{@kind}.roles",
            send={"roomId": "0"},
            result="roles",
            lookups={"kind": KIND},
        ),
    ),
)
OPEN_ROOM: Final[Method[int]] = Method(
    "openRoom",
    int,
    errors=(InvalidUserError, InvalidParamsError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.open",
            send={"roomId": "0"},
            result=Pick(default=1),
            absorbs={"is already open": 1},
        ),
        RestCall(
            verb="POST",
            path="/v1/{@kind}.open",
            send={"roomId": "0"},
            result=Pick(default=1),
            lookups={"kind": KIND},
            absorbs={"is already open": 1},
        ),
    ),
)
SET_FAVORITE: Final[Method[int]] = Method(
    "toggleFavorite",
    int,
    errors=(InvalidUserError, InvalidSubscriptionError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.favorite",
            send={"roomId": "0", "favorite": "1"},
            result=Pick(default=1),
            codes={"error-room-not-found": "error-invalid-subscription"},
        ),
    ),
)
MARK_READ: Final[Method[None]] = Method(
    "readMessages",
    None,
    errors=(InvalidUserError, RoomNotFoundError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/subscriptions.read",
            send={"rid": "0"},
            codes={"error-invalid-subscription": "error-room-does-not-exist"},
        ),
    ),
)
SAVE_ROOM: Final[Method[SavedRoom]] = Method(
    "saveRoomSettings",
    SavedRoom,
    errors=(InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.saveRoomSettings",
            send={"*": "1", "{1}": "2", "rid": "0"},
            result={"rid": "rid", "result": Pick(default=True)},
        ),
    ),
)
SET_STATUS: Final[Method[None]] = Method(
    "setUserStatus",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions("1.0.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.setStatus",
            send={"status": "0", "message": "1"},
        ),
    ),
)
REMOVE_MEMBER: Final[Method[bool]] = Method(
    "removeUserFromRoom",
    bool,
    errors=(InvalidUserError, NotAllowedError),
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.kick",
            send={"roomId": "0.rid", "userId": "@user"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0.rid"},
                    result=Pick(
                        path="room.t", choices={"c": "channels", "p": "groups"}
                    ),
                ),
                "user": Lookup(
                    path="/v1/users.info",
                    send={"username": "0.username"},
                    result="user._id",
                ),
            },
        ),
    ),
)
MAKE_TOKEN: Final[Method[str]] = Method(
    "personalAccessTokens:generateToken",
    str,
    errors=(InvalidUserError, NotAllowedError),
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.generatePersonalAccessToken",
            send={"tokenName": "0.tokenName", "bypassTwoFactor": "0.bypassTwoFactor"},
            result="token",
        ),
    ),
)
SAVE_SETTING: Final[Method[bool]] = Method(
    "saveSetting",
    bool,
    errors=(ActionNotAllowedError,),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/settings/{0}",
            send={"value": "1"},
            result=Pick(default=True),
        ),
    ),
)
SEARCH: Final[Method[Spotlight]] = Method(
    "spotlight",
    Spotlight,
    repeatable=True,
    versions=Versions("0.74.0", doubtful=(9,)),
    rest=(RestCall(verb="GET", path="/v1/spotlight", send={"query": "0"}, result=""),),
)
