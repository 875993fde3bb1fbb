# Generated from schema/livechat.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Livechat` that waits."""

from __future__ import annotations

from typing import Literal

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import client_id, stream_option

from .. import types
from ..livechat import (
    CLOSE,
    DELETE_MESSAGE,
    EDIT,
    FOLLOW_ROOM,
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

__all__ = ["Livechat"]


class Livechat(BlockingGroup):
    """The visitor's side of Livechat; a token takes the place of a login."""

    __slots__ = ()

    def register(self, guest: types.GuestData) -> types.RegisteredGuest:
        """Register a visitor.

        Wire name ``livechat:registerGuest``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: POST /v1/livechat/visitor. For Livechat visitors.
        Safe to repeat: the same token is the same visitor.

        Args:
            guest: The visitor's data.

        Returns:
            The visitor.

        Raises:
            InvalidTokenError: The visitor's token is missing or wrong.
            InvalidVisitorError: There is no such visitor.
        """
        return self._session.call(REGISTER, (guest,))

    def load_initial_data(
        self, visitor_token: str, *, department_id: str | UnsetType | None = UNSET
    ) -> types.LivechatInitialData:
        """Fetch what a Livechat widget shows at first; before 5.0.

        Wire name ``livechat:getInitialData``; servers since 0.74.0, removed in 5.0.0.
        By REST: GET /v1/livechat/config. For Livechat visitors. Safe to repeat: it only
        reads.

        Args:
            visitor_token: The visitor's secret.
            department_id: Department to write to.

        Returns:
            The content of the widget.
        """
        return self._session.call(LOAD_INITIAL_DATA, (visitor_token, department_id))

    def get_agent(self, query: types.AgentQuery) -> types.LivechatAgent | None:
        """Fetch the agent of a conversation.

        Wire name ``livechat:getAgentData``; servers since 0.74.0, deprecated in 6.4.0,
        removed in 7.0.0. By REST: GET /v1/livechat/agent.info/:rid/:token. For Livechat
        visitors. Safe to repeat: it only reads.

        Args:
            query: The query.

        Returns:
            The agent; null when none has taken the conversation.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
            InternalServerError: The server failed while carrying out the call.
        """
        return self._session.call(GET_AGENT, (query,))

    def send_offline(self, message: types.OfflineMessage) -> bool | None:
        """Leave a message for when agents are back.

        Wire name ``livechat:sendOfflineMessage``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: POST /v1/livechat/offline.message. Needs no
        login. The server takes 1 call in 5 s.

        Args:
            message: The message.

        Returns:
            True once it is sent, on servers of 3.x; null on others.

        Raises:
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return self._session.call(SEND_OFFLINE, (message,))

    def send(
        self,
        room_id: str,
        text: str,
        visitor_token: str,
        *,
        message_id: str | UnsetType | None = UNSET,
        agent: types.ChosenAgent | UnsetType | None = UNSET,
    ) -> bool | types.Message:
        """Send a visitor's message.

        Wire name ``sendMessageLivechat``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/livechat/message. For Livechat visitors.
        Safe to repeat: the server stores a message once for each identifier that a
        client chooses.

        Args:
            room_id: The conversation; a new id opens one.
            text: The text.
            visitor_token: The visitor's secret.
            message_id: Identifier chosen by the client; the server stores it once.
            agent: The agent to write to, for a new conversation.

        Returns:
            The stored message, or true on servers from 6.6.

        Raises:
            InvalidVisitorTokenError: The visitor's token is missing or wrong.
            LivechatMessageTooLongError: The visitor's text is longer than the server
                allows.
            InternalServerError: The server failed while carrying out the call.
        """
        message = types.VisitorMessage(
            message_id=client_id(UNSET if message_id is None else message_id),
            room_id=room_id,
            text=text,
            visitor_token=visitor_token,
        )
        return self._session.call(SEND, (message, agent))

    def close(self, conversation: types.ConversationToEnd) -> bool:
        """End a conversation as its visitor; before 6.0.

        Wire name ``livechat:closeByVisitor``; servers since 0.74.0, removed in 6.0.0.
        By REST: POST /v1/livechat/room.close. Upstream does not say who may call it.
        Safe to repeat: an ended one stays ended.

        Args:
            conversation: The conversation, and whose it is.

        Returns:
            Whether it was open.
        """
        return self._session.call(CLOSE, (conversation,))

    def get_next_agent(
        self, visitor_token: str, *, department_id: str | UnsetType | None = UNSET
    ) -> types.NextAgent | None:
        """Ask which agent a new conversation would get.

        Wire name ``livechat:getNextAgent``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: GET /v1/livechat/agent.next/:token. For Livechat
        visitors. Safe to repeat: it only reads.

        Args:
            visitor_token: The visitor's secret.
            department_id: The department; any when absent.

        Returns:
            The agent; null when none is there.
        """
        params = types.LivechatGetNextAgentOptions(
            department_id=UNSET if department_id is None else department_id,
            visitor_token=visitor_token,
        )
        return self._session.call(GET_NEXT_AGENT, (params,))

    def load_history(
        self,
        last_seen_at: Timestamp,
        room_id: str,
        visitor_token: str,
        *,
        before: Timestamp | UnsetType | None = UNSET,
        most: int | UnsetType | None = UNSET,
    ) -> types.VisitorHistory | None:
        """Fetch messages of a conversation as its visitor.

        Wire name ``livechat:loadHistory``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: GET /v1/livechat/messages.history/:rid. For Livechat
        visitors. Safe to repeat: it only reads.

        Args:
            last_seen_at: When the visitor last looked.
            room_id: The conversation.
            visitor_token: The visitor's secret.
            before: Messages sent before this moment.
            most: How many at most.

        Returns:
            The messages; null when the visitor is not known.

        Raises:
            VisitorNotFoundError: There is no such visitor.
            ConversationNotFoundError: There is no such conversation.
        """
        params = types.VisitorHistoryQuery(
            before=UNSET if before is None else before,
            most=UNSET if most is None else most,
            last_seen_at=last_seen_at,
            room_id=room_id,
            visitor_token=visitor_token,
        )
        return self._session.call(LOAD_HISTORY, (params,))

    def log_in(self, visitor_token: str) -> types.VisitorIdentity | None:
        """Look a visitor up by the token.

        Wire name ``livechat:loginByToken``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: GET /v1/livechat/visitor/:token. For Livechat
        visitors. Safe to repeat: it only reads.

        Args:
            visitor_token: The visitor's secret.

        Returns:
            The visitor; null when there is none.
        """
        return self._session.call(LOG_IN, (visitor_token,))

    def visit_page(
        self, visitor_token: str, room_id: str, page: types.VisitedPage
    ) -> None:
        """Tell which page the visitor looks at.

        Wire name ``livechat:pageVisited``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: POST /v1/livechat/page.visited. For Livechat
        visitors.

        Args:
            visitor_token: The visitor's secret.
            room_id: The conversation.
            page: The page.
        """
        self._session.call(VISIT_PAGE, (visitor_token, room_id, page))

    def save_survey(
        self, visitor_token: str, room_id: str, answers: list[types.SurveyAnswer]
    ) -> types.UpdateOutcome | int | None:
        """Rate a conversation as its visitor.

        Wire name ``livechat:saveSurveyFeedback``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: POST /v1/livechat/room.survey. For Livechat
        visitors. Safe to repeat: the last one counts.

        Args:
            visitor_token: The visitor's secret.
            room_id: The conversation.
            answers: The answers.

        Returns:
            The database's result, only the count on older servers; null when there was
            nothing to save.
        """
        return self._session.call(SAVE_SURVEY, (visitor_token, room_id, answers))

    def send_transcript(
        self, visitor_token: str, room_id: str, email: str, subject: str
    ) -> bool:
        """Have a transcript sent by e-mail.

        Wire name ``livechat:sendTranscript``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/livechat/transcript. For Livechat visitors. Depends on the
        permission ``send-omnichannel-chat-transcript``. The server takes 1 call in 5 s.

        Args:
            visitor_token: The visitor's secret.
            room_id: The conversation.
            email: The recipient.
            subject: Subject of the e-mail.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            ContactLimitReachedError: The month's contacts are used up.
        """
        return self._session.call(
            SEND_TRANSCRIPT, (visitor_token, room_id, email, subject)
        )

    def set_custom_field(
        self,
        visitor_token: str,
        key: str,
        value: str,
        *,
        replaces: bool | UnsetType | None = UNSET,
    ) -> types.UpdateOutcome | bool | int | None:
        """Set a custom field of a visitor.

        Wire name ``livechat:setCustomField``; servers since 0.74.0, deprecated in
        5.2.0, removed in 7.0.0. By REST: POST /v1/livechat/custom.field. For Livechat
        visitors. Safe to repeat: the last one counts.

        Args:
            visitor_token: The visitor's secret.
            key: Name of the field.
            value: Its value.
            replaces: Whether to replace a value that is there; true when absent.

        Returns:
            The database's result, only the count on older servers; true for a field
            that is unknown or already has a value.
        """
        return self._session.call(
            SET_CUSTOM_FIELD,
            (visitor_token, key, value, UNSET if replaces is None else replaces),
        )

    def set_department(
        self, department_id: str, room_id: str, visitor_token: str
    ) -> bool:
        """Choose the department that a visitor writes to.

        Wire name ``livechat:setDepartmentForVisitor``; servers since 0.74.0, deprecated
        in 5.2.0, removed in 7.0.0. By REST: POST /v1/livechat/visitor. For Livechat
        visitors. Safe to repeat: the last one counts.

        Args:
            department_id: The department.
            room_id: The conversation.
            visitor_token: The visitor's secret.

        Returns:
            True once it is done.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        data = types.LivechatSetDepartmentForVisitorOptions(
            department_id=department_id, room_id=room_id, visitor_token=visitor_token
        )
        return self._session.call(SET_DEPARTMENT, (data,))

    def set_up_connection(self, visitor_token: str) -> None:
        """Tie this connection to a visitor, who leaves with it.

        Wire name ``livechat:setUpConnection``; servers since 1.0.0, removed in 8.0.0.
        For Livechat visitors. Safe to repeat: a tied connection stays tied.

        Args:
            visitor_token: The visitor's secret.
        """
        data = types.UserServicesIframe(visitor_token=visitor_token)
        self._session.call(SET_UP_CONNECTION, (data,))

    def start_upload(self, room_id: str, token: str) -> types.StartedConversation:
        """Begin to upload a file as a visitor; before 6.0.

        Wire name ``livechat:startFileUploadRoom``; servers since 0.74.0, removed in
        6.0.0. Upstream does not say who may call it.

        Args:
            room_id: The room.
            token: Token of the visitor.

        Returns:
            The conversation.
        """
        return self._session.call(START_UPLOAD, (room_id, token))

    def start_video_call(self, room_id: str) -> types.LivechatVideoCall:
        """Begin a video call with an agent; before 6.0.

        Wire name ``livechat:startVideoCall``; servers since 0.74.0, removed in 6.0.0.

        Args:
            room_id: The conversation.

        Returns:
            The address of the call.

        Raises:
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(START_VIDEO_CALL, (room_id,))

    def send_file(
        self,
        room_id: str,
        visitor_token: str,
        file: types.UploadedFile,
        *,
        message: types.VisitorFileMessage | UnsetType | None = UNSET,
    ) -> bool:
        """Send an uploaded file as a visitor.

        Wire name ``sendFileLivechatMessage``; servers since 0.74.0, removed in 8.0.0.
        For Livechat visitors.

        Args:
            room_id: The conversation.
            visitor_token: The visitor's secret.
            file: The uploaded file.
            message: More about the message.

        Returns:
            True once it is done.

        Raises:
            RefusedError: The answer says no without an error code.
        """
        return self._session.call(
            SEND_FILE,
            (room_id, visitor_token, file, UNSET if message is None else message),
        )

    def forget(self, visitor_token: str) -> types.ForgottenVisitor:
        """Delete a visitor and their conversations.

        By REST: ``DELETE /v1/livechat/visitor/{token}``. For Livechat visitors.

        Args:
            visitor_token: The visitor's secret.

        Returns:
            The deleted user.
        """
        return self._session.call(FORGET, (visitor_token,))

    def set_status(
        self, visitor_token: str, status: Literal["online", "away", "offline"] | str
    ) -> types.VisitorStatus:
        """Say whether a visitor is there.

        By REST: ``POST /v1/livechat/visitor.status``. For Livechat visitors. Safe to
        repeat: the last one counts.

        Args:
            visitor_token: The visitor's secret.
            status: The status.

        Returns:
            The new value.
        """
        return self._session.call(SET_STATUS, (visitor_token, status))

    def list_open(self, visitor_token: str) -> list[types.Room]:
        """List the open conversations of a visitor.

        By REST: ``GET /v1/livechat/visitor/{token}/room``. For Livechat visitors. Safe
        to repeat: it only reads.

        Args:
            visitor_token: The visitor's secret.

        Returns:
            The conversations.
        """
        return self._session.call(LIST_OPEN, (visitor_token,))

    def open(
        self,
        visitor_token: str,
        *,
        room_id: str | UnsetType | None = UNSET,
        agent_id: str | UnsetType | None = UNSET,
    ) -> types.Room:
        """Open a conversation, or find the one that is open.

        By REST: ``GET /v1/livechat/room``. For Livechat visitors. Safe to repeat: it
        only reads.

        Args:
            visitor_token: The visitor's secret.
            room_id: The conversation, if it is known.
            agent_id: The agent who shall serve it.

        Returns:
            The conversation.
        """
        return self._session.call(
            OPEN,
            (
                visitor_token,
                UNSET if room_id is None else room_id,
                UNSET if agent_id is None else agent_id,
            ),
        )

    def set_custom_fields(
        self, visitor_token: str, custom_fields: list[types.NewVisitorField]
    ) -> list[types.VisitorField]:
        """Set fields of a visitor.

        By REST: ``POST /v1/livechat/custom.fields``; servers since 0.70.0. For Livechat
        visitors. Safe to repeat: the last one counts.

        Args:
            visitor_token: The visitor's secret.
            custom_fields: The fields.

        Returns:
            The fields.
        """
        return self._session.call(SET_CUSTOM_FIELDS, (visitor_token, custom_fields))

    def edit(
        self, message_id: str, visitor_token: str, room_id: str, text: str
    ) -> types.Message:
        """Change a message of a visitor.

        By REST: ``PUT /v1/livechat/message/{_id}``. For Livechat visitors. Safe to
        repeat: the last one counts.

        Args:
            message_id: The message.
            visitor_token: The visitor's secret.
            room_id: The room.
            text: The text.

        Returns:
            The message as it is now.
        """
        return self._session.call(EDIT, (message_id, visitor_token, room_id, text))

    def get_message(
        self, message_id: str, visitor_token: str, room_id: str
    ) -> types.Message:
        """Look up a message of a visitor's conversation.

        By REST: ``GET /v1/livechat/message/{_id}``. For Livechat visitors. Safe to
        repeat: it only reads.

        Args:
            message_id: The message.
            visitor_token: The visitor's secret.
            room_id: The room.

        Returns:
            The message.
        """
        return self._session.call(GET_MESSAGE, (message_id, visitor_token, room_id))

    def delete_message(
        self, message_id: str, visitor_token: str, room_id: str
    ) -> types.DeletedVisitorMessage:
        """Delete a message of a visitor.

        By REST: ``DELETE /v1/livechat/message/{_id}``. For Livechat visitors.

        Args:
            message_id: The message.
            visitor_token: The visitor's secret.
            room_id: The room.

        Returns:
            The deleted ones.
        """
        return self._session.call(DELETE_MESSAGE, (message_id, visitor_token, room_id))

    def upload(
        self, room_id: str, file: Upload, *, description: str | UnsetType | None = UNSET
    ) -> types.Message:
        """Send a file into a visitor's conversation.

        By REST: ``POST /v1/livechat/upload/{rid}``. For Livechat visitors.

        Args:
            room_id: The room.
            file: The file.
            description: Its description.

        Returns:
            The message with the file.
        """
        return self._session.call(
            UPLOAD, (room_id, file, UNSET if description is None else description)
        )

    def follow_room(
        self, room_id: str, *, visitor_token: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.LivechatRoomEvent]:
        """Follow what a visitor should know about a conversation.

        Wire name ``stream-livechat-room``, key ``{room_id}``; servers since 0.74.0. For
        Livechat visitors.

        Args:
            room_id: The conversation.
            visitor_token: Token of the Livechat visitor who asks; agents leave it out.
        """
        return self._session.subscribe(
            FOLLOW_ROOM,
            (room_id,),
            stream_option(
                "visitorToken", UNSET if visitor_token is None else visitor_token
            ),
        )
