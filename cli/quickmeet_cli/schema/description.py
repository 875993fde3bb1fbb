# SPDX-License-Identifier: MIT
"""Descriptions of methods and events as lines for a terminal."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

from msgspec import Struct
from rich.text import Text

__all__ = ["DescribedEntry", "Facts", "description", "facts_of"]

Facts = Mapping[str, object]
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SHOWN: Final = 4
"""Limit on optional arguments in the example of a call."""


class DescribedEntry(Struct, frozen=True):
    """A method, an endpoint or the like, with its description in the schema.

    Attributes:
        wire: Name on the wire; for an event, stream and key; for an endpoint, verb
            and path.
        python: Its attribute path on a client, without parentheses.
        summary: What it does.
        facts: Its entry in the schema.
        kind: ``method``, ``endpoint``, ``event``, ``publication`` or ``history``.
        also: Endpoints that do the same.
    """

    wire: str
    python: tuple[str, ...]
    summary: str
    facts: Facts
    kind: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which it can be looked up."""
        return (self.wire, *self.python, *self.also)


def facts_of(document: Facts, kind: str) -> Mapping[str, Facts]:
    """Return the entries of a kind, such as ``methods``, by name."""
    return cast("Mapping[str, Facts]", document.get(kind) or {})


def description(entry: DescribedEntry, document: Facts) -> Iterator[Text]:
    """Describe an entry, line by line.

    Args:
        entry: The entry.
        document: The schema that contains it.
    """
    facts = entry.facts
    yield Text(entry.wire, style="bold cyan")
    for call in _calls(entry, facts, document):
        yield Text(f"  {call}", style="bold")
    yield Text("")
    words = [entry.summary, str(facts.get("description") or "")]
    yield Text(" ".join(word for word in words if word))
    yield from _section("Parameters", _parameters(facts, document))
    yield from _section("Gives", _gives(facts))
    yield from _section("Errors", _errors(facts, document))
    yield from _section("Facts", _other(facts))


def _section(title: str, lines: Iterator[tuple[str, str]]) -> Iterator[Text]:
    found = list(lines)
    if not found:
        return
    yield Text("")
    yield Text(title, style="bold")
    width = max(len(name) for name, _ in found)
    for name, words in found:
        yield Text.assemble(f"  {name:<{width}}  ", (words, "default"))


class _Argument(Struct, frozen=True):
    """A parameter of a call, under its Python name."""

    name: str
    kind: str
    words: str
    is_optional: bool
    param: str
    """Name of the parameter in the schema that it is, or is a part of."""


def _arguments(facts: Facts, document: Facts) -> Iterator[_Argument]:
    """Return the arguments of a call; a flattened object field by field."""
    option = facts.get("options")  # for an event; a string is Livechat's own
    options = [cast("Facts", option)] if isinstance(option, dict) else []
    for param in [*cast("list[Facts]", facts.get("params") or []), *options]:
        name, schema = str(param["name"]), cast("Facts", param.get("schema") or {})
        if param.get("spread"):
            yield from _fields(name, schema, document)
        elif "value" not in param:
            words = _words(param, "versions")
            is_optional = bool(param.get("optional"))
            kind = "file" if param.get("file") else _shape(schema)
            yield _Argument(name, kind, words, is_optional, name)


def _fields(param: str, schema: Facts, document: Facts) -> Iterator[_Argument]:
    spread = facts_of(document, "$defs").get(_shape(schema), {})
    required = cast("list[str]", spread.get("required") or [])
    fields = cast("Mapping[str, Facts]", spread.get("properties") or {})
    for wire, field in sorted(
        fields.items(),
        key=lambda one: (one[0] not in required, not one[1].get("x-positional")),
    ):
        name = str(field.get("x-name") or _snake(wire))
        words = _words(field, "x-versions")
        yield _Argument(name, _shape(field), words, wire not in required, param)


def _words(facts: Facts, key: str) -> str:
    """Return the summary of an operation, and the servers that have it."""
    found = [str(facts.get("description", ""))]
    versions = cast("Mapping[str, str | None]", facts.get(key) or {})
    told = {
        "since": "Servers since {}.",
        "deprecated": "Deprecated in {}.",
        "removed": "Removed in {}.",
    }
    found += [words.format(r) for k, words in told.items() if (r := versions.get(k))]
    return " ".join(word for word in found if word)


def _snake(wire: str) -> str:
    return _HUMP.sub("_", wire.strip("_")).lower()


def _calls(entry: DescribedEntry, facts: Facts, document: Facts) -> Iterator[str]:
    views = cast("list[Facts]", facts.get("views") or [facts])
    for name, view in zip(entry.python, [*views, *views], strict=False):
        if entry.kind == "event":
            taken = list(cast("Facts", facts.get("keys") or {}))
            taken += [f"{one.name}=..." for one in _arguments(facts, document)]
            yield f"async with client.{name}({', '.join(taken)}) as events:"
            continue
        if of := cast("Facts | None", facts.get("key")):  # of a history
            yield f"async for one in client.{name}({of['name']}):"
            continue
        left_out = cast("list[str]", view.get("omit") or [])
        wanted = cast("list[str]", view.get("require") or [])
        there = [a for a in _arguments(facts, document) if a.param not in left_out]
        taken = [a.name for a in there if not a.is_optional or a.name in wanted]
        more = [f"{a.name}=..." for a in there if a.name not in taken]
        more = [*more[:_SHOWN], "..."] if len(more) > _SHOWN else more
        call = f"client.{name}({', '.join([*taken, *more])})"
        if entry.kind == "publication":
            yield f"async with {call} as documents:"
        else:
            is_paged = facts.get("paging") is not None
            yield f"async for one in {call}:" if is_paged else f"await {call}"


def _parameters(facts: Facts, document: Facts) -> Iterator[tuple[str, str]]:
    for one in _arguments(facts, document):
        optional = ", optional" if one.is_optional else ""
        yield one.name, f"{one.words} ({one.kind}{optional})"
    for key, fact in cast("Mapping[str, Facts]", facts.get("keys") or {}).items():
        yield key, str(fact.get("description", ""))
    if of := cast("Facts | None", facts.get("key")):
        yield str(of["name"]), str(of["description"])


def _gives(facts: Facts) -> Iterator[tuple[str, str]]:
    if "item" in facts:
        yield _shape(facts["item"]), "Each of them."
    if facts.get("result") is not None:
        yield _shape(facts["result"]), str(facts.get("result_description", ""))
    for arg in cast("list[Facts]", facts.get("args") or []):
        yield _shape(arg.get("schema")), _words(arg, "versions")


def _errors(facts: Facts, document: Facts) -> Iterator[tuple[str, str]]:
    known = {
        one.get("code"): (n, one) for n, one in facts_of(document, "errors").items()
    }
    named = facts_of(document, "errors")
    for code in cast("list[str | int]", facts.get("errors") or []):
        name, fact = known.get(code, (str(code), {}))
        yield name, f"{fact.get('summary', '')} ({code})"
    if refusal := facts.get("refusal"):
        yield str(refusal), str(named.get(str(refusal), {}).get("summary", ""))


def _other(facts: Facts) -> Iterator[tuple[str, str]]:
    versions = cast("Mapping[str, str | None]", facts.get("versions") or {})
    for name in ("since", "deprecated", "removed"):
        if versions.get(name):
            yield name, str(versions[name])
    for call in cast("list[Facts]", facts.get("rest") or []):
        yield "by REST", str(call["call"])
    if facts.get("collection"):
        yield "documents", f"in the collection {facts['collection']}"
    if permissions := cast("list[str]", facts.get("permissions") or []):
        yield "may", ", ".join(permissions)
    if facts.get("access"):
        yield "who", str(facts["access"])
    if limit := cast("dict[str, int] | None", facts.get("rate_limit")):
        seconds = limit["interval_ms"] / 1000
        yield "limit", f"{limit['calls']} calls in {seconds:g} s"
    if repeat := cast("Facts | None", facts.get("repeat")):
        safe = "safe to repeat" if repeat.get("safe") else "not safe to repeat"
        if repeat.get("when"):
            safe += f" where {repeat['when']} is given"
        yield "again", f"{safe}: {repeat.get('why', '')}"


def _shape(schema: object) -> str:
    """Describe a type in a few words."""
    if not isinstance(schema, Mapping):
        return "any"
    facts = cast("Facts", schema)
    if "$ref" in facts:
        return str(facts["$ref"]).rpartition("/")[2]
    for several in ("anyOf", "oneOf"):
        if several in facts:
            return " or ".join(map(_shape, cast("list[object]", facts[several])))
    if "enum" in facts:
        return " or ".join(map(json.dumps, cast("list[object]", facts["enum"])))
    kind = facts.get("type", "any")
    if kind == "array" and "items" in facts:
        return f"list of {_shape(facts['items'])}"
    kinds = cast("list[object]", kind) if isinstance(kind, list) else [kind]
    return " or ".join(map(str, kinds))
