# SPDX-License-Identifier: MIT
"""Accepted breaking changes, with a reason and an end date.

A file of waivers is TOML: tables ``[[waiver]]`` with ``subject`` (a pattern such as
``types.Room.*``), ``reason``, ``until`` (a date, the last day) and, if not all levels
are meant, ``levels``.
"""

import tomllib
from collections.abc import Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from quickmeet_codegen.read.finding import UnreadableError

from .change import LEVELS, Level, SchemaChange

__all__ = ["Waived", "Waiver", "read_waivers", "waive"]


class Waiver(Struct, frozen=True, forbid_unknown_fields=True):
    """An accepted break."""

    subject: str
    """Pattern of subjects: ``*`` and ``?`` match any text."""
    reason: str
    until: date
    """The last day on which it holds."""
    levels: tuple[Level, ...] = LEVELS

    def covers(self, change: SchemaChange) -> bool:
        """Whether it covers a change."""
        is_meant = fnmatchcase(change.subject, self.subject)
        return is_meant and bool({*change.breaks} & {*self.levels})

    def __str__(self) -> str:
        """The pattern and the reason."""
        return f"{self.subject}, until {self.until}: {self.reason}"


class Waived(Struct, frozen=True):
    """Changes without the waived levels."""

    changes: tuple[SchemaChange, ...]
    used: tuple[Waiver, ...]
    ended: tuple[Waiver, ...]
    """Expired waivers that would have covered a change."""
    idle: tuple[Waiver, ...]
    """Waivers that cover no change."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    waiver: tuple[Waiver, ...] = ()


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """Read a file of waivers.

    Raises:
        UnreadableError: It does not exist, is not TOML, or a waiver lacks a key.
    """
    try:
        found = convert(tomllib.loads(path.read_text("utf-8")), _File)
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, ValidationError) as error:
        raise UnreadableError(f"{path}: not a file of waivers: {error}") from error
    return found.waiver


def waive(
    changes: Sequence[SchemaChange], waivers: Sequence[Waiver], today: date
) -> Waived:
    """Remove from changes the levels that waivers accept."""
    kept: list[SchemaChange] = []
    holding = [waiver for waiver in waivers if today <= waiver.until]
    for change in changes:
        accepted = {
            level
            for waiver in holding
            if waiver.covers(change)
            for level in waiver.levels
        }
        left = tuple(level for level in change.breaks if level not in accepted)
        kept.append(replace(change, breaks=left))
    covering = [w for w in waivers if any(w.covers(change) for change in changes)]
    return Waived(
        changes=tuple(sorted(kept, key=lambda one: (not one.is_breaking, one))),
        used=tuple(w for w in covering if w in holding),
        ended=tuple(w for w in covering if w not in holding),
        idle=tuple(w for w in waivers if w not in covering),
    )
