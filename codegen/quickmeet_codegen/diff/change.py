# SPDX-License-Identifier: MIT
"""A change between two schemas, and whom it breaks."""

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, to_builtins

from quickmeet_codegen.model.types import Role
from quickmeet_codegen.read.finding import Place, one_line

__all__ = [
    "LEVELS",
    "Kind",
    "Level",
    "SchemaChange",
    "levels",
    "readers",
    "shown",
    "writers",
]

Kind: TypeAlias = Literal["added", "removed", "renamed", "changed", "words"]
Level: TypeAlias = Literal["wire", "client", "server", "behaviour"]

LEVELS: tuple[Level, ...] = ("wire", "client", "server", "behaviour")
"""In the order of reports."""


class SchemaChange(Struct, frozen=True, order=True):
    """A difference between two schemas."""

    subject: str
    """As in ``types.Message.text``, ``method sendMessage``, ``client.rooms.get``."""
    kind: Kind
    """``words`` says that only what people read differs."""
    message: str
    """The change, in one line."""
    breaks: tuple[Level, ...] = ()
    """``wire``: a payload that was valid is not any more. ``client``: code that calls
    and reads, and that ran or that type checkers passed, does not any more.
    ``server``: the same of code that answers methods. ``behaviour``: calls or events
    that worked are refused, absent or done otherwise, with the same code."""
    place: Place | None = None
    """Its place in the new schema; for what was removed, the place around it."""

    @property
    def is_breaking(self) -> bool:
        """Whether it breaks anything, at any level."""
        return bool(self.breaks)

    def __str__(self) -> str:
        """``subject: message``, with what it breaks."""
        broken = f" [breaks {', '.join(self.breaks)}]" if self.breaks else ""
        return f"{self.subject}: {self.message}{broken}"


def levels(found: Iterable[Level]) -> tuple[Level, ...]:
    """Levels without repetition, in their order."""
    there = set(found)
    return tuple(level for level in LEVELS if level in there)


def shown(value: object) -> str:
    """A value as JSON, cut where it is long."""
    if value is UNSET or value is None:
        return "null"
    return one_line(json.dumps(to_builtins(value), ensure_ascii=False)[:100])


def writers(roles: AbstractSet[Role]) -> list[Level]:
    """The code that makes such payloads: it breaks when they are narrowed."""
    return [side for side in ("client", "server") if f"{side} writes" in roles]


def readers(roles: AbstractSet[Role]) -> list[Level]:
    """The code that reads such payloads: it breaks when they are widened."""
    return [side for side in ("client", "server") if f"{side} reads" in roles]
