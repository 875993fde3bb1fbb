# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Messages: send, read and follow them."""

from typing import ClassVar, Literal, TypeAlias

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnknownVariant,
    UnsetType,
    field,
    lazy_list,
)
from quickmeet_runtime.model.sealed import Sealed, sealed_message

from .attachments import Attachment, EncryptedContent, FileReference
from .blocks import Block
from .common import Deleted, RoomKind, RoomReference, UserReference
from .markdown import MarkupBlock

__all__ = [
    "ActionLink",
    "Activity",
    "ActivityDetails",
    "BulkDeletion",
    "ChannelHistory",
    "EncryptedMentions",
    "FederationReference",
    "Geolocation",
    "HistoryQuery",
    "MentionsOrder",
    "MentionsPage",
    "MentionsQuery",
    "Message",
    "MessageAuthor",
    "MessageDeletion",
    "MessageEdit",
    "MessageFileUpload",
    "MessageHistory",
    "MessageInTheMiddle",
    "MessageMention",
    "MessagePriority",
    "MessageServiceLevel",
    "MessageStar",
    "MessageSync",
    "MessageSyncCursor",
    "MessageSyncOptions",
    "MessageTarget",
    "MessageToken",
    "MessageTransferrer",
    "MessageUrl",
    "MyMessage",
    "MyMessagesRoom",
    "NamedPriority",
    "NamedServiceLevel",
    "NewMessage",
    "NextMessages",
    "ParsedUrl",
    "PrivateMessage",
    "Reaction",
    "ReadReceipt",
    "ReceiptsQuery",
    "RemovedMessage",
    "RoomRead",
    "StarredBy",
    "SurroundingMessages",
    "ThreadChanges",
    "TransferData",
    "Typing",
    "UrlHeaders",
    "UserActivity",
]


class MessageAuthor(Model, frozen=True, kw_only=True, gc=False):
    """The author of a message."""

    id: str = field(name="_id")
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name; absent for some system messages."""
    name: str | UnsetType | None = UNSET
    """Display name at that time."""


class MessageMention(Model, frozen=True, kw_only=True, gc=False):
    """A user or team that a message mentions with `@`."""

    id: str = field(name="_id")
    """Identifier of the user or team; `all` and `here` for everybody."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    kind: Literal["user", "team"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """Whether it is a user or a team."""


class ParsedUrl(Model, frozen=True, kw_only=True):
    """A link in its parts."""

    host: str | UnsetType | None = UNSET
    """Host and port."""
    hash: str | UnsetType | None = UNSET
    """The part after `#`."""
    hostname: str | UnsetType | None = UNSET
    """Host."""
    pathname: str | UnsetType | None = UNSET
    """Path."""
    port: str | UnsetType | None = UNSET
    """Port."""
    protocol: str | UnsetType | None = UNSET
    """Scheme with its colon."""
    query: str | dict[str, str | list[str]] | UnsetType | None = UNSET
    """The part after `?`."""
    search: str | UnsetType | None = UNSET
    """`?` and what follows."""


class UrlHeaders(Model, frozen=True, kw_only=True, gc=False):
    """Metadata of a linked page."""

    content_type: str | UnsetType | None = field(name="contentType", default=UNSET)
    """Media type."""
    content_length: str | UnsetType | None = field(name="contentLength", default=UNSET)
    """Size in bytes, as text."""


class MessageUrl(Model, frozen=True, kw_only=True):
    """A link in a message, with what the server found behind it."""

    url: str
    """The address."""
    meta: dict[str, AnyJson] | UnsetType | None = UNSET
    """Metadata of the page; empty until fetched."""
    headers: UrlHeaders | UnsetType | None = UNSET
    """The headers of the linked server's answer."""
    parsed_url: ParsedUrl | UnsetType | None = field(name="parsedUrl", default=UNSET)
    """The address in its parts."""
    is_preview_ignored: bool | UnsetType | None = field(
        name="ignoreParse", default=UNSET
    )
    """Whether no preview is wanted."""
    source: str | UnsetType | None = UNSET
    """The address as it was written."""


class Reaction(Model, frozen=True, kw_only=True):
    """The users who reacted with an emoji."""

    usernames: list[str]
    """User names."""
    names: list[str] | UnsetType | None = UNSET
    """Display names."""
    federation_event_ids: dict[str, str] | UnsetType | None = field(
        name="federationReactionEventIds", default=UNSET
    )
    """Events of a federation, by user."""


class StarredBy(Model, frozen=True, kw_only=True, gc=False):
    """A user who starred a message."""

    id: str = field(name="_id")
    """Identifier of the user."""


class ActionLink(Model, frozen=True, kw_only=True, gc=False):
    """A link under a system message that calls a method."""

    icon: str
    """Name of its icon."""
    method_id: str
    """The method that it calls."""
    label_key: str | UnsetType | None = field(name="i18nLabel", default=UNSET)
    """Key of its label."""
    label: str | UnsetType | None = UNSET
    """Its label."""
    parameters: str | UnsetType | None = field(name="params", default=UNSET)
    """With what."""


class Geolocation(Model, frozen=True, kw_only=True):
    """A place on earth."""

    type: Literal["Point"] | str
    """Always `Point`."""
    coordinates: list[float]
    """Longitude and latitude in degrees."""


class EncryptedMentions(Model, frozen=True, kw_only=True):
    """Mentions in an encrypted message, as found by the sender."""

    usernames: list[str] | UnsetType | None = field(
        name="e2eUserMentions", default=UNSET
    )
    """User names."""
    room_names: list[str] | UnsetType | None = field(
        name="e2eChannelMentions", default=UNSET
    )
    """Names of rooms."""


class MessageTransferrer(Model, frozen=True, kw_only=True, gc=False):
    """The user who transferred a Livechat conversation."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`agent`, `user` or `visitor`."""


class TransferData(Model, frozen=True, kw_only=True):
    """How a Livechat conversation was handed over."""

    transferred_by: MessageTransferrer | UnsetType | None = field(
        name="transferredBy", default=UNSET
    )
    """The user who did it."""
    transferred_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
    scope: str | UnsetType | None = UNSET
    """`agent`, `department`, `queue`, `autoTransferUnansweredChatsToAgent`, ..."""
    comment: str | UnsetType | None = UNSET
    """Why."""


class FederationReference(Model, frozen=True, kw_only=True, gc=False):
    """A message's event in a federation."""

    event_id: str | UnsetType | None = field(name="eventId", default=UNSET)
    """Identifier of the event."""
    version: float | UnsetType | None = UNSET
    """Version of the federation."""


class MessageToken(Model, frozen=True, kw_only=True, gc=False):
    """A placeholder that older clients put into the text."""

    token: str
    """The placeholder."""
    text: str
    """The text that it represents."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind of markup."""
    plain_text: str | UnsetType | None = field(name="noHtml", default=UNSET)
    """The text without markup."""
    is_highlighted: bool | UnsetType | None = field(name="highlight", default=UNSET)
    """Whether it is shown with a mark."""


class MessageFileUpload(Model, frozen=True, kw_only=True, gc=False):
    """A file that a visitor of the site uploaded."""

    path: str | UnsetType | None = field(name="publicFilePath", default=UNSET)
    """Its location."""
    media_type: str | UnsetType | None = field(name="type", default=UNSET)
    """Media type."""
    size: float | UnsetType | None = UNSET
    """Bytes."""


class NamedPriority(Model, frozen=True, kw_only=True, gc=False):
    """A priority by its name."""

    name: str | UnsetType | None = UNSET
    """Its name, where it was given another."""
    translation_key: str | UnsetType | None = field(name="i18n", default=UNSET)
    """Key of its name in the translations."""


class MessagePriority(Model, frozen=True, kw_only=True):
    """A priority was set or removed."""

    defined_by: UserReference | UnsetType | None = field(
        name="definedBy", default=UNSET
    )
    """The user who did it."""
    priority: NamedPriority | UnsetType | None = UNSET
    """The priority; none when it was taken away."""


class NamedServiceLevel(Model, frozen=True, kw_only=True, gc=False):
    """A service level by its name."""

    name: str | UnsetType | None = UNSET
    """Its name."""


class MessageServiceLevel(Model, frozen=True, kw_only=True):
    """A service level was set or removed."""

    defined_by: UserReference | UnsetType | None = field(
        name="definedBy", default=UNSET
    )
    """The user who did it."""
    service_level: NamedServiceLevel | UnsetType | None = field(
        name="sla", default=UNSET
    )
    """The service level; none when it was taken away."""


class Message(Model, frozen=True, kw_only=True):
    """A message in a room."""

    on_demand: ClassVar[tuple[str, ...]] = ("raw_markup", "raw_blocks")
    """Fields of JSON that is read when asked for."""
    id: str = field(name="_id")
    """Identifier, unique on the server."""
    room_id: str = field(name="rid")
    """The room that it is in."""
    text: str = field(name="msg")
    """Its text, with markup; empty for files and some system messages."""
    sent_at: Timestamp = field(name="ts")
    """When it was sent, by the server's clock or up to a minute by the sender's."""
    author: MessageAuthor = field(name="u")
    """The author."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When anything of it last changed; the cursor of recovery."""
    kind: (
        Literal[
            "uj",
            "ul",
            "ru",
            "au",
            "ut",
            "ult",
            "ujt",
            "ui",
            "uir",
            "r",
            "rm",
            "wm",
            "e2e",
            "command",
            "videoconf",
            "message_pinned",
            "message_pinned_e2e",
            "discussion-created",
            "room-archived",
            "room-unarchived",
            "room_changed_topic",
            "room_changed_description",
            "room_changed_announcement",
            "room_changed_avatar",
            "room_changed_privacy",
            "room_e2e_enabled",
            "room_e2e_disabled",
            "room-set-read-only",
            "room-removed-read-only",
            "room-allowed-reacting",
            "room-disallowed-reacting",
            "subscription-role-added",
            "subscription-role-removed",
            "user-muted",
            "user-unmuted",
            "added-user-to-team",
            "removed-user-from-team",
            "user-converted-to-team",
            "user-converted-to-channel",
            "user-added-room-to-team",
            "user-removed-room-from-team",
            "user-deleted-room-from-team",
            "livechat-started",
            "livechat-close",
            "livechat_transfer_history",
            "livechat_navigation_history",
            "livechat_transcript_history",
        ]
        | str
        | UnsetType
        | None
    ) = field(name="t", default=UNSET)
    """Kind of a system message; absent for what people write."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the author's."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the author's."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of the author's picture."""
    bot: AnyJson | UnsetType = UNSET
    """Facts about the bot that sent it, if one says so."""
    is_groupable: bool | UnsetType | None = field(name="groupable", default=UNSET)
    """Whether it may be joined with the one before on screen."""
    is_preview_wanted: bool | UnsetType | None = field(name="parseUrls", default=UNSET)
    """Whether links get previews."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The message that this one answers in a thread."""
    is_shown_in_room: bool | UnsetType | None = field(name="tshow", default=UNSET)
    """Whether a thread's reply shows in the room too."""
    reply_count: int | UnsetType | None = field(name="tcount", default=UNSET)
    """Replies in its thread."""
    last_reply_at: Timestamp | UnsetType | None = field(name="tlm", default=UNSET)
    """When the last reply came."""
    follower_ids: list[str] | UnsetType | None = field(name="replies", default=UNSET)
    """Users who follow its thread."""
    discussion_id: str | UnsetType | None = field(name="drid", default=UNSET)
    """The discussion that it started."""
    discussion_count: int | UnsetType | None = field(name="dcount", default=UNSET)
    """Messages in that discussion."""
    discussion_last_at: Timestamp | UnsetType | None = field(name="dlm", default=UNSET)
    """When the last one came there."""
    urls: list[MessageUrl] | UnsetType | None = UNSET
    """Links in the text."""
    mentions: list[MessageMention] | UnsetType | None = UNSET
    """Users and teams that it mentions with `@`."""
    room_mentions: list[RoomReference] | UnsetType | None = field(
        name="channels", default=UNSET
    )
    """Rooms that it names with `#`."""
    raw_markup: AnyJson | UnsetType = field(name="md", default=UNSET)
    """The JSON of `markup`, decoded when that is asked for."""
    attachments: list[Attachment] | UnsetType | None = UNSET
    """Files, quotes, cards."""
    raw_blocks: AnyJson | UnsetType = field(name="blocks", default=UNSET)
    """The JSON of `blocks`, decoded when that is asked for."""
    reactions: dict[str, Reaction] | UnsetType | None = UNSET
    """The users who reacted, by emoji with its colons."""
    starred_by: list[StarredBy] | UnsetType | None = field(
        name="starred", default=UNSET
    )
    """Users who starred it."""
    is_pinned: bool | UnsetType | None = field(name="pinned", default=UNSET)
    """Whether it is pinned to the room."""
    pinned_at: Timestamp | UnsetType | None = field(name="pinnedAt", default=UNSET)
    """When it was pinned."""
    pinned_by: UserReference | UnsetType | None = field(name="pinnedBy", default=UNSET)
    """The user who pinned it."""
    edited_at: Timestamp | UnsetType | None = field(name="editedAt", default=UNSET)
    """When its text was last edited."""
    edited_by: UserReference | UnsetType | None = field(name="editedBy", default=UNSET)
    """The user who edited it."""
    file: FileReference | UnsetType | None = UNSET
    """The file of an upload."""
    files: list[FileReference] | UnsetType | None = UNSET
    """All files of an upload, previews included."""
    is_unread: bool | UnsetType | None = field(name="unread", default=UNSET)
    """Whether somebody has not read it, where receipts are on."""
    are_receipts_archived: bool | UnsetType | None = field(
        name="receiptsArchived", default=UNSET
    )
    """Whether its receipts were put away."""
    is_private: bool | UnsetType | None = field(name="private", default=UNSET)
    """Whether only the reader sees it; it is stored nowhere."""
    is_temporary: bool | UnsetType | None = field(name="temp", default=UNSET)
    """Whether a client made it up until the server answers."""
    is_hidden: bool | UnsetType | None = field(name="_hidden", default=UNSET)
    """Whether it is an older version, kept as history."""
    parent_id: str | UnsetType | None = field(name="parent", default=UNSET)
    """The message that a kept version belongs to."""
    is_imported: bool | UnsetType | None = field(name="imported", default=UNSET)
    """Whether an import brought it."""
    role: str | UnsetType | None = UNSET
    """Role that a system message is about."""
    action_links: list[ActionLink] | UnsetType | None = field(
        name="actionLinks", default=UNSET
    )
    """Links of a system message."""
    location: Geolocation | UnsetType | None = UNSET
    """The place that it was sent from."""
    html: str | UnsetType | None = UNSET
    """Text as HTML, made by some apps."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the sender's own."""
    encryption_state: Literal["pending", "done"] | str | UnsetType | None = field(
        name="e2e", default=UNSET
    )
    """Whether an encrypted message is still sealed."""
    encrypted_content: EncryptedContent | UnsetType | None = field(
        name="content", default=UNSET
    )
    """The sealed content."""
    encrypted_mentions: EncryptedMentions | UnsetType | None = field(
        name="e2eMentions", default=UNSET
    )
    """Mentions of an encrypted message."""
    visitor_token: str | UnsetType | None = field(name="token", default=UNSET)
    """Token of the Livechat visitor who sent it."""
    is_first_in_room: bool | UnsetType | None = field(name="newRoom", default=UNSET)
    """Whether a visitor's message opened the conversation."""
    is_connecting_shown: bool | UnsetType | None = field(
        name="showConnecting", default=UNSET
    )
    """Whether the visitor sees that an agent is awaited."""
    transfer: TransferData | UnsetType | None = field(
        name="transferData", default=UNSET
    )
    """How a Livechat conversation was handed over."""
    is_sent_by_email: bool | UnsetType | None = field(name="sentByEmail", default=UNSET)
    """Whether it came by e-mail."""
    federation: FederationReference | UnsetType | None = UNSET
    """Its event in a federation."""
    tokens: list[MessageToken] | UnsetType | None = UNSET
    """Placeholders in the text, from older clients."""
    file_upload: MessageFileUpload | UnsetType | None = field(
        name="fileUpload", default=UNSET
    )
    """The file that a visitor uploaded."""
    call_ended_at: Timestamp | UnsetType | None = field(
        name="webRtcCallEndTs", default=UNSET
    )
    """When the call by WebRTC ended."""
    service_level_change: MessageServiceLevel | UnsetType | None = field(
        name="slaData", default=UNSET
    )
    """The change of the service level."""
    priority_change: MessagePriority | UnsetType | None = field(
        name="priorityData", default=UNSET
    )
    """The change of the priority."""

    @property
    def markup(self) -> list[MarkupBlock | UnknownVariant] | UnsetType | None:
        """The text as the server parsed it."""
        return lazy_list(self, "raw_markup", MarkupBlock)

    @property
    def blocks(self) -> list[Block | UnknownVariant] | UnsetType | None:
        """Interactive blocks."""
        return lazy_list(self, "raw_blocks", Block)

    @property
    def sealed(self) -> Sealed | None:
        """End-to-end encrypted content; None for a message that is not encrypted.

        It is taken from `encrypted_content`, or from `text`, where older clients put
        it.
        """
        return sealed_message(self)


class NewMessage(Model, frozen=True, kw_only=True):
    """A message to send."""

    room_id: str = field(name="rid")
    """The room."""
    message_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier chosen by the client; the server stores it once. Made when absent."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """The text, in the server's Markdown; at most 5,000 characters by default."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The message to answer in a thread."""
    is_shown_in_room: bool | UnsetType | None = field(name="tshow", default=UNSET)
    """Show a thread's reply in the room too."""
    sent_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was sent; up to 10 s in the past is kept."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """Kind; servers accept `e2e` and refuse system kinds."""
    alias: str | UnsetType | None = UNSET
    """Name shown instead of the author's; needs `message-impersonate`; before 8.0."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the author's; before 8.0."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of the author's picture; before 8.0."""
    attachments: list[Attachment] | UnsetType | None = UNSET
    """Cards to show; by REST only from 8.0 on."""
    blocks: list[Block] | UnsetType | None = UNSET
    """Interactive blocks; by REST only from 8.0 on."""
    is_groupable: bool | UnsetType | None = field(name="groupable", default=UNSET)
    """Whether it may be joined with the one before on screen."""
    is_preview_wanted: bool | UnsetType | None = field(name="parseUrls", default=UNSET)
    """Whether links get previews."""
    bot: AnyJson | UnsetType = UNSET
    """Facts about the bot that sends it."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Custom fields."""
    encryption_state: Literal["pending", "done"] | str | UnsetType | None = field(
        name="e2e", default=UNSET
    )
    """`pending` for an encrypted message."""
    encrypted_content: EncryptedContent | UnsetType | None = field(
        name="content", default=UNSET
    )
    """The sealed content."""
    encrypted_mentions: EncryptedMentions | UnsetType | None = field(
        name="e2eMentions", default=UNSET
    )
    """Mentions of an encrypted message."""
    is_sent_by_email: bool | UnsetType | None = field(name="sentByEmail", default=UNSET)
    """Whether it came by e-mail."""
    author: MessageAuthor | UnsetType | None = field(name="u", default=UNSET)
    """The author; servers always put the caller here."""


class MessageEdit(Model, frozen=True, kw_only=True):
    """The changes of an edit."""

    message_id: str = field(name="_id")
    """The message."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room that it is in; servers before 6.0 need it."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """The new text."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """Kind, as the message has it; servers refuse another."""
    encryption_state: Literal["pending", "done"] | str | UnsetType | None = field(
        name="e2e", default=UNSET
    )
    """The room of the message; servers refuse another."""
    encrypted_content: EncryptedContent | UnsetType | None = field(
        name="content", default=UNSET
    )
    """The new sealed content, instead of a text.

    Older servers refuse it: there it is the text.
    """
    encrypted_mentions: EncryptedMentions | UnsetType | None = field(
        name="e2eMentions", default=UNSET
    )
    """Mentions of an encrypted message; older servers refuse them."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Custom fields; older servers refuse them."""


class MessageTarget(Model, frozen=True, kw_only=True, gc=False):
    """The message that a call is about."""

    message_id: str = field(name="_id")
    """The message."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room that it is in; servers need it for pins."""


class MessageStar(Model, frozen=True, kw_only=True, gc=False):
    """Whether a message is starred."""

    message_id: str = field(name="_id")
    """The message."""
    is_starred: bool = field(name="starred")
    """Whether it shall be starred."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room that it is in."""


class MessageDeletion(Model, frozen=True, kw_only=True, gc=False):
    """A message that was deleted."""

    id: str = field(name="_id")
    """The message."""


class MessageHistory(Model, frozen=True, kw_only=True):
    """A page of a room's history."""

    messages: list[Message]
    """Newest first."""
    first_unread: Message | UnsetType | None = field(name="firstUnread", default=UNSET)
    """The oldest unread one outside the page."""
    unread_not_loaded: int | UnsetType | None = field(
        name="unreadNotLoaded", default=UNSET
    )
    """Unread ones outside the page."""


class MessageSyncOptions(Model, frozen=True, kw_only=True, gc=False):
    """Which changes to fetch."""

    since: Timestamp | UnsetType | None = field(name="lastUpdate", default=UNSET)
    """Changes after this moment, by `updated_at`; all of them come at once."""
    latest_at: Timestamp | UnsetType | None = field(name="latestDate", default=UNSET)
    """Newest moment of a page, without `since`."""
    oldest_at: Timestamp | UnsetType | None = field(name="oldestDate", default=UNSET)
    """Oldest moment of a page, without `since`."""
    is_inclusive: bool | UnsetType | None = field(name="inclusive", default=UNSET)
    """Whether those moments themselves belong to the page."""
    most: int | UnsetType | None = field(name="count", default=UNSET)
    """Messages of a page; 20 by default."""
    counts_unread: bool | UnsetType | None = field(name="unreads", default=UNSET)
    """Whether to count unread messages."""
    previous_cursor: str | UnsetType | None = field(name="previous", default=UNSET)
    """Cursor of the page before; from 7.0."""
    next_cursor: str | UnsetType | None = field(name="next", default=UNSET)
    """Cursor of the next page; from 7.0."""
    kind: Literal["UPDATED", "DELETED"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """Which changes the cursor pages; from 7.0."""


class MessageSyncCursor(Model, frozen=True, kw_only=True, gc=False):
    """The start of the next page."""

    next: str | UnsetType | None = UNSET
    """Cursor of the next page."""
    previous: str | UnsetType | None = UNSET
    """Cursor of the page before."""


class MessageSync(Model, frozen=True, kw_only=True):
    """Changes in a room."""

    updated: list[Message] | UnsetType | None = UNSET
    """New and changed messages, newest `sent_at` first."""
    deleted: list[Deleted] | UnsetType | None = UNSET
    """Messages that are gone."""
    messages: list[Message] | UnsetType | None = UNSET
    """A page of history, where no `since` was given."""
    cursor: MessageSyncCursor | UnsetType | None = UNSET
    """The start of the next page; from 7.0."""
    first_unread: Message | UnsetType | None = field(name="firstUnread", default=UNSET)
    """The oldest unread one outside the page."""
    unread_not_loaded: int | UnsetType | None = field(
        name="unreadNotLoaded", default=UNSET
    )
    """Unread ones outside the page."""


class RemovedMessage(Model, frozen=True, kw_only=True, gc=False):
    """A deleted message, as it was."""

    id: str = field(name="_id")
    """Its identifier."""
    deleted_at: Timestamp | UnsetType | None = field(name="_deletedAt", default=UNSET)
    """When it was deleted."""


class ThreadChanges(Model, frozen=True, kw_only=True):
    """Changes in a thread, or of the threads of a room."""

    updated: list[Message] = field(name="update")
    """New and changed messages."""
    removed: list[RemovedMessage] = field(name="remove")
    """Messages that are gone."""


class MyMessagesRoom(Model, frozen=True, kw_only=True):
    """The room of a message that came with all of mine."""

    is_participant: bool = field(name="roomParticipant")
    """Whether the user is a member; public channels come anyway."""
    kind: RoomKind = field(name="roomType")
    """Type of the room."""
    name: str | UnsetType | None = field(name="roomName", default=UNSET)
    """Name of the room; absent for direct ones."""


class BulkDeletion(Model, frozen=True, kw_only=True):
    """Which messages a cleaning of a room deleted."""

    room_id: str = field(name="rid")
    """The room."""
    excludes_pinned: bool | UnsetType | None = field(
        name="excludePinned", default=UNSET
    )
    """Whether pinned ones were kept."""
    ignores_discussions: bool | UnsetType | None = field(
        name="ignoreDiscussion", default=UNSET
    )
    """Whether those that started discussions were kept."""
    sent_between: dict[str, AnyJson] | UnsetType | None = field(
        name="ts", default=UNSET
    )
    """When they were sent."""
    usernames: list[str] | UnsetType | None = field(name="users", default=UNSET)
    """Their authors; empty for everybody's."""
    message_ids: list[str] | UnsetType | None = field(name="ids", default=UNSET)
    """Which ones, where the server lists them."""
    is_files_only: bool | UnsetType | None = field(name="filesOnly", default=UNSET)
    """Whether only their files were deleted; from 8.0."""
    shows_deleted_status: bool | UnsetType | None = field(
        name="showDeletedStatus", default=UNSET
    )
    """Whether traces remain."""


class ActivityDetails(Model, frozen=True, kw_only=True, gc=False):
    """The room in which a user is active."""

    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread that is written in."""
    visitor_token: str | UnsetType | None = field(name="token", default=UNSET)
    """Token of the Livechat visitor."""


Activity: TypeAlias = (
    Literal["user-typing", "user-recording", "user-uploading", "user-playing"] | str
)
"""A user's activity."""


class PrivateMessage(Model, frozen=True, kw_only=True):
    """A message that only one user sees and that is stored nowhere."""

    on_demand: ClassVar[tuple[str, ...]] = ("raw_blocks",)
    """Fields of JSON that is read when asked for."""
    room_id: str = field(name="rid")
    """The room that it is shown in."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """A number as text."""
    sent_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Its text."""
    author: MessageAuthor | UnsetType | None = field(name="u", default=UNSET)
    """The displayed author."""
    is_private: bool | UnsetType | None = field(name="private", default=UNSET)
    """Always true where it comes."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread that it is shown in."""
    is_groupable: bool | UnsetType | None = field(name="groupable", default=UNSET)
    """Whether it may be joined with the one before on screen."""
    raw_blocks: AnyJson | UnsetType = field(name="blocks", default=UNSET)
    """The JSON of `blocks`, decoded when that is asked for."""
    attachments: list[Attachment] | UnsetType | None = UNSET
    """Cards."""

    @property
    def blocks(self) -> list[Block | UnknownVariant] | UnsetType | None:
        """Interactive blocks."""
        return lazy_list(self, "raw_blocks", Block)


class HistoryQuery(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `messages.list_between`."""

    room_id: str = field(name="rid")
    """The room."""
    most: int | UnsetType | None = field(name="count", default=UNSET)
    """How many; 20 when absent."""
    is_inclusive: bool | UnsetType | None = field(name="inclusive", default=UNSET)
    """Whether those moments themselves belong to it."""
    latest_at: Timestamp | UnsetType | None = field(name="latest", default=UNSET)
    """Newest moment; now when absent."""
    offset: int | UnsetType | None = UNSET
    """How many to leave out in front."""
    oldest_at: Timestamp | UnsetType | None = field(name="oldest", default=UNSET)
    """Oldest moment."""
    includes_threads: bool | UnsetType | None = field(
        name="showThreadMessages", default=UNSET
    )
    """Whether replies in threads come too; true when absent."""
    counts_unread: bool | UnsetType | None = field(name="unreads", default=UNSET)
    """Whether to count unread messages."""


class ChannelHistory(Model, frozen=True, kw_only=True):
    """Messages of a room between two moments."""

    messages: list[Message]
    """Newest first."""
    first_unread: Message | UnsetType | None = field(name="firstUnread", default=UNSET)
    """The oldest unread one outside the page."""
    unread_not_loaded: float | UnsetType | None = field(
        name="unreadNotLoaded", default=UNSET
    )
    """Unread ones outside the page."""


class ReceiptsQuery(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `messages.list_receipts`."""

    message_id: str = field(name="messageId")
    """The message."""


class ReadReceipt(Model, frozen=True, kw_only=True):
    """A receipt: a user has read a message."""

    id: str = field(name="_id")
    """Identifier."""
    message_id: str = field(name="messageId")
    """The message."""
    user_id: str = field(name="userId")
    """The reader."""
    room_id: str | UnsetType | None = field(name="roomId", default=UNSET)
    """The room."""
    user: UserReference | UnsetType | None = UNSET
    """The reader's details."""
    read_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
    token: str | UnsetType | None = UNSET
    """A visitor's token."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it was last changed."""


class MentionsOrder(Model, frozen=True, kw_only=True, gc=False):
    """The order of mentions."""

    by_sent_at: int = field(name="ts")
    """1 for oldest first, -1 for newest first."""


class MentionsPage(Model, frozen=True, kw_only=True):
    """Which part of the mentions."""

    most: int = field(name="limit")
    """How many at most."""
    order: MentionsOrder = field(name="sort")
    """In which order."""


class MentionsQuery(Model, frozen=True, kw_only=True):
    """The parameters of `messages.list_mentions`."""

    options: MentionsPage
    """How many, and in which order."""
    room_id: str = field(name="roomId")
    """The room."""


class NextMessages(Model, frozen=True, kw_only=True):
    """Messages after a moment."""

    messages: list[Message]
    """Oldest first."""


class MessageInTheMiddle(Model, frozen=True, kw_only=True, gc=False):
    """The message whose surroundings are wanted."""

    message_id: str = field(name="_id")
    """The message."""
    room_id: str = field(name="rid")
    """The room that it is in."""
    sent_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was sent."""


class SurroundingMessages(Model, frozen=True, kw_only=True):
    """The messages around one message."""

    messages: list[Message]
    """Oldest first, that message among them."""
    has_more_after: bool = field(name="moreAfter")
    """Whether there are newer ones."""
    has_more_before: bool = field(name="moreBefore")
    """Whether there are older ones."""


class RoomRead(Model, frozen=True, kw_only=True, gc=False):
    """Up to when everybody has read."""

    until_at: Timestamp = field(name="until")
    """Up to this moment."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread, where it is about one."""


class UserActivity(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Messages.follow_activity`` yields: the arguments of one event."""

    username: str | None
    """User name, or display name where the server shows those."""
    activities: list[Activity] | bool
    """Their activities; empty when they have stopped."""
    details: ActivityDetails | None = None
    """The thread, or the visitor."""


class Typing(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Messages.follow_typing`` yields: the arguments of one event."""

    username: str | None
    """User name."""
    is_typing: bool
    """Whether they are typing."""
    details: ActivityDetails | None = None
    """The thread, or the visitor."""


class MyMessage(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Messages.follow_mine`` yields: the arguments of one event."""

    message: Message
    """The message as it is now."""
    room: MyMessagesRoom | None = None
    """The room that it is in."""
