# Generated from schema/encryption.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Exchange the keys of end-to-end encryption."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    InvalidParamsError,
    InvalidRoomError,
    InvalidUserError,
    KeysAlreadySetError,
    NoSuchRoomError,
    NotAllowedError,
    RoomKeyExistsError,
)

__all__ = [
    "ACCEPT_KEY",
    "FETCH_KEYS",
    "FOLLOW_KEY_REQUESTS",
    "FOLLOW_ROOM_KEY_REQUESTS",
    "LIST_USERS_WITHOUT_KEY",
    "LIST_WAITING_FOR_KEYS",
    "REJECT_KEY",
    "REPLACE_ROOM_KEY",
    "REQUEST_KEYS",
    "RESET_KEYS",
    "RESET_USER_KEYS",
    "SAVE_KEYS",
    "SET_KEYS",
    "SET_ROOM_KEY",
    "SUGGEST_KEYS",
    "UPDATE_ROOM_KEY",
    "Encryption",
]

FETCH_KEYS: Final[Method[types.KeyPair]] = Method(
    "e2e.fetchMyKeys",
    lambda: types.KeyPair,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(RestCall(verb="GET", path="/v1/e2e.fetchMyKeys", result=""),),
)
LIST_USERS_WITHOUT_KEY: Final[Method[types.UsersWithoutKey]] = Method(
    "e2e.getUsersOfRoomWithoutKey",
    lambda: types.UsersWithoutKey,
    errors=(InvalidUserError, InvalidRoomError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/e2e.getUsersOfRoomWithoutKey",
            send={"rid": "0"},
            result="",
        ),
    ),
    rooms=(0,),
)
SET_ROOM_KEY: Final[Method[float | None]] = Method(
    "e2e.setRoomKeyID",
    float | None,
    errors=(InvalidUserError, InvalidRoomError, RoomKeyExistsError, InvalidParamsError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST", path="/v1/e2e.setRoomKeyID", send={"rid": "0", "keyID": "1"}
        ),
    ),
    rooms=(0,),
)
SET_KEYS: Final[Method[None]] = Method(
    "e2e.setUserPublicAndPivateKeys",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="3.0.0"),
)
UPDATE_ROOM_KEY: Final[Method[types.Membership | None]] = Method(
    "e2e.updateGroupKey",
    lambda: types.Membership | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/e2e.updateGroupKey",
            send={"rid": "0", "uid": "1", "key": "2"},
        ),
    ),
    rooms=(0,),
)
REQUEST_KEYS: Final[Method[bool]] = Method(
    "e2e.requestSubscriptionKeys",
    bool,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/e2e.requestSubscriptionKeys",
            result=Pick(default=True),
            versions=Versions(since="8.6.0"),
        ),
    ),
)
RESET_KEYS: Final[Method[bool | None]] = Method(
    "e2e.resetOwnE2EKey",
    bool | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="3.0.0", doubtful=(9,)),
    rest=(RestCall(verb="POST", path="/v1/users.resetE2EKey"),),
)
RESET_USER_KEYS: Final[Method[bool]] = Method(
    "e2e.resetUserE2EKey",
    bool,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="3.0.0"),
)
SAVE_KEYS: Final[Method[None]] = Method(
    "e2e.setUserPublicAndPrivateKeys",
    None,
    errors=(InvalidUserError, KeysAlreadySetError),
    versions=Versions(since="3.0.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST", path="/v1/e2e.setUserPublicAndPrivateKeys", send={"*": "0"}
        ),
    ),
)
SUGGEST_KEYS: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/e2e.provideUsersSuggestedGroupKeys",
    None,
    params=("usersSuggestedGroupKeys",),
    repeatable=True,
    versions=Versions(since="6.7.0"),
)
ACCEPT_KEY: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/e2e.acceptSuggestedGroupKey",
    None,
    params=("rid",),
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="5.5.0"),
    rooms=(0,),
)
REJECT_KEY: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/e2e.rejectSuggestedGroupKey",
    None,
    params=("rid",),
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="5.5.0"),
    rooms=(0,),
)
REPLACE_ROOM_KEY: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/e2e.resetRoomKey",
    None,
    params=("rid", "e2eKey", "e2eKeyId"),
    versions=Versions(since="7.0.0"),
    rooms=(0,),
)
LIST_WAITING_FOR_KEYS: Final[Endpoint[types.WaitingForKeys]] = Endpoint(
    "GET",
    "/v1/e2e.fetchUsersWaitingForGroupKey",
    lambda: types.WaitingForKeys,
    params=("roomIds",),
    joined=("roomIds",),
    at="",
    repeatable=True,
    versions=Versions(since="6.7.0"),
    rooms=(0,),
)
FOLLOW_ROOM_KEY_REQUESTS: Final[Stream[str | None]] = Stream(
    "stream-notify-room", "{room_id}/e2e.keyRequest", str | None, of_room=True
)
FOLLOW_KEY_REQUESTS: Final[Stream[types.KeyRequest]] = Stream(
    "stream-notify-user",
    "{user_id}/e2ekeyRequest",
    lambda: types.KeyRequest,
    several=True,
)


class Encryption(Group):
    """Exchange the keys of end-to-end encryption.

    The server keeps sealed keys and passes them on; sealing and opening is for the
    caller to do, with a cipher of their choice. What was received is taken apart by
    `Message.sealed`; what is to be sent goes as `encrypted_content` of `messages.send`,
    with the kind `e2e` and an empty text.
    """

    __slots__ = ()

    async def fetch_keys(self) -> types.KeyPair:
        """Fetch your own pair of keys.

        Wire name ``e2e.fetchMyKeys``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/e2e.fetchMyKeys. Safe to repeat: it only reads.

        Returns:
            The keys; empty when there are none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(FETCH_KEYS, ())

    async def list_users_without_key(self, room_id: str) -> types.UsersWithoutKey:
        """List the members who lack a room's key.

        Wire name ``e2e.getUsersOfRoomWithoutKey``; servers since 0.74.0. By REST: GET
        /v1/e2e.getUsersOfRoomWithoutKey. Safe to repeat: it only reads.

        Args:
            room_id: The room.

        Returns:
            The members, with their public keys.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(LIST_USERS_WITHOUT_KEY, (room_id,))

    async def set_room_key(self, room_id: str, key_id: str) -> float | None:
        """Say which key encrypts a room.

        Wire name ``e2e.setRoomKeyID``; servers since 0.74.0. By REST: POST
        /v1/e2e.setRoomKeyID.

        Args:
            room_id: The room.
            key_id: Identifier of the key.

        Returns:
            Nothing, or the number of rooms on old servers.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            RoomKeyExistsError: The room has an encryption key already.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(SET_ROOM_KEY, (room_id, key_id))

    async def set_keys(self, keys: types.KeyPair) -> None:
        """Store your own pair of keys, on servers before 3.0.

        The wire name is misspelt there; newer servers have it spelt right.

        Wire name ``e2e.setUserPublicAndPivateKeys``; servers since 0.74.0, removed in
        3.0.0. Safe to repeat: the same keys twice are the same keys.

        Args:
            keys: The keys.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(SET_KEYS, (keys,))

    async def update_room_key(
        self, room_id: str, user_id: str, key: str
    ) -> types.Membership | None:
        """Give a member a room's key, sealed for them.

        Wire name ``e2e.updateGroupKey``; servers since 0.74.0, removed in 8.0.0. By
        REST: POST /v1/e2e.updateGroupKey. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            user_id: The member.
            key: The key, sealed with the member's public key.

        Returns:
            The membership, on servers of 3.x; null on others.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(UPDATE_ROOM_KEY, (room_id, user_id, key))

    async def request_keys(self) -> bool:
        """Ask the members of your rooms for missing keys.

        Wire name ``e2e.requestSubscriptionKeys``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: POST /v1/e2e.requestSubscriptionKeys. Safe to
        repeat: asking twice is asking.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(REQUEST_KEYS, ())

    async def reset_keys(self) -> bool | None:
        """Forget your own keys, and log out everywhere.

        Wire name ``e2e.resetOwnE2EKey``; servers since 3.0.0. By REST: POST
        /v1/users.resetE2EKey. May ask for a second factor. Safe to repeat: a deleted
        one stays deleted.

        Returns:
            True once it is done; nothing on some servers.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(RESET_KEYS, ())

    async def reset_user_keys(self, user_id: str) -> bool:
        """Forget the keys of a user; before 3.0.

        Wire name ``e2e.resetUserE2EKey``; servers since 0.74.0, removed in 3.0.0.
        Depends on the permission ``reset-other-user-e2e-key``. Safe to repeat: a
        deleted one stays deleted.

        Args:
            user_id: The user.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(RESET_USER_KEYS, (user_id,))

    async def save_keys(
        self,
        private_key: str,
        public_key: str,
        *,
        is_forced: bool | UnsetType | None = UNSET,
    ) -> None:
        """Store your own pair of keys.

        Wire name ``e2e.setUserPublicAndPrivateKeys``; servers since 3.0.0, deprecated
        in 8.x, removed in 9.0.0. By REST: POST /v1/e2e.setUserPublicAndPrivateKeys.

        Args:
            private_key: Private key, sealed with the encryption password.
            public_key: Public key, a JSON Web Key as text.
            is_forced: Whether to replace keys that are there.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            KeysAlreadySetError: The user has keys already.
        """
        data = types.E2eSetUserPublicAndPrivateKeysOptions(
            is_forced=UNSET if is_forced is None else is_forced,
            private_key=private_key,
            public_key=public_key,
        )
        await self._session.call(SAVE_KEYS, (data,))

    async def suggest_keys(self, keys: dict[str, list[types.SuggestedKey]]) -> None:
        """Give members of rooms the rooms' keys, encrypted for each.

        By REST: ``POST /v1/e2e.provideUsersSuggestedGroupKeys``; servers since 6.7.0.
        Safe to repeat: the last one counts.

        Args:
            keys: By room, the key encrypted for each member.
        """
        await self._session.call(SUGGEST_KEYS, (keys,))

    async def accept_key(self, room_id: str) -> None:
        """Take the key of a room that a member suggested.

        By REST: ``POST /v1/e2e.acceptSuggestedGroupKey``; servers since 5.5.0. Safe to
        repeat: the last one counts.

        Args:
            room_id: The room.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(ACCEPT_KEY, (room_id,))

    async def reject_key(self, room_id: str) -> None:
        """Refuse the key of a room that a member suggested.

        By REST: ``POST /v1/e2e.rejectSuggestedGroupKey``; servers since 5.5.0. Safe to
        repeat: the last one counts.

        Args:
            room_id: The room.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(REJECT_KEY, (room_id,))

    async def replace_room_key(self, room_id: str, key: str, key_id: str) -> None:
        """Give a room a new key; the members ask for it.

        By REST: ``POST /v1/e2e.resetRoomKey``; servers since 7.0.0.

        Args:
            room_id: The room.
            key: The new key, encrypted for oneself.
            key_id: Identifier of the new key.
        """
        await self._session.call(REPLACE_ROOM_KEY, (room_id, key, key_id))

    async def list_waiting_for_keys(self, room_ids: list[str]) -> types.WaitingForKeys:
        """List who waits for the keys of rooms.

        By REST: ``GET /v1/e2e.fetchUsersWaitingForGroupKey``; servers since 6.7.0. Safe
        to repeat: it only reads.

        Args:
            room_ids: The rooms.

        Returns:
            Users and their public keys, by room.
        """
        return await self._session.call(LIST_WAITING_FOR_KEYS, (room_ids,))

    def follow_room_key_requests(
        self, room_id: str
    ) -> streams.Subscription[str | None]:
        """Follow members of a room who ask for its key.

        Wire name ``stream-notify-room``, key ``{room_id}/e2e.keyRequest``; servers
        since 0.74.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_ROOM_KEY_REQUESTS, (room_id,))

    def follow_key_requests(
        self, user_id: str
    ) -> streams.Subscription[types.KeyRequest]:
        """Follow members who ask the user for a room's key.

        Wire name ``stream-notify-user``, key ``{user_id}/e2ekeyRequest``; servers since
        0.74.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_KEY_REQUESTS, (user_id,))
