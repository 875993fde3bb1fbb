# Generated from schema/omnichannel_setup.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Set up agents, departments and all else of Livechat."""

from typing import Final

from quickmeet_runtime.model.endpoint import Endpoint
from quickmeet_runtime.model.operation import Method, Stream
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.model.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.versions import Versions
from quickmeet_runtime.session.group import Group, given
from quickmeet_runtime.streams.subscription import Subscription

from .errors import (
    CustomFieldExistsError,
    IntegrationError,
    InvalidArgumentsError,
    InvalidCustomFieldError,
    InvalidCustomFieldNameError,
    InvalidSettingError,
    InvalidUserError,
    NotAgentError,
    NotAllowedError,
    WebhookResponseError,
)
from .types.common import UserReference
from .types.omnichannel_setup import (
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
    PriorityChange,
)
from .types.users import User

__all__ = [
    "ADD_AGENT",
    "ADD_MANAGER",
    "ADD_MONITOR",
    "CONFIGURE_FACEBOOK",
    "CREATE_FRAME_KEY",
    "DELETE_BUSINESS_HOUR",
    "DELETE_CUSTOM_FIELD",
    "DELETE_DEPARTMENT",
    "DELETE_PRIORITY",
    "DELETE_TAG",
    "DELETE_TRIGGER",
    "DELETE_TRIGGER_BY_ID",
    "DELETE_UNIT",
    "FIND_AGENT",
    "FOLLOW_PRIORITIES",
    "LIST_CUSTOM_FIELDS",
    "LIST_FORWARD_DEPARTMENTS",
    "LIST_TAGS",
    "REMOVE_AGENT",
    "REMOVE_MANAGER",
    "REMOVE_MONITOR",
    "SAVE_AGENT",
    "SAVE_APPEARANCE",
    "SAVE_BUSINESS_HOUR",
    "SAVE_CUSTOM_FIELD",
    "SAVE_DEPARTMENT",
    "SAVE_DEPARTMENT_AGENTS",
    "SAVE_INTEGRATION",
    "SAVE_OFFICE_HOURS",
    "SAVE_PRIORITY",
    "SAVE_TAG",
    "SAVE_TRIGGER",
    "SAVE_UNIT",
    "TEST_WEBHOOK",
    "OmnichannelSetup",
]

ADD_AGENT: Final[Method[bool | User]] = Method(
    "livechat:addAgent",
    bool | User,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/users/agent",
            send={"username": "0"},
            result="user",
        ),
    ),
)
ADD_MANAGER: Final[Method[bool | User]] = Method(
    "livechat:addManager",
    bool | User,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/users/manager",
            send={"username": "0"},
            result="user",
        ),
    ),
)
ADD_MONITOR: Final[Method[bool | User]] = Method(
    "livechat:addMonitor",
    bool | User,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="GET /v1/livechat/monitors",
)
CONFIGURE_FACEBOOK: Final[Method[object]] = Method(
    "livechat:facebook",
    object,
    errors=(NotAllowedError, IntegrationError),
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
LIST_CUSTOM_FIELDS: Final[Method[list[LivechatCustomField]]] = Method(
    "livechat:getCustomFields",
    list[LivechatCustomField],
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(verb="GET", path="/v1/livechat/custom-fields", result="customFields"),
    ),
)
LIST_FORWARD_DEPARTMENTS: Final[Method[object]] = Method(
    "livechat:getDepartmentForwardRestrictions",
    object,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="3.18.0", deprecated="5.2.0", removed="8.0.0"),
    replacement="GET /v1/livechat/department/:_id",
)
LIST_TAGS: Final[Method[list[LivechatTag] | None]] = Method(
    "livechat:getTagsList",
    list[LivechatTag] | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="2.0.0", deprecated="5.2.0", removed="8.0.0"),
    replacement="GET /v1/livechat/tags",
)
REMOVE_AGENT: Final[Method[bool]] = Method(
    "livechat:removeAgent",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="5.2.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="DELETE",
            path="/v1/livechat/users/agent/{@user}",
            result=Pick(default=True),
            lookups={
                "user": Lookup(
                    path="/v1/users.info", send={"username": "0"}, result="user._id"
                )
            },
        ),
    ),
)
DELETE_BUSINESS_HOUR: Final[Method[None]] = Method(
    "livechat:removeBusinessHour",
    None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="POST /v1/livechat/business-hours.remove",
)
DELETE_CUSTOM_FIELD: Final[Method[object]] = Method(
    "livechat:removeCustomField",
    object,
    errors=(NotAllowedError, InvalidCustomFieldError),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    replacement="POST /v1/livechat/custom-fields.delete",
)
DELETE_DEPARTMENT: Final[Method[object]] = Method(
    "livechat:removeDepartment",
    object,
    errors=(NotAllowedError,),
    versions=Versions(since="0.74.0", deprecated="5.2.0", removed="7.0.0"),
    replacement="DELETE /v1/livechat/department/:_id",
)
REMOVE_MANAGER: Final[Method[bool]] = Method(
    "livechat:removeManager",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="5.2.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="DELETE",
            path="/v1/livechat/users/manager/{@user}",
            result=Pick(default=True),
            lookups={
                "user": Lookup(
                    path="/v1/users.info", send={"username": "0"}, result="user._id"
                )
            },
        ),
    ),
)
REMOVE_MONITOR: Final[Method[bool]] = Method(
    "livechat:removeMonitor",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="POST /v1/livechat/monitors.delete",
)
DELETE_PRIORITY: Final[Method[object]] = Method(
    "livechat:removePriority",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="6.0.0"),
)
DELETE_TAG: Final[Method[bool]] = Method(
    "livechat:removeTag",
    bool,
    errors=(NotAllowedError,),
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="POST /v1/livechat/tags.delete",
)
DELETE_TRIGGER: Final[Method[bool]] = Method(
    "livechat:removeTrigger",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="6.5.0", removed="7.0.0"),
    replacement="DELETE /v1/livechat/triggers/:_id",
)
DELETE_UNIT: Final[Method[bool]] = Method(
    "livechat:removeUnit",
    bool,
    errors=(NotAllowedError,),
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="DELETE /v1/livechat/units/:id",
)
SAVE_AGENT: Final[Method[object]] = Method(
    "livechat:saveAgentInfo",
    object,
    errors=(NotAllowedError, NotAgentError),
    repeatable=True,
    versions=Versions(since="3.0.0", removed="8.0.0"),
    replacement="POST /v1/livechat/agents.saveInfo",
)
SAVE_APPEARANCE: Final[Method[None]] = Method(
    "livechat:saveAppearance",
    None,
    errors=(NotAllowedError, InvalidSettingError),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="6.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(RestCall(verb="POST", path="/v1/livechat/appearance", send={"": "0"}),),
)
SAVE_BUSINESS_HOUR: Final[Method[None]] = Method(
    "livechat:saveBusinessHour",
    None,
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="POST /v1/livechat/business-hours.save",
)
SAVE_CUSTOM_FIELD: Final[Method[LivechatCustomField]] = Method(
    "livechat:saveCustomField",
    LivechatCustomField,
    errors=(
        NotAllowedError,
        InvalidCustomFieldNameError,
        InvalidCustomFieldError,
        CustomFieldExistsError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    replacement="POST /v1/livechat/custom-fields.save",
)
SAVE_DEPARTMENT: Final[Method[Department]] = Method(
    "livechat:saveDepartment",
    Department,
    errors=(NotAllowedError,),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    replacement="POST /v1/livechat/department",
)
SAVE_DEPARTMENT_AGENTS: Final[Method[bool]] = Method(
    "livechat:saveDepartmentAgents",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="2.0.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    replacement="POST /v1/livechat/department/:_id/agents",
)
SAVE_INTEGRATION: Final[Method[None]] = Method(
    "livechat:saveIntegration",
    None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="6.2.0", removed="7.0.0", doubtful=(7,)
    ),
    replacement="POST /v1/omnichannel/integrations",
)
SAVE_OFFICE_HOURS: Final[Method[object]] = Method(
    "livechat:saveOfficeHours",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="4.0.0"),
)
SAVE_PRIORITY: Final[Method[object]] = Method(
    "livechat:savePriority",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="6.0.0"),
)
SAVE_TAG: Final[Method[LivechatTag]] = Method(
    "livechat:saveTag",
    LivechatTag,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="GET /v1/livechat/tags",
)
SAVE_TRIGGER: Final[Method[bool]] = Method(
    "livechat:saveTrigger",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="6.4.0", removed="7.0.0"),
    replacement="POST /v1/livechat/triggers",
)
SAVE_UNIT: Final[Method[LivechatUnit]] = Method(
    "livechat:saveUnit",
    LivechatUnit,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    replacement="POST /v1/livechat/units",
)
FIND_AGENT: Final[Method[UserReference | None]] = Method(
    "livechat:searchAgent",
    UserReference | None,
    errors=(NotAllowedError, InvalidArgumentsError, InvalidUserError),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/livechat/users/agent/{@id}",
            result={"_id": "user._id", "username": "user.username"},
            lookups={
                "id": Lookup(
                    path="/v1/users.info", send={"username": "0"}, result="user._id"
                )
            },
        ),
    ),
)
TEST_WEBHOOK: Final[Method[object]] = Method(
    "livechat:webhookTest",
    object,
    errors=(WebhookResponseError,),
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
    replacement="POST /v1/livechat/webhook.test",
)
CREATE_FRAME_KEY: Final[Method[object]] = Method(
    "omnichannelExternalFrameGenerateKey",
    object,
    versions=Versions(since="3.18.0", removed="8.0.0", unsure=(7,)),
)
DELETE_TRIGGER_BY_ID: Final[Endpoint[None]] = Endpoint(
    "DELETE",
    "/v1/livechat/triggers/{trigger_id}",
    None,
    params=("trigger_id",),
    versions=Versions(since="6.0.0"),
)
FOLLOW_PRIORITIES: Final[Stream[PriorityChange]] = Stream(
    "stream-notify-logged", "omnichannel.priority-changed", PriorityChange
)


class OmnichannelSetup(Group):
    """Set up agents, departments and all else of Livechat."""

    __slots__ = ()

    async def add_agent(self, username: str) -> bool | User:
        """Make a user an agent.

        Wire name ``livechat:addAgent``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: POST /v1/livechat/users/agent. Depends on the
        permission ``manage-livechat-agents``. Safe to repeat: an agent stays an agent.

        Args:
            username: The user's name.

        Returns:
            The user, or false.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(ADD_AGENT, (username,))

    async def add_manager(self, username: str) -> bool | User:
        """Make a user a manager of Livechat.

        Wire name ``livechat:addManager``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: POST /v1/livechat/users/manager. Depends on the
        permission ``manage-livechat-managers``. Safe to repeat: a manager stays a
        manager.

        Args:
            username: The user's name.

        Returns:
            The user, or false.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(ADD_MANAGER, (username,))

    async def add_monitor(self, username: str) -> bool | User:
        """Make a user a monitor of Livechat.

        Wire name ``livechat:addMonitor``; servers since 3.18.0, removed in 8.0.0. By
        REST: GET /v1/livechat/monitors. Depends on the permission
        ``manage-livechat-monitors``. Safe to repeat: a monitor stays a monitor.

        Args:
            username: The user's name.

        Returns:
            The user, or false.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(ADD_MONITOR, (username,))

    async def configure_facebook(self, options: object) -> object:
        """Configure Facebook as a channel; before 6.0.

        Wire name ``livechat:facebook``; servers since 0.74.0, removed in 6.0.0. Depends
        on the permission ``view-livechat-manager``.

        Args:
            options: What to do; left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            IntegrationError: The webhook could not be saved.
        """
        return await self._session.call(CONFIGURE_FACEBOOK, (options,))

    async def list_custom_fields(self) -> list[LivechatCustomField]:
        """List the custom fields of Livechat.

        Wire name ``livechat:getCustomFields``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: GET /v1/livechat/custom-fields. Upstream does
        not say who may call it. Safe to repeat: it only reads.

        Returns:
            The custom fields.
        """
        return await self._session.call(LIST_CUSTOM_FIELDS, ())

    async def list_forward_departments(self, department_id: str) -> object:
        """List where a department may forward to.

        Wire name ``livechat:getDepartmentForwardRestrictions``; servers since 3.18.0,
        deprecated in 5.2.0, removed in 8.0.0. By REST: GET
        /v1/livechat/department/:_id. Safe to repeat: it only reads.

        Args:
            department_id: The department.

        Returns:
            Left unknown by upstream.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(LIST_FORWARD_DEPARTMENTS, (department_id,))

    async def list_tags(self) -> list[LivechatTag] | None:
        """List the tags of conversations.

        Wire name ``livechat:getTagsList``; servers since 2.0.0, deprecated in 5.2.0,
        removed in 8.0.0. By REST: GET /v1/livechat/tags. Safe to repeat: it only reads.

        Returns:
            The tags; nothing without the enterprise edition.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(LIST_TAGS, ())

    async def remove_agent(self, username: str) -> bool:
        """Take a user off the agents.

        Wire name ``livechat:removeAgent``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: DELETE /v1/livechat/users/agent/:_id. Depends on the
        permission ``manage-livechat-agents``. Safe to repeat: who is off stays off.

        Args:
            username: The user's name.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(REMOVE_AGENT, (username,))

    async def delete_business_hour(self, business_hour_id: str, kind: str) -> None:
        """Delete business hours.

        Wire name ``livechat:removeBusinessHour``; servers since 3.18.0, removed in
        8.0.0. By REST: POST /v1/livechat/business-hours.remove. Depends on the
        permission ``view-livechat-business-hours``. Safe to repeat: what is gone stays
        gone.

        Args:
            business_hour_id: The business hours.
            kind: `default` or `custom`.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(DELETE_BUSINESS_HOUR, (business_hour_id, kind))

    async def delete_custom_field(self, field_id: str) -> object:
        """Delete a custom field of Livechat.

        Wire name ``livechat:removeCustomField``; servers since 0.74.0, removed in
        8.0.0. By REST: POST /v1/livechat/custom-fields.delete. Depends on the
        permission ``view-livechat-manager``.

        Args:
            field_id: The field.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidCustomFieldError: There is no such custom field.
        """
        return await self._session.call(DELETE_CUSTOM_FIELD, (field_id,))

    async def delete_department(self, department_id: str) -> object:
        """Delete a department.

        Wire name ``livechat:removeDepartment``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: DELETE /v1/livechat/department/:_id. Depends
        on the permission ``manage-livechat-departments``.

        Args:
            department_id: The department.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(DELETE_DEPARTMENT, (department_id,))

    async def remove_manager(self, username: str) -> bool:
        """Take a user off the managers of Livechat.

        Wire name ``livechat:removeManager``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: DELETE /v1/livechat/users/manager/:_id. Depends on
        the permission ``manage-livechat-managers``. Safe to repeat: who is off stays
        off.

        Args:
            username: The user's name.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(REMOVE_MANAGER, (username,))

    async def remove_monitor(self, username: str) -> bool:
        """Take a user off the monitors of Livechat.

        Wire name ``livechat:removeMonitor``; servers since 3.18.0, removed in 8.0.0. By
        REST: POST /v1/livechat/monitors.delete. Depends on the permission
        ``manage-livechat-monitors``. Safe to repeat: who is off stays off.

        Args:
            username: The user's name.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(REMOVE_MONITOR, (username,))

    async def delete_priority(self, identifier: object) -> object:
        """Delete a priority; before 6.0.

        Wire name ``livechat:removePriority``; servers since 3.18.0, removed in 6.0.0.
        Depends on the permission ``manage-livechat-priorities``. Safe to repeat: what
        is gone stays gone.

        Args:
            identifier: Identifier.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(DELETE_PRIORITY, (identifier,))

    async def delete_tag(self, tag_id: str) -> bool:
        """Delete a tag of conversations.

        Wire name ``livechat:removeTag``; servers since 3.18.0, removed in 8.0.0. By
        REST: POST /v1/livechat/tags.delete. Depends on the permission
        ``manage-livechat-tags``.

        Args:
            tag_id: The tag.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(DELETE_TAG, (tag_id,))

    async def delete_trigger(self, trigger_id: str) -> bool:
        """Delete a trigger.

        Wire name ``livechat:removeTrigger``; servers since 0.74.0, deprecated in 6.5.0,
        removed in 7.0.0. By REST: DELETE /v1/livechat/triggers/:_id. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: what is gone stays gone.

        Args:
            trigger_id: The trigger.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(DELETE_TRIGGER, (trigger_id,))

    async def delete_unit(self, unit_id: str) -> bool:
        """Delete a unit.

        Wire name ``livechat:removeUnit``; servers since 3.18.0, removed in 8.0.0. By
        REST: DELETE /v1/livechat/units/:id. Depends on the permission
        ``manage-livechat-units``.

        Args:
            unit_id: The unit.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(DELETE_UNIT, (unit_id,))

    async def save_agent(
        self, agent_id: str, fields: dict[str, object], department_ids: list[str]
    ) -> object:
        """Change an agent and the departments they are in.

        Wire name ``livechat:saveAgentInfo``; servers since 3.0.0, removed in 8.0.0. By
        REST: POST /v1/livechat/agents.saveInfo. Depends on the permission
        ``manage-livechat-agents``. Safe to repeat: the last one counts.

        Args:
            agent_id: The agent.
            fields: Fields of the agent.
            department_ids: The departments.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NotAgentError: The user is no agent.
        """
        return await self._session.call(SAVE_AGENT, (agent_id, fields, department_ids))

    async def save_appearance(self, settings: list[AppearanceSetting]) -> None:
        """Change settings of the widget's look.

        Wire name ``livechat:saveAppearance``; servers since 0.74.0, deprecated in
        6.4.0, removed in 7.0.0. By REST: POST /v1/livechat/appearance. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: the last one counts.

        Args:
            settings: The settings with their values.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidSettingError: There is no such setting.
        """
        await self._session.call(SAVE_APPEARANCE, (settings,))

    async def save_business_hour(self, business_hour: BusinessHour) -> None:
        """Make or change business hours.

        Wire name ``livechat:saveBusinessHour``; servers since 3.18.0, removed in 8.0.0.
        By REST: POST /v1/livechat/business-hours.save. Safe to repeat: the last one
        counts.

        Args:
            business_hour: The business hours.
        """
        await self._session.call(SAVE_BUSINESS_HOUR, (business_hour,))

    async def save_custom_field(
        self, field_id: str, field_data: NewLivechatCustomField
    ) -> LivechatCustomField:
        """Make or change a custom field of Livechat.

        Wire name ``livechat:saveCustomField``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/livechat/custom-fields.save. Depends on the permission
        ``view-livechat-manager``. Safe to repeat: the last one counts.

        Args:
            field_id: The field; null for a new one.
            field_data: The field as it shall be.

        Returns:
            The custom field.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidCustomFieldNameError: The custom field's name has wrong characters.
            InvalidCustomFieldError: There is no such custom field.
            CustomFieldExistsError: There is a custom field of this name.
        """
        return await self._session.call(SAVE_CUSTOM_FIELD, (field_id, field_data))

    async def save_department(
        self,
        department_id: str | None,
        department: NewDepartment,
        *,
        agents: list[NewDepartmentAgent] | UnsetType | None = UNSET,
        unit: DepartmentUnit | UnsetType | None = UNSET,
    ) -> Department:
        """Make or change a department.

        Wire name ``livechat:saveDepartment``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/livechat/department. Depends on the permission
        ``manage-livechat-departments``.

        Args:
            department_id: The department; null for a new one.
            department: The department as it shall be.
            agents: Its agents.
            unit: The unit that it belongs to.

        Returns:
            The department.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            SAVE_DEPARTMENT, (department_id, department, given(agents), given(unit))
        )

    async def save_department_agents(
        self, department_id: str, agents: list[DepartmentAgent]
    ) -> bool:
        """Change the agents of a department.

        Wire name ``livechat:saveDepartmentAgents``; servers since 2.0.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: POST /v1/livechat/department/:_id/agents.
        Depends on the permission ``add-livechat-department-agents``. Safe to repeat:
        the last one counts.

        Args:
            department_id: The department.
            agents: The agents.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(SAVE_DEPARTMENT_AGENTS, (department_id, agents))

    async def save_integration(self, values: dict[str, object]) -> None:
        """Change the webhook of Livechat.

        Wire name ``livechat:saveIntegration``; servers since 0.74.0, deprecated in
        6.2.0, removed in 7.0.0. By REST: POST /v1/omnichannel/integrations. Depends on
        the permission ``view-livechat-manager``. Safe to repeat: the last one counts.

        Args:
            values: Its settings.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(SAVE_INTEGRATION, (values,))

    async def save_office_hours(
        self, day: object, start: object, finish: object, is_open: object
    ) -> object:
        """Change the hours of one day; before 4.0.

        Wire name ``livechat:saveOfficeHours``; servers since 0.74.0, removed in 4.0.0.
        Depends on the permission ``view-livechat-business-hours``. Safe to repeat: the
        last one counts.

        Args:
            day: The day; left unknown by upstream.
            start: When it begins; left unknown by upstream.
            finish: When it ends; left unknown by upstream.
            is_open: Whether anybody answers that day; left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            SAVE_OFFICE_HOURS, (day, start, finish, is_open)
        )

    async def save_priority(self, priority_id: object, priority_data: object) -> object:
        """Make or change a priority; before 6.0.

        Wire name ``livechat:savePriority``; servers since 3.18.0, removed in 6.0.0.
        Depends on the permission ``manage-livechat-priorities``. Safe to repeat: the
        last one counts.

        Args:
            priority_id: The priority, null for a new one; left unknown by upstream.
            priority_data: What it is to be; left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(SAVE_PRIORITY, (priority_id, priority_data))

    async def save_tag(
        self, tag_id: str, tag: object, department_ids: object
    ) -> LivechatTag:
        """Make or change a tag of conversations.

        Wire name ``livechat:saveTag``; servers since 3.18.0, removed in 8.0.0. By REST:
        GET /v1/livechat/tags. Depends on the permission ``manage-livechat-tags``. Safe
        to repeat: the last one counts.

        Args:
            tag_id: The tag; null for a new one.
            tag: The tag as it shall be.
            department_ids: Departments that use it.

        Returns:
            The tag.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(SAVE_TAG, (tag_id, tag, department_ids))

    async def save_trigger(self, trigger: LivechatTrigger) -> bool:
        """Make or change a trigger.

        Wire name ``livechat:saveTrigger``; servers since 0.74.0, deprecated in 6.4.0,
        removed in 7.0.0. By REST: POST /v1/livechat/triggers. Depends on the permission
        ``view-livechat-manager``. Safe to repeat: the last one counts.

        Args:
            trigger: The trigger.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(SAVE_TRIGGER, (trigger,))

    async def save_unit(
        self, unit_id: str, unit: object, monitors: object, departments: object
    ) -> LivechatUnit:
        """Make or change a unit.

        Wire name ``livechat:saveUnit``; servers since 3.18.0, removed in 8.0.0. By
        REST: POST /v1/livechat/units. Depends on the permission
        ``manage-livechat-units``. Safe to repeat: the last one counts.

        Args:
            unit_id: The unit; null for a new one.
            unit: The unit as it shall be.
            monitors: Who monitors it.
            departments: Its departments.

        Returns:
            The unit.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            SAVE_UNIT, (unit_id, unit, monitors, departments)
        )

    async def find_agent(self, username: str) -> UserReference | None:
        """Look a user up who may become an agent.

        Wire name ``livechat:searchAgent``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: GET /v1/livechat/users/agent/:_id. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            username: The user's name.

        Returns:
            The user; null when there is none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidArgumentsError: An argument is missing or has the wrong shape.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(FIND_AGENT, (username,))

    async def test_webhook(self) -> object:
        """Try the webhook of Livechat.

        Wire name ``livechat:webhookTest``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 7.0.0. By REST: POST /v1/livechat/webhook.test. Upstream does not say
        who may call it.

        Returns:
            Left unknown by upstream.

        Raises:
            WebhookResponseError: The webhook did not answer as it should.
        """
        return await self._session.call(TEST_WEBHOOK, ())

    async def create_frame_key(self) -> object:
        """Make the key of the external frame.

        Wire name ``omnichannelExternalFrameGenerateKey``; servers since 3.18.0, removed
        in 8.0.0. Upstream does not say who may call it.

        Returns:
            Left unknown by upstream.
        """
        return await self._session.call(CREATE_FRAME_KEY, ())

    async def delete_trigger_by_id(self, trigger_id: str) -> None:
        """Delete a trigger.

        By REST: ``DELETE /v1/livechat/triggers/{trigger_id}``; servers since 6.0.0.
        Depends on the permission ``view-livechat-manager``.

        Args:
            trigger_id: The trigger.
        """
        await self._session.call(DELETE_TRIGGER_BY_ID, (trigger_id,))

    def follow_priorities(self) -> Subscription[PriorityChange]:
        """Follow priorities that change.

        Wire name ``stream-notify-logged``, key ``omnichannel.priority-changed``;
        servers since 6.0.0.
        """
        return self._session.subscribe(FOLLOW_PRIORITIES, ())
