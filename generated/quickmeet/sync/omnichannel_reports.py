# Generated from schema/omnichannel_reports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `OmnichannelReports` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..omnichannel_reports import GET_AGENTS, GET_CHART, GET_OVERVIEW

__all__ = ["OmnichannelReports"]


class OmnichannelReports(BlockingGroup):
    """Fetch figures about conversations."""

    __slots__ = ()

    def get_agents(self, query: types.AgentFiguresQuery) -> types.AgentFigures | None:
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
        return self._session.call(GET_AGENTS, (query,))

    def get_chart(self, query: types.AgentFiguresQuery) -> types.ChartData | None:
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
        return self._session.call(GET_CHART, (query,))

    def get_overview(
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
        return self._session.call(GET_OVERVIEW, (query,))
