# SPDX-License-Identifier: MIT
"""Findings about a schema, each with its place and its rule."""

from msgspec import Struct

from quickmeet_codegen.failure import UnreadableError

__all__ = ["Finding", "FindingsError", "Place", "UnreadableError"]


class Place(Struct, frozen=True, order=True):
    """A place in a file of the schema."""

    file: str
    """Path as it was given."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1."""

    def __str__(self) -> str:
        """``file:line:col``, as editors understand it."""
        return f"{self.file}:{self.line}:{self.column}"


class Finding(Struct, frozen=True, order=True):
    """A flaw of a schema."""

    place: Place
    """The place."""
    rule: str
    """Name of the rule, such as ``missing-type``."""
    message: str
    """The flaw, in one line."""
    is_note: bool = False
    """A note is reported and fails nothing."""

    def __str__(self) -> str:
        """``file:line:col: RULE message``."""
        return f"{self.place}: {self.rule} {self.message}"


class FindingsError(Exception):
    """The schema has findings that make it impossible to continue.

    Attributes:
        findings: All of them.
    """

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings
