# SPDX-License-Identifier: MIT
"""Writes the page of the schema language: every key, with what it says and an example.

All of it comes from the meta-schema, by which editors complete and `lint` checks.
"""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final, cast

from quickmeet_codegen.read.files import META_SCHEMA

from .yaml_text import block, flow

__all__ = ["META", "keys_of", "language_page", "said_of"]

Facts = Mapping[str, object]
META: Final = cast(
    "Facts",
    json.loads(
        files("quickmeet_codegen").joinpath(META_SCHEMA).read_text("utf-8"),
    ),
)
_HEAD: Final = """\
# The schema language

A schema is a folder of YAML files, one for each domain: `rooms.yaml` becomes
`client.rooms`. This page has every key of every kind of object, with an example. It is
written from the meta-schema, which editors use to complete and explain the same keys
(`quickmeet init` puts it beside your files). For further conditions see
[the rules](rules.md); for the way from a schema to a package,
[Regenerate](tasks/regenerate.md).

```yaml
{example}
```

Keys in **bold** are required. Write YAML as in the examples, without anchors or tags;
JSON is YAML, too.
"""
_SECTIONS: Final = (
    ("The file", "", "One domain.", ()),
    ("Types", "schema", "", ()),
    ("Methods", "method", "", ("view", "rate_limit", "repeat")),
    ("Parameters", "parameter", "", ("key",)),
    ("Endpoints", "endpoint", "", ()),
    ("Events", "event", "", ()),
    ("Collections and publications", "collection", "", ("publication",)),
    ("Histories", "history", "", ()),
    ("Errors", "error", "", ()),
    ("REST calls", "rest_call", "", ("rest_source", "rest_result")),
    ("Versions", "versions", "", ()),
)
_EXAMPLES: Final = ("domain", "summary", "group", "types", "methods", "streams")
"""Keys of a file that the page begins with."""
_LONGEST: Final = 150
"""Characters of an example in a table."""


def language_page() -> str:
    """Write the page."""
    root = cast("Mapping[str, Facts]", META["properties"])
    example = {key: said_of(root[key])[1][0] for key in _EXAMPLES}
    parts = [_HEAD.format(example=block(example))]
    for title, name, words, more in _SECTIONS:
        parts += [f"## {title}\n", *_section(name, words)]
        for other in more:
            parts += [f"### {_title(other)}\n", *_section(other, "")]
    parts += ["## Words that occur everywhere\n", *_shared()]
    return "\n".join(parts)


def keys_of(schema: Facts, path: str = "") -> Iterator[tuple[str, Facts, bool]]:
    """Every key of a kind of thing, those of things inside of it as well.

    Args:
        schema: From the meta-schema.
        path: Where it stands in that kind of thing.

    Yields:
        The path of the key, what the meta-schema says of it, whether it must be there.
    """
    required = cast("list[str]", schema.get("required") or [])
    known = cast("Mapping[str, Facts]", schema.get("properties") or {})
    for key, facts in known.items():
        yield f"{path}{key}", facts, key in required
        yield from keys_of(facts, f"{path}{key}.")
    for key, sign in (("additionalProperties", "NAME."), ("items", "")):
        inner = schema.get(key)
        if isinstance(inner, dict):
            yield from keys_of(cast("Facts", inner), f"{path}{sign}")
    for choice in cast("list[Facts]", schema.get("anyOf") or []):
        yield from keys_of(choice, path)


def said_of(facts: Facts) -> tuple[str, list[object]]:
    """What the meta-schema says of a key, and its examples."""
    target = _target(facts)
    words = facts.get("description") or target.get("description") or ""
    examples: object = facts.get("examples") or target.get("examples")
    return str(words), cast("list[object]", examples or [])


def _target(facts: Facts) -> Facts:
    name = str(facts.get("$ref", "")).rpartition("/")[2]
    return _definitions().get(name, {})


def _definitions() -> Mapping[str, Facts]:
    return cast("Mapping[str, Facts]", META["$defs"])


def _section(name: str, words: str) -> Iterator[str]:
    schema = _definitions()[name] if name else META
    said, examples = said_of(schema)
    yield f"{words or said}\n"
    for example in examples if name else ():
        yield f"```yaml\n{block(example)}\n```\n"
    yield "| key | | example |\n|---|---|---|"
    for path, facts, is_required in keys_of(schema):
        key = f"**`{path}`**" if is_required else f"`{path}`"
        described, found = said_of(facts)
        more = f"{described}{_values(facts)}"
        yield f"| {key} | {_cell(more)} | {_cells(found)} |"
    yield ""
    if not name:
        yield f"```yaml\n{block(_sections_of_file())}\n```\n"


def _sections_of_file() -> dict[str, object]:
    """Examples of a file's sections that the page does not begin with."""
    root = cast("Mapping[str, Facts]", META["properties"])
    return {
        key: said_of(facts)[1][0]
        for key, facts in root.items()
        if key not in _EXAMPLES and len(flow(said_of(facts)[1][0])) > _LONGEST
    }


def _values(facts: Facts) -> str:
    """The values that a key may have, where they are listed."""
    listed = cast("list[object]", facts.get("enum") or [])
    return f" One of {', '.join(f'`{flow(one)}`' for one in listed)}." if listed else ""


def _cells(examples: list[object]) -> str:
    """The examples in one cell, where they are short enough for one."""
    shown = [flow(one) for one in examples]
    return " ".join(f"`{_cell(one)}`" for one in shown if len(one) <= _LONGEST)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _title(name: str) -> str:
    return f"A {name.replace('_', ' ')}".replace("A rest", "REST")


def _shared() -> Iterator[str]:
    """Definitions without keys of their own, which others refer to."""
    yield "| | | example |\n|---|---|---|"
    shown = {name for _, name, _, more in _SECTIONS for name in (name, *more)}
    for name, schema in _definitions().items():
        if name not in shown and "properties" not in schema:
            said, examples = said_of(schema)
            words = _cell(f"{said}{_values(schema)}")
            yield f"| {name.replace('_', ' ')} | {words} | {_cells(examples)} |"
    yield ""
