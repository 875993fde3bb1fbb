# Generated from schema/omnichannel.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Livechat as agents see it: the queue and conversations."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .messages import Message

__all__ = [
    "ClosingOptions",
    "ClosingTranscript",
    "ConversationInfo",
    "ConversationReference",
    "ConversationSource",
    "DepartmentMembershipChange",
    "DepartmentReference",
    "ForwardedFrom",
    "Forwarding",
    "Inquiry",
    "InquiryEvent",
    "InquirySource",
    "InquiryVisitor",
    "LivechatChangeLivechatStatusOptions",
    "PersonReference",
    "QueueEntry",
    "QueueEntryKey",
    "QueueEvent",
    "ResumingOptions",
    "RoutingConfig",
    "SelectedAgent",
    "TakingOptions",
    "TranscriptEmail",
    "TransferRecord",
    "VisitorInfo",
    "VisitorPhone",
]


class LivechatChangeLivechatStatusOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `omnichannel.set_status`."""

    agent_id: str | UnsetType | None = field(name="agentId", default=UNSET)
    """The agent; the user when absent."""
    status: Literal["available", "not-available"] | str | UnsetType | None = UNSET
    """`available` or `not-available`; toggles when absent."""


class TranscriptEmail(Model, frozen=True, kw_only=True, gc=False):
    """The e-mail of a transcript."""

    address: str = field(name="email")
    """The recipient."""
    subject: str
    """Its subject."""


class ClosingTranscript(Model, frozen=True, kw_only=True):
    """The recipient of a transcript by e-mail."""

    is_for_visitor: bool = field(name="sendToVisitor")
    """Whether the visitor gets one."""
    email: TranscriptEmail | UnsetType | None = field(name="requestData", default=UNSET)
    """The recipient."""


class ClosingOptions(Model, frozen=True, kw_only=True):
    """More about the end of a conversation."""

    is_client_action: bool | UnsetType | None = field(
        name="clientAction", default=UNSET
    )
    """Whether a client asks for it."""
    transcript: ClosingTranscript | UnsetType | None = field(
        name="emailTranscript", default=UNSET
    )
    """The recipient of a transcript by e-mail."""
    makes_pdf: bool | UnsetType | None = field(
        name="generateTranscriptPdf", default=UNSET
    )
    """Whether to make a transcript as PDF."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags of the conversation."""


class RoutingConfig(Model, frozen=True, kw_only=True, gc=False):
    """How conversations find their agents."""

    assigns_agents: bool = field(name="autoAssignAgent")
    """Whether the server chooses the agent."""
    has_triggers: bool = field(name="enableTriggerAction")
    """Whether triggers may open conversations."""
    has_preview: bool = field(name="previewRoom")
    """Whether agents may look before they take one."""
    can_return: bool = field(name="returnQueue")
    """Whether agents may put one back."""
    shows_connecting: bool = field(name="showConnecting")
    """Whether visitors see that they wait."""
    shows_queue: bool = field(name="showQueue")
    """Whether agents see the queue."""
    shows_queue_link: bool = field(name="showQueueLink")
    """Whether agents see a link to it."""


class ResumingOptions(Model, frozen=True, kw_only=True, gc=False):
    """How a conversation is resumed."""

    is_client_action: bool = field(name="clientAction")
    """Whether a client asks for it."""


class VisitorInfo(Model, frozen=True, kw_only=True):
    """Facts about a visitor."""

    visitor_id: str = field(name="_id")
    """The visitor."""
    email: str | UnsetType | None = UNSET
    """E-mail address."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="livechatData", default=UNSET
    )
    """Custom fields of Livechat."""
    name: str | UnsetType | None = UNSET
    """Name."""
    phone: str | UnsetType | None = UNSET
    """Phone number."""


class ConversationInfo(Model, frozen=True, kw_only=True):
    """Facts about a conversation."""

    room_id: str = field(name="_id")
    """The conversation."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="livechatData", default=UNSET
    )
    """Custom fields of Livechat."""
    priority_id: str | UnsetType | None = field(name="priorityId", default=UNSET)
    """Its priority."""
    sla_id: str | UnsetType | None = field(name="slaId", default=UNSET)
    """Its service level."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags."""
    topic: str | UnsetType | None = UNSET
    """Topic."""


class ForwardedFrom(Model, frozen=True, kw_only=True):
    """The previous department or agent of a conversation."""

    department_id: str = field(name="oldDepartmentId")
    """The department before."""
    transfer: AnyJson = field(name="transferData")
    """How it was handed over, left unknown by upstream."""


class TakingOptions(Model, frozen=True, kw_only=True):
    """How a conversation is taken."""

    is_client_action: bool = field(name="clientAction")
    """Whether a client asks for it."""
    forwarded_from: ForwardedFrom | UnsetType | None = field(
        name="forwardingToDepartment", default=UNSET
    )
    """The previous department or agent."""


class Forwarding(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `omnichannel.forward`."""

    room_id: str = field(name="roomId")
    """The conversation."""
    is_client_action: bool | UnsetType | None = field(
        name="clientAction", default=UNSET
    )
    """Whether a client asks for it."""
    comment: str | UnsetType | None = UNSET
    """A comment for the next agent."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department."""
    agent_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The agent."""


class InquirySource(Model, frozen=True, kw_only=True, gc=False):
    """The source of an inquiry."""

    kind: Literal["widget", "email", "sms", "app", "api", "other"] | str = field(
        name="type"
    )
    """Kind of source."""


class VisitorPhone(Model, frozen=True, kw_only=True, gc=False):
    """A visitor's phone number."""

    number: str = field(name="phoneNumber")
    """The number."""


class InquiryVisitor(Model, frozen=True, kw_only=True):
    """The visitor of an inquiry."""

    id: str = field(name="_id")
    """Identifier of the visitor."""
    active_months: list[str] | UnsetType | None = field(name="activity", default=UNSET)
    """Months with conversations, `YYYY-MM`."""
    last_message_at: Timestamp | UnsetType | None = field(
        name="lastMessageTs", default=UNSET
    )
    """When the visitor last wrote."""
    name: str | UnsetType | None = UNSET
    """Name that the visitor gave."""
    phone: list[VisitorPhone] | UnsetType | None = UNSET
    """Phone number."""
    status: (
        Literal["online", "away", "offline", "busy", "disabled"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """Presence."""
    token: str | UnsetType | None = UNSET
    """The visitor's secret."""
    username: str | UnsetType | None = UNSET
    """Name that the server made."""


class SelectedAgent(Model, frozen=True, kw_only=True, gc=False):
    """An agent who was chosen."""

    agent_id: str = field(name="agentId")
    """Identifier of the agent."""
    username: str | UnsetType | None = UNSET
    """User name."""


class QueueEvent(Model, frozen=True, kw_only=True):
    """An inquiry that came into the queue, changed or left it."""

    id: str = field(name="_id")
    """Identifier of the inquiry."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    default_agent: SelectedAgent | UnsetType | None = field(
        name="defaultAgent", default=UNSET
    )
    """The agent to assign."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """The department."""
    estimated_close_at: Timestamp | UnsetType | None = field(
        name="estimatedInactivityCloseTimeAt", default=UNSET
    )
    """When it would be closed without an answer."""
    estimated_wait_minutes: float | UnsetType | None = field(
        name="estimatedWaitingTimeQueue", default=UNSET
    )
    """Estimated wait in the queue."""
    last_message: Message | UnsetType | None = field(name="lastMessage", default=UNSET)
    """The last message."""
    is_locked: bool | UnsetType | None = field(name="locked", default=UNSET)
    """Whether somebody is taking it."""
    locked_at: Timestamp | UnsetType | None = field(name="lockedAt", default=UNSET)
    """Since when."""
    text: str | UnsetType | None = field(name="message", default=UNSET)
    """The first message's text."""
    name: str | UnsetType | None = UNSET
    """Name of the visitor."""
    priority_id: str | UnsetType | None = field(name="priorityId", default=UNSET)
    """Its priority."""
    priority_weight: int | UnsetType | None = field(
        name="priorityWeight", default=UNSET
    )
    """Weight of that priority; lower is more urgent."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The conversation."""
    sla_id: str | UnsetType | None = field(name="slaId", default=UNSET)
    """Its service level."""
    source: InquirySource | UnsetType | None = UNSET
    """Its source."""
    status: (
        Literal["verifying", "queued", "taken", "ready", "open"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """`queued`, `taken`, `ready` or `open`."""
    room_kind: Literal["l"] | str | UnsetType | None = field(name="t", default=UNSET)
    """Type of the room."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was made."""
    visitor: InquiryVisitor | UnsetType | None = field(name="v", default=UNSET)
    """The visitor."""
    kind: Literal["removed", "changed", "added"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """The kind of change."""


class InquiryEvent(Model, frozen=True, kw_only=True, gc=False):
    """An agent's action on an inquiry."""

    id: str = field(name="_id")
    """Identifier of the inquiry."""
    action: str | UnsetType | None = field(name="clientAction", default=UNSET)
    """The action."""


class DepartmentReference(Model, frozen=True, kw_only=True, gc=False):
    """A department."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The department."""
    name: str | UnsetType | None = UNSET
    """Its name."""


class PersonReference(Model, frozen=True, kw_only=True, gc=False):
    """A user, an agent or a visitor."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    kind: str | UnsetType | None = field(name="userType", default=UNSET)
    """`agent`, `user` or `visitor`."""


class TransferRecord(Model, frozen=True, kw_only=True):
    """A transfer of a conversation."""

    transferred_by: PersonReference | UnsetType | None = field(
        name="transferredBy", default=UNSET
    )
    """The user who transferred it."""
    transferred_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
    scope: str | UnsetType | None = UNSET
    """`agent`, `department`, `queue` or another."""
    comment: str | UnsetType | None = UNSET
    """Why."""
    previous_department_id: str | UnsetType | None = field(
        name="previousDepartment", default=UNSET
    )
    """The department before."""
    next_department: DepartmentReference | UnsetType | None = field(
        name="nextDepartment", default=UNSET
    )
    """The department after."""
    transferred_to: PersonReference | UnsetType | None = field(
        name="transferredTo", default=UNSET
    )
    """The agent after."""


class ConversationSource(Model, frozen=True, kw_only=True, gc=False):
    """Sources of conversations."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`widget`, `email`, `sms`, `app`, `api` or another."""
    alias: str | UnsetType | None = UNSET
    """Name of the app."""
    label: str | UnsetType | None = UNSET
    """Words for people."""


class Inquiry(Model, frozen=True, kw_only=True):
    """A conversation that waits to be taken."""

    id: str = field(name="_id")
    """Identifier of what waits, not of the room."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    name: str | UnsetType | None = UNSET
    """Name of the visitor."""
    message: str | UnsetType | None = UNSET
    """The visitor's first message."""
    status: str | UnsetType | None = UNSET
    """`queued`, `ready`, `taken` or `open`."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it began."""
    department_id: str | UnsetType | None = field(name="department", default=UNSET)
    """Its department."""
    visitor: InquiryVisitor | UnsetType | None = field(name="v", default=UNSET)
    """The visitor."""
    source: InquirySource | UnsetType | None = UNSET
    """Its source."""
    waiting_minutes: float | UnsetType | None = field(
        name="estimatedWaitingTimeQueue", default=UNSET
    )
    """In how many minutes it should be taken."""
    priority_weight: float | UnsetType | None = field(
        name="priorityWeight", default=UNSET
    )
    """Its position by priority."""
    default_agent: SelectedAgent | UnsetType | None = field(
        name="defaultAgent", default=UNSET
    )
    """The preferred agent."""
    last_message: Message | UnsetType | None = field(name="lastMessage", default=UNSET)
    """The last message."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class QueueEntryKey(Model, frozen=True, kw_only=True, gc=False):
    """The meaning of a number of conversations."""

    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The agent."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department."""


class QueueEntry(Model, frozen=True, kw_only=True):
    """How many conversations an agent has in a department."""

    id: QueueEntryKey | UnsetType | None = field(name="_id", default=UNSET)
    """The meaning of the number."""
    conversation_count: int | UnsetType | None = field(name="chats", default=UNSET)
    """How many."""
    agent: PersonReference | UnsetType | None = field(name="user", default=UNSET)
    """The agent."""
    department: DepartmentReference | UnsetType | None = UNSET
    """The department."""


class DepartmentMembershipChange(Model, frozen=True, kw_only=True, gc=False):
    """An agent who came into a department or left it."""

    action: str | UnsetType | None = UNSET
    """`inserted`, `updated`, `removed` or `changed`."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the record."""
    agent_id: str | UnsetType | None = field(name="agentId", default=UNSET)
    """The agent."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department."""
    is_department_enabled: bool | UnsetType | None = field(
        name="departmentEnabled", default=UNSET
    )
    """Whether the department takes conversations."""
    username: str | UnsetType | None = UNSET
    """User name of the agent."""


class ConversationReference(Model, frozen=True, kw_only=True, gc=False):
    """A conversation."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The room."""
    at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
