# SPDX-License-Identifier: MIT
"""The callers on connections whose beginning a recording lacks."""

from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document

from .prior_state import Presupposed, token_of
from .shown_before import ShownBefore

__all__ = ["Speakers"]

_AUTHORED: Final = frozenset({"sendMessage", "createChannel"})
"""Methods that answer with who called them."""


_OF_ONE: Final = "stream-notify-user"


class Speakers:
    """Notes who speaks where no login is recorded.

    Args:
        found: What is known.
        shown: Notes users.
    """

    def __init__(self, found: Presupposed, shown: ShownBefore) -> None:
        self._found = found
        self._shown = shown
        self._begun: set[str] = set()
        self._unknown: set[str] = set()

    def sent(self, connection: str, kind: object) -> None:
        """Note that a client sent a frame."""
        if connection not in self._begun and kind in {"method", "sub"}:
            self._unknown.add(connection)
        self._begun.add(connection)
        if kind == "connect":
            self._unknown.discard(connection)

    def heard(self, connection: str, stream: str, fields: Document) -> None:
        """Record the recipient of an event that goes to one user alone."""
        if connection not in self._begun:
            self._begun.add(connection)
            self._unknown.add(connection)
        user_id, _, kind = str(fields.get("eventName")).partition("/")
        if connection in self._unknown and kind and stream == _OF_ONE:
            self._found.logged_in.setdefault(connection, user_id)

    def answered(self, connection: str, method: str, result: Any) -> None:
        """Record whom an answer names as the caller."""
        if connection in self._unknown and isinstance(result, dict):
            author = cast("Document", result).get("u")
            if method in _AUTHORED and author:
                self._found.logged_in.setdefault(connection, author["_id"])

    def conclude(self) -> None:
        """Say who speaks on all of them."""
        found = self._found
        for name in self._unknown - set(found.logged_in):
            found.logged_in[name] = self._namesake(name)
        for user_id in found.logged_in.values():
            found.tokens[token_of(user_id)] = user_id

    def _namesake(self, connection: str) -> str:
        """The user that a connection is called after; one is made up if need be."""
        wanted = connection.rstrip("0123456789")
        for id_, user in self._found.users.items():
            if str(user.get("username")).endswith(wanted):
                return id_
        self._shown.user(f"user-{wanted}", {"username": wanted})
        return f"user-{wanted}"
