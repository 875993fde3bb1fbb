# SPDX-License-Identifier: MIT
"""Places where payloads do not match the schema."""

from msgspec import Struct

__all__ = ["Deviation", "Violation"]


class Violation(Struct, frozen=True):
    """A place where a payload does not match the schema.

    Attributes:
        path: JSON path of the place, such as ``$.u._id``.
        kind: ``unknown-field``, ``missing``, ``type``, ``value``, ``length``,
            ``range``, ``no-variant``, ``depth``, ``not-json``, ``frame``, or a keyword
            of JSON Schema.
        message: What is wrong, for people; values of secret fields are left out.
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
        line: Line in it, or number of the frame.
        direction: ``in`` or ``out``.
        name: Method, endpoint, publication or collection, or stream and event.
        violation: What is wrong.
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
