# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Rooms: channels, private groups, direct and Livechat conversations."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .common import ChangeKind, Deleted, RoomKind, UserReference
from .messages import Message
from .users import AbacAttributeDefinition, EmailAddress, User

__all__ = [
    "AnnouncementDetails",
    "ChannelList",
    "CreatedRoom",
    "DirectRoom",
    "DirectoryEntry",
    "FavoriteSetting",
    "HistoryCleaning",
    "Invite",
    "InvitedRoom",
    "MemberDataChange",
    "MemberPage",
    "MemberPageOptions",
    "MemberToIgnore",
    "MemberToRemove",
    "Membership",
    "MembershipChange",
    "MembershipChanges",
    "NewMembers",
    "OldRoomKey",
    "ReactionMetrics",
    "RequiredToken",
    "ResponseMetrics",
    "Room",
    "RoomAbandonment",
    "RoomAnswerer",
    "RoomChange",
    "RoomChanges",
    "RoomCounters",
    "RoomData",
    "RoomMember",
    "RoomMemberWithRoles",
    "RoomMetrics",
    "RoomOptions",
    "RoomRetention",
    "RoomRoles",
    "RoomServant",
    "RoomSettings",
    "RoomSidePanel",
    "RoomSms",
    "RoomSource",
    "RoomVisitor",
    "SavedRoom",
    "ServantMetrics",
    "Spotlight",
    "SpotlightOptions",
    "SpotlightRoom",
    "SpotlightUser",
    "TokenpassRules",
    "UpdatedInvite",
    "UserToBlock",
    "VisitorMetrics",
    "WaitingForKey",
]


class AnnouncementDetails(Model, frozen=True, kw_only=True, gc=False):
    """How a room's announcement looks."""

    style: str | UnsetType | None = UNSET
    """Name of a style."""


class RoomServant(Model, frozen=True, kw_only=True, gc=False):
    """The agent who serves a Livechat conversation."""

    id: str = field(name="_id")
    """Identifier of the agent."""
    username: str | UnsetType | None = UNSET
    """User name."""
    since: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """Since when."""


class RoomVisitor(Model, frozen=True, kw_only=True):
    """The visitor of a Livechat conversation."""

    id: str = field(name="_id")
    """Identifier of the visitor."""
    username: str | UnsetType | None = UNSET
    """Name that the server made, such as `guest-6`."""
    name: str | UnsetType | None = UNSET
    """Name that the visitor gave."""
    token: str | UnsetType | None = UNSET
    """The visitor's secret."""
    status: Literal["online", "away", "offline", "busy"] | str | UnsetType | None = (
        UNSET
    )
    """Presence."""
    phone: str | UnsetType | None = UNSET
    """Phone number."""
    last_message_at: Timestamp | UnsetType | None = field(
        name="lastMessageTs", default=UNSET
    )
    """When the visitor last wrote."""
    active_months: list[str] | UnsetType | None = field(name="activity", default=UNSET)
    """Months with conversations, `YYYY-MM`."""


class WaitingForKey(Model, frozen=True, kw_only=True, gc=False):
    """A member without the room's encryption key."""

    user_id: str = field(name="userId")
    """Identifier of the user."""
    since: Timestamp = field(name="ts")
    """Since when."""


class RoomSource(Model, frozen=True, kw_only=True, gc=False):
    """The source of a Livechat conversation."""

    kind: Literal["widget", "email", "sms", "app", "api", "other"] | str = field(
        name="type"
    )
    """Kind of source."""
    id: str | UnsetType | None = UNSET
    """Identifier of the source."""
    alias: str | UnsetType | None = UNSET
    """Name of the source."""
    label: str | UnsetType | None = UNSET
    """Label of the source."""
    sidebar_icon: str | UnsetType | None = field(name="sidebarIcon", default=UNSET)
    """Icon in the list of rooms."""
    default_icon: str | UnsetType | None = field(name="defaultIcon", default=UNSET)
    """Icon elsewhere."""
    destination: str | UnsetType | None = UNSET
    """Address that was written to."""


class RoomAnswerer(Model, frozen=True, kw_only=True, gc=False):
    """The agent who answered last in a Livechat conversation."""

    id: str = field(name="_id")
    """Identifier of the agent."""
    username: str | UnsetType | None = UNSET
    """User name."""
    first_answered_at: Timestamp | UnsetType | None = field(
        name="firstResponseTs", default=UNSET
    )
    """When the agent first answered the visitor's last messages."""
    last_answered_at: Timestamp | UnsetType | None = field(
        name="lastMessageTs", default=UNSET
    )
    """When the agent last wrote."""


class ResponseMetrics(Model, frozen=True, kw_only=True, gc=False):
    """How fast agents answered, in seconds."""

    average: float | UnsetType | None = field(name="avg", default=UNSET)
    """Mean."""
    first_at: Timestamp | float | UnsetType | None = field(name="fd", default=UNSET)
    """When the first answer came."""
    first: float | UnsetType | None = field(name="ft", default=UNSET)
    """Seconds to the first answer."""
    count: float | UnsetType | None = field(name="total", default=UNSET)
    """Answers counted."""
    total: float | UnsetType | None = field(name="tt", default=UNSET)
    """Seconds in all."""


class ReactionMetrics(Model, frozen=True, kw_only=True, gc=False):
    """How fast agents reacted, in seconds."""

    first_at: Timestamp | float | UnsetType | None = field(name="fd", default=UNSET)
    """When the first reaction came."""
    first: float | UnsetType | None = field(name="ft", default=UNSET)
    """Seconds to the first reaction."""
    total: float | UnsetType | None = field(name="tt", default=UNSET)
    """Seconds in all."""


class ServantMetrics(Model, frozen=True, kw_only=True, gc=False):
    """The serving agent's last reply."""

    last_reply_at: Timestamp | UnsetType | None = field(name="lr", default=UNSET)
    """When."""


class VisitorMetrics(Model, frozen=True, kw_only=True, gc=False):
    """The visitor's last question."""

    last_question_at: Timestamp | UnsetType | None = field(name="lq", default=UNSET)
    """When."""


class RoomMetrics(Model, frozen=True, kw_only=True):
    """Figures of a Livechat conversation."""

    response: ResponseMetrics | UnsetType | None = UNSET
    """How fast agents answered."""
    reaction: ReactionMetrics | UnsetType | None = UNSET
    """How fast agents reacted."""
    served_by: ServantMetrics | UnsetType | None = field(name="servedBy", default=UNSET)
    """The agent's last reply."""
    visitor: VisitorMetrics | UnsetType | None = field(name="v", default=UNSET)
    """The visitor's last question."""
    duration_seconds: float | UnsetType | None = field(
        name="chatDuration", default=UNSET
    )
    """How long the conversation took."""
    service_seconds: float | UnsetType | None = field(
        name="serviceTimeDuration", default=UNSET
    )
    """How long agents worked on it."""


class RoomAbandonment(Model, frozen=True, kw_only=True, gc=False):
    """When a visitor is taken to have gone."""

    abandoned_at: Timestamp | UnsetType | None = field(
        name="predictedVisitorAbandonmentAt", default=UNSET
    )
    """When that is."""


class RoomRetention(Model, frozen=True, kw_only=True, gc=False):
    """How long messages of a room are kept."""

    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether old ones are deleted."""
    overrides_workspace: bool | UnsetType | None = field(
        name="overrideGlobal", default=UNSET
    )
    """Whether this holds in place of what the workspace says."""
    most_days: float | UnsetType | None = field(name="maxAge", default=UNSET)
    """Days that a message is kept."""
    is_files_only: bool | UnsetType | None = field(name="filesOnly", default=UNSET)
    """Whether files alone are deleted."""
    keeps_pinned: bool | UnsetType | None = field(name="excludePinned", default=UNSET)
    """Whether pinned messages stay."""
    keeps_threads: bool | UnsetType | None = field(name="ignoreThreads", default=UNSET)
    """Whether threads stay."""


class RoomSidePanel(Model, frozen=True, kw_only=True):
    """The sidebar items of a room."""

    kinds: list[str] | UnsetType | None = field(name="items", default=UNSET)
    """`channels` and `discussions`."""


class RoomSms(Model, frozen=True, kw_only=True, gc=False):
    """How a conversation goes by SMS."""

    number: str | UnsetType | None = field(name="from", default=UNSET)
    """The number that it goes from."""


class Room(Model, frozen=True, kw_only=True):
    """A room, with all its fields."""

    id: str = field(name="_id")
    """Identifier, unique on the server."""
    kind: RoomKind = field(name="t")
    """Type of the room."""
    name: str | UnsetType | None = UNSET
    """Name without spaces; absent for direct rooms."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    creator: UserReference | UnsetType | None = field(name="u", default=UNSET)
    """The creator."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was made."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When its record last changed."""
    message_count: int | UnsetType | None = field(name="msgs", default=UNSET)
    """Messages ever sent in it."""
    member_count: int | UnsetType | None = field(name="usersCount", default=UNSET)
    """Members."""
    last_message_at: Timestamp | UnsetType | None = field(name="lm", default=UNSET)
    """When the last message was sent."""
    last_message: Message | UnsetType | None = field(name="lastMessage", default=UNSET)
    """The last message, where the server keeps it."""
    topic: str | UnsetType | None = UNSET
    """Topic."""
    description: str | UnsetType | None = UNSET
    """Description."""
    announcement: str | UnsetType | None = UNSET
    """Announcement, shown on top."""
    announcement_details: AnnouncementDetails | UnsetType | None = field(
        name="announcementDetails", default=UNSET
    )
    """How the announcement looks."""
    is_read_only: bool | UnsetType | None = field(name="ro", default=UNSET)
    """Whether only some may write."""
    allows_reactions: bool | UnsetType | None = field(
        name="reactWhenReadOnly", default=UNSET
    )
    """Whether others may react in a read-only room."""
    is_archived: bool | UnsetType | None = field(name="archived", default=UNSET)
    """Whether it was put away."""
    is_default: bool | UnsetType | None = field(name="default", default=UNSET)
    """Whether new users join it."""
    is_featured: bool | UnsetType | None = field(name="featured", default=UNSET)
    """Whether it is shown among the featured ones."""
    is_favorite: bool | UnsetType | None = field(name="favorite", default=UNSET)
    """Whether new members have it as favorite."""
    is_broadcast: bool | UnsetType | None = field(name="broadcast", default=UNSET)
    """Whether members see the owners' messages only."""
    is_encrypted: bool | UnsetType | None = field(name="encrypted", default=UNSET)
    """Whether messages are end-to-end encrypted."""
    encryption_key_id: str | UnsetType | None = field(name="e2eKeyId", default=UNSET)
    """Which key encrypts it."""
    waiting_for_key: list[WaitingForKey] | UnsetType | None = field(
        name="usersWaitingForE2EKeys", default=UNSET
    )
    """Members without that key."""
    needs_join_code: bool | UnsetType | None = field(
        name="joinCodeRequired", default=UNSET
    )
    """Whether joining needs a code."""
    muted_usernames: list[str] | UnsetType | None = field(name="muted", default=UNSET)
    """The users who may not write."""
    unmuted_usernames: list[str] | UnsetType | None = field(
        name="unmuted", default=UNSET
    )
    """The users who may write although it is read-only."""
    usernames: list[str] | UnsetType | None = UNSET
    """Members of a direct room."""
    user_ids: list[str] | UnsetType | None = field(name="uids", default=UNSET)
    """Members of a direct room, by id."""
    sorted_usernames: list[str] | UnsetType | None = field(
        name="_USERNAMES", default=UNSET
    )
    """Members of a direct room, as the server sorts them."""
    hidden_system_messages: bool | list[str] | UnsetType | None = field(
        name="sysMes", default=UNSET
    )
    """Kinds of system messages that are hidden; true for none."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    avatar_version: str | UnsetType | None = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""
    parent_id: str | UnsetType | None = field(name="prid", default=UNSET)
    """The room that a discussion belongs to."""
    team_id: str | UnsetType | None = field(name="teamId", default=UNSET)
    """The team that it belongs to."""
    is_team_main: bool | UnsetType | None = field(name="teamMain", default=UNSET)
    """Whether it is the team's main room."""
    is_team_default: bool | UnsetType | None = field(name="teamDefault", default=UNSET)
    """Whether members of the team join it."""
    retention: RoomRetention | UnsetType | None = UNSET
    """How long messages are kept, as configured."""
    sidepanel: RoomSidePanel | UnsetType | None = UNSET
    """Items of its side panel."""
    is_federated: bool | UnsetType | None = field(name="federated", default=UNSET)
    """Whether other servers share it."""
    is_open: bool | UnsetType | None = field(name="open", default=UNSET)
    """Whether a Livechat conversation is still open."""
    is_closable: bool | UnsetType | None = field(name="cl", default=UNSET)
    """Whether the visitor may close it."""
    visitor: RoomVisitor | UnsetType | None = field(name="v", default=UNSET)
    """The visitor of a Livechat conversation."""
    served_by: RoomServant | UnsetType | None = field(name="servedBy", default=UNSET)
    """The agent who serves it."""
    source: RoomSource | UnsetType | None = UNSET
    """Its source."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department that it is in."""
    queued_at: Timestamp | UnsetType | None = field(name="queuedAt", default=UNSET)
    """When it came into the queue."""
    is_waiting: bool | UnsetType | None = field(name="waitingResponse", default=UNSET)
    """Whether the visitor waits for an answer."""
    answered_by: RoomAnswerer | UnsetType | None = field(
        name="responseBy", default=UNSET
    )
    """The agent who answered last."""
    priority_id: str | UnsetType | None = field(name="priorityId", default=UNSET)
    """Its priority."""
    priority_weight: int | UnsetType | None = field(
        name="priorityWeight", default=UNSET
    )
    """Weight of that priority; lower is more urgent."""
    sla_id: str | UnsetType | None = field(name="slaId", default=UNSET)
    """Its service level."""
    estimated_wait_minutes: float | UnsetType | None = field(
        name="estimatedWaitingTimeQueue", default=UNSET
    )
    """Estimated wait in the queue."""
    is_on_hold: bool | UnsetType | None = field(name="onHold", default=UNSET)
    """Whether it waits for the visitor to come back."""
    metrics: RoomMetrics | UnsetType | None = UNSET
    """Figures of the conversation."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags."""
    label: str | UnsetType | None = UNSET
    """Label of the conversation."""
    closed_at: Timestamp | UnsetType | None = field(name="closedAt", default=UNSET)
    """When it ended."""
    closed_by: UserReference | UnsetType | None = field(name="closedBy", default=UNSET)
    """The user who ended it."""
    closer_kind: str | UnsetType | None = field(name="closer", default=UNSET)
    """`user` or `visitor`."""
    last_activity_at: Timestamp | UnsetType | None = field(
        name="lastActivity", default=UNSET
    )
    """When somebody last did something."""
    abac_attributes: list[AbacAttributeDefinition] | UnsetType | None = field(
        name="abacAttributes", default=UNSET
    )
    """Attributes that decide who may see it."""
    call_started_at: Timestamp | UnsetType | None = field(
        name="webRtcCallStartTime", default=UNSET
    )
    """When the call by WebRTC began."""
    role_priorities_version: float | bool | UnsetType | None = field(
        name="rolePrioritiesCreated", default=UNSET
    )
    """Which version of the order of roles its members have."""
    is_translated: bool | UnsetType | None = field(name="autoTranslate", default=UNSET)
    """Whether messages are translated for its reader."""
    translation_language: str | UnsetType | None = field(
        name="autoTranslateLanguage", default=UNSET
    )
    """Into which language."""
    unread_count: float | UnsetType | None = field(name="unread", default=UNSET)
    """Unread messages of its reader."""
    is_alerting: bool | UnsetType | None = field(name="alert", default=UNSET)
    """Whether it shows that something is unread."""
    hides_unread: bool | UnsetType | None = field(
        name="hideUnreadStatus", default=UNSET
    )
    """Whether it does not show unread messages."""
    hides_mentions: bool | UnsetType | None = field(
        name="hideMentionStatus", default=UNSET
    )
    """Whether it does not show mentions."""
    abandonment: RoomAbandonment | UnsetType | None = field(
        name="omnichannel", default=UNSET
    )
    """When the visitor is taken to have gone."""
    sms: RoomSms | UnsetType | None = UNSET
    """How it goes by SMS."""
    transcript_file_id: str | UnsetType | None = field(
        name="pdfTranscriptFileId", default=UNSET
    )
    """The file with its transcript."""
    handed_on_at: Timestamp | UnsetType | None = field(
        name="autoTransferredAt", default=UNSET
    )
    """When it was handed on for want of an answer."""
    is_being_handed_on: bool | UnsetType | None = field(
        name="autoTransferOngoing", default=UNSET
    )
    """Whether it is being handed on for want of an answer."""
    is_verified: bool | UnsetType | None = field(name="verified", default=UNSET)
    """Whether the contact proved who they are."""


class RoomCounters(Model, frozen=True, kw_only=True, gc=False):
    """The number of messages of a room, and of those that a user has not read."""

    is_member: bool | UnsetType | None = field(name="joined", default=UNSET)
    """Whether the user is in the room."""
    members: int | UnsetType | None = UNSET
    """How many members it has."""
    unread: int | UnsetType | None = field(name="unreads", default=UNSET)
    """How many messages the user has not read."""
    unread_since: Timestamp | UnsetType | None = field(
        name="unreadsFrom", default=UNSET
    )
    """When the user last read it."""
    messages: int | UnsetType | None = field(name="msgs", default=UNSET)
    """How many messages it has."""
    latest_at: Timestamp | UnsetType | None = field(name="latest", default=UNSET)
    """When something was last said."""
    user_mentions: int | UnsetType | None = field(name="userMentions", default=UNSET)
    """How many unread messages mention the user."""


class RoomChanges(Model, frozen=True, kw_only=True):
    """Rooms that changed or went since a moment."""

    updated: list[Room] = field(name="update")
    """New and changed ones."""
    removed: list[Deleted] = field(name="remove")
    """The rooms that the user has lost."""


class CreatedRoom(Model, frozen=True, kw_only=True):
    """The room that was made."""

    room_id: str = field(name="rid")
    """Identifier of the room."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The same, where the record came."""
    kind: RoomKind | UnsetType | None = field(name="t", default=UNSET)
    """Type of the room."""
    name: str | UnsetType | None = UNSET
    """Name without spaces."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    is_new: bool | UnsetType | None = field(name="inserted", default=UNSET)
    """Whether it is new; a direct room may have been there."""
    creator: UserReference | UnsetType | None = field(name="u", default=UNSET)
    """The creator."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When its record last changed."""
    message_count: int | UnsetType | None = field(name="msgs", default=UNSET)
    """Messages in it."""
    member_count: int | UnsetType | None = field(name="usersCount", default=UNSET)
    """Members, before those named joined."""
    is_read_only: bool | UnsetType | None = field(name="ro", default=UNSET)
    """Whether only some may write."""
    is_default: bool | UnsetType | None = field(name="default", default=UNSET)
    """Whether new users join it."""
    hidden_system_messages: bool | list[str] | UnsetType | None = field(
        name="sysMes", default=UNSET
    )
    """Kinds of system messages that are hidden; true for none."""
    is_broadcast: bool | UnsetType | None = field(name="broadcast", default=UNSET)
    """Whether members see the owners' messages only."""
    is_encrypted: bool | UnsetType | None = field(name="encrypted", default=UNSET)
    """Whether messages are end-to-end encrypted."""
    topic: str | UnsetType | None = UNSET
    """Topic."""
    description: str | UnsetType | None = UNSET
    """Description."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    usernames: list[str] | UnsetType | None = UNSET
    """Members of a direct room."""
    user_ids: list[str] | UnsetType | None = field(name="uids", default=UNSET)
    """Members of a direct room, by id."""


class RoomOptions(Model, frozen=True, kw_only=True, gc=False):
    """More about a room to be made."""

    topic: str | UnsetType | None = UNSET
    """Topic."""
    description: str | UnsetType | None = UNSET
    """Description."""
    is_broadcast: bool | UnsetType | None = field(name="broadcast", default=UNSET)
    """Make members see the owners' messages only."""
    is_encrypted: bool | UnsetType | None = field(name="encrypted", default=UNSET)
    """Encrypt messages end to end."""
    is_federated: bool | UnsetType | None = field(name="federated", default=UNSET)
    """Share it with other servers."""
    team_id: str | UnsetType | None = field(name="teamId", default=UNSET)
    """The team that it shall belong to."""


class RoomMember(Model, frozen=True, kw_only=True, gc=False):
    """A user of a room, by name."""

    room_id: str = field(name="rid")
    """The room."""
    username: str
    """The user's name."""


class RoomRoles(Model, frozen=True, kw_only=True):
    """A member's roles in a room."""

    room_id: str = field(name="rid")
    """The room."""
    user: UserReference = field(name="u")
    """The member."""
    roles: list[str]
    """`owner`, `moderator`, `leader`, or the workspace's own."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the membership."""


class FavoriteSetting(Model, frozen=True, kw_only=True, gc=False):
    """Whether a room is a favorite of its new members."""

    is_favorite: bool = field(name="favorite")
    """Whether it is."""
    is_default: bool = field(name="defaultValue")
    """Whether that holds for new members."""


class RoomSettings(Model, frozen=True, kw_only=True):
    """Settings of a room; only those given are changed."""

    name: str | UnsetType | None = field(name="roomName", default=UNSET)
    """Name."""
    topic: str | UnsetType | None = field(name="roomTopic", default=UNSET)
    """Topic."""
    description: str | UnsetType | None = field(name="roomDescription", default=UNSET)
    """Description."""
    announcement: str | UnsetType | None = field(name="roomAnnouncement", default=UNSET)
    """Announcement."""
    kind: RoomKind | UnsetType | None = field(name="roomType", default=UNSET)
    """`c` for public, `p` for private."""
    avatar: str | UnsetType | None = field(name="roomAvatar", default=UNSET)
    """Picture as a data URL; null takes it away."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="roomCustomFields", default=UNSET
    )
    """Fields of the workspace."""
    is_read_only: bool | UnsetType | None = field(name="readOnly", default=UNSET)
    """Whether only some may write."""
    allows_reactions: bool | UnsetType | None = field(
        name="reactWhenReadOnly", default=UNSET
    )
    """Whether others may react then."""
    hidden_system_messages: list[str] | UnsetType | None = field(
        name="systemMessages", default=UNSET
    )
    """Kinds of system messages to hide."""
    join_code: str | UnsetType | None = field(name="joinCode", default=UNSET)
    """Code for joining; empty for none."""
    is_default: bool | str | UnsetType | None = field(name="default", default=UNSET)
    """Whether new users join it."""
    favorite: FavoriteSetting | UnsetType | None = UNSET
    """Whether new members have it as favorite."""
    is_featured: bool | UnsetType | None = field(name="featured", default=UNSET)
    """Whether it is shown among the featured ones."""
    is_encrypted: bool | UnsetType | None = field(name="encrypted", default=UNSET)
    """Whether messages are end-to-end encrypted."""
    has_retention: bool | UnsetType | None = field(
        name="retentionEnabled", default=UNSET
    )
    """Whether old messages are deleted."""
    retention_days: float | UnsetType | None = field(
        name="retentionMaxAge", default=UNSET
    )
    """After how many days."""
    retention_keeps_pinned: bool | UnsetType | None = field(
        name="retentionExcludePinned", default=UNSET
    )
    """Whether pinned ones stay."""
    retention_files_only: bool | UnsetType | None = field(
        name="retentionFilesOnly", default=UNSET
    )
    """Whether only files go."""
    retention_keeps_threads: bool | UnsetType | None = field(
        name="retentionIgnoreThreads", default=UNSET
    )
    """Whether threads stay."""
    retention_is_own: bool | UnsetType | None = field(
        name="retentionOverrideGlobal", default=UNSET
    )
    """Whether the room has its own rule."""
    streaming_options: dict[str, AnyJson] | UnsetType | None = field(
        name="streamingOptions", default=UNSET
    )
    """Options of a stream, before 7.0."""


class SavedRoom(Model, frozen=True, kw_only=True, gc=False):
    """The room whose settings were saved."""

    is_saved: bool = field(name="result")
    """True."""
    room_id: str = field(name="rid")
    """The room."""


class OldRoomKey(Model, frozen=True, kw_only=True, gc=False):
    """An encryption key that a room had before."""

    key_id: str = field(name="e2eKeyId")
    """Which key."""
    encryption_key: str = field(name="E2EKey")
    """The key, sealed for the user."""
    replaced_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was replaced."""


class Membership(Model, frozen=True, kw_only=True):
    """A user's membership in a room: unread counts and preferences."""

    id: str = field(name="_id")
    """Identifier of the membership, not of the room."""
    room_id: str = field(name="rid")
    """The room."""
    user: UserReference | UnsetType | None = field(name="u", default=UNSET)
    """The member."""
    name: str | UnsetType | None = UNSET
    """Name of the room, of the other user in a direct one."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    sort_name: str | UnsetType | None = field(name="lowerCaseName", default=UNSET)
    """Name in lower case."""
    sort_display_name: str | UnsetType | None = field(
        name="lowerCaseFName", default=UNSET
    )
    """Display name in lower case."""
    kind: RoomKind | UnsetType | None = field(name="t", default=UNSET)
    """Type of the room."""
    joined_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When the user joined, or last had something new there."""
    last_seen_at: Timestamp | UnsetType | None = field(name="ls", default=UNSET)
    """When the user last looked."""
    last_reply_at: Timestamp | UnsetType | None = field(name="lr", default=UNSET)
    """When the user last replied."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    is_open: bool | UnsetType | None = field(name="open", default=UNSET)
    """Whether it is in the user's list."""
    has_alert: bool | UnsetType | None = field(name="alert", default=UNSET)
    """Whether something is new."""
    unread_count: int | UnsetType | None = field(name="unread", default=UNSET)
    """Unread messages that count."""
    mention_count: int | UnsetType | None = field(name="userMentions", default=UNSET)
    """Unread mentions of the user."""
    group_mention_count: int | UnsetType | None = field(
        name="groupMentions", default=UNSET
    )
    """Unread mentions of all or here."""
    unread_threads: list[str] | UnsetType | None = field(name="tunread", default=UNSET)
    """Threads with something new."""
    threads_with_mentions: list[str] | UnsetType | None = field(
        name="tunreadUser", default=UNSET
    )
    """Threads with new mentions of the user."""
    threads_with_group_mentions: list[str] | UnsetType | None = field(
        name="tunreadGroup", default=UNSET
    )
    """Threads with new mentions of all or here."""
    roles: list[str] | UnsetType | None = UNSET
    """The user's roles in the room."""
    is_favorite: bool | UnsetType | None = field(name="f", default=UNSET)
    """Whether it is a favorite."""
    is_archived: bool | UnsetType | None = field(name="archived", default=UNSET)
    """Whether the room was put away."""
    parent_id: str | UnsetType | None = field(name="prid", default=UNSET)
    """The room that a discussion belongs to."""
    team_id: str | UnsetType | None = field(name="teamId", default=UNSET)
    """The team that the room belongs to."""
    is_team_main: bool | UnsetType | None = field(name="teamMain", default=UNSET)
    """Whether it is the team's main room."""
    ignored_user_ids: list[str] | UnsetType | None = field(
        name="ignored", default=UNSET
    )
    """Users whose messages are hidden."""
    is_blocking: bool | UnsetType | None = field(name="blocker", default=UNSET)
    """Whether the user blocked the other in a direct room."""
    is_blocked: bool | UnsetType | None = field(name="blocked", default=UNSET)
    """Whether the other blocked the user."""
    are_notifications_off: bool | UnsetType | None = field(
        name="disableNotifications", default=UNSET
    )
    """Whether nothing is notified."""
    unread_alert: (
        Literal["default", "all", "mentions", "nothing"] | str | UnsetType | None
    ) = field(name="unreadAlert", default=UNSET)
    """The events that count as unread."""
    is_unread_hidden: bool | UnsetType | None = field(
        name="hideUnreadStatus", default=UNSET
    )
    """Whether new messages are not shown in the list."""
    are_mentions_hidden: bool | UnsetType | None = field(
        name="hideMentionStatus", default=UNSET
    )
    """Whether mentions are not shown in the list."""
    are_group_mentions_muted: bool | UnsetType | None = field(
        name="muteGroupMentions", default=UNSET
    )
    """Whether mentions of all and here are silent."""
    desktop_notifications: (
        Literal["default", "all", "mentions", "nothing"] | str | UnsetType | None
    ) = field(name="desktopNotifications", default=UNSET)
    """The messages with desktop notifications."""
    desktop_origin: Literal["user", "subscription"] | str | UnsetType | None = field(
        name="desktopPrefOrigin", default=UNSET
    )
    """The owner of the preference."""
    mobile_notifications: (
        Literal["default", "all", "mentions", "nothing"] | str | UnsetType | None
    ) = field(name="mobilePushNotifications", default=UNSET)
    """The messages that are pushed to phones."""
    mobile_origin: Literal["user", "subscription"] | str | UnsetType | None = field(
        name="mobilePrefOrigin", default=UNSET
    )
    """The owner of the preference."""
    email_notifications: (
        Literal["default", "all", "mentions", "nothing"] | str | UnsetType | None
    ) = field(name="emailNotifications", default=UNSET)
    """The messages that are sent by e-mail."""
    email_origin: Literal["user", "subscription"] | str | UnsetType | None = field(
        name="emailPrefOrigin", default=UNSET
    )
    """The owner of the preference."""
    notification_sound: str | UnsetType | None = field(
        name="audioNotificationValue", default=UNSET
    )
    """Name of the sound."""
    is_translated: bool | UnsetType | None = field(name="autoTranslate", default=UNSET)
    """Whether messages are translated."""
    translation_language: str | UnsetType | None = field(
        name="autoTranslateLanguage", default=UNSET
    )
    """Into which language."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    encryption_key: str | UnsetType | None = field(name="E2EKey", default=UNSET)
    """The room's key, sealed for the user."""
    suggested_encryption_key: str | UnsetType | None = field(
        name="E2ESuggestedKey", default=UNSET
    )
    """A key that somebody suggests."""
    old_keys: list[OldRoomKey] | UnsetType | None = field(
        name="oldRoomKeys", default=UNSET
    )
    """Keys that the room had before."""
    visitor: RoomVisitor | UnsetType | None = field(name="v", default=UNSET)
    """The visitor of a Livechat conversation."""
    is_on_hold: bool | UnsetType | None = field(name="onHold", default=UNSET)
    """Whether a Livechat conversation waits."""
    department: str | UnsetType | None = UNSET
    """Department of a Livechat conversation."""
    code: AnyJson | UnsetType = UNSET
    """Left unknown by upstream."""
    status: Literal["INVITED", "BANNED"] | str | UnsetType | None = UNSET
    """Whether the user is invited or banned; absent for members."""
    inviter: UserReference | UnsetType | None = UNSET
    """The user who invited this one."""
    draft: str | UnsetType | None = UNSET
    """The user's draft."""
    is_broadcast: bool | UnsetType | None = field(name="broadcast", default=UNSET)
    """Whether members see the owners' messages only."""
    is_encrypted: bool | UnsetType | None = field(name="encrypted", default=UNSET)
    """Whether messages are end-to-end encrypted."""
    highlights: list[str] | UnsetType | None = field(
        name="userHighlights", default=UNSET
    )
    """Words that notify the user."""
    drafts: dict[str, str] | UnsetType | None = field(
        name="threadDrafts", default=UNSET
    )
    """Texts that were begun, by thread."""
    suggested_old_keys: list[OldRoomKey] | UnsetType | None = field(
        name="suggestedOldRoomKeys", default=UNSET
    )
    """Keys of before that somebody suggests."""
    attributes_checked_at: Timestamp | UnsetType | None = field(
        name="abacLastTimeChecked", default=UNSET
    )
    """When the attributes were held against the user last."""


class MembershipChanges(Model, frozen=True, kw_only=True):
    """Memberships that changed or ended since a moment."""

    updated: list[Membership] = field(name="update")
    """New and changed ones."""
    removed: list[Deleted] = field(name="remove")
    """The ended ones, by the id of the membership."""


class SpotlightOptions(Model, frozen=True, kw_only=True, gc=False):
    """The kind to search for."""

    includes_users: bool | UnsetType | None = field(name="users", default=UNSET)
    """Search users."""
    includes_rooms: bool | UnsetType | None = field(name="rooms", default=UNSET)
    """Search rooms."""
    includes_mentions: bool | UnsetType | None = field(name="mentions", default=UNSET)
    """Search users and rooms to mention."""
    includes_federated: bool | UnsetType | None = field(
        name="includeFederatedRooms", default=UNSET
    )
    """Search rooms of other servers."""


class SpotlightUser(Model, frozen=True, kw_only=True, gc=False):
    """A user who was found."""

    id: str = field(name="_id")
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    nickname: str | UnsetType | None = UNSET
    """Nickname."""
    status: Literal["online", "away", "busy", "offline"] | str | UnsetType | None = (
        UNSET
    )
    """Presence."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's status text."""
    avatar_version: str | UnsetType | None = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""
    is_outside: bool | UnsetType | None = field(name="outside", default=UNSET)
    """Whether the user is no member of the room searched from."""


class SpotlightRoom(Model, frozen=True, kw_only=True):
    """A room that was found."""

    id: str = field(name="_id")
    """Identifier of the room."""
    kind: RoomKind = field(name="t")
    """Type of the room."""
    name: str | UnsetType | None = UNSET
    """Name."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    user_ids: list[str] | UnsetType | None = field(name="uids", default=UNSET)
    """Members of a direct room, by id."""
    is_team_main: bool | UnsetType | None = field(name="teamMain", default=UNSET)
    """Whether it is the main room of a team."""
    needs_join_code: bool | UnsetType | None = field(
        name="joinCodeRequired", default=UNSET
    )
    """Whether a code is asked of who joins."""
    is_federated: bool | UnsetType | None = field(name="federated", default=UNSET)
    """Whether other servers share it."""
    last_message: Message | UnsetType | None = field(name="lastMessage", default=UNSET)
    """The last message."""


class Spotlight(Model, frozen=True, kw_only=True):
    """The results of a quick search."""

    users: list[SpotlightUser]
    """Users."""
    rooms: list[SpotlightRoom]
    """Rooms."""


class ChannelList(Model, frozen=True, kw_only=True):
    """Channels that were found."""

    channels: list[Room]
    """The channels."""


class NewMembers(Model, frozen=True, kw_only=True):
    """The parameters of `rooms.add_members`."""

    room_id: str = field(name="rid")
    """The room."""
    usernames: list[str] = field(name="users")
    """Their names."""


class UserToBlock(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `rooms.unblock`."""

    user_id: str = field(name="blocked")
    """The other user."""
    room_id: str = field(name="rid")
    """The direct room."""


class HistoryCleaning(Model, frozen=True, kw_only=True):
    """The parameters of `rooms.clean_history`."""

    latest_at: Timestamp = field(name="latest")
    """Newest moment."""
    oldest_at: Timestamp = field(name="oldest")
    """Oldest moment."""
    room_id: str = field(name="roomId")
    """The room."""
    keeps_pinned: bool | UnsetType | None = field(name="excludePinned", default=UNSET)
    """Whether pinned messages stay."""
    is_files_only: bool | UnsetType | None = field(name="filesOnly", default=UNSET)
    """Whether only files go."""
    usernames: list[str] | UnsetType | None = field(name="fromUsers", default=UNSET)
    """The authors of the messages; everybody's when empty."""
    keeps_discussions: bool | UnsetType | None = field(
        name="ignoreDiscussion", default=UNSET
    )
    """Whether messages that began discussions stay."""
    keeps_threads: bool | UnsetType | None = field(name="ignoreThreads", default=UNSET)
    """Whether threads stay."""
    is_inclusive: bool | UnsetType | None = field(name="inclusive", default=UNSET)
    """Whether those moments themselves belong to it."""
    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most; 0 for all."""


class MemberPageOptions(Model, frozen=True, kw_only=True, gc=False):
    """Which part of the list of members."""

    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most."""
    offset: int | UnsetType | None = field(name="skip", default=UNSET)
    """How many to leave out in front."""


class MemberPage(Model, frozen=True, kw_only=True):
    """Members of a room."""

    members: list[User] = field(name="records")
    """The members."""
    total: int
    """How many there are."""


class MemberToIgnore(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `rooms.ignore_member`."""

    room_id: str = field(name="rid")
    """The room."""
    user_id: str = field(name="userId")
    """The member."""
    is_ignored: bool | UnsetType | None = field(name="ignore", default=UNSET)
    """Whether they shall be hidden; true when absent."""


class MemberToRemove(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `rooms.remove_member`."""

    room_id: str = field(name="rid")
    """The room."""
    username: str
    """The member's name."""


class RoomData(Model, frozen=True, kw_only=True):
    """A room, or what remains of it."""

    id: str = field(name="_id")
    """Identifier of the room."""
    kind: RoomKind | UnsetType | None = field(name="t", default=UNSET)
    """Type of the room."""
    name: str | UnsetType | None = UNSET
    """Name without spaces."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    is_open: bool | UnsetType | None = field(name="open", default=UNSET)
    """Whether a Livechat conversation is still open."""
    visitor: RoomVisitor | UnsetType | None = field(name="v", default=UNSET)
    """The visitor of a Livechat conversation."""
    served_by: RoomServant | UnsetType | None = field(name="servedBy", default=UNSET)
    """The agent who serves it."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department that it is in."""
    last_message: Message | UnsetType | None = field(name="lastMessage", default=UNSET)
    """The last message."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When its record last changed."""


class RoomMemberWithRoles(Model, frozen=True, kw_only=True):
    """A member of a room, with the roles there."""

    id: str = field(name="_id")
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    status: str | UnsetType | None = UNSET
    """`online`, `away`, `busy` or `offline`."""
    roles: list[str] | UnsetType | None = UNSET
    """Roles in the room."""


class DirectRoom(Model, frozen=True, kw_only=True):
    """A direct conversation."""

    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """Identifier of the room."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The same."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """`d`."""
    usernames: list[str] | UnsetType | None = UNSET
    """Its members."""


class Invite(Model, frozen=True, kw_only=True, gc=False):
    """A link by which others join a room."""

    id: str = field(name="_id")
    """Identifier: the last part of its link."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The creator."""
    days: int | UnsetType | None = UNSET
    """How many days it is valid; 0 for no limit."""
    max_uses: int | UnsetType | None = field(name="maxUses", default=UNSET)
    """How often it may be used; 0 for any number."""
    uses: int | UnsetType | None = UNSET
    """How often it was used."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    expires_at: Timestamp | UnsetType | None = field(name="expires", default=UNSET)
    """When it ends."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    url: str | UnsetType | None = UNSET
    """The link."""


class InvitedRoom(Model, frozen=True, kw_only=True, gc=False):
    """A room that an invitation led to."""

    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """Identifier of the room."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The same, from newer servers."""
    parent_id: str | UnsetType | None = field(name="prid", default=UNSET)
    """The room that it is a discussion of."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    name: str | UnsetType | None = UNSET
    """Name without spaces."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """`c` for a channel, `p` for a private group."""


class DirectoryEntry(Model, frozen=True, kw_only=True):
    """A user, channel or team that a search found."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Name."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    username: str | UnsetType | None = UNSET
    """User name, of a user."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """The kind of a room."""
    topic: str | UnsetType | None = UNSET
    """The topic of a room."""
    description: str | UnsetType | None = UNSET
    """The description of a room."""
    member_count: int | UnsetType | None = field(name="usersCount", default=UNSET)
    """Members of a room."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When a room was made."""
    registered_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When a user was made."""
    last_message: Message | UnsetType | None = field(name="lastMessage", default=UNSET)
    """The last message of a room."""
    emails: list[EmailAddress] | UnsetType | None = UNSET
    """Addresses of a user, if you may see them."""
    room_count: int | UnsetType | None = field(name="roomsCount", default=UNSET)
    """Rooms of a team."""
    team_id: str | UnsetType | None = field(name="teamId", default=UNSET)
    """The team of a room."""
    is_team_main: bool | UnsetType | None = field(name="teamMain", default=UNSET)
    """Whether it is the main room of a team."""


class RequiredToken(Model, frozen=True, kw_only=True, gc=False):
    """A token that members of a room must have."""

    name: str | UnsetType | None = field(name="token", default=UNSET)
    """Name of the token."""
    balance: str | float | UnsetType | None = UNSET
    """How much of it."""


class TokenpassRules(Model, frozen=True, kw_only=True):
    """Which tokens a member of a room must have."""

    require: Literal["any", "all"] | str | UnsetType | None = UNSET
    """Whether any of them is enough, or all are needed."""
    tokens: list[RequiredToken] | UnsetType | None = UNSET
    """The tokens."""


class UpdatedInvite(Model, frozen=True, kw_only=True):
    """A link that invites to a room was made or used."""

    invite: Invite | UnsetType | None = UNSET
    """The link."""


class MemberDataChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Rooms.follow_member_data`` yields: the arguments of one event."""

    value: AnyJson = None
    """Left unknown by upstream."""


class RoomChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Rooms.follow_changes`` yields: the arguments of one event."""

    change: ChangeKind
    """The kind of change."""
    room: Room
    """The room; a removed one is its id alone."""


class MembershipChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Rooms.follow_membership_changes`` yields: the arguments of one event."""

    change: ChangeKind
    """The kind of change."""
    membership: Membership
    """The membership; little more than its id when removed."""
