# Generated from schema/omnichannel_setup.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `OmnichannelSetup`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..omnichannel_setup import (
    ADD_AGENT,
    ADD_MANAGER,
    ADD_MONITOR,
    ARCHIVE_DEPARTMENT,
    CHANGE_DEPARTMENT_AGENTS,
    CONFIGURE_FACEBOOK,
    CREATE_DEPARTMENT,
    CREATE_FRAME_KEY,
    CREATE_SLA,
    DELETE_BUSINESS_HOUR,
    DELETE_CUSTOM_FIELD,
    DELETE_DEPARTMENT,
    DELETE_PRIORITY,
    DELETE_SLA,
    DELETE_TAG,
    DELETE_TRIGGER,
    DELETE_TRIGGER_BY_ID,
    DELETE_UNIT,
    FIND_AGENT,
    GET_AGENT,
    GET_BUSINESS_HOUR,
    GET_CUSTOM_FIELD,
    GET_DEPARTMENT,
    GET_MONITOR,
    GET_PRIORITY,
    GET_SLA,
    GET_TAG,
    GET_TRIGGER,
    GET_UNIT,
    LIST_AGENTS,
    LIST_ALL_TAGS,
    LIST_APPEARANCE,
    LIST_ARCHIVED_DEPARTMENTS,
    LIST_BUSINESS_HOURS,
    LIST_CUSTOM_FIELDS,
    LIST_DEPARTMENT_AGENTS,
    LIST_DEPARTMENTS,
    LIST_DEPARTMENTS_BY_ID,
    LIST_DEPARTMENTS_OF_AGENT,
    LIST_FORWARD_DEPARTMENTS,
    LIST_MANAGERS,
    LIST_MONITORS,
    LIST_PRIORITIES,
    LIST_SLAS,
    LIST_TAGS,
    LIST_TRIGGERS,
    LIST_UNITS,
    MAY_CREATE_DEPARTMENT,
    REMOVE_AGENT,
    REMOVE_MANAGER,
    REMOVE_MONITOR,
    RENAME_PRIORITY,
    RESET_PRIORITIES,
    SAVE_AGENT,
    SAVE_APPEARANCE,
    SAVE_BUSINESS_HOUR,
    SAVE_CUSTOM_FIELD,
    SAVE_DEPARTMENT,
    SAVE_DEPARTMENT_AGENTS,
    SAVE_INTEGRATION,
    SAVE_OFFICE_HOURS,
    SAVE_PRIORITY,
    SAVE_TAG,
    SAVE_TRIGGER,
    SAVE_UNIT,
    TEST_WEBHOOK,
    UNARCHIVE_DEPARTMENT,
    UPDATE_DEPARTMENT,
    UPDATE_SLA,
)

__all__ = [
    "AddAgentHandler",
    "AddManagerHandler",
    "AddMonitorHandler",
    "ArchiveDepartmentHandler",
    "ChangeDepartmentAgentsHandler",
    "ConfigureFacebookHandler",
    "CreateDepartmentHandler",
    "CreateFrameKeyHandler",
    "CreateSlaHandler",
    "DeleteBusinessHourHandler",
    "DeleteCustomFieldHandler",
    "DeleteDepartmentHandler",
    "DeletePriorityHandler",
    "DeleteSlaHandler",
    "DeleteTagHandler",
    "DeleteTriggerByIdHandler",
    "DeleteTriggerHandler",
    "DeleteUnitHandler",
    "FindAgentHandler",
    "GetAgentHandler",
    "GetBusinessHourHandler",
    "GetCustomFieldHandler",
    "GetDepartmentHandler",
    "GetMonitorHandler",
    "GetPriorityHandler",
    "GetSlaHandler",
    "GetTagHandler",
    "GetTriggerHandler",
    "GetUnitHandler",
    "ListAgentsHandler",
    "ListAllTagsHandler",
    "ListAppearanceHandler",
    "ListArchivedDepartmentsHandler",
    "ListBusinessHoursHandler",
    "ListCustomFieldsHandler",
    "ListDepartmentAgentsHandler",
    "ListDepartmentsByIdHandler",
    "ListDepartmentsHandler",
    "ListDepartmentsOfAgentHandler",
    "ListForwardDepartmentsHandler",
    "ListManagersHandler",
    "ListMonitorsHandler",
    "ListPrioritiesHandler",
    "ListSlasHandler",
    "ListTagsHandler",
    "ListTriggersHandler",
    "ListUnitsHandler",
    "MayCreateDepartmentHandler",
    "OmnichannelSetupHandlers",
    "RemoveAgentHandler",
    "RemoveManagerHandler",
    "RemoveMonitorHandler",
    "RenamePriorityHandler",
    "ResetPrioritiesHandler",
    "SaveAgentHandler",
    "SaveAppearanceHandler",
    "SaveBusinessHourHandler",
    "SaveCustomFieldHandler",
    "SaveDepartmentAgentsHandler",
    "SaveDepartmentHandler",
    "SaveIntegrationHandler",
    "SaveOfficeHoursHandler",
    "SavePriorityHandler",
    "SaveTagHandler",
    "SaveTriggerHandler",
    "SaveUnitHandler",
    "TestWebhookHandler",
    "UnarchiveDepartmentHandler",
    "UpdateDepartmentHandler",
    "UpdateSlaHandler",
    "omnichannel_setup_handlers",
    "on_add_agent",
    "on_add_manager",
    "on_add_monitor",
    "on_archive_department",
    "on_change_department_agents",
    "on_configure_facebook",
    "on_create_department",
    "on_create_frame_key",
    "on_create_sla",
    "on_delete_business_hour",
    "on_delete_custom_field",
    "on_delete_department",
    "on_delete_priority",
    "on_delete_sla",
    "on_delete_tag",
    "on_delete_trigger",
    "on_delete_trigger_by_id",
    "on_delete_unit",
    "on_find_agent",
    "on_get_agent",
    "on_get_business_hour",
    "on_get_custom_field",
    "on_get_department",
    "on_get_monitor",
    "on_get_priority",
    "on_get_sla",
    "on_get_tag",
    "on_get_trigger",
    "on_get_unit",
    "on_list_agents",
    "on_list_all_tags",
    "on_list_appearance",
    "on_list_archived_departments",
    "on_list_business_hours",
    "on_list_custom_fields",
    "on_list_department_agents",
    "on_list_departments",
    "on_list_departments_by_id",
    "on_list_departments_of_agent",
    "on_list_forward_departments",
    "on_list_managers",
    "on_list_monitors",
    "on_list_priorities",
    "on_list_slas",
    "on_list_tags",
    "on_list_triggers",
    "on_list_units",
    "on_may_create_department",
    "on_remove_agent",
    "on_remove_manager",
    "on_remove_monitor",
    "on_rename_priority",
    "on_reset_priorities",
    "on_save_agent",
    "on_save_appearance",
    "on_save_business_hour",
    "on_save_custom_field",
    "on_save_department",
    "on_save_department_agents",
    "on_save_integration",
    "on_save_office_hours",
    "on_save_priority",
    "on_save_tag",
    "on_save_trigger",
    "on_save_unit",
    "on_test_webhook",
    "on_unarchive_department",
    "on_update_department",
    "on_update_sla",
]


class AddAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:addAgent``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[bool | types.User]:
        """Make a user an agent."""
        ...


def on_add_agent(handler: AddAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:addAgent``."""
    return MethodHandler(ADD_AGENT, handler, Param("username", str))


class AddManagerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:addManager``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[bool | types.User]:
        """Make a user a manager of Livechat."""
        ...


def on_add_manager(handler: AddManagerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:addManager``."""
    return MethodHandler(ADD_MANAGER, handler, Param("username", str))


class AddMonitorHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:addMonitor``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[bool | types.User]:
        """Make a user a monitor of Livechat."""
        ...


def on_add_monitor(handler: AddMonitorHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:addMonitor``."""
    return MethodHandler(ADD_MONITOR, handler, Param("username", str))


class ConfigureFacebookHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:facebook``."""

    def __call__(
        self, caller: ContextT_contra, /, options: types.FacebookRequest
    ) -> Answer[types.FacebookAnswer | int | None]:
        """Configure Facebook as a channel; before 6.0."""
        ...


def on_configure_facebook(
    handler: ConfigureFacebookHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:facebook``."""
    return MethodHandler(
        CONFIGURE_FACEBOOK, handler, Param("options", types.FacebookRequest)
    )


class ListCustomFieldsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getCustomFields``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[list[types.LivechatCustomField]]:
        """List the custom fields of Livechat."""
        ...


def on_list_custom_fields(
    handler: ListCustomFieldsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getCustomFields``."""
    return MethodHandler(LIST_CUSTOM_FIELDS, handler)


class ListForwardDepartmentsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getDepartmentForwardRestrictions``."""

    def __call__(
        self, caller: ContextT_contra, /, department_id: str
    ) -> Answer[types.ForwardRestrictions | None]:
        """List where a department may forward to."""
        ...


def on_list_forward_departments(
    handler: ListForwardDepartmentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getDepartmentForwardRestrictions``."""
    return MethodHandler(LIST_FORWARD_DEPARTMENTS, handler, Param("department_id", str))


class ListTagsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getTagsList``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[list[types.LivechatTag] | None]:
        """List the tags of conversations."""
        ...


def on_list_tags(handler: ListTagsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getTagsList``."""
    return MethodHandler(LIST_TAGS, handler)


class RemoveAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeAgent``."""

    def __call__(self, caller: ContextT_contra, /, username: str) -> Answer[bool]:
        """Take a user off the agents."""
        ...


def on_remove_agent(handler: RemoveAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeAgent``."""
    return MethodHandler(REMOVE_AGENT, handler, Param("username", str))


class DeleteBusinessHourHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeBusinessHour``."""

    def __call__(
        self, caller: ContextT_contra, /, business_hour_id: str, kind: str
    ) -> Answer[None]:
        """Delete business hours."""
        ...


def on_delete_business_hour(
    handler: DeleteBusinessHourHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeBusinessHour``."""
    return MethodHandler(
        DELETE_BUSINESS_HOUR,
        handler,
        Param("business_hour_id", str),
        Param("kind", str),
    )


class DeleteCustomFieldHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeCustomField``."""

    def __call__(
        self, caller: ContextT_contra, /, field_id: str
    ) -> Answer[types.DeletionOutcome | int | None]:
        """Delete a custom field of Livechat."""
        ...


def on_delete_custom_field(
    handler: DeleteCustomFieldHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeCustomField``."""
    return MethodHandler(DELETE_CUSTOM_FIELD, handler, Param("field_id", str))


class DeleteDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeDepartment``."""

    def __call__(
        self, caller: ContextT_contra, /, department_id: str
    ) -> Answer[types.DeletionOutcome | int | None]:
        """Delete a department."""
        ...


def on_delete_department(
    handler: DeleteDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeDepartment``."""
    return MethodHandler(DELETE_DEPARTMENT, handler, Param("department_id", str))


class RemoveManagerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeManager``."""

    def __call__(self, caller: ContextT_contra, /, username: str) -> Answer[bool]:
        """Take a user off the managers of Livechat."""
        ...


def on_remove_manager(
    handler: RemoveManagerHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeManager``."""
    return MethodHandler(REMOVE_MANAGER, handler, Param("username", str))


class RemoveMonitorHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeMonitor``."""

    def __call__(self, caller: ContextT_contra, /, username: str) -> Answer[bool]:
        """Take a user off the monitors of Livechat."""
        ...


def on_remove_monitor(
    handler: RemoveMonitorHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeMonitor``."""
    return MethodHandler(REMOVE_MONITOR, handler, Param("username", str))


class DeletePriorityHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removePriority``."""

    def __call__(
        self, caller: ContextT_contra, /, identifier: str
    ) -> Answer[types.DeletionOutcome | int]:
        """Delete a priority; before 6.0."""
        ...


def on_delete_priority(
    handler: DeletePriorityHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removePriority``."""
    return MethodHandler(DELETE_PRIORITY, handler, Param("identifier", str))


class DeleteTagHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeTag``."""

    def __call__(self, caller: ContextT_contra, /, tag_id: str) -> Answer[bool | int]:
        """Delete a tag of conversations."""
        ...


def on_delete_tag(handler: DeleteTagHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeTag``."""
    return MethodHandler(DELETE_TAG, handler, Param("tag_id", str))


class DeleteTriggerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeTrigger``."""

    def __call__(
        self, caller: ContextT_contra, /, trigger_id: str
    ) -> Answer[bool | int]:
        """Delete a trigger."""
        ...


def on_delete_trigger(
    handler: DeleteTriggerHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeTrigger``."""
    return MethodHandler(DELETE_TRIGGER, handler, Param("trigger_id", str))


class DeleteUnitHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeUnit``."""

    def __call__(self, caller: ContextT_contra, /, unit_id: str) -> Answer[bool | int]:
        """Delete a unit."""
        ...


def on_delete_unit(handler: DeleteUnitHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeUnit``."""
    return MethodHandler(DELETE_UNIT, handler, Param("unit_id", str))


class SaveAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveAgentInfo``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        agent_id: str,
        fields: types.AgentSettings,
        department_ids: list[str],
    ) -> Answer[bool]:
        """Change an agent and the departments they are in."""
        ...


def on_save_agent(handler: SaveAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveAgentInfo``."""
    return MethodHandler(
        SAVE_AGENT,
        handler,
        Param("agent_id", str),
        Param("fields", types.AgentSettings),
        Param("department_ids", list[str]),
    )


class SaveAppearanceHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveAppearance``."""

    def __call__(
        self, caller: ContextT_contra, /, settings: list[types.AppearanceSetting]
    ) -> Answer[None]:
        """Change settings of the widget's look."""
        ...


def on_save_appearance(
    handler: SaveAppearanceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveAppearance``."""
    return MethodHandler(
        SAVE_APPEARANCE, handler, Param("settings", list[types.AppearanceSetting])
    )


class SaveBusinessHourHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveBusinessHour``."""

    def __call__(
        self, caller: ContextT_contra, /, business_hour: types.BusinessHour
    ) -> Answer[None]:
        """Make or change business hours."""
        ...


def on_save_business_hour(
    handler: SaveBusinessHourHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveBusinessHour``."""
    return MethodHandler(
        SAVE_BUSINESS_HOUR, handler, Param("business_hour", types.BusinessHour)
    )


class SaveCustomFieldHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveCustomField``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        field_id: str | None,
        field_data: types.NewLivechatCustomField,
    ) -> Answer[types.LivechatCustomField]:
        """Make or change a custom field of Livechat."""
        ...


def on_save_custom_field(
    handler: SaveCustomFieldHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveCustomField``."""
    return MethodHandler(
        SAVE_CUSTOM_FIELD,
        handler,
        Param("field_id", str | None),
        Param("field_data", types.NewLivechatCustomField),
    )


class SaveDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveDepartment``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str | None,
        department: types.NewDepartment,
        *,
        agents: list[types.NewDepartmentAgent] | UnsetType = UNSET,
        unit: types.DepartmentUnit | UnsetType = UNSET,
    ) -> Answer[types.Department]:
        """Make or change a department."""
        ...


def on_save_department(
    handler: SaveDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveDepartment``."""
    return MethodHandler(
        SAVE_DEPARTMENT,
        handler,
        Param("department_id", str | None),
        Param("department", types.NewDepartment),
        Param("agents", list[types.NewDepartmentAgent], is_optional=True),
        Param("unit", types.DepartmentUnit, is_optional=True),
    )


class SaveDepartmentAgentsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveDepartmentAgents``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        agents: list[types.DepartmentAgent],
    ) -> Answer[bool]:
        """Change the agents of a department."""
        ...


def on_save_department_agents(
    handler: SaveDepartmentAgentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveDepartmentAgents``."""
    return MethodHandler(
        SAVE_DEPARTMENT_AGENTS,
        handler,
        Param("department_id", str),
        Param("agents", list[types.DepartmentAgent]),
    )


class SaveIntegrationHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveIntegration``."""

    def __call__(
        self, caller: ContextT_contra, /, *, values: dict[str, str | bool | float]
    ) -> Answer[None]:
        """Change the webhook of Livechat."""
        ...


def on_save_integration(
    handler: SaveIntegrationHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveIntegration``."""
    return MethodHandler(
        SAVE_INTEGRATION, handler, Param("values", dict[str, str | bool | float])
    )


class SaveOfficeHoursHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveOfficeHours``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        day: str,
        start: str,
        finish: str,
        *,
        is_open: bool,
    ) -> Answer[None]:
        """Change the hours of one day; before 4.0."""
        ...


def on_save_office_hours(
    handler: SaveOfficeHoursHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveOfficeHours``."""
    return MethodHandler(
        SAVE_OFFICE_HOURS,
        handler,
        Param("day", str),
        Param("start", str),
        Param("finish", str),
        Param("is_open", bool),
    )


class SavePriorityHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:savePriority``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        priority_id: str | None,
        priority_data: types.LivechatPriorityChanges,
    ) -> Answer[types.LivechatPriority]:
        """Make or change a priority; before 6.0."""
        ...


def on_save_priority(handler: SavePriorityHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:savePriority``."""
    return MethodHandler(
        SAVE_PRIORITY,
        handler,
        Param("priority_id", str | None),
        Param("priority_data", types.LivechatPriorityChanges),
    )


class SaveTagHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveTag``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        tag_id: str | None,
        tag: types.LivechatTagChanges,
        department_ids: list[str],
    ) -> Answer[types.LivechatTag]:
        """Make or change a tag of conversations."""
        ...


def on_save_tag(handler: SaveTagHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveTag``."""
    return MethodHandler(
        SAVE_TAG,
        handler,
        Param("tag_id", str | None),
        Param("tag", types.LivechatTagChanges),
        Param("department_ids", list[str]),
    )


class SaveTriggerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveTrigger``."""

    def __call__(
        self, caller: ContextT_contra, /, trigger: types.LivechatTrigger
    ) -> Answer[bool | int | str]:
        """Make or change a trigger."""
        ...


def on_save_trigger(handler: SaveTriggerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveTrigger``."""
    return MethodHandler(SAVE_TRIGGER, handler, Param("trigger", types.LivechatTrigger))


class SaveUnitHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveUnit``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        unit_id: str | None,
        unit: types.LivechatUnitChanges,
        monitors: list[types.UnitMonitor],
        departments: list[types.UnitDepartment],
    ) -> Answer[types.LivechatUnit]:
        """Make or change a unit."""
        ...


def on_save_unit(handler: SaveUnitHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveUnit``."""
    return MethodHandler(
        SAVE_UNIT,
        handler,
        Param("unit_id", str | None),
        Param("unit", types.LivechatUnitChanges),
        Param("monitors", list[types.UnitMonitor]),
        Param("departments", list[types.UnitDepartment]),
    )


class FindAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:searchAgent``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[types.UserReference | None]:
        """Look a user up who may become an agent."""
        ...


def on_find_agent(handler: FindAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:searchAgent``."""
    return MethodHandler(FIND_AGENT, handler, Param("username", str))


class TestWebhookHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:webhookTest``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Try the webhook of Livechat."""
        ...


def on_test_webhook(handler: TestWebhookHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:webhookTest``."""
    return MethodHandler(TEST_WEBHOOK, handler)


class CreateFrameKeyHandler(Protocol[ContextT_contra]):
    """Answers ``omnichannelExternalFrameGenerateKey``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.FrameKeyAnswer]:
        """Make the key of the external frame."""
        ...


def on_create_frame_key(
    handler: CreateFrameKeyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``omnichannelExternalFrameGenerateKey``."""
    return MethodHandler(CREATE_FRAME_KEY, handler)


class DeleteTriggerByIdHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/livechat/triggers/{trigger_id}``."""

    def __call__(self, caller: ContextT_contra, /, trigger_id: str) -> Answer[None]:
        """Delete a trigger."""
        ...


def on_delete_trigger_by_id(
    handler: DeleteTriggerByIdHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/livechat/triggers/{trigger_id}``."""
    return MethodHandler(DELETE_TRIGGER_BY_ID, handler, Param("trigger_id", str))


class ListAgentsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/users/agent``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        only_available: bool | UnsetType = UNSET,
        without_id: str | UnsetType = UNSET,
        with_idle: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatAgent]]:
        """List the agents."""
        ...


def on_list_agents(handler: ListAgentsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/users/agent``."""
    return MethodHandler(
        LIST_AGENTS,
        handler,
        Param("text", str, is_optional=True),
        Param("only_available", bool, is_optional=True),
        Param("without_id", str, is_optional=True),
        Param("with_idle", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListManagersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/users/manager``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatAgent]]:
        """List the managers."""
        ...


def on_list_managers(handler: ListManagersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/users/manager``."""
    return MethodHandler(
        LIST_MANAGERS,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetAgentHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/users/agent/{_id}``."""

    def __call__(
        self, caller: ContextT_contra, /, agent_id: str
    ) -> Answer[types.LivechatAgent | None]:
        """Look up an agent."""
        ...


def on_get_agent(handler: GetAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/users/agent/{_id}``."""
    return MethodHandler(GET_AGENT, handler, Param("agent_id", str))


class ListDepartmentsOfAgentHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/agents/{agentId}/departments``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        agent_id: str,
        *,
        only_enabled: bool | UnsetType = UNSET,
    ) -> Answer[list[types.AgentDepartment]]:
        """List the departments of an agent."""
        ...


def on_list_departments_of_agent(
    handler: ListDepartmentsOfAgentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/agents/{agentId}/departments``."""
    return MethodHandler(
        LIST_DEPARTMENTS_OF_AGENT,
        handler,
        Param("agent_id", str),
        Param("only_enabled", bool, is_optional=True),
    )


class ListDepartmentsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/department``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        is_enabled: bool | UnsetType = UNSET,
        only_mine: bool | UnsetType = UNSET,
        with_archived: bool | UnsetType = UNSET,
        without_id: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Department]]:
        """List the departments."""
        ...


def on_list_departments(
    handler: ListDepartmentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/department``."""
    return MethodHandler(
        LIST_DEPARTMENTS,
        handler,
        Param("text", str, is_optional=True),
        Param("is_enabled", bool, is_optional=True),
        Param("only_mine", bool, is_optional=True),
        Param("with_archived", bool, is_optional=True),
        Param("without_id", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/department/{_id}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        *,
        only_mine: bool | UnsetType = UNSET,
    ) -> Answer[types.Department | None]:
        """Look up a department."""
        ...


def on_get_department(
    handler: GetDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/department/{_id}``."""
    return MethodHandler(
        GET_DEPARTMENT,
        handler,
        Param("department_id", str),
        Param("only_mine", bool, is_optional=True),
    )


class CreateDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/department``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department: types.NewDepartment,
        *,
        agents: list[types.NewDepartmentAgent] | UnsetType = UNSET,
        unit: types.DepartmentUnit | UnsetType = UNSET,
    ) -> Answer[types.Department]:
        """Make a department."""
        ...


def on_create_department(
    handler: CreateDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/department``."""
    return MethodHandler(
        CREATE_DEPARTMENT,
        handler,
        Param("department", types.NewDepartment),
        Param("agents", list[types.NewDepartmentAgent], is_optional=True),
        Param("unit", types.DepartmentUnit, is_optional=True),
    )


class UpdateDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``PUT /v1/livechat/department/{_id}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        department: types.NewDepartment,
        *,
        agents: list[types.NewDepartmentAgent] | UnsetType = UNSET,
    ) -> Answer[types.Department]:
        """Change a department."""
        ...


def on_update_department(
    handler: UpdateDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``PUT /v1/livechat/department/{_id}``."""
    return MethodHandler(
        UPDATE_DEPARTMENT,
        handler,
        Param("department_id", str),
        Param("department", types.NewDepartment),
        Param("agents", list[types.NewDepartmentAgent], is_optional=True),
    )


class ListDepartmentAgentsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/department/{_id}/agents``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.AgentDepartment]]:
        """List the agents of a department."""
        ...


def on_list_department_agents(
    handler: ListDepartmentAgentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/department/{_id}/agents``."""
    return MethodHandler(
        LIST_DEPARTMENT_AGENTS,
        handler,
        Param("department_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ChangeDepartmentAgentsHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/department/{_id}/agents``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        added: list[types.NewDepartmentAgent],
        removed: list[types.NewDepartmentAgent],
    ) -> Answer[None]:
        """Add agents to a department, and remove others."""
        ...


def on_change_department_agents(
    handler: ChangeDepartmentAgentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/department/{_id}/agents``."""
    return MethodHandler(
        CHANGE_DEPARTMENT_AGENTS,
        handler,
        Param("department_id", str),
        Param("added", list[types.NewDepartmentAgent]),
        Param("removed", list[types.NewDepartmentAgent]),
    )


class ArchiveDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/department/archive/{_id}``."""

    def __call__(self, caller: ContextT_contra, /, department_id: str) -> Answer[None]:
        """Archive a department."""
        ...


def on_archive_department(
    handler: ArchiveDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/department/archive/{_id}``."""
    return MethodHandler(ARCHIVE_DEPARTMENT, handler, Param("department_id", str))


class UnarchiveDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/department/unarchive/{_id}``."""

    def __call__(self, caller: ContextT_contra, /, department_id: str) -> Answer[None]:
        """Bring an archived department back."""
        ...


def on_unarchive_department(
    handler: UnarchiveDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/department/unarchive/{_id}``."""
    return MethodHandler(UNARCHIVE_DEPARTMENT, handler, Param("department_id", str))


class ListArchivedDepartmentsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/departments/archived``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Department]]:
        """List the archived departments."""
        ...


def on_list_archived_departments(
    handler: ListArchivedDepartmentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/departments/archived``."""
    return MethodHandler(
        LIST_ARCHIVED_DEPARTMENTS,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListDepartmentsByIdHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/department.listByIds``."""

    def __call__(
        self, caller: ContextT_contra, /, ids: list[str]
    ) -> Answer[list[types.Department]]:
        """Look up several departments."""
        ...


def on_list_departments_by_id(
    handler: ListDepartmentsByIdHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/department.listByIds``."""
    return MethodHandler(LIST_DEPARTMENTS_BY_ID, handler, Param("ids", list[str]))


class MayCreateDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/department/isDepartmentCreationAvailable``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask whether the licence allows another department."""
        ...


def on_may_create_department(
    handler: MayCreateDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of it.

    ``GET /v1/livechat/department/isDepartmentCreationAvailable``
    """
    return MethodHandler(MAY_CREATE_DEPARTMENT, handler)


class GetCustomFieldHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/custom-fields/{_id}``."""

    def __call__(
        self, caller: ContextT_contra, /, field_id: str
    ) -> Answer[types.LivechatCustomField]:
        """Look up a custom field."""
        ...


def on_get_custom_field(
    handler: GetCustomFieldHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/custom-fields/{_id}``."""
    return MethodHandler(GET_CUSTOM_FIELD, handler, Param("field_id", str))


class ListTriggersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/triggers``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatTrigger]]:
        """List the triggers."""
        ...


def on_list_triggers(handler: ListTriggersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/triggers``."""
    return MethodHandler(
        LIST_TRIGGERS,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetTriggerHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/triggers/{_id}``."""

    def __call__(
        self, caller: ContextT_contra, /, trigger_id: str
    ) -> Answer[types.LivechatTrigger | None]:
        """Look up a trigger."""
        ...


def on_get_trigger(handler: GetTriggerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/triggers/{_id}``."""
    return MethodHandler(GET_TRIGGER, handler, Param("trigger_id", str))


class ListMonitorsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/monitors``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatAgent]]:
        """List the monitors."""
        ...


def on_list_monitors(handler: ListMonitorsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/monitors``."""
    return MethodHandler(
        LIST_MONITORS,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetMonitorHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/monitors/{username}``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[types.LivechatAgent]:
        """Look up a monitor."""
        ...


def on_get_monitor(handler: GetMonitorHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/monitors/{username}``."""
    return MethodHandler(GET_MONITOR, handler, Param("username", str))


class ListPrioritiesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/priorities``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatPriority]]:
        """List the priorities of conversations."""
        ...


def on_list_priorities(
    handler: ListPrioritiesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/priorities``."""
    return MethodHandler(
        LIST_PRIORITIES,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetPriorityHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/priorities/{priorityId}``."""

    def __call__(
        self, caller: ContextT_contra, /, priority_id: str
    ) -> Answer[types.LivechatPriority]:
        """Look up a priority of conversations."""
        ...


def on_get_priority(handler: GetPriorityHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/priorities/{priorityId}``."""
    return MethodHandler(GET_PRIORITY, handler, Param("priority_id", str))


class RenamePriorityHandler(Protocol[ContextT_contra]):
    """Answers ``PUT /v1/livechat/priorities/{priorityId}``."""

    def __call__(
        self, caller: ContextT_contra, /, priority_id: str, name: str
    ) -> Answer[None]:
        """Give a priority of conversations another name."""
        ...


def on_rename_priority(
    handler: RenamePriorityHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``PUT /v1/livechat/priorities/{priorityId}``."""
    return MethodHandler(
        RENAME_PRIORITY, handler, Param("priority_id", str), Param("name", str)
    )


class ResetPrioritiesHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/priorities.reset``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Give the priorities of conversations their first names back."""
        ...


def on_reset_priorities(
    handler: ResetPrioritiesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/priorities.reset``."""
    return MethodHandler(RESET_PRIORITIES, handler)


class ListAllTagsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/tags``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        department_id: str | UnsetType = UNSET,
        with_all: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatTag]]:
        """List the tags of conversations."""
        ...


def on_list_all_tags(handler: ListAllTagsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/tags``."""
    return MethodHandler(
        LIST_ALL_TAGS,
        handler,
        Param("text", str, is_optional=True),
        Param("department_id", str, is_optional=True),
        Param("with_all", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetTagHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/tags/{tagId}``."""

    def __call__(
        self, caller: ContextT_contra, /, tag_id: str
    ) -> Answer[types.LivechatTag]:
        """Look up a tag of conversations."""
        ...


def on_get_tag(handler: GetTagHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/tags/{tagId}``."""
    return MethodHandler(GET_TAG, handler, Param("tag_id", str))


class ListUnitsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/units``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.LivechatUnit]]:
        """List the units."""
        ...


def on_list_units(handler: ListUnitsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/units``."""
    return MethodHandler(
        LIST_UNITS,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetUnitHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/units/{id}``."""

    def __call__(
        self, caller: ContextT_contra, /, unit_id: str
    ) -> Answer[types.LivechatUnit]:
        """Look up a unit."""
        ...


def on_get_unit(handler: GetUnitHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/units/{id}``."""
    return MethodHandler(GET_UNIT, handler, Param("unit_id", str))


class ListSlasHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/sla``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.ServiceLevel]]:
        """List how soon conversations must be taken."""
        ...


def on_list_slas(handler: ListSlasHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/sla``."""
    return MethodHandler(
        LIST_SLAS,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetSlaHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/sla/{slaId}``."""

    def __call__(
        self, caller: ContextT_contra, /, sla_id: str
    ) -> Answer[types.ServiceLevel]:
        """Look up how soon conversations must be taken."""
        ...


def on_get_sla(handler: GetSlaHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/sla/{slaId}``."""
    return MethodHandler(GET_SLA, handler, Param("sla_id", str))


class CreateSlaHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/sla``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        name: str,
        minutes: int,
        *,
        description: str | UnsetType = UNSET,
    ) -> Answer[types.ServiceLevel]:
        """Say how soon conversations of a kind must be taken."""
        ...


def on_create_sla(handler: CreateSlaHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/sla``."""
    return MethodHandler(
        CREATE_SLA,
        handler,
        Param("name", str),
        Param("description", str, is_optional=True),
        Param("minutes", int),
    )


class UpdateSlaHandler(Protocol[ContextT_contra]):
    """Answers ``PUT /v1/livechat/sla/{slaId}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        sla_id: str,
        name: str,
        minutes: int,
        *,
        description: str | UnsetType = UNSET,
    ) -> Answer[types.ServiceLevel]:
        """Say otherwise how soon conversations of a kind must be taken."""
        ...


def on_update_sla(handler: UpdateSlaHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``PUT /v1/livechat/sla/{slaId}``."""
    return MethodHandler(
        UPDATE_SLA,
        handler,
        Param("sla_id", str),
        Param("name", str),
        Param("description", str, is_optional=True),
        Param("minutes", int),
    )


class DeleteSlaHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/livechat/sla/{slaId}``."""

    def __call__(self, caller: ContextT_contra, /, sla_id: str) -> Answer[None]:
        """Delete a service level."""
        ...


def on_delete_sla(handler: DeleteSlaHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/livechat/sla/{slaId}``."""
    return MethodHandler(DELETE_SLA, handler, Param("sla_id", str))


class ListBusinessHoursHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/business-hours``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.BusinessHour]]:
        """List the business hours."""
        ...


def on_list_business_hours(
    handler: ListBusinessHoursHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/business-hours``."""
    return MethodHandler(
        LIST_BUSINESS_HOURS,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetBusinessHourHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/business-hour``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        kind: Literal["default", "custom"] | str,
        *,
        hours_id: str | UnsetType = UNSET,
    ) -> Answer[types.BusinessHour | None]:
        """Look up business hours."""
        ...


def on_get_business_hour(
    handler: GetBusinessHourHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/business-hour``."""
    return MethodHandler(
        GET_BUSINESS_HOUR,
        handler,
        Param("kind", Literal["default", "custom"] | str),
        Param("hours_id", str, is_optional=True),
    )


class ListAppearanceHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/appearance``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.Setting]]:
        """List how the Livechat window looks."""
        ...


def on_list_appearance(
    handler: ListAppearanceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/appearance``."""
    return MethodHandler(LIST_APPEARANCE, handler)


class OmnichannelSetupHandlers(Protocol[ContextT_contra]):
    """Answers every method of `OmnichannelSetup`."""

    @property
    def add_agent(self) -> AddAgentHandler[ContextT_contra]:
        """Make a user an agent."""
        ...

    @property
    def add_manager(self) -> AddManagerHandler[ContextT_contra]:
        """Make a user a manager of Livechat."""
        ...

    @property
    def add_monitor(self) -> AddMonitorHandler[ContextT_contra]:
        """Make a user a monitor of Livechat."""
        ...

    @property
    def configure_facebook(self) -> ConfigureFacebookHandler[ContextT_contra]:
        """Configure Facebook as a channel; before 6.0."""
        ...

    @property
    def list_custom_fields(self) -> ListCustomFieldsHandler[ContextT_contra]:
        """List the custom fields of Livechat."""
        ...

    @property
    def list_forward_departments(
        self,
    ) -> ListForwardDepartmentsHandler[ContextT_contra]:
        """List where a department may forward to."""
        ...

    @property
    def list_tags(self) -> ListTagsHandler[ContextT_contra]:
        """List the tags of conversations."""
        ...

    @property
    def remove_agent(self) -> RemoveAgentHandler[ContextT_contra]:
        """Take a user off the agents."""
        ...

    @property
    def delete_business_hour(self) -> DeleteBusinessHourHandler[ContextT_contra]:
        """Delete business hours."""
        ...

    @property
    def delete_custom_field(self) -> DeleteCustomFieldHandler[ContextT_contra]:
        """Delete a custom field of Livechat."""
        ...

    @property
    def delete_department(self) -> DeleteDepartmentHandler[ContextT_contra]:
        """Delete a department."""
        ...

    @property
    def remove_manager(self) -> RemoveManagerHandler[ContextT_contra]:
        """Take a user off the managers of Livechat."""
        ...

    @property
    def remove_monitor(self) -> RemoveMonitorHandler[ContextT_contra]:
        """Take a user off the monitors of Livechat."""
        ...

    @property
    def delete_priority(self) -> DeletePriorityHandler[ContextT_contra]:
        """Delete a priority; before 6.0."""
        ...

    @property
    def delete_tag(self) -> DeleteTagHandler[ContextT_contra]:
        """Delete a tag of conversations."""
        ...

    @property
    def delete_trigger(self) -> DeleteTriggerHandler[ContextT_contra]:
        """Delete a trigger."""
        ...

    @property
    def delete_unit(self) -> DeleteUnitHandler[ContextT_contra]:
        """Delete a unit."""
        ...

    @property
    def save_agent(self) -> SaveAgentHandler[ContextT_contra]:
        """Change an agent and the departments they are in."""
        ...

    @property
    def save_appearance(self) -> SaveAppearanceHandler[ContextT_contra]:
        """Change settings of the widget's look."""
        ...

    @property
    def save_business_hour(self) -> SaveBusinessHourHandler[ContextT_contra]:
        """Make or change business hours."""
        ...

    @property
    def save_custom_field(self) -> SaveCustomFieldHandler[ContextT_contra]:
        """Make or change a custom field of Livechat."""
        ...

    @property
    def save_department(self) -> SaveDepartmentHandler[ContextT_contra]:
        """Make or change a department."""
        ...

    @property
    def save_department_agents(self) -> SaveDepartmentAgentsHandler[ContextT_contra]:
        """Change the agents of a department."""
        ...

    @property
    def save_integration(self) -> SaveIntegrationHandler[ContextT_contra]:
        """Change the webhook of Livechat."""
        ...

    @property
    def save_office_hours(self) -> SaveOfficeHoursHandler[ContextT_contra]:
        """Change the hours of one day; before 4.0."""
        ...

    @property
    def save_priority(self) -> SavePriorityHandler[ContextT_contra]:
        """Make or change a priority; before 6.0."""
        ...

    @property
    def save_tag(self) -> SaveTagHandler[ContextT_contra]:
        """Make or change a tag of conversations."""
        ...

    @property
    def save_trigger(self) -> SaveTriggerHandler[ContextT_contra]:
        """Make or change a trigger."""
        ...

    @property
    def save_unit(self) -> SaveUnitHandler[ContextT_contra]:
        """Make or change a unit."""
        ...

    @property
    def find_agent(self) -> FindAgentHandler[ContextT_contra]:
        """Look a user up who may become an agent."""
        ...

    @property
    def test_webhook(self) -> TestWebhookHandler[ContextT_contra]:
        """Try the webhook of Livechat."""
        ...

    @property
    def create_frame_key(self) -> CreateFrameKeyHandler[ContextT_contra]:
        """Make the key of the external frame."""
        ...

    @property
    def delete_trigger_by_id(self) -> DeleteTriggerByIdHandler[ContextT_contra]:
        """Delete a trigger."""
        ...

    @property
    def list_agents(self) -> ListAgentsHandler[ContextT_contra]:
        """List the agents."""
        ...

    @property
    def list_managers(self) -> ListManagersHandler[ContextT_contra]:
        """List the managers."""
        ...

    @property
    def get_agent(self) -> GetAgentHandler[ContextT_contra]:
        """Look up an agent."""
        ...

    @property
    def list_departments_of_agent(
        self,
    ) -> ListDepartmentsOfAgentHandler[ContextT_contra]:
        """List the departments of an agent."""
        ...

    @property
    def list_departments(self) -> ListDepartmentsHandler[ContextT_contra]:
        """List the departments."""
        ...

    @property
    def get_department(self) -> GetDepartmentHandler[ContextT_contra]:
        """Look up a department."""
        ...

    @property
    def create_department(self) -> CreateDepartmentHandler[ContextT_contra]:
        """Make a department."""
        ...

    @property
    def update_department(self) -> UpdateDepartmentHandler[ContextT_contra]:
        """Change a department."""
        ...

    @property
    def list_department_agents(self) -> ListDepartmentAgentsHandler[ContextT_contra]:
        """List the agents of a department."""
        ...

    @property
    def change_department_agents(
        self,
    ) -> ChangeDepartmentAgentsHandler[ContextT_contra]:
        """Add agents to a department, and remove others."""
        ...

    @property
    def archive_department(self) -> ArchiveDepartmentHandler[ContextT_contra]:
        """Archive a department."""
        ...

    @property
    def unarchive_department(self) -> UnarchiveDepartmentHandler[ContextT_contra]:
        """Bring an archived department back."""
        ...

    @property
    def list_archived_departments(
        self,
    ) -> ListArchivedDepartmentsHandler[ContextT_contra]:
        """List the archived departments."""
        ...

    @property
    def list_departments_by_id(self) -> ListDepartmentsByIdHandler[ContextT_contra]:
        """Look up several departments."""
        ...

    @property
    def may_create_department(self) -> MayCreateDepartmentHandler[ContextT_contra]:
        """Ask whether the licence allows another department."""
        ...

    @property
    def get_custom_field(self) -> GetCustomFieldHandler[ContextT_contra]:
        """Look up a custom field."""
        ...

    @property
    def list_triggers(self) -> ListTriggersHandler[ContextT_contra]:
        """List the triggers."""
        ...

    @property
    def get_trigger(self) -> GetTriggerHandler[ContextT_contra]:
        """Look up a trigger."""
        ...

    @property
    def list_monitors(self) -> ListMonitorsHandler[ContextT_contra]:
        """List the monitors."""
        ...

    @property
    def get_monitor(self) -> GetMonitorHandler[ContextT_contra]:
        """Look up a monitor."""
        ...

    @property
    def list_priorities(self) -> ListPrioritiesHandler[ContextT_contra]:
        """List the priorities of conversations."""
        ...

    @property
    def get_priority(self) -> GetPriorityHandler[ContextT_contra]:
        """Look up a priority of conversations."""
        ...

    @property
    def rename_priority(self) -> RenamePriorityHandler[ContextT_contra]:
        """Give a priority of conversations another name."""
        ...

    @property
    def reset_priorities(self) -> ResetPrioritiesHandler[ContextT_contra]:
        """Give the priorities of conversations their first names back."""
        ...

    @property
    def list_all_tags(self) -> ListAllTagsHandler[ContextT_contra]:
        """List the tags of conversations."""
        ...

    @property
    def get_tag(self) -> GetTagHandler[ContextT_contra]:
        """Look up a tag of conversations."""
        ...

    @property
    def list_units(self) -> ListUnitsHandler[ContextT_contra]:
        """List the units."""
        ...

    @property
    def get_unit(self) -> GetUnitHandler[ContextT_contra]:
        """Look up a unit."""
        ...

    @property
    def list_slas(self) -> ListSlasHandler[ContextT_contra]:
        """List how soon conversations must be taken."""
        ...

    @property
    def get_sla(self) -> GetSlaHandler[ContextT_contra]:
        """Look up how soon conversations must be taken."""
        ...

    @property
    def create_sla(self) -> CreateSlaHandler[ContextT_contra]:
        """Say how soon conversations of a kind must be taken."""
        ...

    @property
    def update_sla(self) -> UpdateSlaHandler[ContextT_contra]:
        """Say otherwise how soon conversations of a kind must be taken."""
        ...

    @property
    def delete_sla(self) -> DeleteSlaHandler[ContextT_contra]:
        """Delete a service level."""
        ...

    @property
    def list_business_hours(self) -> ListBusinessHoursHandler[ContextT_contra]:
        """List the business hours."""
        ...

    @property
    def get_business_hour(self) -> GetBusinessHourHandler[ContextT_contra]:
        """Look up business hours."""
        ...

    @property
    def list_appearance(self) -> ListAppearanceHandler[ContextT_contra]:
        """List how the Livechat window looks."""
        ...


def omnichannel_setup_handlers(
    implementation: OmnichannelSetupHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_add_agent(implementation.add_agent),
        on_add_manager(implementation.add_manager),
        on_add_monitor(implementation.add_monitor),
        on_configure_facebook(implementation.configure_facebook),
        on_list_custom_fields(implementation.list_custom_fields),
        on_list_forward_departments(implementation.list_forward_departments),
        on_list_tags(implementation.list_tags),
        on_remove_agent(implementation.remove_agent),
        on_delete_business_hour(implementation.delete_business_hour),
        on_delete_custom_field(implementation.delete_custom_field),
        on_delete_department(implementation.delete_department),
        on_remove_manager(implementation.remove_manager),
        on_remove_monitor(implementation.remove_monitor),
        on_delete_priority(implementation.delete_priority),
        on_delete_tag(implementation.delete_tag),
        on_delete_trigger(implementation.delete_trigger),
        on_delete_unit(implementation.delete_unit),
        on_save_agent(implementation.save_agent),
        on_save_appearance(implementation.save_appearance),
        on_save_business_hour(implementation.save_business_hour),
        on_save_custom_field(implementation.save_custom_field),
        on_save_department(implementation.save_department),
        on_save_department_agents(implementation.save_department_agents),
        on_save_integration(implementation.save_integration),
        on_save_office_hours(implementation.save_office_hours),
        on_save_priority(implementation.save_priority),
        on_save_tag(implementation.save_tag),
        on_save_trigger(implementation.save_trigger),
        on_save_unit(implementation.save_unit),
        on_find_agent(implementation.find_agent),
        on_test_webhook(implementation.test_webhook),
        on_create_frame_key(implementation.create_frame_key),
        on_delete_trigger_by_id(implementation.delete_trigger_by_id),
        on_list_agents(implementation.list_agents),
        on_list_managers(implementation.list_managers),
        on_get_agent(implementation.get_agent),
        on_list_departments_of_agent(implementation.list_departments_of_agent),
        on_list_departments(implementation.list_departments),
        on_get_department(implementation.get_department),
        on_create_department(implementation.create_department),
        on_update_department(implementation.update_department),
        on_list_department_agents(implementation.list_department_agents),
        on_change_department_agents(implementation.change_department_agents),
        on_archive_department(implementation.archive_department),
        on_unarchive_department(implementation.unarchive_department),
        on_list_archived_departments(implementation.list_archived_departments),
        on_list_departments_by_id(implementation.list_departments_by_id),
        on_may_create_department(implementation.may_create_department),
        on_get_custom_field(implementation.get_custom_field),
        on_list_triggers(implementation.list_triggers),
        on_get_trigger(implementation.get_trigger),
        on_list_monitors(implementation.list_monitors),
        on_get_monitor(implementation.get_monitor),
        on_list_priorities(implementation.list_priorities),
        on_get_priority(implementation.get_priority),
        on_rename_priority(implementation.rename_priority),
        on_reset_priorities(implementation.reset_priorities),
        on_list_all_tags(implementation.list_all_tags),
        on_get_tag(implementation.get_tag),
        on_list_units(implementation.list_units),
        on_get_unit(implementation.get_unit),
        on_list_slas(implementation.list_slas),
        on_get_sla(implementation.get_sla),
        on_create_sla(implementation.create_sla),
        on_update_sla(implementation.update_sla),
        on_delete_sla(implementation.delete_sla),
        on_list_business_hours(implementation.list_business_hours),
        on_get_business_hour(implementation.get_business_hour),
        on_list_appearance(implementation.list_appearance),
    )
