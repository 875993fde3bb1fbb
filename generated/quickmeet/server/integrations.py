# Generated from schema/integrations.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Integrations`."""

from __future__ import annotations

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
from ..integrations import (
    CLEAR_HISTORY,
    CREATE_INCOMING,
    CREATE_OUTGOING,
    DELETE_INCOMING,
    DELETE_OUTGOING,
    GET,
    HISTORY,
    LIST,
    REPLAY,
    UPDATE_INCOMING,
    UPDATE_OUTGOING,
)

__all__ = [
    "ClearHistoryHandler",
    "CreateIncomingHandler",
    "CreateOutgoingHandler",
    "DeleteIncomingHandler",
    "DeleteOutgoingHandler",
    "GetHandler",
    "HistoryHandler",
    "IntegrationsHandlers",
    "ListHandler",
    "ReplayHandler",
    "UpdateIncomingHandler",
    "UpdateOutgoingHandler",
    "integrations_handlers",
    "on_clear_history",
    "on_create_incoming",
    "on_create_outgoing",
    "on_delete_incoming",
    "on_delete_outgoing",
    "on_get",
    "on_history",
    "on_list",
    "on_replay",
    "on_update_incoming",
    "on_update_outgoing",
]


class CreateIncomingHandler(Protocol[ContextT_contra]):
    """Answers ``addIncomingIntegration``."""

    def __call__(
        self, caller: ContextT_contra, /, integration: types.NewIncomingIntegration
    ) -> Answer[types.IncomingIntegration]:
        """Make a webhook that posts into rooms."""
        ...


def on_create_incoming(
    handler: CreateIncomingHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``addIncomingIntegration``."""
    return MethodHandler(
        CREATE_INCOMING, handler, Param("integration", types.NewIncomingIntegration)
    )


class CreateOutgoingHandler(Protocol[ContextT_contra]):
    """Answers ``addOutgoingIntegration``."""

    def __call__(
        self, caller: ContextT_contra, /, integration: types.NewOutgoingIntegration
    ) -> Answer[types.OutgoingIntegration]:
        """Make a webhook that tells another server."""
        ...


def on_create_outgoing(
    handler: CreateOutgoingHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``addOutgoingIntegration``."""
    return MethodHandler(
        CREATE_OUTGOING, handler, Param("integration", types.NewOutgoingIntegration)
    )


class ClearHistoryHandler(Protocol[ContextT_contra]):
    """Answers ``clearIntegrationHistory``."""

    def __call__(self, caller: ContextT_contra, /, integration_id: str) -> Answer[bool]:
        """Forget what a webhook has sent."""
        ...


def on_clear_history(handler: ClearHistoryHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``clearIntegrationHistory``."""
    return MethodHandler(CLEAR_HISTORY, handler, Param("integration_id", str))


class DeleteIncomingHandler(Protocol[ContextT_contra]):
    """Answers ``deleteIncomingIntegration``."""

    def __call__(self, caller: ContextT_contra, /, integration_id: str) -> Answer[bool]:
        """Delete a webhook that posts into rooms."""
        ...


def on_delete_incoming(
    handler: DeleteIncomingHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteIncomingIntegration``."""
    return MethodHandler(DELETE_INCOMING, handler, Param("integration_id", str))


class DeleteOutgoingHandler(Protocol[ContextT_contra]):
    """Answers ``deleteOutgoingIntegration``."""

    def __call__(self, caller: ContextT_contra, /, integration_id: str) -> Answer[bool]:
        """Delete a webhook that tells another server."""
        ...


def on_delete_outgoing(
    handler: DeleteOutgoingHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteOutgoingIntegration``."""
    return MethodHandler(DELETE_OUTGOING, handler, Param("integration_id", str))


class ReplayHandler(Protocol[ContextT_contra]):
    """Answers ``replayOutgoingIntegration``."""

    def __call__(
        self, caller: ContextT_contra, /, history_id: str, integration_id: str
    ) -> Answer[bool]:
        """Have a webhook send something once more."""
        ...


def on_replay(handler: ReplayHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``replayOutgoingIntegration``."""
    return MethodHandler(
        REPLAY, handler, Spread(types.ReplayOutgoingIntegrationOptions)
    )


class UpdateIncomingHandler(Protocol[ContextT_contra]):
    """Answers ``updateIncomingIntegration``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        integration_id: str,
        integration: types.NewIncomingIntegration,
    ) -> Answer[types.Webhook | None]:
        """Change a webhook that posts into rooms."""
        ...


def on_update_incoming(
    handler: UpdateIncomingHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``updateIncomingIntegration``."""
    return MethodHandler(
        UPDATE_INCOMING,
        handler,
        Param("integration_id", str),
        Param("integration", types.NewIncomingIntegration),
    )


class UpdateOutgoingHandler(Protocol[ContextT_contra]):
    """Answers ``updateOutgoingIntegration``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        integration_id: str,
        integration: types.NewOutgoingIntegration,
    ) -> Answer[types.Webhook | None]:
        """Change a webhook that tells another server."""
        ...


def on_update_outgoing(
    handler: UpdateOutgoingHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``updateOutgoingIntegration``."""
    return MethodHandler(
        UPDATE_OUTGOING,
        handler,
        Param("integration_id", str),
        Param("integration", types.NewOutgoingIntegration),
    )


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/integrations.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        name: str | UnsetType = UNSET,
        kind: Literal["webhook-incoming", "webhook-outgoing"] | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Webhook]]:
        """List the webhooks."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/integrations.list``."""
    return MethodHandler(
        LIST,
        handler,
        Param("name", str, is_optional=True),
        Param(
            "kind",
            Literal["webhook-incoming", "webhook-outgoing"] | str,
            is_optional=True,
        ),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/integrations.get``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        webhook_id: str,
        *,
        creator_id: str | UnsetType = UNSET,
    ) -> Answer[types.Webhook]:
        """Look up a webhook."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/integrations.get``."""
    return MethodHandler(
        GET,
        handler,
        Param("webhook_id", str),
        Param("creator_id", str, is_optional=True),
    )


class HistoryHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/integrations.history``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        webhook_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.IntegrationHistoryFollowHistoryData]]:
        """List the calls of an outgoing webhook."""
        ...


def on_history(handler: HistoryHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/integrations.history``."""
    return MethodHandler(
        HISTORY,
        handler,
        Param("webhook_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class IntegrationsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Integrations`."""

    @property
    def create_incoming(self) -> CreateIncomingHandler[ContextT_contra]:
        """Make a webhook that posts into rooms."""
        ...

    @property
    def create_outgoing(self) -> CreateOutgoingHandler[ContextT_contra]:
        """Make a webhook that tells another server."""
        ...

    @property
    def clear_history(self) -> ClearHistoryHandler[ContextT_contra]:
        """Forget what a webhook has sent."""
        ...

    @property
    def delete_incoming(self) -> DeleteIncomingHandler[ContextT_contra]:
        """Delete a webhook that posts into rooms."""
        ...

    @property
    def delete_outgoing(self) -> DeleteOutgoingHandler[ContextT_contra]:
        """Delete a webhook that tells another server."""
        ...

    @property
    def replay(self) -> ReplayHandler[ContextT_contra]:
        """Have a webhook send something once more."""
        ...

    @property
    def update_incoming(self) -> UpdateIncomingHandler[ContextT_contra]:
        """Change a webhook that posts into rooms."""
        ...

    @property
    def update_outgoing(self) -> UpdateOutgoingHandler[ContextT_contra]:
        """Change a webhook that tells another server."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the webhooks."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Look up a webhook."""
        ...

    @property
    def history(self) -> HistoryHandler[ContextT_contra]:
        """List the calls of an outgoing webhook."""
        ...


def integrations_handlers(
    implementation: IntegrationsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create_incoming(implementation.create_incoming),
        on_create_outgoing(implementation.create_outgoing),
        on_clear_history(implementation.clear_history),
        on_delete_incoming(implementation.delete_incoming),
        on_delete_outgoing(implementation.delete_outgoing),
        on_replay(implementation.replay),
        on_update_incoming(implementation.update_incoming),
        on_update_outgoing(implementation.update_outgoing),
        on_list(implementation.list),
        on_get(implementation.get),
        on_history(implementation.history),
    )
