# Generated from schema/omnichannel_setup.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Set up agents, departments and all else of Livechat."""

from __future__ import annotations

from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import (
    AllPages,
    Lookup,
    Pick,
    RestCall,
)
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
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

__all__ = [
    "ADD_AGENT",
    "ADD_MANAGER",
    "ADD_MONITOR",
    "ARCHIVE_DEPARTMENT",
    "CHANGE_DEPARTMENT_AGENTS",
    "CONFIGURE_FACEBOOK",
    "CREATE_DEPARTMENT",
    "CREATE_FRAME_KEY",
    "CREATE_SLA",
    "DELETE_BUSINESS_HOUR",
    "DELETE_CUSTOM_FIELD",
    "DELETE_DEPARTMENT",
    "DELETE_PRIORITY",
    "DELETE_SLA",
    "DELETE_TAG",
    "DELETE_TRIGGER",
    "DELETE_TRIGGER_BY_ID",
    "DELETE_UNIT",
    "FIND_AGENT",
    "FOLLOW_PRIORITIES",
    "GET_AGENT",
    "GET_BUSINESS_HOUR",
    "GET_CUSTOM_FIELD",
    "GET_DEPARTMENT",
    "GET_MONITOR",
    "GET_PRIORITY",
    "GET_SLA",
    "GET_TAG",
    "GET_TRIGGER",
    "GET_UNIT",
    "LIST_AGENTS",
    "LIST_ALL_TAGS",
    "LIST_APPEARANCE",
    "LIST_ARCHIVED_DEPARTMENTS",
    "LIST_BUSINESS_HOURS",
    "LIST_CUSTOM_FIELDS",
    "LIST_DEPARTMENTS",
    "LIST_DEPARTMENTS_BY_ID",
    "LIST_DEPARTMENTS_OF_AGENT",
    "LIST_DEPARTMENT_AGENTS",
    "LIST_FORWARD_DEPARTMENTS",
    "LIST_MANAGERS",
    "LIST_MONITORS",
    "LIST_PRIORITIES",
    "LIST_SLAS",
    "LIST_TAGS",
    "LIST_TRIGGERS",
    "LIST_UNITS",
    "MAY_CREATE_DEPARTMENT",
    "REMOVE_AGENT",
    "REMOVE_MANAGER",
    "REMOVE_MONITOR",
    "RENAME_PRIORITY",
    "RESET_PRIORITIES",
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
    "UNARCHIVE_DEPARTMENT",
    "UPDATE_DEPARTMENT",
    "UPDATE_SLA",
    "OmnichannelSetup",
]

ADD_AGENT: Final[Method[bool | types.User]] = Method(
    "livechat:addAgent",
    lambda: bool | types.User,
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
ADD_MANAGER: Final[Method[bool | types.User]] = Method(
    "livechat:addManager",
    lambda: bool | types.User,
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
ADD_MONITOR: Final[Method[bool | types.User]] = Method(
    "livechat:addMonitor",
    lambda: bool | types.User,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.1.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/monitors.create",
            send={"username": "0"},
            result={"_id": "_id", "username": "username", "roles": "roles"},
        ),
    ),
)
CONFIGURE_FACEBOOK: Final[Method[types.FacebookAnswer | int | None]] = Method(
    "livechat:facebook",
    lambda: types.FacebookAnswer | int | None,
    errors=(NotAllowedError, IntegrationError),
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
LIST_CUSTOM_FIELDS: Final[Method[list[types.LivechatCustomField]]] = Method(
    "livechat:getCustomFields",
    lambda: list[types.LivechatCustomField],
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(verb="GET", path="/v1/livechat/custom-fields", result="customFields"),
    ),
)
LIST_FORWARD_DEPARTMENTS: Final[Method[types.ForwardRestrictions | None]] = Method(
    "livechat:getDepartmentForwardRestrictions",
    lambda: types.ForwardRestrictions | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="3.2.0", deprecated="5.2.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/livechat/department/{0}",
            result={"_id.$in": "department.departmentsAllowedToForward"},
        ),
    ),
)
LIST_TAGS: Final[Method[list[types.LivechatTag] | None]] = Method(
    "livechat:getTagsList",
    lambda: list[types.LivechatTag] | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="2.0.0", deprecated="5.2.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/livechat/tags",
            send={"viewAll": Pick(default="true")},
            result="tags",
            pages=AllPages(items="tags"),
        ),
    ),
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
    versions=Versions(since="3.4.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/business-hours.remove",
            send={"_id": "0", "type": "1"},
        ),
    ),
)
DELETE_CUSTOM_FIELD: Final[Method[types.DeletionOutcome | int | None]] = Method(
    "livechat:removeCustomField",
    lambda: types.DeletionOutcome | int | None,
    errors=(NotAllowedError, InvalidCustomFieldError),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/custom-fields.delete",
            send={"customFieldId": "0"},
            versions=Versions(since="7.11.0"),
        ),
    ),
)
DELETE_DEPARTMENT: Final[Method[types.DeletionOutcome | int | None]] = Method(
    "livechat:removeDepartment",
    lambda: types.DeletionOutcome | int | None,
    errors=(NotAllowedError,),
    versions=Versions(since="0.74.0", deprecated="5.2.0", removed="7.0.0"),
    rest=(RestCall(verb="DELETE", path="/v1/livechat/department/{0}"),),
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
    versions=Versions(since="3.1.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/monitors.delete",
            send={"username": "0"},
            result=Pick(default=True),
        ),
    ),
)
DELETE_PRIORITY: Final[Method[types.DeletionOutcome | int]] = Method(
    "livechat:removePriority",
    lambda: types.DeletionOutcome | int,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.2.0", removed="6.0.0"),
)
DELETE_TAG: Final[Method[bool | int]] = Method(
    "livechat:removeTag",
    bool | int,
    errors=(NotAllowedError,),
    versions=Versions(since="3.1.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/tags.delete",
            send={"id": "0"},
            result=Pick(default=True),
            versions=Versions(since="7.12.0"),
        ),
    ),
)
DELETE_TRIGGER: Final[Method[bool | int]] = Method(
    "livechat:removeTrigger",
    bool | int,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="6.5.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="DELETE", path="/v1/livechat/triggers/{0}", result=Pick(default=True)
        ),
    ),
)
DELETE_UNIT: Final[Method[bool | int]] = Method(
    "livechat:removeUnit",
    bool | int,
    errors=(NotAllowedError,),
    versions=Versions(since="3.1.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="DELETE", path="/v1/livechat/units/{0}", result=Pick(default=True)
        ),
    ),
)
SAVE_AGENT: Final[Method[bool]] = Method(
    "livechat:saveAgentInfo",
    bool,
    errors=(NotAllowedError, NotAgentError),
    repeatable=True,
    versions=Versions(since="3.0.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/agents.saveInfo",
            send={"agentId": "0", "agentData": "1", "agentDepartments": "2"},
            result=Pick(default=True),
            versions=Versions(since="7.11.0"),
        ),
    ),
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
    versions=Versions(since="3.4.0", removed="8.0.0"),
    rest=(
        RestCall(verb="POST", path="/v1/livechat/business-hours.save", send={"*": "0"}),
    ),
)
SAVE_CUSTOM_FIELD: Final[Method[types.LivechatCustomField]] = Method(
    "livechat:saveCustomField",
    lambda: types.LivechatCustomField,
    errors=(
        NotAllowedError,
        InvalidCustomFieldNameError,
        InvalidCustomFieldError,
        CustomFieldExistsError,
    ),
    repeatable_when=0,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/custom-fields.save",
            send={"customFieldId": "0", "customFieldData": "1"},
            result={"*": "customField", "_id": Pick(param="1.field")},
            versions=Versions(since="7.11.0"),
        ),
    ),
)
SAVE_DEPARTMENT: Final[Method[types.Department]] = Method(
    "livechat:saveDepartment",
    lambda: types.Department,
    errors=(NotAllowedError,),
    repeatable_when=0,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/department",
            send={"department": "1", "agents": "2", "departmentUnit": "3"},
            result="department",
            when={"0": None},
        ),
        RestCall(
            verb="PUT",
            path="/v1/livechat/department/{0}",
            send={"department": "1", "agents": "2", "departmentUnit": "3"},
            result="department",
        ),
    ),
)
SAVE_DEPARTMENT_AGENTS: Final[Method[bool]] = Method(
    "livechat:saveDepartmentAgents",
    bool,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="2.0.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/department/{0}/agents",
            send={"upsert": "1", "remove": Pick(default=[])},
            result=Pick(default=True),
        ),
    ),
)
SAVE_INTEGRATION: Final[Method[None]] = Method(
    "livechat:saveIntegration",
    None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="6.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/omnichannel/integrations",
            send={
                "LivechatWebhookUrl": "0.Livechat_webhookUrl",
                "LivechatSecretToken": "0.Livechat_secret_token",
                "LivechatHttpTimeout": "0.Livechat_http_timeout",
                "LivechatWebhookOnStart": "0.Livechat_webhook_on_start",
                "LivechatWebhookOnClose": "0.Livechat_webhook_on_close",
                "LivechatWebhookOnChatTaken": "0.Livechat_webhook_on_chat_taken",
                "LivechatWebhookOnChatQueued": "0.Livechat_webhook_on_chat_queued",
                "LivechatWebhookOnForward": "0.Livechat_webhook_on_forward",
                "LivechatWebhookOnOfflineMsg": "0.Livechat_webhook_on_offline_msg",
                "LivechatWebhookOnVisitorMessage": (
                    "0.Livechat_webhook_on_visitor_message"
                ),
                "LivechatWebhookOnAgentMessage": "0.Livechat_webhook_on_agent_message",
            },
        ),
    ),
)
SAVE_OFFICE_HOURS: Final[Method[None]] = Method(
    "livechat:saveOfficeHours",
    None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="4.0.0"),
)
SAVE_PRIORITY: Final[Method[types.LivechatPriority]] = Method(
    "livechat:savePriority",
    lambda: types.LivechatPriority,
    errors=(NotAllowedError,),
    repeatable_when=0,
    versions=Versions(since="3.2.0", removed="6.0.0"),
)
SAVE_TAG: Final[Method[types.LivechatTag]] = Method(
    "livechat:saveTag",
    lambda: types.LivechatTag,
    errors=(NotAllowedError,),
    repeatable_when=0,
    versions=Versions(since="3.1.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/tags.save",
            send={"_id": "0", "tagData": "1", "tagDepartments": "2"},
            result={
                "_id": "_id",
                "name": "name",
                "description": "description",
                "numDepartments": "numDepartments",
                "departments": "departments",
            },
        ),
    ),
)
SAVE_TRIGGER: Final[Method[bool | int | str]] = Method(
    "livechat:saveTrigger",
    bool | int | str,
    errors=(NotAllowedError,),
    repeatable_when=(0, "_id"),
    versions=Versions(since="0.74.0", deprecated="6.4.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/triggers",
            send={"*": "0"},
            result=Pick(default=True),
        ),
    ),
)
SAVE_UNIT: Final[Method[types.LivechatUnit]] = Method(
    "livechat:saveUnit",
    lambda: types.LivechatUnit,
    errors=(NotAllowedError,),
    repeatable_when=0,
    versions=Versions(since="3.1.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/units",
            send={"unitData": "1", "unitMonitors": "2", "unitDepartments": "3"},
            result={
                "_id": "_id",
                "name": "name",
                "visibility": "visibility",
                "type": "type",
                "numMonitors": "numMonitors",
                "numDepartments": "numDepartments",
            },
            when={"0": ""},
        ),
        RestCall(
            verb="POST",
            path="/v1/livechat/units/{0}",
            send={"unitData": "1", "unitMonitors": "2", "unitDepartments": "3"},
            result={
                "_id": "_id",
                "name": "name",
                "visibility": "visibility",
                "type": "type",
                "numMonitors": "numMonitors",
                "numDepartments": "numDepartments",
            },
        ),
    ),
)
FIND_AGENT: Final[Method[types.UserReference | None]] = Method(
    "livechat:searchAgent",
    lambda: types.UserReference | None,
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
TEST_WEBHOOK: Final[Method[bool]] = Method(
    "livechat:webhookTest",
    bool,
    errors=(WebhookResponseError,),
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST", path="/v1/livechat/webhook.test", result=Pick(default=True)
        ),
    ),
)
CREATE_FRAME_KEY: Final[Method[types.FrameKeyAnswer]] = Method(
    "omnichannelExternalFrameGenerateKey",
    lambda: types.FrameKeyAnswer,
    versions=Versions(since="3.1.0", removed="8.0.0", unsure=(7,)),
)
DELETE_TRIGGER_BY_ID: Final[Endpoint[None]] = Endpoint(
    "DELETE",
    "/v1/livechat/triggers/{trigger_id}",
    None,
    params=("trigger_id",),
    versions=Versions(since="6.0.0"),
)
LIST_AGENTS: Final[Endpoint[ListPage[types.LivechatAgent]]] = Endpoint(
    "GET",
    "/v1/livechat/users/agent",
    lambda: ListPage[types.LivechatAgent],
    params=("text", "onlyAvailable", "excludeId", "showIdleAgents", "count", "offset"),
    at={"items": "users", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
LIST_MANAGERS: Final[Endpoint[ListPage[types.LivechatAgent]]] = Endpoint(
    "GET",
    "/v1/livechat/users/manager",
    lambda: ListPage[types.LivechatAgent],
    params=("text", "count", "offset"),
    at={"items": "users", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
GET_AGENT: Final[Endpoint[types.LivechatAgent | None]] = Endpoint(
    "GET",
    "/v1/livechat/users/agent/{_id}",
    lambda: types.LivechatAgent | None,
    params=("_id",),
    at="user",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
LIST_DEPARTMENTS_OF_AGENT: Final[Endpoint[list[types.AgentDepartment]]] = Endpoint(
    "GET",
    "/v1/livechat/agents/{agentId}/departments",
    lambda: list[types.AgentDepartment],
    params=("agentId", "enabledDepartmentsOnly"),
    at="departments",
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_DEPARTMENTS: Final[Endpoint[ListPage[types.Department]]] = Endpoint(
    "GET",
    "/v1/livechat/department",
    lambda: ListPage[types.Department],
    params=(
        "text",
        "enabled",
        "onlyMyDepartments",
        "showArchived",
        "excludeDepartmentId",
        "count",
        "offset",
    ),
    at={"items": "departments", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
GET_DEPARTMENT: Final[Endpoint[types.Department | None]] = Endpoint(
    "GET",
    "/v1/livechat/department/{_id}",
    lambda: types.Department | None,
    params=("_id", "onlyMyDepartments"),
    at="department",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
CREATE_DEPARTMENT: Final[Endpoint[types.Department]] = Endpoint(
    "POST",
    "/v1/livechat/department",
    lambda: types.Department,
    params=("department", "agents", "departmentUnit"),
    at="department",
    errors=(NotAllowedError,),
    versions=Versions(since="0.42.0"),
)
UPDATE_DEPARTMENT: Final[Endpoint[types.Department]] = Endpoint(
    "PUT",
    "/v1/livechat/department/{_id}",
    lambda: types.Department,
    params=("_id", "department", "agents"),
    at="department",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
LIST_DEPARTMENT_AGENTS: Final[Endpoint[ListPage[types.AgentDepartment]]] = Endpoint(
    "GET",
    "/v1/livechat/department/{_id}/agents",
    lambda: ListPage[types.AgentDepartment],
    params=("_id", "count", "offset"),
    at={"items": "agents", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
CHANGE_DEPARTMENT_AGENTS: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/department/{_id}/agents",
    None,
    params=("_id", "upsert", "remove"),
    errors=(NotAllowedError,),
    repeatable=True,
)
ARCHIVE_DEPARTMENT: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/department/archive/{_id}",
    None,
    params=("_id",),
    errors=(NotAllowedError,),
    repeatable=True,
)
UNARCHIVE_DEPARTMENT: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/department/unarchive/{_id}",
    None,
    params=("_id",),
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_ARCHIVED_DEPARTMENTS: Final[Endpoint[ListPage[types.Department]]] = Endpoint(
    "GET",
    "/v1/livechat/departments/archived",
    lambda: ListPage[types.Department],
    params=("text", "count", "offset"),
    at={"items": "departments", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_DEPARTMENTS_BY_ID: Final[Endpoint[list[types.Department]]] = Endpoint(
    "GET",
    "/v1/livechat/department.listByIds",
    lambda: list[types.Department],
    params=("ids",),
    joined=("ids",),
    at="departments",
    errors=(NotAllowedError,),
    repeatable=True,
)
MAY_CREATE_DEPARTMENT: Final[Endpoint[bool]] = Endpoint(
    "GET",
    "/v1/livechat/department/isDepartmentCreationAvailable",
    bool,
    at="isDepartmentCreationAvailable",
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_CUSTOM_FIELD: Final[Endpoint[types.LivechatCustomField]] = Endpoint(
    "GET",
    "/v1/livechat/custom-fields/{_id}",
    lambda: types.LivechatCustomField,
    params=("_id",),
    at="customField",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
LIST_TRIGGERS: Final[Endpoint[ListPage[types.LivechatTrigger]]] = Endpoint(
    "GET",
    "/v1/livechat/triggers",
    lambda: ListPage[types.LivechatTrigger],
    params=("count", "offset"),
    at={"items": "triggers", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.2.0"),
)
GET_TRIGGER: Final[Endpoint[types.LivechatTrigger | None]] = Endpoint(
    "GET",
    "/v1/livechat/triggers/{_id}",
    lambda: types.LivechatTrigger | None,
    params=("_id",),
    at="trigger",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.2.0"),
)
LIST_MONITORS: Final[Endpoint[ListPage[types.LivechatAgent]]] = Endpoint(
    "GET",
    "/v1/livechat/monitors",
    lambda: ListPage[types.LivechatAgent],
    params=("text", "count", "offset"),
    at={"items": "monitors", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_MONITOR: Final[Endpoint[types.LivechatAgent]] = Endpoint(
    "GET",
    "/v1/livechat/monitors/{username}",
    lambda: types.LivechatAgent,
    params=("username",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_PRIORITIES: Final[Endpoint[ListPage[types.LivechatPriority]]] = Endpoint(
    "GET",
    "/v1/livechat/priorities",
    lambda: ListPage[types.LivechatPriority],
    params=("text", "count", "offset"),
    at={"items": "priorities", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
GET_PRIORITY: Final[Endpoint[types.LivechatPriority]] = Endpoint(
    "GET",
    "/v1/livechat/priorities/{priorityId}",
    lambda: types.LivechatPriority,
    params=("priorityId",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
RENAME_PRIORITY: Final[Endpoint[None]] = Endpoint(
    "PUT",
    "/v1/livechat/priorities/{priorityId}",
    None,
    params=("priorityId", "name"),
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
RESET_PRIORITIES: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/priorities.reset",
    None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
LIST_ALL_TAGS: Final[Endpoint[ListPage[types.LivechatTag]]] = Endpoint(
    "GET",
    "/v1/livechat/tags",
    lambda: ListPage[types.LivechatTag],
    params=("text", "department", "viewAll", "count", "offset"),
    at={"items": "tags", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_TAG: Final[Endpoint[types.LivechatTag]] = Endpoint(
    "GET",
    "/v1/livechat/tags/{tagId}",
    lambda: types.LivechatTag,
    params=("tagId",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_UNITS: Final[Endpoint[ListPage[types.LivechatUnit]]] = Endpoint(
    "GET",
    "/v1/livechat/units",
    lambda: ListPage[types.LivechatUnit],
    params=("text", "count", "offset"),
    at={"items": "units", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_UNIT: Final[Endpoint[types.LivechatUnit]] = Endpoint(
    "GET",
    "/v1/livechat/units/{id}",
    lambda: types.LivechatUnit,
    params=("id",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_SLAS: Final[Endpoint[ListPage[types.ServiceLevel]]] = Endpoint(
    "GET",
    "/v1/livechat/sla",
    lambda: ListPage[types.ServiceLevel],
    params=("text", "count", "offset"),
    at={"items": "sla", "total": "total"},
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
GET_SLA: Final[Endpoint[types.ServiceLevel]] = Endpoint(
    "GET",
    "/v1/livechat/sla/{slaId}",
    lambda: types.ServiceLevel,
    params=("slaId",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
CREATE_SLA: Final[Endpoint[types.ServiceLevel]] = Endpoint(
    "POST",
    "/v1/livechat/sla",
    lambda: types.ServiceLevel,
    params=("name", "description", "dueTimeInMinutes"),
    at="sla",
    errors=(NotAllowedError,),
    versions=Versions(since="6.0.0"),
)
UPDATE_SLA: Final[Endpoint[types.ServiceLevel]] = Endpoint(
    "PUT",
    "/v1/livechat/sla/{slaId}",
    lambda: types.ServiceLevel,
    params=("slaId", "name", "description", "dueTimeInMinutes"),
    at="sla",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.0.0"),
)
DELETE_SLA: Final[Endpoint[None]] = Endpoint(
    "DELETE",
    "/v1/livechat/sla/{slaId}",
    None,
    params=("slaId",),
    errors=(NotAllowedError,),
    versions=Versions(since="6.0.0"),
)
LIST_BUSINESS_HOURS: Final[Endpoint[ListPage[types.BusinessHour]]] = Endpoint(
    "GET",
    "/v1/livechat/business-hours",
    lambda: ListPage[types.BusinessHour],
    params=("name", "count", "offset"),
    at={"items": "businessHours", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_BUSINESS_HOUR: Final[Endpoint[types.BusinessHour | None]] = Endpoint(
    "GET",
    "/v1/livechat/business-hour",
    lambda: types.BusinessHour | None,
    params=("type", "_id"),
    at="businessHour",
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_APPEARANCE: Final[Endpoint[list[types.Setting]]] = Endpoint(
    "GET",
    "/v1/livechat/appearance",
    lambda: list[types.Setting],
    at="appearance",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.2.0"),
)
FOLLOW_PRIORITIES: Final[Stream[types.PriorityChange]] = Stream(
    "stream-notify-logged", "omnichannel.priority-changed", lambda: types.PriorityChange
)


class OmnichannelSetup(Group):
    """Set up agents, departments and all else of Livechat."""

    __slots__ = ()

    async def add_agent(self, username: str) -> bool | types.User:
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

    async def add_manager(self, username: str) -> bool | types.User:
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

    async def add_monitor(self, username: str) -> bool | types.User:
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
        return await self._session.call(ADD_MONITOR, (username,))

    async def configure_facebook(
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
        return await self._session.call(CONFIGURE_FACEBOOK, (options,))

    async def list_custom_fields(self) -> list[types.LivechatCustomField]:
        """List the custom fields of Livechat.

        Wire name ``livechat:getCustomFields``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: GET /v1/livechat/custom-fields. Upstream does
        not say who may call it. Safe to repeat: it only reads.

        Returns:
            The custom fields.
        """
        return await self._session.call(LIST_CUSTOM_FIELDS, ())

    async def list_forward_departments(
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
        return await self._session.call(LIST_FORWARD_DEPARTMENTS, (department_id,))

    async def list_tags(self) -> list[types.LivechatTag] | None:
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
        await self._session.call(DELETE_BUSINESS_HOUR, (business_hour_id, kind))

    async def delete_custom_field(
        self, field_id: str
    ) -> types.DeletionOutcome | int | None:
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
        return await self._session.call(DELETE_CUSTOM_FIELD, (field_id,))

    async def delete_department(
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
        return await self._session.call(REMOVE_MONITOR, (username,))

    async def delete_priority(self, identifier: str) -> types.DeletionOutcome | int:
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
        return await self._session.call(DELETE_PRIORITY, (identifier,))

    async def delete_tag(self, tag_id: str) -> bool | int:
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
        return await self._session.call(DELETE_TAG, (tag_id,))

    async def delete_trigger(self, trigger_id: str) -> bool | int:
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
        return await self._session.call(DELETE_TRIGGER, (trigger_id,))

    async def delete_unit(self, unit_id: str) -> bool | int:
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
        return await self._session.call(DELETE_UNIT, (unit_id,))

    async def save_agent(
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
        return await self._session.call(SAVE_AGENT, (agent_id, fields, department_ids))

    async def save_appearance(self, settings: list[types.AppearanceSetting]) -> None:
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

    async def save_business_hour(self, business_hour: types.BusinessHour) -> None:
        """Make or change business hours.

        Wire name ``livechat:saveBusinessHour``; servers since 3.4.0, removed in 8.0.0.
        By REST: POST /v1/livechat/business-hours.save. Safe to repeat: the last one
        counts.

        Args:
            business_hour: The business hours.
        """
        await self._session.call(SAVE_BUSINESS_HOUR, (business_hour,))

    async def save_custom_field(
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
        return await self._session.call(SAVE_CUSTOM_FIELD, (field_id, field_data))

    async def save_department(
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
        return await self._session.call(
            SAVE_DEPARTMENT,
            (
                department_id,
                department,
                UNSET if agents is None else agents,
                UNSET if unit is None else unit,
            ),
        )

    async def save_department_agents(
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
        return await self._session.call(SAVE_DEPARTMENT_AGENTS, (department_id, agents))

    async def save_integration(self, *, values: dict[str, str | bool | float]) -> None:
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
        await self._session.call(SAVE_OFFICE_HOURS, (day, start, finish, is_open))

    async def save_priority(
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
        return await self._session.call(SAVE_PRIORITY, (priority_id, priority_data))

    async def save_tag(
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
        return await self._session.call(SAVE_TAG, (tag_id, tag, department_ids))

    async def save_trigger(self, trigger: types.LivechatTrigger) -> bool | int | str:
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
        return await self._session.call(SAVE_TRIGGER, (trigger,))

    async def save_unit(
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
        return await self._session.call(
            SAVE_UNIT, (unit_id, unit, monitors, departments)
        )

    async def find_agent(self, username: str) -> types.UserReference | None:
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
        return await self._session.call(FIND_AGENT, (username,))

    async def test_webhook(self) -> bool:
        """Try the webhook of Livechat.

        Wire name ``livechat:webhookTest``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 7.0.0. By REST: POST /v1/livechat/webhook.test. Upstream does not say
        who may call it.

        Returns:
            True when the address answers well.

        Raises:
            WebhookResponseError: The webhook did not answer as it should.
        """
        return await self._session.call(TEST_WEBHOOK, ())

    async def create_frame_key(self) -> types.FrameKeyAnswer:
        """Make the key of the external frame.

        Wire name ``omnichannelExternalFrameGenerateKey``; servers since 3.1.0, removed
        in 8.0.0. Upstream does not say who may call it.

        Returns:
            Confirmation that one is being made.
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
        return streams.Listing(
            self._session,
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
        return streams.Listing(
            self._session,
            LIST_MANAGERS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def get_agent(self, agent_id: str) -> types.LivechatAgent | None:
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
        return await self._session.call(GET_AGENT, (agent_id,))

    async def list_departments_of_agent(
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
        return await self._session.call(
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
        return streams.Listing(
            self._session,
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

    async def get_department(
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
        return await self._session.call(
            GET_DEPARTMENT, (department_id, UNSET if only_mine is None else only_mine)
        )

    async def create_department(
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
        return await self._session.call(
            CREATE_DEPARTMENT,
            (
                department,
                UNSET if agents is None else agents,
                UNSET if unit is None else unit,
            ),
        )

    async def update_department(
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
        return await self._session.call(
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
        return streams.Listing(
            self._session, LIST_DEPARTMENT_AGENTS, (department_id,), page_size=page_size
        )

    async def change_department_agents(
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
        await self._session.call(
            CHANGE_DEPARTMENT_AGENTS, (department_id, added, removed)
        )

    async def archive_department(self, department_id: str) -> None:
        """Archive a department.

        By REST: ``POST /v1/livechat/department/archive/{_id}``. Depends on the
        permission ``manage-livechat-departments``. Safe to repeat: the last one counts.

        Args:
            department_id: The department.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(ARCHIVE_DEPARTMENT, (department_id,))

    async def unarchive_department(self, department_id: str) -> None:
        """Bring an archived department back.

        By REST: ``POST /v1/livechat/department/unarchive/{_id}``. Depends on the
        permission ``manage-livechat-departments``. Safe to repeat: the last one counts.

        Args:
            department_id: The department.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(UNARCHIVE_DEPARTMENT, (department_id,))

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
        return streams.Listing(
            self._session,
            LIST_ARCHIVED_DEPARTMENTS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def list_departments_by_id(self, ids: list[str]) -> list[types.Department]:
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
        return await self._session.call(LIST_DEPARTMENTS_BY_ID, (ids,))

    async def may_create_department(self) -> bool:
        """Ask whether the licence allows another department.

        By REST: ``GET /v1/livechat/department/isDepartmentCreationAvailable``. Depends
        on the permissions ``manage-livechat-departments``,
        ``view-livechat-departments``. Safe to repeat: it only reads.

        Returns:
            Whether it does.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(MAY_CREATE_DEPARTMENT, ())

    async def get_custom_field(self, field_id: str) -> types.LivechatCustomField:
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
        return await self._session.call(GET_CUSTOM_FIELD, (field_id,))

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
        return streams.Listing(self._session, LIST_TRIGGERS, (), page_size=page_size)

    async def get_trigger(self, trigger_id: str) -> types.LivechatTrigger | None:
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
        return await self._session.call(GET_TRIGGER, (trigger_id,))

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
        return streams.Listing(
            self._session,
            LIST_MONITORS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def get_monitor(self, username: str) -> types.LivechatAgent:
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
        return await self._session.call(GET_MONITOR, (username,))

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
        return streams.Listing(
            self._session,
            LIST_PRIORITIES,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def get_priority(self, priority_id: str) -> types.LivechatPriority:
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
        return await self._session.call(GET_PRIORITY, (priority_id,))

    async def rename_priority(self, priority_id: str, name: str) -> None:
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
        await self._session.call(RENAME_PRIORITY, (priority_id, name))

    async def reset_priorities(self) -> None:
        """Give the priorities of conversations their first names back.

        By REST: ``POST /v1/livechat/priorities.reset``; servers since 6.0.0. Depends on
        the permission ``manage-livechat-priorities``. Safe to repeat: a second time
        changes nothing.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(RESET_PRIORITIES, ())

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
        return streams.Listing(
            self._session,
            LIST_ALL_TAGS,
            (
                UNSET if text is None else text,
                UNSET if department_id is None else department_id,
                UNSET if with_all is None else with_all,
            ),
            page_size=page_size,
        )

    async def get_tag(self, tag_id: str) -> types.LivechatTag:
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
        return await self._session.call(GET_TAG, (tag_id,))

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
        return streams.Listing(
            self._session,
            LIST_UNITS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def get_unit(self, unit_id: str) -> types.LivechatUnit:
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
        return await self._session.call(GET_UNIT, (unit_id,))

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
        return streams.Listing(
            self._session,
            LIST_SLAS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def get_sla(self, sla_id: str) -> types.ServiceLevel:
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
        return await self._session.call(GET_SLA, (sla_id,))

    async def create_sla(
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
        return await self._session.call(
            CREATE_SLA, (name, UNSET if description is None else description, minutes)
        )

    async def update_sla(
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
        return await self._session.call(
            UPDATE_SLA,
            (sla_id, name, UNSET if description is None else description, minutes),
        )

    async def delete_sla(self, sla_id: str) -> None:
        """Delete a service level.

        By REST: ``DELETE /v1/livechat/sla/{slaId}``; servers since 6.0.0. Depends on
        the permission ``manage-livechat-sla``.

        Args:
            sla_id: The service level.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(DELETE_SLA, (sla_id,))

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
        return streams.Listing(
            self._session,
            LIST_BUSINESS_HOURS,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def get_business_hour(
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
        return await self._session.call(
            GET_BUSINESS_HOUR, (kind, UNSET if hours_id is None else hours_id)
        )

    async def list_appearance(self) -> list[types.Setting]:
        """List how the Livechat window looks.

        By REST: ``GET /v1/livechat/appearance``; servers since 2.2.0. Depends on the
        permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Returns:
            Settings of it.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_APPEARANCE, ())

    def follow_priorities(self) -> streams.Subscription[types.PriorityChange]:
        """Follow priorities that change.

        Wire name ``stream-notify-logged``, key ``omnichannel.priority-changed``;
        servers since 6.0.0.
        """
        return self._session.subscribe(FOLLOW_PRIORITIES, ())
