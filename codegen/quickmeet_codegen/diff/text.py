# SPDX-License-Identifier: MIT
"""Changes for people: grouped lines, and a fragment for the changelog."""

from collections.abc import Callable, Iterator, Sequence

from .change import SchemaChange

__all__ = ["groups", "news", "text_lines"]

Paint = Callable[[str, str], str]
"""Applies a style to a text, such as ``bold red``, or leaves it unchanged."""

_MARKS = {"added": "+", "removed": "-", "renamed": "~", "changed": "~", "words": "·"}
_STYLES = {"added": "green", "removed": "red", "renamed": "yellow", "changed": "yellow"}


def groups(changes: Sequence[SchemaChange]) -> list[tuple[str, list[SchemaChange]]]:
    """Group changes under headings; empty headings are left out."""
    headings = (
        ("Breaking", [c for c in changes if c.is_breaking]),
        (
            "Compatible",
            [c for c in changes if not c.is_breaking and c.kind != "words"],
        ),
        ("Words only", [c for c in changes if c.kind == "words"]),
    )
    return [(heading, found) for heading, found in headings if found]


def text_lines(changes: Sequence[SchemaChange], paint: Paint) -> Iterator[str]:
    """Format one line per change, under headings.

    Args:
        changes: The changes.
        paint: Applies a style to a text.
    """
    for heading, found in groups(changes):
        style = "bold red" if heading == "Breaking" else "bold"
        yield paint(f"{heading} ({len(found)})", style)
        for change in found:
            mark = paint(_MARKS[change.kind], _STYLES.get(change.kind, ""))
            broken = f"  [{', '.join(change.breaks)}]" if change.breaks else ""
            subject = paint(change.subject, "bold")
            yield f"  {mark} {subject}: {change.message}{paint(broken, 'red')}"


def news(changes: Sequence[SchemaChange]) -> str:
    """Format changes as a news fragment in Markdown, without those of words."""
    told = [(name, found) for name, found in groups(changes) if name != "Words only"]
    paragraphs: list[str] = []
    for heading, found in told:
        said = "Breaking changes" if heading == "Breaking" else "Compatible changes"
        lines = [f"{said} of the schema:", ""]
        lines += [f"- {_code(c.subject)}: {_escaped(c.message)}" for c in found]
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_<[" else c for c in text)
