# SPDX-License-Identifier: MIT
"""`quickmeet lint`: check the schema against its rules."""

import json
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from ..failure import UsageError, explained, needs
from .annotations import Annotation, github_lines, sarif
from .source import schema_source
from .suggest import did_you_mean

if TYPE_CHECKING:
    from quickmeet_codegen.lint.rules import Rule


def lint(  # noqa: PLR0913  # the options of the command
    *,
    schema: Path | None = None,
    overlay: Annotated[list[Path] | None, Parameter(negative="")] = None,
    package: str | None = None,
    rules: Annotated[bool, Parameter(negative="")] = False,
    explain: str | None = None,
    format: Literal["text", "json", "github", "sarif"] = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the schema: one line file:line:col: RULE message per finding.

    Args:
        schema: Folder of YAML files, or a schema.json. Default: schema/ here, else
            the schema that came with quickmeet.
        overlay: File laid on top of the schema; repeatable, in order.
        package: Installed generated package whose schema to check.
        rules: List the rules, and check nothing.
        explain: Explain a rule, with a bad and a good example.
        format: Output format.
    """
    with explained(), needs("codegen"):
        from quickmeet_codegen.api import lint as check  # noqa: PLC0415
        from quickmeet_codegen.lint.rules import rules as known  # noqa: PLC0415
        from quickmeet_codegen.read.finding import UnreadableError  # noqa: PLC0415  # extra

        if rules:
            sys.stdout.writelines(_all_rules(known(), as_json=format == "json"))
            return 0
        if explain is not None:
            sys.stdout.writelines(_explained_rule(known(), explain))
            return 0
        try:
            result = check(schema_source(schema, package, tell=True), overlay or ())
        except UnreadableError as error:
            raise UsageError(str(error)) from error
    if format in {"github", "sarif"}:
        annotations = [
            Annotation(
                "notice" if finding.is_note else "error",
                finding.rule,
                finding.message,
                finding.place.file,
                finding.place.line,
                finding.place.column,
            )
            for finding in result.findings
        ]
        if format == "github":
            sys.stdout.writelines(f"{line}\n" for line in github_lines(annotations))
        else:
            said = {code: rule.says for code, rule in known().items()}
            sys.stdout.write(sarif(annotations, version("quickmeet"), said))
    elif format == "json":
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
        more = "; `quickmeet lint --explain RULE` shows a rule" if flaws else ""
        sys.stderr.write(f"{flaws} findings, {notes} notes{more}\n")
    return 0 if result.is_clean else 1


def _all_rules(rules: "Mapping[str, Rule]", *, as_json: bool) -> Iterator[str]:
    """List the rules, grouped by subject.

    Args:
        rules: The rules by code.
        as_json: Whether to return one JSON document, with examples.

    Yields:
        Lines.
    """
    if as_json:
        facts = [
            {"code": code, "about": rule.about, "says": rule.says, "bad": rule.bad,
             "good": rule.good, "is_note": rule.is_note}
            for code, rule in rules.items()
        ]  # fmt: skip
        yield f"{json.dumps({'rules': facts})}\n"
        return
    subject = ""
    width = max(map(len, rules))
    for code, rule in rules.items():
        if rule.about != subject:
            yield f"{chr(10) if subject else ''}{rule.about}\n"
            subject = rule.about
        yield f"  {code:<{width}}  {rule.says}\n"


def _explained_rule(rules: "Mapping[str, Rule]", code: str) -> Iterator[str]:
    """Explain a rule, with its examples.

    Args:
        rules: The rules by code.
        code: The code of the rule.

    Yields:
        Lines.

    Raises:
        UsageError: There is no such rule.
    """
    if code not in rules:
        raise UsageError(f"no rule is called {code!r}{did_you_mean(code, rules)}")
    rule = rules[code]
    note = " It fails nothing." if rule.is_note else ""
    yield f"{code}: {rule.says}{note}\n"
    for title, text in (("reported", rule.bad), ("clean", rule.good)):
        yield f"\n{title}:\n\n"
        lines = text.strip("\n").splitlines()
        yield from (f"    {line}".rstrip() + "\n" for line in lines)
