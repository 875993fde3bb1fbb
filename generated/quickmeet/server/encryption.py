# Generated from schema/encryption.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Encryption`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..encryption import (
    ACCEPT_KEY,
    FETCH_KEYS,
    LIST_USERS_WITHOUT_KEY,
    LIST_WAITING_FOR_KEYS,
    REJECT_KEY,
    REPLACE_ROOM_KEY,
    REQUEST_KEYS,
    RESET_KEYS,
    RESET_USER_KEYS,
    SAVE_KEYS,
    SET_KEYS,
    SET_ROOM_KEY,
    SUGGEST_KEYS,
    UPDATE_ROOM_KEY,
)

__all__ = [
    "AcceptKeyHandler",
    "EncryptionHandlers",
    "FetchKeysHandler",
    "ListUsersWithoutKeyHandler",
    "ListWaitingForKeysHandler",
    "RejectKeyHandler",
    "ReplaceRoomKeyHandler",
    "RequestKeysHandler",
    "ResetKeysHandler",
    "ResetUserKeysHandler",
    "SaveKeysHandler",
    "SetKeysHandler",
    "SetRoomKeyHandler",
    "SuggestKeysHandler",
    "UpdateRoomKeyHandler",
    "encryption_handlers",
    "on_accept_key",
    "on_fetch_keys",
    "on_list_users_without_key",
    "on_list_waiting_for_keys",
    "on_reject_key",
    "on_replace_room_key",
    "on_request_keys",
    "on_reset_keys",
    "on_reset_user_keys",
    "on_save_keys",
    "on_set_keys",
    "on_set_room_key",
    "on_suggest_keys",
    "on_update_room_key",
]


class FetchKeysHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.fetchMyKeys``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.KeyPair]:
        """Fetch your own pair of keys."""
        ...


def on_fetch_keys(handler: FetchKeysHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.fetchMyKeys``."""
    return MethodHandler(FETCH_KEYS, handler)


class ListUsersWithoutKeyHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.getUsersOfRoomWithoutKey``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.UsersWithoutKey]:
        """List the members who lack a room's key."""
        ...


def on_list_users_without_key(
    handler: ListUsersWithoutKeyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.getUsersOfRoomWithoutKey``."""
    return MethodHandler(LIST_USERS_WITHOUT_KEY, handler, Param("room_id", str))


class SetRoomKeyHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.setRoomKeyID``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, key_id: str
    ) -> Answer[float | None]:
        """Say which key encrypts a room."""
        ...


def on_set_room_key(handler: SetRoomKeyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.setRoomKeyID``."""
    return MethodHandler(
        SET_ROOM_KEY, handler, Param("room_id", str), Param("key_id", str)
    )


class SetKeysHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.setUserPublicAndPivateKeys``."""

    def __call__(self, caller: ContextT_contra, /, keys: types.KeyPair) -> Answer[None]:
        """Store your own pair of keys, on servers before 3.0."""
        ...


def on_set_keys(handler: SetKeysHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.setUserPublicAndPivateKeys``."""
    return MethodHandler(SET_KEYS, handler, Param("keys", types.KeyPair))


class UpdateRoomKeyHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.updateGroupKey``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, user_id: str, key: str
    ) -> Answer[types.Membership | None]:
        """Give a member a room's key, sealed for them."""
        ...


def on_update_room_key(
    handler: UpdateRoomKeyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.updateGroupKey``."""
    return MethodHandler(
        UPDATE_ROOM_KEY,
        handler,
        Param("room_id", str),
        Param("user_id", str),
        Param("key", str),
    )


class RequestKeysHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.requestSubscriptionKeys``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask the members of your rooms for missing keys."""
        ...


def on_request_keys(handler: RequestKeysHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.requestSubscriptionKeys``."""
    return MethodHandler(REQUEST_KEYS, handler)


class ResetKeysHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.resetOwnE2EKey``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool | None]:
        """Forget your own keys, and log out everywhere."""
        ...


def on_reset_keys(handler: ResetKeysHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.resetOwnE2EKey``."""
    return MethodHandler(RESET_KEYS, handler)


class ResetUserKeysHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.resetUserE2EKey``."""

    def __call__(self, caller: ContextT_contra, /, user_id: str) -> Answer[bool]:
        """Forget the keys of a user; before 3.0."""
        ...


def on_reset_user_keys(
    handler: ResetUserKeysHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.resetUserE2EKey``."""
    return MethodHandler(RESET_USER_KEYS, handler, Param("user_id", str))


class SaveKeysHandler(Protocol[ContextT_contra]):
    """Answers ``e2e.setUserPublicAndPrivateKeys``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        private_key: str,
        public_key: str,
        *,
        is_forced: bool | UnsetType = UNSET,
    ) -> Answer[None]:
        """Store your own pair of keys."""
        ...


def on_save_keys(handler: SaveKeysHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``e2e.setUserPublicAndPrivateKeys``."""
    return MethodHandler(
        SAVE_KEYS, handler, Spread(types.E2eSetUserPublicAndPrivateKeysOptions)
    )


class SuggestKeysHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/e2e.provideUsersSuggestedGroupKeys``."""

    def __call__(
        self, caller: ContextT_contra, /, keys: dict[str, list[types.SuggestedKey]]
    ) -> Answer[None]:
        """Give members of rooms the rooms' keys, encrypted for each."""
        ...


def on_suggest_keys(handler: SuggestKeysHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/e2e.provideUsersSuggestedGroupKeys``."""
    return MethodHandler(
        SUGGEST_KEYS, handler, Param("keys", dict[str, list[types.SuggestedKey]])
    )


class AcceptKeyHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/e2e.acceptSuggestedGroupKey``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Take the key of a room that a member suggested."""
        ...


def on_accept_key(handler: AcceptKeyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/e2e.acceptSuggestedGroupKey``."""
    return MethodHandler(ACCEPT_KEY, handler, Param("room_id", str))


class RejectKeyHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/e2e.rejectSuggestedGroupKey``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Refuse the key of a room that a member suggested."""
        ...


def on_reject_key(handler: RejectKeyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/e2e.rejectSuggestedGroupKey``."""
    return MethodHandler(REJECT_KEY, handler, Param("room_id", str))


class ReplaceRoomKeyHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/e2e.resetRoomKey``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, key: str, key_id: str
    ) -> Answer[None]:
        """Give a room a new key; the members ask for it."""
        ...


def on_replace_room_key(
    handler: ReplaceRoomKeyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/e2e.resetRoomKey``."""
    return MethodHandler(
        REPLACE_ROOM_KEY,
        handler,
        Param("room_id", str),
        Param("key", str),
        Param("key_id", str),
    )


class ListWaitingForKeysHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/e2e.fetchUsersWaitingForGroupKey``."""

    def __call__(
        self, caller: ContextT_contra, /, room_ids: list[str]
    ) -> Answer[types.WaitingForKeys]:
        """List who waits for the keys of rooms."""
        ...


def on_list_waiting_for_keys(
    handler: ListWaitingForKeysHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/e2e.fetchUsersWaitingForGroupKey``."""
    return MethodHandler(LIST_WAITING_FOR_KEYS, handler, Param("room_ids", list[str]))


class EncryptionHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Encryption`."""

    @property
    def fetch_keys(self) -> FetchKeysHandler[ContextT_contra]:
        """Fetch your own pair of keys."""
        ...

    @property
    def list_users_without_key(self) -> ListUsersWithoutKeyHandler[ContextT_contra]:
        """List the members who lack a room's key."""
        ...

    @property
    def set_room_key(self) -> SetRoomKeyHandler[ContextT_contra]:
        """Say which key encrypts a room."""
        ...

    @property
    def set_keys(self) -> SetKeysHandler[ContextT_contra]:
        """Store your own pair of keys, on servers before 3.0."""
        ...

    @property
    def update_room_key(self) -> UpdateRoomKeyHandler[ContextT_contra]:
        """Give a member a room's key, sealed for them."""
        ...

    @property
    def request_keys(self) -> RequestKeysHandler[ContextT_contra]:
        """Ask the members of your rooms for missing keys."""
        ...

    @property
    def reset_keys(self) -> ResetKeysHandler[ContextT_contra]:
        """Forget your own keys, and log out everywhere."""
        ...

    @property
    def reset_user_keys(self) -> ResetUserKeysHandler[ContextT_contra]:
        """Forget the keys of a user; before 3.0."""
        ...

    @property
    def save_keys(self) -> SaveKeysHandler[ContextT_contra]:
        """Store your own pair of keys."""
        ...

    @property
    def suggest_keys(self) -> SuggestKeysHandler[ContextT_contra]:
        """Give members of rooms the rooms' keys, encrypted for each."""
        ...

    @property
    def accept_key(self) -> AcceptKeyHandler[ContextT_contra]:
        """Take the key of a room that a member suggested."""
        ...

    @property
    def reject_key(self) -> RejectKeyHandler[ContextT_contra]:
        """Refuse the key of a room that a member suggested."""
        ...

    @property
    def replace_room_key(self) -> ReplaceRoomKeyHandler[ContextT_contra]:
        """Give a room a new key; the members ask for it."""
        ...

    @property
    def list_waiting_for_keys(self) -> ListWaitingForKeysHandler[ContextT_contra]:
        """List who waits for the keys of rooms."""
        ...


def encryption_handlers(
    implementation: EncryptionHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_fetch_keys(implementation.fetch_keys),
        on_list_users_without_key(implementation.list_users_without_key),
        on_set_room_key(implementation.set_room_key),
        on_set_keys(implementation.set_keys),
        on_update_room_key(implementation.update_room_key),
        on_request_keys(implementation.request_keys),
        on_reset_keys(implementation.reset_keys),
        on_reset_user_keys(implementation.reset_user_keys),
        on_save_keys(implementation.save_keys),
        on_suggest_keys(implementation.suggest_keys),
        on_accept_key(implementation.accept_key),
        on_reject_key(implementation.reject_key),
        on_replace_room_key(implementation.replace_room_key),
        on_list_waiting_for_keys(implementation.list_waiting_for_keys),
    )
