# Generated from schema/federation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Look at the federation with other servers."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAuthorizedError,
    FederationTestError,
    InvalidConfigurationError,
    InvalidUserError,
    NotAllowedError,
    NotAuthorizedError,
)

__all__ = [
    "CHECK_CONFIGURATION",
    "GET_OVERVIEW",
    "LIST_EVENTS",
    "LIST_PEERS",
    "LIST_SERVERS",
    "TEST_SETUP",
    "Federation",
]

TEST_SETUP: Final[Method[types.PreviewCleanup]] = Method(
    "FEDERATION_Test_Setup",
    lambda: types.PreviewCleanup,
    errors=(FederationTestError,),
    repeatable=True,
    versions=Versions(since="1.0.0", removed="8.0.0", unsure=(7,)),
)
CHECK_CONFIGURATION: Final[Method[types.PreviewCleanup]] = Method(
    "checkFederationConfiguration",
    lambda: types.PreviewCleanup,
    errors=(InvalidUserError, NotAllowedError, InvalidConfigurationError),
    repeatable=True,
    versions=Versions(since="6.14.0", unsure=(9,)),
)
GET_OVERVIEW: Final[Method[types.FederationGetOverviewDataResult]] = Method(
    "federation:getOverviewData",
    lambda: types.FederationGetOverviewDataResult,
    repeatable=True,
    versions=Versions(since="1.0.0", removed="8.0.0", unsure=(7,)),
)
LIST_PEERS: Final[Method[types.FederationPeers]] = Method(
    "federation:getPeerStatuses",
    lambda: types.FederationPeers,
    errors=(ActionNotAuthorizedError,),
    repeatable=True,
    versions=Versions(since="1.0.0", removed="2.0.0"),
)
LIST_SERVERS: Final[Method[types.FederationGetServersResult]] = Method(
    "federation:getServers",
    lambda: types.FederationGetServersResult,
    repeatable=True,
    versions=Versions(since="2.0.0", removed="8.0.0", unsure=(7,)),
)
LIST_EVENTS: Final[Method[list[types.FederationEvent]]] = Method(
    "federation:loadContextEvents",
    lambda: list[types.FederationEvent],
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="2.0.0", removed="8.0.0", unsure=(7,)),
)


class Federation(Group):
    """Look at the federation with other servers."""

    __slots__ = ()

    async def test_setup(self) -> types.PreviewCleanup:
        """Try whether federation is set up; before 8.0.

        Wire name ``FEDERATION_Test_Setup``; servers since 1.0.0, removed in 8.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The server's message.

        Raises:
            FederationTestError: The test of federation failed.
        """
        return await self._session.call(TEST_SETUP, ())

    async def check_configuration(self) -> types.PreviewCleanup:
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
        return await self._session.call(CHECK_CONFIGURATION, ())

    async def get_overview(self) -> types.FederationGetOverviewDataResult:
        """Fetch figures about federation; before 8.0.

        Wire name ``federation:getOverviewData``; servers since 1.0.0, removed in 8.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The figures.
        """
        return await self._session.call(GET_OVERVIEW, ())

    async def list_peers(self) -> types.FederationPeers:
        """List the states of federated servers; before 3.0.

        Wire name ``federation:getPeerStatuses``; servers since 1.0.0, removed in 2.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The servers and their states.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return await self._session.call(LIST_PEERS, ())

    async def list_servers(self) -> types.FederationGetServersResult:
        """List federated servers; before 8.0.

        Wire name ``federation:getServers``; servers since 2.0.0, removed in 8.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Returns:
            The servers.
        """
        return await self._session.call(LIST_SERVERS, ())

    async def list_events(
        self, since_milliseconds: float
    ) -> list[types.FederationEvent]:
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
        return await self._session.call(LIST_EVENTS, (since_milliseconds,))
