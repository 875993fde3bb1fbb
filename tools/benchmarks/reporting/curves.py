# SPDX-License-Identifier: MIT
"""Curves, and what can be said of them in a number: their slopes."""

from collections.abc import Callable
from math import log
from statistics import linear_regression

from msgspec import Struct

Point = tuple[float, float]


class Series(Struct):
    """One line of a figure.

    Attributes:
        label: Who or what.
        points: Size and cost.
        slope: Cost of one more, by least squares.
        exponent: Slope on logarithmic axes: 0 does not care, 1 is proportional.
    """

    label: str
    points: list[Point]
    slope: float
    exponent: float


class Curve(Struct):
    """One figure.

    Attributes:
        name: What it is called, in files too.
        x: What grows.
        y: What it costs, with its unit.
        series: The lines.
    """

    name: str
    x: str
    y: str
    series: list[Series]

    def sentence(self) -> str:
        """The slopes, in words, and the points themselves."""
        lines = [f"{self.name}: {self.y} by {self.x}"]
        for one in self.series:
            points = ", ".join(f"{x:,.0f}: {y:,.4g}" for x, y in one.points)
            slope = f"{one.slope:.3g} each, exponent {one.exponent:.2f}"
            lines.append(f"  {one.label}: {slope} ({points})")
        return "\n".join(lines)


def series(label: str, sizes: list[int], cost: Callable[[int], float]) -> Series:
    """Measure one line."""
    return fitted(label, [(float(size), cost(size)) for size in sizes])


def fitted(label: str, points: list[Point]) -> Series:
    """A line with its slopes."""
    xs, ys = zip(*points, strict=True)
    slope = linear_regression(xs, ys).slope
    positive = [max(y, 1e-9) for y in ys]
    exponent = linear_regression([log(x) for x in xs], [log(y) for y in positive])
    return Series(label, points, slope, exponent.slope)
