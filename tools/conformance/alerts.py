# SPDX-License-Identifier: MIT
"""Members with unread rooms before a recording: they are not notified twice."""

from typing import Final

from quickmeet_devserver.base.documents import Document, as_document

__all__ = ["Alerts"]

_TOLD_WITHIN_MS: Final = 1_000
"""A membership that changes with a message is announced this soon."""


class Alerts:
    """Records who is not notified of a first message by others."""

    def __init__(self) -> None:
        self._listening: set[str] = set()
        self._settled: set[tuple[str, str]] = set()
        self._waiting: dict[tuple[str, str], int] = {}
        self._found: set[tuple[str, str]] = set()

    def listen(self, user_id: str) -> None:
        """Record who is notified when a membership changes."""
        self._listening.add(user_id)

    def written(self, message: Document, at: int) -> None:
        """Note a message that alerts who has read what came before."""
        if {"t", "tmid", "editedAt"} & set(message) or "msg" not in message:
            return
        room_id, author = str(message.get("rid")), as_document(message.get("u"))
        for user_id in self._listening - {str(author.get("_id"))}:
            place = room_id, user_id
            if place not in self._settled:
                self._settled.add(place)
                self._waiting[place] = at

    def changed(self, user_id: str, membership: Document) -> None:
        """Record that somebody was notified."""
        place = str(membership.get("rid")), user_id
        self._settled.add(place)
        self._waiting.pop(place, None)

    def pass_to(self, at: int) -> None:
        """Note that time went on."""
        for place, since in list(self._waiting.items()):
            if at > since + _TOLD_WITHIN_MS:
                del self._waiting[place]
                self._found.add(place)

    def conclude(self) -> set[tuple[str, str]]:
        """Rooms and users who had been alerted before."""
        return self._found | set(self._waiting)
