# Generated from schema/omnichannel_setup.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `OmnichannelSetup`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..omnichannel_setup import (
    ADD_AGENT,
    ADD_MANAGER,
    ADD_MONITOR,
    CONFIGURE_FACEBOOK,
    CREATE_FRAME_KEY,
    DELETE_BUSINESS_HOUR,
    DELETE_CUSTOM_FIELD,
    DELETE_DEPARTMENT,
    DELETE_PRIORITY,
    DELETE_TAG,
    DELETE_TRIGGER,
    DELETE_TRIGGER_BY_ID,
    DELETE_UNIT,
    FIND_AGENT,
    LIST_CUSTOM_FIELDS,
    LIST_FORWARD_DEPARTMENTS,
    LIST_TAGS,
    REMOVE_AGENT,
    REMOVE_MANAGER,
    REMOVE_MONITOR,
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
)
from ..types.common import UserReference
from ..types.omnichannel_setup import (
    AppearanceSetting,
    BusinessHour,
    Department,
    DepartmentAgent,
    DepartmentUnit,
    LivechatCustomField,
    LivechatTag,
    LivechatTrigger,
    LivechatUnit,
    NewDepartment,
    NewDepartmentAgent,
    NewLivechatCustomField,
)
from ..types.users import User

__all__ = [
    "AddAgentHandler",
    "AddManagerHandler",
    "AddMonitorHandler",
    "ConfigureFacebookHandler",
    "CreateFrameKeyHandler",
    "DeleteBusinessHourHandler",
    "DeleteCustomFieldHandler",
    "DeleteDepartmentHandler",
    "DeletePriorityHandler",
    "DeleteTagHandler",
    "DeleteTriggerByIdHandler",
    "DeleteTriggerHandler",
    "DeleteUnitHandler",
    "FindAgentHandler",
    "ListCustomFieldsHandler",
    "ListForwardDepartmentsHandler",
    "ListTagsHandler",
    "OmnichannelSetupHandlers",
    "RemoveAgentHandler",
    "RemoveManagerHandler",
    "RemoveMonitorHandler",
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
    "omnichannel_setup_handlers",
    "on_add_agent",
    "on_add_manager",
    "on_add_monitor",
    "on_configure_facebook",
    "on_create_frame_key",
    "on_delete_business_hour",
    "on_delete_custom_field",
    "on_delete_department",
    "on_delete_priority",
    "on_delete_tag",
    "on_delete_trigger",
    "on_delete_trigger_by_id",
    "on_delete_unit",
    "on_find_agent",
    "on_list_custom_fields",
    "on_list_forward_departments",
    "on_list_tags",
    "on_remove_agent",
    "on_remove_manager",
    "on_remove_monitor",
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
]


class AddAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:addAgent``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[bool | User]:
        """Make a user an agent."""
        ...


def on_add_agent(handler: AddAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:addAgent``."""
    return MethodHandler(ADD_AGENT, handler, Param("username", str))


class AddManagerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:addManager``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[bool | User]:
        """Make a user a manager of Livechat."""
        ...


def on_add_manager(handler: AddManagerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:addManager``."""
    return MethodHandler(ADD_MANAGER, handler, Param("username", str))


class AddMonitorHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:addMonitor``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[bool | User]:
        """Make a user a monitor of Livechat."""
        ...


def on_add_monitor(handler: AddMonitorHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:addMonitor``."""
    return MethodHandler(ADD_MONITOR, handler, Param("username", str))


class ConfigureFacebookHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:facebook``."""

    def __call__(self, caller: ContextT_contra, /, options: object) -> Answer[object]:
        """Configure Facebook as a channel; before 6.0."""
        ...


def on_configure_facebook(
    handler: ConfigureFacebookHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:facebook``."""
    return MethodHandler(CONFIGURE_FACEBOOK, handler, Param("options", object))


class ListCustomFieldsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getCustomFields``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[LivechatCustomField]]:
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
    ) -> Answer[object]:
        """List where a department may forward to."""
        ...


def on_list_forward_departments(
    handler: ListForwardDepartmentsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getDepartmentForwardRestrictions``."""
    return MethodHandler(LIST_FORWARD_DEPARTMENTS, handler, Param("department_id", str))


class ListTagsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getTagsList``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[LivechatTag] | None]:
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

    def __call__(self, caller: ContextT_contra, /, field_id: str) -> Answer[object]:
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
    ) -> Answer[object]:
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
        self, caller: ContextT_contra, /, identifier: object
    ) -> Answer[object]:
        """Delete a priority; before 6.0."""
        ...


def on_delete_priority(
    handler: DeletePriorityHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removePriority``."""
    return MethodHandler(DELETE_PRIORITY, handler, Param("identifier", object))


class DeleteTagHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeTag``."""

    def __call__(self, caller: ContextT_contra, /, tag_id: str) -> Answer[bool]:
        """Delete a tag of conversations."""
        ...


def on_delete_tag(handler: DeleteTagHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeTag``."""
    return MethodHandler(DELETE_TAG, handler, Param("tag_id", str))


class DeleteTriggerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeTrigger``."""

    def __call__(self, caller: ContextT_contra, /, trigger_id: str) -> Answer[bool]:
        """Delete a trigger."""
        ...


def on_delete_trigger(
    handler: DeleteTriggerHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeTrigger``."""
    return MethodHandler(DELETE_TRIGGER, handler, Param("trigger_id", str))


class DeleteUnitHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeUnit``."""

    def __call__(self, caller: ContextT_contra, /, unit_id: str) -> Answer[bool]:
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
        fields: dict[str, object],
        department_ids: list[str],
    ) -> Answer[object]:
        """Change an agent and the departments they are in."""
        ...


def on_save_agent(handler: SaveAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveAgentInfo``."""
    return MethodHandler(
        SAVE_AGENT,
        handler,
        Param("agent_id", str),
        Param("fields", dict[str, object]),
        Param("department_ids", list[str]),
    )


class SaveAppearanceHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveAppearance``."""

    def __call__(
        self, caller: ContextT_contra, /, settings: list[AppearanceSetting]
    ) -> Answer[None]:
        """Change settings of the widget's look."""
        ...


def on_save_appearance(
    handler: SaveAppearanceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveAppearance``."""
    return MethodHandler(
        SAVE_APPEARANCE, handler, Param("settings", list[AppearanceSetting])
    )


class SaveBusinessHourHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveBusinessHour``."""

    def __call__(
        self, caller: ContextT_contra, /, business_hour: BusinessHour
    ) -> Answer[None]:
        """Make or change business hours."""
        ...


def on_save_business_hour(
    handler: SaveBusinessHourHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveBusinessHour``."""
    return MethodHandler(
        SAVE_BUSINESS_HOUR, handler, Param("business_hour", BusinessHour)
    )


class SaveCustomFieldHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveCustomField``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        field_id: str,
        field_data: NewLivechatCustomField,
    ) -> Answer[LivechatCustomField]:
        """Make or change a custom field of Livechat."""
        ...


def on_save_custom_field(
    handler: SaveCustomFieldHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveCustomField``."""
    return MethodHandler(
        SAVE_CUSTOM_FIELD,
        handler,
        Param("field_id", str),
        Param("field_data", NewLivechatCustomField),
    )


class SaveDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveDepartment``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str | None,
        department: NewDepartment,
        *,
        agents: list[NewDepartmentAgent] | UnsetType = UNSET,
        unit: DepartmentUnit | UnsetType = UNSET,
    ) -> Answer[Department]:
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
        Param("department", NewDepartment),
        Param("agents", list[NewDepartmentAgent], is_optional=True),
        Param("unit", DepartmentUnit, is_optional=True),
    )


class SaveDepartmentAgentsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveDepartmentAgents``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        agents: list[DepartmentAgent],
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
        Param("agents", list[DepartmentAgent]),
    )


class SaveIntegrationHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveIntegration``."""

    def __call__(
        self, caller: ContextT_contra, /, values: dict[str, object]
    ) -> Answer[None]:
        """Change the webhook of Livechat."""
        ...


def on_save_integration(
    handler: SaveIntegrationHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveIntegration``."""
    return MethodHandler(SAVE_INTEGRATION, handler, Param("values", dict[str, object]))


class SaveOfficeHoursHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveOfficeHours``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        day: object,
        start: object,
        finish: object,
        is_open: object,
    ) -> Answer[object]:
        """Change the hours of one day; before 4.0."""
        ...


def on_save_office_hours(
    handler: SaveOfficeHoursHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveOfficeHours``."""
    return MethodHandler(
        SAVE_OFFICE_HOURS,
        handler,
        Param("day", object),
        Param("start", object),
        Param("finish", object),
        Param("is_open", object),
    )


class SavePriorityHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:savePriority``."""

    def __call__(
        self, caller: ContextT_contra, /, priority_id: object, priority_data: object
    ) -> Answer[object]:
        """Make or change a priority; before 6.0."""
        ...


def on_save_priority(handler: SavePriorityHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:savePriority``."""
    return MethodHandler(
        SAVE_PRIORITY,
        handler,
        Param("priority_id", object),
        Param("priority_data", object),
    )


class SaveTagHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveTag``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        tag_id: str,
        tag: object,
        department_ids: object,
    ) -> Answer[LivechatTag]:
        """Make or change a tag of conversations."""
        ...


def on_save_tag(handler: SaveTagHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveTag``."""
    return MethodHandler(
        SAVE_TAG,
        handler,
        Param("tag_id", str),
        Param("tag", object),
        Param("department_ids", object),
    )


class SaveTriggerHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveTrigger``."""

    def __call__(
        self, caller: ContextT_contra, /, trigger: LivechatTrigger
    ) -> Answer[bool]:
        """Make or change a trigger."""
        ...


def on_save_trigger(handler: SaveTriggerHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveTrigger``."""
    return MethodHandler(SAVE_TRIGGER, handler, Param("trigger", LivechatTrigger))


class SaveUnitHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveUnit``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        unit_id: str,
        unit: object,
        monitors: object,
        departments: object,
    ) -> Answer[LivechatUnit]:
        """Make or change a unit."""
        ...


def on_save_unit(handler: SaveUnitHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveUnit``."""
    return MethodHandler(
        SAVE_UNIT,
        handler,
        Param("unit_id", str),
        Param("unit", object),
        Param("monitors", object),
        Param("departments", object),
    )


class FindAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:searchAgent``."""

    def __call__(
        self, caller: ContextT_contra, /, username: str
    ) -> Answer[UserReference | None]:
        """Look a user up who may become an agent."""
        ...


def on_find_agent(handler: FindAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:searchAgent``."""
    return MethodHandler(FIND_AGENT, handler, Param("username", str))


class TestWebhookHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:webhookTest``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[object]:
        """Try the webhook of Livechat."""
        ...


def on_test_webhook(handler: TestWebhookHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:webhookTest``."""
    return MethodHandler(TEST_WEBHOOK, handler)


class CreateFrameKeyHandler(Protocol[ContextT_contra]):
    """Answers ``omnichannelExternalFrameGenerateKey``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[object]:
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


def omnichannel_setup_handlers(
    implementation: OmnichannelSetupHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
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
    )
