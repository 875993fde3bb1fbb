# SPDX-License-Identifier: MIT
"""Convert parameters of a method to a request, and the answer's body to its result.

Both use the mapping of the endpoint in the schema; no I/O.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, cast
from urllib.parse import quote

import msgspec
from msgspec import UNSET, UnsetType

from ..model.operations.operation import OCTETS, Upload
from ..model.operations.replacement import Lookup, Pick, RestCall, Shape, Source
from .exchange import Request
from .moments import iso_moments, moment_of
from .multipart import multipart

__all__ = [
    "Scope",
    "applies",
    "find",
    "lookup_request",
    "plain_params",
    "put",
    "query_of",
    "request_of",
    "result_in",
]

_DATA_URL: Final = re.compile(r"data:([^;,]*)(?:;[^;,]*)*;base64,")
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_KEYS: Final = re.compile(r"\{[^{}]*\}|[^.{}]+")
_GIVEN: Final = {"given": True}
_NO_FILES: Final[Mapping[int, Upload]] = {}
_ENVELOPE: Final = "success"

Scope = Callable[[str], object]
"""Resolves a name that follows ``@`` in a source; UNSET when it has no value."""


def plain_params(params: Sequence[object]) -> list[object]:
    """Convert the parameters of a call to JSON values, absent ones to null.

    Raises:
        TypeError, ValueError, OverflowError, RecursionError: Not JSON.
    """
    given = [None if value is UNSET else value for value in params]
    plain: list[object] = msgspec.json.decode(msgspec.json.encode(given))
    return plain


def find(
    source: Source, root: object, lookup: Scope, params: object = None
) -> object | UnsetType:
    """Find the value of a source.

    Args:
        source: The source.
        root: JSON that its path starts from.
        lookup: Resolves names after ``@``.
        params: The parameters of the method, for `Pick.later_than`.

    Returns:
        The value; UNSET when it is absent or null.
    """
    pick = None if isinstance(source, str) else source
    paths = source if isinstance(source, str) else source.path
    value: object = UNSET
    if pick is not None and pick.param is not None:
        value = _at(pick.param, params, lookup)
    elif paths is not None:
        for path in paths.split("|"):  # the first one that is present
            value = _at(path, root, lookup)
            if value is not UNSET:
                break
    if pick is None:
        return value
    if pick.product is not None and (value is UNSET or value == 0):
        value = _product(pick.product, root, lookup)
    if value is UNSET:
        return pick.default
    return _formed(pick, value, params)


def _at(path: str, root: object, lookup: Scope) -> object:
    """Return the value at a path; UNSET if it is absent or null."""
    if path.startswith("@"):
        name, _, path = path[1:].partition(".")
        root = lookup(name)
    value = root
    for key in path.split(".") if path else ():
        if isinstance(value, dict):
            value = cast("dict[str, object]", value).get(key)
        elif isinstance(value, list) and key.isdigit():
            items = cast("list[object]", value)
            value = items[int(key)] if int(key) < len(items) else None
        else:
            value = None
    return UNSET if value is None else value


def _formed(pick: Pick, value: object, params: object) -> object:
    if pick.without and isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        value = {name: fields[name] for name in fields if name not in pick.without}
    elif pick.choices is not None:
        value = pick.choices.get(_key_of(value), UNSET)
    elif pick.later_than is not None and isinstance(value, list):
        value = _later(cast("list[object]", value), pick.later_than, params)
    elif pick.contains is not None and isinstance(value, list):
        value = _at(pick.contains, params, lambda _: UNSET) in value
    elif pick.form == "joined" and isinstance(value, list):
        value = ",".join(map(str, cast("list[object]", value)))
    elif pick.form == "json":
        value = msgspec.json.encode(iso_moments(value)).decode()
    elif pick.form == "milliseconds":
        moment = moment_of(value)
        value = UNSET if moment is None else moment
    return value


def _product(paths: tuple[str, str], root: object, lookup: Scope) -> object:
    factors = [_at(path, root, lookup) for path in paths]
    first, second = factors
    if isinstance(first, int) and isinstance(second, int):
        return first * second
    return UNSET


def _key_of(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _later(
    items: list[object], later_than: tuple[str, str], params: object
) -> list[object]:
    field, path = later_than
    bound = moment_of(_at(path, params, lambda _: UNSET))
    if bound is None:
        return items
    moments = ((item, moment_of(_at(field, item, lambda _: UNSET))) for item in items)
    return [item for item, moment in moments if moment is None or moment > bound]


def put(fields: dict[str, object], keys: Sequence[str], value: object) -> None:
    """Set a field; several keys make nested objects."""
    for key in keys[:-1]:
        fields = cast("dict[str, object]", fields.setdefault(key, {}))
    fields[keys[-1]] = value


def applies(call: RestCall, params: list[object]) -> bool:
    """Whether a call applies to these parameters."""
    return all(
        _is_so(find(source, params, _nothing), value)
        for source, value in call.when.items()
    )


def _is_so(found: object, wanted: object) -> bool:
    if wanted == _GIVEN:
        return found is not UNSET
    return found == (UNSET if wanted is None else wanted)


def request_of(
    call: RestCall,
    params: list[object],
    lookup: Scope,
    files: Mapping[int, Upload] = _NO_FILES,
) -> Request:
    """Make the request of a call.

    Args:
        call: The endpoint.
        params: The method's parameters as plain JSON.
        lookup: Resolves the results of the call's lookups.
        files: The parameters that are files, by position.
    """
    sent = iso_moments(_sent(call.send, params, lookup))
    path = _PLACE.sub(lambda place: _segment(place[1], params, lookup), call.path)
    query: tuple[tuple[str, str], ...] = ()
    body, media_type = None, "application/json"
    if call.is_in_query:
        query = tuple(query_of(cast("Mapping[str, object]", sent)))
    elif call.form == "multipart":
        fields = tuple(query_of(cast("Mapping[str, object]", sent)))
        named = dict(_files(call, params, files))
        others = (field for field in fields if field[0] not in named)
        body, media_type = multipart(others, named)
    else:
        body = msgspec.json.encode(sent)
    return Request(
        name=call.name,
        verb=call.verb,
        path=path,
        query=query,
        body=body,
        media_type=media_type,
        call=call,
    )


def _files(
    call: RestCall, params: list[object], files: Mapping[int, Upload]
) -> Iterator[tuple[str, Upload]]:
    """Collect the files of a form: parameters, and files made from strings."""
    for name, source in call.send.items():
        if isinstance(source, str):
            if source.isdecimal() and int(source) in files:
                yield name, files[int(source)]
        elif source.form == "file":
            content = find(source, params, _nothing)
            if isinstance(content, str):
                file_name = find(source.named or "", params, _nothing)
                kind = find(source.media_type or "", params, _nothing)
                own_kind, content = _without_head(content)
                yield (
                    name,
                    Upload(
                        content=_bytes_of(content),
                        name=file_name if isinstance(file_name, str) else name,
                        media_type=kind if isinstance(kind, str) and kind else own_kind,
                    ),
                )


def _without_head(text: str) -> tuple[str, str]:
    """Split a base64 ``data:`` URL into its media type and the data."""
    head = _DATA_URL.match(text)
    return (OCTETS, text) if head is None else (head[1] or OCTETS, text[head.end() :])


def _bytes_of(text: str) -> bytes:
    """Decode binary data, given as base64 or as a string of one byte per character."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return text.encode("latin-1", "replace")


def lookup_request(lookup: Lookup, params: list[object]) -> Request:
    """Make the request of a lookup."""
    sent = iso_moments(_sent(lookup.send, params, _nothing))
    return Request(
        name=f"GET {lookup.path}",
        verb="GET",
        path=lookup.path,
        query=tuple(query_of(cast("Mapping[str, object]", sent))),
    )


def _nothing(_name: str) -> object:
    return UNSET


def _sent(
    send: Mapping[str, Source], params: list[object], lookup: Scope
) -> dict[str, object] | object:
    sent: dict[str, object] = {}
    for pattern, source in send.items():
        value = find(source, params, lookup)
        if value is UNSET:
            continue
        if not pattern:
            return value
        if pattern == "*":
            if isinstance(value, dict):
                sent.update(cast("dict[str, object]", value))
            continue
        if "." not in pattern and "{" not in pattern:
            sent[pattern] = value
            continue
        keys = [_key(key, params, lookup) for key in _KEYS.findall(pattern)]
        if None not in keys:
            put(sent, [key for key in keys if key is not None], value)
    return sent


def _key(pattern: str, params: list[object], lookup: Scope) -> str | None:
    """Return the name of a field; None if the parameters do not determine it."""
    if not pattern.startswith("{"):
        return pattern
    named = find(pattern[1:-1], params, lookup)
    return named if isinstance(named, str) else None


def _segment(source: str, params: list[object], lookup: Scope) -> str:
    value = find(source, params, lookup)
    return "" if value is UNSET else quote(_text(value), safe="")


def query_of(sent: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield names and values of a query; lists repeat the name, null is left out."""
    for name, value in sent.items():
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        for item in values:
            if item is not None:
                yield name, _text(item)


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def result_in(
    shape: Shape, body: object, lookup: Scope, params: list[object]
) -> object | UnsetType:
    """Build the method's result from the body of the replacement's answer.

    Args:
        shape: Where the parts of the result are.
        body: The endpoint's answer.
        lookup: Resolves the results of the call's lookups.
        params: The method's parameters as plain JSON.

    Returns:
        The result as JSON; UNSET when there is none.
    """
    if isinstance(body, dict):
        fields = cast("dict[str, object]", body)
        body = {name: part for name, part in fields.items() if name != _ENVELOPE}
    if shape is None:
        return UNSET
    if isinstance(shape, tuple):
        return _joined([find(part, body, lookup, params) for part in shape])
    if not isinstance(shape, Mapping):
        return find(shape, body, lookup, params)
    result: dict[str, object] = {}
    for name, source in shape.items():
        value = find(source, body, lookup, params)
        if value is UNSET:
            continue
        if name == "*":
            if isinstance(value, dict):
                spread = cast("dict[str, object]", value)
                result = {**spread, **result}
        else:
            put(result, name.split("."), value)
    return result


def _joined(parts: list[object]) -> list[object]:
    joined: list[object] = []
    for part in parts:
        if isinstance(part, list):
            joined.extend(cast("list[object]", part))
        elif part is not UNSET:
            joined.append(part)
    return joined
