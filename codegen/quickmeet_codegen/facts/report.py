# SPDX-License-Identifier: MIT
"""A report of differences, for people."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from .compare import SECTIONS, Drift, Kind
from .model import Facts

__all__ = ["page"]

_HEADS: Final[dict[Kind, str]] = {
    "new": "New",
    "changed": "Changed",
    "removed": "Removed",
    "lacking": "Not in the schema, and not new",
}
_MOST: Final = 160


def page(old: Facts, new: Facts, drifts: Sequence[Drift]) -> str:
    """Write a report in Markdown, with changes of the schema first.

    Args:
        old: Facts of the previous release.
        new: Facts of the new release.
        drifts: The differences.
    """
    lines = ["# What changed upstream", ""]
    lines += [f"- From: {old}", f"- To: {new}", ""]
    lines += _table(drifts)
    for kind, head in _HEADS.items():
        found = [drift for drift in drifts if drift.kind == kind]
        if found:
            lines += ["", f"## {head}", *_sections(found)]
    return "\n".join(lines) + "\n"


def _table(drifts: Sequence[Drift]) -> Iterator[str]:
    yield f"| | {' | '.join(_HEADS.values())} |"
    yield f"|---|{'---|' * len(_HEADS)}"
    for section in SECTIONS:
        counts = (
            sum(1 for one in drifts if one.section == section and one.kind == kind)
            for kind in _HEADS
        )
        yield f"| {section} | {' | '.join(map(str, counts))} |"


def _sections(drifts: Sequence[Drift]) -> Iterator[str]:
    for section in SECTIONS:
        found = [drift for drift in drifts if drift.section == section]
        if found:
            yield from ("", f"### {section.capitalize()}", "")
            yield from _lines(sorted(found, key=lambda one: (not one.where, one)))


def _lines(drifts: Iterable[Drift]) -> Iterator[str]:
    for drift in drifts:
        said = drift.said if len(drift.said) <= _MOST else f"{drift.said[:_MOST]}..."
        place = f" ({drift.where})" if drift.where else ""
        yield f"- `{_plain(drift.subject)}`{place}: `{_plain(said)}`"


def _plain(text: str) -> str:
    """Remove the characters that would end the line or the quotation of a text."""
    return " ".join(text.replace("`", "'").split())
