# SPDX-License-Identifier: MIT
"""Mapping a REST request to a method and its parameters.

The schema contains how a method maps to a request
(`quickmeet_runtime.model.operations.replacement`); this is the inverse.
"""

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, cast
from urllib.parse import unquote

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    date,
    number_in,
    pick_not,
)
from quickmeet_devserver.dispatch.schema import schema_methods
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.model.operations.operation import Method as SchemaMethod
from quickmeet_runtime.model.operations.replacement import (
    Lookup,
    Pick,
    RestCall,
    Source,
)
from quickmeet_runtime.model.payload import UNSET
from quickmeet_runtime.rest.mapping import applies, find, put
from quickmeet_runtime.rest.moments import moment_of

__all__ = [
    "ABSENT",
    "WHOLE_BODY",
    "Meaning",
    "RestEndpoint",
    "as_sent",
    "dig",
    "endpoint_at",
    "endpoints_for",
    "first_source",
    "meant",
    "path_pattern",
]

WHOLE_BODY: Final = ""
"""The field name for a body that is not an object."""

ABSENT: Final = object()
"""The result of `dig` for a missing path."""

_PLACE: Final = re.compile(r"\{([^}]+)\}")
_PLACES: Final = {"@kind": "(channels|groups|im|dm)"}
"""The values of `{@kind}` in paths: prefixes of families."""
_MOMENTS: Final = frozenset({
    "endDate", "lastUpdate", "latest", "oldest", "startDate", "updatedSince",
})  # fmt: skip
_NUMBERS: Final = frozenset({"count", "limit", "offset"})
_FLAGS: Final = {"true": True, "false": False}


class RestEndpoint(NamedTuple):
    """An endpoint that replaces a method.

    Attributes:
        method: Wire name.
        call: How the method maps to a request, and the answer to a result.
        places: Sources of the values in the path, in order.
        found: The values in the path.
    """

    method: str
    call: RestCall
    places: tuple[str, ...]
    found: tuple[str, ...] = ()


class Meaning(NamedTuple):
    """The call of a method that a request maps to.

    Attributes:
        endpoint: The endpoint.
        params: The parameters of the method.
        unread: Number of fields in the request that the endpoint ignores.
        missing: Number of the endpoint's fields that the request lacks.
    """

    endpoint: RestEndpoint
    params: list[object]
    unread: int
    missing: int


def endpoints_for(
    verb: str, path: str, methods: Container[str] = METHODS
) -> list[RestEndpoint]:
    """Return the endpoints that a request may be for.

    Args:
        verb: HTTP method.
        path: Path below ``/api``.
        methods: Wire names of all methods.
    """
    found: list[RestEndpoint] = []
    for name, call in _endpoints().get(verb, ()):
        if name in methods and (endpoint := endpoint_at(name, call, path)) is not None:
            found.append(endpoint)
    return found


def endpoint_at(method: str, call: RestCall, path: str) -> RestEndpoint | None:
    """Return an endpoint if a path matches it, else None.

    Args:
        method: Wire name of the method, or verb and path of the endpoint itself.
        call: How it maps to a request.
        path: Path of the request, below ``/api``.
    """
    pattern, places = path_pattern(call.path)
    match = pattern.fullmatch(path)
    if match is None:
        return None
    return RestEndpoint(method, call, places, tuple(map(unquote, match.groups())))


@cache
def path_pattern(path: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile the pattern of an endpoint's paths, with the sources of the values in it.

    Args:
        path: The path in the schema.
    """
    parts = _PLACE.split(path)
    for number, text in enumerate(parts):
        is_place = number % 2
        parts[number] = _PLACES.get(text, "([^/]+)") if is_place else re.escape(text)
    return re.compile("".join(parts)), tuple(_PLACE.findall(path))


@cache
def _endpoints() -> Mapping[str, list[tuple[str, RestCall]]]:
    table: dict[str, list[tuple[str, RestCall]]] = {}
    for name, methods in schema_methods().items():
        for call in _calls(methods):
            table.setdefault(call.verb, []).append((name, call))
    return table


def _calls(methods: Sequence[SchemaMethod[object]]) -> list[RestCall]:
    return [call for method in methods[:1] for call in method.rest]


def meant(
    scope: Scope,
    endpoints: Sequence[RestEndpoint],
    given: Document,
    preferred: Container[str] = (),
) -> Meaning | None:
    """Map a request to a method; returns None if it matches no endpoint.

    Args:
        scope: The operation.
        endpoints: The candidates; the one that leaves fewest fields unread is chosen.
        given: The request's fields, from the query or the body.
        preferred: Methods to prefer if a request matches several.
    """
    read = [_reading(scope, endpoint, given) for endpoint in endpoints]
    fitting = [
        meaning
        for meaning in read
        if meaning is not None and applies(meaning.endpoint.call, meaning.params)
    ]
    return min(
        fitting,
        key=lambda one: (
            one.unread,
            one.endpoint.method not in preferred,
            _needs_more(one.endpoint.call),
            one.missing,
        ),
        default=None,
    )


def _needs_more(call: RestCall) -> bool:
    """Return whether an endpoint is used only if a part of a parameter is given."""
    return any("." in source for source in call.when)


def as_sent(scope: Scope, endpoint: RestEndpoint, given: Document) -> list[object]:
    """Return the parameters of a method, those of a query as strings.

    Args:
        scope: The operation.
        endpoint: The endpoint of the request.
        given: The request's fields.
    """
    meaning = _reading(scope, endpoint, given, is_typed=False)
    return [] if meaning is None else meaning.params


class _Fields:
    """The fields of a request, and whether they were read."""

    def __init__(self, given: Document, call: RestCall) -> None:
        named = {name.partition(".")[0] for name in call.send}
        self._given: Final = given
        self._others: Final = pick_not(given, named)
        self._leaves: Final = set(_leaves(given))

    @property
    def unread(self) -> int:
        """The number of fields that were not read."""
        return len(self._leaves)

    def take_all(self, pattern: str) -> Mapping[str, object]:
        """Read fields by their path in an endpoint.

        Args:
            pattern: A path; ``*`` for all fields without a path of their own, and
                ``a.{1}`` for a field of ``a`` named by a parameter.

        Returns:
            Values by the last key of their path.
        """
        if pattern == "*":
            self._leaves.clear()
            return {pattern: self._others}
        parent, place, _ = pattern.partition(".{")
        keys = tuple(parent.split("."))
        if "{" in parent:  # beside a "*", which includes it
            return {}
        gone = [leaf for leaf in self._leaves if leaf[: len(keys)] == keys]
        self._leaves.difference_update(gone)
        value = dig(self._given, keys)
        if place:
            return dict(list(as_document(value).items())[:1])
        return {} if value is ABSENT else {keys[-1]: value}


def _leaves(given: Document, *above: str) -> Iterator[tuple[str, ...]]:
    for name, value in given.items():
        if isinstance(value, dict) and value:
            yield from _leaves(cast("Document", value), *above, name)
        else:
            yield (*above, name)


def _reading(
    scope: Scope, endpoint: RestEndpoint, given: Document, *, is_typed: bool = True
) -> Meaning | None:
    """Read a request for one endpoint; returns None if it does not match."""
    params: dict[int, object] = {}
    call = endpoint.call
    fields = _Fields(given, call)
    missing = 0
    for source, text in zip(endpoint.places, endpoint.found, strict=True):
        _place(scope, call, params, source, text)
    for name, sent in call.send.items():
        found = fields.take_all(name)
        missing += not found
        if isinstance(sent, Pick) and sent.path is None:
            if not all(_is_constant(value, sent.default) for value in found.values()):
                return None
            continue
        if not found and (flag := _flag_of_silence(sent)) is not None:
            _place(scope, call, params, first_source(sent), flag)
        for known, value in found.items():
            if "{" in name:
                _place(scope, call, params, _PLACE.findall(name)[-1], known)
            value_there = _undone(sent, _typed(name, value) if is_typed else value)
            _place(scope, call, params, first_source(sent), value_there)
    for source, value in call.when.items():
        if value is not None and find(source, _listed(params), _nothing) is UNSET:
            _place(scope, call, params, source, value)
    return Meaning(endpoint, _listed(params), fields.unread, missing)


def _listed(params: Mapping[int, object]) -> list[object]:
    return [params.get(index) for index in range(max(params, default=-1) + 1)]


def _is_constant(value: object, constant: object) -> bool:
    """Return whether a field equals a constant, which is a string in a query."""
    if value == constant or not isinstance(value, str):
        return value == constant
    return _of_json(value) == constant


def _nothing(_name: str) -> object:
    return UNSET


def first_source(source: Source) -> str:
    """Return the path of a source, the first of several."""
    path = source if isinstance(source, str) else source.path or ""
    return path.partition("|")[0]


def _typed(name: str, value: object) -> object:
    """Convert a field of a query, which is a string, to the method's type."""
    if not isinstance(value, str):
        return value
    if name in _NUMBERS and (number := number_in(value)) is not None:
        return number
    if name in _MOMENTS and (moment := moment_of(value)) is not None:
        return date(moment)
    return _FLAGS.get(value, value)


def _undone(source: Source, value: object) -> object:
    if isinstance(source, str):
        return value
    if source.choices is not None:
        back = {str(shown): known for known, shown in source.choices.items()}
        known = back.get(str(value), value)
        return _FLAGS.get(known, known) if isinstance(known, str) else known
    if source.form == "joined" and isinstance(value, str):
        return value.split(",")
    if source.form == "json" and isinstance(value, str):
        return _of_json(value)
    if source.form == "milliseconds" and isinstance(value, int):
        return date(value)
    return value


def _flag_of_silence(source: Source) -> bool | None:
    """Return the flag that an omitted field stands for, if there is one."""
    if isinstance(source, str) or source.default is UNSET or source.choices is None:
        return None
    known = {_FLAGS.get(str(choice)) for choice in source.choices}
    return None if len(known) > 1 or None in known else not known.pop()


def _of_json(text: str) -> object:
    try:
        return cast("object", json.loads(text))
    except (ValueError, RecursionError):
        return text


def _place(
    scope: Scope, call: RestCall, params: dict[int, object], source: str, value: object
) -> None:
    """Store a value where a source would find it."""
    if source.startswith("@"):
        lookup = call.lookups.get(source[1:])
        known = None if lookup is None else _looked_up(scope, lookup, value)
        if lookup is not None and known is not None:
            (target,) = lookup.send.values()
            _place(scope, call, params, first_source(target), known)
        return
    if not source:  # all the parameters are one list
        params.update(enumerate(as_list(value)))
        return
    head, _, keys = source.partition(".")
    if not keys:
        before = params.get(int(head))
        both = isinstance(before, dict) and isinstance(value, dict)
        params[int(head)] = {**before, **value} if both else value  # type: ignore[dict-item]  # both are objects
    else:
        put(cast("Document", params.setdefault(int(head), {})), keys.split("."), value)


def _looked_up(scope: Scope, lookup: Lookup, value: object) -> object:
    """Reverse a lookup: return the value that a client looked up to get a result."""
    if lookup.path != "/v1/users.info":
        return None
    if lookup.result == "user.username":
        user = scope.tx.user_named(str(value))
        return None if user is None else user["_id"]
    user = scope.tx.users.get(str(value))
    return None if user is None else user.get("username")


def dig(value: object, keys: Sequence[str]) -> object:
    """Return the value below a path of keys; `ABSENT` if it is missing."""
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            return ABSENT
        value = cast("Document", value)[key]
    return value
