# Generated from schema/omnichannel_reports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Figures about Livechat conversations."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = [
    "AgentFigure",
    "AgentFigures",
    "AgentFiguresQuery",
    "ChartData",
    "FigureColumn",
    "FigureName",
    "OverviewFigure",
    "OverviewQuery",
    "ReportPeriod",
]


class FigureName(Model, frozen=True, kw_only=True, gc=False):
    """The name of a figure."""

    name: str
    """Such as `Total_conversations`."""


class AgentFiguresQuery(Model, frozen=True, kw_only=True):
    """Which figures by agent."""

    figure: FigureName = field(name="chartOptions")
    """Which figure."""


class AgentFigure(Model, frozen=True, kw_only=True, gc=False):
    """The figure of one agent."""

    name: str
    """The agent."""
    value: str
    """The figure."""


class FigureColumn(Model, frozen=True, kw_only=True, gc=False):
    """A column of figures."""

    name: str
    """Key of its title in the server's translations."""


class AgentFigures(Model, frozen=True, kw_only=True):
    """Figures by agent."""

    rows: list[AgentFigure] = field(name="data")
    """An entry for each agent."""
    columns: list[FigureColumn] = field(name="head")
    """Names of the columns."""


class ChartData(Model, frozen=True, kw_only=True):
    """The data of a chart."""

    title: str = field(name="chartLabel")
    """Title."""
    labels: list[str] = field(name="dataLabels")
    """Labels of the points."""
    points: list[float] = field(name="dataPoints")
    """The points."""


class ReportPeriod(Model, frozen=True, kw_only=True, gc=False):
    """A period of days."""

    from_date: str = field(name="from")
    """First day, as `2026-01-31`."""
    to_date: str = field(name="to")
    """Last day, as `2026-01-31`."""


class OverviewQuery(Model, frozen=True, kw_only=True):
    """Which figures of all conversations."""

    figure: FigureName = field(name="analyticsOptions")
    """Which figures."""
    period: ReportPeriod | UnsetType | None = field(name="daterange", default=UNSET)
    """The period."""
    language: str | UnsetType | None = UNSET
    """Language of the figures' texts."""


class OverviewFigure(Model, frozen=True, kw_only=True, gc=False):
    """A figure of all conversations."""

    title: str
    """Key of its title in the server's translations."""
    value: float | str
    """The figure."""
