# SPDX-License-Identifier: MIT
"""Changes between two schemas, whom they break, and judges that find them.

Every key of the schema language has a judge, so that no change goes unseen: a table of
judges has one for each field of a Struct of the model. `judged` runs all of them, and
fails where one is missing: a key cannot be added without a verdict.
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


Judge: TypeAlias = Callable[[str, str, object, object], Iterator[SchemaChange]]
"""Takes subject, key as written, old and new value, which differ."""


def judged(
    subject: str, old: Struct, new: Struct, judges: Mapping[str, Judge]
) -> Iterator[SchemaChange]:
    """Let the judge of each key speak where its values differ.

    Args:
        subject: Whose keys these are.
        old: As it was.
        new: As it is, of the same Struct.
        judges: By the name of the field; all of them.

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
    """Only what people read differs."""
    yield SchemaChange(subject, "words", f"reworded: {key}")


def elsewhere(
    _subject: str, _key: str, _old: object, _new: object
) -> Iterator[SchemaChange]:
    """Judged together with another key, or where the Python surfaces are compared."""
    return iter(())


def differs(*breaks: Level) -> Judge:
    """Any other value breaks these levels; none, where it breaks nothing."""

    def judge(
        subject: str, key: str, old: object, new: object
    ) -> Iterator[SchemaChange]:
        said = f"{key}: {shown(old)} -> {shown(new)}"
        yield SchemaChange(subject, "changed", said, breaks)

    return judge
