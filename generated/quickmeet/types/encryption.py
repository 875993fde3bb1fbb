# Generated from schema/encryption.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""End-to-end encryption: keys of users and rooms."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = [
    "E2eSetUserPublicAndPrivateKeysOptions",
    "KeyPair",
    "KeyRequest",
    "PublicKey",
    "SuggestedKey",
    "SuggestedOldKey",
    "UserKey",
    "UsersWithoutKey",
    "WaitingForKeys",
    "WaitingUser",
]


class KeyPair(Model, frozen=True, kw_only=True, gc=False):
    """A user's pair of keys."""

    public_key: str | UnsetType | None = UNSET
    """Public key, a JSON Web Key as text."""
    private_key: str | UnsetType | None = UNSET
    """Private key, sealed with the user's encryption password."""


class PublicKey(Model, frozen=True, kw_only=True, gc=False):
    """A user's public key."""

    public_key: str | UnsetType | None = UNSET
    """A JSON Web Key as text."""


class UserKey(Model, frozen=True, kw_only=True):
    """A member with their public key."""

    id: str = field(name="_id")
    """Identifier of the user."""
    key: PublicKey | UnsetType | None = field(name="e2e", default=UNSET)
    """Their key; absent when they have none."""


class UsersWithoutKey(Model, frozen=True, kw_only=True):
    """Members who lack a room's key."""

    users: list[UserKey]
    """The members."""


class E2eSetUserPublicAndPrivateKeysOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `encryption.save_keys`."""

    private_key: str
    """Private key, sealed with the encryption password."""
    public_key: str
    """Public key, a JSON Web Key as text."""
    is_forced: bool | UnsetType | None = field(name="force", default=UNSET)
    """Whether to replace keys that are there."""


class SuggestedOldKey(Model, frozen=True, kw_only=True, gc=False):
    """A key that a room had before, encrypted for a member."""

    key_id: str = field(name="e2eKeyId")
    """Which key."""
    key: str = field(name="E2EKey")
    """The key, encrypted."""


class SuggestedKey(Model, frozen=True, kw_only=True):
    """The key of a room, encrypted for a member."""

    user_id: str = field(name="_id")
    """The member."""
    key: str
    """The key, encrypted."""
    old_keys: list[SuggestedOldKey] | UnsetType | None = field(
        name="oldKeys", default=UNSET
    )
    """Keys that the room had before, encrypted."""


class WaitingUser(Model, frozen=True, kw_only=True, gc=False):
    """A user who waits for the key of a room."""

    user_id: str = field(name="_id")
    """The user."""
    public_key: str
    """The user's public key, as text of a JSON Web Key."""


class WaitingForKeys(Model, frozen=True, kw_only=True):
    """Users who wait for the keys of rooms."""

    by_room: dict[str, list[WaitingUser]] | UnsetType | None = field(
        name="usersWaitingForE2EKeys", default=UNSET
    )
    """Users with their public keys, by room."""
    has_more: bool | UnsetType | None = field(name="hasMore", default=UNSET)
    """Whether there are more."""


class KeyRequest(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Encryption.follow_key_requests`` yields: the arguments of one event."""

    room_id: str
    """The room."""
    key_id: str | None
    """Which key."""
