# SPDX-License-Identifier: MIT
"""The options of requests for lists: filtering, sorting and paging.

Queries, sorts and fields are supported until 9.0.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NoReturn, cast

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    moment,
    number_in,
)
from quickmeet_devserver.base.failure import INTERNAL, fail
from quickmeet_devserver.operation.scope import Scope

__all__ = [
    "changed_since",
    "listed",
    "number",
    "page",
    "selected",
    "selector",
    "updated_since",
]

_USUAL: Final = 50
_GONE_SINCE: Final = 9
_SEARCH_S: Final = 0.25
_NOTHING: Final = object()


def number(given: Document, name: str, usual: int) -> int:
    """Return a number of a query, or the default."""
    found = number_in(str(given.get(name, usual)))
    return usual if found is None else found


def page(given: Document, name: str, items: Sequence[object]) -> Document:
    """Return the page of a list that ``offset`` and ``count`` of a query select.

    Args:
        given: The query.
        name: Name of the list in the answer.
        items: The whole list.
    """
    offset, most = number(given, "offset", 0), number(given, "count", _USUAL)
    shown = items[offset : offset + most] if most else items[offset:]
    return {name: shown, "offset": offset, "count": len(shown), "total": len(items)}


def listed(given: Document, name: str) -> list[str]:
    """Return one or several values of a query: ``status`` or ``status[]``."""
    value = given.get(name) or given.get(f"{name}[]")
    return [str(one) for one in as_list(value) or ([value] if value else [])]


def updated_since(given: Document, code: str) -> int | None:
    """Return the time since which changes are requested; None for the whole list.

    Args:
        given: The query.
        code: Error code for an invalid time.

    Raises:
        MethodFailed: The time is invalid.
    """
    since = given.get("updatedSince")
    found = moment(since)
    if since and found is None:
        fail(code, 'The "updatedSince" query parameter must be a valid date.')
    return found


def changed_since(items: Iterable[Document], since: int) -> list[Document]:
    """Return the items that changed after a time in milliseconds."""
    return [
        one
        for one in items
        if as_document(one.get("_updatedAt")).get("$date", 0) > since
    ]


def selector(given: Document, name: str) -> Document:
    """Parse an object from the JSON in a query; returns an empty one on failure."""
    value = given.get(name)
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return {}
    return as_document(value)


def selected(scope: Scope, given: Document, items: Sequence[Document]) -> list[Any]:
    """Return the items that a request selects, in its order and with its fields.

    Args:
        scope: The operation.
        given: The request's fields: ``query``, ``sort`` and ``fields``, each as JSON.
        items: All that the caller may see.

    Raises:
        MethodFailed: One of the three is invalid.
    """
    if scope.config.major >= _GONE_SINCE:
        return list(items)
    query = _parsed(given, "query")
    found = [item for item in items if _Selection(given).fits(query, item)]
    for name, order in reversed(_parsed(given, "sort").items()):
        found.sort(
            key=lambda item: _sortable(_at(item, name)),  # used at once
            reverse=order in (-1, "-1", "desc"),
        )
    return [_shown(item, _parsed(given, "fields")) for item in found]


def _parsed(given: Document, name: str) -> Document:
    value = given.get(name)
    if value in (None, ""):
        return {}
    try:
        parsed: object = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        _refuse(name, value)
    return cast("Document", parsed)


def _refuse(name: str, value: object) -> NoReturn:
    words = f'Invalid {name} parameter provided: "{value}"'
    fail(f"error-invalid-{name}", words, helperMethod="parseJsonQuery")


def _at(item: object, path: str) -> object:
    """Return the value at a dotted path; None if it is missing."""
    for step in path.split("."):
        if isinstance(item, list):
            found = [_at(one, step) for one in as_list(cast("object", item))]
            item = [one for one in found if one is not _NOTHING]
        else:
            item = as_document(item).get(step, _NOTHING)
    return item


def _sortable(value: object) -> tuple[int, Any]:
    """Return a sort key: None, numbers, strings regardless of case, timestamps."""
    moment = as_document(value).get("$date")
    if isinstance(moment, int):
        return 3, moment
    if isinstance(value, str):
        return 2, value.lower()
    return (1, value) if isinstance(value, int | float) else (0, 0)


def _shown(item: Document, fields: Document) -> Document:
    if not fields:
        return item
    wanted = {name.partition(".")[0] for name, is_in in fields.items() if is_in}
    if wanted:
        return {name: item[name] for name in item if name in {"_id", *wanted}}
    return {name: item[name] for name in item if name not in fields}


class _Selection:
    """The query of a request, limited to a quarter of a second.

    Args:
        given: The fields of the request.
    """

    def __init__(self, given: Document) -> None:
        self._asked = given.get("query")
        self._until = time.monotonic() + _SEARCH_S

    def fits(self, query: Mapping[str, object], item: Document) -> bool:
        """Return whether an item matches."""
        return all(self._holds(name, wanted, item) for name, wanted in query.items())

    def _holds(self, name: str, wanted: object, item: Document) -> bool:
        if name in {"$and", "$or"}:
            parts = [self.fits(as_document(one), item) for one in as_list(wanted)]
            return all(parts) if name == "$and" else any(parts)
        if name.startswith("$"):
            _refuse("query", self._asked)
        value = _at(item, name)
        operators = as_document(wanted)
        if not any(key.startswith("$") for key in operators) or "$date" in operators:
            return _is(value, wanted)
        return all(
            self._compare(operator, value, operand, operators)
            for operator, operand in operators.items()
            if operator != "$options"
        )

    def _compare(
        self, operator: str, value: object, operand: object, beside: Document
    ) -> bool:
        if operator == "$regex":
            return self._matches(value, str(operand), str(beside.get("$options", "")))
        compare = _OPERATORS.get(operator)
        if compare is None:
            _refuse("query", self._asked)
        return compare(value, operand)

    def _matches(self, value: object, text: str, options: str) -> bool:
        import regex  # noqa: PLC0415  # slow to import

        try:
            flags = regex.IGNORECASE if "i" in options else 0
            pattern = regex.compile(text, flags)
            texts = [value] if isinstance(value, str) else as_list(value)
            left = max(self._until - time.monotonic(), 0.001)
            return any(
                pattern.search(one, timeout=left, concurrent=True)
                for one in texts
                if isinstance(one, str)
            )
        except regex.error:
            _refuse("query", self._asked)
        except TimeoutError as error:
            raise INTERNAL from error


def _is(value: object, wanted: object) -> bool:
    """Return whether a value equals or contains another; null also means missing."""
    if wanted is None:
        return value is None or value is _NOTHING
    is_item = isinstance(value, list) and wanted in value
    return value == wanted or is_item


def _ordered(judge: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
    def compare(value: object, operand: object) -> bool:
        left, right = _sortable(value), _sortable(operand)
        return left[0] == right[0] != 0 and judge(left[1], right[1])

    return compare


_OPERATORS: Final[Mapping[str, Callable[[object, object], bool]]] = {
    "$eq": _is,
    "$ne": lambda value, operand: not _is(value, operand),
    "$in": lambda value, operand: any(_is(value, one) for one in as_list(operand)),
    "$nin": lambda value, operand: not any(_is(value, one) for one in as_list(operand)),
    "$exists": lambda value, operand: (value is not _NOTHING) is bool(operand),
    "$gt": _ordered(lambda left, right: left > right),
    "$gte": _ordered(lambda left, right: left >= right),
    "$lt": _ordered(lambda left, right: left < right),
    "$lte": _ordered(lambda left, right: left <= right),
}
