# SPDX-License-Identifier: MIT
"""Types as the facts give them, in the schema language: named, described, open.

What msgspec could not tell apart is flattened into one class, or stays any JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from quickmeet_codegen.python.naming import is_type_name, snake_case
from quickmeet_codegen.read.document import Value
from tools.drafts.raw import items, mapping
from tools.drafts.shapes import Union, merged, opened
from tools.drafts.words import describe, field_name, pascal_case, sentence

__all__ = ["TypeDrafter"]

_TIMESTAMP = {"EJSONDate": "Timestamp"}
_ANYTHING = frozenset({"EJSONBinary"})
_PREFIXES = ("Lib", "MediaSignal", "UiKit")
_OPEN = "servers store further facts, by version and edition"
_FREE = "left open by upstream"
_COUNTS = frozenset({"limit", "skip", "offset", "count", "interval", "total"})
_RECORD = 12
"""So many fields and more are no chance."""
_LONGEST = 60
_SCALARS = frozenset({"string", "number", "integer", "boolean"})


class TypeDrafter:
    """Turns types of the facts into types of the schema, each once.

    Args:
        facts: Types by the facts' name.
        known: The schema's names of those that it has.
        taken: Names that are no longer free.
        names: Names for new ones, decided by a person.

    Attributes:
        made: New types with their domains, in the order in which they were needed.
    """

    def __init__(
        self,
        facts: Mapping[str, Value],
        known: Mapping[str, str],
        taken: Iterable[str],
        names: Mapping[str, str] | None = None,
    ) -> None:
        self._facts = facts
        self._known = {**known, **_TIMESTAMP}
        self._taken = set(taken)
        self._names = names or {}
        self._same: dict[tuple[str, str], str] = {}
        self.made: dict[str, tuple[str, dict[str, Value]]] = {}

    def convert(
        self, schema: dict[str, Value], hint: str, domain: str, *, is_sent: bool
    ) -> dict[str, Value]:
        """A schema in our language; objects in it become types of a domain.

        Args:
            schema: As the facts have it.
            hint: Name for an object that has none.
            domain: Where new types go.
            is_sent: Whether clients send it: then nothing but what is named goes.
        """
        return _Conversion(self, domain, is_sent=is_sent).convert(schema, hint)

    def reference(self, name: str) -> str | None:
        """The schema's name of a type that it has."""
        return self._known.get(name)

    def definition(self, name: str) -> dict[str, Value]:
        """A type as the facts have it; empty when they do not, and for bytes."""
        return {} if name in _ANYTHING else mapping(self._facts.get(name))

    def free_name(self, wanted: str, suffix: str = "") -> str:
        """A class name that nothing has yet, with a suffix behind its number."""
        name = self._names.get(wanted, wanted)[:_LONGEST]
        for prefix in _PREFIXES:
            name = name.removeprefix(prefix) if len(name) > len(prefix) else name
        name = name if is_type_name(name) else pascal_case(f"type_{name}")
        number = 1
        free = f"{name}{suffix}"
        while free in self._taken:
            number += 1
            free = f"{name}{number}{suffix}"
        self._taken.add(free)
        return free

    def know(self, name: str, ours: str, key: tuple[str, str]) -> None:
        """Remember what an object of the facts is called here.

        Args:
            name: Its name in the facts; empty for none.
            ours: Its name here.
            key: Its domain and form. One without a name is the same only within its
                domain: domains that needed each other by chance would form a circle.
        """
        if name:
            self._known[name] = ours
        self._same[key] = ours

    def alike(
        self, schema: dict[str, Value], key: tuple[str, str], *, is_sent: bool
    ) -> str | None:
        """A type that an object without a name is: the same, or a part of a record."""
        same = self._same.get(key)
        if same is not None:
            return same
        if is_sent or len(mapping(schema.get("properties"))) < _RECORD:
            return None
        return next(
            (
                ours
                for name, ours in self._known.items()
                if _is_part(schema, self.definition(name))
            ),
            None,
        )


class _Conversion:
    def __init__(self, drafter: TypeDrafter, domain: str, *, is_sent: bool) -> None:
        self._drafter = drafter
        self._domain = domain
        self._is_sent = is_sent
        self._inside: list[str] = []

    def convert(self, schema: dict[str, Value], hint: str) -> dict[str, Value]:
        name = str(schema.get("$ref", "")).rpartition("/")[2]
        if name:
            return self._reference(name)
        if "allOf" in schema:
            return self._all_of(schema, hint)
        named = schema.get("type")
        made: dict[str, Value] = {} if named is None else {"type": named}
        if "anyOf" in schema or "oneOf" in schema or isinstance(named, list):
            made = self._union(schema, hint)
        elif "const" in schema or "enum" in schema:
            made = _choice(items(schema.get("enum")) or [schema.get("const")])
        elif named == "array":
            made = self._array(schema, hint)
        elif named == "object":
            made = self._object(schema, hint, "")
        return made

    def _reference(self, name: str) -> dict[str, Value]:
        ours = self._drafter.reference(name)
        if ours is not None:
            return {"$ref": ours}
        definition = self._drafter.definition(name)
        if "properties" in definition:
            return self._object(definition, name, name)
        if name in self._inside:
            return {}
        self._inside.append(name)
        made = self.convert(definition, name)
        self._inside.pop()
        return made

    def _all_of(self, schema: dict[str, Value], hint: str) -> dict[str, Value]:
        parts: list[dict[str, Value]] = []
        for raw in items(schema["allOf"]):
            part = mapping(raw)
            name = str(part.get("$ref", "")).rpartition("/")[2]
            ours = self._drafter.reference(name)
            if ours is not None:
                return {"$ref": ours}
            parts.append(self._drafter.definition(name) if name else part)
        return self._object(merged(parts, is_every=True), hint, "")

    def _array(self, schema: dict[str, Value], hint: str) -> dict[str, Value]:
        inner = mapping(schema.get("items"))
        if not inner or "prefixItems" in schema:
            return {"type": "array"}
        converted = self.convert(inner, f"{hint.removesuffix('s')}Item")
        return {"type": "array", "items": converted} if converted else {"type": "array"}

    def _object(
        self, schema: dict[str, Value], hint: str, name: str
    ) -> dict[str, Value]:
        properties = mapping(schema.get("properties"))
        if not properties:
            extra = mapping(schema.get("additionalProperties"))
            value = self.convert(extra, f"{hint}Value") if extra else {}
            if value:
                return {"type": "object", "additionalProperties": value}
            return {"type": "object", "additionalProperties": True, "x-open": _FREE}
        key = (self._domain, _key(schema, is_sent=self._is_sent))
        ours = self._drafter.alike(schema, key, is_sent=self._is_sent)
        if ours is not None:
            return {"$ref": ours}
        ours = self._drafter.free_name(hint)
        self._drafter.know(name, ours, key)
        made: dict[str, Value] = {"x-draft": True, "description": _title(ours)}
        if name:
            made["x-upstream"] = name
        is_sent = self._is_sent and not (name and "_id" in properties)
        if not is_sent:
            made |= {"additionalProperties": True, "x-open": _OPEN}
        made["type"] = "object"
        self._drafter.made[ours] = (self._domain, made)
        required = _required(schema, is_sent=is_sent)
        if required:
            made["required"] = required
        made["properties"] = dict(self._properties(properties, ours))
        return {"$ref": ours}

    def _properties(
        self, properties: dict[str, Value], owner: str
    ) -> Iterator[tuple[str, Value]]:
        taken: set[str] = set()
        for wire, raw in properties.items():
            schema = self.convert(mapping(raw), f"{owner}{pascal_case(wire)}")
            if wire in _COUNTS and schema == {"type": "number"}:
                schema["type"] = "integer"
            name = field_name(wire, schema)
            while name in taken:
                name = f"{name}_value"
            taken.add(name)
            words = describe(name, schema)
            if name != snake_case(wire):
                schema["x-name"] = name
            yield wire, {**schema, "description": words}

    def _union(self, schema: dict[str, Value], hint: str) -> dict[str, Value]:
        union = opened(schema, self._drafter)
        if union.is_any:
            return {}
        found: list[dict[str, Value]] = []
        if union.texts:
            found += items_of(_choice(list(dict.fromkeys(union.texts))))
        elif "string" in union.scalars:
            found.append({"type": "string"})
        for kind in ("boolean", "integer", "number"):
            if kind in union.scalars:
                found.append({"type": kind})
        if union.arrays:
            inner: list[Value] = [mapping(a.get("items")) for a in union.arrays]
            found.append(self._array({"items": {"anyOf": inner}}, hint))
        objects = self._objects(union, hint)
        if objects is None:
            return {}
        return _joined([*found, *objects], is_nullable=union.is_nullable)

    def _objects(self, union: Union, hint: str) -> list[dict[str, Value]] | None:
        """The one object of a union; None where one could not tell them apart."""
        known = list(dict.fromkeys(union.known))
        count = len(known) + bool(union.objects) + bool(union.maps)
        if count == 0:
            return []
        if count > 1 or len(union.maps) > 1:
            return None
        if known:
            return [{"$ref": known[0]}]
        if union.maps:
            return [self._object(union.maps[0], hint, "")]
        if len(union.objects) == 1 and union.objects[0][0]:
            return [self._reference(union.objects[0][0])]
        whole = merged([schema for _, schema in union.objects], is_every=False)
        return [self._object(whole, hint, "")]


def _required(schema: dict[str, Value], *, is_sent: bool) -> list[Value]:
    """Required fields: the wire sends parts of records."""
    if not is_sent and "x-wire-required" in schema:
        return items(schema["x-wire-required"])
    required = items(schema.get("required"))
    is_record = not is_sent and "_id" in mapping(schema.get("properties"))
    return [name for name in required if name == "_id" or not is_record]


def items_of(schema: dict[str, Value]) -> list[dict[str, Value]]:
    """The members of a union, or the schema alone."""
    return [mapping(member) for member in items(schema.get("anyOf"))] or [schema]


def _choice(values: list[Value]) -> dict[str, Value]:
    """Constants, open to those that newer servers add."""
    if all(isinstance(value, bool) for value in values):
        return {"type": "boolean"}
    if all(isinstance(value, str) for value in values):
        return {"anyOf": [{"enum": values}, {"type": "string"}]}
    return {"type": "integer" if all(isinstance(v, int) for v in values) else "number"}


def _joined(found: list[dict[str, Value]], *, is_nullable: bool) -> dict[str, Value]:
    only = found[0] if len(found) == 1 else None
    if is_nullable and only is not None and set(only) == {"type"}:
        return (
            {"type": [only["type"], "null"]}
            if only["type"] in _SCALARS
            else {"anyOf": [only, {"type": "null"}]}
        )
    if is_nullable:
        found = [*found, {"type": "null"}]
    members: list[Value] = list(found)
    return found[0] if len(found) == 1 else {"anyOf": members}


def _is_part(part: dict[str, Value], whole: dict[str, Value]) -> bool:
    """Whether an object is a record, some of its fields left out."""
    fields, there = mapping(part.get("properties")), mapping(whole.get("properties"))
    is_record = "_id" in items(part.get("required")) or "_id" not in there
    return is_record and fields.items() <= there.items()


def _key(schema: dict[str, Value], *, is_sent: bool) -> str:
    return json.dumps([is_sent, schema], sort_keys=True)


def _title(name: str) -> str:
    return sentence(snake_case(name).replace("_", " "))
