# SPDX-License-Identifier: MIT
"""What is wrong with a payload, and where: what a validator says, in our words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["UNKNOWN_FIELD", "Violation", "violations"]

UNKNOWN_FIELD = "unknown-field"
_KINDS = {
    "additionalProperties": UNKNOWN_FIELD,
    "required": "missing",
    "anyOf": "no-variant",
    "oneOf": "no-variant",
    "const": "value",
    "enum": "value",
    "minItems": "length",
    "maxItems": "length",
    "minLength": "length",
    "maxLength": "length",
    "minimum": "range",
    "maximum": "range",
}
_TOO_MANY = 3


class Violation(Struct, frozen=True):
    """One place where a payload is not as the schema says.

    Attributes:
        path: JSON path of the place, such as ``$.u._id``.
        kind: ``unknown-field``, ``missing``, ``type``, ``value``, ``length``,
            ``range`` or ``no-variant``.
        message: What is wrong, for people.
    """

    path: str
    kind: str
    message: str

    def __str__(self) -> str:
        """``$.u._id: missing: ...``."""
        return f"{self.path}: {self.kind}: {self.message}"


def violations(
    errors: "Iterator[jsonschema_rs.ValidationError]",
) -> Iterator[Violation]:
    """What the errors of a validator come to, one for each place."""
    for error in errors:
        yield from _leaves(error)


def _leaves(error: "jsonschema_rs.ValidationError") -> Iterator[Violation]:
    """Follow a failed union into the variant that was meant."""
    kind = error.kind.name
    if kind in {"anyOf", "oneOf", "oneOfNotValid"}:
        branches = cast("list[list[jsonschema_rs.ValidationError]]", error.kind.context)  # type: ignore[attr-defined]  # by kind
        base = len(error.instance_path)
        meant = min(branches, key=lambda branch: _distance(branch, base))
        if _distance(meant, base)[0] == 0:
            for leaf in meant:
                yield from _leaves(leaf)
            return
    path = _path(error.instance_path)
    if kind == "additionalProperties":
        for name in cast("list[str]", error.kind.unexpected):  # type: ignore[attr-defined]  # by kind
            yield Violation(
                _path([*error.instance_path, name]),
                UNKNOWN_FIELD,
                "the schema does not have this field",
            )
        return
    if kind == "required":
        missing = str(error.kind.property)  # type: ignore[attr-defined]  # by kind
        yield Violation(path, "missing", f"{missing!r} is missing")
        return
    yield Violation(path, _KINDS.get(kind, kind), _shortened(error.message))


def _distance(
    branch: "list[jsonschema_rs.ValidationError]", base: int
) -> tuple[int, int, int]:
    """How far a variant is from what was meant; the first part 0 means: this one."""
    other = sum(
        error.kind.name in {"type", "const", "enum"}
        and len(error.instance_path) <= base + (error.kind.name != "type")
        for error in branch
    )
    known = sum(error.kind.name != "additionalProperties" for error in branch)
    return other, known, len(branch)


def _path(parts: Sequence[str | int]) -> str:
    path = "$"
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part.replace("_", "a").replace("$", "a").isalnum():
            path += f".{part}"
        else:
            path += f"[{part!r}]"
    return path


def _shortened(message: str, longest: int = 300) -> str:
    if len(message) <= longest:
        return message
    half = longest // 2 - _TOO_MANY
    return f"{message[:half]} ... {message[-half:]}"
