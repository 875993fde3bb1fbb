# Generated from schema/integrations.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Integrations` that waits."""

from __future__ import annotations

from typing import Literal

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..integrations import (
    CLEAR_HISTORY,
    CREATE_INCOMING,
    CREATE_OUTGOING,
    DELETE_INCOMING,
    DELETE_OUTGOING,
    FOLLOW_HISTORY,
    GET,
    HISTORY,
    LIST,
    REPLAY,
    UPDATE_INCOMING,
    UPDATE_OUTGOING,
)

__all__ = ["Integrations"]


class Integrations(BlockingGroup):
    """Make, change and delete webhooks."""

    __slots__ = ()

    def create_incoming(
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
        return self._session.call(CREATE_INCOMING, (integration,))

    def create_outgoing(
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
        return self._session.call(CREATE_OUTGOING, (integration,))

    def clear_history(self, integration_id: str) -> bool:
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
        return self._session.call(CLEAR_HISTORY, (integration_id,))

    def delete_incoming(self, integration_id: str) -> bool:
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
        return self._session.call(DELETE_INCOMING, (integration_id,))

    def delete_outgoing(self, integration_id: str) -> bool:
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
        return self._session.call(DELETE_OUTGOING, (integration_id,))

    def replay(self, history_id: str, integration_id: str) -> bool:
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
        return self._session.call(REPLAY, (params,))

    def update_incoming(
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
        return self._session.call(UPDATE_INCOMING, (integration_id, integration))

    def update_outgoing(
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
        return self._session.call(UPDATE_OUTGOING, (integration_id, integration))

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
        return self._session.listing(
            LIST,
            (UNSET if name is None else name, UNSET if kind is None else kind),
            page_size=page_size,
        )

    def get(
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
        return self._session.call(
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
        return self._session.listing(HISTORY, (webhook_id,), page_size=page_size)

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
