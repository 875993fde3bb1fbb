# Generated from schema/omnichannel_reports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Fetch figures about conversations."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import NotAllowedError

__all__ = ["GET_AGENTS", "GET_CHART", "GET_OVERVIEW", "OmnichannelReports"]

GET_AGENTS: Final[Method[types.AgentFigures | None]] = Method(
    "livechat:getAgentOverviewData",
    lambda: types.AgentFigures | None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="6.4.0", removed="7.0.0", doubtful=(7,)
    ),
    replacement="GET /v1/livechat/analytics/agent-overview",
)
GET_CHART: Final[Method[types.ChartData | None]] = Method(
    "livechat:getAnalyticsChartData",
    lambda: types.ChartData | None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    replacement="POST /v1/livechat/analytics/dashboards/charts-data",
)
GET_OVERVIEW: Final[Method[list[types.OverviewFigure] | None]] = Method(
    "livechat:getAnalyticsOverviewData",
    lambda: list[types.OverviewFigure] | None,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="6.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/livechat/analytics/overview",
            send={
                "name": "0.analyticsOptions.name",
                "from": "0.daterange.from",
                "to": "0.daterange.to",
            },
            result="",
        ),
    ),
)


class OmnichannelReports(Group):
    """Fetch figures about conversations."""

    __slots__ = ()

    async def get_agents(
        self, query: types.AgentFiguresQuery
    ) -> types.AgentFigures | None:
        """Fetch figures by agent.

        Wire name ``livechat:getAgentOverviewData``; servers since 0.74.0, deprecated in
        6.4.0, removed in 7.0.0. By REST: GET /v1/livechat/analytics/agent-overview.
        Depends on the permission ``view-livechat-manager``. Safe to repeat: it only
        reads.

        Args:
            query: Which figures.

        Returns:
            The figures; null without a period.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_AGENTS, (query,))

    async def get_chart(self, query: types.AgentFiguresQuery) -> types.ChartData | None:
        """Fetch the data of a chart.

        Wire name ``livechat:getAnalyticsChartData``; servers since 0.74.0, removed in
        8.0.0. By REST: POST /v1/livechat/analytics/dashboards/charts-data. Depends on
        the permission ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            query: Which figures.

        Returns:
            The data; null without a period.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_CHART, (query,))

    async def get_overview(
        self, query: types.OverviewQuery
    ) -> list[types.OverviewFigure] | None:
        """Fetch figures of all conversations.

        Wire name ``livechat:getAnalyticsOverviewData``; servers since 0.74.0,
        deprecated in 6.4.0, removed in 7.0.0. By REST: GET
        /v1/livechat/analytics/overview. Depends on the permission
        ``view-livechat-manager``. Safe to repeat: it only reads.

        Args:
            query: Which figures.

        Returns:
            The figures; null without a period.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_OVERVIEW, (query,))
