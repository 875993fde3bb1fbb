# SPDX-License-Identifier: MIT
"""The keys of rooms that we have; no I/O."""

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
    """Which party lacks a key that we have."""

    NOBODY = auto()
    US = auto()
    """The server stores fewer keys for us than we have."""
    OTHERS = auto()
    """We created it, and other members may lack it."""


@dataclass
class _Room:
    """The keys of a room."""

    present: RoomKey | None = None
    """The key for new messages."""
    sealed: dict[str, RoomKey | None] = field(default_factory=dict)
    """Each key shared with us, by its encrypted form; None if decryption failed."""
    made: set[RoomKey] = field(default_factory=set)
    """Keys that we created."""
    missed: set[RoomKey] = field(default_factory=set)
    """Keys found missing when another member shared keys with us."""


class Keyring:
    """The keys of one user's rooms, as memberships bring them."""

    def __init__(self, identity: Identity) -> None:
        self.identity: Final = identity
        """The user's own key pair."""
        self._rooms: dict[str, _Room] = {}

    def learn(self, membership: Membership) -> None:
        """Add the current and earlier keys of a membership.

        One that cannot be decrypted is logged, without its content, and skipped:
        it was encrypted for an earlier key pair of the user.
        """
        room_id = membership.room_id
        for old in (*(membership.old_keys or ()), *_suggested_old(membership)):
            self._open(room_id, old.encryption_key)
        if membership.encryption_key:
            opened = self._open(room_id, membership.encryption_key)
            if opened is not None:
                self._room(room_id).present = opened

    def accepts(self, room_id: str, suggested: str) -> bool:
        """Try a key suggested by another member; keep a valid one."""
        opened = self._open(room_id, suggested)
        if opened is None:
            return False
        self._room(room_id).present = opened
        return True

    def lacking(self, membership: Membership) -> Lacking:
        """Check whether suggested keys lack one that we have, and for whom.

        Members who create keys at the same time do not know each other's; the server
        stores only the last suggestion for each member. Each key is reported once.

        Returns:
            Who lacks it: nobody, our own entry at the server, or other members.
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
        """Make a key that we created the current one of the room."""
        room = self._room(room_id)
        room.present = key
        room.made.add(key)

    def forget(self, room_id: str) -> None:
        """Drop the keys of a room that was left."""
        self._rooms.pop(room_id, None)

    def present(self, room_id: str) -> RoomKey:
        """Return the key that encrypts new messages of a room.

        Raises:
            MissingKeyError: We have no key of the room.
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
        """Whether we have that key; any key of the room if `key_id` is None."""
        return any(
            key_id is None or key.id == key_id for key in self._candidates(room_id)
        )

    def unseal(self, room_id: str, sealed: Sealed) -> bytes:
        """Decrypt content of a room.

        Identifiers of old keys are not unique (the web client took the first
        characters of the exported key, which all keys share), so that each key with
        that one is tried, and the others after them.

        Returns:
            JSON: an object.

        Raises:
            MissingKeyError: We have no key with that identifier, and no other key
                of the room decrypts it.
            EncryptionError: It was modified in transit.
            PayloadError: It is truncated, or of an unknown algorithm.
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
        """Encrypt a room's keys for another member.

        Returns:
            The current one, and earlier ones as servers from 7.0 on accept them.

        Raises:
            MissingKeyError: We have no key of the room.
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
