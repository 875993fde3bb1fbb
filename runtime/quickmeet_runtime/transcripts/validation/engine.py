# SPDX-License-Identifier: MIT
"""The JSON Schema library, imported on first use.

It overflows the stack for deeply nested values, and crashes.
"""

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

import msgspec
from msgspec import Raw

from ...errors import QuickmeetError
from ...protocol.mending import mend_surrogates
from .rest_payloads import by_rest
from .strict_schemas import JSON, MadeTypes, by_tag, closed, closed_types, named_types
from .typed_schemas import Proof, TypedSchemas
from .violations import Violation, violations

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = [
    "Compiler",
    "Engine",
    "MissingEngineError",
    "is_nested_too_deeply",
    "is_surely_flat",
]

_TOO_DEEP: Final = Violation("$", "depth", "nested too deeply to be checked")
_NO_JSON: Final = Violation("$", "not-json", "holds a value that JSON does not have")
_CONTAINERS: Final = (dict, list, tuple)
_DEEPEST: Final = 500
"""Levels; they fit in the stack of a thread with 512 KiB."""
_NO_SHAPE: Final = bytes(set(range(256)) - set(b'[]{}"'))
_ROUNDS: Final = 8


class MissingEngineError(QuickmeetError, ImportError):
    """Validation needs the extra ``validate``; says how to install it."""


class Engine:
    """Checks values against schemas.

    Args:
        compiler: Compiles the schemas.
        are_flat: Whether values are known not to be nested deeply.
    """

    def __init__(self, compiler: "Compiler", *, are_flat: bool = False) -> None:
        self._compiler: Final = compiler
        self._are_flat: Final = are_flat

    def for_flat_values(self) -> "Engine":
        """Create an engine for values that are known not to be nested deeply."""
        return Engine(self._compiler, are_flat=True)

    def check(
        self,
        place: str,
        schema: Callable[[], JSON],
        value: object,
        *,
        hides_values: Callable[[], bool] = lambda: False,
    ) -> list[Violation]:
        """Check a value against a schema.

        Args:
            place: Name of the schema.
            schema: Creates the schema.
            value: The value.
            hides_values: Returns whether messages leave out all values, which may be
                secret. Called only if there are violations.

        Raises:
            MissingEngineError: jsonschema-rs is not installed.
        """
        checker = self._compiler.checker(place, schema)
        if not self._are_flat and is_nested_too_deeply(value):
            return [_TOO_DEEP]
        try:
            return checker.violations(value, hides_values=hides_values)
        except ValueError as error:
            if "ecursion" in str(error):  # quoted values have limits of their own
                return [_TOO_DEEP]
        mended = _mended(value)  # a lone surrogate is JSON, but not UTF-8
        if mended is None:
            return [_NO_JSON]
        return checker.violations(mended, hides_values=hides_values)

    def proof(self, place: str, schema: Callable[[], JSON]) -> Proof:
        """Return a decoder that accepts only matching texts, however deeply nested.

        It raises ValueError or RecursionError if the text does not match, or if `check`
        must decide about its value.

        Args:
            place: Name of the schema.
            schema: Creates the schema.

        Raises:
            MissingEngineError: jsonschema-rs is not installed.
        """
        return self._compiler.proof(place, schema)


class Compiler:
    """Compiles schemas, each of them once.

    Args:
        types: The types of the schema, by name.
    """

    def __init__(self, types: Mapping[str, JSON]) -> None:
        self._named: Final = types
        self._checkers: Final[dict[str, _Checker]] = {}
        self._proofs: Final[dict[str, Proof]] = {}
        self._names: Final[dict[str, frozenset[str]]] = {}
        """The types that a type refers to."""

    def checker(self, place: str, schema: Callable[[], JSON]) -> "_Checker":
        """Compile a schema with the types that it needs.

        Args:
            place: Name of the schema.
            schema: Creates the schema.
        """
        checker = self._checkers.get(place)
        if checker is None:
            whole = cast("JSON", by_tag(closed(schema()), self._types))
            types = self._needed(whole)
            if place.startswith("endpoint:"):
                types = by_rest(types)
            checker = self._checkers[place] = _Checker({**whole, "$defs": types})
        return checker

    def proof(self, place: str, schema: Callable[[], JSON]) -> Proof:
        """Create a decoder of the texts that match a schema.

        Args:
            place: Name of the schema; not of an endpoint, whose types are not DDP's.
            schema: Creates the schema.
        """
        proof = self._proofs.get(place)
        if proof is None:
            proof = self._typed.proof(closed(schema()))
            proof = proof or self.checker(place, schema).decoded
            self._proofs[place] = proof
        return proof

    @cached_property
    def _closed(self) -> Mapping[str, JSON]:
        return closed_types(self._named)

    @cached_property
    def _types(self) -> JSON:
        types = self._closed
        return MadeTypes(types, lambda name: by_tag(types[name], types))

    @cached_property
    def _typed(self) -> TypedSchemas:
        return TypedSchemas(self._closed)

    def _needed(self, schema: JSON) -> JSON:
        """Return the types that a schema refers to, directly or indirectly.

        With all of them, compiling one schema takes twenty times as long.
        """
        found: dict[str, object] = {}
        waiting = named_types(schema)
        while waiting:
            name = waiting.pop()
            if name not in found and name in self._types:
                found[name] = self._types[name]
                if name not in self._names:
                    self._names[name] = frozenset(named_types(found[name]))
                waiting |= self._names[name]
        return found


class _Checker:
    """A schema, compiled."""

    def __init__(self, schema: JSON) -> None:
        self._schema: Final = schema
        self._validator: Final = _compiled(schema)
        self.is_valid: Final[Callable[[object], bool]] = self._validator.is_valid

    def decoded(self, text: Raw | bytes) -> object:
        """Decode a text if it matches.

        Raises:
            ValueError: It does not match.
        """
        value: object = msgspec.json.decode(text)
        if not self.is_valid(value):
            raise ValueError
        return value

    def violations(
        self, value: object, *, hides_values: Callable[[], bool]
    ) -> list[Violation]:
        if self.is_valid(value):  # takes a third of the time of collecting errors
            return []
        errors = self._validator.iter_errors(value)
        return list(violations(errors, self._schema, hides_values=hides_values()))


def _mended(value: object) -> object | None:
    try:
        text = mend_surrogates(json.dumps(value))
    except (TypeError, ValueError):
        return None
    return None if text is None else cast("object", json.loads(text))


def _compiled(schema: JSON) -> "jsonschema_rs.Draft202012Validator":
    """Compile a schema.

    Raises:
        MissingEngineError: jsonschema-rs is not installed.
    """
    try:
        import jsonschema_rs  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise MissingEngineError(
            "validation needs jsonschema-rs: "
            'python -m pip install "quickmeet[validate]"'
        ) from error
    return jsonschema_rs.Draft202012Validator(dict(schema))


def is_surely_flat(text: str | bytes) -> bool:
    """Whether a text is certainly not nested deeply; False if that is unknown.

    Checking the depth of decoded values takes longer than all other checks.

    Args:
        text: Valid JSON, in which each level takes two characters.
    """
    if len(text) <= 2 * _DEEPEST:
        return True
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if data.count(b"[") + data.count(b"{") <= _DEEPEST:
        return True
    if b"\\" in data and b'\\"' in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    marks = data.translate(None, _NO_SHAPE).replace(b'""', b"")
    shape = b"".join(marks.split(b'"')[::2])  # without the content of strings
    for _ in range(_ROUNDS):  # each removes at most two levels
        if len(shape) <= _DEEPEST:
            return True
        shape = shape.replace(b"[]", b"").replace(b"{}", b"")
    return False


def is_nested_too_deeply(value: object) -> bool:
    """Whether a value has too many levels of objects and arrays to be checked."""
    if not isinstance(value, _CONTAINERS):
        return False
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for outer in level:
            inner = (
                cast("dict[object, object]", outer).values()
                if isinstance(outer, dict)
                else cast("list[object]", outer)
            )
            below += [one for one in inner if isinstance(one, _CONTAINERS)]
        if not below:
            return False
        level = below
    return True
