# SPDX-License-Identifier: MIT
"""One change between two schemas, and whom it breaks."""

import json
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.finding import one_line

__all__ = ["Change", "Direction", "Kind", "Level", "remaining"]

Direction: TypeAlias = Literal["sent", "received"]
Kind: TypeAlias = Literal["added", "removed", "renamed", "changed", "words"]
Level: TypeAlias = Literal["wire", "python"]

_WORDS = frozenset({
    "description", "draft", "examples", "result_description", "summary", "why",
    "x-corrected", "x-draft", "x-note", "x-open", "x-upstream",
})  # fmt: skip


class Change(Struct, frozen=True, order=True):
    """One thing that differs."""

    subject: str
    """What: ``types.Message.text``, ``method sendMessage``, ``client.rooms.get``."""
    kind: Kind
    """``words`` says that only what people read differs."""
    message: str
    """What happened to it, in one line."""
    breaks: tuple[Level, ...] = ()
    """``wire``: a payload that was valid is not any more. ``python``: code that ran,
    or that type checkers passed, does not any more."""

    @property
    def is_breaking(self) -> bool:
        """Whether the next release must be a major one."""
        return bool(self.breaks)

    def __str__(self) -> str:
        """``subject: message``, with what it breaks."""
        broken = f" [breaks {', '.join(self.breaks)}]" if self.breaks else ""
        return f"{self.subject}: {self.message}{broken}"


def remaining(
    subject: str,
    old: Mapping[str, Value],
    new: Mapping[str, Value],
    judged: frozenset[str],
) -> Iterator[Change]:
    """The keys that differ and that no rule has judged: they break nothing.

    Args:
        subject: Whose keys these are.
        old: As it was.
        new: As it is.
        judged: Keys that are somebody else's.
    """
    for key in sorted({*old, *new} - judged):
        before, after = old.get(key), new.get(key)
        if before == after and (key in old) == (key in new):
            continue
        if key in _WORDS:
            yield Change(subject, "words", f"other words: {key}")
        elif key not in old:
            yield Change(subject, "changed", f"{key}: {shown(after)}")
        elif key not in new:
            yield Change(subject, "changed", f"{key}: gone, was {shown(before)}")
        else:
            said = f"{key}: {shown(before)} -> {shown(after)}"
            yield Change(subject, "changed", said)


def shown(value: Value) -> str:
    """A value as JSON, cut where it is long."""
    return one_line(json.dumps(value, ensure_ascii=False)[:100])
