# Generated from schema/livechat.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Livechat: conversations of a site's visitors with agents."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .attachments import EncryptedContent
from .common import UserReference
from .messages import Message
from .omnichannel import VisitorPhone
from .omnichannel_setup import AgentSettings, Department, LivechatTrigger
from .users import EmailAddress

__all__ = [
    "AgentLimits",
    "AgentQuery",
    "ChosenAgent",
    "ConversationToEnd",
    "DeletedVisitorMessage",
    "ForgottenVisitor",
    "GuestData",
    "GuestPhone",
    "JsonWebKey",
    "KnownVisitor",
    "LivechatAgent",
    "LivechatGetNextAgentOptions",
    "LivechatInitialData",
    "LivechatRoomEvent",
    "LivechatSetDepartmentForVisitorOptions",
    "LivechatVideoCall",
    "NewVisitorField",
    "NextAgent",
    "OfflineMessage",
    "OpenConversation",
    "PageLocation",
    "RegisteredGuest",
    "RsaOtherPrimesInfo",
    "StartedConversation",
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
    "VisitorField",
    "VisitorFileMessage",
    "VisitorHistory",
    "VisitorHistoryQuery",
    "VisitorIdentity",
    "VisitorMessage",
    "VisitorStatus",
]


class VisitorEmail(Model, frozen=True, kw_only=True, gc=False):
    """An e-mail address of a visitor."""

    address: str
    """The address."""


class Visitor(Model, frozen=True, kw_only=True):
    """A visitor of the site."""

    id: str = field(name="_id")
    """Identifier of the visitor."""
    token: str
    """The visitor's secret, made by the visitor."""
    username: str | UnsetType | None = UNSET
    """Name that the server made, such as `guest-6`."""
    name: str | UnsetType | None = UNSET
    """Name that the visitor gave."""
    emails: list[VisitorEmail] | UnsetType | None = field(
        name="visitorEmails", default=UNSET
    )
    """Addresses."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """Department that was chosen."""


class RegisteredGuest(Model, frozen=True, kw_only=True):
    """A visitor who may write now."""

    visitor_id: str = field(name="userId")
    """Identifier of the visitor."""
    visitor: Visitor | UnsetType | None = UNSET
    """The visitor."""


class GuestPhone(Model, frozen=True, kw_only=True, gc=False):
    """A visitor's phone number."""

    number: str
    """The number."""


class GuestData(Model, frozen=True, kw_only=True):
    """A visitor's identity."""

    token: str
    """The visitor's secret, made by the visitor."""
    name: str | UnsetType | None = UNSET
    """Name."""
    email: str | UnsetType | None = UNSET
    """E-mail address."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """Department to write to."""
    phone: GuestPhone | UnsetType | None = UNSET
    """Phone number."""
    username: str | UnsetType | None = UNSET
    """Name to appear under."""


class OfflineMessage(Model, frozen=True, kw_only=True, gc=False):
    """A message for when no agent is there."""

    name: str
    """Name of the visitor."""
    email: str
    """Address for the answer."""
    message: str
    """The message."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """Department to write to."""
    host: str | UnsetType | None = UNSET
    """The site."""


class VisitorMessage(Model, frozen=True, kw_only=True, gc=False):
    """A visitor's message."""

    room_id: str = field(name="rid")
    """The conversation; a new id opens one."""
    text: str = field(name="msg")
    """The text."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""
    message_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier chosen by the client; the server stores it once."""


class ChosenAgent(Model, frozen=True, kw_only=True, gc=False):
    """An agent to write to."""

    agent_id: str = field(name="agentId")
    """Identifier of the agent."""
    username: str
    """User name of the agent."""


class AgentQuery(Model, frozen=True, kw_only=True, gc=False):
    """The query."""

    room_id: str = field(name="roomId")
    """The conversation."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""


class LivechatAgent(Model, frozen=True, kw_only=True):
    """An agent, as visitors may know one."""

    id: str = field(name="_id")
    """Identifier of the agent."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    status: str | UnsetType | None = UNSET
    """Presence."""
    phone: str | list[VisitorPhone] | UnsetType | None = UNSET
    """Phone number, or a list of them."""
    emails: list[EmailAddress] | UnsetType | None = UNSET
    """Addresses."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    livechat: AgentSettings | UnsetType | None = UNSET
    """Settings of the agent."""
    is_hidden: bool | UnsetType | None = field(name="hiddenInfo", default=UNSET)
    """Whether visitors may not know the agent; then nothing else is there."""
    livechat_status: str | UnsetType | None = field(
        name="statusLivechat", default=UNSET
    )
    """`available` or `not-available`."""
    conversation_count: float | UnsetType | None = field(
        name="livechatCount", default=UNSET
    )
    """How many conversations the agent was given."""
    last_given_at: Timestamp | UnsetType | None = field(
        name="lastRoutingTime", default=UNSET
    )
    """When the agent was given the last one."""
    is_status_by_server: bool | UnsetType | None = field(
        name="livechatStatusSystemModified", default=UNSET
    )
    """Whether the server set the status."""
    open_business_hour_ids: list[str] | UnsetType | None = field(
        name="openBusinessHours", default=UNSET
    )
    """Business hours of the agent that are open."""
    is_locked: bool | UnsetType | None = field(name="agentLocked", default=UNSET)
    """Whether the agent is being given a conversation."""
    locked_at: Timestamp | UnsetType | None = field(name="agentLockedAt", default=UNSET)
    """Since when."""


class LivechatRoomEvent(Model, frozen=True, kw_only=True):
    """Something about a conversation that its visitor should know."""

    kind: Literal["agentStatus", "queueData", "agentData", "visitorData"] | str = field(
        name="type"
    )
    """The subject; only that field is present."""
    status: str | UnsetType | None = UNSET
    """Presence of the agent."""
    data: AnyJson | UnsetType = UNSET
    """Place in the queue, or the agent."""
    visitor: AnyJson | UnsetType = UNSET
    """The visitor, left unknown by upstream."""


class LivechatGetNextAgentOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `livechat.get_next_agent`."""

    visitor_token: str = field(name="token")
    """The visitor's secret."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """The department; any when absent."""


class AgentLimits(Model, frozen=True, kw_only=True, gc=False):
    """How much an agent takes on."""

    most_conversations: float = field(name="maxNumberSimultaneousChat")
    """Conversations at one time."""


class NextAgent(Model, frozen=True, kw_only=True):
    """The agent for a new conversation."""

    id: str = field(name="_id")
    """Identifier of the agent."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    livechat: AgentLimits | UnsetType | None = UNSET
    """Settings of the agent."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    phone: str | UnsetType | None = UNSET
    """Phone number."""
    status: (
        Literal["online", "away", "offline", "busy", "disabled"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """Presence."""
    username: str | UnsetType | None = UNSET
    """User name."""


class VisitorHistoryQuery(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `livechat.load_history`."""

    last_seen_at: Timestamp = field(name="ls")
    """When the visitor last looked."""
    room_id: str = field(name="rid")
    """The conversation."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""
    before: Timestamp | UnsetType | None = field(name="end", default=UNSET)
    """Messages sent before this moment."""
    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most."""


class VisitorHistory(Model, frozen=True, kw_only=True):
    """A page of a conversation."""

    messages: list[Message]
    """Newest first."""
    first_unread: Message | UnsetType | None = field(name="firstUnread", default=UNSET)
    """The oldest unread message outside the page."""
    unread_not_loaded: float | UnsetType | None = field(
        name="unreadNotLoaded", default=UNSET
    )
    """Unread ones outside the page."""


class VisitorIdentity(Model, frozen=True, kw_only=True, gc=False):
    """A visitor's identity."""

    id: str = field(name="_id")
    """Identifier of the visitor."""


class PageLocation(Model, frozen=True, kw_only=True, gc=False):
    """The address of a page."""

    url: str = field(name="href")
    """Its address."""


class VisitedPage(Model, frozen=True, kw_only=True):
    """A page that a visitor looks at."""

    change: str
    """The event, such as `url` or `title`."""
    location: PageLocation
    """Its location."""
    title: str
    """Its title."""


class SurveyAnswer(Model, frozen=True, kw_only=True, gc=False):
    """An answer of a survey."""

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


class LivechatSetDepartmentForVisitorOptions(
    Model, frozen=True, kw_only=True, gc=False
):
    """The parameters of `livechat.set_department`."""

    department_id: str = field(name="departmentId")
    """The department."""
    room_id: str = field(name="roomId")
    """The conversation."""
    visitor_token: str = field(name="visitorToken")
    """The visitor's secret."""


class UploadedFileAmazonS3(Model, frozen=True, kw_only=True, gc=False):
    """The place of a file in a store."""

    path: str
    """Path in the store."""


class RsaOtherPrimesInfo(Model, frozen=True, kw_only=True, gc=False):
    """A further prime of an RSA key (RFC 7518)."""

    exponent: str | UnsetType | None = field(name="d", default=UNSET)
    """Its exponent."""
    prime: str | UnsetType | None = field(name="r", default=UNSET)
    """The prime."""
    coefficient: str | UnsetType | None = field(name="t", default=UNSET)
    """Its coefficient."""


class JsonWebKey(Model, frozen=True, kw_only=True):
    """A key, as a JSON Web Key (RFC 7517)."""

    algorithm: str | UnsetType | None = field(name="alg", default=UNSET)
    """Algorithm."""
    curve: str | UnsetType | None = field(name="crv", default=UNSET)
    """Curve of an elliptic key."""
    private_exponent: str | UnsetType | None = field(name="d", default=UNSET)
    """Private exponent, or private part of an elliptic key."""
    first_exponent: str | UnsetType | None = field(name="dp", default=UNSET)
    """First factor's exponent of an RSA key."""
    second_exponent: str | UnsetType | None = field(name="dq", default=UNSET)
    """Second factor's exponent of an RSA key."""
    public_exponent: str | UnsetType | None = field(name="e", default=UNSET)
    """Public exponent of an RSA key."""
    is_extractable: bool | UnsetType | None = field(name="ext", default=UNSET)
    """Whether it can be taken out of the browser's store."""
    secret: str | UnsetType | None = field(name="k", default=UNSET)
    """The secret of a symmetric key, in base64url."""
    operations: list[str] | UnsetType | None = field(name="key_ops", default=UNSET)
    """The permitted use."""
    kind: str | UnsetType | None = field(name="kty", default=UNSET)
    """Kind of key."""
    modulus: str | UnsetType | None = field(name="n", default=UNSET)
    """Modulus of an RSA key."""
    other_primes: list[RsaOtherPrimesInfo] | UnsetType | None = field(
        name="oth", default=UNSET
    )
    """Further primes of an RSA key."""
    first_prime: str | UnsetType | None = field(name="p", default=UNSET)
    """First prime of an RSA key."""
    second_prime: str | UnsetType | None = field(name="q", default=UNSET)
    """Second prime of an RSA key."""
    coefficient: str | UnsetType | None = field(name="qi", default=UNSET)
    """First coefficient of an RSA key."""
    usage: str | UnsetType | None = field(name="use", default=UNSET)
    """Whether to sign or to encrypt."""
    x_coordinate: str | UnsetType | None = field(name="x", default=UNSET)
    """First coordinate of an elliptic key."""
    y_coordinate: str | UnsetType | None = field(name="y", default=UNSET)
    """Second coordinate of an elliptic key."""


class UploadedFileEncryption(Model, frozen=True, kw_only=True):
    """How a file is encrypted."""

    initialization_vector: str = field(name="iv")
    """Initialization vector, in base64."""
    key: JsonWebKey
    """The key."""


class UploadedFileFederation(Model, frozen=True, kw_only=True, gc=False):
    """The place of a file on another server."""

    media_id: str = field(name="mediaId")
    """Identifier of the file over there."""
    matrix_room_id: str = field(name="mrid")
    """The room in the Matrix network."""
    mxc_uri: str = field(name="mxcUri")
    """Its Matrix content address."""
    server_name: str = field(name="serverName")
    """The other server."""


class UploadedFileHashes(Model, frozen=True, kw_only=True, gc=False):
    """Digests of the contents of a file."""

    sha256: str
    """SHA-256, in hex."""


class UploadedFileIdentifySize(Model, frozen=True, kw_only=True, gc=False):
    """Size of an image."""

    height_pixels: float = field(name="height")
    """Pixels from top to bottom."""
    width_pixels: float = field(name="width")
    """Pixels from left to right."""


class UploadedFileIdentify(Model, frozen=True, kw_only=True):
    """Details that the server found in a file."""

    format: str | UnsetType | None = UNSET
    """Format of the image."""
    page_count: float | UnsetType | None = field(name="pages", default=UNSET)
    """Pages of a document."""
    size_bytes: UploadedFileIdentifySize | UnsetType | None = field(
        name="size", default=UNSET
    )
    """Width and height."""


class UploadedFile(Model, frozen=True, kw_only=True):
    """A file that was uploaded."""

    id: str = field(name="_id")
    """Identifier."""
    amazon_s3: UploadedFileAmazonS3 | UnsetType | None = field(
        name="AmazonS3", default=UNSET
    )
    """Its place in Amazon S3."""
    google_storage: UploadedFileAmazonS3 | UnsetType | None = field(
        name="GoogleStorage", default=UNSET
    )
    """Its place in Google Storage."""
    webdav: UploadedFileAmazonS3 | UnsetType | None = field(
        name="Webdav", default=UNSET
    )
    """Its place on a WebDAV server."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    aliases: str | UnsetType | None = UNSET
    """Other names of the file."""
    is_complete: bool | UnsetType | None = field(name="complete", default=UNSET)
    """Whether all of it has arrived."""
    encrypted_content: EncryptedContent | UnsetType | None = field(
        name="content", default=UNSET
    )
    """Name and the like, encrypted."""
    description: str | UnsetType | None = UNSET
    """Text that goes with the file."""
    encryption: UploadedFileEncryption | UnsetType | None = UNSET
    """How the file is encrypted."""
    etag: str | UnsetType | None = UNSET
    """Digest by which caches know it."""
    expires_at: Timestamp | UnsetType | None = field(name="expiresAt", default=UNSET)
    """When it is removed unless it is sent."""
    extension: str | UnsetType | None = UNSET
    """Extension of the name, without the dot."""
    federation: UploadedFileFederation | UnsetType | None = UNSET
    """Its place on another server."""
    google_cloud_storage: UploadedFileAmazonS3 | UnsetType | None = field(
        name="googleCloudStorage", default=UNSET
    )
    """Its place in Google Cloud Storage."""
    hashes: UploadedFileHashes | UnsetType | None = UNSET
    """Digests of the contents."""
    properties: UploadedFileIdentify | UnsetType | None = field(
        name="identify", default=UNSET
    )
    """Details that the server found in an image or a document."""
    instance_id: str | UnsetType | None = field(name="instanceId", default=UNSET)
    """The process that took it."""
    message_id: str | UnsetType | None = UNSET
    """The message that it was sent in."""
    modified_at: Timestamp | UnsetType | None = field(name="modifiedAt", default=UNSET)
    """When it last changed."""
    name: str | UnsetType | None = UNSET
    """Name of the file."""
    original_id: str | UnsetType | None = field(name="originalId", default=UNSET)
    """The file that this one was made from."""
    original_store: str | UnsetType | None = field(name="originalStore", default=UNSET)
    """The store of that file."""
    path: str | UnsetType | None = UNSET
    """Path below the server's address."""
    progress: float | UnsetType | None = UNSET
    """How much has arrived, 0 to 1."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    s3: UploadedFileAmazonS3 | UnsetType | None = UNSET
    """Its place in Amazon S3."""
    size_bytes: float | UnsetType | None = field(name="size", default=UNSET)
    """Bytes."""
    store: str | UnsetType | None = UNSET
    """Its store, such as `GridFS:Uploads`."""
    token: str | UnsetType | None = UNSET
    """Token of the upload."""
    mime_type: str | UnsetType | None = field(name="type", default=UNSET)
    """MIME type."""
    type_group: str | UnsetType | None = field(name="typeGroup", default=UNSET)
    """First part of the MIME type."""
    uploader_id: str | UnsetType | None = field(name="uid", default=UNSET)
    """The uploader, in the form of newer servers."""
    uploaded_at: Timestamp | UnsetType | None = field(name="uploadedAt", default=UNSET)
    """When it was uploaded."""
    is_uploading: bool | UnsetType | None = field(name="uploading", default=UNSET)
    """Whether it still arrives."""
    url: str | UnsetType | None = UNSET
    """Address of the file."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The uploader."""


class VisitorFileMessage(Model, frozen=True, kw_only=True, gc=False):
    """More about a visitor's file."""

    alias: str | UnsetType | None = UNSET
    """Name shown instead of the author's."""
    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture shown instead of the author's."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown instead of that picture."""
    is_groupable: bool | UnsetType | None = field(name="groupable", default=UNSET)
    """Whether it may be joined with the one before on screen."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Text next to the file."""


class NewVisitorField(Model, frozen=True, kw_only=True, gc=False):
    """A field of a visitor, to be set."""

    key: str
    """The field."""
    value: str
    """Its value."""
    replaces: bool = field(name="overwrite")
    """Whether it replaces what is there."""


class VisitorField(Model, frozen=True, kw_only=True, gc=False):
    """A field of a visitor that was set."""

    key: str | UnsetType | None = field(name="Key", default=UNSET)
    """The field."""
    value: str | UnsetType | None = UNSET
    """Its value."""
    replaces: bool | UnsetType | None = field(name="overwrite", default=UNSET)
    """Whether it replaces what was there."""


class VisitorStatus(Model, frozen=True, kw_only=True, gc=False):
    """Whether a visitor is there."""

    visitor_token: str = field(name="token")
    """The visitor's secret."""
    status: str
    """Such as `online` or `away`."""


class ForgottenVisitor(Model, frozen=True, kw_only=True, gc=False):
    """A visitor who was deleted."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    deleted_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""


class DeletedVisitorMessage(Model, frozen=True, kw_only=True, gc=False):
    """A message of a visitor that was deleted."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    deleted_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""


class KnownVisitor(Model, frozen=True, kw_only=True):
    """A visitor, as the visitor's side of a conversation receives it."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    token: str | UnsetType | None = UNSET
    """The visitor's secret, where it is said."""
    username: str | UnsetType | None = UNSET
    """Name that the server made, such as `guest-6`."""
    name: str | UnsetType | None = UNSET
    """Name that the visitor gave."""
    emails: list[VisitorEmail] | UnsetType | None = field(
        name="visitorEmails", default=UNSET
    )
    """Addresses."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """Department that was chosen."""


class OpenConversation(Model, frozen=True, kw_only=True):
    """A conversation, as the visitor's side receives it."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Name of the room."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """Kind of room, `l`."""
    is_open: bool | UnsetType | None = field(name="open", default=UNSET)
    """Whether it is open."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department."""
    usernames: list[str] | UnsetType | None = UNSET
    """Its members."""
    agent: UserReference | UnsetType | None = field(name="servedBy", default=UNSET)
    """The agent who serves it."""
    visitor: KnownVisitor | UnsetType | None = field(name="v", default=UNSET)
    """The visitor."""


class LivechatInitialData(Model, frozen=True, kw_only=True):
    """The initial content of a Livechat widget."""

    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether Livechat is on."""
    is_online: bool | UnsetType | None = field(name="online", default=UNSET)
    """Whether an agent is there."""
    title: str | UnsetType | None = UNSET
    """Title of the widget."""
    color: str | UnsetType | None = UNSET
    """Its colour."""
    language: str | UnsetType | None = UNSET
    """Language of the workspace."""
    room: OpenConversation | UnsetType | None = UNSET
    """The visitor's open conversation."""
    visitor: KnownVisitor | UnsetType | None = UNSET
    """The visitor."""
    agent: LivechatAgent | UnsetType | None = field(name="agentData", default=UNSET)
    """The agent of the open conversation."""
    triggers: list[LivechatTrigger] | UnsetType | None = UNSET
    """The proactive messages."""
    departments: list[Department] | UnsetType | None = UNSET
    """Departments that can be written to."""
    has_registration_form: bool | UnsetType | None = field(
        name="registrationForm", default=UNSET
    )
    """Whether visitors are asked who they are."""
    registration_text: str | UnsetType | None = field(
        name="registrationFormMessage", default=UNSET
    )
    """The text of that form."""
    asks_name: bool | UnsetType | None = field(
        name="nameFieldRegistrationForm", default=UNSET
    )
    """Whether it asks for a name."""
    asks_email: bool | UnsetType | None = field(
        name="emailFieldRegistrationForm", default=UNSET
    )
    """Whether it asks for an address."""
    may_switch_department: bool | UnsetType | None = field(
        name="allowSwitchingDepartments", default=UNSET
    )
    """Whether visitors may go to another department."""
    has_offline_form: bool | UnsetType | None = field(
        name="displayOfflineForm", default=UNSET
    )
    """Whether there is a form while nobody is online."""
    offline_title: str | UnsetType | None = field(name="offlineTitle", default=UNSET)
    """Title while nobody is online."""
    offline_color: str | UnsetType | None = field(name="offlineColor", default=UNSET)
    """Colour while nobody is online."""
    offline_text: str | UnsetType | None = field(name="offlineMessage", default=UNSET)
    """The text while nobody is online."""
    offline_sent_text: str | UnsetType | None = field(
        name="offlineSuccessMessage", default=UNSET
    )
    """The text after the form was sent."""
    offline_no_form_text: str | UnsetType | None = field(
        name="offlineUnavailableMessage", default=UNSET
    )
    """The text if there is no form."""
    finished_title: str | UnsetType | None = field(
        name="conversationFinishedMessage", default=UNSET
    )
    """The text at the end of a conversation."""
    finished_text: str | UnsetType | None = field(
        name="conversationFinishedText", default=UNSET
    )
    """The text added to it."""
    offers_transcript: bool | UnsetType | None = field(name="transcript", default=UNSET)
    """Whether visitors are offered a transcript."""
    transcript_text: str | UnsetType | None = field(
        name="transcriptMessage", default=UNSET
    )
    """How it is offered."""
    has_video_calls: bool | UnsetType | None = field(name="videoCall", default=UNSET)
    """Whether there are video calls."""
    has_uploads: bool | UnsetType | None = field(name="fileUpload", default=UNSET)
    """Whether files may be sent."""
    shows_connecting: bool | UnsetType | None = field(
        name="showConnecting", default=UNSET
    )
    """Whether the widget says that it looks for an agent."""


class StartedConversation(Model, frozen=True, kw_only=True):
    """A conversation that was found or begun."""

    room: OpenConversation
    """The conversation."""
    is_new: bool | UnsetType | None = field(name="newRoom", default=UNSET)
    """Whether it was begun just now."""


class LivechatVideoCall(Model, frozen=True, kw_only=True, gc=False):
    """The address of a conversation's video call."""

    room_id: str | UnsetType | None = field(name="roomId", default=UNSET)
    """The conversation."""
    domain: str | UnsetType | None = UNSET
    """Domain of the video server."""
    call_name: str | UnsetType | None = field(name="jitsiRoom", default=UNSET)
    """Name of the call there."""


class ConversationToEnd(Model, frozen=True, kw_only=True, gc=False):
    """A conversation that its visitor ends."""

    room_id: str = field(name="roomId")
    """The conversation."""
    visitor_token: str = field(name="token")
    """The visitor's secret."""
