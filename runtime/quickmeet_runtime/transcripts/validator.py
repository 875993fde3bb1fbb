# SPDX-License-Identifier: MIT
"""Payloads against the schema: every deviation, with its path.

A live session decodes leniently; this is the strict side. Objects are closed
unless the schema says that they are open, so that a field that the schema does
not know is found, as a violation of a kind of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Self, TypeAlias, cast

from msgspec import Struct, json

from ..errors import QuickmeetError

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["UnknownNameError", "Validator", "Violation"]

JSON: TypeAlias = "Mapping[str, object]"

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
_ANYTHING: JSON = {"schema": {}, "optional": True}
"""A parameter that servers do not check."""
_SECOND_FACTOR: JSON = {
    "type": "object",
    "required": ["twoFactorCode"],
    "properties": {
        "twoFactorCode": {"type": "string"},
        "twoFactorMethod": {"type": "string"},
    },
}
_PART = ".part"
"""Behind the name of a type: some of its properties."""


class UnknownNameError(QuickmeetError, LookupError):
    """The schema has no method, stream or event of this name."""


def _unknown(said: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """The error for a name that is not there, with those that are like it."""
    like = get_close_matches(name, known, n=2, cutoff=0.75)
    asked = f": did you mean {' or '.join(map(repr, like))}?" if like else ""
    return UnknownNameError(f"{said}{asked}")


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


class Validator:
    """Checks payloads against a schema.

    Args:
        schema: What ``quickmeet/schema.json`` holds, parsed.
    """

    def __init__(self, schema: JSON) -> None:
        self._schema = schema
        self._checkers: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @classmethod
    def of_package(cls, module: str) -> Self:
        """Read the ``schema.json`` that lies beside a module.

        Args:
            module: The module's ``__name__``, in a package with a schema.
        """
        text = files(module.rpartition(".")[0]).joinpath("schema.json").read_bytes()
        return cls(json.decode(text, type=dict[str, object]))

    @property
    def methods(self) -> Mapping[str, JSON]:
        """The methods by wire name."""
        return cast("Mapping[str, JSON]", self._schema["methods"])

    @property
    def streams(self) -> Mapping[str, Mapping[str, JSON]]:
        """The streams by wire name, then the events by key pattern."""
        return cast("Mapping[str, Mapping[str, JSON]]", self._schema["streams"])

    @property
    def publications(self) -> JSON:
        """The publications that are no streams, by wire name."""
        return cast("JSON", self._schema.get("publications") or {})

    def params(
        self, method: str, params: Sequence[object], *, were_taken: bool = False
    ) -> list[Violation]:
        """Check the parameters of a call.

        Args:
            method: Wire name.
            params: The parameters as they go over the wire.
            were_taken: Whether a server has taken them: what servers do not check
                is no violation then.

        Raises:
            UnknownNameError: There is no such method.
        """
        spec = self._method(method)
        known = cast("Sequence[JSON]", spec.get("params") or ())
        place = f"method:{method}:params"
        if were_taken and "checks" in spec:
            checked = cast("Sequence[str]", spec["checks"])
            known = [param if _wire(param) in checked else _ANYTHING for param in known]
            place += ":taken"
        found: list[Violation] = []
        if spec.get("two_factor") and params and _is_second_factor(params[-1]):
            # servers take it off before they look at the others
            found = self._check("second factor", lambda: _SECOND_FACTOR, params[-1])
            params = params[:-1]
        return found + self._check(place, lambda: _array(known), params)

    def result(self, method: str, result: object) -> list[Violation]:
        """Check the result of a call.

        Raises:
            UnknownNameError: There is no such method.
        """
        schema = self._method(method).get("result")
        if not isinstance(schema, Mapping):
            schema = {"type": "null"}
        whole = cast("JSON", schema)
        return self._check(f"method:{method}:result", lambda: whole, result)

    def event(self, stream: str, key: str, args: Sequence[object]) -> list[Violation]:
        """Check the arguments of an event.

        Args:
            stream: Wire name, ``stream-`` included.
            key: The event as the wire has it (``<room id>/deleteMessage``), or
                its pattern (``{room_id}/deleteMessage``).
            args: The arguments.

        Raises:
            UnknownNameError: There is no such event.
        """
        pattern = self.pattern(stream, key)
        event = self.streams[stream][pattern]

        def schema() -> JSON:
            lists = event.get("args_any_of") or [event.get("args") or ()]
            arrays = [
                _array(known, open_=True) for known in cast("list[list[JSON]]", lists)
            ]
            return arrays[0] if len(arrays) == 1 else {"anyOf": arrays}

        return self._check(f"event:{stream}:{pattern}", schema, args)

    def type(self, name: str, value: object) -> list[Violation]:
        """Check a value against a named type.

        Raises:
            UnknownNameError: There is no such type.
        """
        if name not in self._types:
            raise _unknown(f"the schema has no type {name!r}", name, self._types)
        return self._check(f"type:{name}", lambda: {"$ref": f"#/$defs/{name}"}, value)

    def pattern(self, stream: str, key: str) -> str:
        """The pattern that an event name follows.

        A literal event wins over a pattern, the longer literal tail over the
        shorter: ``__my_messages__`` is not a room id.

        Raises:
            UnknownNameError: There is no such stream or event.
        """
        events = self.streams.get(stream)
        if events is None:
            raise _unknown(f"the schema has no stream {stream!r}", stream, self.streams)
        if key in events:
            return key
        tail = key.partition("/")[2]
        for pattern in events:
            head, slash, wanted = pattern.partition("/")
            if head.startswith("{") and bool(slash) == ("/" in key) and wanted == tail:
                return pattern
        raise _unknown(f"the schema has no event {key!r} of {stream}", key, events)

    def _method(self, name: str) -> JSON:
        method = self.methods.get(name)
        if method is None:
            raise _unknown(f"the schema has no method {name!r}", name, self.methods)
        return method

    @cached_property
    def _types(self) -> JSON:
        named = cast("Mapping[str, JSON]", self._schema["$defs"])
        parts = {f"{name}{_PART}": _part_of(type_) for name, type_ in named.items()}
        return cast("JSON", closed({**named, **parts}, are_names=True))

    def _check(self, place: str, schema: object, value: object) -> list[Violation]:
        checker = self._checkers.get(place)
        if checker is None:
            from .validation_engine import make_checker  # noqa: PLC0415  # an extra

            wanted = schema() if callable(schema) else schema
            whole = {**cast("JSON", closed(wanted)), "$defs": self._types}
            checker = self._checkers[place] = make_checker(whole)
        return list(_violations(checker.iter_errors(value)))


def closed(schema: object, *, are_names: bool = False) -> object:
    """Copy a schema so that objects refuse fields that it does not name.

    Args:
        schema: A schema, or a mapping of names to schemas.
        are_names: It is such a mapping.
    """
    if isinstance(schema, list):
        return [closed(item) for item in cast("list[object]", schema)]
    if not isinstance(schema, Mapping):
        return schema
    known = cast("JSON", schema)
    if are_names:
        return {name: closed(item) for name, item in known.items()}
    if known.get("x-partial") and "$ref" in known:
        known = {**known, "$ref": f"{known['$ref']}{_PART}"}
    if "x-checked" in known:
        known = {**known, "properties": _as_stored(known)}
    copy = {
        key: value
        if key in {"const", "enum", "examples", "default"}
        else closed(value, are_names=key == "properties")
        for key, value in known.items()
    }
    if "properties" in copy and "additionalProperties" not in copy:
        copy["additionalProperties"] = False
    return copy


def _part_of(type_: JSON) -> JSON:
    """A type of which any property may be absent or null."""
    properties = cast("Mapping[str, JSON]", type_.get("properties") or {})
    nullable = {name: _or_null(schema) for name, schema in properties.items()}
    part = {key: value for key, value in type_.items() if key != "required"}
    return {**part, "properties": nullable} if nullable else part


def _as_stored(type_: JSON) -> JSON:
    """The properties of an object that servers store with few checks."""
    checked = cast("Sequence[str]", type_["x-checked"])
    required = cast("Sequence[str]", type_.get("required") or ())
    return {
        name: schema
        if name in required
        else _or_null(schema)
        if name in checked
        else {}
        for name, schema in cast("Mapping[str, JSON]", type_["properties"]).items()
    }


def _or_null(schema: object) -> JSON:
    return {"anyOf": [schema, {"type": "null"}]}


def _is_second_factor(param: object) -> bool:
    return isinstance(param, Mapping) and "twoFactorCode" in param


def _wire(param: JSON) -> object:
    return param.get("wire", param.get("name"))


def _array(params: Sequence[JSON], *, open_: bool = False) -> JSON:
    items = [_param(param) for param in params]
    needed = max(
        (i for i, param in enumerate(params, 1) if not param.get("optional")), default=0
    )
    array: dict[str, object] = {"type": "array", "minItems": needed}
    if items:
        array["prefixItems"] = items
    if not open_:
        array["maxItems"] = len(items)
    return array


def _param(param: JSON) -> object:
    schema = param.get("schema")
    if schema is None:
        return {"const": param["value"]} if "value" in param else {"type": "string"}
    if param.get("optional"):
        return {"anyOf": [schema, {"type": "null"}]}
    return schema


def _violations(
    errors: "Iterator[jsonschema_rs.ValidationError]",
) -> Iterator[Violation]:
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
