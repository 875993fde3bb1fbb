# SPDX-License-Identifier: MIT
"""The key of a room, which encrypts its messages."""

import secrets
from binascii import a2b_base64
from enum import Enum
from hashlib import sha256
from typing import Final, NoReturn, Self
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from quickmeet.types import EncryptedContent
from quickmeet_runtime.observability.shown import rich_repr
from quickmeet_runtime.options.values import TEXT, check, instance

from .ciphers import BLOCK_SIZE, decrypt_cbc, encrypt_cbc
from .encoding import decode_json, decode_octets, encode_base64, encode_octets
from .errors import NOT_PICKLED, EncryptionError
from .identity import Identity, PublicIdentity

__all__ = ["Algorithm", "RoomKey", "split_sealed"]

_SEALED_SIZE: Final = 344  # characters: Base64 of the 256 bytes that RSA-2048 gives
_OLD_ID_SIZE: Final = 12  # characters
_V1: Final = "rc.v1.aes-sha2"
_V2: Final = "rc.v2.aes-sha2"
_WHAT: Final = "the room's key"


class Algorithm(Enum):
    """The encryption algorithm of a room; the names are those of JSON Web Keys."""

    CBC = "A128CBC"
    """AES-CBC with 128 bits, before 8.0. It does not detect modification."""
    GCM = "A256GCM"
    """AES-GCM with 256 bits, from 8.0 on."""


_SIZES: Final = {Algorithm.CBC: 16, Algorithm.GCM: 32}
_VECTOR_SIZES: Final = {Algorithm.CBC: BLOCK_SIZE, Algorithm.GCM: 12}


class _Web(msgspec.Struct, frozen=True, kw_only=True):
    """A key as the web client exports it, with its members in the same order."""

    alg: str
    ext: bool = True
    k: str
    key_ops: tuple[str, ...] = ("encrypt", "decrypt")
    kty: str

    def __repr__(self) -> str:
        """Name the type, not the key."""
        return "<JSON Web Key>"

    __rich_repr__ = rich_repr


_IDENTITY: Final = instance("an Identity", Identity)


class RoomKey:
    """A key of a room. Its ``repr`` contains only the identifier.

    A room has one at a time; earlier ones still decrypt earlier messages.
    """

    def __init__(self, key_id: str, exported: str) -> None:
        """Parse a key as the web client exports it.

        Args:
            key_id: Its identifier, which encrypted content names.
            exported: A JSON Web Key as text.

        Raises:
            EncryptionError: It is invalid, or of an unknown algorithm.
        """
        check("key_id", key_id, TEXT)
        check("exported", exported, TEXT, is_secret=True)
        web = decode_json(exported, _Web, _WHAT)
        try:
            self.algorithm: Final = Algorithm(web.alg)
        except ValueError:
            raise EncryptionError(
                f"{_WHAT} is for {web.alg[:20]!r}, which is not known"
            ) from None
        self.id: Final = key_id
        self._secret = decode_octets(web.k, _WHAT)
        if len(self._secret) != _SIZES[self.algorithm]:
            raise EncryptionError(
                f"{_WHAT} has {len(self._secret)} bytes;"
                f" {self.algorithm.value} takes {_SIZES[self.algorithm]}"
            )
        self._exported = exported

    def __eq__(self, other: object) -> bool:
        """Whether it is the same key, whatever its encoding."""
        if not isinstance(other, RoomKey):
            return NotImplemented
        return self.id == other.id and self._secret == other._secret

    def __hash__(self) -> int:
        """Hash consistently with `__eq__`."""
        return hash((self.id, self._secret))

    @classmethod
    def create(cls, algorithm: Algorithm = Algorithm.GCM) -> Self:
        """Create a key, with an identifier like those of the web client of its time."""
        check("algorithm", algorithm, instance("an Algorithm", Algorithm))
        web = _Web(
            alg=algorithm.value,
            k=encode_octets(secrets.token_bytes(_SIZES[algorithm])),
            kty="oct",
        )
        exported = msgspec.json.encode(web).decode()
        if algorithm is Algorithm.GCM:
            return cls(str(uuid4()), exported)
        return cls(sha256(exported.encode()).hexdigest()[:_OLD_ID_SIZE], exported)

    @classmethod
    def open(cls, sealed: str, identity: Identity) -> Self:
        """Decrypt a key that a member encrypted for us.

        Args:
            sealed: As in memberships: its identifier, then Base64.
            identity: Our own key pair.

        Raises:
            EncryptionError: It is truncated, or was encrypted for another key pair.
        """
        check("sealed", sealed, TEXT)
        check("identity", identity, _IDENTITY, is_secret=True)
        key_id, data = split_sealed(sealed)
        return cls(key_id, identity.open(data).decode("latin-1"))

    def seal_for(self, member: PublicIdentity) -> str:
        """Encrypt the key for a member, as in memberships."""
        return self.id + encode_base64(member.seal(self._exported.encode("latin-1")))

    def seal(self, plain: bytes) -> EncryptedContent:
        """Encrypt the content of a message.

        AES-CBC gives ``rc.v1``, which all clients open; AES-GCM gives ``rc.v2``.
        """
        check("plain", plain, instance("bytes", bytes), is_secret=True)
        vector = secrets.token_bytes(_VECTOR_SIZES[self.algorithm])
        if self.algorithm is Algorithm.CBC:
            data = vector + encrypt_cbc(self._secret, vector, plain)
            return EncryptedContent(
                algorithm=_V1, ciphertext=self.id + encode_base64(data)
            )
        return EncryptedContent(
            algorithm=_V2,
            ciphertext=encode_base64(AESGCM(self._secret).encrypt(vector, plain, None)),
            initialization_vector=encode_base64(vector),
            key_id=self.id,
        )

    def unseal(self, vector: bytes, ciphertext: bytes) -> bytes:
        """Decrypt content encrypted with this key.

        The key decides the algorithm, not the content: clients of some releases wrote
        AES-GCM as ``rc.v1``, and AES-CBC as ``rc.v2``.

        Raises:
            EncryptionError: It was encrypted with another key, or modified.
        """
        plain: bytes | None
        if self.algorithm is Algorithm.CBC:
            plain = decrypt_cbc(self._secret, vector, ciphertext)
        else:
            try:
                plain = AESGCM(self._secret).decrypt(vector, ciphertext, None)
            except (InvalidTag, ValueError):
                plain = None
        if plain is None:
            raise EncryptionError(
                f"the key {self.id!r} does not open this: it was sealed with another"
                " one, or changed on its way"
            )
        return plain

    def export(self) -> str:
        """Export it unencrypted, as a JSON Web Key: protect it like a password."""
        return self._exported

    def __repr__(self) -> str:
        """Name the identifier, without the key."""
        return f"<RoomKey {self.id} {self.algorithm.value}>"

    def __copy__(self) -> Self:
        """Return the same object: it is immutable."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return the same object: it is immutable."""
        return self

    def __reduce__(self) -> NoReturn:
        """Raise an error: pickling would store keys unencrypted.

        Raises:
            EncryptionError: Always; use `export`.
        """
        raise EncryptionError(NOT_PICKLED)


def split_sealed(sealed: str) -> tuple[str, bytes]:
    """Split an encrypted key into identifier and key.

    Raises:
        EncryptionError: It is truncated.
    """
    whole = len(sealed) - _SEALED_SIZE
    size = whole if whole > 0 else _OLD_ID_SIZE  # shorter keys than the web client's
    try:
        return sealed[:size], a2b_base64(sealed[size:], strict_mode=True)
    except ValueError:
        raise EncryptionError("a sealed key is not Base64, or was cut short") from None
