# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Users: accounts and their profiles."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .authentication import UserServicesIframe
from .common import UserReference

__all__ = [
    "AbacAttributeDefinition",
    "AvatarChange",
    "EmailAddress",
    "LoginToken",
    "PresentUser",
    "ReplacementAuthor",
    "RoleChange",
    "User",
    "UserBannersValue",
    "UserCalendar",
    "UserCalendarOutlook",
    "UserChanges",
    "UserDeletion",
    "UserE2e",
    "UserFederation",
    "UserNameChange",
    "UserOauth",
    "UserPresences",
    "UserPreviousState",
    "UserQuery",
    "UserServices",
    "UserServicesCloud",
    "UserServicesDolphin",
    "UserServicesEmail",
    "UserServicesEmail2fa",
    "UserServicesEmailCode",
    "UserServicesEmailVerificationTokenItem",
    "UserServicesLdap",
    "UserServicesNextcloud",
    "UserServicesPassword",
    "UserServicesResume",
    "UserServicesSaml",
    "UserServicesTotp",
    "UserSettings",
    "UserStatus",
    "UserStatusChange",
    "UserToSave",
    "UserToken",
    "UserWithRoles",
]


class UserWithRoles(Model, frozen=True, kw_only=True):
    """A user with the roles that the workspace gives."""

    id: str = field(name="_id")
    """Identifier of the user."""
    roles: list[str]
    """Roles, such as `admin`."""
    username: str | UnsetType | None = UNSET
    """User name."""


class UserStatusChange(Model, frozen=True, kw_only=True, array_like=True):
    """A user's presence, as everybody who is logged in receives it."""

    user_id: str
    """Identifier of the user."""
    username: str | None
    """User name."""
    status_code: int | None
    """0 offline, 1 online, 2 away, 3 busy."""
    status_text: str | None
    """The user's status text."""
    name: str | None = None
    """Display name."""
    roles: list[str] | None = None
    """Roles of the user; from 6.0."""
    avatar_version: str | None = None
    """Changes with the picture; from 8.0."""
    expires_at: Timestamp | str | None = None
    """When the status ends; from 8.0."""


class ReplacementAuthor(Model, frozen=True, kw_only=True, gc=False):
    """The user whom the messages of a deleted one are given to."""

    id: str = field(name="_id")
    """Identifier."""
    username: str | UnsetType | None = UNSET
    """User name."""
    alias: str | UnsetType | None = UNSET
    """The name that the messages are shown with."""


class UserDeletion(Model, frozen=True, kw_only=True):
    """A user who was deleted."""

    user_id: str = field(name="userId")
    """Identifier of the user."""
    message_erasure: str | UnsetType | None = field(
        name="messageErasureType", default=UNSET
    )
    """The treatment of their messages; from 8.0."""
    replacement: ReplacementAuthor | UnsetType | None = field(
        name="replaceByUser", default=UNSET
    )
    """The replacement author of their messages."""


class UserNameChange(Model, frozen=True, kw_only=True, gc=False):
    """A user's new names."""

    id: str = field(name="_id")
    """Identifier of the user."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    username: str | UnsetType | None = UNSET
    """User name."""


class AvatarChange(Model, frozen=True, kw_only=True, gc=False):
    """A picture that changed."""

    username: str | UnsetType | None = UNSET
    """The owner."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """Which room's it is."""
    version: str | UnsetType | None = field(name="etag", default=UNSET)
    """Its new version; absent when it was taken away."""


class RoleChange(Model, frozen=True, kw_only=True):
    """A role that somebody got or lost."""

    kind: Literal["added", "removed", "changed"] | str = field(name="type")
    """The kind of change."""
    role_id: str = field(name="_id")
    """The role."""
    user: UserReference | UnsetType | None = field(name="u", default=UNSET)
    """The user who got or lost it; absent when the role itself changed."""
    scope: str | UnsetType | None = UNSET
    """The room, for roles that hold in one room."""


class UserToken(Model, frozen=True, kw_only=True, gc=False):
    """A login token for a user."""

    token: str = field(name="authToken")
    """The token: it gives all rights of the user."""
    user_id: str = field(name="userId")
    """The user."""


class UserChanges(Model, frozen=True, kw_only=True):
    """Changes to a user."""

    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    email: str | UnsetType | None = UNSET
    """E-mail address."""
    password: str | UnsetType | None = UNSET
    """Password."""
    roles: list[str] | UnsetType | None = UNSET
    """Roles of the workspace."""
    is_active: bool | UnsetType | None = field(name="active", default=UNSET)
    """Whether the user may log in."""
    is_verified: bool | UnsetType | None = field(name="verified", default=UNSET)
    """Whether the address counts as confirmed."""
    must_change_password: bool | UnsetType | None = field(
        name="requirePasswordChange", default=UNSET
    )
    """Whether a new password is due at the next login."""
    sends_welcome: bool | UnsetType | None = field(
        name="sendWelcomeEmail", default=UNSET
    )
    """Whether an e-mail tells the user."""
    with_random_password: bool | UnsetType | None = field(
        name="setRandomPassword", default=UNSET
    )
    """Whether the server makes a password up and mails it."""
    bio: str | UnsetType | None = UNSET
    """Text about the user."""
    nickname: str | UnsetType | None = UNSET
    """A second, informal name."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's activity."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""


class AbacAttributeDefinition(Model, frozen=True, kw_only=True):
    """An attribute that access rules go by."""

    key: str
    """Name of the attribute."""
    values: list[str]
    """Values that the user has."""


class EmailAddress(Model, frozen=True, kw_only=True, gc=False):
    """An e-mail address of an account."""

    address: str
    """The address."""
    is_verified: bool | UnsetType | None = field(name="verified", default=UNSET)
    """Whether it was verified."""


class UserBannersValue(Model, frozen=True, kw_only=True):
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


class UserE2e(Model, frozen=True, kw_only=True, gc=False):
    """Keys of a user's end-to-end encryption."""

    private_key: str | UnsetType | None = UNSET
    """The private key, encrypted with a password that the server does not know."""
    public_key: str | UnsetType | None = UNSET
    """The public key, a JSON Web Key as text."""


class UserFederation(Model, frozen=True, kw_only=True):
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


class UserOauth(Model, frozen=True, kw_only=True):
    """Outside programs that a user has let in."""

    authorized_client_ids: list[str] | UnsetType | None = field(
        name="authorizedClients", default=UNSET
    )
    """Ids of the programs."""


class UserPreviousState(Model, frozen=True, kw_only=True, gc=False):
    """The presence that comes back when the present one expires."""

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
    """When that one expires in turn."""
    status_id: str | UnsetType | None = field(name="statusId", default=UNSET)
    """The custom status."""
    status_source: (
        Literal["internal", "external", "manual"] | str | UnsetType | None
    ) = field(name="statusSource", default=UNSET)
    """The source of the previous one."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's status text."""


class UserServicesCloud(Model, frozen=True, kw_only=True, gc=False):
    """A login by the vendor's cloud."""

    access_token: str | UnsetType | None = field(name="accessToken", default=UNSET)
    """Token for the cloud."""
    expires_at: Timestamp | UnsetType | None = field(name="expiresAt", default=UNSET)
    """When the token expires."""
    refresh_token: str | UnsetType | None = field(name="refreshToken", default=UNSET)
    """Token for a new token."""


class UserServicesDolphin(Model, frozen=True, kw_only=True, gc=False):
    """A login by the Dolphin service."""

    nickname: str | UnsetType | None = field(name="NickName", default=UNSET)
    """The user's name there."""


class UserServicesEmailVerificationTokenItem(
    Model, frozen=True, kw_only=True, gc=False
):
    """A message that asks to verify an address."""

    address: str
    """The e-mail address."""
    token: str
    """The token in the message."""
    sent_at: Timestamp = field(name="when")
    """When the message was sent."""


class UserServicesEmail(Model, frozen=True, kw_only=True):
    """E-mail addresses that are to be verified."""

    verification_tokens: (
        list[UserServicesEmailVerificationTokenItem] | UnsetType | None
    ) = field(name="verificationTokens", default=UNSET)
    """A token for each message that was sent."""


class UserServicesEmail2fa(Model, frozen=True, kw_only=True, gc=False):
    """Codes by e-mail as a second factor."""

    is_enabled: bool = field(name="enabled")
    """Whether codes are asked for."""
    changed_at: Timestamp | UnsetType | None = field(name="changedAt", default=UNSET)
    """When it was turned on or off."""


class UserServicesEmailCode(Model, frozen=True, kw_only=True, gc=False):
    """A code that was sent by e-mail."""

    attempts: float | UnsetType | None = UNSET
    """How often a wrong code was given."""
    code: str | UnsetType | None = UNSET
    """Hash of the code."""
    expires_at: Timestamp | UnsetType | None = field(name="expire", default=UNSET)
    """When the code expires."""


class UserServicesLdap(Model, frozen=True, kw_only=True, gc=False):
    """An account of a directory."""

    id: str | UnsetType | None = UNSET
    """The user's identifier in the directory."""
    id_attribute: str | UnsetType | None = field(name="idAttribute", default=UNSET)
    """The directory's attribute that holds it."""


class UserServicesNextcloud(Model, frozen=True, kw_only=True, gc=False):
    """A login by Nextcloud."""

    access_token: str | UnsetType | None = field(name="accessToken", default=UNSET)
    """Token for Nextcloud."""
    refresh_token: str | UnsetType | None = field(name="refreshToken", default=UNSET)
    """Token for a new token."""
    server_url: str | UnsetType | None = field(name="serverURL", default=UNSET)
    """Address of the Nextcloud."""


class UserServicesPassword(Model, frozen=True, kw_only=True, gc=False):
    """A password, as the server keeps it."""

    bcrypt_hash: str | UnsetType | None = field(name="bcrypt", default=UNSET)
    """Hash of the password."""
    is_set: bool | UnsetType | None = field(name="exists", default=UNSET)
    """Whether there is a password; sent in place of the hash."""


class LoginToken(Model, frozen=True, kw_only=True, gc=False):
    """A login token or a personal access token, without the token itself."""

    hashed_token: str = field(name="hashedToken")
    """SHA-256 of the token, in base64."""
    two_factor_authorized_hash: str | UnsetType | None = field(
        name="twoFactorAuthorizedHash", default=UNSET
    )
    """Hash of what the second factor was given for."""
    two_factor_valid_until: Timestamp | UnsetType | None = field(
        name="twoFactorAuthorizedUntil", default=UNSET
    )
    """Until when no second factor is asked for again."""
    created_at: Timestamp | UnsetType | None = field(name="when", default=UNSET)
    """When the token was made, by a login."""
    bypasses_two_factor: bool | UnsetType | None = field(
        name="bypassTwoFactor", default=UNSET
    )
    """Whether the token bypasses the second factor."""
    made_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When the token was made, by hand."""
    last_token_part: str | UnsetType | None = field(name="lastTokenPart", default=UNSET)
    """The token's last six characters, to know it by."""
    name: str | UnsetType | None = UNSET
    """Name of a personal access token."""
    kind: Literal["personalAccessToken"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`personalAccessToken`, or absent for a login."""


class UserServicesResume(Model, frozen=True, kw_only=True):
    """Tokens that a user logs in with."""

    login_tokens: list[LoginToken] | UnsetType | None = field(
        name="loginTokens", default=UNSET
    )
    """Login tokens and personal access tokens."""


class UserServicesSaml(Model, frozen=True, kw_only=True, gc=False):
    """A login by SAML."""

    identity_provider: str | UnsetType | None = field(name="idp", default=UNSET)
    """The identity provider."""
    session_id: str | UnsetType | None = field(name="idpSession", default=UNSET)
    """The session there."""
    request_id: str | UnsetType | None = field(name="inResponseTo", default=UNSET)
    """The request that was answered."""
    name_id: str | UnsetType | None = field(name="nameID", default=UNSET)
    """The user's name there."""
    provider: str | UnsetType | None = UNSET
    """Name of the service in this workspace."""


class UserServicesTotp(Model, frozen=True, kw_only=True):
    """Codes of an authenticator as a second factor."""

    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether codes are asked for."""
    backup_hashes: list[str] | UnsetType | None = field(
        name="hashedBackup", default=UNSET
    )
    """Hashes of the backup codes that are left."""
    secret: str | UnsetType | None = UNSET
    """The secret shared with the authenticator."""
    pending_secret: str | UnsetType | None = field(name="tempSecret", default=UNSET)
    """A secret that is not confirmed yet."""


class UserServices(Model, frozen=True, kw_only=True):
    """Ways in which a user logs in, with their secrets: only of oneself."""

    cloud: UserServicesCloud | UnsetType | None = UNSET
    """The vendor's cloud."""
    dolphin: UserServicesDolphin | UnsetType | None = UNSET
    """The Dolphin service."""
    email: UserServicesEmail | UnsetType | None = UNSET
    """E-mail addresses that are to be verified."""
    email_two_factor: UserServicesEmail2fa | UnsetType | None = field(
        name="email2fa", default=UNSET
    )
    """Codes by e-mail as a second factor."""
    email_code: UserServicesEmailCode | UnsetType | None = field(
        name="emailCode", default=UNSET
    )
    """The code that was sent by e-mail last."""
    facebook: dict[str, AnyJson] | UnsetType | None = UNSET
    """Facebook."""
    github: dict[str, AnyJson] | UnsetType | None = UNSET
    """GitHub."""
    gitlab: dict[str, AnyJson] | UnsetType | None = UNSET
    """GitLab."""
    google: dict[str, AnyJson] | UnsetType | None = UNSET
    """Google."""
    iframe: UserServicesIframe | UnsetType | None = UNSET
    """A page of the workspace's own."""
    ldap: UserServicesLdap | UnsetType | None = UNSET
    """A directory."""
    linkedin: dict[str, AnyJson] | UnsetType | None = UNSET
    """LinkedIn."""
    login_token: UserServicesIframe | UnsetType | None = field(
        name="loginToken", default=UNSET
    )
    """A token for one login."""
    nextcloud: UserServicesNextcloud | UnsetType | None = UNSET
    """Nextcloud."""
    password: UserServicesPassword | UnsetType | None = UNSET
    """The password, as the server keeps it."""
    password_hashes: list[str] | UnsetType | None = field(
        name="passwordHistory", default=UNSET
    )
    """Hashes of earlier passwords, which may not come again."""
    resume: UserServicesResume | UnsetType | None = UNSET
    """Login tokens and personal access tokens."""
    saml: UserServicesSaml | UnsetType | None = UNSET
    """SAML."""
    totp: UserServicesTotp | UnsetType | None = UNSET
    """Codes of an authenticator as a second factor."""
    twitter: dict[str, AnyJson] | UnsetType | None = UNSET
    """Twitter."""


class UserCalendarOutlook(Model, frozen=True, kw_only=True, gc=False):
    """An Outlook calendar."""

    is_enabled: bool | UnsetType | None = field(name="Enabled", default=UNSET)
    """Whether it is read."""
    exchange_url: str | UnsetType | None = field(name="Exchange_Url", default=UNSET)
    """Address of the Exchange server."""
    outlook_url: str | UnsetType | None = field(name="Outlook_Url", default=UNSET)
    """Address of the calendar for people."""


class UserCalendar(Model, frozen=True, kw_only=True):
    """The calendars of a user."""

    outlook: UserCalendarOutlook | UnsetType | None = UNSET
    """An Outlook calendar."""


class UserSettings(Model, frozen=True, kw_only=True):
    """Settings of a user."""

    calendar: UserCalendar | UnsetType | None = UNSET
    """The user's calendars."""
    preferences: dict[str, AnyJson] | UnsetType | None = UNSET
    """How clients look and notify; see `Preferences`."""
    profile: dict[str, AnyJson] | UnsetType | None = UNSET
    """The user's own description; left open by upstream."""


class User(Model, frozen=True, kw_only=True):
    """A user, with all their fields."""

    id: str = field(name="_id")
    """Identifier of the user."""
    rooms: list[str] | UnsetType | None = field(name="__rooms", default=UNSET)
    """Rooms that the user is in."""
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
    banners: dict[str, UserBannersValue] | UnsetType | None = UNSET
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
    encryption_keys: UserE2e | UnsetType | None = field(name="e2e", default=UNSET)
    """Keys of the end-to-end encryption, the private one encrypted."""
    emails: list[EmailAddress] | UnsetType | None = UNSET
    """E-mail addresses."""
    is_federated: bool | UnsetType | None = field(name="federated", default=UNSET)
    """Whether the user is of another workspace."""
    federation: UserFederation | UnsetType | None = UNSET
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
    oauth: UserOauth | UnsetType | None = UNSET
    """Outside programs that the user has let in."""
    phone: str | UnsetType | None = UNSET
    """Telephone number."""
    previous_presence: UserPreviousState | UnsetType | None = field(
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


class UserStatus(Model, frozen=True, kw_only=True, gc=False):
    """The presence of a user."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the user."""
    connection_status: str | UnsetType | None = field(
        name="connectionStatus", default=UNSET
    )
    """The status of the user's connections: `online`, `away` or `offline`."""
    status: str | UnsetType | None = UNSET
    """The status that others see: `online`, `away`, `busy` or `offline`."""
    text: str | UnsetType | None = field(name="message", default=UNSET)
    """The user's activity."""
    source: str | UnsetType | None = field(name="statusSource", default=UNSET)
    """The user who set it; from 8.0."""
    expires_at: Timestamp | UnsetType | None = field(
        name="statusExpiresAt", default=UNSET
    )
    """When it ends; from 8.0."""


class PresentUser(Model, frozen=True, kw_only=True, gc=False):
    """A user, with presence."""

    id: str = field(name="_id")
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    status: str | UnsetType | None = UNSET
    """`online`, `away`, `busy` or `offline`."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """The user's activity."""
    status_source: str | UnsetType | None = field(name="statusSource", default=UNSET)
    """The user who set it; from 8.0."""
    utc_offset_hours: float | UnsetType | None = field(name="utcOffset", default=UNSET)
    """Hours that the user's clock is ahead of UTC."""
    avatar_version: str | UnsetType | None = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""


class UserPresences(Model, frozen=True, kw_only=True):
    """The presence of many users."""

    users: list[PresentUser]
    """The users."""
    is_complete: bool | UnsetType | None = field(name="full", default=UNSET)
    """Whether these are all who are not offline."""


class UserQuery(Model, frozen=True, kw_only=True, gc=False):
    """Which users to look for."""

    matching: str | UnsetType | None = field(name="filter", default=UNSET)
    """Part of the name."""
    username: str | UnsetType | None = UNSET
    """The user name."""
    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most; 1 when absent."""


class UserToSave(Model, frozen=True, kw_only=True):
    """A user as it shall be."""

    user_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The user; a new one when absent."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    username: str | UnsetType | None = UNSET
    """User name."""
    email: str | UnsetType | None = UNSET
    """E-mail address."""
    is_verified: bool | UnsetType | None = field(name="verified", default=UNSET)
    """Whether the address counts as verified."""
    password: str | UnsetType | None = UNSET
    """The password."""
    makes_password: bool | UnsetType | None = field(
        name="setRandomPassword", default=UNSET
    )
    """Whether the server makes one."""
    must_change_password: bool | UnsetType | None = field(
        name="requirePasswordChange", default=UNSET
    )
    """Whether it must be changed."""
    roles: list[str] | UnsetType | None = UNSET
    """The roles."""
    bio: str | UnsetType | None = UNSET
    """The user's own description."""
    nickname: str | UnsetType | None = UNSET
    """Nickname."""
    status_text: str | UnsetType | None = field(name="statusText", default=UNSET)
    """Status message."""
    language: str | UnsetType | None = UNSET
    """Language, such as `en`."""
    joins_default_channels: bool | UnsetType | None = field(
        name="joinDefaultChannels", default=UNSET
    )
    """Whether a new user joins the default channels."""
    sends_welcome: bool | UnsetType | None = field(
        name="sendWelcomeEmail", default=UNSET
    )
    """Whether a new user gets a mail."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
