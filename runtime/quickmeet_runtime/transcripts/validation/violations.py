# SPDX-License-Identifier: MIT
"""Convert the errors of the JSON Schema library to violations, without secrets.

For a failed union the variant that matches best is used, so that a violation is about
the field that is wrong and not about the whole value around it.

The package of a schema in files was not loaded, and has declared no secrets.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from ...errors import QuickmeetError
from ...model.decoding.mismatches import Violation
from ...secrecy import MASK, gives_secrets, is_hidden_key, takes_secrets
from .strict_schemas import JSON

if TYPE_CHECKING:
    import jsonschema_rs

    Error: TypeAlias = jsonschema_rs.ValidationError

__all__ = [
    "UNKNOWN_FIELD",
    "UnknownNameError",
    "Violation",
    "are_secret",
    "is_secret",
    "violations",
]

UNKNOWN_FIELD: Final = "unknown-field"
_KINDS: Final = {
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
    "exclusiveMinimum": "range",
    "exclusiveMaximum": "range",
}
_LIMITS: Final = {
    "minItems": "has fewer items than {}",
    "maxItems": "has more items than {}",
    "minLength": "has fewer characters than {}",
    "maxLength": "has more characters than {}",
    "minimum": "is less than {}",
    "maximum": "is more than {}",
    "exclusiveMinimum": "is not more than {}",
    "exclusiveMaximum": "is not less than {}",
    "pattern": "does not match {}",
}
_UNIONS: Final = frozenset({"anyOf", "oneOf"})
_VALUES: Final = frozenset({"const", "enum"})
_DEEPEST: Final = 40
"""Most nested unions that are followed; jsonschema-rs copies everything below each."""
_WEIGHTS: Final = {"type": 4, "const": 3, "enum": 3}
"""Wrong values weigh more than missing ones, and those more than unknown ones."""
_MOST_NAMED: Final = 8
_LONGEST: Final = 60


def violations(
    errors: "Iterable[Error]", schema: JSON, *, hides_values: bool = False
) -> Iterator[Violation]:
    """Yield one violation for each place in the errors of a validator.

    Args:
        errors: The errors of the validator.
        schema: Its schema, to suggest similar names of fields.
        hides_values: Whether any value may be secret, whatever the name of its field.
    """
    report = _Report(schema, hides_values=hides_values)
    for error in errors:
        yield from report.violations(error)


class _Report:
    """Converts the errors of one payload to messages."""

    def __init__(self, schema: JSON, *, hides_values: bool) -> None:
        self._schema = schema
        self._hides_values = hides_values

    def violations(self, error: "Error", depth: int = 0) -> Iterator[Violation]:
        kind = error.kind.name
        if kind in _UNIONS:
            yield from self._of_union(error, depth)
        elif kind == "additionalProperties":
            known = self._properties(error)
            for name in cast("list[str]", error.kind.unexpected):  # type: ignore[attr-defined]  # by kind
                meant = _meant(name, known)
                yield Violation(
                    _path([*error.instance_path, name]),
                    UNKNOWN_FIELD,
                    f"the schema does not have this field{meant}",
                )
        elif kind == "required":
            missing = str(error.kind.property)  # type: ignore[attr-defined]  # by kind
            yield self._violation(error, f"{missing!r} is missing")
        elif kind == "type":
            types = cast("list[str]", error.kind.types)  # type: ignore[attr-defined]  # by kind
            named = ", ".join(f'"{name}"' for name in types)
            said = f"is not of type{'s' if len(types) > 1 else ''} {named}"
            yield self._violation(error, f"{self._shown(error)} {said}")
        elif kind in _VALUES:
            yield self._violation(error, self._no_value([error]))
        elif kind in _LIMITS:
            said = _LIMITS[kind].format(_limit(error))
            yield self._violation(error, f"{self._shown(error)} {said}")
        else:
            yield self._violation(error, f"does not fulfil {kind!r}")

    def _of_union(self, error: "Error", depth: int) -> Iterator[Violation]:
        """Yield the violations of the variant that matches best."""
        base = len(error.instance_path)
        variants = _variants(error)
        if not all(variants):
            yield self._violation(error, "more than one variant of the union fits")
            return
        # variants that have at least the right type
        fitting = [one for one in variants if not _is_refused_whole(one, base)]
        if not fitting or depth >= _DEEPEST:
            yield self._of_no_variant(error, variants)
            return
        tagged = [tag for one in fitting if (tag := _tag(one, base)) is not None]
        path = tagged[0].instance_path if tagged else ()
        if len(tagged) == len(fitting) > 1 and all(
            tag.instance_path == path for tag in tagged
        ):
            yield self._violation(tagged[0], self._no_value(tagged))
            return
        best = min(
            fitting,
            key=lambda one: (_tag(one, base) is not None, _cost(one, depth), len(one)),
        )
        for leaf in best:
            yield from self.violations(leaf, depth + 1)

    def _violation(self, error: "Error", message: str) -> Violation:
        kind = error.kind.name
        return Violation(_path(error.instance_path), _KINDS.get(kind, kind), message)

    def _of_no_variant(
        self, error: "Error", variants: "list[list[Error]]"
    ) -> Violation:
        leaves = [
            leaf
            for variant in variants
            for leaf in variant
            if len(leaf.instance_path) == len(error.instance_path)
        ]
        if all(leaf.kind.name in _VALUES for leaf in leaves):  # an enum
            path = _path(error.instance_path)
            return Violation(path, "value", self._no_value(leaves or [error]))
        return self._violation(error, self._no_value(leaves))

    def _no_value(self, errors: "Sequence[Error]") -> str:
        """Report a value that none of the variants allow."""
        allowed = [one for error in errors for one in _allowed(error)]
        named = list(dict.fromkeys(allowed))
        value = errors[0].instance
        meant = ""
        if isinstance(value, str) and not self._is_hidden(errors[0]):
            texts = [json.loads(one) for one in named if one.startswith('"')]
            meant = _meant(value, texts)
        said = "is not" if len(named) == 1 else "is none of"
        return f"{self._shown(errors[0])} {said} {_listed(named)}{meant}"

    def _shown(self, error: "Error") -> str:
        """Format a value for a message: short, and without secrets."""
        value: object = error.instance
        if isinstance(value, Mapping):
            return "an object"
        if isinstance(value, list):
            return f"an array of {len(cast('list[object]', value))}"
        if self._is_hidden(error):
            return MASK
        text = json.dumps(value, ensure_ascii=False)
        if len(text) <= _LONGEST:
            return text
        return f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 4 :]}"

    def _is_hidden(self, error: "Error") -> bool:
        return self._hides_values or any(
            isinstance(part, str) and is_hidden_key(part)
            for part in error.instance_path
        )

    def _properties(self, error: "Error") -> Iterable[str]:
        """Return the fields of the closed object schema."""
        at: object = self._schema
        for part in error.schema_path[:-1]:
            at = _inside(at, part)
        return cast("Iterable[str]", _inside(at, "properties") or ())


def _inside(value: object, part: str | int) -> object:
    if isinstance(value, Mapping):
        return cast("Mapping[object, object]", value).get(part)
    if isinstance(value, list) and isinstance(part, int):
        return cast("list[object]", value)[part]
    return None


def _variants(error: "Error") -> "list[list[Error]]":
    return cast("list[list[Error]]", error.kind.context)  # type: ignore[attr-defined]  # by kind


def _is_refused_whole(variant: "list[Error]", base: int) -> bool:
    """Whether a variant rejects this type, or allows only other plain values."""
    return any(
        len(error.instance_path) == base
        and (error.kind.name in {"type", "falseSchema"} | _VALUES)
        for error in variant
    )


def _tag(variant: "list[Error]", base: int) -> "Error | None":
    """Return the error of the constant that identifies another variant, if any."""
    return next(
        (
            error
            for error in variant
            if error.kind.name in _VALUES and len(error.instance_path) == base + 1
        ),
        None,
    )


def _cost(variant: "Iterable[Error]", depth: int) -> int:
    """Rate how badly a variant matches; unknown fields weigh least."""
    return sum(_weight(error, depth) for error in variant)


def _weight(error: "Error", depth: int) -> int:
    kind = error.kind.name
    if kind == "additionalProperties":
        return len(cast("list[str]", error.kind.unexpected))  # type: ignore[attr-defined]  # by kind
    if kind in _UNIONS and depth < _DEEPEST:
        return min(_cost(one, depth + 1) for one in _variants(error))
    return _WEIGHTS.get(kind, 2)


def _allowed(error: "Error") -> list[str]:
    """Return the values or types that would have been allowed."""
    kind = error.kind.name
    if kind == "const":
        return [json.dumps(error.kind.expected_value, ensure_ascii=False)]  # type: ignore[attr-defined]  # by kind
    if kind == "enum":
        options = cast("list[object]", error.kind.options)  # type: ignore[attr-defined]  # by kind
        return [json.dumps(option, ensure_ascii=False) for option in options]
    if kind == "type":
        return cast("list[str]", error.kind.types)  # type: ignore[attr-defined]  # by kind
    if kind in _UNIONS:
        return [
            one
            for variant in _variants(error)
            for leaf in variant
            for one in _allowed(leaf)
        ]
    return []


def _limit(error: "Error") -> object:
    if error.kind.name == "pattern":
        return error.kind.pattern  # type: ignore[attr-defined]  # by kind
    return error.kind.limit  # type: ignore[attr-defined]  # by kind


def _listed(names: Sequence[str]) -> str:
    left = len(names) - _MOST_NAMED
    more = f" and {left} more" if left > 0 else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def _meant(name: str, known: Iterable[str]) -> str:
    like = get_close_matches(name, known, n=1, cutoff=0.75)
    return f": did you mean {like[0]!r}?" if like else ""


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


def are_secret(called: str, spec: JSON) -> bool:
    """Whether a parameter of a method or endpoint is secret.

    Args:
        called: Its name.
        spec: The method or endpoint, as in ``schema.json``.
    """
    params = cast("Iterable[JSON]", spec.get("params") or ())
    return takes_secrets(called) or any(map(_is_secret, params))


def is_secret(called: str, spec: JSON) -> bool:
    """Whether the result of a method or endpoint is secret.

    Args:
        called: Its name.
        spec: The method or endpoint, as in ``schema.json``.
    """
    return gives_secrets(called) or _says_so(spec.get("result")) is True


def _is_secret(param: JSON) -> bool:
    said = _says_so(param.get("schema"))
    names = (str(param.get(key, "")) for key in ("name", "wire"))
    return any(map(is_hidden_key, names)) if said is None else said


def _says_so(schema: object) -> bool | None:
    if not isinstance(schema, Mapping):
        return None
    return cast("bool | None", cast("JSON", schema).get("x-secret"))


class UnknownNameError(QuickmeetError, LookupError):
    """The schema has no method, stream or event of this name.

    Args:
        said: The message, without suggestions.
        name: The unknown name.
        known: The names that the schema has; similar ones are suggested.
    """

    def __init__(self, said: str, name: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(said)
        self._said = said
        self._name = name
        self._known = tuple(known)

    def __str__(self) -> str:
        """The message, with suggestions."""
        # only when it is shown: this can take longer than a validation
        like = get_close_matches(self._name, self._known, n=2, cutoff=0.75)
        asked = f": did you mean {' or '.join(map(repr, like))}?" if like else ""
        return f"{self._said}{asked}"
