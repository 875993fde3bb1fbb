# SPDX-License-Identifier: MIT
"""Mappings in the shape that the schema has them, as the generator reads them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from ruamel.yaml import YAML

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import (
    Lookup,
    Pick,
    RestCall,
    Shape,
    Source,
)

__all__ = ["methods"]

Json = dict[str, Any]

_FILE: Final = Path(__file__).parents[2] / "data" / "rest" / "mappings.yaml"
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_FAMILIES: Final = {"c": "channels", "p": "groups", "d": "im"}


def methods() -> dict[str, Method[object]]:
    """The methods that have replacements, by wire name."""
    yaml: Any = YAML(typ="safe", pure=True)
    entries = cast("dict[str, Json]", yaml.load(_FILE))
    return {
        name: Method(
            name,
            object,
            rest=tuple(_call(call, entry["params"]) for call in entry["rest"]),
        )
        for name, entry in entries.items()
    }


def _call(given: Json, params: Sequence[str]) -> RestCall:
    verb, path = given["call"].split(" ")

    def fill(text: str) -> str:
        return _PLACE.sub(lambda place: f"{{{_source(place[1], params)}}}", text)

    lookups = {
        name: Lookup(
            path=lookup["ask"],
            send=_sent(lookup["send"], params),
            result=lookup["result"],
        )
        for name, lookup in given.get("lookups", {}).items()
    }
    if "family" in given:
        lookups["kind"] = Lookup(
            path="/v1/rooms.info",
            send={"roomId": _source(given["family"], params)},
            result=Pick(path="room.t", choices=_FAMILIES),
        )
    return RestCall(
        verb=verb,
        path=fill(path),
        send={
            fill(name): source
            for name, source in _sent(given.get("send", {}), params).items()
        },
        result=_result(given.get("result"), params),
        when={
            cast("str", _source(source, params)): value
            for source, value in given.get("when", {}).items()
        },
        after=tuple(given.get("after", ())),
        lookups=lookups,
        codes=given.get("codes", {}),
        absorbs=given.get("absorbs", {}),
    )


def _sent(given: Mapping[str, Any], params: Sequence[str]) -> dict[str, Source]:
    return {name: _source(source, params) for name, source in given.items()}


def _source(given: str | Json, params: Sequence[str]) -> Source:
    """A source in parameters: their names become numbers."""
    if isinstance(given, str):
        return "|".join(_path(path.strip(), params) for path in given.split("|"))
    if "const" in given:
        return Pick(default=given["const"])
    facts = {key: value for key, value in given.items() if key != "from"}
    if "without" in facts:
        facts["without"] = tuple(facts["without"])
    return Pick(path=cast("str", _source(given["from"], params)), **facts)


def _path(path: str, params: Sequence[str]) -> str:
    head, dot, rest = path.partition(".")
    if path.startswith("@") or not path or head.isdigit():
        return path
    return f"{params.index(head)}{dot}{rest}"


def _result(given: str | list[str] | Json | None, params: Sequence[str]) -> Shape:
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, list):
        return tuple(given)
    if "const" in given:
        return Pick(default=given["const"])
    if "fields" in given:
        fields = cast("Json", given["fields"])
        return {
            name: cast("Source", _result(part, params)) for name, part in fields.items()
        }
    later = given["later_than"]
    bound = cast("str", _source(later["param"], params))
    return Pick(path=given["from"], later_than=(later["field"], bound))
