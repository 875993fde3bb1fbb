# SPDX-License-Identifier: MIT
"""The target of a replay: a server, and what is known of it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from quickmeet_devserver.base.documents import Document, as_document

from .restoring import Restorer

__all__ = ["Stage", "Translate"]

Translate: TypeAlias = Callable[[Document], Document]
"""Puts live values in the place of recorded ones."""

_LACKS_FACTOR: Final = "totp-required"


class Stage(Struct):
    """The server that a conversation is fed to.

    Attributes:
        fronts: Addresses of its WebSockets, by front.
        tell_time: Called with the recorded time, and a translation of recorded values,
            before each frame is sent.
        logged_in: Users by connections that were logged in before.
        calm_down: Waits until so many connections are left, and all events are sent.
        decide: Called with a session, a call and whether it was one too many.
        restorer: Brings the state back.
        url: How the recorded server calls itself.
        known: Ids that are there before.
        digests: Of the passwords of users, by id.
    """

    fronts: dict[str, str]
    tell_time: Callable[[int, Translate], Awaitable[None]]
    logged_in: Mapping[str, str]
    calm_down: Callable[[int], Awaitable[None]]
    decide: Callable[[str, str, bool], None]
    restorer: Restorer
    url: str
    known: set[str]
    digests: Mapping[str, str]

    async def factor(self, call: Document, login: tuple[str, str] | None) -> Document:
        """Headers of a request: a recording lacks the second factor it was given."""
        headers = as_document(call.get("headers"))
        refused = as_document(call.get("response")).get("errorType")
        is_asked = call.get("http") != "GET" and refused != _LACKS_FACTOR
        if login is None or not is_asked:
            return headers
        by_codes = await self.restorer.factor_of(login[0])
        if by_codes is not None:
            method, code = by_codes
            return {"x-2fa-code": code, "x-2fa-method": method, **headers}
        digest = self.digests.get(login[0])
        if digest is None:
            return headers
        return {"x-2fa-code": digest, "x-2fa-method": "password", **headers}
