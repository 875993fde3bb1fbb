# SPDX-License-Identifier: MIT
"""Changes as people read them: grouped lines, and a fragment for the changelog."""

from collections.abc import Callable, Iterator, Sequence

from .change import SchemaChange

__all__ = ["groups", "news", "text_lines"]

Paint = Callable[[str, str], str]
"""Gives a text a style, such as ``bold red``, or leaves it as it is."""

_MARKS = {"added": "+", "removed": "-", "renamed": "~", "changed": "~", "words": "·"}
_STYLES = {"added": "green", "removed": "red", "renamed": "yellow", "changed": "yellow"}


def groups(changes: Sequence[SchemaChange]) -> list[tuple[str, list[SchemaChange]]]:
    """The changes under headings; a heading without any is left out."""
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
    """One line per change, under headings.

    Args:
        changes: What changed.
        paint: Gives a text a style, where that is wanted.
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
    """The changes as a news fragment in Markdown; words are left out."""
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
