# Generated from schema/livechat.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Livechat: conversations of a site's visitors with agents."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

from .attachments import EncryptedContent
from .messages import Message

__all__ = [
    "AgentLimits",
    "AgentQuery",
    "ChosenAgent",
    "GuestData",
    "GuestPhone",
    "JsonWebKey",
    "LivechatAgent",
    "LivechatGetNextAgentOptions",
    "LivechatRoomEvent",
    "LivechatSetDepartmentForVisitorOptions",
    "NextAgent",
    "OfflineMessage",
    "PageLocation",
    "RegisteredGuest",
    "RsaOtherPrimesInfo",
    "SurveyAnswer",
    "UploadedFile",
    "UploadedFileAmazonS3",
    "UploadedFileEncryption",
    "UploadedFileFederation",
    "UploadedFileHashes",
    "UploadedFileIdentify",
    "UploadedFileIdentifySize",
    "VisitedPage",
    "Visitor",
    "VisitorEmail",
    "VisitorFileMessage",
    "VisitorHistory",
    "VisitorHistoryQuery",
    "VisitorIdentity",
    "VisitorMessage",
]


class VisitorEmail(Model, frozen=True, kw_only=True):
    """An e-mail address of a visitor."""

    address: str
    """The address."""


class Visitor(Model, frozen=True, kw_only=True):
    """A visitor of the site."""

    id: str = field(name="_id")
    """Identifier of the visitor."""
    token: str
    """The visitor's secret, made by the visitor."""
    username: str | UnsetType = UNSET
    """Name that the server made, such as `guest-6`."""
    name: str | UnsetType | None = UNSET
    """Name that the visitor gave."""
    emails: list[VisitorEmail] | UnsetType = field(name="visitorEmails", default=UNSET)
    """Addresses."""
    department_id: str | UnsetType = field(name="department", default=UNSET)
    """Department that was chosen."""


class RegisteredGuest(Model, frozen=True, kw_only=True):
    """A visitor who may write now."""

    visitor_id: str = field(name="userId")
    """Identifier of the visitor."""
    visitor: Visitor | UnsetType | None = UNSET
    """The visitor."""


class GuestPhone(Model, frozen=True, kw_only=True):
    """A visitor's phone number."""

    number: str
    """The number."""


class GuestData(Model, frozen=True, kw_only=True):
    """Who a visitor is."""

    token: str
    """The visitor's secret, made by the visitor."""
    name: str | UnsetType = UNSET
    """Name."""
    email: str | UnsetType = UNSET
    """E-mail address."""
    department_id: str | UnsetType = field(name="department", default=UNSET)
    """Department to write to."""
    phone: GuestPhone | UnsetType = UNSET
    """Phone number."""
    username: str | UnsetType = UNSET
    """Name to appear under."""


class OfflineMessage(Model, frozen=True, kw_only=True):
    """A message for when no agent is there."""

    name: str
    """Name of the visitor."""
    email: str
    """Address for the answer."""
    message: str
    """The message."""
    department_id: str | UnsetType = field(name="department", default=UNSET)
    """Department to write to."""
    host: str | UnsetType = UNSET
    """The site."""


class VisitorMessage(Model, frozen=True, kw_only=True):
    """A visitor's message."""

    room_id: str = field(name="rid")
    """The conversation; a new id opens one."""
    text: str = field(name="msg")
    """The text."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""
    message_id: str | UnsetType = field(name="_id", default=UNSET)
    """Identifier of our making; the server stores it once."""


class ChosenAgent(Model, frozen=True, kw_only=True):
    """An agent to write to."""

    agent_id: str = field(name="agentId")
    """Identifier of the agent."""
    username: str
    """User name of the agent."""


class AgentQuery(Model, frozen=True, kw_only=True):
    """Whose agent."""

    room_id: str = field(name="roomId")
    """The conversation."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""


class LivechatAgent(Model, frozen=True, kw_only=True):
    """An agent, as visitors may know one."""

    id: str = field(name="_id")
    """Identifier of the agent."""
    username: str | UnsetType = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    status: str | UnsetType = UNSET
    """Presence."""
    phone: object | UnsetType = UNSET
    """Phone number, or a list of them."""
    emails: list[VisitorEmail] | UnsetType = UNSET
    """Addresses."""
    custom_fields: dict[str, object] | UnsetType = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    livechat: object | UnsetType = UNSET
    """Settings of the agent, left unknown by upstream."""
    is_hidden: bool | UnsetType = field(name="hiddenInfo", default=UNSET)
    """Whether visitors may not know the agent; then nothing else is there."""


class LivechatRoomEvent(Model, frozen=True, kw_only=True):
    """Something about a conversation that its visitor should know."""

    kind: Literal["agentStatus", "queueData", "agentData", "visitorData"] | str = field(
        name="type"
    )
    """What it is about; only that field is there."""
    status: str | UnsetType = UNSET
    """Presence of the agent."""
    data: object | UnsetType = UNSET
    """Place in the queue, or the agent."""
    visitor: object | UnsetType = UNSET
    """The visitor, left unknown by upstream."""


class LivechatGetNextAgentOptions(Model, frozen=True, kw_only=True):
    """What `livechat.get_next_agent` sends."""

    visitor_token: str = field(name="token")
    """The visitor's secret."""
    department_id: str | UnsetType = field(name="department", default=UNSET)
    """The department; any when absent."""


class AgentLimits(Model, frozen=True, kw_only=True):
    """How much an agent takes on."""

    most_conversations: float = field(name="maxNumberSimultaneousChat")
    """Conversations at one time."""


class NextAgent(Model, frozen=True, kw_only=True):
    """The agent whom a new conversation would get."""

    id: str = field(name="_id")
    """Identifier of the agent."""
    custom_fields: dict[str, object] | UnsetType = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    livechat: AgentLimits | UnsetType = UNSET
    """Settings of the agent."""
    name: str | UnsetType = UNSET
    """Display name."""
    phone: str | UnsetType = UNSET
    """Phone number."""
    status: (
        Literal["online", "away", "offline", "busy", "disabled"] | str | UnsetType
    ) = UNSET
    """Presence."""
    username: str | UnsetType = UNSET
    """User name."""


class VisitorHistoryQuery(Model, frozen=True, kw_only=True):
    """What `livechat.load_history` sends."""

    last_seen_at: Timestamp = field(name="ls")
    """When the visitor last looked."""
    room_id: str = field(name="rid")
    """The conversation."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""
    before: Timestamp | UnsetType = field(name="end", default=UNSET)
    """Messages sent before this moment."""
    most: int | UnsetType = field(name="limit", default=UNSET)
    """How many at most."""


class VisitorHistory(Model, frozen=True, kw_only=True):
    """A page of a conversation."""

    first_unread: object = field(name="firstUnread")
    """The oldest unread message outside the page, left unknown by upstream."""
    messages: list[Message]
    """Newest first."""
    unread_not_loaded: float = field(name="unreadNotLoaded")
    """Unread ones outside the page."""


class VisitorIdentity(Model, frozen=True, kw_only=True):
    """Who a visitor is."""

    id: str = field(name="_id")
    """Identifier of the visitor."""


class PageLocation(Model, frozen=True, kw_only=True):
    """Where a page is."""

    url: str = field(name="href")
    """Its address."""


class VisitedPage(Model, frozen=True, kw_only=True):
    """A page that a visitor looks at."""

    change: str
    """What happened, such as `url` or `title`."""
    location: PageLocation
    """Where it is."""
    title: str
    """Its title."""


class SurveyAnswer(Model, frozen=True, kw_only=True):
    """One answer of a survey."""

    name: (
        Literal[
            "satisfaction",
            "agentKnowledge",
            "agentResposiveness",
            "agentFriendliness",
            "additionalFeedback",
        ]
        | str
    )
    """Which question, such as `satisfaction`."""
    value: Literal["1", "2", "3", "4", "5"] | str
    """The answer, `1` to `5`, or text."""


class LivechatSetDepartmentForVisitorOptions(Model, frozen=True, kw_only=True):
    """What `livechat.set_department` sends."""

    department_id: str = field(name="departmentId")
    """The department."""
    room_id: str = field(name="roomId")
    """The conversation."""
    visitor_token: str = field(name="visitorToken")
    """The visitor's secret."""


class UploadedFileAmazonS3(Model, frozen=True, kw_only=True):
    """Uploaded file amazon s3."""

    path: str
    """Path."""


class RsaOtherPrimesInfo(Model, frozen=True, kw_only=True):
    """Rsa other primes info."""

    d: str | UnsetType = UNSET
    """D."""
    r: str | UnsetType = UNSET
    """R."""
    kind: str | UnsetType = field(name="t", default=UNSET)
    """Kind."""


class JsonWebKey(Model, frozen=True, kw_only=True):
    """Json web key."""

    alg: str | UnsetType = UNSET
    """Alg."""
    crv: str | UnsetType = UNSET
    """Crv."""
    d: str | UnsetType = UNSET
    """D."""
    dp: str | UnsetType = UNSET
    """Dp."""
    dq: str | UnsetType = UNSET
    """Dq."""
    e: str | UnsetType = UNSET
    """E."""
    is_ext: bool | UnsetType = field(name="ext", default=UNSET)
    """Whether it is ext."""
    k: str | UnsetType = UNSET
    """K."""
    key_ops: list[str] | UnsetType = UNSET
    """Key ops."""
    kty: str | UnsetType = UNSET
    """Kty."""
    n: str | UnsetType = UNSET
    """N."""
    oth: list[RsaOtherPrimesInfo] | UnsetType = UNSET
    """Oth."""
    p: str | UnsetType = UNSET
    """P."""
    q: str | UnsetType = UNSET
    """Q."""
    qi: str | UnsetType = UNSET
    """Qi."""
    use: str | UnsetType = UNSET
    """Use."""
    x: str | UnsetType = UNSET
    """X."""
    y: str | UnsetType = UNSET
    """Y."""


class UploadedFileEncryption(Model, frozen=True, kw_only=True):
    """Uploaded file encryption."""

    iv: str
    """Iv."""
    key: JsonWebKey
    """Key."""


class UploadedFileFederation(Model, frozen=True, kw_only=True):
    """Uploaded file federation."""

    media_id: str = field(name="mediaId")
    """Identifier of the media."""
    mrid: str
    """Mrid."""
    mxc_uri: str = field(name="mxcUri")
    """Mxc uri."""
    server_name: str = field(name="serverName")
    """Server name."""


class UploadedFileHashes(Model, frozen=True, kw_only=True):
    """Uploaded file hashes."""

    sha256: str
    """Sha256."""


class UploadedFileIdentifySize(Model, frozen=True, kw_only=True):
    """Uploaded file identify size."""

    height: float
    """Height."""
    width: float
    """Width."""


class UploadedFileIdentify(Model, frozen=True, kw_only=True):
    """Uploaded file identify."""

    format: str | UnsetType = UNSET
    """Format."""
    pages: float | UnsetType = UNSET
    """Pages."""
    size_bytes: UploadedFileIdentifySize | UnsetType = field(name="size", default=UNSET)
    """Size."""


class UploadedFile(Model, frozen=True, kw_only=True):
    """Uploaded file."""

    id: str = field(name="_id")
    """Identifier."""
    amazon_s3: UploadedFileAmazonS3 | UnsetType = field(name="AmazonS3", default=UNSET)
    """Amazon s3."""
    google_storage: UploadedFileAmazonS3 | UnsetType = field(
        name="GoogleStorage", default=UNSET
    )
    """Google storage."""
    webdav: UploadedFileAmazonS3 | UnsetType = field(name="Webdav", default=UNSET)
    """Webdav."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    aliases: str | UnsetType = UNSET
    """Aliases."""
    is_complete: bool | UnsetType = field(name="complete", default=UNSET)
    """Whether it is complete."""
    content: EncryptedContent | UnsetType = UNSET
    """Content."""
    description: str | UnsetType = UNSET
    """Description."""
    encryption: UploadedFileEncryption | UnsetType = UNSET
    """Encryption."""
    etag: str | UnsetType = UNSET
    """Etag."""
    expires_at: Timestamp | UnsetType = field(name="expiresAt", default=UNSET)
    """When: expires."""
    extension: str | UnsetType = UNSET
    """Extension."""
    federation: UploadedFileFederation | UnsetType = UNSET
    """Federation."""
    google_cloud_storage: UploadedFileAmazonS3 | UnsetType = field(
        name="googleCloudStorage", default=UNSET
    )
    """Google cloud storage."""
    hashes: UploadedFileHashes | UnsetType = UNSET
    """Hashes."""
    identify: UploadedFileIdentify | UnsetType = UNSET
    """Identify."""
    instance_id: str | UnsetType = field(name="instanceId", default=UNSET)
    """Identifier of the instance."""
    message_id: str | UnsetType = UNSET
    """The message."""
    modified_at: Timestamp | UnsetType = field(name="modifiedAt", default=UNSET)
    """When: modified."""
    name: str | UnsetType = UNSET
    """Name."""
    original_id: str | UnsetType = field(name="originalId", default=UNSET)
    """Identifier of the original."""
    original_store: str | UnsetType = field(name="originalStore", default=UNSET)
    """Original store."""
    path: str | UnsetType = UNSET
    """Path."""
    progress: float | UnsetType = UNSET
    """Progress."""
    room_id: str | UnsetType = field(name="rid", default=UNSET)
    """The room."""
    s3: UploadedFileAmazonS3 | UnsetType = UNSET
    """S3."""
    size_bytes: float | UnsetType = field(name="size", default=UNSET)
    """Size."""
    store: str | UnsetType = UNSET
    """Store."""
    token: str | UnsetType = UNSET
    """Token."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
    type_group: str | UnsetType = field(name="typeGroup", default=UNSET)
    """Type group."""
    user_id: str | UnsetType = field(name="uid", default=UNSET)
    """The user."""
    uploaded_at: Timestamp | UnsetType = field(name="uploadedAt", default=UNSET)
    """When: uploaded."""
    is_uploading: bool | UnsetType = field(name="uploading", default=UNSET)
    """Whether it is uploading."""
    url: str | UnsetType = UNSET
    """Url."""
    user_id_value: str | UnsetType = field(name="userId", default=UNSET)
    """User id value."""


class VisitorFileMessage(Model, frozen=True, kw_only=True):
    """More about a visitor's file."""

    alias: str | UnsetType = UNSET
    """Name shown instead of the author's."""
    avatar_url: str | UnsetType = field(name="avatar", default=UNSET)
    """Picture shown instead of the author's."""
    emoji: str | UnsetType = UNSET
    """Emoji shown instead of that picture."""
    is_groupable: bool | UnsetType = field(name="groupable", default=UNSET)
    """Whether it may be joined with the one before on screen."""
    text: str | UnsetType = field(name="msg", default=UNSET)
    """Text beside the file."""
