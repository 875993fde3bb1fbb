# SPDX-License-Identifier: MIT
"""Endpoints without a method, by verb and path."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.special import Special, Specials

from . import commands
from .administration import authorization, customs, integrations, settings
from .livechat import agents, departments, visitors, widget
from .messages import changes, history, messages, uploads
from .people import accounts, encryption, me, users
from .rooms import changes as rooms
from .rooms import invites, reads, team_lists, teams

__all__ = ["SPECIALS", "special_of"]

_MODULES: Final = (
    accounts, agents, authorization, changes, commands, customs, departments,
    encryption, history, integrations, invites, me, messages, reads, rooms, settings,
    team_lists, teams, uploads, users, visitors, widget,
)  # fmt: skip
SPECIALS: Final[Specials] = MappingProxyType(
    {name: special for one in _MODULES for name, special in one.CALLS.items()}
)
"""All of them; what stands in braces in a path is one of the fields."""

_PLACE: Final = re.compile(r"\{(\w+)\}")


def special_of(verb_and_name: str) -> Special | None:
    """The handler of a path, with its parts as fields; None if there is none.

    Args:
        verb_and_name: HTTP method, and path below ``/api/v1/``.
    """
    exact = SPECIALS.get(verb_and_name)
    if exact is not None:
        return exact
    for pattern, special in _patterns():
        found = pattern.fullmatch(verb_and_name)
        if found is not None:
            fields = {name: unquote(text) for name, text in found.groupdict().items()}
            return _with_fields(special, fields)
    return None


def _with_fields(special: Special, fields: Mapping[str, str]) -> Special:
    def answer(scope: Scope, given: Document) -> Document | list[Document]:
        return special(scope, {**given, **fields})

    return answer


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Special], ...]:
    found: list[tuple[re.Pattern[str], Special]] = []
    for name, special in SPECIALS.items():
        parts = _PLACE.split(name)
        if len(parts) > 1:
            texts = map(re.escape, parts[::2])
            places = [f"(?P<{place}>[^/]+)" for place in parts[1::2]]
            pattern = "".join(
                text + place for text, place in zip(texts, [*places, ""], strict=True)
            )
            found.append((re.compile(pattern), special))
    return tuple(found)
