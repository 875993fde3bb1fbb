# Generated from schema/omnichannel_reports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `OmnichannelReports`."""

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
from ..omnichannel_reports import GET_AGENTS, GET_CHART, GET_OVERVIEW

__all__ = [
    "GetAgentsHandler",
    "GetChartHandler",
    "GetOverviewHandler",
    "OmnichannelReportsHandlers",
    "omnichannel_reports_handlers",
    "on_get_agents",
    "on_get_chart",
    "on_get_overview",
]


class GetAgentsHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getAgentOverviewData``."""

    def __call__(
        self, caller: ContextT_contra, /, query: types.AgentFiguresQuery
    ) -> Answer[types.AgentFigures | None]:
        """Fetch figures by agent."""
        ...


def on_get_agents(handler: GetAgentsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getAgentOverviewData``."""
    return MethodHandler(GET_AGENTS, handler, Param("query", types.AgentFiguresQuery))


class GetChartHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getAnalyticsChartData``."""

    def __call__(
        self, caller: ContextT_contra, /, query: types.AgentFiguresQuery
    ) -> Answer[types.ChartData | None]:
        """Fetch the data of a chart."""
        ...


def on_get_chart(handler: GetChartHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getAnalyticsChartData``."""
    return MethodHandler(GET_CHART, handler, Param("query", types.AgentFiguresQuery))


class GetOverviewHandler(Protocol[ContextT_contra]):
    """Answers ``livechat:getAnalyticsOverviewData``."""

    def __call__(
        self, caller: ContextT_contra, /, query: types.OverviewQuery
    ) -> Answer[list[types.OverviewFigure] | None]:
        """Fetch figures of all conversations."""
        ...


def on_get_overview(handler: GetOverviewHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livechat:getAnalyticsOverviewData``."""
    return MethodHandler(GET_OVERVIEW, handler, Param("query", types.OverviewQuery))


class OmnichannelReportsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `OmnichannelReports`."""

    @property
    def get_agents(self) -> GetAgentsHandler[ContextT_contra]:
        """Fetch figures by agent."""
        ...

    @property
    def get_chart(self) -> GetChartHandler[ContextT_contra]:
        """Fetch the data of a chart."""
        ...

    @property
    def get_overview(self) -> GetOverviewHandler[ContextT_contra]:
        """Fetch figures of all conversations."""
        ...


def omnichannel_reports_handlers(
    implementation: OmnichannelReportsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_get_agents(implementation.get_agents),
        on_get_chart(implementation.get_chart),
        on_get_overview(implementation.get_overview),
    )
