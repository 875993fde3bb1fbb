# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Messages`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Key, Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..messages import (
    DELETE,
    EDIT,
    GET,
    GET_MANY,
    LIST_BETWEEN,
    LIST_CHANGED_THREADS,
    LIST_CHANGES,
    LIST_DELETED,
    LIST_DIRECT,
    LIST_DISCUSSIONS,
    LIST_MENTIONS,
    LIST_RECEIPTS,
    LIST_THREAD_CHANGES,
    LOAD_AROUND,
    LOAD_HISTORY,
    LOAD_MISSED,
    LOAD_NEXT,
    MARK_UNREAD,
    NOTIFY_ACTIVITY,
    PIN,
    POST,
    PREVIEW_URL,
    REACT,
    REPORT,
    RUN_ACTION,
    SEARCH,
    SEND,
    SEND_OTR_NOTICE,
    SNIPPET,
    STAR,
    UNPIN,
)

__all__ = [
    "DeleteHandler",
    "EditHandler",
    "GetHandler",
    "GetManyHandler",
    "ListBetweenHandler",
    "ListChangedThreadsHandler",
    "ListChangesHandler",
    "ListDeletedHandler",
    "ListDirectHandler",
    "ListDiscussionsHandler",
    "ListMentionsHandler",
    "ListReceiptsHandler",
    "ListThreadChangesHandler",
    "LoadAroundHandler",
    "LoadHistoryHandler",
    "LoadMissedHandler",
    "LoadNextHandler",
    "MarkUnreadHandler",
    "MessagesHandlers",
    "NotifyActivityHandler",
    "PinHandler",
    "PostHandler",
    "PreviewUrlHandler",
    "ReactHandler",
    "ReportHandler",
    "RunActionHandler",
    "SearchHandler",
    "SendHandler",
    "SendOtrNoticeHandler",
    "SnippetHandler",
    "StarHandler",
    "UnpinHandler",
    "messages_handlers",
    "on_delete",
    "on_edit",
    "on_get",
    "on_get_many",
    "on_list_between",
    "on_list_changed_threads",
    "on_list_changes",
    "on_list_deleted",
    "on_list_direct",
    "on_list_discussions",
    "on_list_mentions",
    "on_list_receipts",
    "on_list_thread_changes",
    "on_load_around",
    "on_load_history",
    "on_load_missed",
    "on_load_next",
    "on_mark_unread",
    "on_notify_activity",
    "on_pin",
    "on_post",
    "on_preview_url",
    "on_react",
    "on_report",
    "on_run_action",
    "on_search",
    "on_send",
    "on_send_otr_notice",
    "on_snippet",
    "on_star",
    "on_unpin",
]


class SendHandler(Protocol[ContextT_contra]):
    """Answers ``sendMessage``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        text: str | UnsetType = UNSET,
        *,
        message_id: str | UnsetType = UNSET,
        thread_id: str | UnsetType = UNSET,
        is_shown_in_room: bool | UnsetType = UNSET,
        sent_at: Timestamp | UnsetType = UNSET,
        kind: str | UnsetType = UNSET,
        alias: str | UnsetType = UNSET,
        avatar_url: str | UnsetType = UNSET,
        emoji: str | UnsetType = UNSET,
        attachments: list[types.Attachment] | UnsetType = UNSET,
        blocks: list[types.Block] | UnsetType = UNSET,
        is_groupable: bool | UnsetType = UNSET,
        is_preview_wanted: bool | UnsetType = UNSET,
        bot: object | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        encryption_state: Literal["pending", "done"] | str | UnsetType = UNSET,
        encrypted_content: types.EncryptedContent | UnsetType = UNSET,
        encrypted_mentions: types.EncryptedMentions | UnsetType = UNSET,
        is_sent_by_email: bool | UnsetType = UNSET,
        author: types.MessageAuthor | UnsetType = UNSET,
        preview_urls: list[str] | UnsetType = UNSET,
    ) -> Answer[types.Message]:
        """Send a message to a room."""
        ...


def on_send(handler: SendHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendMessage``."""
    return MethodHandler(
        SEND,
        handler,
        Spread(types.NewMessage, nulls=("bot",)),
        Param("preview_urls", list[str], is_optional=True),
    )


class EditHandler(Protocol[ContextT_contra]):
    """Answers ``updateMessage``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        text: str | UnsetType = UNSET,
        *,
        room_id: str | UnsetType = UNSET,
        kind: str | UnsetType = UNSET,
        encryption_state: Literal["pending", "done"] | str | UnsetType = UNSET,
        encrypted_content: types.EncryptedContent | UnsetType = UNSET,
        encrypted_mentions: types.EncryptedMentions | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        preview_urls: list[str] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change the text of a message."""
        ...


def on_edit(handler: EditHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``updateMessage``."""
    return MethodHandler(
        EDIT,
        handler,
        Spread(types.MessageEdit),
        Param("preview_urls", list[str], is_optional=True),
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``deleteMessage``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        *,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Delete a message."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteMessage``."""
    return MethodHandler(DELETE, handler, Spread(types.MessageTarget))


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``getSingleMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message_id: str
    ) -> Answer[types.Message | None]:
        """Fetch one message by its id."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getSingleMessage``."""
    return MethodHandler(GET, handler, Param("message_id", str))


class LoadHistoryHandler(Protocol[ContextT_contra]):
    """Answers ``loadHistory``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        before: Timestamp | UnsetType | None = UNSET,
        most: int | UnsetType = UNSET,
        last_seen_at: Timestamp | str | UnsetType | None = UNSET,
        includes_threads: bool | UnsetType = UNSET,
    ) -> Answer[types.MessageHistory]:
        """Fetch a page of a room's history, newest first."""
        ...


def on_load_history(handler: LoadHistoryHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``loadHistory``."""
    return MethodHandler(
        LOAD_HISTORY,
        handler,
        Param("room_id", str),
        Param("before", Timestamp | None, is_optional=True),
        Param("most", int, is_optional=True),
        Param("last_seen_at", Timestamp | str | None, is_optional=True),
        Param("includes_threads", bool, is_optional=True),
    )


class LoadMissedHandler(Protocol[ContextT_contra]):
    """Answers ``loadMissedMessages``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, since: Timestamp
    ) -> Answer[list[types.Message]]:
        """Fetch the messages of a room that were sent after a moment."""
        ...


def on_load_missed(handler: LoadMissedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``loadMissedMessages``."""
    return MethodHandler(
        LOAD_MISSED, handler, Param("room_id", str), Param("since", Timestamp)
    )


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``messages/get``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        since: Timestamp | UnsetType = UNSET,
        latest_at: Timestamp | UnsetType = UNSET,
        oldest_at: Timestamp | UnsetType = UNSET,
        is_inclusive: bool | UnsetType = UNSET,
        most: int | UnsetType = UNSET,
        counts_unread: bool | UnsetType = UNSET,
        previous_cursor: str | UnsetType = UNSET,
        next_cursor: str | UnsetType = UNSET,
        kind: Literal["UPDATED", "DELETED"] | str | UnsetType = UNSET,
    ) -> Answer[types.MessageSync]:
        """Fetch what changed in a room after a moment."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``messages/get``."""
    return MethodHandler(
        LIST_CHANGES, handler, Param("room_id", str), Spread(types.MessageSyncOptions)
    )


class PinHandler(Protocol[ContextT_contra]):
    """Answers ``pinMessage``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        *,
        room_id: str | UnsetType = UNSET,
        pinned_at: Timestamp | UnsetType = UNSET,
    ) -> Answer[types.Message | None]:
        """Pin a message to its room."""
        ...


def on_pin(handler: PinHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``pinMessage``."""
    return MethodHandler(
        PIN,
        handler,
        Spread(types.MessageTarget),
        Param("pinned_at", Timestamp, is_optional=True),
    )


class UnpinHandler(Protocol[ContextT_contra]):
    """Answers ``unpinMessage``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        *,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[bool | int]:
        """Take a message off the pins of its room."""
        ...


def on_unpin(handler: UnpinHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unpinMessage``."""
    return MethodHandler(UNPIN, handler, Spread(types.MessageTarget))


class StarHandler(Protocol[ContextT_contra]):
    """Answers ``starMessage``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        *,
        is_starred: bool,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[bool | int]:
        """Star a message for oneself, or take the star away."""
        ...


def on_star(handler: StarHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``starMessage``."""
    return MethodHandler(STAR, handler, Spread(types.MessageStar))


class ReactHandler(Protocol[ContextT_contra]):
    """Answers ``setReaction``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        reaction: str,
        message_id: str,
        *,
        is_set: bool | UnsetType = UNSET,
    ) -> Answer[bool | None]:
        """Set, take away or toggle a reaction to a message."""
        ...


def on_react(handler: ReactHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setReaction``."""
    return MethodHandler(
        REACT,
        handler,
        Param("reaction", str),
        Param("message_id", str),
        Param("is_set", bool, is_optional=True),
    )


class NotifyActivityHandler(Protocol[ContextT_contra]):
    """Answers ``stream-notify-room``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        username: str,
        *,
        activities: list[types.Activity] | bool,
        details: types.ActivityDetails | UnsetType = UNSET,
    ) -> Answer[None]:
        """Tell a room of what the user is doing."""
        ...


def on_notify_activity(
    handler: NotifyActivityHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``stream-notify-room``."""
    return MethodHandler(
        NOTIFY_ACTIVITY,
        handler,
        Key("{room_id}/user-activity"),
        Param("username", str),
        Param("activities", list[types.Activity] | bool),
        Param("details", types.ActivityDetails, is_optional=True),
    )


class RunActionHandler(Protocol[ContextT_contra]):
    """Answers ``actionLinkHandler``."""

    def __call__(
        self, caller: ContextT_contra, /, name: str, message_id: str
    ) -> Answer[None]:
        """Follow an action link of a message; before 6.0."""
        ...


def on_run_action(handler: RunActionHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``actionLinkHandler``."""
    return MethodHandler(
        RUN_ACTION, handler, Param("name", str), Param("message_id", str)
    )


class ListBetweenHandler(Protocol[ContextT_contra]):
    """Answers ``getChannelHistory``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        most: int | UnsetType = UNSET,
        is_inclusive: bool | UnsetType = UNSET,
        latest_at: Timestamp | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
        oldest_at: Timestamp | UnsetType = UNSET,
        includes_threads: bool | UnsetType = UNSET,
        counts_unread: bool | UnsetType = UNSET,
    ) -> Answer[bool | list[types.Message] | types.ChannelHistory]:
        """Fetch messages of a room between two moments."""
        ...


def on_list_between(handler: ListBetweenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getChannelHistory``."""
    return MethodHandler(LIST_BETWEEN, handler, Spread(types.HistoryQuery))


class GetManyHandler(Protocol[ContextT_contra]):
    """Answers ``getMessages``."""

    def __call__(
        self, caller: ContextT_contra, /, message_ids: list[str]
    ) -> Answer[list[types.Message]]:
        """Fetch messages by their ids."""
        ...


def on_get_many(handler: GetManyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getMessages``."""
    return MethodHandler(GET_MANY, handler, Param("message_ids", list[str]))


class ListReceiptsHandler(Protocol[ContextT_contra]):
    """Answers ``getReadReceipts``."""

    def __call__(
        self, caller: ContextT_contra, /, message_id: str
    ) -> Answer[list[types.ReadReceipt]]:
        """List who has read a message."""
        ...


def on_list_receipts(handler: ListReceiptsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getReadReceipts``."""
    return MethodHandler(LIST_RECEIPTS, handler, Spread(types.ReceiptsQuery))


class ListMentionsHandler(Protocol[ContextT_contra]):
    """Answers ``getUserMentionsByChannel``."""

    def __call__(
        self, caller: ContextT_contra, /, options: types.MentionsPage, room_id: str
    ) -> Answer[list[types.Message]]:
        """List messages of a room that mention the user."""
        ...


def on_list_mentions(handler: ListMentionsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getUserMentionsByChannel``."""
    return MethodHandler(LIST_MENTIONS, handler, Spread(types.MentionsQuery))


class LoadNextHandler(Protocol[ContextT_contra]):
    """Answers ``loadNextMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        after: Timestamp | UnsetType = UNSET,
        most: float | UnsetType = UNSET,
    ) -> Answer[types.NextMessages]:
        """Fetch messages of a room after a moment, oldest first."""
        ...


def on_load_next(handler: LoadNextHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``loadNextMessages``."""
    return MethodHandler(
        LOAD_NEXT,
        handler,
        Param("room_id", str),
        Param("after", Timestamp, is_optional=True),
        Param("most", float, is_optional=True),
    )


class LoadAroundHandler(Protocol[ContextT_contra]):
    """Answers ``loadSurroundingMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message: types.MessageInTheMiddle,
        *,
        most: float | UnsetType = UNSET,
    ) -> Answer[bool | types.SurroundingMessages]:
        """Fetch the messages around one message."""
        ...


def on_load_around(handler: LoadAroundHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``loadSurroundingMessages``."""
    return MethodHandler(
        LOAD_AROUND,
        handler,
        Param("message", types.MessageInTheMiddle),
        Param("most", float, is_optional=True),
    )


class ReportHandler(Protocol[ContextT_contra]):
    """Answers ``reportMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message_id: str, reason: str
    ) -> Answer[bool | types.MessageReport]:
        """Report a message to the administrators."""
        ...


def on_report(handler: ReportHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``reportMessage``."""
    return MethodHandler(
        REPORT, handler, Param("message_id", str), Param("reason", str)
    )


class SendOtrNoticeHandler(Protocol[ContextT_contra]):
    """Answers ``sendSystemMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        kind: str,
        *,
        username: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Write a system message of off-the-record; before 8.0."""
        ...


def on_send_otr_notice(
    handler: SendOtrNoticeHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``sendSystemMessages``."""
    return MethodHandler(
        SEND_OTR_NOTICE,
        handler,
        Param("room_id", str),
        Param("username", str, is_optional=True),
        Param("kind", str),
    )


class SnippetHandler(Protocol[ContextT_contra]):
    """Answers ``snippetMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message: types.MessageTarget, file_name: str
    ) -> Answer[bool | None]:
        """Make a message a snippet; before 6.0."""
        ...


def on_snippet(handler: SnippetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``snippetMessage``."""
    return MethodHandler(
        SNIPPET, handler, Param("message", types.MessageTarget), Param("file_name", str)
    )


class MarkUnreadHandler(Protocol[ContextT_contra]):
    """Answers ``unreadMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        first: types.MessageTarget | UnsetType | None = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[int | None]:
        """Mark messages as unread, from one on or a whole room."""
        ...


def on_mark_unread(handler: MarkUnreadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unreadMessages``."""
    return MethodHandler(
        MARK_UNREAD,
        handler,
        Param("first", types.MessageTarget | None, is_optional=True),
        Param("room_id", str, is_optional=True),
    )


class ListThreadChangesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.syncThreadMessages``."""

    def __call__(
        self, caller: ContextT_contra, /, thread_id: str, since: Timestamp
    ) -> Answer[types.ThreadChanges]:
        """Fetch what changed in a thread after a moment."""
        ...


def on_list_thread_changes(
    handler: ListThreadChangesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.syncThreadMessages``."""
    return MethodHandler(
        LIST_THREAD_CHANGES, handler, Param("thread_id", str), Param("since", Timestamp)
    )


class ListChangedThreadsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.syncThreadsList``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, since: Timestamp
    ) -> Answer[types.ThreadChanges]:
        """Fetch the threads of a room that changed after a moment."""
        ...


def on_list_changed_threads(
    handler: ListChangedThreadsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.syncThreadsList``."""
    return MethodHandler(
        LIST_CHANGED_THREADS, handler, Param("room_id", str), Param("since", Timestamp)
    )


class PostHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/chat.postMessage``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        channel: str | list[str],
        text: str | UnsetType = UNSET,
        *,
        thread_id: str | UnsetType = UNSET,
        is_shown: bool | UnsetType = UNSET,
        attachments: list[types.Attachment] | UnsetType = UNSET,
        blocks: list[types.Block] | UnsetType = UNSET,
        alias: str | UnsetType = UNSET,
        avatar: str | UnsetType = UNSET,
        emoji: str | UnsetType = UNSET,
        parses_urls: bool | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[types.Message]:
        """Post a message to a room, a channel by name or a user."""
        ...


def on_post(handler: PostHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/chat.postMessage``."""
    return MethodHandler(
        POST,
        handler,
        Param("channel", str | list[str]),
        Param("text", str, is_optional=True),
        Param("thread_id", str, is_optional=True),
        Param("is_shown", bool, is_optional=True),
        Param("attachments", list[types.Attachment], is_optional=True),
        Param("blocks", list[types.Block], is_optional=True),
        Param("alias", str, is_optional=True),
        Param("avatar", str, is_optional=True),
        Param("emoji", str, is_optional=True),
        Param("parses_urls", bool, is_optional=True),
        Param("custom_fields", dict[str, object], is_optional=True),
    )


class SearchHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.search``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        text: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """Search the messages of a room."""
        ...


def on_search(handler: SearchHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.search``."""
    return MethodHandler(
        SEARCH,
        handler,
        Param("room_id", str),
        Param("text", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListDiscussionsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.getDiscussions``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """List the messages of a room that began a discussion."""
        ...


def on_list_discussions(
    handler: ListDiscussionsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.getDiscussions``."""
    return MethodHandler(
        LIST_DISCUSSIONS,
        handler,
        Param("room_id", str),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class PreviewUrlHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.getURLPreview``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, url: str
    ) -> Answer[types.MessageUrl]:
        """Ask what the server shows of a link."""
        ...


def on_preview_url(handler: PreviewUrlHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.getURLPreview``."""
    return MethodHandler(PREVIEW_URL, handler, Param("room_id", str), Param("url", str))


class ListDeletedHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.getDeletedMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        since: Timestamp,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Deleted]]:
        """List what was deleted in a room after a moment."""
        ...


def on_list_deleted(handler: ListDeletedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.getDeletedMessages``."""
    return MethodHandler(
        LIST_DELETED,
        handler,
        Param("room_id", str),
        Param("since", Timestamp),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListDirectHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/im.messages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        username: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """List the messages of a direct conversation by user."""
        ...


def on_list_direct(handler: ListDirectHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/im.messages``."""
    return MethodHandler(
        LIST_DIRECT,
        handler,
        Param("username", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class MessagesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Messages`."""

    @property
    def send(self) -> SendHandler[ContextT_contra]:
        """Send a message to a room."""
        ...

    @property
    def edit(self) -> EditHandler[ContextT_contra]:
        """Change the text of a message."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a message."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Fetch one message by its id."""
        ...

    @property
    def load_history(self) -> LoadHistoryHandler[ContextT_contra]:
        """Fetch a page of a room's history, newest first."""
        ...

    @property
    def load_missed(self) -> LoadMissedHandler[ContextT_contra]:
        """Fetch the messages of a room that were sent after a moment."""
        ...

    @property
    def list_changes(self) -> ListChangesHandler[ContextT_contra]:
        """Fetch what changed in a room after a moment."""
        ...

    @property
    def pin(self) -> PinHandler[ContextT_contra]:
        """Pin a message to its room."""
        ...

    @property
    def unpin(self) -> UnpinHandler[ContextT_contra]:
        """Take a message off the pins of its room."""
        ...

    @property
    def star(self) -> StarHandler[ContextT_contra]:
        """Star a message for oneself, or take the star away."""
        ...

    @property
    def react(self) -> ReactHandler[ContextT_contra]:
        """Set, take away or toggle a reaction to a message."""
        ...

    @property
    def notify_activity(self) -> NotifyActivityHandler[ContextT_contra]:
        """Tell a room of what the user is doing."""
        ...

    @property
    def run_action(self) -> RunActionHandler[ContextT_contra]:
        """Follow an action link of a message; before 6.0."""
        ...

    @property
    def list_between(self) -> ListBetweenHandler[ContextT_contra]:
        """Fetch messages of a room between two moments."""
        ...

    @property
    def get_many(self) -> GetManyHandler[ContextT_contra]:
        """Fetch messages by their ids."""
        ...

    @property
    def list_receipts(self) -> ListReceiptsHandler[ContextT_contra]:
        """List who has read a message."""
        ...

    @property
    def list_mentions(self) -> ListMentionsHandler[ContextT_contra]:
        """List messages of a room that mention the user."""
        ...

    @property
    def load_next(self) -> LoadNextHandler[ContextT_contra]:
        """Fetch messages of a room after a moment, oldest first."""
        ...

    @property
    def load_around(self) -> LoadAroundHandler[ContextT_contra]:
        """Fetch the messages around one message."""
        ...

    @property
    def report(self) -> ReportHandler[ContextT_contra]:
        """Report a message to the administrators."""
        ...

    @property
    def send_otr_notice(self) -> SendOtrNoticeHandler[ContextT_contra]:
        """Write a system message of off-the-record; before 8.0."""
        ...

    @property
    def snippet(self) -> SnippetHandler[ContextT_contra]:
        """Make a message a snippet; before 6.0."""
        ...

    @property
    def mark_unread(self) -> MarkUnreadHandler[ContextT_contra]:
        """Mark messages as unread, from one on or a whole room."""
        ...

    @property
    def list_thread_changes(self) -> ListThreadChangesHandler[ContextT_contra]:
        """Fetch what changed in a thread after a moment."""
        ...

    @property
    def list_changed_threads(self) -> ListChangedThreadsHandler[ContextT_contra]:
        """Fetch the threads of a room that changed after a moment."""
        ...

    @property
    def post(self) -> PostHandler[ContextT_contra]:
        """Post a message to a room, a channel by name or a user."""
        ...

    @property
    def search(self) -> SearchHandler[ContextT_contra]:
        """Search the messages of a room."""
        ...

    @property
    def list_discussions(self) -> ListDiscussionsHandler[ContextT_contra]:
        """List the messages of a room that began a discussion."""
        ...

    @property
    def preview_url(self) -> PreviewUrlHandler[ContextT_contra]:
        """Ask what the server shows of a link."""
        ...

    @property
    def list_deleted(self) -> ListDeletedHandler[ContextT_contra]:
        """List what was deleted in a room after a moment."""
        ...

    @property
    def list_direct(self) -> ListDirectHandler[ContextT_contra]:
        """List the messages of a direct conversation by user."""
        ...


def messages_handlers(
    implementation: MessagesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_send(implementation.send),
        on_edit(implementation.edit),
        on_delete(implementation.delete),
        on_get(implementation.get),
        on_load_history(implementation.load_history),
        on_load_missed(implementation.load_missed),
        on_list_changes(implementation.list_changes),
        on_pin(implementation.pin),
        on_unpin(implementation.unpin),
        on_star(implementation.star),
        on_react(implementation.react),
        on_notify_activity(implementation.notify_activity),
        on_run_action(implementation.run_action),
        on_list_between(implementation.list_between),
        on_get_many(implementation.get_many),
        on_list_receipts(implementation.list_receipts),
        on_list_mentions(implementation.list_mentions),
        on_load_next(implementation.load_next),
        on_load_around(implementation.load_around),
        on_report(implementation.report),
        on_send_otr_notice(implementation.send_otr_notice),
        on_snippet(implementation.snippet),
        on_mark_unread(implementation.mark_unread),
        on_list_thread_changes(implementation.list_thread_changes),
        on_list_changed_threads(implementation.list_changed_threads),
        on_post(implementation.post),
        on_search(implementation.search),
        on_list_discussions(implementation.list_discussions),
        on_preview_url(implementation.preview_url),
        on_list_deleted(implementation.list_deleted),
        on_list_direct(implementation.list_direct),
    )
