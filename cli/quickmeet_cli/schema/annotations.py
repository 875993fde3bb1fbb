# SPDX-License-Identifier: MIT
"""Findings and changes in formats of other tools: GitHub's lines, SARIF 2.1.0."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

__all__ = ["Annotation", "github_lines", "sarif"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


class Annotation(Struct, frozen=True):
    """One finding at one place."""

    severity: Literal["error", "warning", "notice"]
    rule: str
    message: str
    file: str
    line: int = 1
    column: int = 1


def github_lines(annotations: Iterable[Annotation]) -> Iterable[str]:
    """Format annotations as workflow commands, one per line."""
    for one in annotations:
        place = (
            f"file={_property(one.file)},line={one.line},col={one.column},"
            f"title={_property(one.rule)}"
        )
        yield f"::{one.severity} {place}::{_data(one.message)}"


def sarif(
    annotations: Sequence[Annotation],
    version: str,
    said: Mapping[str, str] | None = None,
) -> str:
    """Format the annotations of one run as SARIF.

    Args:
        annotations: The findings.
        version: The version of quickmeet.
        said: Texts of the rules, if any.
    """
    words = said or {}
    rules = sorted({one.rule for one in annotations})
    driver = {
        "name": "quickmeet",
        "version": version,
        "rules": [
            {"id": rule, "shortDescription": {"text": words[rule]}}
            if rule in words
            else {"id": rule}
            for rule in rules
        ],
    }
    results = [
        {
            "ruleId": one.rule,
            "ruleIndex": rules.index(one.rule),
            "level": _LEVELS[one.severity],
            "message": {"text": one.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(Path(one.file).as_posix())},
                        "region": {"startLine": one.line, "startColumn": one.column},
                    }
                }
            ],
        }
        for one in annotations
    ]
    run = {"tool": {"driver": driver}, "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
