# SPDX-License-Identifier: MIT
"""The REST endpoints that replace methods, played by the methods themselves.

The schema says how a method becomes a request and an answer its result
(`quickmeet_runtime.rest.replacement`); this reads the same the other way round.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, cast

import msgspec
from msgspec import Raw

from quickmeet_runtime.model import UNSET
from quickmeet_runtime.operation import Method as SchemaMethod
from quickmeet_runtime.rest.replacement import Lookup, Pick, RestCall, Shape, Source
from quickmeet_runtime.rest.request import applies
from quickmeet_runtime.rest.values import find, moment_of, put

from .documents import Document, as_list, date, raw
from .failure import MethodFailed
from .matching import Params
from .methods import METHODS
from .scope import UNDEFINED, Scope

__all__ = ["Endpoint", "answer", "endpoints_for"]

_PLACE: Final = re.compile(r"\{([^}]+)\}")
_MOMENTS: Final = frozenset({
    "endDate", "lastUpdate", "latest", "oldest", "startDate", "updatedSince",
})  # fmt: skip
_NUMBERS: Final = frozenset({"count", "limit", "offset"})
_FLAGS: Final = {"true": True, "false": False}
_ABSENT: Final = object()


class Endpoint(NamedTuple):
    """One endpoint that stands for one method.

    Attributes:
        method: Wire name.
        call: How the method becomes a request, and the answer its result.
        places: Sources of what stands in the path, in their order.
        found: What stood there.
    """

    method: str
    call: RestCall
    places: tuple[str, ...]
    found: tuple[str, ...] = ()


def endpoints_for(verb: str, path: str) -> list[Endpoint]:
    """The endpoints that a request may mean.

    Args:
        verb: HTTP method.
        path: Path below ``/api``.
    """
    found: list[Endpoint] = []
    for pattern, endpoint in _endpoints().get(verb, ()):
        match = pattern.fullmatch(path)
        if match is not None:
            found.append(endpoint._replace(found=match.groups()))
    return found


@cache
def _endpoints() -> Mapping[str, list[tuple[re.Pattern[str], Endpoint]]]:
    from .schema_methods import schema_methods  # noqa: PLC0415  # slow to import

    table: dict[str, list[tuple[re.Pattern[str], Endpoint]]] = {}
    for name, methods in schema_methods().items():
        if name not in METHODS:
            continue
        for call in _calls(methods):
            parts = _PLACE.split(call.path)
            pattern = re.compile("([^/]+)".join(map(re.escape, parts[::2])))
            endpoint = Endpoint(name, call, tuple(parts[1::2]))
            table.setdefault(call.verb, []).append((pattern, endpoint))
    return table


def _calls(methods: Sequence[SchemaMethod[object]]) -> list[RestCall]:
    return [call for method in methods[:1] for call in method.rest]


def answer(
    scope: Scope,
    endpoints: Sequence[Endpoint],
    given: Document,
    factor: Sequence[Document] = (),
) -> Document:
    """Carry out what a request means.

    Args:
        scope: The operation.
        endpoints: What it may mean; that which makes most of it is taken.
        given: Its fields, from the query or the body.
        factor: The second factor, if one was given.

    Raises:
        MethodFailed: The method refused, in the words of REST.
    """
    read = [(_params(scope, endpoint, given), endpoint) for endpoint in endpoints]
    fitting = [
        (reading, endpoint)
        for reading, endpoint in read
        if reading is not None and applies(endpoint.call, reading.params)
    ]
    if not fitting:
        raise MethodFailed("invalid-params", "must have required property")
    reading, endpoint = min(fitting, key=lambda one: one[0].unread)
    try:
        result = METHODS[endpoint.method](scope, Params([*reading.params, *factor]))
    except MethodFailed as failed:
        raise _as_rest(endpoint.call, failed) from failed
    if isinstance(result, msgspec.Struct):
        result = raw(result)  # by the names on the wire
    return _body(endpoint.call, result)


class _Reading(NamedTuple):
    params: list[object]
    unread: int
    """How many fields of the request it makes nothing of."""


def _params(scope: Scope, endpoint: Endpoint, given: Document) -> _Reading | None:
    """The method's parameters; None when the request is not meant for it."""
    params: dict[int, object] = {}
    left = dict(given)
    call = endpoint.call
    for source, text in zip(endpoint.places, endpoint.found, strict=True):
        _place(scope, call, params, source, text)
    for name, sent in call.send.items():
        if name == "*" or name.startswith("{"):
            continue
        value = _dig(given, name.split(".")) if name else given
        left.pop(name.partition(".")[0], None)
        if isinstance(sent, Pick) and sent.path is None:
            if value is not _ABSENT and value != sent.default:
                return None
        elif value is not _ABSENT:
            known = _undone(sent, _typed(name, value))
            _place(scope, call, params, _first(sent), known)
    if "*" in call.send:
        _place(scope, call, params, _first(call.send["*"]), left)
        left = {}
    for source, value in call.when.items():
        listed = [params.get(index) for index in range(max(params, default=-1) + 1)]
        if value is not None and find(source, listed, _nothing) is UNSET:
            _place(scope, call, params, source, value)
    listed = [params.get(index) for index in range(max(params, default=-1) + 1)]
    return _Reading(listed, len(left))


def _nothing(_name: str) -> object:
    return UNSET


def _first(source: Source) -> str:
    path = source if isinstance(source, str) else source.path or ""
    return path.partition("|")[0]


def _typed(name: str, value: object) -> object:
    """A field of a query as the method has it: queries are texts."""
    if not isinstance(value, str):
        return value
    if name in _NUMBERS and value.isdecimal():
        return int(value)
    if name in _MOMENTS and (moment := moment_of(value)) is not None:
        return date(moment)
    return _FLAGS.get(value, value)


def _undone(source: Source, value: object) -> object:
    if isinstance(source, str):
        return value
    if source.choices is not None:
        back = {str(shown): known for known, shown in source.choices.items()}
        return back.get(str(value), value)
    if source.form == "joined" and isinstance(value, str):
        return value.split(",")
    if source.form == "json" and isinstance(value, str):
        return cast("object", json.loads(value))
    if source.form == "milliseconds" and isinstance(value, int):
        return date(value)
    return value


def _place(
    scope: Scope,
    call: RestCall,
    params: dict[int, object],
    source: str,
    value: object,
) -> None:
    """Put a value where a source would find it."""
    if source.startswith("@"):
        lookup = call.lookups.get(source[1:])
        known = None if lookup is None else _looked_up(scope, lookup, value)
        if lookup is not None and known is not None:
            (target,) = lookup.send.values()
            _place(scope, call, params, _first(target), known)
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
    """What must have been asked for, of what was found."""
    if lookup.path != "/v1/users.info":
        return None
    if lookup.result == "user.username":
        user = scope.tx.user_named(str(value))
        return None if user is None else user["_id"]
    user = scope.tx.users.get(str(value))
    return None if user is None else user.get("username")


def _dig(value: object, keys: Sequence[str]) -> object:
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            return _ABSENT
        value = cast("Document", value)[key]
    return value


def _body(call: RestCall, result: object) -> Document:
    if result is UNDEFINED:
        result = None
    elif isinstance(result, Raw):  # only here is a result taken apart
        result = msgspec.json.decode(result)
    refused = [code for code, said in call.absorbs.items() if said == result]
    if refused and call.result is not None and not result:
        raise MethodFailed(str(refused[0]), "The required param is not valid")
    body: Document = {}
    _fill(body, call.result, result)
    return body


def _fill(body: Document, shape: Shape, result: object) -> None:
    if isinstance(shape, tuple):  # one list was made of several
        looked_up = sum(_first(part).startswith("@") for part in shape)
        _fill(body, shape[-1], as_list(result)[looked_up:])
    elif isinstance(shape, Mapping):
        for key, source in shape.items():
            found = result if key == "*" else _dig(result, key.split("."))
            if found is not _ABSENT:
                _fill(
                    body, source, dict(cast("Document", found)) if key == "*" else found
                )
    elif shape == "":
        body.update(cast("Document", result) if isinstance(result, dict) else {})
    elif isinstance(shape, str) and not shape.startswith("@"):
        put(body, shape.split("."), result)
    elif isinstance(shape, Pick) and shape.path:
        put(body, _first(shape).split("."), result)


def _as_rest(call: RestCall, failed: MethodFailed) -> MethodFailed:
    """A refusal with the code that REST has for it."""
    for code, known in call.codes.items():
        if str(known) == str(failed.code):
            return MethodFailed(code, failed.reason)
    return failed
