# SPDX-License-Identifier: MIT
"""Draw the figures of one run as SVG: ``python plots.py REPORT.json FOLDER``.

Needs matplotlib and nothing of this package. Equal reports give equal bytes.
"""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt  # after the choice of its backend

INK = "#1f2933"
FAINT = "#9aa5b1"
OURS = "#0b7285"
OTHERS = "#adb5bd"
FLOOR = "#e8a33d"
LINES = (OURS, FLOOR, "#862e9c", "#5c940d")
PANELS = {
    "stream": "Receiving (µs CPU an event)",
    "paced": "Paced (µs CPU an event)",
    "calls": "One call at a time (a second)",
    "calls-100": "100 calls in flight (a second)",
    "idle": "Idle session (KiB)",
    "connect": "Connect and log in (ms CPU)",
}
STYLE = {
    "svg.hashsalt": "quickmeet",
    "svg.fonttype": "path",
    "font.size": 9.0,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
}
Report = dict[str, Any]


def color(client: str) -> str:
    """Ours stand out, the floor differs, the others are grey."""
    return {"quickmeet": OURS, "floor": FLOOR}.get(client, OTHERS)


def shown_number(value: float) -> str:
    """Three digits, and no fraction where there are more before the point."""
    return f"{value:,.0f}" if value > 99 else f"{value:.3g}"  # noqa: PLR2004


def save(figure: plt.Figure, folder: Path, name: str) -> None:
    """Write one figure, without date and author."""
    figure.savefig(folder / f"{name}.svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)


def clients(report: Report, folder: Path) -> None:
    """Bars: one panel a scenario."""
    found = {
        name: [line for line in report["results"] if line["scenario"] == name]
        for name in PANELS
    }
    shown = {name: lines for name, lines in found.items() if lines}
    if not shown:
        return
    rows = (len(shown) + 1) // 2
    figure, axes = plt.subplots(
        rows, 2, figsize=(10, 2.6 * rows), layout="constrained", squeeze=False
    )
    for axis in axes.flat[len(shown) :]:
        axis.set_visible(False)
    for axis, (name, lines) in zip(axes.flat, shown.items(), strict=False):
        labels = [f"{line['client']}, {line['loop']}" for line in lines]
        values = [line["median"] for line in lines]
        colors = [color(line["client"]) for line in lines]
        bars = axis.barh(labels, values, color=colors, height=0.7)
        axis.bar_label(bars, [shown_number(v) for v in values], padding=3, color=INK)
        axis.invert_yaxis()
        axis.set_title(PANELS[name], loc="left", fontsize=10, fontweight="bold")
        axis.set_xlim(0, max(values) * 1.15)
        axis.tick_params(length=0)
        axis.xaxis.set_visible(False)
        axis.spines["bottom"].set_visible(False)
    save(figure, folder, "clients")


def curve(drawn: Report, folder: Path) -> None:
    """One figure of lines, with the slopes in its legend."""
    figure, axis = plt.subplots(figsize=(7, 4), layout="constrained")
    marks = ("o", "s", "^", "D")
    for one, ink, mark in zip(drawn["series"], LINES, marks, strict=False):
        slopes = f"{one['slope']:.2g} each, exponent {one['exponent']:.2f}"
        label = f"{one['label']}: {slopes}"
        xs, ys = zip(*one["points"], strict=True)
        axis.plot(xs, ys, color=ink, marker=mark, markersize=4, label=label)
    axis.set_xscale("log")
    axis.set_yscale("log")
    lowest = min(y for one in drawn["series"] for _, y in one["points"])
    highest = max(y for one in drawn["series"] for _, y in one["points"])
    axis.set_ylim(lowest / 2, highest * 8)
    axis.set_xticks([x for x, _ in drawn["series"][0]["points"]])
    for scale in (axis.xaxis, axis.yaxis):
        scale.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axis.xaxis.set_minor_locator(mpl.ticker.NullLocator())
    if highest / lowest < 20:  # noqa: PLR2004  # too flat for powers of ten
        axis.set_yscale("linear")
        axis.set_ylim(0, highest * 1.4)
    axis.set_xlabel(drawn["x"])
    axis.set_ylabel(drawn["y"])
    axis.grid(color=FAINT, alpha=0.25, linewidth=0.6)
    axis.legend(frameon=False, loc="upper left")
    title = f"{drawn['y']} by {drawn['x']}"
    axis.set_title(title, loc="left", fontsize=10, fontweight="bold")
    save(figure, folder, drawn["name"])


def main() -> None:
    """Read the command line and draw everything."""
    report = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(sys.argv[2])
    with plt.rc_context(STYLE):
        clients(report, folder)
        for drawn in report["scaling"]:
            curve(drawn, folder)


if __name__ == "__main__":
    main()
