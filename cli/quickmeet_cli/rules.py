# SPDX-License-Identifier: MIT
"""The linter's rules for a terminal: all of them, or one with its examples."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .failure import UsageError
from .suggest import did_you_mean

if TYPE_CHECKING:
    from quickmeet_codegen.rules.registry import Rule

__all__ = ["all_rules", "explained_rule"]


def all_rules(rules: "Mapping[str, Rule]", *, as_json: bool) -> Iterator[str]:
    """List the rules, subject by subject.

    Args:
        rules: By their codes.
        as_json: Whether as one JSON document, examples included.

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


def explained_rule(rules: "Mapping[str, Rule]", code: str) -> Iterator[str]:
    """Tell what one rule says, with its examples.

    Args:
        rules: By their codes.
        code: Which.

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
