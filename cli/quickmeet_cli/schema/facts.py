# SPDX-License-Identifier: MIT
"""`quickmeet facts`: compare the published documentation of the API with the schema."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from ..failure import UsageError, explained, needs
from ..output import printable
from .source import clean_schema, schema_source

if TYPE_CHECKING:
    from quickmeet_codegen.facts.api import Comparison


def facts(  # noqa: PLR0913  # options of one command
    new: str,
    /,
    *,
    against: str | None = None,
    schema: Path | None = None,
    overlay: Annotated[list[Path] | None, Parameter(negative="")] = None,
    package: Annotated[list[str] | None, Parameter(negative="")] = None,
    save: Path | None = None,
    drafts: Path | None = None,
    format: Literal["text", "json", "markdown"] = "text",  # noqa: A002  # the option's name
) -> int:
    """Report what is new in a release of the server; exit 1 if anything is new.

    Args:
        new: The release: its version on npm (such as 8.8.1; needs Node.js), an OpenAPI
            file, or saved facts.
        against: The previous release, in any of these forms; without it only what the
            schema lacks is reported.
        schema: Folder of YAML files, or a schema.json. Default: schema/ here, else
            the schema that came with quickmeet.
        overlay: File laid on top of the schema; repeatable, in order.
        package: npm package to read instead of the release's, such as
            @rocket.chat/ddp-client@1.1.2; repeatable.
        save: File for the facts of the new release, for the next comparison.
        drafts: Folder for drafts of what the schema lacks, as overlays.
        format: Output format.
    """
    with explained(), needs("codegen"):
        from quickmeet_codegen.facts.api import (  # noqa: PLC0415  # extra
            compare_facts,
            facts_of,
            write_facts,
        )
        from quickmeet_codegen.read.finding import UnreadableError  # noqa: PLC0415

        try:
            now = facts_of(new, package or ())
            before = now if against is None else facts_of(against)
        except UnreadableError as error:
            raise UsageError(str(error)) from error
        with clean_schema():
            source = schema_source(schema, tell=True)
            found = compare_facts(before, now, source, overlay or ())
        files = {folder: text.encode() for folder, text in _drafts(found, drafts)}
        if save is not None:
            files[save] = write_facts(now)
        _write(files)
    _tell(found, format)
    return 1 if any(drift.kind != "lacking" for drift in found.drifts) else 0


def _drafts(found: "Comparison", folder: Path | None) -> list[tuple[Path, str]]:
    if folder is None:
        return []
    return [(folder / f"{name}.yaml", text) for name, text in found.drafts.items()]


def _write(files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
        sys.stderr.write(f"{path}\n")


def _tell(found: "Comparison", form: str) -> None:
    if form == "markdown":
        sys.stdout.write(found.markdown)
    elif form == "json":
        report = [
            {
                "kind": drift.kind,
                "section": drift.section,
                "name": drift.name,
                "part": drift.part,
                "message": drift.said,
                "where": drift.where,
            }
            for drift in found.drifts
        ]
        sys.stdout.write(f"{json.dumps({'drifts': report})}\n")
    else:
        sys.stdout.writelines(f"{printable(str(drift))}\n" for drift in found.drifts)
        news = sum(drift.kind != "lacking" for drift in found.drifts)
        lacking = len(found.drifts) - news
        sys.stderr.write(f"{news} differences, {lacking} lacking in the schema\n")
