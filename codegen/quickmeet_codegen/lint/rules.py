# SPDX-License-Identifier: MIT
"""The rules by code, and the report of violations."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct, toml

from quickmeet_codegen.read.finding import Finding, Place

__all__ = ["Report", "Rule", "example_files", "one_line", "rules"]

_NEW_FILE: Final = re.compile(r"^# (\w+\.yaml)$\n", re.MULTILINE)
_HEAD: Final = {
    "summary": "summary: What is to do.",
    "group": "group: {{class: {}, summary: What is to do.}}",
}
_FIRST: Final = "todo.yaml"
_LONGEST_MESSAGE = 300


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule for every schema, with examples of a violation and of the cure."""

    says: str
    """The rule, in one sentence."""
    about: str
    """Its subject, by which rules are grouped."""
    bad: str
    """The finding, at the line that ends in ``# <-``."""
    good: str
    """The example without the flaw."""
    is_note: bool = False
    """Whether it is only a note."""
    overlay: bool = False
    """Whether the examples are overlays."""
    template: str | None = None
    """Name of the template of the examples."""
    times: int = 1
    """How often the bad example is repeated in its file."""


class _Book(Struct, frozen=True, forbid_unknown_fields=True):
    beside: dict[str, str]
    rules: dict[str, Rule]


def rules() -> Mapping[str, Rule]:
    """Return all rules by code, grouped by subject."""
    return _book().rules


class Report:
    """Collects findings while rules run."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, rule: str, place: Place, message: str) -> None:
        """Report a violation; the message is reduced to one line.

        Raises:
            KeyError: There is no rule of that code.
        """
        is_note = rules()[rule].is_note
        self.findings.append(Finding(place, rule, one_line(message), is_note))


def one_line(message: str) -> str:
    """Escape line breaks and control characters, and cut long texts."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in message[:1000])
    if len(shown) > _LONGEST_MESSAGE:
        shown = f"{shown[: _LONGEST_MESSAGE - 3]}..."
    return shown


def example_files(known: Rule, text: str) -> dict[str, str]:
    """Return the complete schema of an example, by the names of files.

    An overlay is the file ``overlay.yaml``, a template has its own name; the schema
    for them is in the other files.

    Args:
        known: The rule.
        text: Its bad or its good example.
    """
    found = dict(_book().beside)
    text = text.strip("\n") + "\n"
    if known.overlay:
        return {**found, "overlay.yaml": text}
    if known.template is not None:
        return {**found, known.template: text}
    if text == known.bad.strip("\n") + "\n":
        text *= known.times
    first, *others = _NEW_FILE.split(text)
    found[_FIRST] = _whole(_FIRST, first)
    for name, more in zip(others[::2], others[1::2], strict=True):
        found[name] = more if name in found else _whole(name, more)
    return found


def _whole(name: str, text: str) -> str:
    """Complete a file with the head that an example omits."""
    stem = name.removesuffix(".yaml")
    said = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    head = {"domain": f"domain: {stem}", **_HEAD}
    missing = [line for key, line in head.items() if key not in said]
    return text + "\n".join(missing).format(stem.capitalize()) + "\n"


@cache
def _book() -> _Book:
    text = files("quickmeet_codegen.lint").joinpath("rules.toml").read_text("utf-8")
    return toml.decode(text, type=_Book)
