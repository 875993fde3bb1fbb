# SPDX-License-Identifier: MIT
"""Run the rules over a raw schema, from the form of files to their meaning.

Each stage relies on the one before: unions are not expanded while a type is
missing, and a file of invalid form is not interpreted.
"""

from collections.abc import Callable

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.read.finding import Finding
from quickmeet_codegen.read.source import SchemaSource

from .form import check_form
from .names import check_names
from .operations import check_codes, check_operations
from .rules import Report
from .types import check_references, check_types

__all__ = ["find_flaws", "find_obstacles"]

_OBSTACLES = frozenset({
    "alias-cycle", "missing-key", "missing-type", "unknown-error-code", "unknown-key",
    "wrong-form", "wrong-type", "wrong-value",
})  # fmt: skip

_Check = Callable[[Catalog, Report], None]
_STAGES: tuple[tuple[_Check, ...], ...] = (
    (check_names, check_references),
    (check_types, check_operations),
)


def find_flaws(source: SchemaSource) -> list[Finding]:
    """Find all flaws of a schema, in the order of its lines."""
    report = Report()
    report.findings += source.findings
    check_form(source, report)
    if not report.findings:
        catalog = Catalog(source)
        for checks in _STAGES:
            for check in checks:
                check(catalog, report)
            if any(not finding.is_note for finding in report.findings):
                break
    return sorted(set(report.findings))


def find_obstacles(source: SchemaSource) -> list[Finding]:
    """Find flaws that make an older schema impossible to interpret.

    Those are an invalid form and dangling references. Other rules of today's linter
    may not have existed when it was written.
    """
    report = Report()
    report.findings += source.findings
    check_form(source, report)
    if not report.findings:
        catalog = Catalog(source)
        check_references(catalog, report)
        check_codes(catalog, report)
    flaws = [finding for finding in report.findings if finding.rule in _OBSTACLES]
    return sorted({*flaws, *source.findings})
