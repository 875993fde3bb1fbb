# Generated from schema/me.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The logged-in user: their own account, notifications and calls."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)
from quickmeet_runtime.model.sealed import Sealed, sealed_message

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
    "AccountDocument",
    "AvatarSuggestion",
    "CalendarEventReference",
    "CalendarReminder",
    "CallSignal",
    "DataDownload",
    "DataRequest",
    "DesktopNotification",
    "ExportOperation",
    "ExportedRoom",
    "NotificationMessage",
    "NotificationPayload",
    "OwnChanges",
    "Preferences",
    "PreferencesDontAskAgainListItem",
    "PreviewedFeature",
    "PrivateChatSignal",
    "ProfileChanges",
    "RoomCallSignal",
    "SoundNotification",
    "SoundNotificationPayload",
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

    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Its text, shortened."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """Kind of a system message."""
    encrypted_content: EncryptedContent | UnsetType | None = field(
        name="content", default=UNSET
    )
    """The sealed content of an encrypted one."""

    @property
    def sealed(self) -> Sealed | None:
        """End-to-end encrypted content; None for a message that is not encrypted."""
        return sealed_message(self)


class NotificationPayload(Model, frozen=True, kw_only=True):
    """The subject of a notification."""

    message_id: str = field(name="_id")
    """The message."""
    room_id: str = field(name="rid")
    """The room."""
    sender: UserReference
    """The author."""
    room_kind: RoomKind = field(name="type")
    """Type of the room."""
    message: NotificationMessage
    """The message."""
    room_name: str | UnsetType | None = field(name="name", default=UNSET)
    """Name of the room; absent for direct ones."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread that it is in."""
    sound: str | UnsetType | None = field(name="audioNotificationValue", default=UNSET)
    """Name of the sound."""


class SoundNotificationPayload(Model, frozen=True, kw_only=True):
    """The message or room that a sound is for."""

    message_id: str = field(name="_id")
    """The message."""
    room_id: str = field(name="rid")
    """The room."""
    sender: UserReference
    """The author."""
    room_kind: RoomKind = field(name="type")
    """Type of the room."""
    room_name: str | UnsetType | None = field(name="name", default=UNSET)
    """Name of the room; absent for direct ones."""


class SoundNotification(Model, frozen=True, kw_only=True):
    """A sound to make."""

    payload: SoundNotificationPayload
    """Its subject."""


class DesktopNotification(Model, frozen=True, kw_only=True):
    """A notification to show."""

    title: str
    """Title: the room or the sender."""
    text: str
    """Text."""
    payload: NotificationPayload
    """Its subject."""
    duration_seconds: float | UnsetType | None = field(name="duration", default=UNSET)
    """How long to show it."""
    icon: str | UnsetType | None = UNSET
    """Picture."""


class UpdateOutcome(Model, frozen=True, kw_only=True, gc=False):
    """The database's result of a change."""

    is_acknowledged: bool | UnsetType | None = field(name="acknowledged", default=UNSET)
    """Whether the change was taken."""
    matched_count: int | UnsetType | None = field(name="matchedCount", default=UNSET)
    """Records found."""
    modified_count: int | UnsetType | None = field(name="modifiedCount", default=UNSET)
    """Records changed."""
    inserted_count: int | UnsetType | None = field(name="upsertedCount", default=UNSET)
    """Records made."""
    inserted_id: str | UnsetType | None = field(name="upsertedId", default=UNSET)
    """Identifier of a record that was made."""


class AvatarSuggestion(Model, frozen=True, kw_only=True, gc=False):
    """A picture that could be your own."""

    data_url: str = field(name="blob")
    """The picture as a data URL."""
    media_type: str = field(name="contentType")
    """Media type."""
    service: str
    """Service that it comes from."""
    url: str
    """Its address."""


class DataRequest(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `me.request_data`."""

    is_full: bool | UnsetType | None = field(name="fullExport", default=UNSET)
    """Whether rooms come as files too."""


class ExportedRoom(Model, frozen=True, kw_only=True):
    """A room in an export of a user's data."""

    room_id: str | UnsetType | None = field(name="roomId", default=UNSET)
    """The room."""
    room_name: str | UnsetType | None = field(name="roomName", default=UNSET)
    """Name of the room."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The other user of a direct room."""
    room_kind: RoomKind | UnsetType | None = field(name="type", default=UNSET)
    """Type of the room."""
    status: str | UnsetType | None = UNSET
    """How far it has come: `pending`, `exporting` or `completed`."""
    exported_messages: int | UnsetType | None = field(
        name="exportedCount", default=UNSET
    )
    """Messages that are in already."""
    target_file: str | UnsetType | None = field(name="targetFile", default=UNSET)
    """The file that it goes to."""


class ExportOperation(Model, frozen=True, kw_only=True):
    """The making of an archive of a user's data."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    assets_path: str | UnsetType | None = field(name="assetsPath", default=UNSET)
    """Folder for files, on the server."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was asked for."""
    export_path: str | UnsetType | None = field(name="exportPath", default=UNSET)
    """Folder of the export, on the server."""
    file_id: str | UnsetType | None = field(name="fileId", default=UNSET)
    """The archive, once it is made."""
    file_list: list[FileReference] | UnsetType | None = field(
        name="fileList", default=UNSET
    )
    """Files that go in."""
    is_full: bool | UnsetType | None = field(name="fullExport", default=UNSET)
    """Whether messages go in as JSON, with everything of them."""
    has_avatar: bool | UnsetType | None = field(name="generatedAvatar", default=UNSET)
    """Whether the picture is in already."""
    archive_path: str | UnsetType | None = field(name="generatedFile", default=UNSET)
    """Path of the archive, on the server."""
    has_user_file: bool | UnsetType | None = field(
        name="generatedUserFile", default=UNSET
    )
    """Whether the user's record is in already."""
    room_list: list[ExportedRoom] | UnsetType | None = field(
        name="roomList", default=UNSET
    )
    """Rooms that go in, and how far each has come."""
    status: str | UnsetType | None = UNSET
    """How far it has come: `pending`, `exporting`, `completed` and others between."""
    user_data: User | UnsetType | None = field(name="userData", default=UNSET)
    """The user."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user of the data."""
    names_by_username: dict[str, str] | UnsetType | None = field(
        name="userNameTable", default=UNSET
    )
    """Names that stand for other users in the archive, by username."""


class DataDownload(Model, frozen=True, kw_only=True):
    """A request for a copy of the user's data."""

    export: ExportOperation = field(name="exportOperation")
    """The work that it makes."""
    is_new: bool = field(name="requested")
    """Whether this call made it."""
    requests_before: float | UnsetType | None = field(
        name="pendingOperationsBeforeMyRequest", default=UNSET
    )
    """Requests of others that come first."""
    url: str | UnsetType | None = UNSET
    """The address of the file; null until it is ready."""


class PreferencesDontAskAgainListItem(Model, frozen=True, kw_only=True, gc=False):
    """A question that is not to be asked again."""

    action: str
    """The action that was asked about."""
    label: str
    """The question, as people see it."""


class PreviewedFeature(Model, frozen=True, kw_only=True, gc=False):
    """A feature on trial."""

    name: str
    """Name of the feature."""
    is_on: bool = field(name="value")
    """Whether it is on."""


class Preferences(Model, frozen=True, kw_only=True):
    """Preferences of a user; only those given are changed."""

    shows_replies_in_room: (
        Literal["default", "always", "never"] | str | UnsetType | None
    ) = field(name="alsoSendThreadToChannel", default=UNSET)
    """Whether answers in threads are shown in the room, too."""
    loads_images: bool | UnsetType | None = field(name="autoImageLoad", default=UNSET)
    """Whether images are loaded by themselves."""
    clock_mode: float | UnsetType | None = field(name="clockMode", default=UNSET)
    """1 for twelve hours, 2 for twenty-four."""
    collapses_media: bool | UnsetType | None = field(
        name="collapseMediaByDefault", default=UNSET
    )
    """Whether media are folded at first."""
    converts_ascii_emoji: bool | UnsetType | None = field(
        name="convertAsciiEmoji", default=UNSET
    )
    """Whether `:)` becomes an emoji."""
    keeps_notifications: bool | UnsetType | None = field(
        name="desktopNotificationRequireInteraction", default=UNSET
    )
    """Whether notifications stay until they are clicked."""
    notifies_voice_calls: bool | UnsetType | None = field(
        name="desktopNotificationVoiceCalls", default=UNSET
    )
    """Whether voice calls notify the desktop. Servers since 8.0.0."""
    desktop_notifications: str | UnsetType | None = field(
        name="desktopNotifications", default=UNSET
    )
    """Which messages notify the desktop: `default`, `all`, `mentions`, `nothing`."""
    shows_avatars: bool | UnsetType | None = field(name="displayAvatars", default=UNSET)
    """Whether pictures are shown next to messages."""
    skipped_questions: list[PreferencesDontAskAgainListItem] | UnsetType | None = field(
        name="dontAskAgainList", default=UNSET
    )
    """Questions that are not to be asked again."""
    email_notification_mode: str | UnsetType | None = field(
        name="emailNotificationMode", default=UNSET
    )
    """Which messages are mailed: `default`, `mentions`, `nothing`."""
    goes_away: bool | UnsetType | None = field(name="enableAutoAway", default=UNSET)
    """Whether idleness makes the user away."""
    rings_on_mobile: bool | UnsetType | None = field(
        name="enableMobileRinging", default=UNSET
    )
    """Whether calls ring on mobile devices."""
    previewed_features: list[PreviewedFeature] | UnsetType | None = field(
        name="featuresPreview", default=UNSET
    )
    """Features on trial, and whether they are on."""
    font_size: (
        Literal["100%", "14px", "18px", "20px", "24px"] | str | UnsetType | None
    ) = field(name="fontSize", default=UNSET)
    """Size of the text."""
    hides_side_panel: bool | UnsetType | None = field(name="hideFlexTab", default=UNSET)
    """Whether a click beside the side panel closes it."""
    hides_roles: bool | UnsetType | None = field(name="hideRoles", default=UNSET)
    """Whether roles are left out beside names."""
    hides_usernames: bool | UnsetType | None = field(
        name="hideUsernames", default=UNSET
    )
    """Whether usernames are left out beside names."""
    highlights: list[str] | UnsetType | None = UNSET
    """Words that count as a mention."""
    idle_limit_seconds: float | UnsetType | None = field(
        name="idleTimeLimit", default=UNSET
    )
    """Seconds of idleness after which the user is away."""
    language: str | UnsetType | None = UNSET
    """Language of the user interface."""
    master_volume: float | UnsetType | None = field(name="masterVolume", default=UNSET)
    """Volume of everything, 0 to 100. Servers since 7.9.0."""
    shows_mention_symbol: bool | UnsetType | None = field(
        name="mentionsWithSymbol", default=UNSET
    )
    """Whether mentions keep their `@` or `#`."""
    mutes_open_room: bool | UnsetType | None = field(
        name="muteFocusedConversations", default=UNSET
    )
    """Whether the room that is open makes no sound."""
    message_sound: str | UnsetType | None = field(
        name="newMessageNotification", default=UNSET
    )
    """Sound of a new message."""
    room_sound: str | UnsetType | None = field(
        name="newRoomNotification", default=UNSET
    )
    """Sound of a new room."""
    sound_volume: float | UnsetType | None = field(
        name="notificationsSoundVolume", default=UNSET
    )
    """Volume of sounds, 0 to 100."""
    notifies_calendar_events: bool | UnsetType | None = field(
        name="notifyCalendarEvents", default=UNSET
    )
    """Whether events of the calendar notify."""
    hides_closed_conversations: bool | UnsetType | None = field(
        name="omnichannelHideConversationAfterClosing", default=UNSET
    )
    """Whether a Livechat conversation is hidden once it is closed."""
    mails_transcripts: bool | UnsetType | None = field(
        name="omnichannelTranscriptEmail", default=UNSET
    )
    """Whether transcripts of Livechat are mailed."""
    makes_pdf_transcripts: bool | UnsetType | None = field(
        name="omnichannelTranscriptPDF", default=UNSET
    )
    """Whether transcripts of Livechat become PDF files."""
    push_notifications: str | UnsetType | None = field(
        name="pushNotifications", default=UNSET
    )
    """Which messages are pushed: `default`, `all`, `mentions`, `nothing`."""
    mails_new_logins: bool | UnsetType | None = field(
        name="receiveLoginDetectionEmail", default=UNSET
    )
    """Whether a login from a new device is mailed."""
    saves_mobile_bandwidth: bool | UnsetType | None = field(
        name="saveMobileBandwidth", default=UNSET
    )
    """Whether mobile devices load less."""
    send_on_enter: str | UnsetType | None = field(name="sendOnEnter", default=UNSET)
    """When Enter sends: `normal`, `alternative` or `desktop`."""
    shows_threads_in_room: bool | UnsetType | None = field(
        name="showThreadsInMainChannel", default=UNSET
    )
    """Whether messages of threads are shown in the room, too."""
    shows_sidebar_avatars: bool | UnsetType | None = field(
        name="sidebarDisplayAvatar", default=UNSET
    )
    """Whether the sidebar has pictures."""
    groups_sidebar: bool | UnsetType | None = field(
        name="sidebarGroupByType", default=UNSET
    )
    """Whether the sidebar groups rooms by type."""
    shows_favorites: bool | UnsetType | None = field(
        name="sidebarShowFavorites", default=UNSET
    )
    """Whether favourites are in their own group."""
    shows_unread: bool | UnsetType | None = field(
        name="sidebarShowUnread", default=UNSET
    )
    """Whether unread rooms are in their own group."""
    sidebar_order: str | UnsetType | None = field(name="sidebarSortby", default=UNSET)
    """`activity` or `alphabetical`."""
    sidebar_view: str | UnsetType | None = field(name="sidebarViewMode", default=UNSET)
    """`extended`, `medium` or `condensed`."""
    status_hidden_from: list[str] | UnsetType | None = field(
        name="statusVisibilityDenied", default=UNSET
    )
    """Who does not see the presence. Servers since 8.8.0."""
    theme: (
        Literal["light", "dark", "high-contrast", "auto"] | str | UnsetType | None
    ) = field(name="themeAppearence", default=UNSET)
    """How clients look; misspelt on the wire."""
    alerts_unread: bool | UnsetType | None = field(name="unreadAlert", default=UNSET)
    """Whether unread rooms are shown in the tab's title."""
    uses_emoji: bool | UnsetType | None = field(name="useEmojis", default=UNSET)
    """Whether emoji are shown as pictures."""
    utc_offset_hours: float | UnsetType | None = field(name="utcOffset", default=UNSET)
    """Hours ahead of UTC. Servers since 8.6.0."""
    ringer_volume: float | UnsetType | None = field(
        name="voipRingerVolume", default=UNSET
    )
    """Volume of calls that ring, 0 to 100. Servers since 7.9.0."""


class ProfileChanges(Model, frozen=True, kw_only=True, gc=False):
    """Changes to the user's own profile."""

    bio: str | UnsetType | None = UNSET
    """Text about oneself."""
    email: str | UnsetType | None = UNSET
    """E-mail address."""
    new_password: str | UnsetType | None = field(name="newPassword", default=UNSET)
    """New password, in plain text: mind the TLS."""
    nickname: str | UnsetType | None = UNSET
    """Nickname."""
    name: str | UnsetType | None = field(name="realname", default=UNSET)
    """Display name."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's own status text."""
    status: str | UnsetType | None = field(name="statusType", default=UNSET)
    """Presence."""
    current_password: str | UnsetType | None = field(
        name="typedPassword", default=UNSET
    )
    """SHA-256 of the present password, in hexadecimal."""
    username: str | UnsetType | None = UNSET
    """User name."""


class UsernameOptions(Model, frozen=True, kw_only=True, gc=False):
    """How a first user name joins channels."""

    is_silent: bool | UnsetType | None = field(
        name="joinDefaultChannelsSilenced", default=UNSET
    )
    """Whether no system messages announce joining."""


class CalendarEventReference(Model, frozen=True, kw_only=True, gc=False):
    """An event of the calendar."""

    id: str = field(name="_id")
    """Identifier."""
    start: str | UnsetType | None = field(name="startTimeUtc", default=UNSET)
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
    """A banner shown to one user."""

    id: str | UnsetType | None = UNSET
    """Identifier of the banner."""
    link: str | UnsetType | None = UNSET
    """Address that the banner leads to."""
    modifiers: list[Literal["danger", "large"] | str] | UnsetType | None = UNSET
    """How it is to look."""
    priority: float | UnsetType | None = UNSET
    """The lower, the sooner it is shown."""
    is_read: bool | UnsetType | None = field(name="read", default=UNSET)
    """Whether the user has closed it."""
    text: str | UnsetType | None = UNSET
    """Text, or the key of one in the server's translations."""
    text_arguments: list[str] | UnsetType | None = field(
        name="textArguments", default=UNSET
    )
    """Values for the text's placeholders."""
    title: str | UnsetType | None = UNSET
    """Heading."""


class UserChangeE2e(Model, frozen=True, kw_only=True, gc=False):
    """Keys of a user's end-to-end encryption."""

    private_key: str
    """The private key, encrypted with a password that the server does not know."""
    public_key: str
    """The public key, a JSON Web Key as text."""


class UserChangeFederation(Model, frozen=True, kw_only=True):
    """Details of a user from another workspace."""

    avatar_url: str | UnsetType | None = field(name="avatarUrl", default=UNSET)
    """Address of the picture over there."""
    matrix_user_id: str | UnsetType | None = field(name="mui", default=UNSET)
    """Identifier in the Matrix network."""
    origin: str | UnsetType | None = UNSET
    """The other workspace."""
    searched_server_names: list[str] | UnsetType | None = field(
        name="searchedServerNames", default=UNSET
    )
    """Servers that the user has searched."""
    version: float | UnsetType | None = UNSET
    """Version of the record."""


class UserChangeOauth(Model, frozen=True, kw_only=True):
    """Outside programs that a user has let in."""

    authorized_client_ids: list[str] = field(name="authorizedClients")
    """Ids of the programs."""


class UserChangePreviousState(Model, frozen=True, kw_only=True, gc=False):
    """The presence that comes back when the present one expires."""

    status_default: Literal["online", "away", "offline", "busy", "disabled"] | str = (
        field(name="statusDefault")
    )
    """Presence to have whenever one is connected."""
    status_source: Literal["internal", "external", "manual"] | str = field(
        name="statusSource"
    )
    """The source of the previous one."""
    status_text: str = field(name="statusText")
    """The user's status text."""
    status_expires_at: Timestamp | UnsetType | None = field(
        name="statusExpiresAt", default=UNSET
    )
    """When that one expires in turn."""
    status_id: str | UnsetType | None = field(name="statusId", default=UNSET)
    """The custom status."""


class UserChange(Model, frozen=True, kw_only=True):
    """The changed fields of the logged-in user."""

    rooms: list[str] | UnsetType | None = field(name="__rooms", default=UNSET)
    """Rooms that the user is in."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the user."""
    pending_avatar_url: str | UnsetType | None = field(
        name="_pendingAvatarUrl", default=UNSET
    )
    """Address of the picture that the server is still to fetch."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    access_attributes: list[AbacAttributeDefinition] | UnsetType | None = field(
        name="abacAttributes", default=UNSET
    )
    """Attributes that access rules go by."""
    is_active: bool | UnsetType | None = field(name="active", default=UNSET)
    """Whether the user may log in."""
    avatar_e_tag: str | UnsetType | None = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""
    avatar_origin: str | UnsetType | None = field(name="avatarOrigin", default=UNSET)
    """The source of the picture, such as `upload` or `url`."""
    avatar_url: str | UnsetType | None = field(name="avatarUrl", default=UNSET)
    """Address of the picture that was given."""
    banners: dict[str, UserChangeBannersValue] | UnsetType | None = UNSET
    """Banners shown to the user, by their ids."""
    bio: str | UnsetType | None = UNSET
    """Text about the user."""
    can_view_all_info: bool | UnsetType | None = field(
        name="canViewAllInfo", default=UNSET
    )
    """Whether the asker may see the fields that are not public."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When the account was made."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    default_room_id: str | UnsetType | None = field(name="defaultRoom", default=UNSET)
    """Room that opens after a login."""
    encryption_keys: UserChangeE2e | UnsetType | None = field(name="e2e", default=UNSET)
    """Keys of the end-to-end encryption, the private one encrypted."""
    emails: list[EmailAddress] | UnsetType | None = UNSET
    """E-mail addresses."""
    is_federated: bool | UnsetType | None = field(name="federated", default=UNSET)
    """Whether the user is of another workspace."""
    federation: UserChangeFederation | UnsetType | None = UNSET
    """Details of the user from the other workspace."""
    voice_extension: str | UnsetType | None = field(
        name="freeSwitchExtension", default=UNSET
    )
    """Telephone extension of the user."""
    import_ids: list[str] | UnsetType | None = field(name="importIds", default=UNSET)
    """Ids that the user had where they were imported from."""
    inactive_reason: (
        Literal["deactivated", "pending_approval", "idle_too_long"]
        | str
        | UnsetType
        | None
    ) = field(name="inactiveReason", default=UNSET)
    """Why the user may not log in."""
    invite_token: str | UnsetType | None = field(name="inviteToken", default=UNSET)
    """The invitation that the user came by."""
    is_oauth_user: bool | UnsetType | None = field(name="isOAuthUser", default=UNSET)
    """Whether the user came by an outside login service."""
    language: str | UnsetType | None = UNSET
    """Language of the user."""
    last_login_at: Timestamp | UnsetType | None = field(name="lastLogin", default=UNSET)
    """When the user last logged in."""
    is_from_ldap: bool | UnsetType | None = field(name="ldap", default=UNSET)
    """Whether the account is that of a directory."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    nickname: str | UnsetType | None = UNSET
    """A second, informal name."""
    oauth: UserChangeOauth | UnsetType | None = UNSET
    """Outside programs that the user has let in."""
    phone: str | UnsetType | None = UNSET
    """Telephone number."""
    previous_presence: UserChangePreviousState | UnsetType | None = field(
        name="previousState", default=UNSET
    )
    """Presence to come back to when the present one expires."""
    provider_id: str | UnsetType | None = field(name="providerId", default=UNSET)
    """The external service that provides the account, if any."""
    reason: str | UnsetType | None = UNSET
    """The reason that the user gave when asking for the account."""
    must_change_password: bool | UnsetType | None = field(
        name="requirePasswordChange", default=UNSET
    )
    """Whether a new password is due at the next login."""
    password_change_reason: str | UnsetType | None = field(
        name="requirePasswordChangeReason", default=UNSET
    )
    """Why a new password is due."""
    roles: list[str] | UnsetType | None = UNSET
    """The workspace's roles of the user."""
    room_role_priorities: dict[str, float] | UnsetType | None = field(
        name="roomRolePriorities", default=UNSET
    )
    """Rank of the user's highest role in each room, by room id."""
    services: UserServices | UnsetType | None = UNSET
    """Ways to log in, and their secrets: only of oneself."""
    settings: UserSettings | UnsetType | None = UNSET
    """Preferences and the like."""
    status: (
        Literal["online", "away", "offline", "busy", "disabled"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """Presence."""
    status_connection: str | UnsetType | None = field(
        name="statusConnection", default=UNSET
    )
    """Presence of the connections alone."""
    status_default: (
        Literal["online", "away", "offline", "busy", "disabled"]
        | str
        | UnsetType
        | None
    ) = field(name="statusDefault", default=UNSET)
    """Presence to have whenever one is connected."""
    status_expires_at: Timestamp | UnsetType | None = field(
        name="statusExpiresAt", default=UNSET
    )
    """When the status text goes by itself."""
    status_id: str | UnsetType | None = field(name="statusId", default=UNSET)
    """The custom status that is set."""
    status_source: (
        Literal["internal", "external", "manual"] | str | UnsetType | None
    ) = field(name="statusSource", default=UNSET)
    """The source of the status."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's status text."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`user`, `bot`, `app` or `visitor`."""
    username: str | UnsetType | None = UNSET
    """User name."""
    utc_offset: float | UnsetType | None = field(name="utcOffset", default=UNSET)
    """Hours ahead of UTC."""


class AccountChange(Model, frozen=True, kw_only=True):
    """A change of the user's own account."""

    kind: Literal["inserted", "removed", "updated"] | str = field(name="type")
    """The kind of change."""
    account: User | UnsetType | None = field(name="data", default=UNSET)
    """The whole account, when it is new."""
    user_id: str | UnsetType | None = field(name="id", default=UNSET)
    """The owner; from 4.0."""
    changed: UserChange | UnsetType | None = field(name="diff", default=UNSET)
    """Fields that changed; those inside others by dotted names."""
    removed: dict[str, float] | UnsetType | None = field(name="unset", default=UNSET)
    """Fields that are gone, by name."""


class AccountDocument(Model, frozen=True, kw_only=True):
    """One's own account as the server pushes it."""

    id: str = field(name="_id")
    """Identifier."""
    emails: list[EmailAddress] | UnsetType | None = UNSET
    """E-mail addresses."""
    name: str | UnsetType | None = UNSET
    """Name for people."""
    username: str | UnsetType | None = UNSET
    """User name; absent until it is chosen."""


class OwnChanges(Model, frozen=True, kw_only=True, gc=False):
    """Changes to the user's own account."""

    name: str | UnsetType | None = UNSET
    """Display name."""
    username: str | UnsetType | None = UNSET
    """User name."""
    email: str | UnsetType | None = UNSET
    """E-mail address; takes the password."""
    current_password: str | UnsetType | None = field(
        name="currentPassword", default=UNSET
    )
    """SHA-256 of the present password, in hexadecimal; for address and password."""
    new_password: str | UnsetType | None = field(name="newPassword", default=UNSET)
    """The new password."""
    nickname: str | UnsetType | None = UNSET
    """A second, informal name."""
    bio: str | UnsetType | None = UNSET
    """Text about oneself."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's own activity."""
    status: str | UnsetType | None = field(name="statusType", default=UNSET)
    """`online`, `away`, `busy` or `offline`."""


class RoomCallSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Me.follow_room_calls`` yields: the arguments of one event."""

    kind: str
    """Kind of message, as clients agree."""
    details: AnyJson = None
    """Its data."""


class CallSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Me.follow_calls`` yields: the arguments of one event."""

    kind: str
    """Kind of message, `candidate`, `description`, `join`, as clients agree."""
    details: AnyJson = None
    """Its data."""


class PrivateChatSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Me.follow_private_chats`` yields: the arguments of one event."""

    kind: str
    """`handshake`, `acknowledge`, `deny`, `end`, as clients agree."""
    details: AnyJson = None
    """Its data."""
