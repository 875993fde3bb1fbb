# SPDX-License-Identifier: MIT
"""`quickmeet diff`: the changes between two schemas, and which of them break."""

import json
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from ..failure import UsageError, explained, needs
from .annotations import Annotation, github_lines, sarif
from .source import clean_schema, named_schema

if TYPE_CHECKING:
    from quickmeet_codegen.diff.change import SchemaChange

Files = Annotated[list[Path] | None, Parameter(negative="")]
Level = Literal["wire", "client", "server", "behaviour"]


def diff(  # noqa: PLR0913  # the options of the command
    old: str,
    new: str | None = None,
    /,
    *,
    overlay: Files = None,
    old_overlay: Files = None,
    level: Annotated[list[Level] | None, Parameter(negative="")] = None,
    waivers: Path | None = None,
    format: Literal["text", "json", "markdown", "github", "sarif"] = "text",  # noqa: A002  # the option's name
    fragment: Path | None = None,
) -> int:
    """Compare two schemas; exit 1 if a change breaks users.

    Args:
        old: Folder of YAML files, a schema.json, REVISION:PATH of git, or the name of
            an installed generated package.
        new: The new schema, in any of these forms. Default: the old one, to see what an
            overlay changes.
        overlay: Overlay file for the new schema; repeatable, in order.
        old_overlay: Overlay file for the old schema; repeatable, in order.
        level: Kinds of breaking changes that fail; repeatable. Default: all.
        waivers: TOML file of accepted breaks: subject, reason, until.
        format: Output format.
        fragment: Also write the changes as a news fragment, such as
            newsfragments/+rooms.schema.md; none if there is nothing to report.
    """
    with explained(), needs("codegen"), ExitStack() as stack:
        from quickmeet_codegen.api import diff as compare  # noqa: PLC0415
        from quickmeet_codegen.diff.text import news  # noqa: PLC0415  # extra

        before = stack.enter_context(named_schema(old))
        after = before if new is None else stack.enter_context(named_schema(new))
        with clean_schema():
            changes = compare(
                before,
                after,
                old_overlays=old_overlay or (),
                overlays=overlay or (),
            )
            if waivers is not None:
                changes = _waived(changes, waivers)
        if fragment is not None:
            _write(fragment, news(changes))
    if format == "json":
        sys.stdout.write(f"{_report(changes)}\n")
    elif format == "markdown":
        sys.stdout.write(news(changes))
    elif format == "text":
        _print(changes)
    else:
        _annotate(changes, new or old, format)
    failing = {*(level or ("wire", "client", "server", "behaviour"))}
    return int(any(failing.intersection(change.breaks) for change in changes))


def _waived(
    changes: "tuple[SchemaChange, ...]", path: Path
) -> "tuple[SchemaChange, ...]":
    from quickmeet_codegen.diff.waivers import (  # noqa: PLC0415  # extra
        read_waivers,
        waive,
    )

    found = waive(changes, read_waivers(path), datetime.now(UTC).date())
    for title, waivers in (
        ("waived", found.used),
        ("no longer waived", found.ended),
        ("waives nothing", found.idle),
    ):
        sys.stderr.writelines(f"{title}: {waiver}\n" for waiver in waivers)
    return found.changes


def _write(fragment: Path, text: str) -> None:
    if not text:
        return
    try:
        fragment.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{fragment}: cannot be written: {error.strerror}") from error


def _report(changes: "tuple[SchemaChange, ...]") -> str:
    breaking = sum(change.is_breaking for change in changes)
    listed = [
        {
            "subject": change.subject,
            "kind": change.kind,
            "message": change.message,
            "breaks": list(change.breaks),
            "place": None if change.place is None else str(change.place),
        }
        for change in changes
    ]
    return json.dumps({"breaking": breaking, "changes": listed}, ensure_ascii=False)


def _annotate(
    changes: "tuple[SchemaChange, ...]", new: str, kind: Literal["github", "sarif"]
) -> None:
    from quickmeet_codegen.read.finding import Place  # noqa: PLC0415  # extra

    places = [change.place or Place(new) for change in changes]
    annotations = [
        Annotation(
            "error" if change.is_breaking else "notice",
            f"breaks-{change.breaks[0]}" if change.breaks else f"{change.kind}",
            str(change),
            place.file,
            place.line,
            place.column,
        )
        for change, place in zip(changes, places, strict=True)
        if change.kind != "words"
    ]
    if kind == "github":
        sys.stdout.writelines(f"{line}\n" for line in github_lines(annotations))
    else:
        sys.stdout.write(sarif(annotations, version("quickmeet")))


def _print(changes: "tuple[SchemaChange, ...]") -> None:
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
