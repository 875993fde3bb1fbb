# SPDX-License-Identifier: MIT
"""Examples of methods: the schema's, as the calls of Python that send them."""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain
from typing import Final, NamedTuple, cast

__all__ = ["Call", "calls_of"]

_Facts = Mapping[str, object]
_Types = Mapping[str, _Facts]
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Call(NamedTuple):
    """An example of a method, or of an endpoint.

    Attributes:
        path: The method of Python, as the reference names it.
        wire: Name of the method, or verb and path of the endpoint.
        code: The call, such as ``client.messages.send(room_id='GENERAL')``.
        params: What is sent: in order, or by name to an endpoint.
        is_paged: Whether it is iterated over.
    """

    path: str
    wire: str
    code: str
    params: list[object] | dict[str, object]
    is_paged: bool = False

    def __str__(self) -> str:
        """The statement, in an asynchronous function."""
        if self.is_paged:
            return f"async for one in {self.code}: ..."
        return f"await {self.code}"


class _Method(NamedTuple):
    """A method of the client.

    Attributes:
        call: What stands before its arguments: ``client.messages.send``.
        path: Where it is: ``quickmeet.messages.Messages.send``.
        takes: Its parameters, which decide what is said by name.
    """

    call: str
    path: str
    takes: Mapping[str, inspect.Parameter]

    def __call__(self, arguments: Iterable[str]) -> str:
        """The code that calls it."""
        return f"{self.call}({', '.join(arguments)})"


def calls_of(schema: _Facts) -> Iterator[Call]:
    """All examples of the schema, in its order, those of endpoints last."""
    types = cast("_Types", schema["$defs"])
    for wire, facts in cast("_Types", schema["methods"]).items():
        for example in _examples(facts):
            params = cast("list[object]", example["params"])
            method = _method(facts, _view(facts, len(params)), schema)
            given = chain.from_iterable(
                _argument(param, value, types, method)
                for param, value in zip(_declared(facts), params, strict=False)
            )
            yield Call(method.path, wire, method(given), params)
    for wire, facts in cast("_Types", schema["endpoints"]).items():
        for example in _examples(facts):
            named = cast("dict[str, object]", example["params"])
            method = _method(facts, str(facts["name"]), schema)
            code = method(_by_name(facts, named, types, method))
            yield Call(method.path, wire, code, named, "paging" in facts)


def _examples(facts: _Facts) -> list[_Facts]:
    return cast("list[_Facts]", facts.get("examples") or [])


def _declared(facts: _Facts) -> list[_Facts]:
    return cast("list[_Facts]", facts.get("params") or [])


def _view(facts: _Facts, given: int) -> str:
    """The Python method for so many parameters, of those with several."""
    views = cast("list[_Facts]", facts.get("views") or [facts])
    sent = {str(param["name"]) for param in _declared(facts)[:given]}
    fitting = [
        view
        for view in views
        if sent.issuperset(cast("list[str]", view.get("require") or []))
        and sent.isdisjoint(cast("list[str]", view.get("omit") or []))
    ]
    return str(fitting[0]["name"])


def _method(facts: _Facts, name: str, schema: _Facts) -> _Method:
    domain = str(facts["domain"])
    head = cast("_Types", schema["domains"])[domain]
    group = cast("Mapping[str, str]", head["group"])["class"]
    module = import_module(f"quickmeet.{domain}")
    takes = inspect.signature(getattr(getattr(module, group), name)).parameters
    path = f"{module.__name__}.{group}.{name}"
    return _Method(f"client.{domain}.{name}", path, takes)


def _by_name(
    facts: _Facts, params: dict[str, object], types: _Types, method: _Method
) -> Iterator[str]:
    """The arguments of an endpoint, in the order of its signature."""
    rest = dict(params)
    spread = None
    for param in _declared(facts):
        if param.get("spread"):
            spread = param
        elif (wire := str(param.get("wire") or param["name"])) in rest:
            yield from _argument(param, rest.pop(wire), types, method)
    if spread is not None:
        yield from _argument(spread, rest, types, method)
    elif rest:
        raise KeyError(f"{facts['name']} takes no {', '.join(rest)}")


def _argument(
    param: _Facts, value: object, types: _Types, method: _Method
) -> Iterator[str]:
    if "value" in param or value is None:
        return
    if "template" in param:
        yield from map(repr, _keys(str(param["template"]), str(value)))
        return
    schema = cast("_Facts", param["schema"])
    if param.get("spread"):
        yield from _fields(str(schema["$ref"]), value, types)
    elif method.takes[str(param["name"])].kind is inspect.Parameter.KEYWORD_ONLY:
        yield f"{param['name']}={_literal(value, schema, types)}"
    else:
        yield _literal(value, schema, types)


def _keys(template: str, name: str) -> tuple[str, ...]:
    """What fills the gaps of a template: ``{room_id}/typing``."""
    parts = re.split(r"\{\w+\}", template)
    pattern = "(.+)".join(map(re.escape, parts))
    found = re.fullmatch(pattern, name)
    return found.groups() if found else ()


def _fields(reference: str, value: object, types: _Types) -> Iterator[str]:
    """The fields of an object as arguments."""
    properties = cast("_Types", types[reference.rpartition("/")[2]]["properties"])
    for wire, one in cast("dict[str, object]", value).items():
        schema = properties[wire]
        name = schema.get("x-name") or _HUMP.sub("_", wire.strip("_")).lower()
        yield f"{name}={_literal(one, schema, types)}"


def _literal(value: object, schema: _Facts, types: _Types) -> str:
    """A value as Python writes it, by its type in the schema."""
    match value, schema:
        case {"$date": int(moment)}, _:
            return f"quickmeet.Timestamp({moment})"
        case dict(), {"$ref": str(reference)}:
            fields = ", ".join(_fields(reference, cast("object", value), types))
            return f"quickmeet.types.{reference.rpartition('/')[2]}({fields})"
        case list(), {"items": items}:
            one = cast("_Facts", items)
            each = (_literal(each, one, types) for each in cast("list[object]", value))
            return f"[{', '.join(each)}]"
        case _:
            return repr(value)
