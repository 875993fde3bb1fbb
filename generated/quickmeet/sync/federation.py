# Generated from schema/federation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Federation` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..federation import (
    CHECK_CONFIGURATION,
    GET_OVERVIEW,
    LIST_EVENTS,
    LIST_PEERS,
    LIST_SERVERS,
    TEST_SETUP,
)

__all__ = ["Federation"]


class Federation(BlockingGroup):
    """Look at the federation with other servers."""

    __slots__ = ()

    def test_setup(self) -> types.PreviewCleanup:
        """Try whether federation is set up; before 8.0.

        Wire name ``FEDERATION_Test_Setup``; servers since 1.0.0, removed in 8.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The server's message.

        Raises:
            FederationTestError: The test of federation failed.
        """
        return self._session.call(TEST_SETUP, ())

    def check_configuration(self) -> types.PreviewCleanup:
        """Try whether federation is set up.

        Wire name ``checkFederationConfiguration``; servers since 6.14.0. Depends on the
        permission ``view-privileged-setting``. Safe to repeat: it only reads.

        Returns:
            The server's message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidConfigurationError: Federation is not set up as it must be.
        """
        return self._session.call(CHECK_CONFIGURATION, ())

    def get_overview(self) -> types.FederationGetOverviewDataResult:
        """Fetch figures about federation; before 8.0.

        Wire name ``federation:getOverviewData``; servers since 1.0.0, removed in 8.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The figures.
        """
        return self._session.call(GET_OVERVIEW, ())

    def list_peers(self) -> types.FederationPeers:
        """List the states of federated servers; before 3.0.

        Wire name ``federation:getPeerStatuses``; servers since 1.0.0, removed in 2.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The servers and their states.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(LIST_PEERS, ())

    def list_servers(self) -> types.FederationGetServersResult:
        """List federated servers; before 8.0.

        Wire name ``federation:getServers``; servers since 2.0.0, removed in 8.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The servers.
        """
        return self._session.call(LIST_SERVERS, ())

    def list_events(self, since_milliseconds: float) -> list[types.FederationEvent]:
        """List events of federation after a moment; before 8.0.

        Wire name ``federation:loadContextEvents``; servers since 2.0.0, removed in
        8.0.0. Depends on the permission ``view-federation-data``. Safe to repeat: it
        only reads.

        Args:
            since_milliseconds: The moment, in milliseconds since 1970.

        Returns:
            The events, oldest first.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(LIST_EVENTS, (since_milliseconds,))
