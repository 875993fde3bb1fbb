# SPDX-License-Identifier: MIT
"""`quickmeet lint`: the schema against its rules."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from .extras import needs
from .failure import UsageError, explained
from .schema_source import schema_source


def lint(
    *,
    schema: Path | None = None,
    overlay: Annotated[list[Path] | None, Parameter(negative="")] = None,
    format: Literal["text", "json"] = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the schema: one line file:line:col: RULE message per finding.

    Args:
        schema: Folder of YAML files, or a schema.json. Default: schema/ here, else
            the schema that came with quickmeet.
        overlay: File laid on top of the schema; repeatable, in order.
        format: How to report.
    """
    with explained(), needs("codegen"):
        from quickmeet_codegen.api import lint as check  # noqa: PLC0415
        from quickmeet_codegen.read.finding import UnreadableError  # noqa: PLC0415  # extra

        try:
            result = check(schema_source(schema, tell=True), overlay or ())
        except UnreadableError as error:
            raise UsageError(str(error)) from error
    if format == "json":
        report = {
            "findings": [
                {
                    "file": finding.place.file,
                    "line": finding.place.line,
                    "column": finding.place.column,
                    "rule": finding.rule,
                    "message": finding.message,
                    "is_note": finding.is_note,
                }
                for finding in result.findings
            ]
        }
        sys.stdout.write(f"{json.dumps(report)}\n")
    else:
        sys.stdout.writelines(f"{finding}\n" for finding in result.findings)
        flaws = sum(not finding.is_note for finding in result.findings)
        notes = len(result.findings) - flaws
        sys.stderr.write(f"{flaws} findings, {notes} notes\n")
    return 0 if result.is_clean else 1
