# SPDX-License-Identifier: MIT
"""Endpoints without a method, by verb and path."""

import re
from functools import cache
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.rest.special import FormEndpoint, Forms, Special, Specials

from . import commands
from .administration import authorization, customs, integrations, settings
from .livechat import agents, departments, visitors, widget
from .messages import changes, history, messages, uploads
from .people import accounts, encryption, me, users
from .rooms import changes as rooms
from .rooms import invites, reads, team_lists, teams

__all__ = ["SPECIALS", "form_endpoint_of", "special_of"]

_MODULES: Final = (
    accounts, agents, authorization, changes, commands, customs, departments,
    encryption, history, integrations, invites, me, messages, reads, rooms, settings,
    team_lists, teams, uploads, users, visitors, widget,
)  # fmt: skip
SPECIALS: Final[Specials] = MappingProxyType(
    {name: special for one in _MODULES for name, special in one.CALLS.items()}
)
"""All of them; names in braces in a path are fields."""

_FORMS: Final[Forms] = MappingProxyType(
    {**accounts.FORMS, **customs.FORMS, **uploads.FORMS, **visitors.FORMS}
)
_PLACE: Final = re.compile(r"\{(\w+)\}")


def special_of(verb_and_name: str) -> Special | None:
    """Return the handler of a path, with its parts as fields; None if there is none.

    Args:
        verb_and_name: HTTP method, and path below ``/api/v1/``.
    """
    exact = SPECIALS.get(verb_and_name)
    if exact is not None:
        return exact
    name, fields = _named(verb_and_name)
    special = SPECIALS.get(name)
    if special is None:
        return None
    return lambda scope, given: special(scope, {**given, **fields})


def form_endpoint_of(verb_and_name: str) -> tuple[FormEndpoint, Document] | None:
    """Return the endpoint that reads the body itself, with the parts of the path.

    Args:
        verb_and_name: HTTP method, and path below ``/api/v1/``.
    """
    name, fields = _named(verb_and_name)
    found = _FORMS.get(name)
    return None if found is None else (found, fields)


def _named(verb_and_name: str) -> tuple[str, Document]:
    """Return the name of an endpoint in the tables, and the values in its path."""
    for name, pattern in _patterns():
        found = pattern.fullmatch(verb_and_name)
        if found is not None:
            return name, {key: unquote(text) for key, text in found.groupdict().items()}
    return verb_and_name, {}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the names with placeholders to patterns."""
    found: list[tuple[str, re.Pattern[str]]] = []
    for name in (*SPECIALS, *_FORMS):
        texts = _PLACE.split(name)
        if len(texts) > 1:
            parts = [
                f"(?P<{text}>[^/]+)" if number % 2 else re.escape(text)
                for number, text in enumerate(texts)
            ]
            found.append((name, re.compile("".join(parts))))
    return tuple(found)
