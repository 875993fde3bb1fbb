# SPDX-License-Identifier: MIT
"""`quickmeet diff`: what changed between two schemas, and what of it breaks."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from .extras import needs
from .failure import UsageError, explained
from .schema_source import clean_schema, named_schema

if TYPE_CHECKING:
    from quickmeet_codegen.diff.change import Change


def diff(
    old: str,
    new: str,
    /,
    *,
    format: Literal["text", "json"] = "text",  # noqa: A002  # the option's name
    fragment: Path | None = None,
) -> int:
    """Say what changed between two schemas: exit 1 when something breaks.

    Args:
        old: Folder of YAML files, a schema.json, or the name of an installed package
            that quickmeet made.
        new: The same, later.
        format: How to report.
        fragment: Write the changes as a news fragment too, such as
            newsfragments/+rooms.schema.md; nothing when none is worth telling.
    """
    with explained(), needs("codegen"):
        from quickmeet_codegen.api import diff as compare  # noqa: PLC0415
        from quickmeet_codegen.diff.text import news  # noqa: PLC0415  # extra

        with clean_schema():
            changes = compare(named_schema(old), named_schema(new))
        if fragment is not None:
            _write(fragment, news(changes))
    if format == "json":
        sys.stdout.write(f"{_report(changes)}\n")
    else:
        _print(changes)
    return int(any(change.is_breaking for change in changes))


def _write(fragment: Path, text: str) -> None:
    if not text:
        return
    try:
        fragment.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{fragment}: cannot be written: {error.strerror}") from error


def _report(changes: "tuple[Change, ...]") -> str:
    breaking = sum(change.is_breaking for change in changes)
    listed = [
        {
            "subject": change.subject,
            "kind": change.kind,
            "message": change.message,
            "breaks": list(change.breaks),
        }
        for change in changes
    ]
    return json.dumps({"breaking": breaking, "changes": listed}, ensure_ascii=False)


def _print(changes: "tuple[Change, ...]") -> None:
    from rich.console import Console  # noqa: PLC0415  # slow
    from rich.text import Text  # noqa: PLC0415

    from quickmeet_codegen.diff.text import text_lines  # noqa: PLC0415  # extra

    console = Console(highlight=False, soft_wrap=True)

    def paint(text: str, style: str) -> str:
        if not console.is_terminal or console.no_color:
            return text
        with console.capture() as captured:
            console.print(Text(text, style), end="")
        return captured.get()

    sys.stdout.writelines(f"{line}\n" for line in text_lines(changes, paint))
    breaking = sum(change.is_breaking for change in changes)
    noun = "change" if len(changes) == 1 else "changes"
    said = f"{len(changes)} {noun}, {breaking} breaking"
    sys.stderr.write(f"{said if changes else 'no changes'}\n")
