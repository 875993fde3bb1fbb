# SPDX-License-Identifier: MIT
"""Which servers have a method, and which REST calls replace it.

The schema names parameters; what is generated numbers them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import UNSET

from quickmeet_codegen.ir.expressions import (
    AllPages,
    Lookup,
    Pick,
    RestCall,
    Shape,
    Versions,
)
from quickmeet_codegen.model.endpoints import FAMILIES
from quickmeet_codegen.model.payload import VersionSpec
from quickmeet_codegen.model.rest import (
    PLACE,
    PagesSpec,
    RestCallSpec,
    Result,
    Source,
    SourceSpec,
)
from quickmeet_codegen.read.schema_json import by_versions, major

__all__ = ["rest_calls", "result_shape", "versions_of"]

_KINDS: Final = {
    "no": "absent",
    "likely": "unsure",
    "unknown": "unsure",
    "likely-no": "doubtful",
}


def versions_of(
    versions: VersionSpec, availability: Mapping[str, str]
) -> Versions | None:
    """The servers that have an operation; None if unknown."""
    majors: dict[str, list[int]] = {"absent": [], "unsure": [], "doubtful": []}
    for line, known in availability.items():
        number, kind = major(line), _KINDS.get(known)
        followed = by_versions(line, versions.since, versions.removed)
        if number is not None and kind is not None and not followed == known == "no":
            majors[kind].append(number)
    made = Versions(
        since=versions.since or None,
        deprecated=versions.deprecated or None,
        removed=versions.removed or None,
        **{kind: tuple(sorted(numbers)) for kind, numbers in majors.items()},
    )
    return None if made == Versions() else made


def rest_calls(
    calls: Iterable[RestCallSpec], params: tuple[str, ...]
) -> tuple[RestCall, ...]:
    """REST calls with numbers for the parameters.

    Args:
        calls: As the schema has them.
        params: The names that their sources begin with, in the order of numbers.
    """
    return tuple(_call(call, params) for call in calls)


def _call(call: RestCallSpec, params: tuple[str, ...]) -> RestCall:
    verb, _, path = call.call.partition(" ")
    return RestCall(
        verb=verb,
        path=_filled(path, params),
        send=_sent(call.send, params),
        result=_result(call.result, params),
        when={_numbered(name, params): value for name, value in call.when.items()},
        after=call.after,
        lookups=dict(_lookups(call, params)),
        codes=call.codes,
        absorbs=call.absorbs,
        versions=versions_of(call.versions, {}),
        form=call.form,
        each=None if call.each is None else _numbered(call.each, params),
        pages=_pages(call.pages, params),
    )


def _pages(pages: PagesSpec | None, params: tuple[str, ...]) -> AllPages | None:
    if pages is None:
        return None
    first = None if pages.first is None else _numbered(pages.first, params)
    return AllPages(items=pages.items, is_reversed=pages.is_reversed, first=first)


def _lookups(
    call: RestCallSpec, params: tuple[str, ...]
) -> Iterable[tuple[str, Lookup]]:
    for name, lookup in call.lookups.items():
        sent = _sent(lookup.send, params)
        result = _result(lookup.result, params)
        yield name, Lookup(path=lookup.ask, send=sent, result=result)
    if call.family is not None:
        kind = Pick(path="room.t", choices=FAMILIES)
        sent = _sent({"roomId": call.family}, params)
        yield "kind", Lookup(path="/v1/rooms.info", send=sent, result=kind)


def _sent(
    given: Mapping[str, Source], params: tuple[str, ...]
) -> dict[str, str | Pick]:
    return {
        _filled(name, params): _source(source, params) for name, source in given.items()
    }


def _source(given: Source, params: tuple[str, ...]) -> str | Pick:
    """A source in what is sent: names of parameters become numbers."""
    if not isinstance(given, SourceSpec):
        return _numbered(given, params)
    if given.const is not UNSET:
        return Pick(default=given.const)
    return Pick(
        path=_numbered(given.path, params),
        default=given.default,
        form=given.form,
        choices=given.choices,
        without=given.without,
        product=(
            None
            if given.product is None
            else (
                _numbered(given.product[0], params),
                _numbered(given.product[1], params),
            )
        ),
        named=_numbered(given.named, params) if given.named else None,
        media_type=_numbered(given.media_type, params) if given.media_type else None,
    )


def _result(given: Result, params: tuple[str, ...]) -> Shape:
    """A source in an answer, or the fields or parts of a result."""
    if given is None or isinstance(given, str | tuple):
        return given
    if given.const is not UNSET:
        return Pick(default=given.const)
    if given.fields is not None:
        return {name: _result(part, params) for name, part in given.fields.items()}
    if given.param is not None:
        return Pick(param=_numbered(given.param, params))
    later = given.later_than
    bound = None if later is None else (later.field, _numbered(later.param, params))
    listed = None if given.contains is None else _numbered(given.contains, params)
    return Pick(
        path=given.path, choices=given.choices, later_than=bound, contains=listed
    )


def result_shape(given: Result) -> Shape:
    """The place of a result in the answer of an operation without parameters."""
    return _result(given, ())


def _filled(pattern: str, params: tuple[str, ...]) -> str:
    return PLACE.sub(lambda place: f"{{{_numbered(place[1], params)}}}", pattern)


def _numbered(source: str, params: tuple[str, ...]) -> str:
    return "|".join(_number(path.strip(), params) for path in source.split("|"))


def _number(path: str, params: tuple[str, ...]) -> str:
    head, dot, rest = path.partition(".")
    if head not in params:  # a lookup, or what the linter refuses today
        return path
    return f"{params.index(head)}{dot}{rest}"
