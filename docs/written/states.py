# SPDX-License-Identifier: MIT
"""Draws the states of a connection from the table that the runtime goes by."""

from collections import defaultdict
from collections.abc import Mapping
from html import escape

from quickmeet_runtime.protocol.table import TRANSITIONS, ConnectionState

__all__ = ["state_diagram"]

_WIDTH, _HEIGHT, _GAP, _LINE = 132, 44, 100, 18
_TOP = 52
_STYLE = (
    ".states{width:100%;height:auto}"
    ".states text{font:14px system-ui,sans-serif;fill:currentColor}"
    ".states .name{font-weight:600}"
    ".states .frame{font:13px ui-monospace,monospace}"
    ".states .box{fill:none;stroke:currentColor;stroke-width:1.5}"
    ".states .way{fill:none;stroke:#4c84ff;stroke-width:1.5}"
    ".states .tip{fill:#4c84ff}"
    ".states .loop{opacity:.75}"
)
_Table = Mapping[tuple[ConnectionState, str], ConnectionState]


def state_diagram(table: _Table = TRANSITIONS) -> str:
    """Draw the table as an SVG.

    States stand in the order of their numbers; what leads to another is an arrow, and
    what leads nowhere is listed below the state.
    """
    states = sorted({state for state, _ in table} | set(table.values()))
    ways: dict[tuple[ConnectionState, ConnectionState], list[str]] = defaultdict(list)
    for (state, frame), target in table.items():
        ways[state, target].append(frame)
    places = {state: 10 + index * (_WIDTH + _GAP) for index, state in enumerate(states)}
    parts: list[str] = []
    lowest = 0
    for state, left in places.items():
        staying = sorted(ways.get((state, state), ()))
        parts += _box(state, left, staying)
        lowest = max(lowest, len(staying))
    for (source, target), frames in ways.items():
        if source is not target:
            parts += _arrow(places[source], places[target], sorted(frames))
    width = max(places.values()) + _WIDTH + 10
    height = _TOP + _HEIGHT + 24 + lowest * _LINE
    return (
        f'<svg class="states" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="States of a connection" xmlns="http://www.w3.org/2000/svg">'
        f"<style>{_STYLE}</style>{''.join(parts)}</svg>"
    )


def _box(state: ConnectionState, left: int, staying: list[str]) -> list[str]:
    middle = left + _WIDTH // 2
    box = (
        f'<rect class="box" x="{left}" y="{_TOP}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" rx="8"/>'
    )
    name = (
        f'<text class="name" x="{middle}" y="{_TOP + 27}" text-anchor="middle">'
        f"{state.name}</text>"
    )
    lines = [
        f'<text class="frame loop" x="{left + 12}" '
        f'y="{_TOP + _HEIGHT + 22 + row * _LINE}">{escape(frame)}</text>'
        for row, frame in enumerate(staying)
    ]
    return [box, name, *lines]


def _arrow(source: int, target: int, frames: list[str]) -> list[str]:
    """From one box to a later one: straight to the next, over those between."""
    label = escape(", ".join(frames))
    is_next = target - source == _WIDTH + _GAP
    start, end = source + _WIDTH, target
    if is_next:
        y = _TOP + _HEIGHT // 2
        way = f"M{start},{y} H{end - 8}"
        tip = f"M{end},{y} l-9,-5 v10 z"
        text_y = y - 8
    else:
        start, end, y = source + _WIDTH - 24, target + 24, _TOP
        way = f"M{start},{y} V24 H{end} V{y - 8}"
        tip = f"M{end},{y} l-5,-9 h10 z"
        text_y = 16
    middle = (start + end) // 2
    return [
        f'<path class="way" d="{way}"/><path class="tip" d="{tip}"/>',
        (
            f'<text class="frame" x="{middle}" y="{text_y}" text-anchor="middle">'
            f"{label}</text>"
        ),
    ]
