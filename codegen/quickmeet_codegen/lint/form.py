# SPDX-License-Identifier: MIT
"""Rules of form: each domain against the meta-schema, in words with a place."""

from functools import cache
from importlib.resources import files
from typing import Protocol

import jsonschema_rs

from quickmeet_codegen.read.finding import Report
from quickmeet_codegen.read.source import Domain, Source

__all__ = ["META_SCHEMA", "check_form"]

META_SCHEMA = "schema.meta.json"

_RULES = {
    "additionalProperties": "unknown-key",
    "required": "missing-key",
    "type": "wrong-type",
    "enum": "wrong-value",
    "const": "wrong-value",
    "maxLength": "too-long",
}


class _Error(Protocol):
    """What we read of an error of jsonschema-rs."""

    @property
    def message(self) -> str: ...
    @property
    def instance_path(self) -> list[str | int]: ...
    @property
    def kind(self) -> object: ...


def check_form(source: Source, report: Report) -> None:
    """Hold every domain against the meta-schema."""
    for domain in source:
        for error in _validator().iter_errors(domain.value):
            _report(domain, error, report)


def _report(domain: Domain, error: _Error, report: Report) -> None:
    path = list(error.instance_path)
    keyword = str(getattr(error.kind, "name", ""))
    rule = _RULES.get(keyword, "wrong-form")
    if rule == "unknown-key":
        for key in getattr(error.kind, "unexpected", ()):
            place = domain.place(*path, key)
            report.add(rule, place, f"the schema language has no key {key!r} here")
        return
    if rule == "too-long":
        limit = getattr(error.kind, "limit", "")
        message = f"longer than {limit} characters: {_shown(path)}"
        report.add(rule, domain.place(*path), message)
        return
    report.add(rule, domain.place(*path), f"{_shown(path)}: {error.message}")


def _shown(path: list[str | int]) -> str:
    return ".".join(str(part)[:80] for part in path) or "the whole file"


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    text = files("quickmeet_codegen").joinpath(META_SCHEMA).read_text("utf-8")
    return jsonschema_rs.Draft202012Validator(text)
