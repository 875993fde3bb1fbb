# SPDX-License-Identifier: MIT
"""What was asked for by DDP, and what in its place by REST."""

from collections.abc import Iterator
from typing import cast

import msgspec

from quickmeet_devserver.played.roles import Roles
from quickmeet_runtime.rest.request import Request

from .in_common import in_common
from .operations import path_of
from .recorded import RestSide

__all__ = ["roles_in"]


def roles_in(asked: Request, recorded: RestSide) -> Roles:
    """Line up the request that the schema makes with the one that was recorded.

    Args:
        asked: Made of the parameters of DDP.
        recorded: The recorder's own: often about another room or user.
    """
    roles = Roles()
    for one, other in (*_in_path(asked, recorded), *_in_fields(asked, recorded)):
        if one != other:
            roles.learn(one, other)
    return roles


def _in_path(asked: Request, recorded: RestSide) -> Iterator[tuple[str, str]]:
    pattern = path_of(asked.name)
    ours = pattern.fullmatch(f"/api{asked.path}")
    theirs = pattern.fullmatch(recorded.path)
    if ours and theirs:
        yield from zip(ours.groups(), theirs.groups(), strict=True)


def _in_fields(asked: Request, recorded: RestSide) -> Iterator[tuple[str, str]]:
    body: object = msgspec.json.decode(asked.body) if asked.body else None
    ours = {**dict(asked.query), **_fields(body)}
    theirs = {**_fields(recorded.query), **_fields(recorded.body)}
    yield from _texts(*in_common(ours, theirs))


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
