# SPDX-License-Identifier: MIT
"""The requests by DDP, and their replacements by REST."""

from collections.abc import Iterator
from typing import Final, cast

import msgspec

from quickmeet_devserver.recording.roles import ValueRoles
from quickmeet_runtime.rest.exchange import Request

from .in_common import in_common
from .operations import path_of
from .recorded import RestSide

__all__ = ["ABOUT_ANOTHER", "ASKED_OTHERWISE", "SAYS_NOTHING", "kinds_of", "roles_in"]


ABOUT_ANOTHER: Final = "about another"
"""REST was asked about another room, message or user: there had to be two."""

ASKED_OTHERWISE: Final = "asked otherwise"
"""REST was asked with fields that the mapping does not send, or without some."""

SAYS_NOTHING: Final = "says nothing"
"""REST says only that it is done: there is nothing in the answer to take."""


def roles_in(asked: Request, recorded: RestSide) -> ValueRoles:
    """Line up the request that the schema makes with the one that was recorded.

    Args:
        asked: Made of the parameters of DDP.
        recorded: The recorder's own: often about another room or user.
    """
    roles = ValueRoles()
    for one, other in (*_in_path(asked, recorded), *_in_fields(asked, recorded)):
        if one != other:
            roles.learn(one, other)
    return roles


def kinds_of(asked: Request, recorded: RestSide) -> frozenset[str]:
    """In which ways the recorder did not ask REST for the same.

    Args:
        asked: Made of the parameters of DDP.
        recorded: The recorder's own.
    """
    both = (*_in_path(asked, recorded), *_in_fields(asked, recorded))
    kinds: set[str] = set()
    if any(one != other for one, other in both):
        kinds.add(ABOUT_ANOTHER)
    ours, theirs = _given(asked), _recorded(recorded)
    if set(ours) != set(theirs):
        kinds.add(ASKED_OTHERWISE)
    return frozenset(kinds)


def _in_path(asked: Request, recorded: RestSide) -> Iterator[tuple[str, str]]:
    pattern = path_of(asked.name)
    ours = pattern.fullmatch(f"/api{asked.path}")
    theirs = pattern.fullmatch(recorded.path)
    if ours and theirs:
        yield from zip(ours.groups(), theirs.groups(), strict=True)


def _in_fields(asked: Request, recorded: RestSide) -> Iterator[tuple[str, str]]:
    yield from _texts(*in_common(_given(asked), _recorded(recorded)))


def _given(asked: Request) -> dict[str, object]:
    is_json = asked.media_type.endswith("/json")  # of forms, recordings have the size
    body: object = msgspec.json.decode(asked.body or b"null") if is_json else None
    return {**dict(asked.query), **_fields(body)}


def _recorded(recorded: RestSide) -> dict[str, object]:
    return {**_fields(recorded.query), **_fields(recorded.body)}


def _fields(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _texts(one: object, other: object) -> Iterator[tuple[str, str]]:
    if isinstance(one, str) and isinstance(other, str):
        yield one, other
    elif isinstance(one, dict) and isinstance(other, dict):
        theirs = cast("dict[str, object]", other)
        for key, value in cast("dict[str, object]", one).items():
            yield from _texts(value, theirs[key])
    elif isinstance(one, list) and isinstance(other, list):
        both = zip(cast("list[object]", one), cast("list[object]", other), strict=False)
        for ours, others in both:
            yield from _texts(ours, others)
