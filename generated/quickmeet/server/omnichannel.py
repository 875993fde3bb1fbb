# Generated from schema/omnichannel.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Omnichannel`."""

from typing import Literal, Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
    Spread,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..omnichannel import (
    CLOSE,
    DELETE,
    DELETE_CLOSED,
    DISCARD_TRANSCRIPT,
    FORWARD,
    GET_FIRST_MESSAGE,
    GET_ROUTING,
    LIST_UNITS,
    LIST_UNITS_BY_ROLE,
    REQUEST_TRANSCRIPT,
    RESUME,
    RETURN_TO_QUEUE,
    SAVE_INFO,
    SET_STATUS,
    TAKE,
)
from ..types.calls import BbbEndOptions
from ..types.omnichannel import (
    ClosingOptions,
    ConversationInfo,
    Forwarding,
    LivechatChangeLivechatStatusOptions,
    ResumingOptions,
    RoutingConfig,
    TakingOptions,
    VisitorInfo,
)

__all__ = [
    "CloseHandler",
    "DeleteClosedHandler",
    "DeleteHandler",
    "DiscardTranscriptHandler",
    "ForwardHandler",
    "GetFirstMessageHandler",
    "GetRoutingHandler",
    "ListUnitsByRoleHandler",
    "ListUnitsHandler",
    "OmnichannelHandlers",
    "RequestTranscriptHandler",
    "ResumeHandler",
    "ReturnToQueueHandler",
    "SaveInfoHandler",
    "SetStatusHandler",
    "TakeHandler",
    "omnichannel_handlers",
    "on_close",
    "on_delete",
    "on_delete_closed",
    "on_discard_transcript",
    "on_forward",
    "on_get_first_message",
    "on_get_routing",
    "on_list_units",
    "on_list_units_by_role",
    "on_request_transcript",
    "on_resume",
    "on_return_to_queue",
    "on_save_info",
    "on_set_status",
    "on_take",
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
    ) -> Answer[object]:
        """Say whether an agent takes conversations."""
        ...


def on_set_status(handler: SetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:changeLivechatStatus``."""
    return MethodHandler(
        SET_STATUS, handler, Spread(LivechatChangeLivechatStatusOptions)
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
        options: ClosingOptions | UnsetType = UNSET,
    ) -> Answer[None]:
        """End a conversation."""
        ...


def on_close(handler: CloseHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:closeRoom``."""
    return MethodHandler(
        CLOSE,
        handler,
        Param("room_id", str),
        Param("comment", str, is_optional=True),
        Param("options", ClosingOptions, is_optional=True),
    )


class DiscardTranscriptHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:discardTranscript``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[bool]:
        """Take a request for a transcript back."""
        ...


def on_discard_transcript(
    handler: DiscardTranscriptHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:discardTranscript``."""
    return MethodHandler(DISCARD_TRANSCRIPT, handler, Param("room_id", str))


class GetFirstMessageHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getFirstRoomMessage``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[object]:
        """Fetch the first message of a conversation."""
        ...


def on_get_first_message(
    handler: GetFirstMessageHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getFirstRoomMessage``."""
    return MethodHandler(GET_FIRST_MESSAGE, handler, Spread(BbbEndOptions))


class GetRoutingHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getRoutingConfig``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[RoutingConfig | None]:
        """Fetch how conversations find their agents."""
        ...


def on_get_routing(handler: GetRoutingHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getRoutingConfig``."""
    return MethodHandler(GET_ROUTING, handler)


class ListUnitsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getUnitsFromUser``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[str] | None]:
        """List the units that the user monitors."""
        ...


def on_list_units(handler: ListUnitsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getUnitsFromUser``."""
    return MethodHandler(LIST_UNITS, handler)


class ListUnitsByRoleHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getUnitsFromUserRoles``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[object]:
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
        department_ids: list[str] | UnsetType = UNSET,
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

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
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
        options: ResumingOptions | UnsetType = UNSET,
    ) -> Answer[None]:
        """Go on with a conversation that was put on hold."""
        ...


def on_resume(handler: ResumeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:resumeOnHold``."""
    return MethodHandler(
        RESUME,
        handler,
        Param("room_id", str),
        Param("options", ResumingOptions, is_optional=True),
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
        visitor: VisitorInfo,
        conversation: ConversationInfo,
    ) -> Answer[bool]:
        """Change facts about a visitor and a conversation."""
        ...


def on_save_info(handler: SaveInfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:saveInfo``."""
    return MethodHandler(
        SAVE_INFO,
        handler,
        Param("visitor", VisitorInfo),
        Param("conversation", ConversationInfo),
    )


class TakeHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:takeInquiry``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        inquiry_id: str,
        *,
        options: TakingOptions | UnsetType = UNSET,
    ) -> Answer[object]:
        """Take a conversation out of the queue."""
        ...


def on_take(handler: TakeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:takeInquiry``."""
    return MethodHandler(
        TAKE,
        handler,
        Param("inquiry_id", str),
        Param("options", TakingOptions, is_optional=True),
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
    return MethodHandler(FORWARD, handler, Spread(Forwarding))


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


def omnichannel_handlers(
    implementation: OmnichannelHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
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
    )
