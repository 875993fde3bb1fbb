# SPDX-License-Identifier: MIT
"""Changes between two schemas, what they break, and the judges that find them.

Every key of the schema language has a judge, so that no change is missed: a table of
judges has one for each field of a Struct of the model. `judged` runs all of them, and
fails if one is missing: a key cannot be added without a verdict.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, to_builtins
from msgspec.structs import fields

from quickmeet_codegen.lint.rules import one_line
from quickmeet_codegen.model.types import Role
from quickmeet_codegen.read.finding import Place

__all__ = [
    "LEVELS",
    "Judge",
    "Kind",
    "Level",
    "SchemaChange",
    "differs",
    "elsewhere",
    "judged",
    "levels",
    "readers",
    "shown",
    "words",
    "writers",
]

Kind: TypeAlias = Literal["added", "removed", "renamed", "changed", "words"]
Level: TypeAlias = Literal["wire", "client", "server", "behaviour"]

LEVELS: tuple[Level, ...] = ("wire", "client", "server", "behaviour")
"""The levels of breaking changes, in the order of reports."""


class SchemaChange(Struct, frozen=True, order=True):
    """A difference between two schemas."""

    subject: str
    """As in ``types.Message.text``, ``method sendMessage``, ``client.rooms.get``."""
    kind: Kind
    """The kind of change; ``words`` means that only texts for people differ."""
    message: str
    """The change, in one line."""
    breaks: tuple[Level, ...] = ()
    """``wire``: a payload that was valid no longer is. ``client``: code of clients that
    ran, or that type checkers passed, no longer does. ``server``: the same for code
    that answers methods. ``behaviour``: calls or events that worked are refused,
    absent or handled differently, with the same code."""
    place: Place | None = None
    """Its place in the new schema; for a removed part, that of its parent."""

    @property
    def is_breaking(self) -> bool:
        """Whether it breaks at any level."""
        return bool(self.breaks)

    def __str__(self) -> str:
        """``subject: message``, with what it breaks."""
        broken = f" [breaks {', '.join(self.breaks)}]" if self.breaks else ""
        return f"{self.subject}: {self.message}{broken}"


def levels(found: Iterable[Level]) -> tuple[Level, ...]:
    """Sort levels, without duplicates."""
    there = set(found)
    return tuple(level for level in LEVELS if level in there)


def shown(value: object) -> str:
    """A value as JSON, cut if long."""
    if value is UNSET or value is None:
        return "null"
    return one_line(json.dumps(to_builtins(value), ensure_ascii=False)[:100])


def writers(roles: AbstractSet[Role]) -> list[Level]:
    """The code that makes such payloads: it breaks when they are narrowed."""
    return [side for side in ("client", "server") if f"{side} writes" in roles]


def readers(roles: AbstractSet[Role]) -> list[Level]:
    """The code that reads such payloads: it breaks when they are widened."""
    return [side for side in ("client", "server") if f"{side} reads" in roles]


Judge: TypeAlias = Callable[[str, str, object, object], Iterator[SchemaChange]]
"""Called with subject, key as written, and the differing old and new value."""


def judged(
    subject: str, old: Struct, new: Struct, judges: Mapping[str, Judge]
) -> Iterator[SchemaChange]:
    """Run the judge of each key whose values differ.

    Args:
        subject: The subject of the changes.
        old: As it was.
        new: As it is, of the same Struct.
        judges: The judges by field name, one for each field.

    Raises:
        KeyError: A field has no judge.
    """
    for name, key in _keys(type(old)):
        judge = judges[name]
        before: object = getattr(old, name)
        after: object = getattr(new, name)
        if before != after:
            yield from judge(subject, key, before, after)


@cache
def _keys(struct: type[Struct]) -> tuple[tuple[str, str], ...]:
    return tuple((known.name, known.encode_name) for known in fields(struct))


def words(subject: str, key: str, _old: object, _new: object) -> Iterator[SchemaChange]:
    """Judge a text for people, which breaks nothing."""
    yield SchemaChange(subject, "words", f"reworded: {key}")


def elsewhere(
    _subject: str, _key: str, _old: object, _new: object
) -> Iterator[SchemaChange]:
    """Judge nothing: another key, or the comparison of Python surfaces, covers it."""
    return iter(())


def differs(*breaks: Level) -> Judge:
    """Make a judge by which any change breaks these levels, if any."""

    def judge(
        subject: str, key: str, old: object, new: object
    ) -> Iterator[SchemaChange]:
        said = f"{key}: {shown(old)} -> {shown(new)}"
        yield SchemaChange(subject, "changed", said, breaks)

    return judge
