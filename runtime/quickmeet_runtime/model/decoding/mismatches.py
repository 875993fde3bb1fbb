# SPDX-License-Identifier: MIT
"""Places where a payload does not match its type, or a schema."""

from collections.abc import Sequence
from typing import Final, overload

from msgspec import MsgspecError, Struct

__all__ = [
    "UNDECODABLE",
    "UNKNOWN_VARIANT",
    "Deviation",
    "Mismatch",
    "Mismatches",
    "PayloadPlace",
    "Unfit",
    "Violation",
]

UNDECODABLE: Final = (MsgspecError, ValueError, RecursionError)
"""Errors of msgspec for JSON that does not match a type or is too deeply nested."""
UNKNOWN_VARIANT: Final = "a variant that the schema does not know"
"""The problem of a value that is kept as received: nothing of it was lost."""
_MOST_KEPT: Final = 20
_DEEPEST: Final = 120
"""Servers' databases allow documents with 100 levels."""


class Mismatch(Struct, frozen=True):
    """A place where a payload does not match the schema, and what was lost there."""

    path: str
    """JSON path of the field or item, such as ``$.attachments[0].color``."""
    problem: str
    """The mismatch."""

    def __str__(self) -> str:
        """``$.attachments[0].color: Expected `str`, got `int```."""
        return f"{self.path}: {self.problem}"


class Mismatches(Sequence[Mismatch]):
    """The mismatches of a payload: the first ones, and their total number."""

    def __init__(self) -> None:
        self.total = 0
        self._kept: Final[list[Mismatch]] = []

    def add(self, place: "PayloadPlace", problem: str) -> None:
        """Record a mismatch."""
        self.total += 1
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(Mismatch(place.path, problem))

    @overload
    def __getitem__(self, index: int) -> Mismatch: ...
    @overload
    def __getitem__(self, index: slice) -> list[Mismatch]: ...
    def __getitem__(self, index: int | slice) -> Mismatch | list[Mismatch]:
        """The mismatch at an index."""
        return self._kept[index]

    def __len__(self) -> int:
        """Number of mismatches kept."""
        return len(self._kept)


class Unfit(Exception):  # noqa: N818  # never seen outside this package
    """A value does not match, and nothing of it is usable."""

    def __init__(self, place: "PayloadPlace", problem: str) -> None:
        super().__init__(problem)
        self.place: Final = place
        self.problem: Final = problem


class PayloadPlace(Struct, frozen=True):
    """The place of a value."""

    found: Mismatches
    key: str | int
    above: "PayloadPlace | None"
    depth: int

    def below(self, key: str | int) -> "PayloadPlace":
        """Return a place inside of it."""
        if self.depth >= _DEEPEST:
            raise Unfit(self, "nested too deeply")
        return PayloadPlace(self.found, key, self, self.depth + 1)

    @property
    def path(self) -> str:
        """Return it as a JSON path."""
        keys: list[str | int] = []
        place = self
        while place.above is not None:
            keys.append(place.key)
            place = place.above
        parts = (
            f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys[::-1]
        )
        return f"${''.join(parts)}"


class Violation(Struct, frozen=True):
    """A place where a payload does not match the schema.

    Attributes:
        path: JSON path of the place, such as ``$.u._id``.
        kind: ``unknown-field``, ``missing``, ``type``, ``value``, ``length``,
            ``range``, ``no-variant``, ``depth``, ``not-json``, ``frame``, or a keyword
            of JSON Schema.
        message: Readable description, without values of secret fields.
    """

    path: str
    kind: str
    message: str

    def __str__(self) -> str:
        """``$.u._id: missing: ...``."""
        return f"{self.path}: {self.kind}: {self.message}"


class Deviation(Struct, frozen=True):
    """A violation, with the frame or request that contains it.

    Attributes:
        file: Path of the recording; of a live session ``connection 1`` and so on.
        line: Line in the file, or number of the frame.
        direction: ``in`` or ``out``.
        name: Method, endpoint, publication or collection, or stream and event.
        violation: The violation.
    """

    file: str
    line: int
    direction: str
    name: str
    violation: Violation

    def __str__(self) -> str:
        """``recording.jsonl:7: in sendMessage $.u: missing: ...``."""
        return f"{self.file}:{self.line}: {self.direction} {self.name} {self.violation}"

    def as_dict(self) -> dict[str, object]:
        """Convert to the form of JSON reports."""
        return {
            "file": self.file,
            "line": self.line,
            "dir": self.direction,
            "name": self.name,
            "path": self.violation.path,
            "kind": self.violation.kind,
            "message": self.violation.message,
        }
