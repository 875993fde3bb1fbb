# Generated from schema/omnichannel.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Omnichannel`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..omnichannel import (
    AUTOCOMPLETE_VISITORS,
    CLOSE,
    DELETE,
    DELETE_CLOSED,
    DISCARD_TRANSCRIPT,
    FIND_VISITORS,
    FORWARD,
    GET_FIRST_MESSAGE,
    GET_ROUTING,
    GET_VISITOR,
    GET_WAITING,
    HOLD,
    JOIN,
    LIST,
    LIST_EARLIER,
    LIST_MESSAGES,
    LIST_PAGES,
    LIST_QUEUE,
    LIST_SOURCES,
    LIST_TRANSFERS,
    LIST_UNITS,
    LIST_UNITS_BY_ROLE,
    LIST_WAITING,
    LIST_WAITING_FOR_ME,
    REQUEST_PDF,
    REQUEST_TRANSCRIPT,
    RESUME,
    RETURN_TO_QUEUE,
    SAVE_INFO,
    SEARCH_EARLIER,
    SET_PRIORITY,
    SET_SLA,
    SET_STATUS,
    TAKE,
    TAKE_FOR,
    UNSET_PRIORITY,
)

__all__ = [
    "AutocompleteVisitorsHandler",
    "CloseHandler",
    "DeleteClosedHandler",
    "DeleteHandler",
    "DiscardTranscriptHandler",
    "FindVisitorsHandler",
    "ForwardHandler",
    "GetFirstMessageHandler",
    "GetRoutingHandler",
    "GetVisitorHandler",
    "GetWaitingHandler",
    "HoldHandler",
    "JoinHandler",
    "ListEarlierHandler",
    "ListHandler",
    "ListMessagesHandler",
    "ListPagesHandler",
    "ListQueueHandler",
    "ListSourcesHandler",
    "ListTransfersHandler",
    "ListUnitsByRoleHandler",
    "ListUnitsHandler",
    "ListWaitingForMeHandler",
    "ListWaitingHandler",
    "OmnichannelHandlers",
    "RequestPdfHandler",
    "RequestTranscriptHandler",
    "ResumeHandler",
    "ReturnToQueueHandler",
    "SaveInfoHandler",
    "SearchEarlierHandler",
    "SetPriorityHandler",
    "SetSlaHandler",
    "SetStatusHandler",
    "TakeForHandler",
    "TakeHandler",
    "UnsetPriorityHandler",
    "omnichannel_handlers",
    "on_autocomplete_visitors",
    "on_close",
    "on_delete",
    "on_delete_closed",
    "on_discard_transcript",
    "on_find_visitors",
    "on_forward",
    "on_get_first_message",
    "on_get_routing",
    "on_get_visitor",
    "on_get_waiting",
    "on_hold",
    "on_join",
    "on_list",
    "on_list_earlier",
    "on_list_messages",
    "on_list_pages",
    "on_list_queue",
    "on_list_sources",
    "on_list_transfers",
    "on_list_units",
    "on_list_units_by_role",
    "on_list_waiting",
    "on_list_waiting_for_me",
    "on_request_pdf",
    "on_request_transcript",
    "on_resume",
    "on_return_to_queue",
    "on_save_info",
    "on_search_earlier",
    "on_set_priority",
    "on_set_sla",
    "on_set_status",
    "on_take",
    "on_take_for",
    "on_unset_priority",
]


class SetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:changeLivechatStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        agent_id: str | UnsetType = UNSET,
        status: Literal["available", "not-available"] | str | UnsetType = UNSET,
    ) -> Answer[types.UpdateOutcome | int | None]:
        """Say whether an agent takes conversations."""
        ...


def on_set_status(handler: SetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:changeLivechatStatus``."""
    return MethodHandler(
        SET_STATUS, handler, Spread(types.LivechatChangeLivechatStatusOptions)
    )


class CloseHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:closeRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        comment: str | UnsetType = UNSET,
        options: types.ClosingOptions | UnsetType = UNSET,
    ) -> Answer[bool | None]:
        """End a conversation."""
        ...


def on_close(handler: CloseHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:closeRoom``."""
    return MethodHandler(
        CLOSE,
        handler,
        Param("room_id", str),
        Param("comment", str, is_optional=True),
        Param("options", types.ClosingOptions, is_optional=True),
    )


class DiscardTranscriptHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:discardTranscript``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[bool | int]:
        """Take a request for a transcript back."""
        ...


def on_discard_transcript(
    handler: DiscardTranscriptHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:discardTranscript``."""
    return MethodHandler(DISCARD_TRANSCRIPT, handler, Param("room_id", str))


class GetFirstMessageHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getFirstRoomMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.Message | None]:
        """Fetch the first message of a conversation."""
        ...


def on_get_first_message(
    handler: GetFirstMessageHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getFirstRoomMessage``."""
    return MethodHandler(GET_FIRST_MESSAGE, handler, Spread(types.BbbEndOptions))


class GetRoutingHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getRoutingConfig``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.RoutingConfig | None]:
        """Fetch how conversations find their agents."""
        ...


def on_get_routing(handler: GetRoutingHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getRoutingConfig``."""
    return MethodHandler(GET_ROUTING, handler)


class ListUnitsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getUnitsFromUser``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[str] | None]:
        """List the units that the user monitors."""
        ...


def on_list_units(handler: ListUnitsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getUnitsFromUser``."""
    return MethodHandler(LIST_UNITS, handler)


class ListUnitsByRoleHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getUnitsFromUserRoles``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[str] | bool | None]:
        """List the units of the user's roles; before 5.0."""
        ...


def on_list_units_by_role(
    handler: ListUnitsByRoleHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getUnitsFromUserRoles``."""
    return MethodHandler(LIST_UNITS_BY_ROLE, handler)


class DeleteClosedHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeAllClosedRooms``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        department_ids: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[float]:
        """Delete all conversations that ended."""
        ...


def on_delete_closed(handler: DeleteClosedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeAllClosedRooms``."""
    return MethodHandler(
        DELETE_CLOSED, handler, Param("department_ids", list[str], is_optional=True)
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:removeRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[int | None]:
        """Delete a conversation that ended."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:removeRoom``."""
    return MethodHandler(DELETE, handler, Param("room_id", str))


class RequestTranscriptHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:requestTranscript``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, email: str, subject: str
    ) -> Answer[bool]:
        """Ask for a transcript by e-mail when a conversation ends."""
        ...


def on_request_transcript(
    handler: RequestTranscriptHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:requestTranscript``."""
    return MethodHandler(
        REQUEST_TRANSCRIPT,
        handler,
        Param("room_id", str),
        Param("email", str),
        Param("subject", str),
    )


class ResumeHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:resumeOnHold``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        options: types.ResumingOptions | UnsetType = UNSET,
    ) -> Answer[None]:
        """Go on with a conversation that was put on hold."""
        ...


def on_resume(handler: ResumeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:resumeOnHold``."""
    return MethodHandler(
        RESUME,
        handler,
        Param("room_id", str),
        Param("options", types.ResumingOptions, is_optional=True),
    )


class ReturnToQueueHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:returnAsInquiry``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        department_id: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Put a conversation back into the queue."""
        ...


def on_return_to_queue(
    handler: ReturnToQueueHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:returnAsInquiry``."""
    return MethodHandler(
        RETURN_TO_QUEUE,
        handler,
        Param("room_id", str),
        Param("department_id", str, is_optional=True),
    )


class SaveInfoHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:saveInfo``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        visitor: types.VisitorInfo,
        conversation: types.ConversationInfo,
    ) -> Answer[bool]:
        """Change facts about a visitor and a conversation."""
        ...


def on_save_info(handler: SaveInfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveInfo``."""
    return MethodHandler(
        SAVE_INFO,
        handler,
        Param("visitor", types.VisitorInfo),
        Param("conversation", types.ConversationInfo),
    )


class TakeHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:takeInquiry``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        inquiry_id: str,
        *,
        options: types.TakingOptions | UnsetType = UNSET,
    ) -> Answer[types.Room | None]:
        """Take a conversation out of the queue."""
        ...


def on_take(handler: TakeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:takeInquiry``."""
    return MethodHandler(
        TAKE,
        handler,
        Param("inquiry_id", str),
        Param("options", types.TakingOptions, is_optional=True),
    )


class ForwardHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:transfer``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        is_client_action: bool | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        department_id: str | UnsetType = UNSET,
        agent_id: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Hand a conversation over to another agent or department."""
        ...


def on_forward(handler: ForwardHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:transfer``."""
    return MethodHandler(FORWARD, handler, Spread(types.Forwarding))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/rooms``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        agents: builtins.list[str] | UnsetType = UNSET,
        department_id: str | UnsetType = UNSET,
        is_open: bool | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        tags: builtins.list[str] | UnsetType = UNSET,
        is_on_hold: bool | UnsetType = UNSET,
        is_waiting: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the conversations."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/rooms``."""
    return MethodHandler(
        LIST,
        handler,
        Param("agents", list[str], is_optional=True),
        Param("department_id", str, is_optional=True),
        Param("is_open", bool, is_optional=True),
        Param("name", str, is_optional=True),
        Param("tags", list[str], is_optional=True),
        Param("is_on_hold", bool, is_optional=True),
        Param("is_waiting", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class JoinHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/room.join``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Join a conversation that somebody else serves."""
        ...


def on_join(handler: JoinHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/room.join``."""
    return MethodHandler(JOIN, handler, Param("room_id", str))


class HoldHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/room.onHold``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Put a conversation on hold."""
        ...


def on_hold(handler: HoldHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/room.onHold``."""
    return MethodHandler(HOLD, handler, Param("room_id", str))


class ListTransfersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/transfer.history/{rid}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.TransferRecord]]:
        """List the transfers of a conversation."""
        ...


def on_list_transfers(
    handler: ListTransfersHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/transfer.history/{rid}``."""
    return MethodHandler(
        LIST_TRANSFERS,
        handler,
        Param("room_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class SetPriorityHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/room/{rid}/priority``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, priority_id: str
    ) -> Answer[None]:
        """Set the priority of a conversation."""
        ...


def on_set_priority(handler: SetPriorityHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/room/{rid}/priority``."""
    return MethodHandler(
        SET_PRIORITY, handler, Param("room_id", str), Param("priority_id", str)
    )


class UnsetPriorityHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/livechat/room/{rid}/priority``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Take the priority of a conversation away."""
        ...


def on_unset_priority(
    handler: UnsetPriorityHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/livechat/room/{rid}/priority``."""
    return MethodHandler(UNSET_PRIORITY, handler, Param("room_id", str))


class SetSlaHandler(Protocol[ContextT_contra]):
    """Answers ``PUT /v1/livechat/inquiry.setSLA``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, sla: str
    ) -> Answer[None]:
        """Say how soon a conversation that waits must be taken."""
        ...


def on_set_sla(handler: SetSlaHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``PUT /v1/livechat/inquiry.setSLA``."""
    return MethodHandler(SET_SLA, handler, Param("room_id", str), Param("sla", str))


class RequestPdfHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/omnichannel/{rid}/request-transcript``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Have a closed conversation made a PDF file."""
        ...


def on_request_pdf(handler: RequestPdfHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/omnichannel/{rid}/request-transcript``."""
    return MethodHandler(REQUEST_PDF, handler, Param("room_id", str))


class ListSourcesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/rooms/filters``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.ConversationSource]]:
        """List where conversations come from."""
        ...


def on_list_sources(handler: ListSourcesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/rooms/filters``."""
    return MethodHandler(LIST_SOURCES, handler)


class ListWaitingHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/inquiries.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        department_id: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Inquiry]]:
        """List the conversations that wait to be taken."""
        ...


def on_list_waiting(handler: ListWaitingHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/inquiries.list``."""
    return MethodHandler(
        LIST_WAITING,
        handler,
        Param("department_id", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListWaitingForMeHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/inquiries.queuedForUser``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        department_id: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Inquiry]]:
        """List the conversations that you may take."""
        ...


def on_list_waiting_for_me(
    handler: ListWaitingForMeHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/inquiries.queuedForUser``."""
    return MethodHandler(
        LIST_WAITING_FOR_ME,
        handler,
        Param("department_id", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetWaitingHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/inquiries.getOne``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.Inquiry | None]:
        """Look up a conversation that waits, by its room."""
        ...


def on_get_waiting(handler: GetWaitingHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/inquiries.getOne``."""
    return MethodHandler(GET_WAITING, handler, Param("room_id", str))


class TakeForHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/livechat/inquiries.take``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        inquiry_id: str,
        *,
        user_id: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Take a conversation that waits, or give it to an agent."""
        ...


def on_take_for(handler: TakeForHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/livechat/inquiries.take``."""
    return MethodHandler(
        TAKE_FOR,
        handler,
        Param("inquiry_id", str),
        Param("user_id", str, is_optional=True),
    )


class ListQueueHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/queue``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        department_id: str | UnsetType = UNSET,
        agent_id: str | UnsetType = UNSET,
        with_offline: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.QueueEntry]]:
        """List how many conversations agents have."""
        ...


def on_list_queue(handler: ListQueueHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/queue``."""
    return MethodHandler(
        LIST_QUEUE,
        handler,
        Param("department_id", str, is_optional=True),
        Param("agent_id", str, is_optional=True),
        Param("with_offline", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/messages/{rid}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """List the messages of a conversation."""
        ...


def on_list_messages(handler: ListMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/messages/{rid}``."""
    return MethodHandler(
        LIST_MESSAGES,
        handler,
        Param("room_id", str),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetVisitorHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/visitors.info``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_id: str
    ) -> Answer[types.Visitor]:
        """Look up a visitor."""
        ...


def on_get_visitor(handler: GetVisitorHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/visitors.info``."""
    return MethodHandler(GET_VISITOR, handler, Param("visitor_id", str))


class FindVisitorsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/visitors.search``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        text: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Visitor]]:
        """Search visitors by what is known of them."""
        ...


def on_find_visitors(handler: FindVisitorsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/visitors.search``."""
    return MethodHandler(
        FIND_VISITORS,
        handler,
        Param("text", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class AutocompleteVisitorsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/visitors.autocomplete``."""

    def __call__(
        self, caller: ContextT_contra, /, selector: str
    ) -> Answer[builtins.list[types.Visitor]]:
        """Find visitors by the beginning of their names."""
        ...


def on_autocomplete_visitors(
    handler: AutocompleteVisitorsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/visitors.autocomplete``."""
    return MethodHandler(AUTOCOMPLETE_VISITORS, handler, Param("selector", str))


class ListPagesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/livechat/visitors.pagesVisited/{roomId}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """List the pages that a visitor looked at."""
        ...


def on_list_pages(handler: ListPagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/livechat/visitors.pagesVisited/{roomId}``."""
    return MethodHandler(
        LIST_PAGES,
        handler,
        Param("room_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListEarlierHandler(Protocol[ContextT_contra]):
    """Answers it.

    ``GET /v1/livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}``
    """

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        visitor_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the earlier conversations of a visitor."""
        ...


def on_list_earlier(handler: ListEarlierHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of it.

    ``GET /v1/livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}``
    """
    return MethodHandler(
        LIST_EARLIER,
        handler,
        Param("room_id", str),
        Param("visitor_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class SearchEarlierHandler(Protocol[ContextT_contra]):
    """Answers it.

    ``GET /v1/livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}``
    """

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        visitor_id: str,
        *,
        text: str | UnsetType = UNSET,
        only_closed: bool | UnsetType = UNSET,
        only_served: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """Search the earlier conversations of a visitor."""
        ...


def on_search_earlier(
    handler: SearchEarlierHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of it.

    ``GET /v1/livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}``
    """
    return MethodHandler(
        SEARCH_EARLIER,
        handler,
        Param("room_id", str),
        Param("visitor_id", str),
        Param("text", str, is_optional=True),
        Param("only_closed", bool, is_optional=True),
        Param("only_served", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class OmnichannelHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Omnichannel`."""

    @property
    def set_status(self) -> SetStatusHandler[ContextT_contra]:
        """Say whether an agent takes conversations."""
        ...

    @property
    def close(self) -> CloseHandler[ContextT_contra]:
        """End a conversation."""
        ...

    @property
    def discard_transcript(self) -> DiscardTranscriptHandler[ContextT_contra]:
        """Take a request for a transcript back."""
        ...

    @property
    def get_first_message(self) -> GetFirstMessageHandler[ContextT_contra]:
        """Fetch the first message of a conversation."""
        ...

    @property
    def get_routing(self) -> GetRoutingHandler[ContextT_contra]:
        """Fetch how conversations find their agents."""
        ...

    @property
    def list_units(self) -> ListUnitsHandler[ContextT_contra]:
        """List the units that the user monitors."""
        ...

    @property
    def list_units_by_role(self) -> ListUnitsByRoleHandler[ContextT_contra]:
        """List the units of the user's roles; before 5.0."""
        ...

    @property
    def delete_closed(self) -> DeleteClosedHandler[ContextT_contra]:
        """Delete all conversations that ended."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a conversation that ended."""
        ...

    @property
    def request_transcript(self) -> RequestTranscriptHandler[ContextT_contra]:
        """Ask for a transcript by e-mail when a conversation ends."""
        ...

    @property
    def resume(self) -> ResumeHandler[ContextT_contra]:
        """Go on with a conversation that was put on hold."""
        ...

    @property
    def return_to_queue(self) -> ReturnToQueueHandler[ContextT_contra]:
        """Put a conversation back into the queue."""
        ...

    @property
    def save_info(self) -> SaveInfoHandler[ContextT_contra]:
        """Change facts about a visitor and a conversation."""
        ...

    @property
    def take(self) -> TakeHandler[ContextT_contra]:
        """Take a conversation out of the queue."""
        ...

    @property
    def forward(self) -> ForwardHandler[ContextT_contra]:
        """Hand a conversation over to another agent or department."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the conversations."""
        ...

    @property
    def join(self) -> JoinHandler[ContextT_contra]:
        """Join a conversation that somebody else serves."""
        ...

    @property
    def hold(self) -> HoldHandler[ContextT_contra]:
        """Put a conversation on hold."""
        ...

    @property
    def list_transfers(self) -> ListTransfersHandler[ContextT_contra]:
        """List the transfers of a conversation."""
        ...

    @property
    def set_priority(self) -> SetPriorityHandler[ContextT_contra]:
        """Set the priority of a conversation."""
        ...

    @property
    def unset_priority(self) -> UnsetPriorityHandler[ContextT_contra]:
        """Take the priority of a conversation away."""
        ...

    @property
    def set_sla(self) -> SetSlaHandler[ContextT_contra]:
        """Say how soon a conversation that waits must be taken."""
        ...

    @property
    def request_pdf(self) -> RequestPdfHandler[ContextT_contra]:
        """Have a closed conversation made a PDF file."""
        ...

    @property
    def list_sources(self) -> ListSourcesHandler[ContextT_contra]:
        """List where conversations come from."""
        ...

    @property
    def list_waiting(self) -> ListWaitingHandler[ContextT_contra]:
        """List the conversations that wait to be taken."""
        ...

    @property
    def list_waiting_for_me(self) -> ListWaitingForMeHandler[ContextT_contra]:
        """List the conversations that you may take."""
        ...

    @property
    def get_waiting(self) -> GetWaitingHandler[ContextT_contra]:
        """Look up a conversation that waits, by its room."""
        ...

    @property
    def take_for(self) -> TakeForHandler[ContextT_contra]:
        """Take a conversation that waits, or give it to an agent."""
        ...

    @property
    def list_queue(self) -> ListQueueHandler[ContextT_contra]:
        """List how many conversations agents have."""
        ...

    @property
    def list_messages(self) -> ListMessagesHandler[ContextT_contra]:
        """List the messages of a conversation."""
        ...

    @property
    def get_visitor(self) -> GetVisitorHandler[ContextT_contra]:
        """Look up a visitor."""
        ...

    @property
    def find_visitors(self) -> FindVisitorsHandler[ContextT_contra]:
        """Search visitors by what is known of them."""
        ...

    @property
    def autocomplete_visitors(self) -> AutocompleteVisitorsHandler[ContextT_contra]:
        """Find visitors by the beginning of their names."""
        ...

    @property
    def list_pages(self) -> ListPagesHandler[ContextT_contra]:
        """List the pages that a visitor looked at."""
        ...

    @property
    def list_earlier(self) -> ListEarlierHandler[ContextT_contra]:
        """List the earlier conversations of a visitor."""
        ...

    @property
    def search_earlier(self) -> SearchEarlierHandler[ContextT_contra]:
        """Search the earlier conversations of a visitor."""
        ...


def omnichannel_handlers(
    implementation: OmnichannelHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_set_status(implementation.set_status),
        on_close(implementation.close),
        on_discard_transcript(implementation.discard_transcript),
        on_get_first_message(implementation.get_first_message),
        on_get_routing(implementation.get_routing),
        on_list_units(implementation.list_units),
        on_list_units_by_role(implementation.list_units_by_role),
        on_delete_closed(implementation.delete_closed),
        on_delete(implementation.delete),
        on_request_transcript(implementation.request_transcript),
        on_resume(implementation.resume),
        on_return_to_queue(implementation.return_to_queue),
        on_save_info(implementation.save_info),
        on_take(implementation.take),
        on_forward(implementation.forward),
        on_list(implementation.list),
        on_join(implementation.join),
        on_hold(implementation.hold),
        on_list_transfers(implementation.list_transfers),
        on_set_priority(implementation.set_priority),
        on_unset_priority(implementation.unset_priority),
        on_set_sla(implementation.set_sla),
        on_request_pdf(implementation.request_pdf),
        on_list_sources(implementation.list_sources),
        on_list_waiting(implementation.list_waiting),
        on_list_waiting_for_me(implementation.list_waiting_for_me),
        on_get_waiting(implementation.get_waiting),
        on_take_for(implementation.take_for),
        on_list_queue(implementation.list_queue),
        on_list_messages(implementation.list_messages),
        on_get_visitor(implementation.get_visitor),
        on_find_visitors(implementation.find_visitors),
        on_autocomplete_visitors(implementation.autocomplete_visitors),
        on_list_pages(implementation.list_pages),
        on_list_earlier(implementation.list_earlier),
        on_search_earlier(implementation.search_earlier),
    )
