# SPDX-License-Identifier: MIT
"""Rules of form: validate each domain against the meta-schema, with places."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Protocol

import jsonschema_rs

from quickmeet_codegen.read.document import KeyPath, Value, mapping
from quickmeet_codegen.read.files import META_SCHEMA
from quickmeet_codegen.read.source import DomainSource, SchemaSource

from .rules import Report

__all__ = ["check_form"]

_RULES = {
    "additionalProperties": "unknown-key",
    "required": "missing-key",
    "type": "wrong-type",
    "enum": "wrong-value",
    "const": "wrong-value",
    "maxLength": "too-long",
}


_PARTS = frozenset({"properties", "required", "x-was", "x-note"})
"""Keys of a type that do not define it."""
_WORDS = {
    "types": _PARTS | {"description", "examples", "x-name", "x-upstream", "x-versions"},
    "publications": {"access", "description", "summary", "versions", "was"},
    "errors": {"description", "summary"},
}
"""Keys that could make a new entry; if a similar one exists, that was meant."""


_TYPE = len(("types", "Name"))


class _Error(Protocol):
    """The used attributes of jsonschema-rs's errors."""

    @property
    def message(self) -> str: ...
    @property
    def instance_path(self) -> list[str | int]: ...
    @property
    def kind(self) -> object: ...


def check_form(source: SchemaSource, report: Report) -> None:
    """Validate every domain against the meta-schema."""
    for domain in source:
        if _surrogates(domain, report):
            continue
        for error in _validator().iter_errors(domain.value):
            _report(domain, error, report)
        _parts(domain, report)


def _surrogates(domain: DomainSource, report: Report) -> bool:
    """Report texts with lone surrogates, which no file can contain."""
    try:
        json.dumps(domain.value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        pass
    else:
        return False
    for path, text in _texts(domain.value, ()):
        try:
            text.encode()
        except UnicodeEncodeError:
            message = f"half of a character (a lone surrogate): {text!r}"
            report.add("lone-surrogate", domain.place(*path), message)
    return True


def _texts(value: Value, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


def _parts(domain: DomainSource, report: Report) -> None:
    """Find partial entries of overlays that extend nothing."""
    for path, like in domain.added.items():
        spec: Value = domain.value
        for key in path:
            spec = mapping(spec).get(str(key))
        known = mapping(spec).keys()
        is_type = path[0] == "types" and len(path) == _TYPE
        is_part = is_type and known <= _PARTS
        if is_part or (like and known <= _WORDS.get(str(path[0]), set())):
            message = f"there is no {_shown([*path])} to change{like}"
            report.add("overlay-target-missing", domain.place(*path), message)


def _report(domain: DomainSource, error: _Error, report: Report) -> None:
    path = list(error.instance_path)
    keyword = str(getattr(error.kind, "name", ""))
    rule = _RULES.get(keyword, "wrong-form")
    like = domain.added.get(tuple(path))
    if rule == "missing-key" and like is not None:
        place = domain.place(*path)
        message = f"there is no {_shown(path)} to change{like}: {error.message}"
        report.add("overlay-target-missing", place, message)
        return
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
