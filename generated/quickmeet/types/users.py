# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Users: who they are, and what the server tells of them."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

from .authentication import UserServicesIframe
from .common import UserReference

__all__ = [
    "AbacAttributeDefinition",
    "AvatarChange",
    "EmailAddress",
    "LoginToken",
    "RoleChange",
    "User",
    "UserBannersValue",
    "UserCalendar",
    "UserCalendarOutlook",
    "UserDeletion",
    "UserE2e",
    "UserFederation",
    "UserNameChange",
    "UserOauth",
    "UserPreviousState",
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
    "UserStatusChange",
    "UserToken",
    "UserWithRoles",
]


class UserWithRoles(Model, frozen=True, kw_only=True):
    """A user with the roles that the workspace gives."""

    id: str = field(name="_id")
    """Identifier of the user."""
    roles: list[str]
    """Roles, such as `admin`."""
    username: str | UnsetType = UNSET
    """User name."""


class UserStatusChange(Model, frozen=True, kw_only=True, array_like=True):
    """A user's presence as everybody logged in is told of it."""

    user_id: str
    """Identifier of the user."""
    username: str | None
    """User name."""
    status_code: int | None
    """0 offline, 1 online, 2 away, 3 busy."""
    status_text: str | None
    """What the user says about it."""
    name: str | None = None
    """Display name."""
    roles: list[str] | None = None
    """Roles of the user; from 6.0."""
    avatar_version: str | None = None
    """Changes with the picture; from 8.0."""
    expires_at: object = None
    """When the status ends; from 8.0."""


class UserDeletion(Model, frozen=True, kw_only=True):
    """A user who was deleted."""

    user_id: str = field(name="userId")
    """Identifier of the user."""
    message_erasure: str | UnsetType = field(name="messageErasureType", default=UNSET)
    """What becomes of their messages; from 8.0."""
    replacement: dict[str, object] | UnsetType = field(
        name="replaceByUser", default=UNSET
    )
    """Who stands in for them then."""


class UserNameChange(Model, frozen=True, kw_only=True):
    """A user's new names."""

    id: str = field(name="_id")
    """Identifier of the user."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    username: str | UnsetType = UNSET
    """User name."""


class AvatarChange(Model, frozen=True, kw_only=True):
    """A picture that changed."""

    username: str | UnsetType = UNSET
    """Whose it is."""
    room_id: str | UnsetType = field(name="rid", default=UNSET)
    """Which room's it is."""
    version: str | UnsetType = field(name="etag", default=UNSET)
    """Its new version; absent when it was taken away."""


class RoleChange(Model, frozen=True, kw_only=True):
    """A role that somebody got or lost."""

    kind: Literal["added", "removed", "changed"] | str = field(name="type")
    """What happened."""
    role_id: str = field(name="_id")
    """The role."""
    user: UserReference | UnsetType = field(name="u", default=UNSET)
    """Who got or lost it; absent when the role itself changed."""
    scope: str | UnsetType = UNSET
    """The room, for roles that hold in one room."""


class UserToken(Model, frozen=True, kw_only=True):
    """A login token for a user."""

    token: str = field(name="authToken")
    """The token: whoever has it is the user."""
    user_id: str = field(name="userId")
    """The user."""


class AbacAttributeDefinition(Model, frozen=True, kw_only=True):
    """Abac attribute definition."""

    key: str
    """Key."""
    values: list[str]
    """Values."""


class EmailAddress(Model, frozen=True, kw_only=True):
    """An e-mail address of an account."""

    address: str
    """The address."""
    is_verified: bool | UnsetType = field(name="verified", default=UNSET)
    """Whether it was verified."""


class UserBannersValue(Model, frozen=True, kw_only=True):
    """User banners value."""

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


class UserE2e(Model, frozen=True, kw_only=True):
    """User e2e."""

    private_key: str
    """Private key."""
    public_key: str
    """Public key."""


class UserFederation(Model, frozen=True, kw_only=True):
    """User federation."""

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


class UserOauth(Model, frozen=True, kw_only=True):
    """User oauth."""

    authorized_clients: list[str] = field(name="authorizedClients")
    """Authorized clients."""


class UserPreviousState(Model, frozen=True, kw_only=True):
    """User previous state."""

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


class UserServicesCloud(Model, frozen=True, kw_only=True):
    """User services cloud."""

    access_token: str = field(name="accessToken")
    """Access token."""
    expires_at: Timestamp = field(name="expiresAt")
    """When: expires."""
    refresh_token: str = field(name="refreshToken")
    """Refresh token."""


class UserServicesDolphin(Model, frozen=True, kw_only=True):
    """User services dolphin."""

    nick_name: str | UnsetType = field(name="NickName", default=UNSET)
    """Nick name."""


class UserServicesEmailVerificationTokenItem(Model, frozen=True, kw_only=True):
    """User services email verification token item."""

    address: str
    """Address."""
    token: str
    """Token."""
    when_at: Timestamp = field(name="when")
    """When: when."""


class UserServicesEmail(Model, frozen=True, kw_only=True):
    """User services email."""

    verification_tokens: list[UserServicesEmailVerificationTokenItem] | UnsetType = (
        field(name="verificationTokens", default=UNSET)
    )
    """Verification tokens."""


class UserServicesEmail2fa(Model, frozen=True, kw_only=True):
    """User services email2fa."""

    changed_at: Timestamp = field(name="changedAt")
    """When: changed."""
    is_enabled: bool = field(name="enabled")
    """Whether it is enabled."""


class UserServicesEmailCode(Model, frozen=True, kw_only=True):
    """User services email code."""

    attempts: float
    """Attempts."""
    code: str
    """Code."""
    expire_at: Timestamp = field(name="expire")
    """When: expire."""


class UserServicesLdap(Model, frozen=True, kw_only=True):
    """User services ldap."""

    id: str
    """Identifier."""
    id_attribute: str | UnsetType = field(name="idAttribute", default=UNSET)
    """Id attribute."""


class UserServicesNextcloud(Model, frozen=True, kw_only=True):
    """User services nextcloud."""

    access_token: str = field(name="accessToken")
    """Access token."""
    refresh_token: str = field(name="refreshToken")
    """Refresh token."""
    server_url: str = field(name="serverURL")
    """Server url."""


class UserServicesPassword(Model, frozen=True, kw_only=True):
    """User services password."""

    bcrypt: str | UnsetType = UNSET
    """Bcrypt."""
    is_exists: bool | UnsetType = field(name="exists", default=UNSET)
    """Whether it is exists."""


class LoginToken(Model, frozen=True, kw_only=True):
    """Login token."""

    hashed_token: str = field(name="hashedToken")
    """Hashed token."""
    two_factor_authorized_hash: str | UnsetType = field(
        name="twoFactorAuthorizedHash", default=UNSET
    )
    """Two factor authorized hash."""
    two_factor_authorized_until_at: Timestamp | UnsetType = field(
        name="twoFactorAuthorizedUntil", default=UNSET
    )
    """When: two factor authorized until."""
    when_at: Timestamp | UnsetType = field(name="when", default=UNSET)
    """When: when."""
    is_bypass_two_factor: bool | UnsetType = field(
        name="bypassTwoFactor", default=UNSET
    )
    """Whether it is bypass two factor."""
    created_at: Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When it was made."""
    last_token_part: str | UnsetType = field(name="lastTokenPart", default=UNSET)
    """Last token part."""
    name: str | UnsetType = UNSET
    """Name."""
    kind: Literal["personalAccessToken"] | str | UnsetType = field(
        name="type", default=UNSET
    )
    """Kind."""


class UserServicesResume(Model, frozen=True, kw_only=True):
    """User services resume."""

    login_tokens: list[LoginToken] | UnsetType = field(
        name="loginTokens", default=UNSET
    )
    """Login tokens."""


class UserServicesSaml(Model, frozen=True, kw_only=True):
    """User services saml."""

    idp: str | UnsetType = UNSET
    """Idp."""
    idp_session: str | UnsetType = field(name="idpSession", default=UNSET)
    """Idp session."""
    in_response_to: str | UnsetType = field(name="inResponseTo", default=UNSET)
    """In response to."""
    name_id: str | UnsetType = field(name="nameID", default=UNSET)
    """Identifier of the name."""
    provider: str | UnsetType = UNSET
    """Provider."""


class UserServicesTotp(Model, frozen=True, kw_only=True):
    """User services totp."""

    is_enabled: bool = field(name="enabled")
    """Whether it is enabled."""
    hashed_backup: list[str] = field(name="hashedBackup")
    """Hashed backup."""
    secret: str
    """Secret."""
    temp_secret: str | UnsetType = field(name="tempSecret", default=UNSET)
    """Temp secret."""


class UserServices(Model, frozen=True, kw_only=True):
    """User services."""

    cloud: UserServicesCloud | UnsetType = UNSET
    """Cloud."""
    dolphin: UserServicesDolphin | UnsetType = UNSET
    """Dolphin."""
    email: UserServicesEmail | UnsetType = UNSET
    """Email."""
    email2fa: UserServicesEmail2fa | UnsetType = UNSET
    """Email2fa."""
    email_code: UserServicesEmailCode | UnsetType = field(
        name="emailCode", default=UNSET
    )
    """Email code."""
    facebook: object | UnsetType = UNSET
    """Facebook, left unknown by upstream."""
    github: object | UnsetType = UNSET
    """Github, left unknown by upstream."""
    gitlab: object | UnsetType = UNSET
    """Gitlab, left unknown by upstream."""
    google: object | UnsetType = UNSET
    """Google, left unknown by upstream."""
    iframe: UserServicesIframe | UnsetType = UNSET
    """Iframe."""
    ldap: UserServicesLdap | UnsetType = UNSET
    """Ldap."""
    linkedin: object | UnsetType = UNSET
    """Linkedin, left unknown by upstream."""
    login_token: UserServicesIframe | UnsetType = field(
        name="loginToken", default=UNSET
    )
    """Login token."""
    nextcloud: UserServicesNextcloud | UnsetType = UNSET
    """Nextcloud."""
    password: UserServicesPassword | UnsetType = UNSET
    """Password."""
    password_history: list[str] | UnsetType = field(
        name="passwordHistory", default=UNSET
    )
    """Password history."""
    resume: UserServicesResume | UnsetType = UNSET
    """Resume."""
    saml: UserServicesSaml | UnsetType = UNSET
    """Saml."""
    totp: UserServicesTotp | UnsetType = UNSET
    """Totp."""
    twitter: object | UnsetType = UNSET
    """Twitter, left unknown by upstream."""


class UserCalendarOutlook(Model, frozen=True, kw_only=True):
    """User calendar outlook."""

    is_enabled: bool = field(name="Enabled")
    """Whether it is enabled."""
    exchange_url: str = field(name="Exchange_Url")
    """Exchange url."""
    outlook_url: str = field(name="Outlook_Url")
    """Outlook url."""


class UserCalendar(Model, frozen=True, kw_only=True):
    """User calendar."""

    outlook: UserCalendarOutlook | UnsetType = UNSET
    """Outlook."""


class UserSettings(Model, frozen=True, kw_only=True):
    """User settings."""

    calendar: UserCalendar | UnsetType = UNSET
    """Calendar."""
    preferences: dict[str, object] | UnsetType = UNSET
    """Preferences."""
    profile: dict[str, object] | UnsetType = UNSET
    """Profile."""


class User(Model, frozen=True, kw_only=True):
    """A user, with everything that the server tells of them."""

    id: str = field(name="_id")
    """Identifier of the user."""
    rooms: list[str] | UnsetType = field(name="__rooms", default=UNSET)
    """Rooms that the user is in."""
    pending_avatar_url: str | UnsetType = field(name="_pendingAvatarUrl", default=UNSET)
    """Pending avatar url."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    abac_attributes: list[AbacAttributeDefinition] | UnsetType = field(
        name="abacAttributes", default=UNSET
    )
    """Abac attributes."""
    is_active: bool | UnsetType = field(name="active", default=UNSET)
    """Whether the user may log in."""
    avatar_e_tag: str | UnsetType = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""
    avatar_origin: str | UnsetType = field(name="avatarOrigin", default=UNSET)
    """Avatar origin."""
    avatar_url: str | UnsetType = field(name="avatarUrl", default=UNSET)
    """Avatar url."""
    banners: dict[str, UserBannersValue] | UnsetType = UNSET
    """Banners, by key."""
    bio: str | UnsetType = UNSET
    """Text about the user."""
    can_view_all_info: bool | UnsetType = field(name="canViewAllInfo", default=UNSET)
    """Whether it can view all info."""
    created_at: Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When the account was made."""
    custom_fields: dict[str, object] | UnsetType = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    default_room: str | UnsetType = field(name="defaultRoom", default=UNSET)
    """Default room."""
    e2e: UserE2e | UnsetType = UNSET
    """E2e."""
    emails: list[EmailAddress] | UnsetType = UNSET
    """E-mail addresses."""
    is_federated: bool | UnsetType = field(name="federated", default=UNSET)
    """Whether it is federated."""
    federation: UserFederation | UnsetType = UNSET
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
    """Language of the user."""
    last_login_at: Timestamp | UnsetType = field(name="lastLogin", default=UNSET)
    """When the user last logged in."""
    is_ldap: bool | UnsetType = field(name="ldap", default=UNSET)
    """Whether it is ldap."""
    name: str | UnsetType = UNSET
    """Display name."""
    nickname: str | UnsetType = UNSET
    """Nickname."""
    oauth: UserOauth | UnsetType = UNSET
    """Oauth."""
    phone: str | UnsetType = UNSET
    """Phone."""
    previous_state: UserPreviousState | UnsetType = field(
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
    """The workspace's roles of the user."""
    room_role_priorities: dict[str, float] | UnsetType = field(
        name="roomRolePriorities", default=UNSET
    )
    """Room role priorities, by key."""
    services: UserServices | UnsetType = UNSET
    """Ways to log in, and their secrets: only of oneself."""
    settings: UserSettings | UnsetType = UNSET
    """Preferences and the like."""
    status: (
        Literal["online", "away", "offline", "busy", "disabled"] | str | UnsetType
    ) = UNSET
    """Presence."""
    status_connection: str | UnsetType = field(name="statusConnection", default=UNSET)
    """Presence of the connections alone."""
    status_default: (
        Literal["online", "away", "offline", "busy", "disabled"] | str | UnsetType
    ) = field(name="statusDefault", default=UNSET)
    """Presence to have whenever one is connected."""
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
    """What the user says about it."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """`user`, `bot`, `app` or `visitor`."""
    username: str | UnsetType = UNSET
    """User name."""
    utc_offset: float | UnsetType = field(name="utcOffset", default=UNSET)
    """Hours ahead of UTC."""
