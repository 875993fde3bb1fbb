# SPDX-License-Identifier: MIT
"""Examples of methods: the schema's, as the calls of Python that send them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, cast

__all__ = ["Call", "calls_of", "calls_page"]

_Facts = Mapping[str, object]
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Call(NamedTuple):
    """An example of a method.

    Attributes:
        domain: The group.
        wire: Name of the method.
        code: The call, such as ``client.messages.send(room_id='GENERAL')``.
        params: What is sent.
    """

    domain: str
    wire: str
    code: str
    params: list[object]


def calls_of(schema: _Facts) -> Iterator[Call]:
    """All examples of the schema, in its order."""
    types = cast("Mapping[str, _Facts]", schema["$defs"])
    for wire, facts in cast("Mapping[str, _Facts]", schema["methods"]).items():
        for example in cast("list[_Facts]", facts.get("examples") or []):
            params = cast("list[object]", example["params"])
            view = _view(facts, len(params))
            taken = ", ".join(_arguments(facts, params, types))
            code = f"client.{facts['domain']}.{view}({taken})"
            yield Call(str(facts["domain"]), wire, code, params)


def calls_page(domain: str, schema: _Facts) -> list[str]:
    """The lines of a page about the examples of a group; none where it has none."""
    found = [call for call in calls_of(schema) if call.domain == domain]
    if not found:
        return []
    code = [f"await {call.code}" for call in found]
    return ["## Examples", "", "```python", *code, "```", ""]


def _view(facts: _Facts, given: int) -> str:
    """The Python method for so many parameters, of those with several."""
    views = cast("list[_Facts]", facts.get("views") or [facts])
    params = cast("list[_Facts]", facts.get("params") or [])
    sent = {str(param["name"]) for param in params[:given]}
    fitting = [
        view
        for view in views
        if sent.issuperset(cast("list[str]", view.get("require") or []))
        and sent.isdisjoint(cast("list[str]", view.get("omit") or []))
    ]
    return str(fitting[0]["name"])


def _arguments(
    facts: _Facts, params: list[object], types: Mapping[str, _Facts]
) -> Iterator[str]:
    declared = cast("list[_Facts]", facts.get("params") or [])
    for param, value in zip(declared, params, strict=False):
        if "value" in param or value is None:
            continue
        if param.get("spread"):
            yield from _spread(param, cast("dict[str, object]", value), types)
        elif param.get("optional"):
            yield f"{param['name']}={value!r}"
        else:
            yield repr(value)


def _spread(
    param: _Facts, value: dict[str, object], types: Mapping[str, _Facts]
) -> Iterator[str]:
    reference = str(cast("_Facts", param["schema"])["$ref"]).rpartition("/")[2]
    fields = cast("Mapping[str, _Facts]", types[reference]["properties"])
    for wire, one in value.items():
        name = fields[wire].get("x-name") or _HUMP.sub("_", wire.strip("_")).lower()
        yield f"{name}={one!r}"
