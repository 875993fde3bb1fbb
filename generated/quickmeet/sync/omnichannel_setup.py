# Generated from schema/omnichannel_setup.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `OmnichannelSetup` that waits."""

from __future__ import annotations

from typing import Literal

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
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
    FOLLOW_PRIORITIES,
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

__all__ = ["OmnichannelSetup"]


class OmnichannelSetup(BlockingGroup):
    """Set up agents, departments and all else of Livechat."""

    __slots__ = ()

    def add_agent(self, username: str) -> bool | types.User:
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
        return self._session.call(ADD_AGENT, (username,))

    def add_manager(self, username: str) -> bool | types.User:
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
        return self._session.call(ADD_MANAGER, (username,))

    def add_monitor(self, username: str) -> bool | types.User:
        """Make a user a monitor of Livechat.

        Wire name ``livechat:addMonitor``; servers since 3.1.0, removed in 8.0.0. By
        REST: GET /v1/livechat/monitors. Depends on the permission
        ``manage-livechat-monitors``. Safe to repeat: a monitor stays a monitor.

        Args:
            username: The user's name.

        Returns:
            The user, or false.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(ADD_MONITOR, (username,))

    def configure_facebook(
        self, options: types.FacebookRequest
    ) -> types.FacebookAnswer | int | None:
        """Configure Facebook as a channel; before 6.0.

        Wire name ``livechat:facebook``; servers since 0.74.0, removed in 6.0.0. Depends
        on the permission ``view-livechat-manager``.

        Args:
            options: The action.

        Returns:
            The service's answer, or how many settings changed.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            IntegrationError: The webhook could not be saved.
        """
        return self._session.call(CONFIGURE_FACEBOOK, (options,))

    def list_custom_fields(self) -> list[types.LivechatCustomField]:
        """List the custom fields of Livechat.

        Wire name ``livechat:getCustomFields``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: GET /v1/livechat/custom-fields. Upstream does
        not say who may call it. Safe to repeat: it only reads.

        Returns:
            The custom fields.
        """
        return self._session.call(LIST_CUSTOM_FIELDS, ())

    def list_forward_departments(
        self, department_id: str
    ) -> types.ForwardRestrictions | None:
        """List where a department may forward to.

        Wire name ``livechat:getDepartmentForwardRestrictions``; servers since 3.2.0,
        deprecated in 5.2.0, removed in 8.0.0. By REST: GET
        /v1/livechat/department/:_id. Safe to repeat: it only reads.

        Args:
            department_id: The department.

        Returns:
            The restriction; null if there is none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(LIST_FORWARD_DEPARTMENTS, (department_id,))

    def list_tags(self) -> list[types.LivechatTag] | None:
        """List the tags of conversations.

        Wire name ``livechat:getTagsList``; servers since 2.0.0, deprecated in 5.2.0,
        removed in 8.0.0. By REST: GET /v1/livechat/tags. Safe to repeat: it only reads.

        Returns:
            The tags; nothing without the enterprise edition.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(LIST_TAGS, ())

    def remove_agent(self, username: str) -> bool:
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
        return self._session.call(REMOVE_AGENT, (username,))

    def delete_business_hour(self, business_hour_id: str, kind: str) -> None:
        """Delete business hours.

        Wire name ``livechat:removeBusinessHour``; servers since 3.4.0, removed in
        8.0.0. By REST: POST /v1/livechat/business-hours.remove. Depends on the
        permission ``view-livechat-business-hours``. Safe to repeat: a deleted one stays
        deleted.

        Args:
            business_hour_id: The business hours.
            kind: `default` or `custom`.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(DELETE_BUSINESS_HOUR, (business_hour_id, kind))

    def delete_custom_field(self, field_id: str) -> types.DeletionOutcome | int | None:
        """Delete a custom field of Livechat.

        Wire name ``livechat:removeCustomField``; servers since 0.74.0, removed in
        8.0.0. By REST: POST /v1/livechat/custom-fields.delete. Depends on the
        permission ``view-livechat-manager``.

        Args:
            field_id: The field.

        Returns:
            The database's result; only the count on older servers. Null by REST.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidCustomFieldError: There is no such custom field.
        """
        return self._session.call(DELETE_CUSTOM_FIELD, (field_id,))

    def delete_department(
        self, department_id: str
    ) -> types.DeletionOutcome | int | None:
        """Delete a department.

        Wire name ``livechat:removeDepartment``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: DELETE /v1/livechat/department/:_id. Depends
        on the permission ``manage-livechat-departments``.

        Args:
            department_id: The department.

        Returns:
            The database's result; only the count on older servers. Null by REST.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(DELETE_DEPARTMENT, (department_id,))

    def remove_manager(self, username: str) -> bool:
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
        return self._session.call(REMOVE_MANAGER, (username,))

    def remove_monitor(self, username: str) -> bool:
        """Take a user off the monitors of Livechat.

        Wire name ``livechat:removeMonitor``; servers since 3.1.0, removed in 8.0.0. By
        REST: POST /v1/livechat/monitors.delete. Depends on the permission
        ``manage-livechat-monitors``. Safe to repeat: who is off stays off.

        Args:
            username: The user's name.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(REMOVE_MONITOR, (username,))

    def delete_priority(self, identifier: str) -> types.DeletionOutcome | int:
        """Delete a priority; before 6.0.

        Wire name ``livechat:removePriority``; servers since 3.2.0, removed in 6.0.0.
        Depends on the permission ``manage-livechat-priorities``. Safe to repeat: a
        deleted one stays deleted.

        Args:
            identifier: Identifier.

        Returns:
            The database's result; only the count on older servers.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(DELETE_PRIORITY, (identifier,))

    def delete_tag(self, tag_id: str) -> bool | int:
        """Delete a tag of conversations.

        Wire name ``livechat:removeTag``; servers since 3.1.0, removed in 8.0.0. By
        REST: POST /v1/livechat/tags.delete. Depends on the permission
        ``manage-livechat-tags``.

        Args:
            tag_id: The tag.

        Returns:
            True once it is done; servers of 3.x say how many were deleted.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(DELETE_TAG, (tag_id,))

    def delete_trigger(self, trigger_id: str) -> bool | int:
        """Delete a trigger.

        Wire name ``livechat:removeTrigger``; servers since 0.74.0, deprecated in 6.5.0,
        removed in 7.0.0. By REST: DELETE /v1/livechat/triggers/:_id. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: a deleted one stays
        deleted.

        Args:
            trigger_id: The trigger.

        Returns:
            True once it is done; servers of 3.x say how many were deleted.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(DELETE_TRIGGER, (trigger_id,))

    def delete_unit(self, unit_id: str) -> bool | int:
        """Delete a unit.

        Wire name ``livechat:removeUnit``; servers since 3.1.0, removed in 8.0.0. By
        REST: DELETE /v1/livechat/units/:id. Depends on the permission
        ``manage-livechat-units``.

        Args:
            unit_id: The unit.

        Returns:
            True once it is done; servers of 3.x say how many were deleted.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(DELETE_UNIT, (unit_id,))

    def save_agent(
        self, agent_id: str, fields: types.AgentSettings, department_ids: list[str]
    ) -> bool:
        """Change an agent and the departments they are in.

        Wire name ``livechat:saveAgentInfo``; servers since 3.0.0, removed in 8.0.0. By
        REST: POST /v1/livechat/agents.saveInfo. Depends on the permission
        ``manage-livechat-agents``. Safe to repeat: the last one counts.

        Args:
            agent_id: The agent.
            fields: Fields of the agent.
            department_ids: The departments.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NotAgentError: The user is no agent.
        """
        return self._session.call(SAVE_AGENT, (agent_id, fields, department_ids))

    def save_appearance(self, settings: list[types.AppearanceSetting]) -> None:
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
        self._session.call(SAVE_APPEARANCE, (settings,))

    def save_business_hour(self, business_hour: types.BusinessHour) -> None:
        """Make or change business hours.

        Wire name ``livechat:saveBusinessHour``; servers since 3.4.0, removed in 8.0.0.
        By REST: POST /v1/livechat/business-hours.save. Safe to repeat: the last one
        counts.

        Args:
            business_hour: The business hours.
        """
        self._session.call(SAVE_BUSINESS_HOUR, (business_hour,))

    def save_custom_field(
        self, field_id: str | None, field_data: types.NewLivechatCustomField
    ) -> types.LivechatCustomField:
        """Make or change a custom field of Livechat.

        Wire name ``livechat:saveCustomField``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/livechat/custom-fields.save. Depends on the permission
        ``view-livechat-manager``. Safe to repeat where ``field_id`` is given: the last
        one counts; without it the name is taken the second time.

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
        return self._session.call(SAVE_CUSTOM_FIELD, (field_id, field_data))

    def save_department(
        self,
        department_id: str | None,
        department: types.NewDepartment,
        *,
        agents: list[types.NewDepartmentAgent] | UnsetType | None = UNSET,
        unit: types.DepartmentUnit | UnsetType | None = UNSET,
    ) -> types.Department:
        """Make or change a department.

        Wire name ``livechat:saveDepartment``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/livechat/department. Depends on the permission
        ``manage-livechat-departments``. Safe to repeat where ``department_id`` is
        given: the last one counts; without it each makes another.

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
        return self._session.call(
            SAVE_DEPARTMENT,
            (
                department_id,
                department,
                UNSET if agents is None else agents,
                UNSET if unit is None else unit,
            ),
        )

    def save_department_agents(
        self, department_id: str, agents: list[types.DepartmentAgent]
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
        return self._session.call(SAVE_DEPARTMENT_AGENTS, (department_id, agents))

    def save_integration(self, *, values: dict[str, str | bool | float]) -> None:
        """Change the webhook of Livechat.

        Wire name ``livechat:saveIntegration``; servers since 0.74.0, deprecated in
        6.2.0, removed in 7.0.0. By REST: POST /v1/omnichannel/integrations. Depends on
        the permission ``view-livechat-manager``. Safe to repeat: the last one counts.

        Args:
            values: Its settings.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(SAVE_INTEGRATION, (values,))

    def save_office_hours(
        self, day: str, start: str, finish: str, *, is_open: bool
    ) -> None:
        """Change the hours of one day; before 4.0.

        Wire name ``livechat:saveOfficeHours``; servers since 0.74.0, removed in 4.0.0.
        Depends on the permission ``view-livechat-business-hours``. Safe to repeat: the
        last one counts.

        Args:
            day: The day.
            start: When it begins.
            finish: When it ends.
            is_open: Whether anybody answers that day.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(SAVE_OFFICE_HOURS, (day, start, finish, is_open))

    def save_priority(
        self, priority_id: str | None, priority_data: types.LivechatPriorityChanges
    ) -> types.LivechatPriority:
        """Make or change a priority; before 6.0.

        Wire name ``livechat:savePriority``; servers since 3.2.0, removed in 6.0.0.
        Depends on the permission ``manage-livechat-priorities``. Safe to repeat where
        ``priority_id`` is given: the last one counts; without it each makes another.

        Args:
            priority_id: The priority; null for a new one.
            priority_data: The priority as it shall be.

        Returns:
            The priority as it is then.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(SAVE_PRIORITY, (priority_id, priority_data))

    def save_tag(
        self,
        tag_id: str | None,
        tag: types.LivechatTagChanges,
        department_ids: list[str],
    ) -> types.LivechatTag:
        """Make or change a tag of conversations.

        Wire name ``livechat:saveTag``; servers since 3.1.0, removed in 8.0.0. By REST:
        GET /v1/livechat/tags. Depends on the permission ``manage-livechat-tags``. Safe
        to repeat where ``tag_id`` is given: the last one counts; without it each makes
        another.

        Args:
            tag_id: The tag; null for a new one.
            tag: The tag as it shall be.
            department_ids: Departments that use it.

        Returns:
            The tag.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(SAVE_TAG, (tag_id, tag, department_ids))

    def save_trigger(self, trigger: types.LivechatTrigger) -> bool | int | str:
        """Make or change a trigger.

        Wire name ``livechat:saveTrigger``; servers since 0.74.0, deprecated in 6.4.0,
        removed in 7.0.0. By REST: POST /v1/livechat/triggers. Depends on the permission
        ``view-livechat-manager``. Safe to repeat where ``trigger.id`` is given: the
        last one counts; without it each makes another.

        Args:
            trigger: The trigger.

        Returns:
            True once it is done; servers of 3.x give the id of a new one, or how many
            were changed.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(SAVE_TRIGGER, (trigger,))

    def save_unit(
        self,
        unit_id: str | None,
        unit: types.LivechatUnitChanges,
        monitors: list[types.UnitMonitor],
        departments: list[types.UnitDepartment],
    ) -> types.LivechatUnit:
        """Make or change a unit.

        Wire name ``livechat:saveUnit``; servers since 3.1.0, removed in 8.0.0. By REST:
        POST /v1/livechat/units. Depends on the permission ``manage-livechat-units``.
        Safe to repeat where ``unit_id`` is given: the last one counts; without it each
        makes another.

        Args:
            unit_id: The unit; null for a new one.
            unit: The unit as it shall be.
            monitors: Its monitors.
            departments: Its departments.

        Returns:
            The unit.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(SAVE_UNIT, (unit_id, unit, monitors, departments))

    def find_agent(self, username: str) -> types.UserReference | None:
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
            InvalidArgumentsError: An argument is missing or is malformed.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(FIND_AGENT, (username,))

    def test_webhook(self) -> bool:
        """Try the webhook of Livechat.

        Wire name ``livechat:webhookTest``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 7.0.0. By REST: POST /v1/livechat/webhook.test. Upstream does not say
        who may call it.

        Returns:
            True when the address answers well.

        Raises:
            WebhookResponseError: The webhook did not answer as it should.
        """
        return self._session.call(TEST_WEBHOOK, ())

    def create_frame_key(self) -> types.FrameKeyAnswer:
        """Make the key of the external frame.

        Wire name ``omnichannelExternalFrameGenerateKey``; servers since 3.1.0, removed
        in 8.0.0. Upstream does not say who may call it.

        Returns:
            Confirmation that one is being made.
        """
        return self._session.call(CREATE_FRAME_KEY, ())

    def delete_trigger_by_id(self, trigger_id: str) -> None:
        """Delete a trigger.

        By REST: ``DELETE /v1/livechat/triggers/{trigger_id}``; servers since 6.0.0.
        Depends on the permission ``view-livechat-manager``.

        Args:
            trigger_id: The trigger.
        """
        self._session.call(DELETE_TRIGGER_BY_ID, (trigger_id,))

    def list_agents(
        self,
        *,
        text: str | UnsetType | None = UNSET,
        only_available: bool | UnsetType | None = UNSET,
        without_id: str | UnsetType | None = UNSET,
        with_idle: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.LivechatAgent]:
        """List the agents.

        By REST: ``GET /v1/livechat/users/agent``; servers since 0.42.0. Depends on the
        permissions ``edit-omnichannel-contact``, ``transfer-livechat-guest``,
        ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            only_available: Only those who take conversations.
            without_id: Leave this agent out.
            with_idle: Whether to list those who are away.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The agents.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_AGENTS,
            (
                UNSET if text is None else text,
                UNSET if only_available is None else only_available,
                UNSET if without_id is None else without_id,
                UNSET if with_idle is None else with_idle,
            ),
            page_size=page_size,
        )

    def list_managers(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.LivechatAgent]:
        """List the managers.

        By REST: ``GET /v1/livechat/users/manager``; servers since 0.42.0. Depends on
        the permissions ``edit-omnichannel-contact``, ``transfer-livechat-guest``,
        ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The managers.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_MANAGERS, (UNSET if text is None else text,), page_size=page_size
        )

    def get_agent(self, agent_id: str) -> types.LivechatAgent | None:
        """Look up an agent.

        By REST: ``GET /v1/livechat/users/agent/{_id}``; servers since 0.42.0. Depends
        on the permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            agent_id: The agent.

        Returns:
            The agent; None where there is none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_AGENT, (agent_id,))

    def list_departments_of_agent(
        self, agent_id: str, *, only_enabled: bool | UnsetType | None = UNSET
    ) -> list[types.AgentDepartment]:
        """List the departments of an agent.

        By REST: ``GET /v1/livechat/agents/{agentId}/departments``. Depends on the
        permission ``view-l-room``. Safe to repeat: it only reads.

        Args:
            agent_id: The agent.
            only_enabled: Only departments that are in use.

        Returns:
            The departments.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            LIST_DEPARTMENTS_OF_AGENT,
            (agent_id, UNSET if only_enabled is None else only_enabled),
        )

    def list_departments(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        text: str | UnsetType | None = UNSET,
        is_enabled: bool | UnsetType | None = UNSET,
        only_mine: bool | UnsetType | None = UNSET,
        with_archived: bool | UnsetType | None = UNSET,
        without_id: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Department]:
        """List the departments.

        By REST: ``GET /v1/livechat/department``; servers since 0.42.0. Depends on the
        permissions ``view-l-room``, ``view-livechat-departments``. Safe to repeat: it
        only reads.

        Args:
            text: Only those whose name contains this.
            is_enabled: Only those that are in use, or are not.
            only_mine: Only those that you may manage.
            with_archived: Whether to list archived ones.
            without_id: Leave this one out.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The departments.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_DEPARTMENTS,
            (
                UNSET if text is None else text,
                UNSET if is_enabled is None else is_enabled,
                UNSET if only_mine is None else only_mine,
                UNSET if with_archived is None else with_archived,
                UNSET if without_id is None else without_id,
            ),
            page_size=page_size,
        )

    def get_department(
        self, department_id: str, *, only_mine: bool | UnsetType | None = UNSET
    ) -> types.Department | None:
        """Look up a department.

        By REST: ``GET /v1/livechat/department/{_id}``; servers since 0.42.0. Depends on
        the permissions ``view-l-room``, ``view-livechat-departments``. Safe to repeat:
        it only reads.

        Args:
            department_id: The department.
            only_mine: Only those that you may manage.

        Returns:
            The department; None where there is none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            GET_DEPARTMENT, (department_id, UNSET if only_mine is None else only_mine)
        )

    def create_department(
        self,
        department: types.NewDepartment,
        *,
        agents: list[types.NewDepartmentAgent] | UnsetType | None = UNSET,
        unit: types.DepartmentUnit | UnsetType | None = UNSET,
    ) -> types.Department:
        """Make a department.

        By REST: ``POST /v1/livechat/department``; servers since 0.42.0. Depends on the
        permission ``manage-livechat-departments``.

        Args:
            department: The department.
            agents: Its agents.
            unit: The unit that it belongs to.

        Returns:
            The department.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            CREATE_DEPARTMENT,
            (
                department,
                UNSET if agents is None else agents,
                UNSET if unit is None else unit,
            ),
        )

    def update_department(
        self,
        department_id: str,
        department: types.NewDepartment,
        *,
        agents: list[types.NewDepartmentAgent] | UnsetType | None = UNSET,
    ) -> types.Department:
        """Change a department.

        By REST: ``PUT /v1/livechat/department/{_id}``; servers since 0.42.0. Depends on
        the permissions ``add-livechat-department-agents``,
        ``manage-livechat-departments``. Safe to repeat: the last one counts.

        Args:
            department_id: The department.
            department: The department.
            agents: Its agents.

        Returns:
            The department as it is now.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            UPDATE_DEPARTMENT,
            (department_id, department, UNSET if agents is None else agents),
        )

    def list_department_agents(
        self, department_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.AgentDepartment]:
        """List the agents of a department.

        By REST: ``GET /v1/livechat/department/{_id}/agents``. Depends on the
        permissions ``view-l-room``, ``view-livechat-departments``. Safe to repeat: it
        only reads.

        Args:
            department_id: The department.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The agents.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_DEPARTMENT_AGENTS, (department_id,), page_size=page_size
        )

    def change_department_agents(
        self,
        department_id: str,
        added: list[types.NewDepartmentAgent],
        removed: list[types.NewDepartmentAgent],
    ) -> None:
        """Add agents to a department, and remove others.

        By REST: ``POST /v1/livechat/department/{_id}/agents``. Depends on the
        permissions ``add-livechat-department-agents``, ``manage-livechat-departments``.
        Safe to repeat: the last one counts.

        Args:
            department_id: The department.
            added: The agents to add, or to change.
            removed: The agents to remove.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(CHANGE_DEPARTMENT_AGENTS, (department_id, added, removed))

    def archive_department(self, department_id: str) -> None:
        """Archive a department.

        By REST: ``POST /v1/livechat/department/archive/{_id}``. Depends on the
        permission ``manage-livechat-departments``. Safe to repeat: the last one counts.

        Args:
            department_id: The department.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(ARCHIVE_DEPARTMENT, (department_id,))

    def unarchive_department(self, department_id: str) -> None:
        """Bring an archived department back.

        By REST: ``POST /v1/livechat/department/unarchive/{_id}``. Depends on the
        permission ``manage-livechat-departments``. Safe to repeat: the last one counts.

        Args:
            department_id: The department.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(UNARCHIVE_DEPARTMENT, (department_id,))

    def list_archived_departments(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Department]:
        """List the archived departments.

        By REST: ``GET /v1/livechat/departments/archived``. Depends on the permissions
        ``view-l-room``, ``view-livechat-departments``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The departments.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_ARCHIVED_DEPARTMENTS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    def list_departments_by_id(self, ids: list[str]) -> list[types.Department]:
        """Look up several departments.

        By REST: ``GET /v1/livechat/department.listByIds``. Depends on the permissions
        ``view-l-room``, ``view-livechat-departments``. Safe to repeat: it only reads.

        Args:
            ids: Ids.

        Returns:
            The departments.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(LIST_DEPARTMENTS_BY_ID, (ids,))

    def may_create_department(self) -> bool:
        """Ask whether the licence allows another department.

        By REST: ``GET /v1/livechat/department/isDepartmentCreationAvailable``. Depends
        on the permissions ``manage-livechat-departments``,
        ``view-livechat-departments``. Safe to repeat: it only reads.

        Returns:
            Whether it does.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(MAY_CREATE_DEPARTMENT, ())

    def get_custom_field(self, field_id: str) -> types.LivechatCustomField:
        """Look up a custom field.

        By REST: ``GET /v1/livechat/custom-fields/{_id}``; servers since 2.4.0. Depends
        on the permission ``view-l-room``. Safe to repeat: it only reads.

        Args:
            field_id: The field.

        Returns:
            The field.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_CUSTOM_FIELD, (field_id,))

    def list_triggers(
        self, *, page_size: int = 50
    ) -> streams.Listing[types.LivechatTrigger]:
        """List the triggers.

        By REST: ``GET /v1/livechat/triggers``; servers since 2.2.0. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The triggers.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(LIST_TRIGGERS, (), page_size=page_size)

    def get_trigger(self, trigger_id: str) -> types.LivechatTrigger | None:
        """Look up a trigger.

        By REST: ``GET /v1/livechat/triggers/{_id}``; servers since 2.2.0. Depends on
        the permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            trigger_id: The trigger.

        Returns:
            The trigger; None where there is none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_TRIGGER, (trigger_id,))

    def list_monitors(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.LivechatAgent]:
        """List the monitors.

        By REST: ``GET /v1/livechat/monitors``. Depends on the permission
        ``manage-livechat-monitors``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The monitors.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_MONITORS, (UNSET if text is None else text,), page_size=page_size
        )

    def get_monitor(self, username: str) -> types.LivechatAgent:
        """Look up a monitor.

        By REST: ``GET /v1/livechat/monitors/{username}``. Depends on the permission
        ``manage-livechat-monitors``. Safe to repeat: it only reads.

        Args:
            username: The monitor's user name.

        Returns:
            The monitor.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_MONITOR, (username,))

    def list_priorities(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.LivechatPriority]:
        """List the priorities of conversations.

        By REST: ``GET /v1/livechat/priorities``; servers since 6.0.0. Depends on the
        permissions ``manage-livechat-priorities``, ``view-l-room``. Safe to repeat: it
        only reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The priorities.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_PRIORITIES, (UNSET if text is None else text,), page_size=page_size
        )

    def get_priority(self, priority_id: str) -> types.LivechatPriority:
        """Look up a priority of conversations.

        By REST: ``GET /v1/livechat/priorities/{priorityId}``; servers since 6.0.0.
        Depends on the permissions ``manage-livechat-priorities``, ``view-l-room``. Safe
        to repeat: it only reads.

        Args:
            priority_id: The priority.

        Returns:
            The priority.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_PRIORITY, (priority_id,))

    def rename_priority(self, priority_id: str, name: str) -> None:
        """Give a priority of conversations another name.

        By REST: ``PUT /v1/livechat/priorities/{priorityId}``; servers since 6.0.0.
        Depends on the permission ``manage-livechat-priorities``. Safe to repeat: the
        last one counts.

        Args:
            priority_id: The priority.
            name: The new name.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(RENAME_PRIORITY, (priority_id, name))

    def reset_priorities(self) -> None:
        """Give the priorities of conversations their first names back.

        By REST: ``POST /v1/livechat/priorities.reset``; servers since 6.0.0. Depends on
        the permission ``manage-livechat-priorities``. Safe to repeat: a second time
        changes nothing.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(RESET_PRIORITIES, ())

    def list_all_tags(
        self,
        *,
        text: str | UnsetType | None = UNSET,
        department_id: str | UnsetType | None = UNSET,
        with_all: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.LivechatTag]:
        """List the tags of conversations.

        By REST: ``GET /v1/livechat/tags``. Depends on the permissions
        ``manage-livechat-tags``, ``view-l-room``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            department_id: Only of this department.
            with_all: Whether to list those of departments that you do not manage.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The tags.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_ALL_TAGS,
            (
                UNSET if text is None else text,
                UNSET if department_id is None else department_id,
                UNSET if with_all is None else with_all,
            ),
            page_size=page_size,
        )

    def get_tag(self, tag_id: str) -> types.LivechatTag:
        """Look up a tag of conversations.

        By REST: ``GET /v1/livechat/tags/{tagId}``. Depends on the permissions
        ``manage-livechat-tags``, ``view-l-room``. Safe to repeat: it only reads.

        Args:
            tag_id: The tag.

        Returns:
            The tag.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_TAG, (tag_id,))

    def list_units(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.LivechatUnit]:
        """List the units.

        By REST: ``GET /v1/livechat/units``. Depends on the permission
        ``manage-livechat-units``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The units.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_UNITS, (UNSET if text is None else text,), page_size=page_size
        )

    def get_unit(self, unit_id: str) -> types.LivechatUnit:
        """Look up a unit.

        By REST: ``GET /v1/livechat/units/{id}``. Depends on the permission
        ``manage-livechat-units``. Safe to repeat: it only reads.

        Args:
            unit_id: The unit.

        Returns:
            The unit.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_UNIT, (unit_id,))

    def list_slas(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.ServiceLevel]:
        """List how soon conversations must be taken.

        By REST: ``GET /v1/livechat/sla``; servers since 6.0.0. Safe to repeat: it only
        reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The service levels.
        """
        return self._session.listing(
            LIST_SLAS, (UNSET if text is None else text,), page_size=page_size
        )

    def get_sla(self, sla_id: str) -> types.ServiceLevel:
        """Look up how soon conversations must be taken.

        By REST: ``GET /v1/livechat/sla/{slaId}``; servers since 6.0.0. Depends on the
        permissions ``manage-livechat-sla``, ``view-l-room``. Safe to repeat: it only
        reads.

        Args:
            sla_id: The service level.

        Returns:
            The service level.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_SLA, (sla_id,))

    def create_sla(
        self, name: str, minutes: int, *, description: str | UnsetType | None = UNSET
    ) -> types.ServiceLevel:
        """Say how soon conversations of a kind must be taken.

        By REST: ``POST /v1/livechat/sla``; servers since 6.0.0. Depends on the
        permission ``manage-livechat-sla``.

        Args:
            name: Its name.
            minutes: Within how many minutes.
            description: Its purpose.

        Returns:
            The service level.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            CREATE_SLA, (name, UNSET if description is None else description, minutes)
        )

    def update_sla(
        self,
        sla_id: str,
        name: str,
        minutes: int,
        *,
        description: str | UnsetType | None = UNSET,
    ) -> types.ServiceLevel:
        """Say otherwise how soon conversations of a kind must be taken.

        By REST: ``PUT /v1/livechat/sla/{slaId}``; servers since 6.0.0. Depends on the
        permission ``manage-livechat-sla``. Safe to repeat: the last one counts.

        Args:
            sla_id: The service level.
            name: Its name.
            minutes: Within how many minutes.
            description: Its purpose.

        Returns:
            The service level as it is now.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            UPDATE_SLA,
            (sla_id, name, UNSET if description is None else description, minutes),
        )

    def delete_sla(self, sla_id: str) -> None:
        """Delete a service level.

        By REST: ``DELETE /v1/livechat/sla/{slaId}``; servers since 6.0.0. Depends on
        the permission ``manage-livechat-sla``.

        Args:
            sla_id: The service level.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(DELETE_SLA, (sla_id,))

    def list_business_hours(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.BusinessHour]:
        """List the business hours.

        By REST: ``GET /v1/livechat/business-hours``. Depends on the permission
        ``view-livechat-business-hours``. Safe to repeat: it only reads.

        Args:
            text: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The business hours.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_BUSINESS_HOURS, (UNSET if text is None else text,), page_size=page_size
        )

    def get_business_hour(
        self,
        kind: Literal["default", "custom"] | str,
        *,
        hours_id: str | UnsetType | None = UNSET,
    ) -> types.BusinessHour | None:
        """Look up business hours.

        By REST: ``GET /v1/livechat/business-hour``. Depends on the permission
        ``view-livechat-business-hours``. Safe to repeat: it only reads.

        Args:
            kind: Those of the workspace, or of one of its own.
            hours_id: The business hours, of a kind of their own.

        Returns:
            Them; None where there are none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            GET_BUSINESS_HOUR, (kind, UNSET if hours_id is None else hours_id)
        )

    def list_appearance(self) -> list[types.Setting]:
        """List how the Livechat window looks.

        By REST: ``GET /v1/livechat/appearance``; servers since 2.2.0. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Returns:
            Settings of it.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(LIST_APPEARANCE, ())

    def follow_priorities(self) -> streams.Subscription[types.PriorityChange]:
        """Follow priorities that change.

        Wire name ``stream-notify-logged``, key ``omnichannel.priority-changed``;
        servers since 6.0.0.
        """
        return self._session.subscribe(FOLLOW_PRIORITIES, ())
