# SPDX-License-Identifier: MIT
"""The table that people read, as text and as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from tools.benchmarks.rounds import Result, Verdict


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        first, *rest = (
            cell.ljust(width) if i < 2 else cell.rjust(width)  # noqa: PLR2004  # names are on the left
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "| " + " | ".join([first, *rest]) + " |"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table as Markdown: names on the left, figures on the right."""
    lines = list(_columns([head, *rows]))
    rule = "|" + "|".join("-" * len(cell) for cell in lines[0].split("|")[1:-1]) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def number(value: float | None) -> str:
    """A figure with three digits that count."""
    if value is None:
        return ""
    if value >= 100:  # noqa: PLR2004  # three digits
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"  # noqa: PLR2004


def results_table(lines: Iterable[Result]) -> str:
    """All results."""
    head = ("scenario", "client", "median", "unit", "to peer", "to floor", "spread")
    return table(
        head,
        [
            (
                line.scenario,
                f"{line.client}, {line.loop}",
                number(line.median),
                line.unit,
                number(line.to_peer),
                number(line.to_floor),
                number(line.spread),
            )
            for line in lines
        ],
    )


def goals_table(found: Iterable[Verdict]) -> str:
    """All goals."""
    return table(
        ("goal", "", "wanted", "measured"),
        [
            (v.goal, "met" if v.is_met else "MISSED", number(v.limit), number(v.value))
            for v in found
        ],
    )
