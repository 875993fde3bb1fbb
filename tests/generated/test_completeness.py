# SPDX-License-Identifier: MIT
"""The schema has every name that servers from 3.x to 9.x are known to have."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

NAMES: Any = json.loads(Path(__file__).with_name("wire_names.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def schema() -> Any:
    text = files("quickmeet").joinpath("schema.json").read_text("utf-8")
    return json.loads(text)


def test_every_method_is_there(schema: Any) -> None:
    assert len(NAMES["methods"]) == 366
    assert set(NAMES["methods"]) <= set(schema["methods"])


def test_every_event_is_there(schema: Any) -> None:
    events = {
        f"{stream} {re.sub(r'{[^}]*}', '{}', key)}"
        for stream, keys in schema["streams"].items()
        for key in keys
    }
    assert len(NAMES["events"]) == 93
    assert set(NAMES["events"]) <= events


def test_every_publication_is_there(schema: Any) -> None:
    assert set(NAMES["publications"]) <= set(schema["publications"])


def test_a_result_is_left_untyped_only_where_it_is_what_others_make_it(
    schema: Any,
) -> None:
    untyped = {
        name for name, known in schema["methods"].items() if known.get("result") == {}
    }
    # a model of the database, called by its name, and a command, which apps define
    assert untyped == {"robot.modelCall", "slashCommand"}


def test_what_9_lacks_is_called_by_rest_or_says_why_it_is_not(schema: Any) -> None:
    gone = {
        name: known
        for name, known in schema["methods"].items()
        if known["availability"]["9.x"] in {"no", "likely-no"}
        and {"yes", "likely"} & set(known["availability"].values())
    }
    routed = {name for name, known in gone.items() if known.get("rest")}
    silent = [n for n, known in gone.items() if not known.get("unreplaced")]
    assert set(silent) <= routed
    of_8 = {n for n in gone if gone[n]["availability"]["8.x"] in {"yes", "likely"}}
    assert (len(gone), len(routed)) == (298, 220)
    assert (len(of_8), len(of_8 & routed)) == (149, 131)


def test_each_operation_states_its_access_and_its_availability(schema: Any) -> None:
    for name, method in schema["methods"].items():
        assert method["access"], name
        assert method["repeat"]["why"], name
        assert method["availability"], name
        assert "since" in method.get("versions", {}) or method["replacement"], name


def test_an_undocumented_value_has_a_reason(schema: Any) -> None:
    """Each leaf that is any JSON has its reason where it stands, in ``x-open``."""
    nowhere = sorted(_unexplained(schema))
    assert nowhere == []


def _unexplained(schema: Any) -> Iterator[str]:
    for name, entry in schema["$defs"].items():
        yield from _free(name, entry)
    operations = {**schema["methods"], **schema["endpoints"]}
    for events in schema["streams"].values():
        operations |= events
    for name, operation in operations.items():
        for param in (*operation.get("params", ()), *operation.get("args", ())):
            # a template, a lookup and a file have no schema
            yield from _free(f"{name} {param.get('name')}", param.get("schema"))
        # whole results are held by a test of their own
        yield from _free(f"{name} result", operation.get("result") or None)


def _free(place: str, schema: Any) -> Iterator[str]:
    if schema is None:
        return
    words = {"description", "x-name", "examples", "x-upstream", "x-domain"}
    if not schema.keys() - words:
        yield place
    for key, inner in schema.items():
        if key == "properties":
            for field, one in inner.items():
                yield from _free(f"{place}.{field}", one)
        elif key in {"anyOf", "oneOf", "prefixItems"}:
            for one in inner:
                yield from _free(f"{place} {key}", one)
        elif key in {"items", "additionalProperties"} and isinstance(inner, dict):
            yield from _free(f"{place} {key}", inner)
