# Generated from schema/me.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The logged-in user: their own account, notifications and calls."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

from .attachments import EncryptedContent, FileReference
from .common import RoomKind, UserReference
from .users import (
    AbacAttributeDefinition,
    EmailAddress,
    User,
    UserServices,
    UserSettings,
)

__all__ = [
    "AccountChange",
    "AvatarSuggestion",
    "CalendarEventReference",
    "CalendarReminder",
    "CallSignal",
    "DataDownload",
    "DataRequest",
    "DesktopNotification",
    "ExportOperation",
    "NotificationMessage",
    "NotificationPayload",
    "Preferences",
    "PreferencesDontAskAgainListItem",
    "PrivateChatSignal",
    "ProfileChanges",
    "RoomCallSignal",
    "UpdateOutcome",
    "UserChange",
    "UserChangeBannersValue",
    "UserChangeE2e",
    "UserChangeFederation",
    "UserChangeOauth",
    "UserChangePreviousState",
    "UsernameOptions",
]


class NotificationMessage(Model, frozen=True, kw_only=True):
    """The message of a notification."""

    text: str | UnsetType = field(name="msg", default=UNSET)
    """Its text, shortened."""
    kind: str | UnsetType = field(name="t", default=UNSET)
    """Kind of a system message."""
    encrypted_content: EncryptedContent | UnsetType = field(
        name="content", default=UNSET
    )
    """The sealed content of an encrypted one."""


class NotificationPayload(Model, frozen=True, kw_only=True):
    """What a notification is about."""

    message_id: str = field(name="_id")
    """The message."""
    room_id: str = field(name="rid")
    """The room."""
    sender: UserReference
    """Who wrote it."""
    room_kind: RoomKind = field(name="type")
    """Type of the room."""
    message: NotificationMessage
    """The message."""
    room_name: str | UnsetType = field(name="name", default=UNSET)
    """Name of the room; absent for direct ones."""
    thread_id: str | UnsetType = field(name="tmid", default=UNSET)
    """The thread that it is in."""
    sound: str | UnsetType = field(name="audioNotificationValue", default=UNSET)
    """Name of the sound."""


class DesktopNotification(Model, frozen=True, kw_only=True):
    """A notification to show."""

    title: str
    """Title: the room or the sender."""
    text: str
    """Text."""
    payload: NotificationPayload
    """What it is about."""
    duration_seconds: float | UnsetType = field(name="duration", default=UNSET)
    """How long to show it."""
    icon: str | UnsetType = UNSET
    """Picture."""


class UpdateOutcome(Model, frozen=True, kw_only=True):
    """What the database says of a change."""

    is_acknowledged: bool | UnsetType = field(name="acknowledged", default=UNSET)
    """Whether the change was taken."""
    matched_count: int | UnsetType = field(name="matchedCount", default=UNSET)
    """Records found."""
    modified_count: int | UnsetType = field(name="modifiedCount", default=UNSET)
    """Records changed."""
    inserted_count: int | UnsetType = field(name="upsertedCount", default=UNSET)
    """Records made."""
    inserted_id: object | UnsetType = field(name="upsertedId", default=UNSET)
    """Identifier of a record that was made."""


class AvatarSuggestion(Model, frozen=True, kw_only=True):
    """A picture that could be one's own."""

    data_url: str = field(name="blob")
    """The picture as a data URL."""
    media_type: str = field(name="contentType")
    """Media type."""
    service: str
    """Service that it comes from."""
    url: str
    """Its address."""


class DataRequest(Model, frozen=True, kw_only=True):
    """What `me.request_data` sends."""

    is_full: bool | UnsetType = field(name="fullExport", default=UNSET)
    """Whether rooms come as files too."""


class ExportOperation(Model, frozen=True, kw_only=True):
    """Export operation."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    assets_path: str | UnsetType = field(name="assetsPath", default=UNSET)
    """Assets path."""
    created_at: Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When it was made."""
    export_path: str | UnsetType = field(name="exportPath", default=UNSET)
    """Export path."""
    file_id: str | UnsetType = field(name="fileId", default=UNSET)
    """Identifier of the file."""
    file_list: list[FileReference] | UnsetType = field(name="fileList", default=UNSET)
    """File list."""
    is_full_export: bool | UnsetType = field(name="fullExport", default=UNSET)
    """Whether it is full export."""
    is_generated_avatar: bool | UnsetType = field(name="generatedAvatar", default=UNSET)
    """Whether it is generated avatar."""
    generated_file: str | UnsetType = field(name="generatedFile", default=UNSET)
    """Generated file."""
    is_generated_user_file: bool | UnsetType = field(
        name="generatedUserFile", default=UNSET
    )
    """Whether it is generated user file."""
    room_list: list[object] | UnsetType = field(name="roomList", default=UNSET)
    """Room list."""
    status: str | UnsetType = UNSET
    """Status."""
    user_data: User | UnsetType = field(name="userData", default=UNSET)
    """User data."""
    user_id: str | UnsetType = field(name="userId", default=UNSET)
    """The user."""
    user_name_table: dict[str, str] | UnsetType = field(
        name="userNameTable", default=UNSET
    )
    """User name table, by key."""


class DataDownload(Model, frozen=True, kw_only=True):
    """A request for all of one's own data."""

    export: ExportOperation = field(name="exportOperation")
    """The work that it makes."""
    requests_before: float = field(name="pendingOperationsBeforeMyRequest")
    """Requests of others that come first."""
    is_new: bool = field(name="requested")
    """Whether this call made it."""
    url: str | None
    """Where the file is; null until it is ready."""


class PreferencesDontAskAgainListItem(Model, frozen=True, kw_only=True):
    """Preferences dont ask again list item."""

    action: str
    """Action."""
    label: str
    """Label."""


class Preferences(Model, frozen=True, kw_only=True):
    """Preferences of a user; only those given are changed."""

    is_auto_image_load: bool | UnsetType = field(name="autoImageLoad", default=UNSET)
    """Whether it is auto image load."""
    clock_mode: float | UnsetType = field(name="clockMode", default=UNSET)
    """Clock mode."""
    collapse_media_by_default: bool | UnsetType = field(
        name="collapseMediaByDefault", default=UNSET
    )
    """Whether to collapse media by default."""
    convert_ascii_emoji: bool | UnsetType = field(
        name="convertAsciiEmoji", default=UNSET
    )
    """Whether to convert ascii emoji."""
    desktop_notifications: str | UnsetType = field(
        name="desktopNotifications", default=UNSET
    )
    """Desktop notifications."""
    display_avatars: bool | UnsetType = field(name="displayAvatars", default=UNSET)
    """Whether to display avatars."""
    dont_ask_again_list: list[PreferencesDontAskAgainListItem] | UnsetType = field(
        name="dontAskAgainList", default=UNSET
    )
    """Dont ask again list."""
    email_notification_mode: str | UnsetType = field(
        name="emailNotificationMode", default=UNSET
    )
    """Email notification mode."""
    enable_auto_away: bool | UnsetType = field(name="enableAutoAway", default=UNSET)
    """Whether to enable auto away."""
    enable_mobile_ringing: bool | UnsetType = field(
        name="enableMobileRinging", default=UNSET
    )
    """Whether to enable mobile ringing."""
    font_size: Literal["100%", "14px", "18px", "20px", "24px"] | str | UnsetType = (
        field(name="fontSize", default=UNSET)
    )
    """Font size."""
    hide_flex_tab: bool | UnsetType = field(name="hideFlexTab", default=UNSET)
    """Whether to hide flex tab."""
    hide_roles: bool | UnsetType = field(name="hideRoles", default=UNSET)
    """Whether to hide roles."""
    hide_usernames: bool | UnsetType = field(name="hideUsernames", default=UNSET)
    """Whether to hide usernames."""
    highlights: list[str] | UnsetType = UNSET
    """Highlights."""
    idle_time_limit: float | UnsetType = field(name="idleTimeLimit", default=UNSET)
    """Idle time limit."""
    language: str | UnsetType = UNSET
    """Language."""
    is_mentions_with_symbol: bool | UnsetType = field(
        name="mentionsWithSymbol", default=UNSET
    )
    """Whether it is mentions with symbol."""
    mute_focused_conversations: bool | UnsetType = field(
        name="muteFocusedConversations", default=UNSET
    )
    """Whether to mute focused conversations."""
    new_message_notification: str | UnsetType = field(
        name="newMessageNotification", default=UNSET
    )
    """New message notification."""
    new_room_notification: str | UnsetType = field(
        name="newRoomNotification", default=UNSET
    )
    """New room notification."""
    notifications_sound_volume: float | UnsetType = field(
        name="notificationsSoundVolume", default=UNSET
    )
    """Notifications sound volume."""
    is_notify_calendar_events: bool | UnsetType = field(
        name="notifyCalendarEvents", default=UNSET
    )
    """Whether it is notify calendar events."""
    push_notifications: str | UnsetType = field(name="pushNotifications", default=UNSET)
    """Push notifications."""
    is_receive_login_detection_email: bool | UnsetType = field(
        name="receiveLoginDetectionEmail", default=UNSET
    )
    """Whether it is receive login detection email."""
    is_save_mobile_bandwidth: bool | UnsetType = field(
        name="saveMobileBandwidth", default=UNSET
    )
    """Whether it is save mobile bandwidth."""
    send_on_enter: str | UnsetType = field(name="sendOnEnter", default=UNSET)
    """Send on enter."""
    is_sidebar_display_avatar: bool | UnsetType = field(
        name="sidebarDisplayAvatar", default=UNSET
    )
    """Whether it is sidebar display avatar."""
    is_sidebar_group_by_type: bool | UnsetType = field(
        name="sidebarGroupByType", default=UNSET
    )
    """Whether it is sidebar group by type."""
    is_sidebar_show_favorites: bool | UnsetType = field(
        name="sidebarShowFavorites", default=UNSET
    )
    """Whether it is sidebar show favorites."""
    is_sidebar_show_unread: bool | UnsetType = field(
        name="sidebarShowUnread", default=UNSET
    )
    """Whether it is sidebar show unread."""
    sidebar_sortby: str | UnsetType = field(name="sidebarSortby", default=UNSET)
    """Sidebar sortby."""
    sidebar_view_mode: str | UnsetType = field(name="sidebarViewMode", default=UNSET)
    """Sidebar view mode."""
    theme_appearence: (
        Literal["light", "dark", "high-contrast", "auto"] | str | UnsetType
    ) = field(name="themeAppearence", default=UNSET)
    """Theme appearence."""
    is_unread_alert: bool | UnsetType = field(name="unreadAlert", default=UNSET)
    """Whether it is unread alert."""
    use_emojis: bool | UnsetType = field(name="useEmojis", default=UNSET)
    """Whether to use emojis."""


class ProfileChanges(Model, frozen=True, kw_only=True):
    """What to change of one's own profile."""

    bio: str | UnsetType = UNSET
    """Text about oneself."""
    email: str | UnsetType = UNSET
    """E-mail address."""
    new_password: str | UnsetType = field(name="newPassword", default=UNSET)
    """New password, in plain text: mind the TLS."""
    nickname: str | UnsetType = UNSET
    """Nickname."""
    name: str | UnsetType = field(name="realname", default=UNSET)
    """Display name."""
    status_text: str | UnsetType = field(name="statusText", default=UNSET)
    """What to say about one's presence."""
    status: str | UnsetType = field(name="statusType", default=UNSET)
    """Presence."""
    username: str | UnsetType = UNSET
    """User name."""


class UsernameOptions(Model, frozen=True, kw_only=True):
    """How a first user name joins channels."""

    is_silent: bool | UnsetType = field(
        name="joinDefaultChannelsSilenced", default=UNSET
    )
    """Whether no system messages tell of joining."""


class CalendarEventReference(Model, frozen=True, kw_only=True):
    """An event of the calendar."""

    id: str = field(name="_id")
    """Identifier."""
    start: str | UnsetType = field(name="startTimeUtc", default=UNSET)
    """When it begins, as ISO 8601 in UTC."""


class CalendarReminder(Model, frozen=True, kw_only=True):
    """A reminder of the calendar."""

    payload: CalendarEventReference
    """Which event."""
    text: str
    """Text."""
    title: str
    """Title."""


class UserChangeBannersValue(Model, frozen=True, kw_only=True):
    """User change banners value."""

    id: str | UnsetType = UNSET
    """Identifier."""
    link: str | UnsetType = UNSET
    """Link."""
    modifiers: list[Literal["danger", "large"] | str] | UnsetType = UNSET
    """Modifiers."""
    priority: float | UnsetType = UNSET
    """Priority."""
    is_read: bool | UnsetType = field(name="read", default=UNSET)
    """Whether it is read."""
    text: str | UnsetType = UNSET
    """Text."""
    text_arguments: list[str] | UnsetType = field(name="textArguments", default=UNSET)
    """Text arguments."""
    title: str | UnsetType = UNSET
    """Title."""


class UserChangeE2e(Model, frozen=True, kw_only=True):
    """User change e2e."""

    private_key: str
    """Private key."""
    public_key: str
    """Public key."""


class UserChangeFederation(Model, frozen=True, kw_only=True):
    """User change federation."""

    avatar_url: str | UnsetType = field(name="avatarUrl", default=UNSET)
    """Avatar url."""
    mui: str | UnsetType = UNSET
    """Mui."""
    origin: str | UnsetType = UNSET
    """Origin."""
    searched_server_names: list[str] | UnsetType = field(
        name="searchedServerNames", default=UNSET
    )
    """Searched server names."""
    version: float | UnsetType = UNSET
    """Version."""


class UserChangeOauth(Model, frozen=True, kw_only=True):
    """User change oauth."""

    authorized_clients: list[str] = field(name="authorizedClients")
    """Authorized clients."""


class UserChangePreviousState(Model, frozen=True, kw_only=True):
    """User change previous state."""

    status_default: Literal["online", "away", "offline", "busy", "disabled"] | str = (
        field(name="statusDefault")
    )
    """Status default."""
    status_source: Literal["internal", "external", "manual"] | str = field(
        name="statusSource"
    )
    """Status source."""
    status_text: str = field(name="statusText")
    """Status text."""
    status_expires_at: Timestamp | UnsetType = field(
        name="statusExpiresAt", default=UNSET
    )
    """When: status expires."""
    status_id: str | UnsetType = field(name="statusId", default=UNSET)
    """Identifier of the status."""


class UserChange(Model, frozen=True, kw_only=True):
    """User change."""

    rooms: list[str] | UnsetType = field(name="__rooms", default=UNSET)
    """Rooms."""
    id: str | UnsetType = field(name="_id", default=UNSET)
    """Identifier."""
    pending_avatar_url: str | UnsetType = field(name="_pendingAvatarUrl", default=UNSET)
    """Pending avatar url."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    abac_attributes: list[AbacAttributeDefinition] | UnsetType = field(
        name="abacAttributes", default=UNSET
    )
    """Abac attributes."""
    is_active: bool | UnsetType = field(name="active", default=UNSET)
    """Whether it is active."""
    avatar_e_tag: str | UnsetType = field(name="avatarETag", default=UNSET)
    """Avatar e tag."""
    avatar_origin: str | UnsetType = field(name="avatarOrigin", default=UNSET)
    """Avatar origin."""
    avatar_url: str | UnsetType = field(name="avatarUrl", default=UNSET)
    """Avatar url."""
    banners: dict[str, UserChangeBannersValue] | UnsetType = UNSET
    """Banners, by key."""
    bio: str | UnsetType = UNSET
    """Bio."""
    can_view_all_info: bool | UnsetType = field(name="canViewAllInfo", default=UNSET)
    """Whether it can view all info."""
    created_at: Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When it was made."""
    custom_fields: dict[str, object] | UnsetType = field(
        name="customFields", default=UNSET
    )
    """Custom fields."""
    default_room: str | UnsetType = field(name="defaultRoom", default=UNSET)
    """Default room."""
    e2e: UserChangeE2e | UnsetType = UNSET
    """E2e."""
    emails: list[EmailAddress] | UnsetType = UNSET
    """Emails."""
    is_federated: bool | UnsetType = field(name="federated", default=UNSET)
    """Whether it is federated."""
    federation: UserChangeFederation | UnsetType = UNSET
    """Federation."""
    free_switch_extension: str | UnsetType = field(
        name="freeSwitchExtension", default=UNSET
    )
    """Free switch extension."""
    import_ids: list[str] | UnsetType = field(name="importIds", default=UNSET)
    """Import ids."""
    inactive_reason: (
        Literal["deactivated", "pending_approval", "idle_too_long"] | str | UnsetType
    ) = field(name="inactiveReason", default=UNSET)
    """Inactive reason."""
    invite_token: str | UnsetType = field(name="inviteToken", default=UNSET)
    """Invite token."""
    is_o_auth_user: bool | UnsetType = field(name="isOAuthUser", default=UNSET)
    """Whether it is o auth user."""
    language: str | UnsetType = UNSET
    """Language."""
    last_login_at: Timestamp | UnsetType = field(name="lastLogin", default=UNSET)
    """When: last login."""
    is_ldap: bool | UnsetType = field(name="ldap", default=UNSET)
    """Whether it is ldap."""
    name: str | UnsetType = UNSET
    """Name."""
    nickname: str | UnsetType = UNSET
    """Nickname."""
    oauth: UserChangeOauth | UnsetType = UNSET
    """Oauth."""
    phone: str | UnsetType = UNSET
    """Phone."""
    previous_state: UserChangePreviousState | UnsetType = field(
        name="previousState", default=UNSET
    )
    """Previous state."""
    provider_id: str | UnsetType = field(name="providerId", default=UNSET)
    """Identifier of the provider."""
    reason: str | UnsetType = UNSET
    """Reason."""
    is_require_password_change: bool | UnsetType = field(
        name="requirePasswordChange", default=UNSET
    )
    """Whether it is require password change."""
    require_password_change_reason: str | UnsetType = field(
        name="requirePasswordChangeReason", default=UNSET
    )
    """Require password change reason."""
    roles: list[str] | UnsetType = UNSET
    """Roles."""
    room_role_priorities: dict[str, float] | UnsetType = field(
        name="roomRolePriorities", default=UNSET
    )
    """Room role priorities, by key."""
    services: UserServices | UnsetType = UNSET
    """Services."""
    settings: UserSettings | UnsetType = UNSET
    """Settings."""
    status: (
        Literal["online", "away", "offline", "busy", "disabled"] | str | UnsetType
    ) = UNSET
    """Status."""
    status_connection: str | UnsetType = field(name="statusConnection", default=UNSET)
    """Status connection."""
    status_default: (
        Literal["online", "away", "offline", "busy", "disabled"] | str | UnsetType
    ) = field(name="statusDefault", default=UNSET)
    """Status default."""
    status_expires_at: Timestamp | UnsetType = field(
        name="statusExpiresAt", default=UNSET
    )
    """When: status expires."""
    status_id: str | UnsetType = field(name="statusId", default=UNSET)
    """Identifier of the status."""
    status_source: Literal["internal", "external", "manual"] | str | UnsetType = field(
        name="statusSource", default=UNSET
    )
    """Status source."""
    status_text: str | UnsetType = field(name="statusText", default=UNSET)
    """Status text."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
    username: str | UnsetType = UNSET
    """User name."""
    utc_offset: float | UnsetType = field(name="utcOffset", default=UNSET)
    """Utc offset."""


class AccountChange(Model, frozen=True, kw_only=True):
    """A change of one's own account."""

    user_id: str = field(name="id")
    """Whose it is."""
    kind: Literal["inserted", "removed", "updated"] | str = field(name="type")
    """What happened."""
    account: User | UnsetType = field(name="data", default=UNSET)
    """The whole account, when it is new."""
    changed: UserChange | UnsetType = field(name="diff", default=UNSET)
    """Fields that changed; those inside others by dotted names."""
    removed: dict[str, float] | UnsetType = field(name="unset", default=UNSET)
    """Fields that are gone, by name."""


class RoomCallSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Me.follow_room_calls`` yields: the arguments of one event."""

    kind: object
    """Kind of message, as clients agree."""
    details: object = None
    """Its data."""


class CallSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Me.follow_calls`` yields: the arguments of one event."""

    kind: object
    """Kind of message, `candidate`, `description`, `join`, as clients agree."""
    details: object = None
    """Its data."""


class PrivateChatSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Me.follow_private_chats`` yields: the arguments of one event."""

    kind: object
    """`handshake`, `acknowledge`, `deny`, `end`, as clients agree."""
    details: object = None
    """Its data."""
