# Generated from schema/integrations.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Make, change and delete webhooks."""

from __future__ import annotations

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
    InvalidChannelError,
    InvalidChannelStartError,
    InvalidIntegrationError,
    InvalidIntegrationHistoryError,
    InvalidPosterError,
    InvalidRoomError,
    InvalidTokenError,
    InvalidUserError,
    InvalidUsernameError,
    NotAllowedError,
    NotEntitledError,
    UnknownIntegrationError,
    UnknownUserError,
    WrongUserError,
)

__all__ = [
    "CLEAR_HISTORY",
    "CREATE_INCOMING",
    "CREATE_OUTGOING",
    "DELETE_INCOMING",
    "DELETE_OUTGOING",
    "FOLLOW_HISTORY",
    "GET",
    "HISTORY",
    "LIST",
    "REPLAY",
    "UPDATE_INCOMING",
    "UPDATE_OUTGOING",
    "Integrations",
]

CREATE_INCOMING: Final[Method[types.IncomingIntegration]] = Method(
    "addIncomingIntegration",
    lambda: types.IncomingIntegration,
    errors=(
        UnknownUserError,
        NotEntitledError,
        InvalidChannelError,
        InvalidChannelStartError,
        InvalidUsernameError,
        InvalidUserError,
        InvalidRoomError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/integrations.create",
            send={"*": "0", "type": Pick(default="webhook-incoming")},
            result="integration",
        ),
    ),
)
CREATE_OUTGOING: Final[Method[types.OutgoingIntegration]] = Method(
    "addOutgoingIntegration",
    lambda: types.OutgoingIntegration,
    errors=(WrongUserError, NotEntitledError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/integrations.create",
            send={"*": "0", "type": Pick(default="webhook-outgoing")},
            result="integration",
        ),
    ),
)
CLEAR_HISTORY: Final[Method[bool]] = Method(
    "clearIntegrationHistory",
    bool,
    errors=(NotEntitledError, InvalidIntegrationError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/integrations.clearHistory",
            send={"integrationId": "0"},
            result=Pick(default=True),
            versions=Versions(since="8.7.0"),
        ),
    ),
)
DELETE_INCOMING: Final[Method[bool]] = Method(
    "deleteIncomingIntegration",
    bool,
    errors=(NotEntitledError, InvalidIntegrationError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/integrations.remove",
            send={"type": Pick(default="webhook-incoming"), "integrationId": "0"},
            result=Pick(default=True),
        ),
    ),
)
DELETE_OUTGOING: Final[Method[bool]] = Method(
    "deleteOutgoingIntegration",
    bool,
    errors=(NotEntitledError, InvalidIntegrationError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/integrations.remove",
            send={"type": Pick(default="webhook-outgoing"), "integrationId": "0"},
            result=Pick(default=True),
        ),
    ),
)
REPLAY: Final[Method[bool]] = Method(
    "replayOutgoingIntegration",
    bool,
    errors=(NotEntitledError, InvalidIntegrationError, InvalidIntegrationHistoryError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
UPDATE_INCOMING: Final[Method[types.Webhook | None]] = Method(
    "updateIncomingIntegration",
    lambda: types.Webhook | None,
    errors=(
        InvalidUserError,
        InvalidChannelError,
        InvalidChannelStartError,
        NotEntitledError,
        InvalidIntegrationError,
        InvalidRoomError,
        InvalidPosterError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="PUT",
            path="/v1/integrations.update",
            send={
                "*": "1",
                "integrationId": "0",
                "type": Pick(default="webhook-incoming"),
            },
            result="integration",
            versions=Versions(since="3.4.0"),
        ),
    ),
)
UPDATE_OUTGOING: Final[Method[types.Webhook | None]] = Method(
    "updateOutgoingIntegration",
    lambda: types.Webhook | None,
    errors=(
        InvalidUserError,
        InvalidTokenError,
        NotEntitledError,
        UnknownIntegrationError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="PUT",
            path="/v1/integrations.update",
            send={
                "*": "1",
                "integrationId": "0",
                "type": Pick(default="webhook-outgoing"),
            },
            result="integration",
            versions=Versions(since="3.4.0"),
        ),
    ),
)
LIST: Final[Endpoint[ListPage[types.Webhook]]] = Endpoint(
    "GET",
    "/v1/integrations.list",
    lambda: ListPage[types.Webhook],
    params=("name", "type", "count", "offset"),
    at={"items": "integrations", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.49.0"),
)
GET: Final[Endpoint[types.Webhook]] = Endpoint(
    "GET",
    "/v1/integrations.get",
    lambda: types.Webhook,
    params=("integrationId", "createdBy"),
    at="integration",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
HISTORY: Final[Endpoint[ListPage[types.IntegrationHistoryFollowHistoryData]]] = (
    Endpoint(
        "GET",
        "/v1/integrations.history",
        lambda: ListPage[types.IntegrationHistoryFollowHistoryData],
        params=("id", "count", "offset"),
        at={"items": "history", "total": "total"},
        errors=(NotAllowedError,),
        repeatable=True,
        versions=Versions(since="0.53.0"),
    )
)
FOLLOW_HISTORY: Final[Stream[types.IntegrationHistoryFollowHistory]] = Stream(
    "stream-integrationHistory",
    "{integration_id}",
    lambda: types.IntegrationHistoryFollowHistory,
)


class Integrations(Group):
    """Make, change and delete webhooks."""

    __slots__ = ()

    async def create_incoming(
        self, integration: types.NewIncomingIntegration
    ) -> types.IncomingIntegration:
        """Make a webhook that posts into rooms.

        Wire name ``addIncomingIntegration``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/integrations.create. Depends on the
        permissions ``manage-incoming-integrations``,
        ``manage-own-incoming-integrations``.

        Args:
            integration: The webhook.

        Returns:
            The webhook, with its token.

        Raises:
            UnknownUserError: There is no such user.
            NotEntitledError: The user is not authorized for this.
            InvalidChannelError: A webhook's channel is missing or is not there.
            InvalidChannelStartError: A webhook's channel must begin with `@` or `#`.
            InvalidUsernameError: There is no such user, or the name has wrong
                characters.
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(CREATE_INCOMING, (integration,))

    async def create_outgoing(
        self, integration: types.NewOutgoingIntegration
    ) -> types.OutgoingIntegration:
        """Make a webhook that tells another server.

        Wire name ``addOutgoingIntegration``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/integrations.create. Depends on the
        permissions ``manage-outgoing-integrations``,
        ``manage-own-outgoing-integrations``.

        Args:
            integration: The webhook.

        Returns:
            The webhook.

        Raises:
            WrongUserError: There is no such user.
            NotEntitledError: The user is not authorized for this.
        """
        return await self._session.call(CREATE_OUTGOING, (integration,))

    async def clear_history(self, integration_id: str) -> bool:
        """Forget what a webhook has sent.

        Wire name ``clearIntegrationHistory``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/integrations.clearHistory. Depends on the
        permissions ``manage-outgoing-integrations``,
        ``manage-own-outgoing-integrations``. Safe to repeat: a deleted one stays
        deleted.

        Args:
            integration_id: The webhook.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidIntegrationError: There is no such webhook.
        """
        return await self._session.call(CLEAR_HISTORY, (integration_id,))

    async def delete_incoming(self, integration_id: str) -> bool:
        """Delete a webhook that posts into rooms.

        Wire name ``deleteIncomingIntegration``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: POST /v1/integrations.remove. Depends on the
        permissions ``manage-incoming-integrations``,
        ``manage-own-incoming-integrations``.

        Args:
            integration_id: The webhook.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidIntegrationError: There is no such webhook.
        """
        return await self._session.call(DELETE_INCOMING, (integration_id,))

    async def delete_outgoing(self, integration_id: str) -> bool:
        """Delete a webhook that tells another server.

        Wire name ``deleteOutgoingIntegration``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: POST /v1/integrations.remove. Depends on the
        permissions ``manage-outgoing-integrations``,
        ``manage-own-outgoing-integrations``.

        Args:
            integration_id: The webhook.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidIntegrationError: There is no such webhook.
        """
        return await self._session.call(DELETE_OUTGOING, (integration_id,))

    async def replay(self, history_id: str, integration_id: str) -> bool:
        """Have a webhook send something once more.

        Wire name ``replayOutgoingIntegration``; servers since 0.74.0. Depends on the
        permissions ``manage-outgoing-integrations``,
        ``manage-own-outgoing-integrations``.

        Args:
            history_id: Which entry of its history.
            integration_id: The webhook.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidIntegrationError: There is no such webhook.
            InvalidIntegrationHistoryError: There is no such entry in the webhook's
                history.
        """
        params = types.ReplayOutgoingIntegrationOptions(
            history_id=history_id, integration_id=integration_id
        )
        return await self._session.call(REPLAY, (params,))

    async def update_incoming(
        self, integration_id: str, integration: types.NewIncomingIntegration
    ) -> types.Webhook | None:
        """Change a webhook that posts into rooms.

        Wire name ``updateIncomingIntegration``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: PUT /v1/integrations.update. Depends on the
        permissions ``manage-incoming-integrations``,
        ``manage-own-incoming-integrations``. Safe to repeat: the last one counts.

        Args:
            integration_id: The webhook.
            integration: The webhook as it shall be.

        Returns:
            The webhook as it is then; null when it is gone meanwhile.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidChannelError: A webhook's channel is missing or is not there.
            InvalidChannelStartError: A webhook's channel must begin with `@` or `#`.
            NotEntitledError: The user is not authorized for this.
            InvalidIntegrationError: There is no such webhook.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidPosterError: The user that a webhook shall post as is not there.
        """
        return await self._session.call(UPDATE_INCOMING, (integration_id, integration))

    async def update_outgoing(
        self, integration_id: str, integration: types.NewOutgoingIntegration
    ) -> types.Webhook | None:
        """Change a webhook that tells another server.

        Wire name ``updateOutgoingIntegration``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: PUT /v1/integrations.update. Depends on the
        permissions ``manage-outgoing-integrations``,
        ``manage-own-outgoing-integrations``. Safe to repeat: the last one counts.

        Args:
            integration_id: The webhook.
            integration: The webhook as it shall be.

        Returns:
            The webhook as it is then; null when it is gone meanwhile.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidTokenError: The visitor's token is missing or wrong.
            NotEntitledError: The user is not authorized for this.
            UnknownIntegrationError: There is no such webhook.
        """
        return await self._session.call(UPDATE_OUTGOING, (integration_id, integration))

    def list(
        self,
        *,
        name: str | UnsetType | None = UNSET,
        kind: Literal["webhook-incoming", "webhook-outgoing"]
        | str
        | UnsetType
        | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Webhook]:
        """List the webhooks.

        By REST: ``GET /v1/integrations.list``; servers since 0.49.0. Depends on the
        permissions ``manage-incoming-integrations``, ``manage-outgoing-integrations``,
        ``manage-own-incoming-integrations``, ``manage-own-outgoing-integrations``. Safe
        to repeat: it only reads.

        Args:
            name: Only those whose name contains this.
            kind: Only these.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The webhooks.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST,
            (UNSET if name is None else name, UNSET if kind is None else kind),
            page_size=page_size,
        )

    async def get(
        self, webhook_id: str, *, creator_id: str | UnsetType | None = UNSET
    ) -> types.Webhook:
        """Look up a webhook.

        By REST: ``GET /v1/integrations.get``; servers since 2.4.0. Depends on the
        permissions ``manage-incoming-integrations``, ``manage-outgoing-integrations``,
        ``manage-own-incoming-integrations``, ``manage-own-outgoing-integrations``. Safe
        to repeat: it only reads.

        Args:
            webhook_id: The webhook.
            creator_id: The user who made it.

        Returns:
            The webhook.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            GET, (webhook_id, UNSET if creator_id is None else creator_id)
        )

    def history(
        self, webhook_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.IntegrationHistoryFollowHistoryData]:
        """List the calls of an outgoing webhook.

        By REST: ``GET /v1/integrations.history``; servers since 0.53.0. Depends on the
        permissions ``manage-incoming-integrations``, ``manage-outgoing-integrations``,
        ``manage-own-incoming-integrations``, ``manage-own-outgoing-integrations``. Safe
        to repeat: it only reads.

        Args:
            webhook_id: The webhook.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The calls, newest first.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session, HISTORY, (webhook_id,), page_size=page_size
        )

    def follow_history(
        self, integration_id: str
    ) -> streams.Subscription[types.IntegrationHistoryFollowHistory]:
        """Follow what a webhook sends.

        Wire name ``stream-integrationHistory``, key ``{integration_id}``; servers since
        3.0.0.

        Args:
            integration_id: Identifier of the integration.
        """
        return self._session.subscribe(FOLLOW_HISTORY, (integration_id,))
