# Generated from schema/omnichannel_setup.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Livechat as managers see it: agents, departments, hours."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

__all__ = [
    "AgentDepartment",
    "AgentSettings",
    "AppearanceSetting",
    "BusinessHour",
    "BusinessHourDay",
    "BusinessHourDepartment",
    "BusinessHourMoment",
    "BusinessHourTime",
    "BusinessHourZone",
    "Department",
    "DepartmentAgent",
    "DepartmentUnit",
    "FacebookAnswer",
    "FacebookRequest",
    "ForwardChoice",
    "ForwardRestrictions",
    "FrameKeyAnswer",
    "LivechatCustomField",
    "LivechatPriority",
    "LivechatPriorityChanges",
    "LivechatTag",
    "LivechatTagChanges",
    "LivechatTrigger",
    "LivechatUnit",
    "LivechatUnitChanges",
    "NewDepartment",
    "NewDepartmentAgent",
    "NewLivechatCustomField",
    "PriorityChange",
    "ServiceLevel",
    "TriggerAction",
    "TriggerActionDetails",
    "TriggerCondition",
    "UnitDepartment",
    "UnitMonitor",
]


class LivechatCustomField(Model, frozen=True, kw_only=True, gc=False):
    """A custom field of Livechat."""

    id: str = field(name="_id")
    """Name of the field."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    default_value: str | UnsetType | None = field(name="defaultValue", default=UNSET)
    """Value when none is given."""
    label: str | UnsetType | None = UNSET
    """How it is shown."""
    options: str | UnsetType | None = UNSET
    """Values to choose from, separated by commas."""
    is_public: bool | UnsetType | None = field(name="public", default=UNSET)
    """Whether visitors see it."""
    pattern: str | UnsetType | None = field(name="regexp", default=UNSET)
    """The pattern of valid values."""
    is_required: bool | UnsetType | None = field(name="required", default=UNSET)
    """Whether visitors must fill it in."""
    scope: Literal["visitor", "room"] | str | UnsetType | None = UNSET
    """`visitor` or `room`."""
    is_searchable: bool | UnsetType | None = field(name="searchable", default=UNSET)
    """Whether it is searched."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`input` or `select`."""
    visibility: str | UnsetType | None = UNSET
    """`visible` or `hidden`."""


class LivechatTag(Model, frozen=True, kw_only=True):
    """A tag of conversations."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    department_ids: list[str] | UnsetType | None = field(
        name="departments", default=UNSET
    )
    """Departments that use it."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    department_count: float | UnsetType | None = field(
        name="numDepartments", default=UNSET
    )
    """How many departments use it."""


class AppearanceSetting(Model, frozen=True, kw_only=True):
    """A setting of the widget's look."""

    setting_id: str = field(name="_id")
    """The setting."""
    value: AnyJson
    """Its value."""


class BusinessHourMoment(Model, frozen=True, kw_only=True, gc=False):
    """A time of a certain day."""

    day: str = field(name="dayOfWeek")
    """Name of the day."""
    time: str
    """`HH:mm`."""


class BusinessHourTime(Model, frozen=True, kw_only=True):
    """A time of a day, in three ways."""

    time: str
    """`HH:mm`."""
    local: BusinessHourMoment | UnsetType | None = field(name="cron", default=UNSET)
    """In the server's time zone."""
    utc: BusinessHourMoment | UnsetType | None = UNSET
    """In UTC."""


class BusinessHourDay(Model, frozen=True, kw_only=True):
    """Business hours of one day."""

    day: str
    """Name of the day."""
    code: AnyJson | UnsetType = UNSET
    """Code of the day."""
    finish: BusinessHourTime | UnsetType | None = UNSET
    """When it closes."""
    is_open: bool | UnsetType | None = field(name="open", default=UNSET)
    """Whether it opens at all."""
    start: BusinessHourTime | UnsetType | None = UNSET
    """When it opens."""


class BusinessHourDepartment(Model, frozen=True, kw_only=True, gc=False):
    """A department that keeps business hours."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Its name."""


class BusinessHourZone(Model, frozen=True, kw_only=True, gc=False):
    """Time zone of business hours."""

    name: str
    """Such as `Europe/Berlin`."""
    utc_offset: str | UnsetType | None = field(name="utc", default=UNSET)
    """Hours ahead of UTC, as text."""


class BusinessHour(Model, frozen=True, kw_only=True):
    """Business hours."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When they last changed."""
    is_active: bool | UnsetType | None = field(name="active", default=UNSET)
    """Whether they hold."""
    departments: list[BusinessHourDepartment] | UnsetType | None = UNSET
    """Departments that keep them."""
    name: str | UnsetType | None = UNSET
    """Their name."""
    time_zone: BusinessHourZone | UnsetType | None = field(
        name="timezone", default=UNSET
    )
    """Time zone."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When they were made."""
    kind: Literal["default", "custom"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`default` or `custom`."""
    days: list[BusinessHourDay] | UnsetType | None = field(
        name="workHours", default=UNSET
    )
    """Hours of each day."""


class NewLivechatCustomField(Model, frozen=True, kw_only=True, gc=False):
    """A custom field of Livechat as it shall be."""

    name: str = field(name="field")
    """Name of the field."""
    label: str
    """How it is shown."""
    pattern: str = field(name="regexp")
    """The pattern of valid values."""
    scope: Literal["visitor", "room"] | str
    """`visitor` or `room`."""
    is_searchable: bool = field(name="searchable")
    """Whether it is searched."""
    visibility: str
    """`visible` or `hidden`."""


class NewDepartment(Model, frozen=True, kw_only=True):
    """A department as it shall be."""

    email: str
    """Address for messages while it is offline."""
    is_enabled: bool = field(name="enabled")
    """Whether it takes conversations."""
    name: str
    """Its name."""
    is_on_offline_form: bool = field(name="showOnOfflineForm")
    """Whether visitors may leave it messages."""
    is_on_registration: bool = field(name="showOnRegistration")
    """Whether visitors may choose it."""
    takes_forwards_offline: bool | UnsetType | None = field(
        name="allowReceiveForwardOffline", default=UNSET
    )
    """Whether it takes conversations while its agents are offline."""
    closing_tags: list[str] | UnsetType | None = field(
        name="chatClosingTags", default=UNSET
    )
    """Tags to end conversations with."""
    forwards_to: list[str] | UnsetType | None = field(
        name="departmentsAllowedToForward", default=UNSET
    )
    """Departments that it may forward to."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    fallback_id: str | UnsetType | None = field(
        name="fallbackForwardDepartment", default=UNSET
    )
    """Department that takes what nobody here does."""
    needs_closing_tag: bool | UnsetType | None = field(
        name="requestTagBeforeClosingChat", default=UNSET
    )
    """Whether a tag is needed to end a conversation."""


class NewDepartmentAgent(Model, frozen=True, kw_only=True, gc=False):
    """An agent of a department."""

    agent_id: str = field(name="agentId")
    """The agent."""
    weight: int | UnsetType | None = field(name="count", default=UNSET)
    """How many conversations they get in turn."""
    position: float | UnsetType | None = field(name="order", default=UNSET)
    """Place in the order."""


class DepartmentUnit(Model, frozen=True, kw_only=True, gc=False):
    """The unit that a department belongs to."""

    unit_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The unit; none when absent."""


class Department(Model, frozen=True, kw_only=True):
    """A department of Livechat."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    takes_forwards_offline: bool | UnsetType | None = field(
        name="allowReceiveForwardOffline", default=UNSET
    )
    """Whether it takes conversations while its agents are offline."""
    unit_ids: list[str] | UnsetType | None = field(name="ancestors", default=UNSET)
    """Units that it belongs to."""
    is_archived: bool | UnsetType | None = field(name="archived", default=UNSET)
    """Whether it was put away."""
    business_hour_id: str | UnsetType | None = field(
        name="businessHourId", default=UNSET
    )
    """Its business hours."""
    closing_tags: list[str] | UnsetType | None = field(
        name="chatClosingTags", default=UNSET
    )
    """Tags to end conversations with."""
    forwards_to: list[str] | UnsetType | None = field(
        name="departmentsAllowedToForward", default=UNSET
    )
    """Departments that it may forward to."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    email: str | UnsetType | None = UNSET
    """Address for messages while it is offline."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it takes conversations."""
    fallback_id: str | UnsetType | None = field(
        name="fallbackForwardDepartment", default=UNSET
    )
    """Department that takes what nobody here does."""
    most_conversations: float | UnsetType | None = field(
        name="maxNumberSimultaneousChat", default=UNSET
    )
    """Conversations of one agent at one time."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    agent_count: float | UnsetType | None = field(name="numAgents", default=UNSET)
    """How many agents it has."""
    offline_channel: str | UnsetType | None = field(
        name="offlineMessageChannelName", default=UNSET
    )
    """Channel for messages while it is offline."""
    unit_id: str | UnsetType | None = field(name="parentId", default=UNSET)
    """The unit above it."""
    needs_closing_tag: bool | UnsetType | None = field(
        name="requestTagBeforeClosingChat", default=UNSET
    )
    """Whether a tag is needed to end a conversation."""
    is_on_offline_form: bool | UnsetType | None = field(
        name="showOnOfflineForm", default=UNSET
    )
    """Whether visitors may leave it messages."""
    is_on_registration: bool | UnsetType | None = field(
        name="showOnRegistration", default=UNSET
    )
    """Whether visitors may choose it."""


class DepartmentAgent(Model, frozen=True, kw_only=True, gc=False):
    """An agent of a department."""

    agent_id: str = field(name="agentId")
    """The agent."""
    weight: int = field(name="count")
    """How many conversations they get in turn."""
    position: float = field(name="order")
    """Place in the order."""
    username: str
    """User name of the agent."""


class TriggerActionDetails(Model, frozen=True, kw_only=True, gc=False):
    """How a trigger does it."""

    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Its text."""
    agent_name: str | UnsetType | None = field(name="name", default=UNSET)
    """Name of the agent who seems to say it."""
    sender: Literal["queue", "custom"] | str | UnsetType | None = UNSET
    """`queue` or `custom`."""
    fallback_text: str | UnsetType | None = field(
        name="serviceFallbackMessage", default=UNSET
    )
    """The text if the service fails."""
    timeout_milliseconds: float | UnsetType | None = field(
        name="serviceTimeout", default=UNSET
    )
    """How long to wait for the service."""
    service_url: str | UnsetType | None = field(name="serviceUrl", default=UNSET)
    """Address of the service."""


class TriggerAction(Model, frozen=True, kw_only=True):
    """The action of a trigger."""

    name: Literal["send-message", "use-external-service"] | str
    """`send-message` or `use-external-service`."""
    parameters: TriggerActionDetails | UnsetType | None = field(
        name="params", default=UNSET
    )
    """How."""


class TriggerCondition(Model, frozen=True, kw_only=True, gc=False):
    """When a trigger does something."""

    name: (
        Literal[
            "time-on-site",
            "page-url",
            "chat-opened-by-visitor",
            "after-guest-registration",
        ]
        | str
    )
    """Which condition, such as `page-url` or `time-on-site`."""
    value: str | float | UnsetType | None = UNSET
    """A pattern, or seconds."""


class LivechatTrigger(Model, frozen=True, kw_only=True):
    """A trigger: something to say to visitors unasked."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier; a new one when absent."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    actions: list[TriggerAction] | UnsetType | None = UNSET
    """Its action."""
    conditions: list[TriggerCondition] | UnsetType | None = UNSET
    """When it does it."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it works."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    runs_once: bool | UnsetType | None = field(name="runOnce", default=UNSET)
    """Whether each visitor gets it once."""


class LivechatUnit(Model, frozen=True, kw_only=True):
    """A unit: departments with their monitors."""

    id: str = field(name="_id")
    """Identifier."""
    ancestor_ids: list[str] | UnsetType | None = field(name="ancestors", default=UNSET)
    """Units above it."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    department_count: float | UnsetType | None = field(
        name="numDepartments", default=UNSET
    )
    """How many departments it has."""
    monitor_count: float | UnsetType | None = field(name="numMonitors", default=UNSET)
    """How many monitors it has."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind."""
    visibility: Literal["private", "public"] | str | UnsetType | None = UNSET
    """`public` or `private`."""


class PriorityChange(Model, frozen=True, kw_only=True, gc=False):
    """A priority that changed."""

    kind: Literal["inserted", "updated", "removed", "changed"] | str = field(
        name="clientAction"
    )
    """The kind of change."""
    id: str
    """Identifier of the priority."""
    name: str | UnsetType | None = UNSET
    """Its name."""


class AgentDepartment(Model, frozen=True, kw_only=True, gc=False):
    """An agent in a department."""

    id: str = field(name="_id")
    """Identifier."""
    agent_id: str | UnsetType | None = field(name="agentId", default=UNSET)
    """The agent."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department."""
    username: str | UnsetType | None = UNSET
    """User name of the agent."""
    count: int | UnsetType | None = UNSET
    """How many conversations the agent gets in turn."""
    order: int | UnsetType | None = UNSET
    """The agent's position."""
    is_department_enabled: bool | UnsetType | None = field(
        name="departmentEnabled", default=UNSET
    )
    """Whether the department is in use."""
    department_name: str | UnsetType | None = field(
        name="departmentName", default=UNSET
    )
    """Name of the department."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class LivechatPriority(Model, frozen=True, kw_only=True, gc=False):
    """A priority of conversations."""

    id: str = field(name="_id")
    """Identifier."""
    translation_key: str | UnsetType | None = field(name="i18n", default=UNSET)
    """Key of the translation of its first name."""
    name: str | UnsetType | None = UNSET
    """Its name, where it was given another."""
    position: int | UnsetType | None = field(name="sortItem", default=UNSET)
    """Its position; 1 is the highest."""
    is_renamed: bool | UnsetType | None = field(name="dirty", default=UNSET)
    """Whether it was given another name."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class ServiceLevel(Model, frozen=True, kw_only=True, gc=False):
    """How soon conversations must be taken."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    minutes: int | UnsetType | None = field(name="dueTimeInMinutes", default=UNSET)
    """Within how many minutes."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class FacebookAnswer(Model, frozen=True, kw_only=True):
    """The answer of the bridge to Facebook; its fields depend on the question."""

    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it is on."""
    has_token: bool | UnsetType | None = field(name="hasToken", default=UNSET)
    """Whether there is a key."""
    is_done: bool | UnsetType | None = field(name="success", default=UNSET)
    """Whether it was done."""
    pages: list[AnyJson] | UnsetType | None = UNSET
    """Pages of Facebook."""
    url: str | UnsetType | None = UNSET
    """The pages on which to allow it."""


class ForwardChoice(Model, frozen=True, kw_only=True):
    """Departments that may be forwarded to."""

    department_ids: list[str] | UnsetType | None = field(name="$in", default=UNSET)
    """Their ids."""


class ForwardRestrictions(Model, frozen=True, kw_only=True):
    """A database condition that restricts where a department may forward to."""

    departments: ForwardChoice | UnsetType | None = field(name="_id", default=UNSET)
    """Departments that may be forwarded to."""


class FrameKeyAnswer(Model, frozen=True, kw_only=True, gc=False):
    """Confirmation that a key is being made."""

    message: str | UnsetType | None = UNSET
    """Key of what it says in the server's translations."""


class FacebookRequest(Model, frozen=True, kw_only=True, gc=False):
    """The action for the bridge to Facebook."""

    action: str
    """`initialState`, `enable`, `disable`, `list-pages`, `subscribe` or `unsubscribe`.
    """
    page: str | UnsetType | None = UNSET
    """The page, to subscribe to or not."""


class LivechatTagChanges(Model, frozen=True, kw_only=True, gc=False):
    """A tag of conversations as it shall be."""

    name: str
    """Its name."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""


class LivechatPriorityChanges(Model, frozen=True, kw_only=True, gc=False):
    """A priority as it shall be; before 6.0."""

    name: str
    """Its name."""
    minutes: str | float = field(name="dueTimeInMinutes")
    """Within how many minutes a conversation must be taken; servers of 3.x want text.
    """
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    color: str | UnsetType | None = UNSET
    """Its colour."""


class LivechatUnitChanges(Model, frozen=True, kw_only=True, gc=False):
    """A unit as it shall be."""

    name: str
    """Its name."""
    visibility: Literal["private", "public"] | str
    """`public` or `private`."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it takes conversations."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    email: str | UnsetType | None = UNSET
    """Address for messages while it is offline."""
    is_on_offline_form: bool | UnsetType | None = field(
        name="showOnOfflineForm", default=UNSET
    )
    """Whether visitors may leave it messages."""


class UnitMonitor(Model, frozen=True, kw_only=True, gc=False):
    """A monitor of a unit."""

    monitor_id: str = field(name="monitorId")
    """The monitor."""
    username: str
    """User name of the monitor."""


class UnitDepartment(Model, frozen=True, kw_only=True, gc=False):
    """A department of a unit."""

    department_id: str = field(name="departmentId")
    """The department."""


class AgentSettings(Model, frozen=True, kw_only=True, gc=False):
    """How an agent takes conversations."""

    most_conversations: float | str | UnsetType | None = field(
        name="maxNumberSimultaneousChat", default=UNSET
    )
    """Conversations at one time."""
    status: str | UnsetType | None = UNSET
    """`available` or `not-available`."""
    voip_extension: str | UnsetType | None = field(name="voipExtension", default=UNSET)
    """The telephone."""
