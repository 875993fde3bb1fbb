# SPDX-License-Identifier: MIT
"""The rooms visible to an agent: by name or identifier, limited by an allow-list."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from msgspec import Struct

import quickmeet
from quickmeet.types import Membership

from .errors import ToolError

__all__ = ["RoomList", "VisibleRoom"]

_LONGEST_NAME: Final = 100
_PLAIN: Final = re.compile(r"[#@][\w.-]+")
_KINDS: Final = {"c": "channel", "p": "private", "d": "direct", "l": "livechat"}


class VisibleRoom(Struct, frozen=True):
    """A room of the account."""

    id: str
    name: str
    """Its name as people write it: ``#general``, ``@alice``."""
    kind: str
    """``channel``, ``private``, ``direct`` or ``livechat``."""
    unread: int = 0
    mentions: int = 0

    @property
    def label(self) -> str:
        """Its name if simple, else its identifier: safe outside of the markers."""
        return self.name if _PLAIN.fullmatch(self.name) else self.id


class RoomList:
    """The rooms of the account, and which of them are visible."""

    def __init__(self, client: quickmeet.Client, allowed: Sequence[str] = ()) -> None:
        """Initialize.

        Args:
            client: The session.
            allowed: Names or identifiers; all rooms of the account when empty.
        """
        self._client = client
        self._allowed = frozenset(one.strip() for one in allowed)
        self._rooms: dict[str, VisibleRoom] = {}

    @property
    def is_limited(self) -> bool:
        """Whether there is an allow-list."""
        return bool(self._allowed)

    async def load(self) -> list[VisibleRoom]:
        """Fetch the rooms again; skip those outside of the allow-list."""
        found = await self._client.rooms.list_memberships()
        visible = [_visible(one) for one in found if one.room_id]
        ids = self._allowed & {one.id for one in visible}  # these have no names
        self._rooms = {one.id: one for one in visible if self._may_see(one, ids)}
        return list(self._rooms.values())

    async def find(self, said: str) -> VisibleRoom:
        """Find a room by the name or identifier that an agent gives.

        Args:
            said: ``#general``, ``general``, ``@alice`` or an identifier.

        Raises:
            ToolError: There is no visible room of that name.
        """
        room = self._known(said)
        if room is None:
            await self.load()
            room = self._known(said)
        if room is None:
            names = [one.label for one in self._rooms.values()]
            near = get_close_matches(_bare(said), [_bare(one) for one in names], 3)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise ToolError(
                f"no room {said!r} that may be used here{hint} (list_rooms names them)"
            )
        return room

    async def check(self, room_id: str) -> VisibleRoom:
        """Find a room by its identifier.

        Raises:
            ToolError: The room is not visible.
        """
        if room_id not in self._rooms:
            await self.load()
        room = self._rooms.get(room_id)
        if room is None:
            raise ToolError("that is in a room that may not be used here")
        return room

    def name(self, room_id: str) -> str:
        """Return a room's name, as far as it is known."""
        room = self._rooms.get(room_id)
        return room_id if room is None else room.label

    def _known(self, said: str) -> VisibleRoom | None:
        if said in self._rooms:
            return self._rooms[said]
        wanted = [one for one in self._rooms.values() if _is_called(one, said)]
        return wanted[0] if wanted else None

    def _may_see(self, room: VisibleRoom, ids: frozenset[str]) -> bool:
        if not self._allowed or room.id in ids:
            return True
        return any(_is_called(room, one) for one in self._allowed - ids)


def _is_called(room: VisibleRoom, said: str) -> bool:
    if said.startswith(("#", "@")):
        return room.name.casefold() == said.casefold()
    return _bare(room.name) == _bare(said)


def _bare(name: str) -> str:
    return name.strip().lstrip("#@").casefold()


def _visible(membership: Membership) -> VisibleRoom:
    kind = _KINDS.get(str(membership.kind), "room")
    name = _on_one_line(
        _first_text((membership.name, membership.display_name, membership.room_id))
    )
    mark = "@" if kind == "direct" else "#"
    return VisibleRoom(
        id=membership.room_id,
        name=f"{mark}{name}",
        kind=kind,
        unread=membership.unread_count or 0,
        mentions=membership.mention_count or 0,
    )


def _first_text(names: Iterable[object]) -> str:
    return next(one for one in names if isinstance(one, str) and one)


def _on_one_line(name: str) -> str:
    """Put a user-chosen name on one line."""
    shown = "".join(one if one.isprintable() else " " for one in name)
    return " ".join(shown.split())[:_LONGEST_NAME]
