# SPDX-License-Identifier: MIT
"""Every key of the schema language has a judge, so that no change goes unseen.

A table of judges has one for each field of a Struct of the model. `judged` runs all
of them, and fails where one is missing: a key cannot be added without a verdict.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import fields

from .change import Level, SchemaChange, shown

__all__ = ["Judge", "differs", "elsewhere", "judged", "words"]

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
