# Generated from schema/omnichannel.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Take, forward and close conversations of visitors."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    AgentOfflineError,
    ContactLimitReachedError,
    ConversationEndedError,
    ConversationGoingOnError,
    InquiryTakenError,
    InvalidRoomError,
    InvalidUserError,
    InvalidVisitorError,
    NoSuchRoomError,
    NotAllowedError,
    NotAuthorizedError,
    NotFoundError,
    NotLivechatRoomError,
    NoTranscriptRequestError,
    OutsideBusinessHoursError,
    UnknownInquiryError,
    UnknownVisitorError,
    UnservedConversationError,
)

__all__ = [
    "AUTOCOMPLETE_VISITORS",
    "CLOSE",
    "DELETE",
    "DELETE_CLOSED",
    "DISCARD_TRANSCRIPT",
    "FIND_VISITORS",
    "FOLLOW_AGENT_QUEUE",
    "FOLLOW_DEPARTMENTS",
    "FOLLOW_DEPARTMENT_QUEUE",
    "FOLLOW_INQUIRY",
    "FOLLOW_QUEUE",
    "FORWARD",
    "GET_FIRST_MESSAGE",
    "GET_ROUTING",
    "GET_VISITOR",
    "GET_WAITING",
    "HOLD",
    "JOIN",
    "LIST",
    "LIST_EARLIER",
    "LIST_MESSAGES",
    "LIST_PAGES",
    "LIST_QUEUE",
    "LIST_SOURCES",
    "LIST_TRANSFERS",
    "LIST_UNITS",
    "LIST_UNITS_BY_ROLE",
    "LIST_WAITING",
    "LIST_WAITING_FOR_ME",
    "REQUEST_PDF",
    "REQUEST_TRANSCRIPT",
    "RESUME",
    "RETURN_TO_QUEUE",
    "SAVE_INFO",
    "SEARCH_EARLIER",
    "SET_PRIORITY",
    "SET_SLA",
    "SET_STATUS",
    "TAKE",
    "TAKE_FOR",
    "UNSET_PRIORITY",
    "Omnichannel",
]

SET_STATUS: Final[Method[types.UpdateOutcome | int | None]] = Method(
    "livechat:changeLivechatStatus",
    lambda: types.UpdateOutcome | int | None,
    errors=(NotAllowedError, OutsideBusinessHoursError),
    repeatable_when=(0, "status"),
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/agent.status",
            send={"status": "0.status", "agentId": "0.agentId"},
        ),
    ),
)
CLOSE: Final[Method[bool | None]] = Method(
    "livechat:closeRoom",
    bool | None,
    errors=(
        NotAuthorizedError,
        InvalidRoomError,
        ConversationEndedError,
        InvalidUserError,
    ),
    versions=Versions(
        since="0.74.0", deprecated="6.0.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/room.closeByUser",
            send={"rid": "0", "comment": "1", "tags": "2.tags"},
        ),
    ),
    rooms=(0,),
)
DISCARD_TRANSCRIPT: Final[Method[bool | int]] = Method(
    "livechat:discardTranscript",
    bool | int,
    errors=(NotAllowedError, InvalidRoomError, NoTranscriptRequestError),
    repeatable=True,
    versions=Versions(since="3.4.0", deprecated="6.4.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="DELETE", path="/v1/livechat/transcript/{0}", result=Pick(default=True)
        ),
    ),
    rooms=(0,),
)
GET_FIRST_MESSAGE: Final[Method[types.Message | None]] = Method(
    "livechat:getFirstRoomMessage",
    lambda: types.Message | None,
    errors=(NotAllowedError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="5.2.0", removed="8.0.0"),
    rooms=((0, "room_id"),),
)
GET_ROUTING: Final[Method[types.RoutingConfig | None]] = Method(
    "livechat:getRoutingConfig",
    lambda: types.RoutingConfig | None,
    repeatable=True,
    versions=Versions(since="2.0.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/livechat/config/routing",
            result="config",
            versions=Versions(since="7.11.0"),
        ),
    ),
)
LIST_UNITS: Final[Method[list[str] | None]] = Method(
    "livechat:getUnitsFromUser",
    list[str] | None,
    repeatable=True,
    versions=Versions(since="5.0.0", removed="8.0.0"),
    replacement="GET /v1/livechat/units",
)
LIST_UNITS_BY_ROLE: Final[Method[list[str] | bool | None]] = Method(
    "livechat:getUnitsFromUserRoles",
    list[str] | bool | None,
    repeatable=True,
    versions=Versions(since="3.1.0", removed="5.0.0"),
)
DELETE_CLOSED: Final[Method[float]] = Method(
    "livechat:removeAllClosedRooms",
    float,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.0.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/rooms.removeAllClosedRooms",
            send={"departmentIds": "0"},
            result="removedRooms",
            versions=Versions(since="7.11.0"),
        ),
    ),
)
DELETE: Final[Method[int | None]] = Method(
    "livechat:removeRoom",
    int | None,
    errors=(
        NotAllowedError,
        InvalidRoomError,
        NotLivechatRoomError,
        ConversationGoingOnError,
    ),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/rooms.delete",
            send={"roomId": "0"},
            versions=Versions(since="7.12.0"),
        ),
    ),
    rooms=(0,),
)
REQUEST_TRANSCRIPT: Final[Method[bool]] = Method(
    "livechat:requestTranscript",
    bool,
    errors=(NotAllowedError, InvalidUserError),
    versions=Versions(since="3.4.0", deprecated="6.4.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/transcript/{0}",
            send={"email": "1", "subject": "2"},
            result=Pick(default=True),
        ),
    ),
    rooms=(0,),
)
RESUME: Final[Method[None]] = Method(
    "livechat:resumeOnHold",
    None,
    errors=(
        InvalidRoomError,
        ConversationEndedError,
        UnknownInquiryError,
        UnservedConversationError,
        InvalidUserError,
        UnknownVisitorError,
    ),
    versions=Versions(
        since="3.18.0", deprecated="6.3.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST", path="/v1/livechat/room.resumeOnHold", send={"roomId": "0"}
        ),
    ),
    rooms=(0,),
)
RETURN_TO_QUEUE: Final[Method[bool]] = Method(
    "livechat:returnAsInquiry",
    bool,
    errors=(
        NotAllowedError,
        InvalidRoomError,
        ContactLimitReachedError,
        ConversationEndedError,
    ),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/inquiries.returnAsInquiry",
            send={"roomId": "0", "departmentId": "1"},
            result="result",
            versions=Versions(since="7.12.0"),
        ),
    ),
    rooms=(0,),
)
SAVE_INFO: Final[Method[bool]] = Method(
    "livechat:saveInfo",
    bool,
    errors=(NotAllowedError, InvalidRoomError),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.3.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/room.saveInfo",
            send={"guestData": "0", "roomData": "1"},
            result=Pick(default=True),
            versions=Versions(since="5.3.0"),
        ),
    ),
    rooms=((1, "room_id"),),
)
TAKE: Final[Method[types.Room | None]] = Method(
    "livechat:takeInquiry",
    lambda: types.Room | None,
    errors=(NotAllowedError, NotFoundError, InquiryTakenError, AgentOfflineError),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/inquiries.take",
            send={"inquiryId": "0", "options": "1"},
        ),
    ),
)
FORWARD: Final[Method[bool]] = Method(
    "livechat:transfer",
    bool,
    errors=(
        NotAllowedError,
        InvalidRoomError,
        ConversationEndedError,
        ContactLimitReachedError,
        NotAuthorizedError,
        InvalidVisitorError,
        InvalidUserError,
    ),
    versions=Versions(
        since="0.74.0", deprecated="5.2.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/livechat/room.forward",
            send={"*": "0"},
            result=Pick(default=True),
        ),
    ),
    rooms=((0, "room_id"),),
)
LIST: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/livechat/rooms",
    lambda: ListPage[types.Room],
    params=(
        "agents[]",
        "departmentId",
        "open",
        "roomName",
        "tags[]",
        "onhold",
        "queued",
        "count",
        "offset",
    ),
    at={"items": "rooms", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.0.0"),
)
JOIN: Final[Endpoint[None]] = Endpoint(
    "GET",
    "/v1/livechat/room.join",
    None,
    params=("roomId",),
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    rooms=(0,),
)
HOLD: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/room.onHold",
    None,
    params=("roomId",),
    errors=(NoSuchRoomError,),
    repeatable=True,
    rooms=(0,),
)
LIST_TRANSFERS: Final[Endpoint[ListPage[types.TransferRecord]]] = Endpoint(
    "GET",
    "/v1/livechat/transfer.history/{rid}",
    lambda: ListPage[types.TransferRecord],
    params=("rid", "count", "offset"),
    at={"items": "history", "total": "total"},
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    rooms=(0,),
)
SET_PRIORITY: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/room/{rid}/priority",
    None,
    params=("rid", "priorityId"),
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="6.0.0"),
    rooms=(0,),
)
UNSET_PRIORITY: Final[Endpoint[None]] = Endpoint(
    "DELETE",
    "/v1/livechat/room/{rid}/priority",
    None,
    params=("rid",),
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="6.0.0"),
    rooms=(0,),
)
SET_SLA: Final[Endpoint[None]] = Endpoint(
    "PUT",
    "/v1/livechat/inquiry.setSLA",
    None,
    params=("roomId", "sla"),
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="5.0.0"),
    rooms=(0,),
)
REQUEST_PDF: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/omnichannel/{rid}/request-transcript",
    None,
    params=("rid",),
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="6.0.0"),
    rooms=(0,),
)
LIST_SOURCES: Final[Endpoint[list[types.ConversationSource]]] = Endpoint(
    "GET",
    "/v1/livechat/rooms/filters",
    lambda: list[types.ConversationSource],
    at="filters",
    errors=(NotAllowedError,),
    repeatable=True,
)
LIST_WAITING: Final[Endpoint[ListPage[types.Inquiry]]] = Endpoint(
    "GET",
    "/v1/livechat/inquiries.list",
    lambda: ListPage[types.Inquiry],
    params=("department", "count", "offset"),
    at={"items": "inquiries", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="1.2.0"),
)
LIST_WAITING_FOR_ME: Final[Endpoint[ListPage[types.Inquiry]]] = Endpoint(
    "GET",
    "/v1/livechat/inquiries.queuedForUser",
    lambda: ListPage[types.Inquiry],
    params=("department", "count", "offset"),
    at={"items": "inquiries", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)
GET_WAITING: Final[Endpoint[types.Inquiry | None]] = Endpoint(
    "GET",
    "/v1/livechat/inquiries.getOne",
    lambda: types.Inquiry | None,
    params=("roomId",),
    at="inquiry",
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="2.4.0"),
    rooms=(0,),
)
TAKE_FOR: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/livechat/inquiries.take",
    None,
    params=("inquiryId", "userId"),
    errors=(NotAllowedError, InvalidUserError),
    versions=Versions(since="1.2.0"),
)
LIST_QUEUE: Final[Endpoint[ListPage[types.QueueEntry]]] = Endpoint(
    "GET",
    "/v1/livechat/queue",
    lambda: ListPage[types.QueueEntry],
    params=("departmentId", "agentId", "includeOfflineAgents", "count", "offset"),
    at={"items": "queue", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
LIST_MESSAGES: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/livechat/messages/{rid}",
    lambda: ListPage[types.Message],
    params=("rid", "searchTerm", "count", "offset"),
    at={"items": "messages", "total": "total"},
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    rooms=(0,),
)
GET_VISITOR: Final[Endpoint[types.Visitor]] = Endpoint(
    "GET",
    "/v1/livechat/visitors.info",
    lambda: types.Visitor,
    params=("visitorId",),
    at="visitor",
    errors=(NotAllowedError,),
    repeatable=True,
)
FIND_VISITORS: Final[Endpoint[ListPage[types.Visitor]]] = Endpoint(
    "GET",
    "/v1/livechat/visitors.search",
    lambda: ListPage[types.Visitor],
    params=("term", "count", "offset"),
    at={"items": "visitors", "total": "total"},
    repeatable=True,
)
AUTOCOMPLETE_VISITORS: Final[Endpoint[list[types.Visitor]]] = Endpoint(
    "GET",
    "/v1/livechat/visitors.autocomplete",
    lambda: list[types.Visitor],
    params=("selector",),
    at="items",
    repeatable=True,
)
LIST_PAGES: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/livechat/visitors.pagesVisited/{roomId}",
    lambda: ListPage[types.Message],
    params=("roomId", "count", "offset"),
    at={"items": "pages", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    rooms=(0,),
)
LIST_EARLIER: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}",
    lambda: ListPage[types.Room],
    params=("roomId", "visitorId", "count", "offset"),
    at={"items": "history", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    rooms=(0,),
)
SEARCH_EARLIER: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}",
    lambda: ListPage[types.Room],
    params=(
        "roomId",
        "visitorId",
        "searchText",
        "closedChatsOnly",
        "servedChatsOnly",
        "count",
        "offset",
    ),
    at={"items": "history", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    rooms=(0,),
)
FOLLOW_AGENT_QUEUE: Final[Stream[types.QueueEvent]] = Stream(
    "stream-livechat-inquiry-queue-observer",
    "agent/{agent_id}",
    lambda: types.QueueEvent,
)
FOLLOW_DEPARTMENT_QUEUE: Final[Stream[types.QueueEvent]] = Stream(
    "stream-livechat-inquiry-queue-observer",
    "department/{department_id}",
    lambda: types.QueueEvent,
)
FOLLOW_QUEUE: Final[Stream[types.QueueEvent]] = Stream(
    "stream-livechat-inquiry-queue-observer", "public", lambda: types.QueueEvent
)
FOLLOW_INQUIRY: Final[Stream[types.InquiryEvent]] = Stream(
    "stream-livechat-inquiry-queue-observer",
    "{department_or_agent_or_user_id}",
    lambda: types.InquiryEvent,
)
FOLLOW_DEPARTMENTS: Final[Stream[types.DepartmentMembershipChange]] = Stream(
    "stream-notify-user",
    "{user_id}/departmentAgentData",
    lambda: types.DepartmentMembershipChange,
)


class Omnichannel(Group):
    """Take, forward and close conversations of visitors."""

    __slots__ = ()

    async def set_status(
        self,
        *,
        agent_id: str | UnsetType | None = UNSET,
        status: Literal["available", "not-available"] | str | UnsetType | None = UNSET,
    ) -> types.UpdateOutcome | int | None:
        """Say whether an agent takes conversations.

        Wire name ``livechat:changeLivechatStatus``; servers since 0.74.0, deprecated in
        5.4.0, removed in 7.0.0. By REST: POST /v1/livechat/agent.status. Depends on the
        permission ``manage-livechat-agents``. Safe to repeat where ``status`` is given:
        the last one counts; without it each call toggles.

        Args:
            agent_id: The agent; the user when absent.
            status: `available` or `not-available`; toggles when absent.

        Returns:
            The database's result, only the count on older servers; null when nothing
            changed.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            OutsideBusinessHoursError: It is outside of business hours.
        """
        params = types.LivechatChangeLivechatStatusOptions(
            agent_id=UNSET if agent_id is None else agent_id,
            status=UNSET if status is None else status,
        )
        return await self._session.call(SET_STATUS, (params,))

    async def close(
        self,
        room_id: str,
        *,
        comment: str | UnsetType | None = UNSET,
        options: types.ClosingOptions | UnsetType | None = UNSET,
    ) -> bool | None:
        """End a conversation.

        Wire name ``livechat:closeRoom``; servers since 0.74.0, deprecated in 6.0.0,
        removed in 7.0.0. By REST: POST /v1/livechat/room.close. Depends on the
        permissions ``close-livechat-room``, ``close-others-livechat-room``.

        Args:
            room_id: The conversation.
            comment: Why, for the record.
            options: Tags, and who gets a transcript.

        Returns:
            Whether it was closed, on servers of 3.x; null on others.

        Raises:
            NotAuthorizedError: The user is not authorized for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            ConversationEndedError: The conversation has ended.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            CLOSE,
            (
                room_id,
                UNSET if comment is None else comment,
                UNSET if options is None else options,
            ),
        )

    async def discard_transcript(self, room_id: str) -> bool | int:
        """Take a request for a transcript back.

        Wire name ``livechat:discardTranscript``; servers since 3.4.0, deprecated in
        6.4.0, removed in 7.0.0. By REST: DELETE /v1/livechat/transcript/:rid. Depends
        on the permission ``send-omnichannel-chat-transcript``. Safe to repeat: a
        deleted one stays deleted.

        Args:
            room_id: The conversation.

        Returns:
            True once it is done; servers of 3.x say how many were changed.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            NoTranscriptRequestError: Nobody asked for a transcript.
        """
        return await self._session.call(DISCARD_TRANSCRIPT, (room_id,))

    async def get_first_message(self, room_id: str) -> types.Message | None:
        """Fetch the first message of a conversation.

        Wire name ``livechat:getFirstRoomMessage``; servers since 1.0.0, deprecated in
        5.2.0, removed in 8.0.0. Depends on the permission ``view-l-room``. Safe to
        repeat: it only reads.

        Args:
            room_id: The conversation.

        Returns:
            The message; null when there is none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        params = types.BbbEndOptions(room_id=room_id)
        return await self._session.call(GET_FIRST_MESSAGE, (params,))

    async def get_routing(self) -> types.RoutingConfig | None:
        """Fetch how conversations find their agents.

        Wire name ``livechat:getRoutingConfig``; servers since 2.0.0, removed in 8.0.0.
        By REST: GET /v1/livechat/config/routing. Upstream does not say who may call it.
        Safe to repeat: it only reads.

        Returns:
            The rules; null when there are none.
        """
        return await self._session.call(GET_ROUTING, ())

    async def list_units(self) -> builtins.list[str] | None:
        """List the units that the user monitors.

        Wire name ``livechat:getUnitsFromUser``; servers since 5.0.0, removed in 8.0.0.
        By REST: GET /v1/livechat/units. Safe to repeat: it only reads.

        Returns:
            Ids of the units; null for who monitors none.
        """
        return await self._session.call(LIST_UNITS, ())

    async def list_units_by_role(self) -> builtins.list[str] | bool | None:
        """List the units of the user's roles; before 5.0.

        Wire name ``livechat:getUnitsFromUserRoles``; servers since 3.1.0, removed in
        5.0.0. Safe to repeat: it only reads.

        Returns:
            Ids of the units; false for who monitors none, null for managers, who see
            all.
        """
        return await self._session.call(LIST_UNITS_BY_ROLE, ())

    async def delete_closed(
        self, *, department_ids: builtins.list[str] | UnsetType | None = UNSET
    ) -> float:
        """Delete all conversations that ended.

        Wire name ``livechat:removeAllClosedRooms``; servers since 3.0.0, removed in
        8.0.0. By REST: POST /v1/livechat/rooms.removeAllClosedRooms. Depends on the
        permission ``remove-closed-livechat-rooms``. Safe to repeat: a deleted one stays
        deleted.

        Args:
            department_ids: The departments; all when absent.

        Returns:
            How many were deleted.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            DELETE_CLOSED, (UNSET if department_ids is None else department_ids,)
        )

    async def delete(self, room_id: str) -> int | None:
        """Delete a conversation that ended.

        Wire name ``livechat:removeRoom``; servers since 0.74.0, removed in 8.0.0. By
        REST: POST /v1/livechat/rooms.delete. Depends on the permission
        ``remove-closed-livechat-room``.

        Args:
            room_id: The conversation.

        Returns:
            How many were deleted, on servers of 3.x; null on others.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotLivechatRoomError: The room is no Livechat conversation.
            ConversationGoingOnError: The conversation has not ended.
        """
        return await self._session.call(DELETE, (room_id,))

    async def request_transcript(self, room_id: str, email: str, subject: str) -> bool:
        """Ask for a transcript by e-mail when a conversation ends.

        Wire name ``livechat:requestTranscript``; servers since 3.4.0, deprecated in
        6.4.0, removed in 7.0.0. By REST: POST /v1/livechat/transcript/:rid. Depends on
        the permission ``send-omnichannel-chat-transcript``.

        Args:
            room_id: The conversation.
            email: The recipient.
            subject: Subject of the e-mail.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(REQUEST_TRANSCRIPT, (room_id, email, subject))

    async def resume(
        self, room_id: str, *, options: types.ResumingOptions | UnsetType | None = UNSET
    ) -> None:
        """Go on with a conversation that was put on hold.

        Wire name ``livechat:resumeOnHold``; servers since 3.18.0, deprecated in 6.3.0,
        removed in 7.0.0. By REST: POST /v1/livechat/room.resumeOnHold.

        Args:
            room_id: The conversation.
            options: Whether the client asks for it.

        Raises:
            InvalidRoomError: There is no such room, or the user may not see it.
            ConversationEndedError: The conversation has ended.
            UnknownInquiryError: There is no such conversation in the queue.
            UnservedConversationError: A conversation that nobody serves cannot be put
                on hold.
            InvalidUserError: There is no such user, or nobody is logged in.
            UnknownVisitorError: There is no such visitor.
        """
        await self._session.call(
            RESUME, (room_id, UNSET if options is None else options)
        )

    async def return_to_queue(
        self, room_id: str, *, department_id: str | UnsetType | None = UNSET
    ) -> bool:
        """Put a conversation back into the queue.

        Wire name ``livechat:returnAsInquiry``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/livechat/inquiries.returnAsInquiry. Depends on the permission
        ``view-l-room``.

        Args:
            room_id: The conversation.
            department_id: The department whose queue; its own when absent.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            ContactLimitReachedError: The month's contacts are used up.
            ConversationEndedError: The conversation has ended.
        """
        return await self._session.call(
            RETURN_TO_QUEUE,
            (room_id, UNSET if department_id is None else department_id),
        )

    async def save_info(
        self, visitor: types.VisitorInfo, conversation: types.ConversationInfo
    ) -> bool:
        """Change facts about a visitor and a conversation.

        Wire name ``livechat:saveInfo``; servers since 0.74.0, deprecated in 5.3.0,
        removed in 7.0.0. By REST: POST /v1/livechat/room.saveInfo. Depends on the
        permissions ``view-l-room``, ``save-others-livechat-room-info``. Safe to repeat:
        the last one counts.

        Args:
            visitor: The visitor.
            conversation: The conversation.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(SAVE_INFO, (visitor, conversation))

    async def take(
        self,
        inquiry_id: str,
        *,
        options: types.TakingOptions | UnsetType | None = UNSET,
    ) -> types.Room | None:
        """Take a conversation out of the queue.

        Wire name ``livechat:takeInquiry``; servers since 0.74.0, removed in 8.0.0. By
        REST: POST /v1/livechat/inquiries.take. Depends on the permission
        ``view-l-room``.

        Args:
            inquiry_id: The inquiry: what waits in the queue.
            options: Whether the client asks for it, and what it is forwarded from.

        Returns:
            The conversation, before 6.0; null on newer servers.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NotFoundError: There is no such thing.
            InquiryTakenError: Somebody took the conversation already.
            AgentOfflineError: The agent takes no conversations.
        """
        return await self._session.call(
            TAKE, (inquiry_id, UNSET if options is None else options)
        )

    async def forward(
        self,
        room_id: str,
        *,
        is_client_action: bool | UnsetType | None = UNSET,
        comment: str | UnsetType | None = UNSET,
        department_id: str | UnsetType | None = UNSET,
        agent_id: str | UnsetType | None = UNSET,
    ) -> bool:
        """Hand a conversation over to another agent or department.

        Wire name ``livechat:transfer``; servers since 0.74.0, deprecated in 5.2.0,
        removed in 7.0.0. By REST: POST /v1/livechat/room.forward. Depends on the
        permissions ``view-l-room``, ``transfer-livechat-guest``.

        Args:
            room_id: The conversation.
            is_client_action: Whether a client asks for it.
            comment: A comment for the next agent.
            department_id: The department.
            agent_id: The agent.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidRoomError: There is no such room, or the user may not see it.
            ConversationEndedError: The conversation has ended.
            ContactLimitReachedError: The month's contacts are used up.
            NotAuthorizedError: The user is not authorized for this.
            InvalidVisitorError: There is no such visitor.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        transfer_data = types.Forwarding(
            is_client_action=UNSET if is_client_action is None else is_client_action,
            comment=UNSET if comment is None else comment,
            department_id=UNSET if department_id is None else department_id,
            room_id=room_id,
            agent_id=UNSET if agent_id is None else agent_id,
        )
        return await self._session.call(FORWARD, (transfer_data,))

    def list(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        agents: builtins.list[str] | UnsetType | None = UNSET,
        department_id: str | UnsetType | None = UNSET,
        is_open: bool | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        tags: builtins.list[str] | UnsetType | None = UNSET,
        is_on_hold: bool | UnsetType | None = UNSET,
        is_waiting: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """List the conversations.

        By REST: ``GET /v1/livechat/rooms``; servers since 2.0.0. Depends on the
        permissions ``view-l-room``, ``view-livechat-rooms``. Safe to repeat: it only
        reads.

        Args:
            agents: Only those that one of these agents serves, by id.
            department_id: Only of this department.
            is_open: Only those that are open, or are closed.
            name: Only those of visitors whose name contains this.
            tags: Only those with one of these tags.
            is_on_hold: Only those that are on hold.
            is_waiting: Only those that wait.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST,
            (
                UNSET if agents is None else agents,
                UNSET if department_id is None else department_id,
                UNSET if is_open is None else is_open,
                UNSET if name is None else name,
                UNSET if tags is None else tags,
                UNSET if is_on_hold is None else is_on_hold,
                UNSET if is_waiting is None else is_waiting,
            ),
            page_size=page_size,
        )

    async def join(self, room_id: str) -> None:
        """Join a conversation that somebody else serves.

        By REST: ``GET /v1/livechat/room.join``. Depends on the permission
        ``view-l-room``. Safe to repeat: who is in stays in.

        Args:
            room_id: The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(JOIN, (room_id,))

    async def hold(self, room_id: str) -> None:
        """Put a conversation on hold.

        By REST: ``POST /v1/livechat/room.onHold``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(HOLD, (room_id,))

    def list_transfers(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.TransferRecord]:
        """List the transfers of a conversation.

        By REST: ``GET /v1/livechat/transfer.history/{rid}``. Depends on the permission
        ``view-livechat-rooms``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The transfers.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, LIST_TRANSFERS, (room_id,), page_size=page_size
        )

    async def set_priority(self, room_id: str, priority_id: str) -> None:
        """Set the priority of a conversation.

        By REST: ``POST /v1/livechat/room/{rid}/priority``; servers since 6.0.0. Depends
        on the permission ``view-l-room``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            priority_id: The priority.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(SET_PRIORITY, (room_id, priority_id))

    async def unset_priority(self, room_id: str) -> None:
        """Take the priority of a conversation away.

        By REST: ``DELETE /v1/livechat/room/{rid}/priority``; servers since 6.0.0.
        Depends on the permission ``view-l-room``. Safe to repeat: a second time changes
        nothing.

        Args:
            room_id: The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(UNSET_PRIORITY, (room_id,))

    async def set_sla(self, room_id: str, sla: str) -> None:
        """Say how soon a conversation that waits must be taken.

        By REST: ``PUT /v1/livechat/inquiry.setSLA``; servers since 5.0.0. Depends on
        the permissions ``manage-livechat-sla``, ``view-l-room``. Safe to repeat: the
        last one counts.

        Args:
            room_id: The room.
            sla: Name of the service level.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(SET_SLA, (room_id, sla))

    async def request_pdf(self, room_id: str) -> None:
        """Have a closed conversation made a PDF file.

        By REST: ``POST /v1/omnichannel/{rid}/request-transcript``; servers since 6.0.0.
        Depends on the permission ``request-pdf-transcript``. Safe to repeat: one file
        is made.

        Args:
            room_id: The room.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(REQUEST_PDF, (room_id,))

    async def list_sources(self) -> builtins.list[types.ConversationSource]:
        """List where conversations come from.

        By REST: ``GET /v1/livechat/rooms/filters``. Depends on the permission
        ``view-l-room``. Safe to repeat: it only reads.

        Returns:
            The sources.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_SOURCES, ())

    def list_waiting(
        self, *, department_id: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Inquiry]:
        """List the conversations that wait to be taken.

        By REST: ``GET /v1/livechat/inquiries.list``; servers since 1.2.0. Depends on
        the permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            department_id: Only of this department.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations that wait.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_WAITING,
            (UNSET if department_id is None else department_id,),
            page_size=page_size,
        )

    def list_waiting_for_me(
        self, *, department_id: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Inquiry]:
        """List the conversations that you may take.

        By REST: ``GET /v1/livechat/inquiries.queuedForUser``. Depends on the permission
        ``view-l-room``. Safe to repeat: it only reads.

        Args:
            department_id: Only of this department.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations that wait.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_WAITING_FOR_ME,
            (UNSET if department_id is None else department_id,),
            page_size=page_size,
        )

    async def get_waiting(self, room_id: str) -> types.Inquiry | None:
        """Look up a conversation that waits, by its room.

        By REST: ``GET /v1/livechat/inquiries.getOne``; servers since 2.4.0. Depends on
        the permission ``view-l-room``. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            It; None where it does not wait.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(GET_WAITING, (room_id,))

    async def take_for(
        self, inquiry_id: str, *, user_id: str | UnsetType | None = UNSET
    ) -> None:
        """Take a conversation that waits, or give it to an agent.

        By REST: ``POST /v1/livechat/inquiries.take``; servers since 1.2.0. Depends on
        the permission ``view-l-room``.

        Args:
            inquiry_id: The inquiry's own id, not that of the room.
            user_id: The agent; oneself unless given.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            TAKE_FOR, (inquiry_id, UNSET if user_id is None else user_id)
        )

    def list_queue(
        self,
        *,
        department_id: str | UnsetType | None = UNSET,
        agent_id: str | UnsetType | None = UNSET,
        with_offline: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.QueueEntry]:
        """List how many conversations agents have.

        By REST: ``GET /v1/livechat/queue``; servers since 2.4.0. Depends on the
        permission ``view-l-room``. Safe to repeat: it only reads.

        Args:
            department_id: Only of this department.
            agent_id: The agent.
            with_offline: Whether to list agents who are offline.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            Agents and departments, with numbers.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_QUEUE,
            (
                UNSET if department_id is None else department_id,
                UNSET if agent_id is None else agent_id,
                UNSET if with_offline is None else with_offline,
            ),
            page_size=page_size,
        )

    def list_messages(
        self, room_id: str, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Message]:
        """List the messages of a conversation.

        By REST: ``GET /v1/livechat/messages/{rid}``. Depends on the permission
        ``view-l-room``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            text: Only what contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The messages.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            LIST_MESSAGES,
            (room_id, UNSET if text is None else text),
            page_size=page_size,
        )

    async def get_visitor(self, visitor_id: str) -> types.Visitor:
        """Look up a visitor.

        By REST: ``GET /v1/livechat/visitors.info``. Depends on the permission
        ``view-l-room``. Safe to repeat: it only reads.

        Args:
            visitor_id: The visitor.

        Returns:
            The visitor.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_VISITOR, (visitor_id,))

    def find_visitors(
        self, text: str, *, page_size: int = 50
    ) -> streams.Listing[types.Visitor]:
        """Search visitors by what is known of them.

        By REST: ``GET /v1/livechat/visitors.search``. Safe to repeat: it only reads.

        Args:
            text: Name, user name, address or number.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The visitors.
        """
        return streams.Listing(
            self._session, FIND_VISITORS, (text,), page_size=page_size
        )

    async def autocomplete_visitors(
        self, selector: str
    ) -> builtins.list[types.Visitor]:
        """Find visitors by the beginning of their names.

        By REST: ``GET /v1/livechat/visitors.autocomplete``. Safe to repeat: it only
        reads.

        Args:
            selector: How the name begins.

        Returns:
            At most a few visitors.
        """
        return await self._session.call(AUTOCOMPLETE_VISITORS, (selector,))

    def list_pages(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.Message]:
        """List the pages that a visitor looked at.

        By REST: ``GET /v1/livechat/visitors.pagesVisited/{roomId}``. Safe to repeat: it
        only reads.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            Messages about the pages.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, LIST_PAGES, (room_id,), page_size=page_size
        )

    def list_earlier(
        self, room_id: str, visitor_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.Room]:
        """List the earlier conversations of a visitor.

        By REST: ``GET
        /v1/livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}``. Safe to
        repeat: it only reads.

        Args:
            room_id: The room.
            visitor_id: The visitor.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, LIST_EARLIER, (room_id, visitor_id), page_size=page_size
        )

    def search_earlier(  # noqa: PLR0913  # as many as the wire has
        self,
        room_id: str,
        visitor_id: str,
        *,
        text: str | UnsetType | None = UNSET,
        only_closed: bool | UnsetType | None = UNSET,
        only_served: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """Search the earlier conversations of a visitor.

        By REST: ``GET
        /v1/livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}``. Safe to
        repeat: it only reads.

        Args:
            room_id: The room.
            visitor_id: The visitor.
            text: The text to search for; `/.../` for a regular expression.
            only_closed: Only closed ones.
            only_served: Only those that an agent served.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            SEARCH_EARLIER,
            (
                room_id,
                visitor_id,
                UNSET if text is None else text,
                UNSET if only_closed is None else only_closed,
                UNSET if only_served is None else only_served,
            ),
            page_size=page_size,
        )

    def follow_agent_queue(
        self, agent_id: str
    ) -> streams.Subscription[types.QueueEvent]:
        """Follow the queue of one agent.

        Wire name ``stream-livechat-inquiry-queue-observer``, key ``agent/{agent_id}``;
        servers since 3.18.0.

        Args:
            agent_id: Identifier of the agent.
        """
        return self._session.subscribe(FOLLOW_AGENT_QUEUE, (agent_id,))

    def follow_department_queue(
        self, department_id: str
    ) -> streams.Subscription[types.QueueEvent]:
        """Follow the queue of a department.

        Wire name ``stream-livechat-inquiry-queue-observer``, key
        ``department/{department_id}``; servers since 3.18.0.

        Args:
            department_id: Identifier of the department.
        """
        return self._session.subscribe(FOLLOW_DEPARTMENT_QUEUE, (department_id,))

    def follow_queue(self) -> streams.Subscription[types.QueueEvent]:
        """Follow the queue that all agents share.

        Wire name ``stream-livechat-inquiry-queue-observer``, key ``public``; servers
        since 3.18.0.
        """
        return self._session.subscribe(FOLLOW_QUEUE, ())

    def follow_inquiry(
        self, department_or_agent_or_user_id: str
    ) -> streams.Subscription[types.InquiryEvent]:
        """Follow one inquiry of the queue.

        Wire name ``stream-livechat-inquiry-queue-observer``, key
        ``{department_or_agent_or_user_id}``; servers since 3.18.0.

        Args:
            department_or_agent_or_user_id: Identifier of the department or agent or
                user.
        """
        return self._session.subscribe(
            FOLLOW_INQUIRY, (department_or_agent_or_user_id,)
        )

    def follow_departments(
        self, user_id: str
    ) -> streams.Subscription[types.DepartmentMembershipChange]:
        """Follow which departments the user is in.

        Wire name ``stream-notify-user``, key ``{user_id}/departmentAgentData``; servers
        since 3.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_DEPARTMENTS, (user_id,))
