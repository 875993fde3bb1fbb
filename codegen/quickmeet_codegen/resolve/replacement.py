# SPDX-License-Identifier: MIT
"""Which servers have a method, and which REST calls replace it, as Python literals.

The schema names parameters; the constants number them. Everything is written as
literals, so that no text of a schema can become code.
"""

import re
from typing import Final

from quickmeet_codegen.model.catalog import items, text
from quickmeet_codegen.model.rest import PLACE, param_names
from quickmeet_codegen.python.literal import literal, quoted
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

__all__ = [
    "replacement_options",
    "rest_calls",
    "versions_of",
]

_FAMILIES: Final[dict[str, Value]] = {"c": "channels", "p": "groups", "d": "im"}
_KNOWN: Final = {"likely": "unsure", "unknown": "unsure", "likely-no": "doubtful"}
_MAJOR: Final = re.compile(r"(\d+)")


def replacement_options(value: dict[str, Value]) -> tuple[str, ...]:
    """The keyword arguments of a constant that say where a method is to be had.

    Args:
        value: A method, as the schema has it.
    """
    options = [versions_of(value)]
    calls = rest_calls(items(value.get("rest")), param_names(value))
    if calls:
        options.append(f"rest=({', '.join(calls)},)")
    elif replacement := text(value.get("replacement")):
        options.append(f"replacement={quoted(replacement)}")
    return tuple(option for option in options if option)


def rest_calls(calls: list[Value], params: tuple[str, ...]) -> list[str]:
    """REST calls as Python literals.

    Args:
        calls: As the schema has them.
        params: The names that their sources begin with, in the order of numbers.
    """
    return [_call(mapping(call), params) for call in calls]


def versions_of(value: dict[str, Value]) -> str:
    """Who has an operation, as a keyword argument; empty when nobody knows."""
    versions = mapping(value.get("versions"))
    facts = [
        f"{key}={quoted(str(versions[key]))}"
        for key in ("since", "deprecated", "removed")
        if versions.get(key) is not None
    ]
    majors: dict[str, list[int]] = {"absent": [], "unsure": [], "doubtful": []}
    for release, known in mapping(value.get("availability")).items():
        found = _MAJOR.match(release)
        kind = "absent" if known == "no" else _KNOWN.get(str(known))
        if found and kind and not _is_said(int(found[1]), versions, kind):
            majors[kind].append(int(found[1]))
    facts += [
        f"{kind}=({', '.join(map(str, sorted(numbers)))},)"
        for kind, numbers in majors.items()
        if numbers
    ]
    return f"versions=Versions({', '.join(facts)})" if facts else ""


def _is_said(major: int, versions: dict[str, Value], kind: str) -> bool:
    """Whether `since` or `removed` say already that a line lacks the method."""
    if kind != "absent":
        return False
    since, removed = (
        _MAJOR.match(str(versions.get(key) or "")) for key in ("since", "removed")
    )
    is_before = since is not None and major < int(since[1])
    return is_before or (removed is not None and major >= int(removed[1]))


def _call(call: dict[str, Value], params: tuple[str, ...]) -> str:
    verb, _, path = text(call.get("call")).partition(" ")
    facts = [f"verb={quoted(verb)}", f"path={quoted(_filled(path, params))}"]
    if send := mapping(call.get("send")):
        facts.append(f"send={_sent(send, params)}")
    if call.get("result") is not None:
        facts.append(f"result={_result(call['result'], params)}")
    if when := mapping(call.get("when")):
        pairs = (
            f"{quoted(_numbered(k, params))}: {literal(v)}" for k, v in when.items()
        )
        facts.append(f"when={{{', '.join(pairs)}}}")
    if after := items(call.get("after")):
        facts.append(f"after=({', '.join(map(literal, after))},)")
    if lookups := _lookups(call, params):
        facts.append(f"lookups={lookups}")
    facts += [
        f"{key}={literal(call[key])}" for key in ("codes", "absorbs") if call.get(key)
    ]
    if versions := versions_of(call):
        facts.append(versions)
    return f"RestCall({', '.join(facts)})"


def _lookups(call: dict[str, Value], params: tuple[str, ...]) -> str:
    found = {
        name: "Lookup(path={}, send={}, result={})".format(
            quoted(text(mapping(lookup).get("ask"))),
            _sent(mapping(mapping(lookup).get("send")), params),
            _result(mapping(lookup).get("result"), params),
        )
        for name, lookup in mapping(call.get("lookups")).items()
    }
    if "family" in call:
        found["kind"] = (
            'Lookup(path="/v1/rooms.info", '
            f"send={_sent({'roomId': call['family']}, params)}, "
            f'result=Pick(path="room.t", choices={literal(_FAMILIES)}))'
        )
    pairs = (f"{quoted(name)}: {source}" for name, source in found.items())
    return f"{{{', '.join(pairs)}}}" if found else ""


def _sent(given: dict[str, Value], params: tuple[str, ...]) -> str:
    pairs = (
        f"{quoted(_filled(name, params))}: {_source(source, params)}"
        for name, source in given.items()
    )
    return f"{{{', '.join(pairs)}}}"


def _source(given: Value, params: tuple[str, ...]) -> str:
    """A source in what is sent: names of parameters become numbers."""
    if isinstance(given, str):
        return quoted(_numbered(given, params))
    facts = mapping(given)
    if "const" in facts:
        return f"Pick(default={literal(facts['const'])})"
    given_facts = [f"path={quoted(_numbered(text(facts.get('from')), params))}"]
    given_facts += [
        f"{key}={literal(facts[key])}"
        for key in ("default", "form", "choices")
        if key in facts
    ]
    if without := items(facts.get("without")):
        given_facts.append(f"without=({', '.join(map(literal, without))},)")
    return f"Pick({', '.join(given_facts)})"


def _result(given: Value, params: tuple[str, ...]) -> str:
    """A source in an answer, or the fields or parts of a result."""
    if isinstance(given, str):
        return quoted(given)
    if isinstance(given, list):
        return f"({', '.join(_result(part, params) for part in given)},)"
    facts = mapping(given)
    if "const" in facts:
        return f"Pick(default={literal(facts['const'])})"
    if "fields" in facts:
        fields = mapping(facts["fields"]).items()
        pairs = (f"{quoted(name)}: {_result(part, params)}" for name, part in fields)
        return f"{{{', '.join(pairs)}}}"
    later = mapping(facts.get("later_than"))
    bound = quoted(_numbered(text(later.get("param")), params))
    return (
        f"Pick(path={quoted(text(facts.get('from')))}, "
        f"later_than=({quoted(text(later.get('field')))}, {bound}))"
    )


def _filled(pattern: str, params: tuple[str, ...]) -> str:
    return PLACE.sub(lambda place: f"{{{_numbered(place[1], params)}}}", pattern)


def _numbered(source: str, params: tuple[str, ...]) -> str:
    return "|".join(_number(path.strip(), params) for path in source.split("|"))


def _number(path: str, params: tuple[str, ...]) -> str:
    head, dot, rest = path.partition(".")
    if not path or path.startswith("@"):
        return path
    return f"{params.index(head)}{dot}{rest}"
