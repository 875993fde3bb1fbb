# SPDX-License-Identifier: MIT
"""Which keys of which rooms we have; does no I/O."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

import msgspec

from quickmeet import Sealed
from quickmeet.types import Membership, OldRoomKey, SuggestedOldKey

from .encoding import UNREADABLE
from .errors import EncryptionError, MissingKeyError
from .identity import Identity, PublicIdentity
from .room_key import RoomKey

__all__ = ["Keyring", "Lacking", "log"]

log: Final = logging.getLogger("quickmeet.e2ee")


class Lacking(Enum):
    """Who lacks a key that we have."""

    NOBODY = auto()
    US = auto()
    """The server keeps fewer for us than we have."""
    OTHERS = auto()
    """We made it, and no other member may have it."""


@dataclass
class _Room:
    """The keys of a room."""

    present: RoomKey | None = None
    """The key for new messages."""
    sealed: dict[str, RoomKey | None] = field(default_factory=dict)
    """Every key that we were given, as it was sealed; None where it did not open."""
    made: set[RoomKey] = field(default_factory=set)
    """Keys that we made."""
    missed: set[RoomKey] = field(default_factory=set)
    """Keys that were found to be missing where another member gave us keys."""


class Keyring:
    """The keys of one user's rooms, as memberships bring them."""

    def __init__(self, identity: Identity) -> None:
        self.identity: Final = identity
        """The user's own pair of keys."""
        self._rooms: dict[str, _Room] = {}

    def learn(self, membership: Membership) -> None:
        """Take the keys that a membership brings, the present and those before it.

        One that does not open is logged, without anything of it, and passed over:
        it was sealed for a pair that the user has no more.
        """
        room_id = membership.room_id
        for old in (*(membership.old_keys or ()), *_suggested_old(membership)):
            self._open(room_id, old.encryption_key)
        if membership.encryption_key:
            opened = self._open(room_id, membership.encryption_key)
            if opened is not None:
                self._room(room_id).present = opened

    def accepts(self, room_id: str, suggested: str) -> bool:
        """Try a key that another member suggests; a good one is kept."""
        opened = self._open(room_id, suggested)
        if opened is None:
            return False
        self._room(room_id).present = opened
        return True

    def lacking(self, membership: Membership) -> Lacking:
        """Whether keys that were suggested lack one that we have, and whose that is.

        Members who make keys at the same time do not know each other's, and the server
        keeps for each member what was suggested last. It tells of a key once.

        Returns:
            Who lacks it: nobody, we ourselves at the server, or anybody but us.
        """
        room = self._room(membership.room_id)
        sealed = [one.encryption_key for one in _suggested_old(membership)]
        sealed.append(str(membership.suggested_encryption_key))
        given = {room.sealed.get(one) for one in sealed}
        lacking = {*self._candidates(membership.room_id)} - given - room.missed
        room.missed |= lacking
        if not lacking:
            return Lacking.NOBODY
        return Lacking.OTHERS if lacking & room.made else Lacking.US

    def put(self, room_id: str, key: RoomKey) -> None:
        """Take a key of our own making for the room's present one."""
        room = self._room(room_id)
        room.present = key
        room.made.add(key)

    def forget(self, room_id: str) -> None:
        """Drop the keys of a room that was left."""
        self._rooms.pop(room_id, None)

    def present(self, room_id: str) -> RoomKey:
        """Find the key that new messages of a room are sealed with.

        Raises:
            MissingKeyError: We have none.
        """
        room = self._rooms.get(room_id)
        if room is None or room.present is None:
            raise MissingKeyError(
                f"we have no key of the room {room_id!r}: a member who has it must be"
                " online to give it to us",
                room_id=room_id,
                key_id=None,
            )
        return room.present

    def has(self, room_id: str, key_id: str | None) -> bool:
        """Whether we have that key; any key of the room where `key_id` is None."""
        return any(
            key_id is None or key.id == key_id for key in self._candidates(room_id)
        )

    def unseal(self, room_id: str, sealed: Sealed) -> bytes:
        """Open sealed content of a room.

        Identifiers of old keys are not unique (the web client took the first
        characters of the exported key, which all keys share), so that each key with
        that one is tried, and the others after them.

        Returns:
            JSON: an object.

        Raises:
            MissingKeyError: We have no key with that identifier, and none other of
                the room's opens it.
            EncryptionError: It changed on its way.
            PayloadError: It is cut short, or of an algorithm that is not known.
        """
        parts = sealed.split()
        keys = sorted(self._candidates(room_id), key=lambda key: key.id != parts.key_id)
        for key in keys:
            try:
                plain = key.unseal(parts.initialization_vector, parts.ciphertext)
            except EncryptionError:
                continue
            if _is_object(plain):
                return plain
        if any(key.id == parts.key_id for key in keys):
            raise EncryptionError(
                f"the key {parts.key_id!r} does not open this: it changed on its way"
            )
        raise MissingKeyError(
            f"we have no key {parts.key_id!r} of the room {room_id!r}: a member who"
            " has it must be online to give it to us",
            room_id=room_id,
            key_id=parts.key_id,
        )

    def seal_for(
        self, room_id: str, member: PublicIdentity
    ) -> tuple[str, list[SuggestedOldKey]]:
        """Seal a room's keys for another member.

        Returns:
            The present one, and those before it as servers from 7.0 on take them.

        Raises:
            MissingKeyError: We have none.
            EncryptionError: The member's key is too short for them.
        """
        present = self.present(room_id)
        old = [
            SuggestedOldKey(key_id=key.id, key=key.seal_for(member))
            for key in self._candidates(room_id)
            if key is not present
        ]
        return present.seal_for(member), old

    def _room(self, room_id: str) -> _Room:
        return self._rooms.setdefault(room_id, _Room())

    def _open(self, room_id: str, sealed: str) -> RoomKey | None:
        known = self._room(room_id).sealed
        if sealed not in known:
            try:
                known[sealed] = RoomKey.open(sealed, self.identity)
            except EncryptionError as error:
                known[sealed] = None
                log.warning("a key of the room %r does not open: %s", room_id, error)
        return known[sealed]

    def _candidates(self, room_id: str) -> Iterable[RoomKey]:
        room = self._rooms.get(room_id)
        return () if room is None else dict.fromkeys(_keys_of(room))


def _suggested_old(membership: Membership) -> Iterable[OldRoomKey]:
    return membership.suggested_old_keys or ()


def _keys_of(room: _Room) -> Iterator[RoomKey]:
    if room.present is not None:
        yield room.present
    yield from room.made
    sealed = list(room.sealed.values())  # at once: another thread may learn keys
    yield from (key for key in sealed if key is not None)


def _is_object(plain: bytes) -> bool:
    try:
        msgspec.json.decode(plain, type=dict[str, msgspec.Raw])
    except UNREADABLE:
        return False
    return True
