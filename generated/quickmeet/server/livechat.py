# Generated from schema/livechat.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Livechat`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..livechat import (
    CLOSE,
    DELETE_MESSAGE,
    EDIT,
    FORGET,
    GET_AGENT,
    GET_MESSAGE,
    GET_NEXT_AGENT,
    LIST_OPEN,
    LOAD_HISTORY,
    LOAD_INITIAL_DATA,
    LOG_IN,
    OPEN,
    REGISTER,
    SAVE_SURVEY,
    SEND,
    SEND_FILE,
    SEND_OFFLINE,
    SEND_TRANSCRIPT,
    SET_CUSTOM_FIELD,
    SET_CUSTOM_FIELDS,
    SET_DEPARTMENT,
    SET_STATUS,
    SET_UP_CONNECTION,
    START_UPLOAD,
    START_VIDEO_CALL,
    UPLOAD,
    VISIT_PAGE,
)

__all__ = [
    "CloseHandler",
    "DeleteMessageHandler",
    "EditHandler",
    "ForgetHandler",
    "GetAgentHandler",
    "GetMessageHandler",
    "GetNextAgentHandler",
    "ListOpenHandler",
    "LivechatHandlers",
    "LoadHistoryHandler",
    "LoadInitialDataHandler",
    "LogInHandler",
    "OpenHandler",
    "RegisterHandler",
    "SaveSurveyHandler",
    "SendFileHandler",
    "SendHandler",
    "SendOfflineHandler",
    "SendTranscriptHandler",
    "SetCustomFieldHandler",
    "SetCustomFieldsHandler",
    "SetDepartmentHandler",
    "SetStatusHandler",
    "SetUpConnectionHandler",
    "StartUploadHandler",
    "StartVideoCallHandler",
    "UploadHandler",
    "VisitPageHandler",
    "livechat_handlers",
    "on_close",
    "on_delete_message",
    "on_edit",
    "on_forget",
    "on_get_agent",
    "on_get_message",
    "on_get_next_agent",
    "on_list_open",
    "on_load_history",
    "on_load_initial_data",
    "on_log_in",
    "on_open",
    "on_register",
    "on_save_survey",
    "on_send",
    "on_send_file",
    "on_send_offline",
    "on_send_transcript",
    "on_set_custom_field",
    "on_set_custom_fields",
    "on_set_department",
    "on_set_status",
    "on_set_up_connection",
    "on_start_upload",
    "on_start_video_call",
    "on_upload",
    "on_visit_page",
]


class RegisterHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:registerGuest``."""

    def __call__(
        self, caller: ContextT_contra, /, guest: types.GuestData
    ) -> Answer[types.RegisteredGuest]:
        """Register a visitor."""
        ...


def on_register(handler: RegisterHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:registerGuest``."""
    return MethodHandler(REGISTER, handler, Param("guest", types.GuestData))


class LoadInitialDataHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getInitialData``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        *,
        department_id: str | UnsetType | None = UNSET,
    ) -> Answer[types.LivechatInitialData]:
        """Fetch what a Livechat widget shows at first; before 5.0."""
        ...


def on_load_initial_data(
    handler: LoadInitialDataHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getInitialData``."""
    return MethodHandler(
        LOAD_INITIAL_DATA,
        handler,
        Param("visitor_token", str),
        Param("department_id", str | None, is_optional=True),
    )


class GetAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getAgentData``."""

    def __call__(
        self, caller: ContextT_contra, /, query: types.AgentQuery
    ) -> Answer[types.LivechatAgent | None]:
        """Fetch the agent of a conversation."""
        ...


def on_get_agent(handler: GetAgentHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getAgentData``."""
    return MethodHandler(GET_AGENT, handler, Param("query", types.AgentQuery))


class SendOfflineHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:sendOfflineMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message: types.OfflineMessage
    ) -> Answer[bool | None]:
        """Leave a message for when agents are back."""
        ...


def on_send_offline(handler: SendOfflineHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:sendOfflineMessage``."""
    return MethodHandler(SEND_OFFLINE, handler, Param("message", types.OfflineMessage))


class SendHandler(Protocol[ContextT_contra]):
    """Answers ``sendMessageLivechat``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        text: str,
        visitor_token: str,
        *,
        message_id: str | UnsetType = UNSET,
        agent: types.ChosenAgent | UnsetType | None = UNSET,
    ) -> Answer[bool | types.Message]:
        """Send a visitor's message."""
        ...


def on_send(handler: SendHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendMessageLivechat``."""
    return MethodHandler(
        SEND,
        handler,
        Spread(types.VisitorMessage),
        Param("agent", types.ChosenAgent | None, is_optional=True),
    )


class CloseHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:closeByVisitor``."""

    def __call__(
        self, caller: ContextT_contra, /, conversation: types.ConversationToEnd
    ) -> Answer[bool]:
        """End a conversation as its visitor; before 6.0."""
        ...


def on_close(handler: CloseHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:closeByVisitor``."""
    return MethodHandler(CLOSE, handler, Param("conversation", types.ConversationToEnd))


class GetNextAgentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getNextAgent``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        *,
        department_id: str | UnsetType = UNSET,
    ) -> Answer[types.NextAgent | None]:
        """Ask which agent a new conversation would get."""
        ...


def on_get_next_agent(
    handler: GetNextAgentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getNextAgent``."""
    return MethodHandler(
        GET_NEXT_AGENT, handler, Spread(types.LivechatGetNextAgentOptions)
    )


class LoadHistoryHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:loadHistory``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        last_seen_at: Timestamp,
        room_id: str,
        visitor_token: str,
        *,
        before: Timestamp | UnsetType = UNSET,
        most: int | UnsetType = UNSET,
    ) -> Answer[types.VisitorHistory | None]:
        """Fetch messages of a conversation as its visitor."""
        ...


def on_load_history(handler: LoadHistoryHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:loadHistory``."""
    return MethodHandler(LOAD_HISTORY, handler, Spread(types.VisitorHistoryQuery))


class LogInHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:loginByToken``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_token: str
    ) -> Answer[types.VisitorIdentity | None]:
        """Look a visitor up by the token."""
        ...


def on_log_in(handler: LogInHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:loginByToken``."""
    return MethodHandler(LOG_IN, handler, Param("visitor_token", str))


class VisitPageHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:pageVisited``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        room_id: str,
        page: types.VisitedPage,
    ) -> Answer[None]:
        """Tell which page the visitor looks at."""
        ...


def on_visit_page(handler: VisitPageHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:pageVisited``."""
    return MethodHandler(
        VISIT_PAGE,
        handler,
        Param("visitor_token", str),
        Param("room_id", str),
        Param("page", types.VisitedPage),
    )


class SaveSurveyHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveSurveyFeedback``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        room_id: str,
        answers: list[types.SurveyAnswer],
    ) -> Answer[types.UpdateOutcome | int | None]:
        """Rate a conversation as its visitor."""
        ...


def on_save_survey(handler: SaveSurveyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveSurveyFeedback``."""
    return MethodHandler(
        SAVE_SURVEY,
        handler,
        Param("visitor_token", str),
        Param("room_id", str),
        Param("answers", list[types.SurveyAnswer]),
    )


class SendTranscriptHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:sendTranscript``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        room_id: str,
        email: str,
        subject: str,
    ) -> Answer[bool]:
        """Have a transcript sent by e-mail."""
        ...


def on_send_transcript(
    handler: SendTranscriptHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:sendTranscript``."""
    return MethodHandler(
        SEND_TRANSCRIPT,
        handler,
        Param("visitor_token", str),
        Param("room_id", str),
        Param("email", str),
        Param("subject", str),
    )


class SetCustomFieldHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:setCustomField``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        key: str,
        value: str,
        *,
        replaces: bool | UnsetType = UNSET,
    ) -> Answer[types.UpdateOutcome | bool | int | None]:
        """Set a custom field of a visitor."""
        ...


def on_set_custom_field(
    handler: SetCustomFieldHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:setCustomField``."""
    return MethodHandler(
        SET_CUSTOM_FIELD,
        handler,
        Param("visitor_token", str),
        Param("key", str),
        Param("value", str),
        Param("replaces", bool, is_optional=True),
    )


class SetDepartmentHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:setDepartmentForVisitor``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        department_id: str,
        room_id: str,
        visitor_token: str,
    ) -> Answer[bool]:
        """Choose the department that a visitor writes to."""
        ...


def on_set_department(
    handler: SetDepartmentHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:setDepartmentForVisitor``."""
    return MethodHandler(
        SET_DEPARTMENT, handler, Spread(types.LivechatSetDepartmentForVisitorOptions)
    )


class SetUpConnectionHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:setUpConnection``."""

    def __call__(self, caller: ContextT_contra, /, visitor_token: str) -> Answer[None]:
        """Tie this connection to a visitor, who leaves with it."""
        ...


def on_set_up_connection(
    handler: SetUpConnectionHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:setUpConnection``."""
    return MethodHandler(SET_UP_CONNECTION, handler, Spread(types.UserServicesIframe))


class StartUploadHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:startFileUploadRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, token: str
    ) -> Answer[types.StartedConversation]:
        """Begin to upload a file as a visitor; before 6.0."""
        ...


def on_start_upload(handler: StartUploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:startFileUploadRoom``."""
    return MethodHandler(
        START_UPLOAD, handler, Param("room_id", str), Param("token", str)
    )


class StartVideoCallHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:startVideoCall``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.LivechatVideoCall]:
        """Begin a video call with an agent; before 6.0."""
        ...


def on_start_video_call(
    handler: StartVideoCallHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:startVideoCall``."""
    return MethodHandler(START_VIDEO_CALL, handler, Param("room_id", str))


class SendFileHandler(Protocol[ContextT_contra]):
    """Answers ``sendFileLivechatMessage``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        visitor_token: str,
        file: types.UploadedFile,
        *,
        message: types.VisitorFileMessage | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Send an uploaded file as a visitor."""
        ...


def on_send_file(handler: SendFileHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendFileLivechatMessage``."""
    return MethodHandler(
        SEND_FILE,
        handler,
        Param("room_id", str),
        Param("visitor_token", str),
        Param("file", types.UploadedFile),
        Param("message", types.VisitorFileMessage, is_optional=True),
    )


class ForgetHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/livechat/visitor/{token}``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_token: str
    ) -> Answer[types.ForgottenVisitor]:
        """Delete a visitor and their conversations."""
        ...


def on_forget(handler: ForgetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/livechat/visitor/{token}``."""
    return MethodHandler(FORGET, handler, Param("visitor_token", str))


class SetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/visitor.status``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        status: Literal["online", "away", "offline"] | str,
    ) -> Answer[types.VisitorStatus]:
        """Say whether a visitor is there."""
        ...


def on_set_status(handler: SetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/visitor.status``."""
    return MethodHandler(
        SET_STATUS,
        handler,
        Param("visitor_token", str),
        Param("status", Literal["online", "away", "offline"] | str),
    )


class ListOpenHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/visitor/{token}/room``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_token: str
    ) -> Answer[list[types.Room]]:
        """List the open conversations of a visitor."""
        ...


def on_list_open(handler: ListOpenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/visitor/{token}/room``."""
    return MethodHandler(LIST_OPEN, handler, Param("visitor_token", str))


class OpenHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/room``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        *,
        room_id: str | UnsetType = UNSET,
        agent_id: str | UnsetType = UNSET,
    ) -> Answer[types.Room]:
        """Open a conversation, or find the one that is open."""
        ...


def on_open(handler: OpenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/room``."""
    return MethodHandler(
        OPEN,
        handler,
        Param("visitor_token", str),
        Param("room_id", str, is_optional=True),
        Param("agent_id", str, is_optional=True),
    )


class SetCustomFieldsHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/custom.fields``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor_token: str,
        custom_fields: list[types.NewVisitorField],
    ) -> Answer[list[types.VisitorField]]:
        """Set fields of a visitor."""
        ...


def on_set_custom_fields(
    handler: SetCustomFieldsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/custom.fields``."""
    return MethodHandler(
        SET_CUSTOM_FIELDS,
        handler,
        Param("visitor_token", str),
        Param("custom_fields", list[types.NewVisitorField]),
    )


class EditHandler(Protocol[ContextT_contra]):
    """Answers ``PUT /v1/livechat/message/{_id}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        visitor_token: str,
        room_id: str,
        text: str,
    ) -> Answer[types.Message]:
        """Change a message of a visitor."""
        ...


def on_edit(handler: EditHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``PUT /v1/livechat/message/{_id}``."""
    return MethodHandler(
        EDIT,
        handler,
        Param("message_id", str),
        Param("visitor_token", str),
        Param("room_id", str),
        Param("text", str),
    )


class GetMessageHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/message/{_id}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        visitor_token: str,
        room_id: str,
    ) -> Answer[types.Message]:
        """Look up a message of a visitor's conversation."""
        ...


def on_get_message(handler: GetMessageHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/message/{_id}``."""
    return MethodHandler(
        GET_MESSAGE,
        handler,
        Param("message_id", str),
        Param("visitor_token", str),
        Param("room_id", str),
    )


class DeleteMessageHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/livechat/message/{_id}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        visitor_token: str,
        room_id: str,
    ) -> Answer[types.DeletedVisitorMessage]:
        """Delete a message of a visitor."""
        ...


def on_delete_message(
    handler: DeleteMessageHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/livechat/message/{_id}``."""
    return MethodHandler(
        DELETE_MESSAGE,
        handler,
        Param("message_id", str),
        Param("visitor_token", str),
        Param("room_id", str),
    )


class UploadHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/upload/{rid}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        file: Upload,
        *,
        description: str | UnsetType = UNSET,
    ) -> Answer[types.Message]:
        """Send a file into a visitor's conversation."""
        ...


def on_upload(handler: UploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/upload/{rid}``."""
    return MethodHandler(
        UPLOAD,
        handler,
        Param("room_id", str),
        Param("file", Upload),
        Param("description", str, is_optional=True),
    )


class LivechatHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Livechat`."""

    @property
    def register(self) -> RegisterHandler[ContextT_contra]:
        """Register a visitor."""
        ...

    @property
    def load_initial_data(self) -> LoadInitialDataHandler[ContextT_contra]:
        """Fetch what a Livechat widget shows at first; before 5.0."""
        ...

    @property
    def get_agent(self) -> GetAgentHandler[ContextT_contra]:
        """Fetch the agent of a conversation."""
        ...

    @property
    def send_offline(self) -> SendOfflineHandler[ContextT_contra]:
        """Leave a message for when agents are back."""
        ...

    @property
    def send(self) -> SendHandler[ContextT_contra]:
        """Send a visitor's message."""
        ...

    @property
    def close(self) -> CloseHandler[ContextT_contra]:
        """End a conversation as its visitor; before 6.0."""
        ...

    @property
    def get_next_agent(self) -> GetNextAgentHandler[ContextT_contra]:
        """Ask which agent a new conversation would get."""
        ...

    @property
    def load_history(self) -> LoadHistoryHandler[ContextT_contra]:
        """Fetch messages of a conversation as its visitor."""
        ...

    @property
    def log_in(self) -> LogInHandler[ContextT_contra]:
        """Look a visitor up by the token."""
        ...

    @property
    def visit_page(self) -> VisitPageHandler[ContextT_contra]:
        """Tell which page the visitor looks at."""
        ...

    @property
    def save_survey(self) -> SaveSurveyHandler[ContextT_contra]:
        """Rate a conversation as its visitor."""
        ...

    @property
    def send_transcript(self) -> SendTranscriptHandler[ContextT_contra]:
        """Have a transcript sent by e-mail."""
        ...

    @property
    def set_custom_field(self) -> SetCustomFieldHandler[ContextT_contra]:
        """Set a custom field of a visitor."""
        ...

    @property
    def set_department(self) -> SetDepartmentHandler[ContextT_contra]:
        """Choose the department that a visitor writes to."""
        ...

    @property
    def set_up_connection(self) -> SetUpConnectionHandler[ContextT_contra]:
        """Tie this connection to a visitor, who leaves with it."""
        ...

    @property
    def start_upload(self) -> StartUploadHandler[ContextT_contra]:
        """Begin to upload a file as a visitor; before 6.0."""
        ...

    @property
    def start_video_call(self) -> StartVideoCallHandler[ContextT_contra]:
        """Begin a video call with an agent; before 6.0."""
        ...

    @property
    def send_file(self) -> SendFileHandler[ContextT_contra]:
        """Send an uploaded file as a visitor."""
        ...

    @property
    def forget(self) -> ForgetHandler[ContextT_contra]:
        """Delete a visitor and their conversations."""
        ...

    @property
    def set_status(self) -> SetStatusHandler[ContextT_contra]:
        """Say whether a visitor is there."""
        ...

    @property
    def list_open(self) -> ListOpenHandler[ContextT_contra]:
        """List the open conversations of a visitor."""
        ...

    @property
    def open(self) -> OpenHandler[ContextT_contra]:
        """Open a conversation, or find the one that is open."""
        ...

    @property
    def set_custom_fields(self) -> SetCustomFieldsHandler[ContextT_contra]:
        """Set fields of a visitor."""
        ...

    @property
    def edit(self) -> EditHandler[ContextT_contra]:
        """Change a message of a visitor."""
        ...

    @property
    def get_message(self) -> GetMessageHandler[ContextT_contra]:
        """Look up a message of a visitor's conversation."""
        ...

    @property
    def delete_message(self) -> DeleteMessageHandler[ContextT_contra]:
        """Delete a message of a visitor."""
        ...

    @property
    def upload(self) -> UploadHandler[ContextT_contra]:
        """Send a file into a visitor's conversation."""
        ...


def livechat_handlers(
    implementation: LivechatHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_register(implementation.register),
        on_load_initial_data(implementation.load_initial_data),
        on_get_agent(implementation.get_agent),
        on_send_offline(implementation.send_offline),
        on_send(implementation.send),
        on_close(implementation.close),
        on_get_next_agent(implementation.get_next_agent),
        on_load_history(implementation.load_history),
        on_log_in(implementation.log_in),
        on_visit_page(implementation.visit_page),
        on_save_survey(implementation.save_survey),
        on_send_transcript(implementation.send_transcript),
        on_set_custom_field(implementation.set_custom_field),
        on_set_department(implementation.set_department),
        on_set_up_connection(implementation.set_up_connection),
        on_start_upload(implementation.start_upload),
        on_start_video_call(implementation.start_video_call),
        on_send_file(implementation.send_file),
        on_forget(implementation.forget),
        on_set_status(implementation.set_status),
        on_list_open(implementation.list_open),
        on_open(implementation.open),
        on_set_custom_fields(implementation.set_custom_fields),
        on_edit(implementation.edit),
        on_get_message(implementation.get_message),
        on_delete_message(implementation.delete_message),
        on_upload(implementation.upload),
    )
