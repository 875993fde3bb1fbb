# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Find, make, change and follow rooms, and the memberships in them."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    ActionNotAuthorizedError,
    AlreadyLeaderError,
    AlreadyModeratorError,
    AlreadyOwnerError,
    AppPreventedDeletingError,
    AppPreventedError,
    DirectMessageRoomError,
    DirectRoomInvitationError,
    DuplicateRoomNameError,
    FederatedRoomError,
    ForbiddenError,
    InternalServerError,
    InvalidArgumentsError,
    InvalidParamsError,
    InvalidRoomError,
    InvalidRoomNameError,
    InvalidRoomTypeError,
    InvalidSettingsError,
    InvalidSidepanelError,
    InvalidSubscriptionError,
    InvalidUserError,
    InvalidUsernameError,
    LastOwnerError,
    NoPermissionError,
    NoSuchRoomError,
    NotAllowedError,
    NotAuthorizedError,
    NotLeaderError,
    NotModeratorError,
    NotOwnerError,
    OnlyOwnerError,
    RoomNotFoundError,
    UserLimitExceededError,
    UserNotInRoomError,
)

__all__ = [
    "ADD_EVERYONE",
    "ADD_LEADER",
    "ADD_MEMBER",
    "ADD_MEMBERS",
    "ADD_MODERATOR",
    "ADD_OWNER",
    "ARCHIVE",
    "AUDIT_MEMBERS",
    "AUTOCOMPLETE",
    "AUTOCOMPLETE_FOR_ADMIN",
    "BLOCK",
    "CAN_ACCESS",
    "CLEAN_HISTORY",
    "COUNTERS",
    "COUNT_CHANNELS",
    "CREATE_CHANNEL",
    "CREATE_DIRECT",
    "CREATE_INVITE",
    "CREATE_PRIVATE",
    "DELETE",
    "DELETE_DIRECT",
    "DELETE_INVITE",
    "DIRECTORY",
    "EXPORT",
    "FIND",
    "FIND_BY_NAME",
    "FIND_ID",
    "FOLLOW_CHANGES",
    "FOLLOW_DATA",
    "FOLLOW_INVITES",
    "FOLLOW_MEMBERSHIP_CHANGES",
    "FOLLOW_MEMBER_DATA",
    "GET",
    "GET_FOR_ADMIN",
    "GET_JOIN_CODE",
    "GET_MEMBERSHIP",
    "GET_NAME",
    "GET_TOKENPASS",
    "HIDE",
    "IGNORE_MEMBER",
    "INFO",
    "IS_INVITE_VALID",
    "IS_MEMBER",
    "IS_NAME_TAKEN",
    "JOIN",
    "JOIN_DEFAULTS",
    "LEAVE",
    "LIST",
    "LIST_ALL",
    "LIST_ALL_DIRECT",
    "LIST_ALL_PRIVATE",
    "LIST_CHANGES",
    "LIST_CHANNELS",
    "LIST_DIRECT",
    "LIST_DISCUSSIONS",
    "LIST_INTEGRATIONS",
    "LIST_INVITES",
    "LIST_JOINED",
    "LIST_MEMBERS",
    "LIST_MEMBERSHIPS",
    "LIST_MEMBERSHIP_CHANGES",
    "LIST_MESSAGES",
    "LIST_MODERATORS",
    "LIST_PRIVATE",
    "LIST_ROLES",
    "LIST_TOKENPASS",
    "MARK_READ",
    "MEMBERS",
    "MEMBERS_BY_ROLE",
    "MUTE",
    "NOTIFY_MEMBERS",
    "OPEN",
    "READ_ANONYMOUSLY",
    "REMOVE_LEADER",
    "REMOVE_MEMBER",
    "REMOVE_MODERATOR",
    "REMOVE_OWNER",
    "RENAME",
    "SAVE_SETTINGS",
    "SEARCH",
    "SET_ANNOUNCEMENT",
    "SET_ARCHIVED",
    "SET_CUSTOM_FIELDS",
    "SET_DEFAULT",
    "SET_DESCRIPTION",
    "SET_ENCRYPTED",
    "SET_FAVORITE",
    "SET_JOIN_CODE",
    "SET_KIND",
    "SET_PURPOSE",
    "SET_READ_ONLY",
    "SET_TOPIC",
    "UNARCHIVE",
    "UNBLOCK",
    "UNMUTE",
    "USE_INVITE",
    "Rooms",
]

LIST: Final[Method[list[types.Room]]] = Method(
    "rooms/get",
    lambda: list[types.Room],
    errors=(InvalidUserError, InvalidRoomError, NoPermissionError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(verb="GET", path="/v1/rooms.get", result="update", when={"0": None}),
        RestCall(
            verb="GET", path="/v1/rooms.get", send={"updatedSince": "0"}, result=""
        ),
    ),
)
LIST_CHANGES: Final[Method[types.RoomChanges]] = Method(
    "rooms/get",
    lambda: types.RoomChanges,
    errors=(InvalidUserError, InvalidRoomError, NoPermissionError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(verb="GET", path="/v1/rooms.get", result="update", when={"0": None}),
        RestCall(
            verb="GET", path="/v1/rooms.get", send={"updatedSince": "0"}, result=""
        ),
    ),
)
LIST_MEMBERSHIPS: Final[Method[list[types.Membership]]] = Method(
    "subscriptions/get",
    lambda: list[types.Membership],
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET", path="/v1/subscriptions.get", result="update", when={"0": None}
        ),
        RestCall(
            verb="GET",
            path="/v1/subscriptions.get",
            send={"updatedSince": "0"},
            result="",
        ),
    ),
)
LIST_MEMBERSHIP_CHANGES: Final[Method[types.MembershipChanges]] = Method(
    "subscriptions/get",
    lambda: types.MembershipChanges,
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET", path="/v1/subscriptions.get", result="update", when={"0": None}
        ),
        RestCall(
            verb="GET",
            path="/v1/subscriptions.get",
            send={"updatedSince": "0"},
            result="",
        ),
    ),
)
CREATE_CHANNEL: Final[Method[types.CreatedRoom]] = Method(
    "createChannel",
    lambda: types.CreatedRoom,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidRoomNameError,
        DuplicateRoomNameError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/channels.create",
            send={
                "name": "0",
                "members": "1",
                "readOnly": "2",
                "customFields": "3",
                "extraData": "4",
            },
            result={
                "*": "channel",
                "rid": "channel._id",
                "inserted": Pick(default=True),
            },
        ),
    ),
)
CREATE_PRIVATE: Final[Method[types.CreatedRoom]] = Method(
    "createPrivateGroup",
    lambda: types.CreatedRoom,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidRoomNameError,
        DuplicateRoomNameError,
    ),
    versions=Versions(since="0.74.0", doubtful=(9,)),
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
            result={"*": "group", "rid": "group._id", "inserted": Pick(default=True)},
        ),
    ),
)
CREATE_DIRECT: Final[Method[types.CreatedRoom]] = Method(
    "createDirectMessage",
    lambda: types.CreatedRoom,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
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
    rate=(10, 60000),
)
JOIN: Final[Method[bool | None]] = Method(
    "joinRoom",
    bool | None,
    errors=(InvalidUserError, InvalidRoomError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.join",
            send={"roomId": "0", "joinCode": "1"},
            result=Pick(default=True),
            codes={"error-room-not-found": "error-invalid-room"},
            versions=Versions(since="8.6.0"),
        ),
        RestCall(
            verb="POST",
            path="/v1/channels.join",
            send={"roomId": "0", "joinCode": "1"},
            result=Pick(default=True),
            codes={"error-room-not-found": "error-invalid-room"},
        ),
    ),
    rooms=(0,),
)
LEAVE: Final[Method[None]] = Method(
    "leaveRoom",
    None,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        NotAllowedError,
        UserNotInRoomError,
        LastOwnerError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.leave",
            send={"roomId": "0"},
            versions=Versions(since="0.72.0"),
        ),
        RestCall(
            verb="POST",
            path="/v1/{@kind}.leave",
            send={"roomId": "0"},
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
HIDE: Final[Method[int]] = Method(
    "hideRoom",
    int,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.hide",
            send={"roomId": "0"},
            result=Pick(default=1),
            versions=Versions(since="7.4.0"),
        ),
        RestCall(
            verb="POST",
            path="/v1/{@kind}.close",
            send={"roomId": "0"},
            result=Pick(default=1),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
            absorbs={"is already closed": 1},
        ),
    ),
    rooms=(0,),
)
OPEN: Final[Method[int]] = Method(
    "openRoom",
    int,
    errors=(InvalidUserError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.open",
            send={"roomId": "0"},
            result=Pick(default=1),
            absorbs={"is already open": 1},
            versions=Versions(since="7.9.0"),
        ),
        RestCall(
            verb="POST",
            path="/v1/{@kind}.open",
            send={"roomId": "0"},
            result=Pick(default=1),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
            absorbs={"is already open": 1},
        ),
    ),
    rooms=(0,),
)
SET_FAVORITE: Final[Method[int]] = Method(
    "toggleFavorite",
    int,
    errors=(InvalidUserError, InvalidSubscriptionError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.favorite",
            send={"roomId": "0", "favorite": "1"},
            result=Pick(default=1),
            codes={"error-room-not-found": "error-invalid-subscription"},
        ),
    ),
    rooms=(0,),
)
MARK_READ: Final[Method[None]] = Method(
    "readMessages",
    None,
    errors=(InvalidUserError, RoomNotFoundError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/subscriptions.read",
            send={"rid": "0", "readThreads": "1"},
            codes={"error-invalid-subscription": "error-room-does-not-exist"},
        ),
    ),
    rooms=(0,),
)
ARCHIVE: Final[Method[None]] = Method(
    "archiveRoom",
    None,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        DirectMessageRoomError,
        NotAuthorizedError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.archive",
            send={"roomId": "0"},
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
            absorbs={"error-room-archived": None},
        ),
    ),
    rooms=(0,),
)
UNARCHIVE: Final[Method[None]] = Method(
    "unarchiveRoom",
    None,
    errors=(InvalidUserError, InvalidRoomError, NotAuthorizedError, InvalidParamsError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.unarchive",
            send={"roomId": "0"},
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
            absorbs={"is not archived": None},
        ),
    ),
    rooms=(0,),
)
DELETE: Final[Method[bool | None]] = Method(
    "eraseRoom",
    bool | None,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        FederatedRoomError,
        NotAllowedError,
        AppPreventedDeletingError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="5.4.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.delete",
            send={"roomId": "0"},
            result=Pick(default=True),
            versions=Versions(since="5.4.0"),
        ),
    ),
    rooms=(0,),
)
SAVE_SETTINGS: Final[Method[types.SavedRoom]] = Method(
    "saveRoomSettings",
    lambda: types.SavedRoom,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidSidepanelError,
        InvalidRoomError,
        InvalidSettingsError,
        InvalidRoomNameError,
    ),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.saveRoomSettings",
            send={"*": "1", "{1}": "2", "rid": "0"},
            result={"rid": "rid", "result": Pick(default=True)},
            versions=Versions(since="3.13.0"),
        ),
    ),
    rooms=(0,),
)
ADD_MEMBER: Final[Method[bool | None]] = Method(
    "addUserToRoom",
    bool | None,
    errors=(InvalidUserError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.invite",
            send={"roomId": "0.rid", "username": "0.username"},
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0.rid"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=((0, "room_id"),),
)
ADD_OWNER: Final[Method[bool]] = Method(
    "addRoomOwner",
    bool,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        NotAllowedError,
        UserNotInRoomError,
        AlreadyOwnerError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.addOwner",
            send={"roomId": "0", "userId": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
ADD_MODERATOR: Final[Method[bool]] = Method(
    "addRoomModerator",
    bool,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        NotAllowedError,
        UserNotInRoomError,
        AlreadyModeratorError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.addModerator",
            send={"roomId": "0", "userId": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
ADD_LEADER: Final[Method[bool]] = Method(
    "addRoomLeader",
    bool,
    errors=(
        InvalidUserError,
        NotAllowedError,
        UserNotInRoomError,
        AlreadyLeaderError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.addLeader",
            send={"roomId": "0", "userId": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
MUTE: Final[Method[bool]] = Method(
    "muteUserInRoom",
    bool,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidRoomError,
        InvalidRoomTypeError,
        UserNotInRoomError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="6.8.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.muteUser",
            send={"roomId": "0.rid", "username": "0.username"},
            result=Pick(default=True),
            versions=Versions(since="6.8.0"),
        ),
    ),
    rooms=((0, "room_id"),),
)
UNMUTE: Final[Method[bool]] = Method(
    "unmuteUserInRoom",
    bool,
    errors=(
        NotAllowedError,
        InvalidRoomError,
        InvalidRoomTypeError,
        UserNotInRoomError,
        InvalidUserError,
        InvalidParamsError,
    ),
    versions=Versions(since="0.74.0", deprecated="6.8.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.unmuteUser",
            send={"roomId": "0.rid", "username": "0.username"},
            result=Pick(default=True),
            versions=Versions(since="6.8.0"),
        ),
    ),
    rooms=((0, "room_id"),),
)
GET: Final[Method[types.Room]] = Method(
    "getRoomById",
    lambda: types.Room,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="1.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "0"},
            result="room",
            codes={
                "error-room-not-found": "error-not-allowed",
                "not-allowed": "error-not-allowed",
            },
        ),
    ),
    rate=(10, 60000),
    rooms=(0,),
)
GET_NAME: Final[Method[str | None]] = Method(
    "getRoomNameById",
    str | None,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "0"},
            result="room.name",
            codes={
                "error-room-not-found": "error-not-allowed",
                "not-allowed": "error-not-allowed",
            },
        ),
    ),
    rooms=(0,),
)
FIND_ID: Final[Method[str]] = Method(
    "getRoomIdByNameOrId",
    str,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET", path="/v1/rooms.info", send={"roomName": "0"}, result="room._id"
        ),
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "0"},
            result="room._id",
            after=("error-room-not-found",),
            codes={"error-room-not-found": "error-not-allowed"},
        ),
    ),
    rooms=(0,),
)
LIST_ROLES: Final[Method[list[types.RoomRoles]]] = Method(
    "getRoomRoles",
    lambda: list[types.RoomRoles],
    errors=(InvalidUserError, InvalidRoomError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.roles",
            send={"rid": "0"},
            result="roles",
            versions=Versions(since="7.10.0"),
        ),
        RestCall(
            verb="GET",
            path="/v1/{@kind}.roles",
            send={"roomId": "0"},
            result="roles",
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
IS_NAME_TAKEN: Final[Method[bool]] = Method(
    "roomNameExists",
    bool,
    errors=(InvalidUserError, InvalidParamsError),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.1.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.nameExists",
            send={"roomName": "0"},
            result="exists",
        ),
    ),
)
SEARCH: Final[Method[types.Spotlight]] = Method(
    "spotlight",
    lambda: types.Spotlight,
    errors=(InternalServerError,),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(RestCall(verb="GET", path="/v1/spotlight", send={"query": "0"}, result=""),),
    rate=(100, 100000),
    rooms=(3,),
)
LIST_TOKENPASS: Final[Method[list[types.Room]]] = Method(
    "findTokenChannels",
    lambda: list[types.Room],
    repeatable=True,
    versions=Versions(since="0.74.0", removed="5.0.0"),
)
GET_TOKENPASS: Final[Method[types.TokenpassRules | None]] = Method(
    "getChannelTokenpass",
    lambda: types.TokenpassRules | None,
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="5.0.0"),
    rooms=(0,),
)
LIST_CHANNELS: Final[Method[types.ChannelList]] = Method(
    "channelsList",
    lambda: types.ChannelList,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/channels.list",
            send={"count": "2", "sort": Pick(default={"name": 1})},
            result={"channels": "channels"},
            when={"0": "", "1": "public"},
        ),
    ),
)
COUNT_CHANNELS: Final[Method[float]] = Method(
    "getTotalChannels",
    float,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/channels.list",
            send={"count": Pick(default=1)},
            result="total",
        ),
    ),
)
JOIN_DEFAULTS: Final[Method[None]] = Method(
    "joinDefaultChannels",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
ADD_EVERYONE: Final[Method[bool]] = Method(
    "addAllUserToRoom",
    bool,
    errors=(ForbiddenError, UserLimitExceededError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.addAll",
            send={"roomId": "0", "activeUsersOnly": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
ADD_MEMBERS: Final[Method[bool]] = Method(
    "addUsersToRoom",
    bool,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        DirectRoomInvitationError,
        NotAllowedError,
        InvalidArgumentsError,
        InvalidUsernameError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.invite",
            send={"roomId": "0.rid", "usernames": "0.users"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0.rid"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=((0, "room_id"),),
)
BLOCK: Final[Method[bool]] = Method(
    "blockUser",
    bool,
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/im.blockUser",
            send={"roomId": "0.rid", "block": Pick(default=True)},
            result=Pick(default=True),
            versions=Versions(since="8.6.0"),
        ),
    ),
    rooms=((0, "room_id"),),
)
CAN_ACCESS: Final[Method[bool | types.Room]] = Method(
    "canAccessRoom",
    lambda: bool | types.Room,
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="4.1.1", removed="8.0.0"),
    rooms=(0,),
)
CLEAN_HISTORY: Final[Method[float]] = Method(
    "cleanRoomHistory",
    float,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST", path="/v1/rooms.cleanHistory", send={"*": "0"}, result="count"
        ),
    ),
    rooms=((0, "room_id"),),
)
FIND: Final[Method[types.Room]] = Method(
    "getRoomByTypeAndName",
    lambda: types.Room,
    errors=(InvalidUserError, InvalidRoomError, NoPermissionError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomId": "1"},
            result="room",
            when={"0": "d"},
            codes={"error-room-not-found": "error-not-allowed"},
        ),
        RestCall(
            verb="GET",
            path="/v1/rooms.info",
            send={"roomName": "1"},
            result="room",
            codes={"error-room-not-found": "error-not-allowed"},
        ),
    ),
)
GET_JOIN_CODE: Final[Method[str | bool | None]] = Method(
    "getRoomJoinCode",
    str | bool | None,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rooms=(0,),
)
LIST_MEMBERS: Final[Method[types.MemberPage]] = Method(
    "getUsersOfRoom",
    lambda: types.MemberPage,
    errors=(
        InvalidRoomError,
        InvalidUserError,
        NotAllowedError,
        ActionNotAuthorizedError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/{@kind}.members",
            send={
                "roomId": "0",
                "count": "2.limit",
                "offset": "2.skip",
                "filter": "3",
                "status[]": Pick(
                    path="1",
                    default=["online", "away", "busy"],
                    choices={"false": ["online", "away", "busy"]},
                ),
            },
            result={"total": "total", "records": "members"},
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
IGNORE_MEMBER: Final[Method[bool]] = Method(
    "ignoreUser",
    bool,
    errors=(InvalidUserError, InvalidSubscriptionError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.ignoreUser",
            send={"rid": "0.rid", "userId": "0.userId", "ignore": "0.ignore"},
            result=Pick(default=True),
        ),
    ),
    rooms=((0, "room_id"),),
)
REMOVE_LEADER: Final[Method[bool]] = Method(
    "removeRoomLeader",
    bool,
    errors=(InvalidUserError, NotAllowedError, UserNotInRoomError, NotLeaderError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.removeLeader",
            send={"roomId": "0", "userId": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
REMOVE_MODERATOR: Final[Method[bool]] = Method(
    "removeRoomModerator",
    bool,
    errors=(InvalidUserError, InvalidRoomError, NotAllowedError, NotModeratorError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.removeModerator",
            send={"roomId": "0", "userId": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
REMOVE_OWNER: Final[Method[bool]] = Method(
    "removeRoomOwner",
    bool,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        NotAllowedError,
        NotOwnerError,
        OnlyOwnerError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.removeOwner",
            send={"roomId": "0", "userId": "1"},
            result=Pick(default=True),
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    rooms=(0,),
)
REMOVE_MEMBER: Final[Method[bool]] = Method(
    "removeUserFromRoom",
    bool,
    errors=(
        InvalidUserError,
        NotAllowedError,
        NoSuchRoomError,
        UserNotInRoomError,
        LastOwnerError,
        AppPreventedError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/{@kind}.kick",
            send={"roomId": "0.rid", "userId": "@user"},
            result=Pick(default=True),
            lookups={
                "user": Lookup(
                    path="/v1/users.info",
                    send={"username": "0.username"},
                    result="user._id",
                ),
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0.rid"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                ),
            },
        ),
    ),
    rooms=((0, "room_id"),),
)
UNBLOCK: Final[Method[bool]] = Method(
    "unblockUser",
    bool,
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/im.blockUser",
            send={"roomId": "0.rid", "block": Pick(default=False)},
            result=Pick(default=True),
            versions=Versions(since="8.6.0"),
        ),
    ),
    rooms=((0, "room_id"),),
)
NOTIFY_MEMBERS: Final[Method[None]] = Method(
    "stream-notify-room-users",
    None,
    versions=Versions(since="0.74.0"),
    rooms=((0, "/"),),
)
COUNTERS: Final[Endpoint[types.RoomCounters]] = Endpoint(
    "GET",
    "/v1/{@kind}.counters",
    lambda: types.RoomCounters,
    params=("roomId", "userId"),
    at="",
    family=0,
    errors=(NoSuchRoomError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.65.0"),
    rooms=(0,),
)
LIST_ALL: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/rooms.adminRooms",
    lambda: ListPage[types.Room],
    params=("filter", "types[]", "count", "offset"),
    at={"items": "rooms", "total": "total"},
    errors=(NotAllowedError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="2.1.0"),
)
INFO: Final[Endpoint[types.Room]] = Endpoint(
    "GET",
    "/v1/rooms.info",
    lambda: types.Room,
    params=("roomId", "roomName"),
    at="room",
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="0.72.0"),
    rooms=(0,),
)
GET_FOR_ADMIN: Final[Endpoint[types.Room]] = Endpoint(
    "GET",
    "/v1/rooms.adminRooms.getRoom",
    lambda: types.Room,
    params=("rid",),
    at="",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="2.4.0"),
    rooms=(0,),
)
IS_MEMBER: Final[Endpoint[bool]] = Endpoint(
    "GET",
    "/v1/rooms.isMember",
    bool,
    params=("roomId", "userId", "username"),
    at="isMember",
    errors=(NotAllowedError, NoSuchRoomError, InvalidUserError),
    repeatable=True,
    rooms=(0,),
)
MEMBERS: Final[Endpoint[ListPage[types.User]]] = Endpoint(
    "GET",
    "/v1/{@kind}.members",
    lambda: ListPage[types.User],
    params=("roomId", "filter", "status[]", "count", "offset"),
    at={"items": "members", "total": "total"},
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.59.0"),
    rooms=(0,),
)
MEMBERS_BY_ROLE: Final[Endpoint[ListPage[types.RoomMemberWithRoles]]] = Endpoint(
    "GET",
    "/v1/rooms.membersOrderedByRole",
    lambda: ListPage[types.RoomMemberWithRoles],
    params=("roomId", "filter", "status[]", "count", "offset"),
    at={"items": "members", "total": "total"},
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="7.3.0"),
    rooms=(0,),
)
LIST_MODERATORS: Final[Endpoint[list[types.UserReference]]] = Endpoint(
    "GET",
    "/v1/{@kind}.moderators",
    lambda: list[types.UserReference],
    params=("roomId",),
    at="moderators",
    family=0,
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="0.70.0"),
    rooms=(0,),
)
LIST_MESSAGES: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/{@kind}.messages",
    lambda: ListPage[types.Message],
    params=("roomId", "mentionIds", "starredIds", "pinned", "count", "offset"),
    joined=("mentionIds", "starredIds"),
    at={"items": "messages", "total": "total"},
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.59.0"),
    rooms=(0,),
)
LIST_INTEGRATIONS: Final[Endpoint[ListPage[types.Webhook]]] = Endpoint(
    "GET",
    "/v1/{@kind}.getIntegrations",
    lambda: ListPage[types.Webhook],
    params=("roomId", "includeAllPublicChannels", "count", "offset"),
    at={"items": "integrations", "total": "total"},
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.49.0"),
    rooms=(0,),
)
LIST_JOINED: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/channels.list.joined",
    lambda: ListPage[types.Room],
    params=("count", "offset"),
    at={"items": "channels", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.48.0"),
)
LIST_PRIVATE: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/groups.list",
    lambda: ListPage[types.Room],
    params=("count", "offset"),
    at={"items": "groups", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.33.0"),
)
LIST_ALL_PRIVATE: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/groups.listAll",
    lambda: ListPage[types.Room],
    params=("count", "offset"),
    at={"items": "groups", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.59.0"),
)
LIST_DIRECT: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/im.list",
    lambda: ListPage[types.Room],
    params=("count", "offset"),
    at={"items": "ims", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.48.0"),
)
LIST_ALL_DIRECT: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/im.list.everyone",
    lambda: ListPage[types.Room],
    params=("count", "offset"),
    at={"items": "ims", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.49.0"),
)
DELETE_DIRECT: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/im.delete",
    None,
    params=("roomId",),
    errors=(NotAllowedError, NoSuchRoomError),
    versions=Versions(since="3.18.0"),
    rooms=(0,),
)
READ_ANONYMOUSLY: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/channels.anonymousread",
    lambda: ListPage[types.Message],
    params=("roomId", "roomName", "count", "offset"),
    at={"items": "messages", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="1.2.0"),
    rooms=(0,),
)
SET_DEFAULT: Final[Endpoint[types.Room]] = Endpoint(
    "POST",
    "/v1/channels.setDefault",
    lambda: types.Room,
    params=("roomId", "default"),
    at="channel",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.66.0"),
    rooms=(0,),
)
SET_JOIN_CODE: Final[Endpoint[types.Room]] = Endpoint(
    "POST",
    "/v1/channels.setJoinCode",
    lambda: types.Room,
    params=("roomId", "joinCode"),
    at="channel",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.49.0"),
    rooms=(0,),
)
SET_ENCRYPTED: Final[Endpoint[types.Room]] = Endpoint(
    "POST",
    "/v1/groups.setEncrypted",
    lambda: types.Room,
    params=("roomId", "encrypted"),
    at="group",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="3.13.0"),
    rooms=(0,),
)
SET_TOPIC: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/{@kind}.setTopic",
    str,
    params=("roomId", "topic"),
    at="topic",
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.13.0"),
    rooms=(0,),
)
SET_DESCRIPTION: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/{@kind}.setDescription",
    str,
    params=("roomId", "description"),
    at="description",
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.48.4"),
    rooms=(0,),
)
SET_PURPOSE: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/{@kind}.setPurpose",
    str,
    params=("roomId", "purpose"),
    at="purpose",
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.48.0"),
    rooms=(0,),
)
SET_ANNOUNCEMENT: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/{@kind}.setAnnouncement",
    str,
    params=("roomId", "announcement"),
    at="announcement",
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.63.0"),
    rooms=(0,),
)
SET_READ_ONLY: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/{@kind}.setReadOnly",
    None,
    params=("roomId", "readOnly"),
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.49.0"),
    rooms=(0,),
)
SET_KIND: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/{@kind}.setType",
    None,
    params=("roomId", "type"),
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.49.0"),
    rooms=(0,),
)
SET_CUSTOM_FIELDS: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/{@kind}.setCustomFields",
    None,
    params=("roomId", "customFields"),
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.62.0"),
    rooms=(0,),
)
RENAME: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/{@kind}.rename",
    None,
    params=("roomId", "name"),
    family=0,
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="0.48.0"),
    rooms=(0,),
)
SET_ARCHIVED: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/rooms.changeArchivationState",
    None,
    params=("rid", "action"),
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="3.3.0"),
    rooms=(0,),
)
EXPORT: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/rooms.export",
    None,
    params=(
        "rid",
        "type",
        "dateFrom",
        "dateTo",
        "format",
        "toUsers",
        "toEmails",
        "subject",
        "messages",
    ),
    errors=(NotAllowedError, NoSuchRoomError),
    versions=Versions(since="3.8.0"),
    rooms=(0,),
)
LIST_DISCUSSIONS: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/rooms.getDiscussions",
    lambda: ListPage[types.Room],
    params=("roomId", "count", "offset"),
    at={"items": "discussions", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="1.0.0"),
    rooms=(0,),
)
AUTOCOMPLETE: Final[Endpoint[list[types.Room]]] = Endpoint(
    "GET",
    "/v1/rooms.autocomplete.channelAndPrivate",
    lambda: list[types.Room],
    params=("selector",),
    at="items",
    repeatable=True,
)
FIND_BY_NAME: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/rooms.autocomplete.channelAndPrivate.withPagination",
    lambda: ListPage[types.Room],
    params=("selector", "count", "offset"),
    at={"items": "items", "total": "total"},
    repeatable=True,
)
AUTOCOMPLETE_FOR_ADMIN: Final[Endpoint[list[types.Room]]] = Endpoint(
    "GET",
    "/v1/rooms.autocomplete.adminRooms",
    lambda: list[types.Room],
    params=("selector",),
    at="items",
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_MEMBERSHIP: Final[Endpoint[types.Membership | None]] = Endpoint(
    "GET",
    "/v1/subscriptions.getOne",
    lambda: types.Membership | None,
    params=("roomId",),
    at="subscription",
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="0.63.0"),
    rooms=(0,),
)
DIRECTORY: Final[Endpoint[ListPage[types.DirectoryEntry]]] = Endpoint(
    "GET",
    "/v1/directory",
    lambda: ListPage[types.DirectoryEntry],
    params=("text", "type", "workspace", "count", "offset"),
    at={"items": "result", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.64.0"),
)
CREATE_INVITE: Final[Endpoint[types.Invite]] = Endpoint(
    "POST",
    "/v1/findOrCreateInvite",
    lambda: types.Invite,
    params=("rid", "days", "maxUses"),
    at="",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    rooms=(0,),
)
LIST_INVITES: Final[Endpoint[list[types.Invite]]] = Endpoint(
    "GET",
    "/v1/listInvites",
    lambda: list[types.Invite],
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
)
DELETE_INVITE: Final[Endpoint[None]] = Endpoint(
    "DELETE", "/v1/removeInvite/{_id}", None, params=("_id",), errors=(NotAllowedError,)
)
IS_INVITE_VALID: Final[Endpoint[bool]] = Endpoint(
    "POST",
    "/v1/validateInviteToken",
    bool,
    params=("token",),
    at="valid",
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
USE_INVITE: Final[Endpoint[types.InvitedRoom]] = Endpoint(
    "POST",
    "/v1/useInviteToken",
    lambda: types.InvitedRoom,
    params=("token",),
    at="room",
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
AUDIT_MEMBERS: Final[Endpoint[ListPage[types.User]]] = Endpoint(
    "GET",
    "/v1/audit/rooms.members",
    lambda: ListPage[types.User],
    params=("roomId", "filter", "count", "offset"),
    at={"items": "members", "total": "total"},
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="6.12.0"),
    rooms=(0,),
)
FOLLOW_MEMBER_DATA: Final[Stream[types.MemberDataChange]] = Stream(
    "stream-notify-room-users",
    "{room_id}/userData",
    lambda: types.MemberDataChange,
    several=True,
    of_room=True,
)
FOLLOW_CHANGES: Final[Stream[types.RoomChange]] = Stream(
    "stream-notify-user",
    "{user_id}/rooms-changed",
    lambda: types.RoomChange,
    several=True,
)
FOLLOW_MEMBERSHIP_CHANGES: Final[Stream[types.MembershipChange]] = Stream(
    "stream-notify-user",
    "{user_id}/subscriptions-changed",
    lambda: types.MembershipChange,
    several=True,
)
FOLLOW_INVITES: Final[Stream[types.UpdatedInvite]] = Stream(
    "stream-notify-user", "{user_id}/updateInvites", lambda: types.UpdatedInvite
)
FOLLOW_DATA: Final[Stream[types.RoomData]] = Stream(
    "stream-room-data", "{room_id}", lambda: types.RoomData, of_room=True
)


class Rooms(Group):
    """Find, make, change and follow rooms, and the memberships in them."""

    __slots__ = ()

    async def list(self) -> builtins.list[types.Room]:
        """List the rooms of the user.

        Wire name ``rooms/get``; servers since 0.74.0. By REST: GET /v1/rooms.get.
        Depends on the permission ``preview-c-room``. Safe to repeat: it only reads.

        Returns:
            All of them.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NoPermissionError: The user lacks a permission for this.
        """
        return await self._session.call(LIST, ())

    async def list_changes(self, since: Timestamp | float) -> types.RoomChanges:
        """Fetch the rooms that changed or went after a moment.

        Wire name ``rooms/get``; servers since 0.74.0. By REST: GET /v1/rooms.get.
        Depends on the permission ``preview-c-room``. Safe to repeat: it only reads.

        Args:
            since: Only changes after this moment.

        Returns:
            Changed and removed entries.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NoPermissionError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_CHANGES, (since,))

    async def list_memberships(self) -> builtins.list[types.Membership]:
        """List the memberships of the user.

        Wire name ``subscriptions/get``; servers since 0.74.0. By REST: GET
        /v1/subscriptions.get. Safe to repeat: it only reads.

        Returns:
            All of them.
        """
        return await self._session.call(LIST_MEMBERSHIPS, ())

    async def list_membership_changes(
        self, since: Timestamp | float
    ) -> types.MembershipChanges:
        """Fetch the memberships that changed or ended after a moment.

        Wire name ``subscriptions/get``; servers since 0.74.0. By REST: GET
        /v1/subscriptions.get. Safe to repeat: it only reads.

        Args:
            since: Only changes after this moment.

        Returns:
            Changed and removed entries.
        """
        return await self._session.call(LIST_MEMBERSHIP_CHANGES, (since,))

    async def create_channel(
        self,
        name: str,
        members: builtins.list[str],
        *,
        is_read_only: bool | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
        options: types.RoomOptions | UnsetType | None = UNSET,
    ) -> types.CreatedRoom:
        """Make a public channel.

        Wire name ``createChannel``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/channels.create. Depends on the permission
        ``create-c``.

        Args:
            name: Name, without spaces; letters, digits, dot, dash, underscore.
            members: User names of the first members, beside the user.
            is_read_only: Whether only some may write.
            custom_fields: Fields of the workspace.
            options: More about the room.

        Returns:
            The new room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomNameError: The name has characters that a room's name may not
                have.
            DuplicateRoomNameError: A room of this name exists already.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(
            CREATE_CHANNEL,
            (
                name,
                members,
                UNSET if is_read_only is None else is_read_only,
                UNSET if custom_fields is None else custom_fields,
                UNSET if options is None else options,
            ),
        )

    async def create_private(
        self,
        name: str,
        members: builtins.list[str],
        *,
        is_read_only: bool | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
        options: types.RoomOptions | UnsetType | None = UNSET,
    ) -> types.CreatedRoom:
        """Make a private group.

        Wire name ``createPrivateGroup``; servers since 0.74.0. By REST: POST
        /v1/groups.create. Depends on the permission ``create-p``.

        Args:
            name: Name, without spaces; letters, digits, dot, dash, underscore.
            members: User names of the first members, beside the user.
            is_read_only: Whether only some may write.
            custom_fields: Fields of the workspace.
            options: More about the room.

        Returns:
            The new room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomNameError: The name has characters that a room's name may not
                have.
            DuplicateRoomNameError: A room of this name exists already.
        """
        return await self._session.call(
            CREATE_PRIVATE,
            (
                name,
                members,
                UNSET if is_read_only is None else is_read_only,
                UNSET if custom_fields is None else custom_fields,
                UNSET if options is None else options,
            ),
        )

    async def create_direct(  # noqa: PLR0913  # as many as the wire has
        self,
        username: str,
        *,
        second_username: str | UnsetType | None = UNSET,
        third_username: str | UnsetType | None = UNSET,
        fourth_username: str | UnsetType | None = UNSET,
        fifth_username: str | UnsetType | None = UNSET,
        sixth_username: str | UnsetType | None = UNSET,
        seventh_username: str | UnsetType | None = UNSET,
    ) -> types.CreatedRoom:
        """Open the direct conversation with somebody, or with several.

        Wire name ``createDirectMessage``; servers since 0.74.0. By REST: POST
        /v1/im.create. Depends on the permissions ``create-d``, ``view-d-room``,
        ``view-room-administration``, ``send-many-messages``. The server takes 10 calls
        in 60 s. Safe to repeat: the same users have one conversation.

        Args:
            username: The other user's name.
            second_username: One more user's name, for a conversation of several.
            third_username: One more user's name, for a conversation of several.
            fourth_username: One more user's name, for a conversation of several.
            fifth_username: One more user's name, for a conversation of several.
            sixth_username: One more user's name, for a conversation of several.
            seventh_username: One more user's name, for a conversation of several.

        Returns:
            The conversation, new or not.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(
            CREATE_DIRECT,
            (
                username,
                UNSET if second_username is None else second_username,
                UNSET if third_username is None else third_username,
                UNSET if fourth_username is None else fourth_username,
                UNSET if fifth_username is None else fifth_username,
                UNSET if sixth_username is None else sixth_username,
                UNSET if seventh_username is None else seventh_username,
            ),
        )

    async def join(
        self, room_id: str, *, code: str | UnsetType | None = UNSET
    ) -> bool | None:
        """Join a public room.

        Wire name ``joinRoom``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/rooms.join. Safe to repeat: a member who joins stays a
        member.

        Args:
            room_id: The room.
            code: Join code, where the room has one.

        Returns:
            True on old servers, nothing on newer ones.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(
            JOIN, (room_id, UNSET if code is None else code)
        )

    async def leave(self, room_id: str) -> None:
        """Leave a room.

        Wire name ``leaveRoom``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/channels.leave. Depends on the permissions ``leave-c``,
        ``leave-p``.

        Args:
            room_id: The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            UserNotInRoomError: The user is not a member of this room.
            LastOwnerError: The last owner cannot leave; make somebody else owner first.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        await self._session.call(LEAVE, (room_id,))

    async def hide(self, room_id: str) -> int:
        """Take a room out of the user's list until something happens there.

        Wire name ``hideRoom``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/rooms.hide. Safe to repeat: a hidden room stays hidden.

        Args:
            room_id: The room.

        Returns:
            How many memberships changed.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(HIDE, (room_id,))

    async def open(self, room_id: str) -> int:
        """Put a room back into the user's list.

        Wire name ``openRoom``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/rooms.open. Safe to repeat: an open room stays open.

        Args:
            room_id: The room.

        Returns:
            How many memberships changed.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(OPEN, (room_id,))

    async def set_favorite(
        self, room_id: str, *, is_favorite: bool | UnsetType | None = UNSET
    ) -> int:
        """Make a room a favorite, or no longer.

        Wire name ``toggleFavorite``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/rooms.favorite. Safe to repeat: a favorite stays
        one.

        Args:
            room_id: The room.
            is_favorite: Whether it shall be one.

        Returns:
            How many memberships changed.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidSubscriptionError: The user is not a member of this room.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(
            SET_FAVORITE, (room_id, UNSET if is_favorite is None else is_favorite)
        )

    async def mark_read(
        self, room_id: str, *, includes_threads: bool | UnsetType | None = UNSET
    ) -> None:
        """Mark a room as read.

        Wire name ``readMessages``; servers since 0.74.0. By REST: POST
        /v1/subscriptions.read. Safe to repeat: what is read stays read.

        Args:
            room_id: The room.
            includes_threads: Whether its threads are read too.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            RoomNotFoundError: There is no such room.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        await self._session.call(
            MARK_READ,
            (room_id, UNSET if includes_threads is None else includes_threads),
        )

    async def archive(self, room_id: str) -> None:
        """Archive a room: nobody can write there.

        Wire name ``archiveRoom``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/channels.archive. Depends on the permission
        ``archive-room``.

        Args:
            room_id: The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            DirectMessageRoomError: A direct conversation cannot do this.
            NotAuthorizedError: The user is not authorized for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        await self._session.call(ARCHIVE, (room_id,))

    async def unarchive(self, room_id: str) -> None:
        """Take a room back that was put away.

        Wire name ``unarchiveRoom``; servers since 0.74.0. By REST: POST
        /v1/channels.unarchive. Depends on the permission ``unarchive-room``.

        Args:
            room_id: The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAuthorizedError: The user is not authorized for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        await self._session.call(UNARCHIVE, (room_id,))

    async def delete(self, room_id: str) -> bool | None:
        """Delete a room with all its messages.

        Wire name ``eraseRoom``; servers since 0.74.0, deprecated in 5.4.0, removed in
        7.0.0. By REST: POST /v1/rooms.delete.

        Args:
            room_id: The room.

        Returns:
            True once it is done; nothing on some servers.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            FederatedRoomError: A federated room cannot be deleted.
            NotAllowedError: The user lacks a permission for this.
            AppPreventedDeletingError: An app on the server prevented the deletion.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(DELETE, (room_id,))

    async def save_settings(
        self,
        room_id: str,
        settings: str | types.RoomSettings,
        *,
        value: object | UnsetType = UNSET,
    ) -> types.SavedRoom:
        """Change settings of a room.

        Wire name ``saveRoomSettings``; servers since 0.74.0. By REST: POST
        /v1/rooms.saveRoomSettings. Depends on the permissions
        ``view-room-administration``, ``edit-team``, ``create-c``, ``create-p``,
        ``toggle-room-e2e-encryption``, ``edit-room-retention-policy``,
        ``edit-room-avatar``, ``edit-room``.

        Args:
            room_id: The room.
            settings: The settings, or the name of one.
            value: Its value, where one was named.

        Returns:
            The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidSidepanelError: The side panel's items are not valid.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidSettingsError: A setting has a name or value that the server refuses.
            InvalidRoomNameError: The name has characters that a room's name may not
                have.
        """
        return await self._session.call(SAVE_SETTINGS, (room_id, settings, value))

    async def add_member(self, room_id: str, username: str) -> bool | None:
        """Add a user to a room.

        Wire name ``addUserToRoom``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/channels.invite. Safe to repeat: a member who is added
        stays a member.

        Args:
            room_id: The room.
            username: The user's name.

        Returns:
            True on some servers, nothing on others.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        data = types.RoomMember(room_id=room_id, username=username)
        return await self._session.call(ADD_MEMBER, (data,))

    async def add_owner(self, room_id: str, user_id: str) -> bool:
        """Make a member owner of a room.

        Wire name ``addRoomOwner``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/channels.addOwner. Depends on the permission
        ``set-owner``.

        Args:
            room_id: The room.
            user_id: The member.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            UserNotInRoomError: The user is not a member of this room.
            AlreadyOwnerError: The user owns the room already.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(ADD_OWNER, (room_id, user_id))

    async def add_moderator(self, room_id: str, user_id: str) -> bool:
        """Make a member moderator of a room.

        Wire name ``addRoomModerator``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/channels.addModerator. Depends on the permission
        ``set-moderator``.

        Args:
            room_id: The room.
            user_id: The member.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            UserNotInRoomError: The user is not a member of this room.
            AlreadyModeratorError: The user moderates the room already.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(ADD_MODERATOR, (room_id, user_id))

    async def add_leader(self, room_id: str, user_id: str) -> bool:
        """Make a member leader of a room.

        Wire name ``addRoomLeader``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/channels.addLeader. Depends on the permission
        ``set-leader``.

        Args:
            room_id: The room.
            user_id: The member.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            UserNotInRoomError: The user is not a member of this room.
            AlreadyLeaderError: The user leads the room already.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(ADD_LEADER, (room_id, user_id))

    async def mute(self, room_id: str, username: str) -> bool:
        """Keep a member from writing in a room.

        Wire name ``muteUserInRoom``; servers since 0.74.0, deprecated in 6.8.0, removed
        in 8.0.0. By REST: POST /v1/rooms.muteUser. Depends on the permission
        ``mute-user``.

        Args:
            room_id: The room.
            username: The user's name.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidRoomTypeError: The room is of a type that cannot do this.
            UserNotInRoomError: The user is not a member of this room.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        data = types.RoomMember(room_id=room_id, username=username)
        return await self._session.call(MUTE, (data,))

    async def unmute(self, room_id: str, username: str) -> bool:
        """Let a member write in a room again.

        Wire name ``unmuteUserInRoom``; servers since 0.74.0, deprecated in 6.8.0,
        removed in 8.0.0. By REST: POST /v1/rooms.unmuteUser. Depends on the permission
        ``mute-user``.

        Args:
            room_id: The room.
            username: The user's name.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidRoomTypeError: The room is of a type that cannot do this.
            UserNotInRoomError: The user is not a member of this room.
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        data = types.RoomMember(room_id=room_id, username=username)
        return await self._session.call(UNMUTE, (data,))

    async def get(self, room_id: str) -> types.Room:
        """Fetch a room.

        Wire name ``getRoomById``; servers since 1.0.0. By REST: GET /v1/rooms.info. The
        server takes 10 calls in 60 s. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(GET, (room_id,))

    async def get_name(self, room_id: str) -> str | None:
        """Look up the name of a room.

        Wire name ``getRoomNameById``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/rooms.info. Depends on the permission
        ``view-c-room``. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            Its name; null for a direct room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(GET_NAME, (room_id,))

    async def find_id(self, name: str) -> str:
        """Look up the id of a room by its name.

        Wire name ``getRoomIdByNameOrId``; servers since 0.74.0. By REST: GET
        /v1/rooms.info. Safe to repeat: it only reads.

        Args:
            name: The room's name, or its id.

        Returns:
            Identifier of the room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(FIND_ID, (name,))

    async def list_roles(self, room_id: str) -> builtins.list[types.RoomRoles]:
        """List who has roles in a room.

        Wire name ``getRoomRoles``; servers since 0.74.0, removed in 8.0.0. By REST: GET
        /v1/rooms.roles. Needs no login. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            Members with roles.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(LIST_ROLES, (room_id,))

    async def is_name_taken(self, name: str) -> bool:
        """Ask whether a room has this name already.

        Wire name ``roomNameExists``; servers since 0.74.0, deprecated in 5.1.0, removed
        in 7.0.0. By REST: GET /v1/rooms.nameExists. Safe to repeat: it only reads.

        Args:
            name: The name.

        Returns:
            Whether it exists.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(IS_NAME_TAKEN, (name,))

    async def search(
        self,
        text: str,
        *,
        usernames: builtins.list[str] | UnsetType | None = UNSET,
        options: types.SpotlightOptions | UnsetType | None = UNSET,
        room_id: str | UnsetType | None = UNSET,
    ) -> types.Spotlight:
        """Find users and rooms by the beginning of their names.

        Wire name ``spotlight``; servers since 0.74.0. By REST: GET /v1/spotlight. The
        server takes 100 calls in 100 s. Safe to repeat: it only reads.

        Args:
            text: The text to search for; with `@` in front for users only, `#` for
                rooms only.
            usernames: User names to leave out.
            options: The kind to search for.
            room_id: The room that is searched from; its members come first.

        Returns:
            The results.

        Raises:
            InternalServerError: The server failed while carrying out the call.
        """
        return await self._session.call(
            SEARCH,
            (
                text,
                UNSET if usernames is None else usernames,
                UNSET if options is None else options,
                UNSET if room_id is None else room_id,
            ),
        )

    async def list_tokenpass(self) -> builtins.list[types.Room]:
        """List rooms that tokens open; before 5.0.

        Wire name ``findTokenChannels``; servers since 0.74.0, removed in 5.0.0. Safe to
        repeat: it only reads.

        Returns:
            The rooms.
        """
        return await self._session.call(LIST_TOKENPASS, ())

    async def get_tokenpass(self, room_id: str) -> types.TokenpassRules | None:
        """Fetch the tokens that open a room; before 5.0.

        Wire name ``getChannelTokenpass``; servers since 0.74.0, removed in 5.0.0. Safe
        to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            The rules; null when the room has none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(GET_TOKENPASS, (room_id,))

    async def list_channels(
        self,
        matching: str,
        kind: str,
        *,
        most: float | UnsetType | None = UNSET,
        order: str | UnsetType | None = UNSET,
    ) -> types.ChannelList:
        """List channels by name; newer servers answer in pages.

        Wire name ``channelsList``; servers since 0.74.0. By REST: GET
        /v1/channels.list. Depends on the permissions ``view-c-room``,
        ``view-joined-room``, ``view-p-room``. Safe to repeat: it only reads.

        Args:
            matching: Text in their names; empty for all.
            kind: `public` or `private`.
            most: How many at most.
            order: `name` or `msgs`.

        Returns:
            The channels.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            LIST_CHANNELS,
            (
                matching,
                kind,
                UNSET if most is None else most,
                UNSET if order is None else order,
            ),
        )

    async def count_channels(self) -> float:
        """Count the public channels.

        Wire name ``getTotalChannels``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/channels.list. Safe to repeat: it only reads.

        Returns:
            How many there are.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(COUNT_CHANNELS, ())

    async def join_defaults(
        self, *, is_silent: bool | UnsetType | None = UNSET
    ) -> None:
        """Join the channels that new users join.

        Wire name ``joinDefaultChannels``; servers since 0.74.0. Safe to repeat: a
        member stays a member.

        Args:
            is_silent: Whether no system messages say so.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            JOIN_DEFAULTS, (UNSET if is_silent is None else is_silent,)
        )

    async def add_everyone(
        self, room_id: str, *, is_active_only: bool | UnsetType | None = UNSET
    ) -> bool:
        """Add all users of the workspace to a room.

        Wire name ``addAllUserToRoom``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/channels.addAll. Depends on the permission
        ``add-all-to-room``. Safe to repeat: a member stays a member.

        Args:
            room_id: The room.
            is_active_only: Whether to leave out users who are not active.

        Returns:
            True once it is done.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
            UserLimitExceededError: More users than the server adds at once.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(
            ADD_EVERYONE, (room_id, UNSET if is_active_only is None else is_active_only)
        )

    async def add_members(self, room_id: str, usernames: builtins.list[str]) -> bool:
        """Add users to a room.

        Wire name ``addUsersToRoom``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/channels.invite. Depends on the permissions
        ``add-user-to-joined-room``, ``add-user-to-any-c-room``,
        ``add-user-to-any-p-room``. Safe to repeat: a member stays a member.

        Args:
            room_id: The room.
            usernames: Their names.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            DirectRoomInvitationError: Nobody can be invited to a direct room.
            NotAllowedError: The user lacks a permission for this.
            InvalidArgumentsError: An argument is missing or is malformed.
            InvalidUsernameError: There is no such user, or the name has wrong
                characters.
        """
        data = types.NewMembers(room_id=room_id, usernames=usernames)
        return await self._session.call(ADD_MEMBERS, (data,))

    async def block(self, user_id: str, room_id: str) -> bool:
        """Block the other user of a direct room.

        Wire name ``blockUser``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/im.blockUser. Safe to repeat: who is blocked stays so.

        Args:
            user_id: The other user.
            room_id: The direct room.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        data = types.UserToBlock(user_id=user_id, room_id=room_id)
        return await self._session.call(BLOCK, (data,))

    async def can_access(
        self,
        room_id: str,
        user_id: str | None,
        *,
        details: dict[str, object] | UnsetType | None = UNSET,
    ) -> bool | types.Room:
        """Ask whether a user may see a room; before 8.0.

        Wire name ``canAccessRoom``; servers since 0.74.0, deprecated in 4.1.1, removed
        in 8.0.0. Upstream does not say who may call it. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            user_id: The user; null for somebody without an account.
            details: More to decide by.

        Returns:
            Whether they may, or the room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(
            CAN_ACCESS, (room_id, user_id, UNSET if details is None else details)
        )

    async def clean_history(  # noqa: PLR0913  # as many as the wire has
        self,
        latest_at: Timestamp,
        oldest_at: Timestamp,
        room_id: str,
        *,
        keeps_pinned: bool | UnsetType | None = UNSET,
        is_files_only: bool | UnsetType | None = UNSET,
        usernames: builtins.list[str] | UnsetType | None = UNSET,
        keeps_discussions: bool | UnsetType | None = UNSET,
        keeps_threads: bool | UnsetType | None = UNSET,
        is_inclusive: bool | UnsetType | None = UNSET,
        most: int | UnsetType | None = UNSET,
    ) -> float:
        """Delete messages or files of a room, between two moments.

        Wire name ``cleanRoomHistory``; servers since 0.74.0. By REST: POST
        /v1/rooms.cleanHistory. Depends on the permission ``clean-channel-history``.
        Safe to repeat: a deleted one stays deleted.

        Args:
            latest_at: Newest moment.
            oldest_at: Oldest moment.
            room_id: The room.
            keeps_pinned: Whether pinned messages stay.
            is_files_only: Whether only files go.
            usernames: The authors of the messages; everybody's when empty.
            keeps_discussions: Whether messages that began discussions stay.
            keeps_threads: Whether threads stay.
            is_inclusive: Whether those moments themselves belong to it.
            most: How many at most; 0 for all.

        Returns:
            How many were deleted.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        data = types.HistoryCleaning(
            keeps_pinned=UNSET if keeps_pinned is None else keeps_pinned,
            is_files_only=UNSET if is_files_only is None else is_files_only,
            usernames=UNSET if usernames is None else usernames,
            keeps_discussions=UNSET if keeps_discussions is None else keeps_discussions,
            keeps_threads=UNSET if keeps_threads is None else keeps_threads,
            is_inclusive=UNSET if is_inclusive is None else is_inclusive,
            latest_at=latest_at,
            most=UNSET if most is None else most,
            oldest_at=oldest_at,
            room_id=room_id,
        )
        return await self._session.call(CLEAN_HISTORY, (data,))

    async def find(
        self, kind: Literal["d", "c", "p", "l"] | str, name: str
    ) -> types.Room:
        """Fetch a room by its type and name.

        Wire name ``getRoomByTypeAndName``; servers since 0.74.0. By REST: GET
        /v1/rooms.info. Needs no login. Depends on the permission ``preview-c-room``.
        Safe to repeat: it only reads.

        Args:
            kind: `c`, `p`, `d` or `l`.
            name: Its name, or its id.

        Returns:
            The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NoPermissionError: The user lacks a permission for this.
        """
        return await self._session.call(FIND, (kind, name))

    async def get_join_code(self, room_id: str) -> str | bool | None:
        """Fetch the code that joining a room needs.

        Wire name ``getRoomJoinCode``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. Depends on the permission ``view-join-code``. Safe to repeat: it only
        reads.

        Args:
            room_id: The room.

        Returns:
            The code; false or nothing when the room needs none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return await self._session.call(GET_JOIN_CODE, (room_id,))

    async def list_members(
        self,
        room_id: str,
        *,
        includes_offline: bool | UnsetType | None = UNSET,
        page: types.MemberPageOptions | UnsetType | None = UNSET,
        matching: str | UnsetType | None = UNSET,
    ) -> types.MemberPage:
        """List the members of a room.

        Wire name ``getUsersOfRoom``; servers since 0.74.0. By REST: GET
        /v1/rooms.membersOrderedByRole. Depends on the permission
        ``view-broadcast-member-list``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            includes_offline: Whether those who are offline come too.
            page: Which part of the list.
            matching: Text in their names.

        Returns:
            The members, and how many there are.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return await self._session.call(
            LIST_MEMBERS,
            (
                room_id,
                UNSET if includes_offline is None else includes_offline,
                UNSET if page is None else page,
                UNSET if matching is None else matching,
            ),
        )

    async def ignore_member(
        self, room_id: str, user_id: str, *, is_ignored: bool | UnsetType | None = UNSET
    ) -> bool:
        """Hide the messages of a member, or no longer.

        Wire name ``ignoreUser``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: GET /v1/chat.ignoreUser. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            user_id: The member.
            is_ignored: Whether they shall be hidden; true when absent.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidSubscriptionError: The user is not a member of this room.
        """
        params = types.MemberToIgnore(
            is_ignored=UNSET if is_ignored is None else is_ignored,
            room_id=room_id,
            user_id=user_id,
        )
        return await self._session.call(IGNORE_MEMBER, (params,))

    async def remove_leader(self, room_id: str, user_id: str) -> bool:
        """Make a leader of a room a plain member.

        Wire name ``removeRoomLeader``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/channels.removeLeader. Depends on the permission
        ``set-leader``.

        Args:
            room_id: The room.
            user_id: The user.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            UserNotInRoomError: The user is not a member of this room.
            NotLeaderError: The user does not lead the room.
        """
        return await self._session.call(REMOVE_LEADER, (room_id, user_id))

    async def remove_moderator(self, room_id: str, user_id: str) -> bool:
        """Make a moderator of a room a plain member.

        Wire name ``removeRoomModerator``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/channels.removeModerator. Depends on the
        permission ``set-moderator``.

        Args:
            room_id: The room.
            user_id: The user.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            NotModeratorError: The user does not moderate the room.
        """
        return await self._session.call(REMOVE_MODERATOR, (room_id, user_id))

    async def remove_owner(self, room_id: str, user_id: str) -> bool:
        """Make an owner of a room a plain member.

        Wire name ``removeRoomOwner``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/channels.removeOwner. Depends on the permission
        ``set-owner``.

        Args:
            room_id: The room.
            user_id: The user.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            NotOwnerError: The user does not own the room.
            OnlyOwnerError: The last owner cannot be removed; make somebody else owner
                first.
        """
        return await self._session.call(REMOVE_OWNER, (room_id, user_id))

    async def remove_member(self, room_id: str, username: str) -> bool:
        """Remove a member from a room.

        Wire name ``removeUserFromRoom``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/channels.kick. Depends on the permission
        ``remove-user``.

        Args:
            room_id: The room.
            username: The member's name.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
            UserNotInRoomError: The user is not a member of this room.
            LastOwnerError: The last owner cannot leave; make somebody else owner first.
            AppPreventedError: An app on the server prevented it.
        """
        data = types.MemberToRemove(room_id=room_id, username=username)
        return await self._session.call(REMOVE_MEMBER, (data,))

    async def unblock(self, user_id: str, room_id: str) -> bool:
        """Block the other user of a direct room no longer.

        Wire name ``unblockUser``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/im.blockUser. Safe to repeat: who is free stays so.

        Args:
            user_id: The other user.
            room_id: The direct room.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        data = types.UserToBlock(user_id=user_id, room_id=room_id)
        return await self._session.call(UNBLOCK, (data,))

    async def notify_members(
        self,
        room_id: str,
        event: str,
        *,
        value: object | UnsetType = UNSET,
        more: object | UnsetType = UNSET,
    ) -> None:
        """Write an event to the other members of a room.

        Refusals are silent.

        Wire name ``stream-notify-room-users``; servers since 0.74.0.

        Args:
            room_id: The room.
            event: The event, such as `video-conference`.
            value: First argument of the event.
            more: Second argument.
        """
        await self._session.call(NOTIFY_MEMBERS, (f"{room_id}/{event}", value, more))

    async def counters(
        self, room_id: str, *, user_id: str | UnsetType | None = UNSET
    ) -> types.RoomCounters:
        """Count what a room has and what a user has not read of it.

        By REST: ``GET /v1/channels.counters`` or ``GET /v1/groups.counters`` or ``GET
        /v1/im.counters``; servers since 0.65.0. Depends on the permission
        ``view-room-administration``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            user_id: The user; oneself unless given.

        Returns:
            The numbers.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            COUNTERS, (room_id, UNSET if user_id is None else user_id)
        )

    def list_all(
        self,
        *,
        name: str | UnsetType | None = UNSET,
        kinds: builtins.list[str] | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """List all rooms of the workspace, as administrators may.

        By REST: ``GET /v1/rooms.adminRooms``; servers since 2.1.0. Depends on the
        permission ``view-room-administration``. Safe to repeat: it only reads.

        Args:
            name: Only rooms whose name contains this.
            kinds: Only of these kinds: `c`, `p`, `d`, `l`, `teams`, `discussions`.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The rooms.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NotAuthorizedError: The user is not authorized for this.
        """
        return streams.Listing(
            self._session,
            LIST_ALL,
            (UNSET if name is None else name, UNSET if kinds is None else kinds),
            page_size=page_size,
        )

    async def info(
        self,
        *,
        room_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
    ) -> types.Room:
        """Look up a room by id or name.

        By REST: ``GET /v1/rooms.info``; servers since 0.72.0. Safe to repeat: it only
        reads.

        Args:
            room_id: The room.
            name: The room's name.

        Returns:
            The room.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(
            INFO,
            (UNSET if room_id is None else room_id, UNSET if name is None else name),
        )

    async def get_for_admin(self, room_id: str) -> types.Room:
        """Look up any room, as administrators may.

        By REST: ``GET /v1/rooms.adminRooms.getRoom``; servers since 2.4.0. Depends on
        the permission ``view-room-administration``. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(GET_FOR_ADMIN, (room_id,))

    async def is_member(
        self,
        room_id: str,
        *,
        user_id: str | UnsetType | None = UNSET,
        username: str | UnsetType | None = UNSET,
    ) -> bool:
        """Ask whether a user is in a room.

        By REST: ``GET /v1/rooms.isMember``. Depends on the permission
        ``error-user-not-found``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            user_id: The user.
            username: The user's name.

        Returns:
            Whether they are.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            IS_MEMBER,
            (
                room_id,
                UNSET if user_id is None else user_id,
                UNSET if username is None else username,
            ),
        )

    def members(
        self,
        room_id: str,
        *,
        text: str | UnsetType | None = UNSET,
        statuses: builtins.list[str] | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.User]:
        """List the members of a room.

        By REST: ``GET /v1/channels.members`` or ``GET /v1/groups.members`` or ``GET
        /v1/im.members``; servers since 0.59.0. Depends on the permission
        ``view-broadcast-member-list``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            text: Only members whose name contains this.
            statuses: Only those who are `online`, `away`, `busy` or `offline`.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The members.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            MEMBERS,
            (
                room_id,
                UNSET if text is None else text,
                UNSET if statuses is None else statuses,
            ),
            page_size=page_size,
        )

    def members_by_role(
        self,
        room_id: str,
        *,
        text: str | UnsetType | None = UNSET,
        statuses: builtins.list[str] | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.RoomMemberWithRoles]:
        """List the members of a room, those with roles first.

        By REST: ``GET /v1/rooms.membersOrderedByRole``; servers since 7.3.0. Depends on
        the permission ``view-broadcast-member-list``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            text: Only members whose name contains this.
            statuses: Only those who are `online`, `away`, `busy` or `offline`.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The members, with their roles in the room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            MEMBERS_BY_ROLE,
            (
                room_id,
                UNSET if text is None else text,
                UNSET if statuses is None else statuses,
            ),
            page_size=page_size,
        )

    async def list_moderators(self, room_id: str) -> builtins.list[types.UserReference]:
        """List the moderators of a room.

        By REST: ``GET /v1/channels.moderators`` or ``GET /v1/groups.moderators``;
        servers since 0.70.0. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            The moderators.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(LIST_MODERATORS, (room_id,))

    def list_messages(
        self,
        room_id: str,
        *,
        mentions: builtins.list[str] | UnsetType | None = UNSET,
        starred_by: builtins.list[str] | UnsetType | None = UNSET,
        is_pinned: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Message]:
        """List the messages of a room, those of threads among them.

        Filters narrow it to messages that mention or were starred by users, or are
        pinned.

        By REST: ``GET /v1/channels.messages`` or ``GET /v1/groups.messages`` or ``GET
        /v1/im.messages``; servers since 0.59.0. Depends on the permissions
        ``view-c-room``, ``view-joined-room``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            mentions: Only messages that mention one of these users, by id.
            starred_by: Only messages that one of these users starred, by id.
            is_pinned: Only pinned messages.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The messages.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            LIST_MESSAGES,
            (
                room_id,
                UNSET if mentions is None else mentions,
                UNSET if starred_by is None else starred_by,
                UNSET if is_pinned is None else is_pinned,
            ),
            page_size=page_size,
        )

    def list_integrations(
        self,
        room_id: str,
        *,
        with_all_public: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Webhook]:
        """List the webhooks of a room.

        By REST: ``GET /v1/channels.getIntegrations`` or ``GET
        /v1/groups.getIntegrations``; servers since 0.49.0. Depends on the permissions
        ``manage-incoming-integrations``, ``manage-outgoing-integrations``,
        ``manage-own-incoming-integrations``, ``manage-own-outgoing-integrations``. Safe
        to repeat: it only reads.

        Args:
            room_id: The room.
            with_all_public: Whether to list the webhooks of all public channels as
                well.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The webhooks.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            LIST_INTEGRATIONS,
            (room_id, UNSET if with_all_public is None else with_all_public),
            page_size=page_size,
        )

    def list_joined(self, *, page_size: int = 50) -> streams.Listing[types.Room]:
        """List the public channels that one is in.

        By REST: ``GET /v1/channels.list.joined``; servers since 0.48.0. Safe to repeat:
        it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The channels.
        """
        return streams.Listing(self._session, LIST_JOINED, (), page_size=page_size)

    def list_private(self, *, page_size: int = 50) -> streams.Listing[types.Room]:
        """List the private groups that one is in.

        By REST: ``GET /v1/groups.list``; servers since 0.33.0. Safe to repeat: it only
        reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The groups.
        """
        return streams.Listing(self._session, LIST_PRIVATE, (), page_size=page_size)

    def list_all_private(self, *, page_size: int = 50) -> streams.Listing[types.Room]:
        """List all private groups, as administrators may.

        By REST: ``GET /v1/groups.listAll``; servers since 0.59.0. Depends on the
        permission ``view-room-administration``. Safe to repeat: it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The groups.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(self._session, LIST_ALL_PRIVATE, (), page_size=page_size)

    def list_direct(self, *, page_size: int = 50) -> streams.Listing[types.Room]:
        """List your direct conversations.

        By REST: ``GET /v1/im.list``; servers since 0.48.0. Safe to repeat: it only
        reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations.
        """
        return streams.Listing(self._session, LIST_DIRECT, (), page_size=page_size)

    def list_all_direct(self, *, page_size: int = 50) -> streams.Listing[types.Room]:
        """List all direct conversations, as administrators may.

        By REST: ``GET /v1/im.list.everyone``; servers since 0.49.0. Depends on the
        permission ``view-room-administration``. Safe to repeat: it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(self._session, LIST_ALL_DIRECT, (), page_size=page_size)

    async def delete_direct(self, room_id: str) -> None:
        """Delete a direct conversation, as administrators may.

        By REST: ``POST /v1/im.delete``; servers since 3.18.0. Depends on the permission
        ``view-room-administration``.

        Args:
            room_id: The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(DELETE_DIRECT, (room_id,))

    def read_anonymously(
        self,
        *,
        room_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Message]:
        """Read a public channel without a login.

        By REST: ``GET /v1/channels.anonymousread``; servers since 1.2.0. Needs no
        login. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            name: The room's name.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The messages, newest first.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            READ_ANONYMOUSLY,
            (UNSET if room_id is None else room_id, UNSET if name is None else name),
            page_size=page_size,
        )

    async def set_default(self, room_id: str, *, is_default: bool) -> types.Room:
        """Let new users join a channel by themselves, or no longer.

        By REST: ``POST /v1/channels.setDefault``; servers since 0.66.0. Depends on the
        permission ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            is_default: Whether new users join by themselves.

        Returns:
            The channel.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_DEFAULT, (room_id, is_default))

    async def set_join_code(self, room_id: str, join_code: str) -> types.Room:
        """Set the code that joining a channel takes.

        By REST: ``POST /v1/channels.setJoinCode``; servers since 0.49.0. Depends on the
        permission ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            join_code: The code.

        Returns:
            The channel.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_JOIN_CODE, (room_id, join_code))

    async def set_encrypted(self, room_id: str, *, is_encrypted: bool) -> types.Room:
        """Let messages of a private group be encrypted, or no longer.

        By REST: ``POST /v1/groups.setEncrypted``; servers since 3.13.0. Depends on the
        permission ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            is_encrypted: Whether they may be.

        Returns:
            The group.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_ENCRYPTED, (room_id, is_encrypted))

    async def set_topic(self, room_id: str, topic: str) -> str:
        """Set the topic of a room.

        By REST: ``POST /v1/channels.setTopic`` or ``POST /v1/groups.setTopic`` or
        ``POST /v1/im.setTopic``; servers since 0.13.0. Depends on the permission
        ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            topic: The topic; empty for none.

        Returns:
            The topic.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_TOPIC, (room_id, topic))

    async def set_description(self, room_id: str, description: str) -> str:
        """Set the description of a room.

        By REST: ``POST /v1/channels.setDescription`` or ``POST
        /v1/groups.setDescription``; servers since 0.48.4. Depends on the permission
        ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            description: The description; empty for none.

        Returns:
            The description.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_DESCRIPTION, (room_id, description))

    async def set_purpose(self, room_id: str, purpose: str) -> str:
        """Set the purpose of a room, which is its description.

        By REST: ``POST /v1/channels.setPurpose`` or ``POST /v1/groups.setPurpose``;
        servers since 0.48.0. Depends on the permission ``edit-room``. Safe to repeat:
        the last one counts.

        Args:
            room_id: The room.
            purpose: The purpose; empty for none.

        Returns:
            The purpose.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_PURPOSE, (room_id, purpose))

    async def set_announcement(self, room_id: str, announcement: str) -> str:
        """Set the announcement of a room.

        By REST: ``POST /v1/channels.setAnnouncement`` or ``POST
        /v1/groups.setAnnouncement``; servers since 0.63.0. Depends on the permission
        ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            announcement: The announcement; empty for none.

        Returns:
            The announcement.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SET_ANNOUNCEMENT, (room_id, announcement))

    async def set_read_only(self, room_id: str, *, is_read_only: bool) -> None:
        """Let only owners write in a room, or all again.

        By REST: ``POST /v1/channels.setReadOnly`` or ``POST /v1/groups.setReadOnly``;
        servers since 0.49.0. Depends on the permission ``edit-room``. Safe to repeat:
        the last one counts.

        Args:
            room_id: The room.
            is_read_only: Whether only owners write.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(SET_READ_ONLY, (room_id, is_read_only))

    async def set_kind(self, room_id: str, kind: Literal["c", "p"] | str) -> None:
        """Make a channel private, or a group public.

        By REST: ``POST /v1/channels.setType`` or ``POST /v1/groups.setType``; servers
        since 0.49.0. Depends on the permissions ``create-c``, ``create-p``,
        ``error-action-not-allowed``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            kind: `c` for a channel, `p` for a private group.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(SET_KIND, (room_id, kind))

    async def set_custom_fields(
        self, room_id: str, custom_fields: dict[str, object]
    ) -> None:
        """Set the workspace's fields of a room.

        By REST: ``POST /v1/channels.setCustomFields`` or ``POST
        /v1/groups.setCustomFields``; servers since 0.62.0. Depends on the permission
        ``edit-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            custom_fields: Fields of the workspace.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(SET_CUSTOM_FIELDS, (room_id, custom_fields))

    async def rename(self, room_id: str, name: str) -> None:
        """Give a room another name.

        By REST: ``POST /v1/channels.rename`` or ``POST /v1/groups.rename``; servers
        since 0.48.0. Depends on the permission ``edit-room``. Safe to repeat: the last
        one counts.

        Args:
            room_id: The room.
            name: The new name.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(RENAME, (room_id, name))

    async def set_archived(
        self, room_id: str, action: Literal["archive", "unarchive"] | str
    ) -> None:
        """Archive a room as administrators may, or bring it back.

        By REST: ``POST /v1/rooms.changeArchivationState``; servers since 3.3.0. Depends
        on the permissions ``archive-room``, ``unarchive-room``. Safe to repeat: the
        last one counts.

        Args:
            room_id: The room.
            action: The action.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(SET_ARCHIVED, (room_id, action))

    async def export(  # noqa: PLR0913  # as many as the wire has
        self,
        room_id: str,
        kind: Literal["file", "email"] | str,
        *,
        since: str | UnsetType | None = UNSET,
        until: str | UnsetType | None = UNSET,
        file_format: Literal["html", "json", "pdf"] | str | UnsetType | None = UNSET,
        users: builtins.list[str] | UnsetType | None = UNSET,
        emails: builtins.list[str] | UnsetType | None = UNSET,
        subject: str | UnsetType | None = UNSET,
        messages: builtins.list[str] | UnsetType | None = UNSET,
    ) -> None:
        """Have the messages of a room sent as a file or by e-mail.

        By REST: ``POST /v1/rooms.export``; servers since 3.8.0. Depends on the
        permission ``mail-messages``.

        Args:
            room_id: The room.
            kind: How.
            since: The first day, such as `2024-03-01`; of a file.
            until: The last day; of a file.
            file_format: The file's format.
            users: User names to mail to.
            emails: Addresses to mail to.
            subject: Subject of the e-mail.
            messages: Ids of the messages to mail.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(
            EXPORT,
            (
                room_id,
                kind,
                UNSET if since is None else since,
                UNSET if until is None else until,
                UNSET if file_format is None else file_format,
                UNSET if users is None else users,
                UNSET if emails is None else emails,
                UNSET if subject is None else subject,
                UNSET if messages is None else messages,
            ),
        )

    def list_discussions(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.Room]:
        """List the discussions of a room.

        By REST: ``GET /v1/rooms.getDiscussions``; servers since 1.0.0. Safe to repeat:
        it only reads.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The discussions.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, LIST_DISCUSSIONS, (room_id,), page_size=page_size
        )

    async def autocomplete(
        self, selector: dict[str, object]
    ) -> builtins.list[types.Room]:
        """Find your rooms by the beginning of their names.

        By REST: ``GET /v1/rooms.autocomplete.channelAndPrivate``. Safe to repeat: it
        only reads.

        Args:
            selector: What to look for: `{"name": "gen"}`.

        Returns:
            At most a few rooms.
        """
        return await self._session.call(AUTOCOMPLETE, (selector,))

    def find_by_name(
        self, selector: dict[str, object], *, page_size: int = 50
    ) -> streams.Listing[types.Room]:
        """Find your rooms by the beginning of their names, all of them.

        By REST: ``GET /v1/rooms.autocomplete.channelAndPrivate.withPagination``. Safe
        to repeat: it only reads.

        Args:
            selector: What to look for: `{"name": "gen"}`.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The rooms.
        """
        return streams.Listing(
            self._session, FIND_BY_NAME, (selector,), page_size=page_size
        )

    async def autocomplete_for_admin(
        self, selector: dict[str, object]
    ) -> builtins.list[types.Room]:
        """Find any rooms by the beginning of their names.

        By REST: ``GET /v1/rooms.autocomplete.adminRooms``. Depends on the permissions
        ``can-audit``, ``view-room-administration``. Safe to repeat: it only reads.

        Args:
            selector: What to look for: `{"name": "gen"}`.

        Returns:
            At most a few rooms.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(AUTOCOMPLETE_FOR_ADMIN, (selector,))

    async def get_membership(self, room_id: str) -> types.Membership | None:
        """Read your membership in a room.

        By REST: ``GET /v1/subscriptions.getOne``; servers since 0.63.0. Safe to repeat:
        it only reads.

        Args:
            room_id: The room.

        Returns:
            The membership; None where there is none.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(GET_MEMBERSHIP, (room_id,))

    def directory(
        self,
        *,
        text: str | UnsetType | None = UNSET,
        kind: Literal["users", "channels", "teams"] | str | UnsetType | None = UNSET,
        workspace: Literal["local", "external", "all"] | str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.DirectoryEntry]:
        """Search users, channels and teams of the workspace.

        By REST: ``GET /v1/directory``; servers since 0.64.0. Safe to repeat: it only
        reads.

        Args:
            text: Part of the name.
            kind: The kind to search for; channels by default.
            workspace: The workspace to search; this one by default.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The results.
        """
        return streams.Listing(
            self._session,
            DIRECTORY,
            (
                UNSET if text is None else text,
                UNSET if kind is None else kind,
                UNSET if workspace is None else workspace,
            ),
            page_size=page_size,
        )

    async def create_invite(
        self, room_id: str, days: int, max_uses: int
    ) -> types.Invite:
        """Make a link by which others join a room.

        By REST: ``POST /v1/findOrCreateInvite``. Depends on the permission
        ``create-invite-links``. Safe to repeat: one that says the same is found again.

        Args:
            room_id: The room.
            days: How many days it is valid; 0 for no limit.
            max_uses: How often it may be used; 0 for any number.

        Returns:
            The invitation, an old one where it says the same.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(CREATE_INVITE, (room_id, days, max_uses))

    async def list_invites(self) -> builtins.list[types.Invite]:
        """List the links by which others join rooms.

        By REST: ``GET /v1/listInvites``. Depends on the permission
        ``create-invite-links``. Safe to repeat: it only reads.

        Returns:
            The invitations.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_INVITES, ())

    async def delete_invite(self, invite_id: str) -> None:
        """Take back a link by which others join a room.

        By REST: ``DELETE /v1/removeInvite/{_id}``. Depends on the permission
        ``create-invite-links``.

        Args:
            invite_id: The invitation.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(DELETE_INVITE, (invite_id,))

    async def is_invite_valid(self, invite_id: str) -> bool:
        """Ask whether an invitation still holds.

        By REST: ``POST /v1/validateInviteToken``; servers since 2.4.0. Needs no login.
        Safe to repeat: it only reads.

        Args:
            invite_id: The invitation: the last part of its link.

        Returns:
            Whether it does.
        """
        return await self._session.call(IS_INVITE_VALID, (invite_id,))

    async def use_invite(self, invite_id: str) -> types.InvitedRoom:
        """Join a room by an invitation.

        By REST: ``POST /v1/useInviteToken``; servers since 2.4.0. Safe to repeat: who
        is in stays in.

        Args:
            invite_id: The invitation: the last part of its link.

        Returns:
            The room.
        """
        return await self._session.call(USE_INVITE, (invite_id,))

    def audit_members(
        self, room_id: str, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.User]:
        """List the members of any room, as auditors may.

        By REST: ``GET /v1/audit/rooms.members``; servers since 6.12.0. Depends on the
        permission ``view-members-list-all-rooms``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            text: Only members whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The members.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            AUDIT_MEMBERS,
            (room_id, UNSET if text is None else text),
            page_size=page_size,
        )

    def follow_member_data(
        self, room_id: str
    ) -> streams.Subscription[types.MemberDataChange]:
        """Write only: facts about members of a room.

        Wire name ``stream-notify-room-users``, key ``{room_id}/userData``; servers
        since 3.0.0. The server lets no client subscribe.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_MEMBER_DATA, (room_id,))

    def follow_changes(self, user_id: str) -> streams.Subscription[types.RoomChange]:
        """Follow changes of the user's rooms.

        A removed room comes as its id alone.

        Wire name ``stream-notify-user``, key ``{user_id}/rooms-changed``; servers since
        0.74.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_CHANGES, (user_id,))

    def follow_membership_changes(
        self, user_id: str
    ) -> streams.Subscription[types.MembershipChange]:
        """Follow changes of the user's memberships.

        Losing a room shows here and nowhere else.

        Wire name ``stream-notify-user``, key ``{user_id}/subscriptions-changed``;
        servers since 0.74.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_MEMBERSHIP_CHANGES, (user_id,))

    def mirror(self) -> streams.RoomMirror[types.Room, types.Membership]:
        """Keep the rooms that the user is in, by id, current.

        A live mapping: kind, name, membership and record of each room without asking
        the server again. Enter it with `async with`.
        """
        return self._session.mirror(
            LIST, FOLLOW_CHANGES, LIST_MEMBERSHIPS, FOLLOW_MEMBERSHIP_CHANGES
        )

    def follow_invites(self, user_id: str) -> streams.Subscription[types.UpdatedInvite]:
        """Follow invitations of the user.

        Wire name ``stream-notify-user``, key ``{user_id}/updateInvites``; servers since
        3.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_INVITES, (user_id,))

    def follow_data(self, room_id: str) -> streams.Subscription[types.RoomData]:
        """Follow the record of a room.

        Wire name ``stream-room-data``, key ``{room_id}``; servers since 3.18.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_DATA, (room_id,))
