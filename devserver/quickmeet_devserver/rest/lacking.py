# SPDX-License-Identifier: MIT
"""Answers of a server without a licence and without a conference provider."""

from collections.abc import Callable, Mapping
from typing import Final, NoReturn

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.operation.permissions import can_access_room
from quickmeet_devserver.operation.scope import Scope

from .query import page
from .refusals import failure, unauthorized

__all__ = ["answer_without"]

_LICENSED: Final = ("sessions/",)
"""Prefixes of endpoints that need a licence."""


def answer_without(scope: Scope, endpoint: str, given: Document) -> Document | None:
    """Answer or refuse a request whose feature is missing; None if it is there.

    Args:
        scope: The operation.
        endpoint: Verb and path below ``/api/v1/``.
        given: What was sent.
    """
    if endpoint.partition(" ")[2].startswith(_LICENSED):
        raise unauthorized()
    answer = _CONFERENCES.get(endpoint)
    return None if answer is None else answer(scope, given)


def _listed(scope: Scope, given: Document) -> Document:
    _check_room(scope, given)
    return page(given, "data", [])


def _started(scope: Scope, given: Document) -> NoReturn:
    _check_room(scope, given)
    _no_provider(scope, given)


def _check_room(scope: Scope, given: Document) -> None:
    room = scope.tx.rooms.get(str(given.get("roomId")))
    if room is None or not can_access_room(scope, room):
        raise failure("invalid-params")


def _no_call(_: Scope, __: Document) -> NoReturn:
    raise failure("invalid-params")


def _no_provider(_: Scope, __: Document) -> NoReturn:
    raise failure("no-videoconf-provider-app")


_CONFERENCES: Final[Mapping[str, Callable[[Scope, Document], Document]]] = {
    "GET video-conference.capabilities": _no_provider,
    "GET video-conference.info": _no_call,
    "GET video-conference.list": _listed,
    "GET video-conference.providers": lambda _, __: {"data": []},
    "POST video-conference.cancel": _no_call,
    "POST video-conference.join": _no_call,
    "POST video-conference.start": _started,
}
