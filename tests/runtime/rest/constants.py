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
)
from quickmeet.types import Message, MessageHistory, Room
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions

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
