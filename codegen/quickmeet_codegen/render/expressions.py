# SPDX-License-Identifier: MIT
"""Expressions of the IR as source: nothing of a schema is there but as a literal."""

from collections.abc import Callable, Mapping

from msgspec import NODEFAULT, Struct, UnsetType
from msgspec.structs import fields

from quickmeet_codegen.ir.expressions import (
    CallExpression,
    Expression,
    Format,
    Given,
    Late,
    Reference,
)
from quickmeet_codegen.python.literal import keyed, literal, template_literal

__all__ = ["expression"]


def expression(value: Expression) -> str:
    """Write an expression; of a Struct, what is not its default."""
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    return literal(value)


def _unset(_: UnsetType) -> str:
    return "UNSET"


def _reference(value: Reference) -> str:
    return value.name


def _given(value: Given) -> str:
    return f"UNSET if {value.name} is None else {value.name}"


def _late(value: Late) -> str:
    return f"lambda: {value.hint}"


def _format(value: Format) -> str:
    return template_literal(value.pattern, list(value.parts))


def _called(value: CallExpression) -> str:
    return _call(value.function, value.arguments, value.keywords)


def _call(
    function: str,
    arguments: tuple[Expression, ...],
    keywords: Mapping[str, Expression],
) -> str:
    given = [expression(argument) for argument in arguments]
    given += [f"{name}={expression(value)}" for name, value in keywords.items()]
    return f"{function}({', '.join(given)})"


def _struct(value: Struct) -> str:
    found: dict[str, Expression] = {}
    for known in fields(value):
        default: object = known.default
        if known.default_factory is not NODEFAULT:
            default = known.default_factory()
        given: Expression = getattr(value, known.name)
        if default is NODEFAULT or given != default:
            found[known.name] = given
    return _call(type(value).__name__, (), found)


def _tuple(value: tuple[Expression, ...]) -> str:
    comma = "," if len(value) == 1 else ""
    return f"({', '.join(map(expression, value))}{comma})"


def _mapping(value: Mapping[str | int, Expression]) -> str:
    pairs = (keyed(literal(name), expression(one)) for name, one in value.items())
    return f"{{{', '.join(pairs)}}}"


_WRITERS: dict[type, Callable[..., str]] = {
    UnsetType: _unset,
    Reference: _reference,
    Given: _given,
    Late: _late,
    Format: _format,
    CallExpression: _called,
    Struct: _struct,
    tuple: _tuple,
    Mapping: _mapping,
}
"""By the first kind that a value is of."""
