# Generated from schema/federation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Federation`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param

from .. import types
from ..federation import (
    CHECK_CONFIGURATION,
    GET_OVERVIEW,
    LIST_EVENTS,
    LIST_PEERS,
    LIST_SERVERS,
    TEST_SETUP,
)

__all__ = [
    "CheckConfigurationHandler",
    "FederationHandlers",
    "GetOverviewHandler",
    "ListEventsHandler",
    "ListPeersHandler",
    "ListServersHandler",
    "TestSetupHandler",
    "federation_handlers",
    "on_check_configuration",
    "on_get_overview",
    "on_list_events",
    "on_list_peers",
    "on_list_servers",
    "on_test_setup",
]


class TestSetupHandler(Protocol[ContextT_contra]):
    """Answers ``FEDERATION_Test_Setup``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.PreviewCleanup]:
        """Try whether federation is set up; before 8.0."""
        ...


def on_test_setup(handler: TestSetupHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``FEDERATION_Test_Setup``."""
    return MethodHandler(TEST_SETUP, handler)


class CheckConfigurationHandler(Protocol[ContextT_contra]):
    """Answers ``checkFederationConfiguration``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.PreviewCleanup]:
        """Try whether federation is set up."""
        ...


def on_check_configuration(
    handler: CheckConfigurationHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``checkFederationConfiguration``."""
    return MethodHandler(CHECK_CONFIGURATION, handler)


class GetOverviewHandler(Protocol[ContextT_contra]):
    """Answers ``federation:getOverviewData``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.FederationGetOverviewDataResult]:
        """Fetch figures about federation; before 8.0."""
        ...


def on_get_overview(handler: GetOverviewHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``federation:getOverviewData``."""
    return MethodHandler(GET_OVERVIEW, handler)


class ListPeersHandler(Protocol[ContextT_contra]):
    """Answers ``federation:getPeerStatuses``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.FederationPeers]:
        """List the states of federated servers; before 3.0."""
        ...


def on_list_peers(handler: ListPeersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``federation:getPeerStatuses``."""
    return MethodHandler(LIST_PEERS, handler)


class ListServersHandler(Protocol[ContextT_contra]):
    """Answers ``federation:getServers``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.FederationGetServersResult]:
        """List federated servers; before 8.0."""
        ...


def on_list_servers(handler: ListServersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``federation:getServers``."""
    return MethodHandler(LIST_SERVERS, handler)


class ListEventsHandler(Protocol[ContextT_contra]):
    """Answers ``federation:loadContextEvents``."""

    def __call__(
        self, caller: ContextT_contra, /, since_milliseconds: float
    ) -> Answer[list[types.FederationEvent]]:
        """List events of federation after a moment; before 8.0."""
        ...


def on_list_events(handler: ListEventsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``federation:loadContextEvents``."""
    return MethodHandler(LIST_EVENTS, handler, Param("since_milliseconds", float))


class FederationHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Federation`."""

    @property
    def test_setup(self) -> TestSetupHandler[ContextT_contra]:
        """Try whether federation is set up; before 8.0."""
        ...

    @property
    def check_configuration(self) -> CheckConfigurationHandler[ContextT_contra]:
        """Try whether federation is set up."""
        ...

    @property
    def get_overview(self) -> GetOverviewHandler[ContextT_contra]:
        """Fetch figures about federation; before 8.0."""
        ...

    @property
    def list_peers(self) -> ListPeersHandler[ContextT_contra]:
        """List the states of federated servers; before 3.0."""
        ...

    @property
    def list_servers(self) -> ListServersHandler[ContextT_contra]:
        """List federated servers; before 8.0."""
        ...

    @property
    def list_events(self) -> ListEventsHandler[ContextT_contra]:
        """List events of federation after a moment; before 8.0."""
        ...


def federation_handlers(
    implementation: FederationHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_test_setup(implementation.test_setup),
        on_check_configuration(implementation.check_configuration),
        on_get_overview(implementation.get_overview),
        on_list_peers(implementation.list_peers),
        on_list_servers(implementation.list_servers),
        on_list_events(implementation.list_events),
    )
