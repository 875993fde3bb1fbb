# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Send, read, change and follow the messages of a room."""

from __future__ import annotations

from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import (
    AllPages,
    Lookup,
    Pick,
    RestCall,
)
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group, client_id, stream_option
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.paging.history import MomentPages, Pages

from . import types
from .errors import (
    ActionNotAllowedError,
    ActionNotAuthorizedError,
    InvalidActionLinkError,
    InvalidDateError,
    InvalidDescriptionError,
    InvalidMessageError,
    InvalidMessageIdError,
    InvalidParamsError,
    InvalidRoomError,
    InvalidUpdateKeyError,
    InvalidUserError,
    MessageEditingBlockedError,
    MessageIsOwnThreadError,
    MessageRefusedError,
    MessageThreadChangeError,
    MessageTimeError,
    MessageTooLongError,
    MissingParamsError,
    NoSuchRoomError,
    NotAllowedError,
    NothingToMarkUnreadError,
    RateLimitedError,
    SubscriptionNotFoundError,
)

__all__ = [
    "DELETE",
    "EDIT",
    "FOLLOW",
    "FOLLOW_ACTIVITY",
    "FOLLOW_BULK_DELETIONS",
    "FOLLOW_DELETIONS",
    "FOLLOW_IMPORTS",
    "FOLLOW_MINE",
    "FOLLOW_PRIVATE",
    "FOLLOW_READS",
    "FOLLOW_TYPING",
    "GET",
    "GET_MANY",
    "HISTORY",
    "LIST_BETWEEN",
    "LIST_CHANGED_THREADS",
    "LIST_CHANGES",
    "LIST_DELETED",
    "LIST_DIRECT",
    "LIST_DISCUSSIONS",
    "LIST_MENTIONS",
    "LIST_RECEIPTS",
    "LIST_THREAD_CHANGES",
    "LOAD_AROUND",
    "LOAD_HISTORY",
    "LOAD_MISSED",
    "LOAD_NEXT",
    "MARK_UNREAD",
    "MENTION_HISTORY",
    "NOTIFY_ACTIVITY",
    "PIN",
    "PINNED_HISTORY",
    "POST",
    "PREVIEW_URL",
    "REACT",
    "REPORT",
    "RUN_ACTION",
    "SEARCH",
    "SEND",
    "SEND_OTR_NOTICE",
    "SNIPPET",
    "STAR",
    "STARRED_HISTORY",
    "UNPIN",
    "Messages",
]

SEND: Final[Method[types.Message]] = Method(
    "sendMessage",
    lambda: types.Message,
    errors=(
        InvalidUserError,
        MissingParamsError,
        NotAllowedError,
        InvalidRoomError,
        MessageTimeError,
        MessageTooLongError,
        InvalidParamsError,
        RateLimitedError,
    ),
    repeatable_when=(0, "_id"),
    refused_by="absent",
    refusal=MessageRefusedError,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.sendMessage",
            send={"message": "0", "previewUrls": "1"},
            result="message",
        ),
    ),
    rate=(5, 1000),
    rooms=((0, "room_id"),),
)
EDIT: Final[Method[None]] = Method(
    "updateMessage",
    None,
    errors=(
        InvalidUserError,
        InvalidUpdateKeyError,
        MessageIsOwnThreadError,
        MessageThreadChangeError,
        ActionNotAllowedError,
        MessageEditingBlockedError,
        InvalidParamsError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.update",
            send={
                "roomId": "0.rid|@room",
                "msgId": "0._id",
                "text": "0.msg",
                "content": "0.content",
                "e2eMentions": "0.e2eMentions",
                "customFields": "0.customFields",
                "previewUrls": "1",
            },
            lookups={
                "room": Lookup(
                    path="/v1/chat.getMessage",
                    send={"msgId": "0._id"},
                    result="message.rid",
                )
            },
        ),
    ),
    rooms=((0, "room_id"),),
)
DELETE: Final[Method[None]] = Method(
    "deleteMessage",
    None,
    errors=(InvalidUserError, ActionNotAllowedError, InvalidParamsError),
    versions=Versions(since="0.74.0", deprecated="6.2.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.delete",
            send={"msgId": "0._id", "roomId": "0.rid|@room"},
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
    rooms=((0, "room_id"),),
)
GET: Final[Method[types.Message | None]] = Method(
    "getSingleMessage",
    lambda: types.Message | None,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
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
LOAD_HISTORY: Final[Method[types.MessageHistory]] = Method(
    "loadHistory",
    lambda: types.MessageHistory,
    errors=(InvalidUserError, InvalidParamsError),
    repeatable=True,
    refused_by="false",
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
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
            versions=Versions(since="8.9.0"),
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
            absorbs={"error-room-not-found": False},
        ),
    ),
    rooms=(0,),
)
LOAD_MISSED: Final[Method[list[types.Message]]] = Method(
    "loadMissedMessages",
    lambda: list[types.Message],
    errors=(InvalidRoomError, InvalidParamsError),
    repeatable=True,
    refused_by="false",
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.syncMessages",
            send={"roomId": "0", "lastUpdate": "1"},
            result=Pick(path="result.updated", later_than=("ts", "1")),
            absorbs={"error-not-allowed": False},
        ),
    ),
    rooms=(0,),
)
LIST_CHANGES: Final[Method[types.MessageSync]] = Method(
    "messages/get",
    lambda: types.MessageSync,
    errors=(InvalidUserError, InvalidRoomError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.syncMessages",
            send={"roomId": "0", "lastUpdate": "1.lastUpdate"},
            result="result",
        ),
    ),
    rooms=(0,),
)
PIN: Final[Method[types.Message | None]] = Method(
    "pinMessage",
    lambda: types.Message | None,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidMessageError,
        ActionNotAuthorizedError,
    ),
    refused_by="false",
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.pinMessage",
            send={"messageId": "0._id"},
            result="message",
        ),
    ),
    rooms=((0, "room_id"),),
)
UNPIN: Final[Method[bool | int]] = Method(
    "unpinMessage",
    bool | int,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidMessageError,
        ActionNotAuthorizedError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.unPinMessage",
            send={"messageId": "0._id"},
            result=Pick(default=True),
        ),
    ),
    rooms=((0, "room_id"),),
)
STAR: Final[Method[bool | int]] = Method(
    "starMessage",
    bool | int,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        NotAllowedError,
        ActionNotAuthorizedError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
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
    rooms=((0, "room_id"),),
)
REACT: Final[Method[bool | None]] = Method(
    "setReaction",
    bool | None,
    errors=(InvalidUserError, NotAllowedError, ActionNotAuthorizedError),
    repeatable_when=2,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.react",
            send={"emoji": "0", "messageId": "1", "shouldReact": "2"},
            codes={"error-message-not-found": "error-not-allowed"},
        ),
    ),
)
NOTIFY_ACTIVITY: Final[Method[None]] = Method(
    "stream-notify-room",
    None,
    repeatable=True,
    versions=Versions(since="0.74.0"),
    rooms=((0, "/"),),
)
RUN_ACTION: Final[Method[None]] = Method(
    "actionLinkHandler",
    None,
    errors=(InvalidUserError, InvalidMessageError, InvalidActionLinkError),
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
LIST_BETWEEN: Final[Method[bool | list[types.Message] | types.ChannelHistory]] = Method(
    "getChannelHistory",
    lambda: bool | list[types.Message] | types.ChannelHistory,
    errors=(InvalidUserError, InvalidDateError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/{@kind}.history",
            send={
                "roomId": "0.rid",
                "latest": "0.latest",
                "oldest": "0.oldest",
                "inclusive": "0.inclusive",
                "offset": "0.offset",
                "count": "0.count",
                "unreads": "0.unreads",
                "showThreadMessages": Pick(path="0.showThreadMessages", default=True),
            },
            result="",
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
GET_MANY: Final[Method[list[types.Message]]] = Method(
    "getMessages",
    lambda: list[types.Message],
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getMessage",
            send={"msgId": "0"},
            result="message",
            absorbs={"": None, "error-not-allowed": None},
            each="0",
        ),
    ),
)
LIST_RECEIPTS: Final[Method[list[types.ReadReceipt]]] = Method(
    "getReadReceipts",
    lambda: list[types.ReadReceipt],
    errors=(
        ActionNotAllowedError,
        InvalidMessageError,
        InvalidUserError,
        InvalidRoomError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getMessageReadReceipts",
            send={"messageId": "0.messageId"},
            result="receipts",
        ),
    ),
)
LIST_MENTIONS: Final[Method[list[types.Message]]] = Method(
    "getUserMentionsByChannel",
    lambda: list[types.Message],
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getMentionedMessages",
            send={"roomId": "0.roomId", "count": "0.options.limit"},
            result="messages",
        ),
    ),
    rooms=((0, "room_id"),),
)
LOAD_NEXT: Final[Method[types.NextMessages]] = Method(
    "loadNextMessages",
    lambda: types.NextMessages,
    errors=(InvalidUserError, InvalidRoomError, NotAllowedError),
    repeatable=True,
    refused_by="false",
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.history",
            send={
                "roomId": "0",
                "oldest": "1",
                "showThreadMessages": Pick(default=True),
            },
            result={"messages": "messages"},
            versions=Versions(since="8.9.0"),
            pages=AllPages(items="messages", is_reversed=True, first="2"),
        ),
        RestCall(
            verb="GET",
            path="/v1/{@kind}.history",
            send={
                "roomId": "0",
                "oldest": "1",
                "showThreadMessages": Pick(default=True),
            },
            result={"messages": "messages"},
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
            pages=AllPages(items="messages", is_reversed=True, first="2"),
        ),
    ),
    rooms=(0,),
)
LOAD_AROUND: Final[Method[bool | types.SurroundingMessages]] = Method(
    "loadSurroundingMessages",
    lambda: bool | types.SurroundingMessages,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
    rooms=((0, "room_id"),),
)
REPORT: Final[Method[bool | types.MessageReport]] = Method(
    "reportMessage",
    lambda: bool | types.MessageReport,
    errors=(InvalidUserError, InvalidDescriptionError, InvalidMessageIdError),
    versions=Versions(since="0.74.0", deprecated="6.2.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.reportMessage",
            send={"messageId": "0", "description": "1"},
            result=Pick(default=True),
            codes={"invalid-params": "error-invalid-description"},
        ),
    ),
    rate=(5, 60000),
)
SEND_OTR_NOTICE: Final[Method[None]] = Method(
    "sendSystemMessages",
    None,
    errors=(InvalidUserError,),
    versions=Versions(since="5.0.0", removed="8.0.0"),
    rooms=(0,),
)
SNIPPET: Final[Method[bool | None]] = Method(
    "snippetMessage",
    bool | None,
    errors=(InvalidUserError,),
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rooms=((0, "room_id"),),
)
MARK_UNREAD: Final[Method[int | None]] = Method(
    "unreadMessages",
    int | None,
    errors=(
        InvalidUserError,
        NothingToMarkUnreadError,
        ActionNotAllowedError,
        SubscriptionNotFoundError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/subscriptions.unread",
            send={"firstUnreadMessage._id": "0._id"},
            when={"1": None},
        ),
        RestCall(verb="POST", path="/v1/subscriptions.unread", send={"roomId": "1"}),
    ),
    rooms=(1,),
)
LIST_THREAD_CHANGES: Final[Endpoint[types.ThreadChanges]] = Endpoint(
    "GET",
    "/v1/chat.syncThreadMessages",
    lambda: types.ThreadChanges,
    params=("tmid", "updatedSince"),
    at="messages",
    errors=(InvalidRoomError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="1.0.0"),
)
LIST_CHANGED_THREADS: Final[Endpoint[types.ThreadChanges]] = Endpoint(
    "GET",
    "/v1/chat.syncThreadsList",
    lambda: types.ThreadChanges,
    params=("rid", "updatedSince"),
    at="threads",
    errors=(InvalidRoomError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="1.0.0"),
    rooms=(0,),
)
POST: Final[Endpoint[types.Message]] = Endpoint(
    "POST",
    "/v1/chat.postMessage",
    lambda: types.Message,
    params=(
        "channel",
        "text",
        "tmid",
        "tshow",
        "attachments",
        "blocks",
        "alias",
        "avatar",
        "emoji",
        "parseUrls",
        "customFields",
    ),
    at="message",
    errors=(NotAllowedError, InvalidRoomError),
    codes={"Not enough permission": "error-not-allowed"},
    versions=Versions(since="0.13.0"),
)
SEARCH: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/chat.search",
    lambda: ListPage[types.Message],
    params=("roomId", "searchText", "count", "offset"),
    at={"items": "messages"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="0.60.0"),
    rooms=(0,),
)
LIST_DISCUSSIONS: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/chat.getDiscussions",
    lambda: ListPage[types.Message],
    params=("roomId", "text", "count", "offset"),
    at={"items": "messages", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="2.4.0"),
    rooms=(0,),
)
PREVIEW_URL: Final[Endpoint[types.MessageUrl]] = Endpoint(
    "GET",
    "/v1/chat.getURLPreview",
    lambda: types.MessageUrl,
    params=("roomId", "url"),
    at="urlPreview",
    errors=(NoSuchRoomError,),
    repeatable=True,
    rooms=(0,),
)
LIST_DELETED: Final[Endpoint[ListPage[types.Deleted]]] = Endpoint(
    "GET",
    "/v1/chat.getDeletedMessages",
    lambda: ListPage[types.Deleted],
    params=("roomId", "since", "count", "offset"),
    at={"items": "messages", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="0.73.0"),
    rooms=(0,),
)
LIST_DIRECT: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/im.messages",
    lambda: ListPage[types.Message],
    params=("username", "count", "offset"),
    at={"items": "messages", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.59.0"),
)
FOLLOW_DELETIONS: Final[Stream[types.MessageDeletion]] = Stream(
    "stream-notify-room",
    "{room_id}/deleteMessage",
    lambda: types.MessageDeletion,
    of_room=True,
)
FOLLOW_BULK_DELETIONS: Final[Stream[types.BulkDeletion]] = Stream(
    "stream-notify-room",
    "{room_id}/deleteMessageBulk",
    lambda: types.BulkDeletion,
    of_room=True,
)
FOLLOW_ACTIVITY: Final[Stream[types.UserActivity]] = Stream(
    "stream-notify-room",
    "{room_id}/user-activity",
    lambda: types.UserActivity,
    several=True,
    of_room=True,
)
FOLLOW_TYPING: Final[Stream[types.Typing]] = Stream(
    "stream-notify-room",
    "{room_id}/typing",
    lambda: types.Typing,
    several=True,
    of_room=True,
)
FOLLOW_IMPORTS: Final[Stream[None]] = Stream(
    "stream-notify-room", "{room_id}/messagesImported", None, of_room=True
)
FOLLOW_READS: Final[Stream[types.RoomRead]] = Stream(
    "stream-notify-room", "{room_id}/messagesRead", lambda: types.RoomRead, of_room=True
)
FOLLOW_PRIVATE: Final[Stream[types.PrivateMessage]] = Stream(
    "stream-notify-user", "{user_id}/message", lambda: types.PrivateMessage
)
FOLLOW: Final[Stream[types.Message]] = Stream(
    "stream-room-messages",
    "{room_id}",
    lambda: types.Message,
    recoverable=True,
    of_room=True,
)
FOLLOW_MINE: Final[Stream[types.MyMessage]] = Stream(
    "stream-room-messages",
    "__my_messages__",
    lambda: types.MyMessage,
    several=True,
    recoverable=True,
)
HISTORY: Final[Pages[types.Message]] = Pages(
    lambda: types.Message,
    by_moment=MomentPages(
        method="loadHistory",
        items="messages",
        versions=Versions(
            since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)
        ),
    ),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.history",
            send={
                "roomId": "0",
                "latest": "1",
                "showThreadMessages": Pick(default=True),
                "count": "2",
                "offset": "3",
            },
            result="messages",
            versions=Versions(since="8.9.0"),
        ),
        RestCall(
            verb="GET",
            path="/v1/{@kind}.history",
            send={
                "roomId": "0",
                "latest": "1",
                "showThreadMessages": Pick(default=True),
                "count": "2",
                "offset": "3",
            },
            result="messages",
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
    of_room=True,
)
PINNED_HISTORY: Final[Pages[types.Message]] = Pages(
    lambda: types.Message,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getPinnedMessages",
            send={"roomId": "0", "count": "2", "offset": "3"},
            result="messages",
        ),
    ),
    of_room=True,
)
STARRED_HISTORY: Final[Pages[types.Message]] = Pages(
    lambda: types.Message,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getStarredMessages",
            send={"roomId": "0", "count": "2", "offset": "3"},
            result="messages",
        ),
    ),
    of_room=True,
)
MENTION_HISTORY: Final[Pages[types.Message]] = Pages(
    lambda: types.Message,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getMentionedMessages",
            send={"roomId": "0", "count": "2", "offset": "3"},
            result="messages",
        ),
    ),
    of_room=True,
)


class Messages(Group):
    """Send, read, change and follow the messages of a room."""

    __slots__ = ()

    async def send(  # noqa: PLR0913  # as many as the wire has
        self,
        room_id: str,
        text: str | UnsetType = UNSET,
        *,
        message_id: str | UnsetType | None = UNSET,
        thread_id: str | UnsetType | None = UNSET,
        is_shown_in_room: bool | UnsetType | None = UNSET,
        sent_at: Timestamp | UnsetType | None = UNSET,
        kind: str | UnsetType | None = UNSET,
        alias: str | UnsetType | None = UNSET,
        avatar_url: str | UnsetType | None = UNSET,
        emoji: str | UnsetType | None = UNSET,
        attachments: list[types.Attachment] | UnsetType | None = UNSET,
        blocks: list[types.Block] | UnsetType | None = UNSET,
        is_groupable: bool | UnsetType | None = UNSET,
        is_preview_wanted: bool | UnsetType | None = UNSET,
        bot: object | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
        encryption_state: Literal["pending", "done"] | str | UnsetType | None = UNSET,
        encrypted_content: types.EncryptedContent | UnsetType | None = UNSET,
        encrypted_mentions: types.EncryptedMentions | UnsetType | None = UNSET,
        is_sent_by_email: bool | UnsetType | None = UNSET,
        author: types.MessageAuthor | UnsetType | None = UNSET,
        preview_urls: list[str] | UnsetType | None = UNSET,
    ) -> types.Message:
        """Send a message to a room.

        A room that does not exist, is read-only or archived, and a text that is too
        long, are refused without a code.

        Wire name ``sendMessage``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/chat.sendMessage. The server takes 5 calls in 1 s. Safe
        to repeat: the server stores a message once for each identifier that a client
        chooses.

        Args:
            room_id: The room.
            text: The text, in the server's Markdown; at most 5,000 characters by
                default.
            message_id: Identifier chosen by the client; the server stores it once. Made
                when absent.
            thread_id: The message to answer in a thread.
            is_shown_in_room: Show a thread's reply in the room too.
            sent_at: When it was sent; up to 10 s in the past is kept.
            kind: Kind; servers accept `e2e` and refuse system kinds.
            alias: Name shown instead of the author's; needs `message-impersonate`;
                before 8.0.
            avatar_url: Picture shown instead of the author's; before 8.0.
            emoji: Emoji shown instead of the author's picture; before 8.0.
            attachments: Cards to show; by REST only from 8.0 on.
            blocks: Interactive blocks; by REST only from 8.0 on.
            is_groupable: Whether it may be joined with the one before on screen.
            is_preview_wanted: Whether links get previews.
            bot: Facts about the bot that sends it.
            custom_fields: Custom fields.
            encryption_state: `pending` for an encrypted message.
            encrypted_content: The sealed content.
            encrypted_mentions: Mentions of an encrypted message.
            is_sent_by_email: Whether it came by e-mail.
            author: The author; servers always put the caller here.
            preview_urls: Links to make previews of; all when absent.

        Returns:
            The stored message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            MissingParamsError: A required parameter is missing.
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            MessageTimeError: The message's time differs too much from the server's.
            MessageTooLongError: The text is longer than the server allows.
            InvalidParamsError: A parameter is malformed ("Match failed").
            RateLimitedError: Too many calls; the server says when to try again.
            MessageRefusedError: The server answered a send and stored nothing.
        """
        message = types.NewMessage(
            message_id=client_id(UNSET if message_id is None else message_id),
            room_id=room_id,
            text=text,
            thread_id=UNSET if thread_id is None else thread_id,
            is_shown_in_room=UNSET if is_shown_in_room is None else is_shown_in_room,
            sent_at=UNSET if sent_at is None else sent_at,
            kind=UNSET if kind is None else kind,
            alias=UNSET if alias is None else alias,
            avatar_url=UNSET if avatar_url is None else avatar_url,
            emoji=UNSET if emoji is None else emoji,
            attachments=UNSET if attachments is None else attachments,
            blocks=UNSET if blocks is None else blocks,
            is_groupable=UNSET if is_groupable is None else is_groupable,
            is_preview_wanted=UNSET if is_preview_wanted is None else is_preview_wanted,
            bot=bot,
            custom_fields=UNSET if custom_fields is None else custom_fields,
            encryption_state=UNSET if encryption_state is None else encryption_state,
            encrypted_content=UNSET if encrypted_content is None else encrypted_content,
            encrypted_mentions=UNSET
            if encrypted_mentions is None
            else encrypted_mentions,
            is_sent_by_email=UNSET if is_sent_by_email is None else is_sent_by_email,
            author=UNSET if author is None else author,
        )
        return await self._session.call(
            SEND, (message, UNSET if preview_urls is None else preview_urls)
        )

    async def edit(  # noqa: PLR0913  # as many as the wire has
        self,
        message_id: str,
        text: str | UnsetType = UNSET,
        *,
        room_id: str | UnsetType | None = UNSET,
        kind: str | UnsetType | None = UNSET,
        encryption_state: Literal["pending", "done"] | str | UnsetType | None = UNSET,
        encrypted_content: types.EncryptedContent | UnsetType | None = UNSET,
        encrypted_mentions: types.EncryptedMentions | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
        preview_urls: list[str] | UnsetType | None = UNSET,
    ) -> None:
        """Change the text of a message.

        A message that does not exist changes nothing and is no error.

        Wire name ``updateMessage``; servers since 0.74.0. By REST: POST
        /v1/chat.update. Depends on the permissions ``edit-message``,
        ``bypass-time-limit-edit-and-delete``. Safe to repeat: the same text twice is
        the same text.

        Args:
            message_id: The message.
            text: The new text.
            room_id: The room that it is in; servers before 6.0 need it.
            kind: Kind, as the message has it; servers refuse another.
            encryption_state: The room of the message; servers refuse another.
            encrypted_content: The new sealed content, instead of a text. Older servers
                refuse it: there it is the text.
            encrypted_mentions: Mentions of an encrypted message; older servers refuse
                them.
            custom_fields: Custom fields; older servers refuse them.
            preview_urls: Links to make previews of; all when absent.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidUpdateKeyError: A field that cannot be changed was given.
            MessageIsOwnThreadError: A message cannot be in its own thread.
            MessageThreadChangeError: An edit cannot move a message into a thread.
            ActionNotAllowedError: A permission or a setting forbids this action.
            MessageEditingBlockedError: The time in which a message may be edited is
                over.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        message = types.MessageEdit(
            message_id=message_id,
            room_id=UNSET if room_id is None else room_id,
            text=text,
            kind=UNSET if kind is None else kind,
            encryption_state=UNSET if encryption_state is None else encryption_state,
            encrypted_content=UNSET if encrypted_content is None else encrypted_content,
            encrypted_mentions=UNSET
            if encrypted_mentions is None
            else encrypted_mentions,
            custom_fields=UNSET if custom_fields is None else custom_fields,
        )
        await self._session.call(
            EDIT, (message, UNSET if preview_urls is None else preview_urls)
        )

    async def delete(
        self, message_id: str, *, room_id: str | UnsetType | None = UNSET
    ) -> None:
        """Delete a message.

        A message that has a thread stays, with an empty text and kind `rm`.

        Wire name ``deleteMessage``; servers since 0.74.0, deprecated in 6.2.0, removed
        in 7.0.0. By REST: POST /v1/chat.delete.

        Args:
            message_id: The message.
            room_id: The room that it is in; servers need it for pins.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        message = types.MessageTarget(
            message_id=message_id, room_id=UNSET if room_id is None else room_id
        )
        await self._session.call(DELETE, (message,))

    async def get(self, message_id: str) -> types.Message | None:
        """Fetch one message by its id.

        Wire name ``getSingleMessage``; servers since 0.74.0. By REST: GET
        /v1/chat.getMessage. Safe to repeat: it only reads.

        Args:
            message_id: The message.

        Returns:
            The message; null when there is none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(GET, (message_id,))

    async def load_history(
        self,
        room_id: str,
        *,
        before: Timestamp | UnsetType | None = UNSET,
        most: int | UnsetType | None = UNSET,
        last_seen_at: Timestamp | str | UnsetType | None = UNSET,
        includes_threads: bool | UnsetType | None = UNSET,
    ) -> types.MessageHistory:
        """Fetch a page of a room's history, newest first.

        Wire name ``loadHistory``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: GET /v1/rooms.history. Needs no login. Depends on the permission
        ``preview-c-room``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            before: Messages sent before this moment; the newest when absent.
            most: How many; 20 when absent, no upper bound.
            last_seen_at: When the user last looked, to count the unread.
            includes_threads: Whether replies in threads come too; true when absent.

        Returns:
            The page.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidParamsError: A parameter is malformed ("Match failed").
            RefusedError: The answer says no without an error code.
        """
        return await self._session.call(
            LOAD_HISTORY,
            (
                room_id,
                before,
                UNSET if most is None else most,
                last_seen_at,
                UNSET if includes_threads is None else includes_threads,
            ),
        )

    async def load_missed(self, room_id: str, since: Timestamp) -> list[types.Message]:
        """Fetch the messages of a room that were sent after a moment.

        Wire name ``loadMissedMessages``; servers since 0.74.0. By REST: GET
        /v1/chat.syncMessages. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            since: The moment, by `sent_at`; strictly later ones come, without limit.

        Returns:
            The messages, newest first.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidParamsError: A parameter is malformed ("Match failed").
            RefusedError: The answer says no without an error code.
        """
        return await self._session.call(LOAD_MISSED, (room_id, since))

    async def list_changes(  # noqa: PLR0913  # as many as the wire has
        self,
        room_id: str,
        *,
        since: Timestamp | UnsetType | None = UNSET,
        latest_at: Timestamp | UnsetType | None = UNSET,
        oldest_at: Timestamp | UnsetType | None = UNSET,
        is_inclusive: bool | UnsetType | None = UNSET,
        most: int | UnsetType | None = UNSET,
        counts_unread: bool | UnsetType | None = UNSET,
        previous_cursor: str | UnsetType | None = UNSET,
        next_cursor: str | UnsetType | None = UNSET,
        kind: Literal["UPDATED", "DELETED"] | str | UnsetType | None = UNSET,
    ) -> types.MessageSync:
        """Fetch what changed in a room after a moment.

        Wire name ``messages/get``; servers since 0.74.0. By REST: GET
        /v1/chat.syncMessages. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            since: Changes after this moment, by `updated_at`; all of them come at once.
            latest_at: Newest moment of a page, without `since`.
            oldest_at: Oldest moment of a page, without `since`.
            is_inclusive: Whether those moments themselves belong to the page.
            most: Messages of a page; 20 by default.
            counts_unread: Whether to count unread messages.
            previous_cursor: Cursor of the page before; from 7.0.
            next_cursor: Cursor of the next page; from 7.0.
            kind: Which changes the cursor pages; from 7.0.

        Returns:
            The changes.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        options = types.MessageSyncOptions(
            since=UNSET if since is None else since,
            latest_at=UNSET if latest_at is None else latest_at,
            oldest_at=UNSET if oldest_at is None else oldest_at,
            is_inclusive=UNSET if is_inclusive is None else is_inclusive,
            most=UNSET if most is None else most,
            counts_unread=UNSET if counts_unread is None else counts_unread,
            previous_cursor=UNSET if previous_cursor is None else previous_cursor,
            next_cursor=UNSET if next_cursor is None else next_cursor,
            kind=UNSET if kind is None else kind,
        )
        return await self._session.call(LIST_CHANGES, (room_id, options))

    async def pin(
        self,
        message_id: str,
        *,
        room_id: str | UnsetType | None = UNSET,
        pinned_at: Timestamp | UnsetType | None = UNSET,
    ) -> types.Message | None:
        """Pin a message to its room.

        Wire name ``pinMessage``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/chat.pinMessage. Depends on the permission
        ``pin-message``.

        Args:
            message_id: The message.
            room_id: The room that it is in; servers need it for pins.
            pinned_at: When; now when absent.

        Returns:
            The system message about it; null when it was already pinned.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidMessageError: There is no such message.
            ActionNotAuthorizedError: The user is not authorized for this.
            RefusedError: The answer says no without an error code.
        """
        message = types.MessageTarget(
            message_id=message_id, room_id=UNSET if room_id is None else room_id
        )
        return await self._session.call(
            PIN, (message, UNSET if pinned_at is None else pinned_at)
        )

    async def unpin(
        self, message_id: str, *, room_id: str | UnsetType | None = UNSET
    ) -> bool | int:
        """Take a message off the pins of its room.

        Wire name ``unpinMessage``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/chat.unPinMessage. Depends on the permission
        ``pin-message``. Safe to repeat: an unpinned message stays unpinned.

        Args:
            message_id: The message.
            room_id: The room that it is in; servers need it for pins.

        Returns:
            True once it is done; servers of 3.x say how many messages were changed.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidMessageError: There is no such message.
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        message = types.MessageTarget(
            message_id=message_id, room_id=UNSET if room_id is None else room_id
        )
        return await self._session.call(UNPIN, (message,))

    async def star(
        self,
        message_id: str,
        *,
        is_starred: bool,
        room_id: str | UnsetType | None = UNSET,
    ) -> bool | int:
        """Star a message for oneself, or take the star away.

        Wire name ``starMessage``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/chat.starMessage. Safe to repeat: a starred message
        stays starred.

        Args:
            message_id: The message.
            is_starred: Whether it shall be starred.
            room_id: The room that it is in.

        Returns:
            Whether anything was found to star; servers before 4.0 say how many.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            NotAllowedError: The user lacks a permission for this.
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        message = types.MessageStar(
            message_id=message_id,
            room_id=UNSET if room_id is None else room_id,
            is_starred=is_starred,
        )
        return await self._session.call(STAR, (message,))

    async def react(
        self, reaction: str, message_id: str, *, is_set: bool | UnsetType | None = UNSET
    ) -> bool | None:
        """Set, take away or toggle a reaction to a message.

        Wire name ``setReaction``; servers since 0.74.0, removed in 8.0.0. By REST: POST
        /v1/chat.react. Depends on the permission ``post-readonly``. Safe to repeat
        where ``is_set`` is given: what is set stays set; without it a second call takes
        the reaction away.

        Args:
            reaction: Emoji with or without its colons, `:smile:`.
            message_id: The message.
            is_set: True sets, false takes away; absent toggles.

        Returns:
            Nothing, or false when the server refused.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return await self._session.call(
            REACT, (reaction, message_id, UNSET if is_set is None else is_set)
        )

    async def notify_activity(
        self,
        room_id: str,
        username: str,
        *,
        activities: list[types.Activity] | bool,
        details: types.ActivityDetails | UnsetType | None = UNSET,
    ) -> None:
        """Tell a room of what the user is doing.

        Refusals are silent: the name has to be the user's own. To servers of 3.x it
        says that the user is typing.

        Wire name ``stream-notify-room``; servers since 0.74.0. Safe to repeat: the last
        one counts.

        Args:
            room_id: The room.
            username: The user's name; the display name where the server shows those.
            activities: The user's activities; an empty list when they have stopped.
            details: The thread, or the visitor.
        """
        await self._session.call(
            NOTIFY_ACTIVITY,
            (
                f"{room_id}/user-activity",
                username,
                activities,
                UNSET if details is None else details,
            ),
        )

    async def run_action(self, name: str, message_id: str) -> None:
        """Follow an action link of a message; before 6.0.

        Wire name ``actionLinkHandler``; servers since 0.74.0, removed in 6.0.0.

        Args:
            name: Name of the action.
            message_id: The message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidMessageError: There is no such message.
            InvalidActionLinkError: The message has no such action.
        """
        await self._session.call(RUN_ACTION, (name, message_id))

    async def list_between(  # noqa: PLR0913  # as many as the wire has
        self,
        room_id: str,
        *,
        most: int | UnsetType | None = UNSET,
        is_inclusive: bool | UnsetType | None = UNSET,
        latest_at: Timestamp | UnsetType | None = UNSET,
        offset: int | UnsetType | None = UNSET,
        oldest_at: Timestamp | UnsetType | None = UNSET,
        includes_threads: bool | UnsetType | None = UNSET,
        counts_unread: bool | UnsetType | None = UNSET,
    ) -> bool | list[types.Message] | types.ChannelHistory:
        """Fetch messages of a room between two moments.

        Wire name ``getChannelHistory``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/channels.history. Depends on the permission
        ``preview-c-room``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            most: How many; 20 when absent.
            is_inclusive: Whether those moments themselves belong to it.
            latest_at: Newest moment; now when absent.
            offset: How many to leave out in front.
            oldest_at: Oldest moment.
            includes_threads: Whether replies in threads come too; true when absent.
            counts_unread: Whether to count unread messages.

        Returns:
            The messages; false when the room is not to be read.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidDateError: This is no moment.
        """
        params = types.HistoryQuery(
            most=UNSET if most is None else most,
            is_inclusive=UNSET if is_inclusive is None else is_inclusive,
            latest_at=UNSET if latest_at is None else latest_at,
            offset=UNSET if offset is None else offset,
            oldest_at=UNSET if oldest_at is None else oldest_at,
            room_id=room_id,
            includes_threads=UNSET if includes_threads is None else includes_threads,
            counts_unread=UNSET if counts_unread is None else counts_unread,
        )
        return await self._session.call(LIST_BETWEEN, (params,))

    async def get_many(self, message_ids: list[str]) -> list[types.Message]:
        """Fetch messages by their ids.

        Wire name ``getMessages``; servers since 1.0.0, deprecated in 8.x, removed in
        9.0.0. By REST: GET /v1/chat.getMessage. Safe to repeat: it only reads.

        Args:
            message_ids: The messages.

        Returns:
            The messages that the user may read.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_MANY, (message_ids,))

    async def list_receipts(self, message_id: str) -> list[types.ReadReceipt]:
        """List who has read a message.

        Wire name ``getReadReceipts``; servers since 0.74.0. By REST: GET
        /v1/chat.getMessageReadReceipts. Safe to repeat: it only reads.

        Args:
            message_id: The message.

        Returns:
            The receipts.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidMessageError: There is no such message.
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        options = types.ReceiptsQuery(message_id=message_id)
        return await self._session.call(LIST_RECEIPTS, (options,))

    async def list_mentions(
        self, options: types.MentionsPage, room_id: str
    ) -> list[types.Message]:
        """List messages of a room that mention the user.

        Wire name ``getUserMentionsByChannel``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/channels.getAllUserMentionsByChannel. Safe to
        repeat: it only reads.

        Args:
            options: How many, and in which order.
            room_id: The room.

        Returns:
            The messages, newest first.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        params = types.MentionsQuery(options=options, room_id=room_id)
        return await self._session.call(LIST_MENTIONS, (params,))

    async def load_next(
        self,
        room_id: str,
        *,
        after: Timestamp | UnsetType | None = UNSET,
        most: float | UnsetType | None = UNSET,
    ) -> types.NextMessages:
        """Fetch messages of a room after a moment, oldest first.

        Wire name ``loadNextMessages``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/rooms.history. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            after: Messages sent after this moment.
            most: How many; 20 when absent.

        Returns:
            The messages.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
            RefusedError: The answer says no without an error code.
        """
        return await self._session.call(
            LOAD_NEXT,
            (
                room_id,
                UNSET if after is None else after,
                UNSET if most is None else most,
            ),
        )

    async def load_around(
        self,
        message: types.MessageInTheMiddle,
        *,
        most: float | UnsetType | None = UNSET,
    ) -> bool | types.SurroundingMessages:
        """Fetch the messages around one message.

        Wire name ``loadSurroundingMessages``; servers since 0.74.0. Safe to repeat: it
        only reads.

        Args:
            message: The message in the middle.
            most: How many; 50 when absent.

        Returns:
            The messages around it; false when there is no such message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            LOAD_AROUND, (message, UNSET if most is None else most)
        )

    async def report(self, message_id: str, reason: str) -> bool | types.MessageReport:
        """Report a message to the administrators.

        Wire name ``reportMessage``; servers since 0.74.0, deprecated in 6.2.0, removed
        in 7.0.0. By REST: POST /v1/chat.reportMessage. The server takes 5 calls in 60
        s.

        Args:
            message_id: The message.
            reason: Why.

        Returns:
            True once it is done; servers of 3.x give the report.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidDescriptionError: The description is missing or empty.
            InvalidMessageIdError: There is no message of this id.
        """
        return await self._session.call(REPORT, (message_id, reason))

    async def send_otr_notice(
        self, room_id: str, kind: str, *, username: str | UnsetType | None = UNSET
    ) -> None:
        """Write a system message of off-the-record; before 8.0.

        Wire name ``sendSystemMessages``; servers since 5.0.0, removed in 8.0.0.

        Args:
            room_id: The room.
            kind: Which system message.
            username: The user it is about.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            SEND_OTR_NOTICE, (room_id, UNSET if username is None else username, kind)
        )

    async def snippet(
        self, message: types.MessageTarget, file_name: str
    ) -> bool | None:
        """Make a message a snippet; before 6.0.

        Wire name ``snippetMessage``; servers since 0.74.0, removed in 6.0.0.

        Args:
            message: The message.
            file_name: Name of the snippet.

        Returns:
            Null once it is done; false when the user is not in the room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(SNIPPET, (message, file_name))

    async def mark_unread(
        self,
        *,
        first: types.MessageTarget | UnsetType | None = UNSET,
        room_id: str | UnsetType | None = UNSET,
    ) -> int | None:
        """Mark messages as unread, from one on or a whole room.

        Wire name ``unreadMessages``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/subscriptions.unread. Safe to repeat: what is unread
        stays unread.

        Args:
            first: The first that shall be unread.
            room_id: The room, where no message is given.

        Returns:
            How many memberships changed, on servers of 3.x; null on others.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NothingToMarkUnreadError: There is no message that could be marked as
                unread.
            ActionNotAllowedError: A permission or a setting forbids this action.
            SubscriptionNotFoundError: The user is not a member of this room.
        """
        return await self._session.call(
            MARK_UNREAD, (first, UNSET if room_id is None else room_id)
        )

    async def list_thread_changes(
        self, thread_id: str, since: Timestamp
    ) -> types.ThreadChanges:
        """Fetch what changed in a thread after a moment.

        By REST: ``GET /v1/chat.syncThreadMessages``; servers since 1.0.0. Safe to
        repeat: it only reads.

        Args:
            thread_id: The thread: the message that it is about.
            since: The moment.

        Returns:
            The changes.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_THREAD_CHANGES, (thread_id, since))

    async def list_changed_threads(
        self, room_id: str, since: Timestamp
    ) -> types.ThreadChanges:
        """Fetch the threads of a room that changed after a moment.

        By REST: ``GET /v1/chat.syncThreadsList``; servers since 1.0.0. Safe to repeat:
        it only reads.

        Args:
            room_id: The room.
            since: The moment.

        Returns:
            The messages that the threads are about.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_CHANGED_THREADS, (room_id, since))

    async def post(  # noqa: PLR0913  # as many as the wire has
        self,
        channel: str | list[str],
        text: str | UnsetType = UNSET,
        *,
        thread_id: str | UnsetType | None = UNSET,
        is_shown: bool | UnsetType | None = UNSET,
        attachments: list[types.Attachment] | UnsetType | None = UNSET,
        blocks: list[types.Block] | UnsetType | None = UNSET,
        alias: str | UnsetType | None = UNSET,
        avatar: str | UnsetType | None = UNSET,
        emoji: str | UnsetType | None = UNSET,
        parses_urls: bool | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
    ) -> types.Message:
        """Post a message to a room, a channel by name or a user.

        Unlike `send`, it takes `#general` and `@alice`, and shows a name and picture of
        its own.

        By REST: ``POST /v1/chat.postMessage``; servers since 0.13.0. Depends on the
        permission ``message-impersonate``.

        Args:
            channel: The recipient: a room's id, `#name` of a channel or `@name` of a
                user; or several of these.
            text: The text, in the server's Markdown.
            thread_id: The message that this one answers in a thread.
            is_shown: Whether an answer in a thread shows in the room as well.
            attachments: Attachments.
            blocks: Interactive blocks.
            alias: Name to show instead of the author's, which takes
                `message-impersonate`.
            avatar: Address of a picture to show instead of the author's.
            emoji: Emoji to show instead of a picture, such as `:robot:`.
            parses_urls: Whether the server looks up what links lead to; true unless
                given.
            custom_fields: Fields of the workspace.

        Returns:
            The message as the server took it.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(
            POST,
            (
                channel,
                text,
                UNSET if thread_id is None else thread_id,
                UNSET if is_shown is None else is_shown,
                UNSET if attachments is None else attachments,
                UNSET if blocks is None else blocks,
                UNSET if alias is None else alias,
                UNSET if avatar is None else avatar,
                UNSET if emoji is None else emoji,
                UNSET if parses_urls is None else parses_urls,
                UNSET if custom_fields is None else custom_fields,
            ),
        )

    def search(
        self, room_id: str, text: str, *, page_size: int = 50
    ) -> streams.Listing[types.Message]:
        """Search the messages of a room.

        By REST: ``GET /v1/chat.search``; servers since 0.60.0. Safe to repeat: it only
        reads.

        Args:
            room_id: The room.
            text: The text to search for; `/.../` for a regular expression.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The results.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, SEARCH, (room_id, text), page_size=page_size
        )

    def list_discussions(
        self, room_id: str, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Message]:
        """List the messages of a room that began a discussion.

        By REST: ``GET /v1/chat.getDiscussions``; servers since 2.4.0. Safe to repeat:
        it only reads.

        Args:
            room_id: The room.
            text: Only messages that have this in it.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The messages.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            LIST_DISCUSSIONS,
            (room_id, UNSET if text is None else text),
            page_size=page_size,
        )

    async def preview_url(self, room_id: str, url: str) -> types.MessageUrl:
        """Ask what the server shows of a link.

        By REST: ``GET /v1/chat.getURLPreview``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            url: The link.

        Returns:
            Its content.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(PREVIEW_URL, (room_id, url))

    def list_deleted(
        self, room_id: str, since: Timestamp, *, page_size: int = 50
    ) -> streams.Listing[types.Deleted]:
        """List what was deleted in a room after a moment.

        By REST: ``GET /v1/chat.getDeletedMessages``; servers since 0.73.0. Safe to
        repeat: it only reads.

        Args:
            room_id: The room.
            since: The moment.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The ids.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, LIST_DELETED, (room_id, since), page_size=page_size
        )

    def list_direct(
        self, username: str, *, page_size: int = 50
    ) -> streams.Listing[types.Message]:
        """List the messages of a direct conversation by user.

        By REST: ``GET /v1/im.messages``; servers since 0.59.0. Safe to repeat: it only
        reads.

        Args:
            username: The other user.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The messages.
        """
        return streams.Listing(
            self._session, LIST_DIRECT, (username,), page_size=page_size
        )

    def follow_deletions(
        self, room_id: str, *, token: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.MessageDeletion]:
        """Follow the deletions of messages in a room.

        Wire name ``stream-notify-room``, key ``{room_id}/deleteMessage``; servers since
        0.74.0.

        Args:
            room_id: The room.
            token: Token of the Livechat visitor who asks; agents leave it out.
        """
        return self._session.subscribe(
            FOLLOW_DELETIONS,
            (room_id,),
            stream_option("token", UNSET if token is None else token),
        )

    def follow_bulk_deletions(
        self, room_id: str
    ) -> streams.Subscription[types.BulkDeletion]:
        """Follow the cleaning of a room.

        Wire name ``stream-notify-room``, key ``{room_id}/deleteMessageBulk``; servers
        since 0.74.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_BULK_DELETIONS, (room_id,))

    def follow_activity(
        self, room_id: str, *, token: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.UserActivity]:
        """Follow who is typing in a room.

        Wire name ``stream-notify-room``, key ``{room_id}/user-activity``; servers since
        4.0.0.

        Args:
            room_id: The room.
            token: Token of the Livechat visitor who asks; agents leave it out.
        """
        return self._session.subscribe(
            FOLLOW_ACTIVITY,
            (room_id,),
            stream_option("token", UNSET if token is None else token),
        )

    def follow_typing(self, room_id: str) -> streams.Subscription[types.Typing]:
        """Follow who is typing, on servers before 6.0.

        From 6.0 on it can be subscribed and never fires: follow the activity.

        Wire name ``stream-notify-room``, key ``{room_id}/typing``; servers since
        0.74.0, removed in 6.0.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_TYPING, (room_id,))

    def follow_imports(self, room_id: str) -> streams.Subscription[None]:
        """Follow imports into a room.

        Wire name ``stream-notify-room``, key ``{room_id}/messagesImported``; servers
        since 6.7.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_IMPORTS, (room_id,))

    def follow_reads(self, room_id: str) -> streams.Subscription[types.RoomRead]:
        """Follow up to when all of a room was read.

        Wire name ``stream-notify-room``, key ``{room_id}/messagesRead``; servers since
        6.7.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_READS, (room_id,))

    def follow_private(
        self, user_id: str
    ) -> streams.Subscription[types.PrivateMessage]:
        """Follow messages that only this user sees.

        The server explains refusals this way. They are stored nowhere, and their id is
        a number as text.

        Wire name ``stream-notify-user``, key ``{user_id}/message``; servers since
        0.74.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_PRIVATE, (user_id,))

    def follow(
        self, room_id: str, *, visitor_token: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Message]:
        """Follow the messages of a room as they are sent or change.

        Each revision comes as the whole message: edits, reactions, pins, replies
        counted. Who wants to know what is new uses `changes`. A user who loses the room
        gets nothing more.

        Wire name ``stream-room-messages``, key ``{room_id}``; servers since 0.74.0.
        What was missed is fetched by ``messages/get``.

        Args:
            room_id: The room.
            visitor_token: Token of the Livechat visitor who asks; agents leave it out.
        """
        return self._session.subscribe(
            FOLLOW,
            (room_id,),
            stream_option(
                "visitorToken", UNSET if visitor_token is None else visitor_token
            ),
        )

    def changes(
        self, room_id: str, *, since: Cursor | Timestamp | None = None
    ) -> streams.Changes[types.Message]:
        """Follow all that happens to the messages of a room, without loss.

        Yields `MessageSent`, `MessageUpdated`, `MessageDeleted` and, where something is
        lost for good, `Gap`. Its `cursor` can be saved and given back after a restart.

        Args:
            room_id: The room.
            since: Begin with what happened after this: the cursor of an earlier
                iteration, or a moment by the server's clock.
        """
        return self._session.changes(FOLLOW, room_id, since)

    def follow_mine(self) -> streams.Subscription[types.MyMessage]:
        """Follow the messages of all the user's rooms.

        Each revision comes as the whole message: edits, reactions, pins, replies
        counted. A bot that answers what is new uses `changes_mine`. Messages of public
        channels are also delivered to non-members.

        Wire name ``stream-room-messages``, key ``__my_messages__``; servers since
        0.74.0. What was missed is fetched by ``messages/get``.
        """
        return self._session.subscribe(FOLLOW_MINE, ())

    def changes_mine(
        self, *, since: Cursor | Timestamp | None = None
    ) -> streams.ChangesMine[types.Message]:
        """Follow all changes to the messages of all your rooms.

        Yields `MessageSent`, `MessageUpdated`, `MessageDeleted` and, if something is
        lost for good, `Gap`, each with the `room_id`. Its `cursor` can be saved and
        passed again after a restart: missed changes are then reported once, including
        those in newly joined rooms.

        Args:
            since: Begin with what happened after this: the cursor of an earlier
                iteration, or a moment by the server's clock.
        """
        return self._session.changes_mine(FOLLOW_MINE, types.Message, since)

    def history(
        self, room_id: str, *, before: Timestamp | None = None, page_size: int = 50
    ) -> streams.History[types.Message]:
        """Read a room's messages back, newest first, replies in threads included.

        Messages with equal moments are all there; what is sent meanwhile does not
        disturb it.

        By DDP: ``loadHistory``. By REST: GET /v1/rooms.history.

        Args:
            room_id: The room.
            before: Leave out what was sent at this moment or later.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(
            self._session, HISTORY, room_id, before=before, page_size=page_size
        )

    def pinned_history(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Message]:
        """Read the pinned messages of a room back.

        By REST: GET /v1/chat.getPinnedMessages.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(
            self._session, PINNED_HISTORY, room_id, page_size=page_size
        )

    def starred_history(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Message]:
        """Read the messages of a room back that the user has starred.

        By REST: GET /v1/chat.getStarredMessages.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(
            self._session, STARRED_HISTORY, room_id, page_size=page_size
        )

    def mention_history(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Message]:
        """Read the messages of a room back that mention the user.

        By REST: GET /v1/chat.getMentionedMessages.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(
            self._session, MENTION_HISTORY, room_id, page_size=page_size
        )
