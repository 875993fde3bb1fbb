# SPDX-License-Identifier: MIT
"""Encryption of files, each with its own key, which the encrypted message contains.

AES-CTR with 256 bits (`encryptFile` in
``apps/meteor/client/lib/e2ee/rocketchat.e2e.room.ts`` of Rocket.Chat): encryption
keeps the length, so that files of any size are processed in chunks.
"""

import secrets
from hashlib import sha256
from typing import Final

import msgspec

from quickmeet.types import AttachmentEncryption

from .ciphers import BLOCK_SIZE, CounterCipher
from .encoding import decode_base64, decode_octets, encode_base64, encode_octets
from .errors import EncryptionError

__all__ = ["FileOpener", "FileSealer"]

_KEY_SIZE: Final = 32  # bytes
_ALGORITHM: Final = "A256CTR"


class FileOpener:
    """Decrypts a file in chunks."""

    def __init__(
        self, encryption: AttachmentEncryption, *, checksum: str | None = None
    ) -> None:
        """Initialize.

        Args:
            encryption: The encryption data of the attachment.
            checksum: SHA-256 of the decrypted file in hexadecimal digits, if the
                attachment has it.

        Raises:
            EncryptionError: The key or the vector is invalid.
        """
        key = _key_of(encryption)
        vector = decode_base64(encryption.initialization_vector, "the file's vector")
        if len(vector) != BLOCK_SIZE:
            raise EncryptionError(
                f"the file's vector has {len(vector)} bytes, not {BLOCK_SIZE}"
            )
        self._cipher = CounterCipher(key, vector)
        self._sum = sha256()
        self._checksum = checksum

    def update(self, piece: bytes) -> bytes:
        """Decrypt the next chunk, of any length."""
        opened = self._cipher.update(piece)
        self._sum.update(opened)
        return opened

    def finish(self) -> None:
        """Verify the checksum after the last chunk.

        Raises:
            EncryptionError: The file is a different one, or incomplete.
        """
        found = self._sum.hexdigest()
        if self._checksum is not None and found != self._checksum.lower():
            raise EncryptionError(
                "the file is not what was sealed: its checksum differs"
            )


class FileSealer:
    """Encrypts a file in chunks, with a new key."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(_KEY_SIZE)
        self._vector = secrets.token_bytes(BLOCK_SIZE)
        self._cipher = CounterCipher(self._key, self._vector)
        self._sum = sha256()

    def update(self, piece: bytes) -> bytes:
        """Encrypt the next chunk, of any length."""
        self._sum.update(piece)
        return self._cipher.update(piece)

    @property
    def encryption(self) -> AttachmentEncryption:
        """The data that readers of the message need to decrypt the file; encrypt it."""
        web = {
            "alg": _ALGORITHM,
            "ext": True,
            "k": encode_octets(self._key),
            "key_ops": ["encrypt", "decrypt"],
            "kty": "oct",
        }
        return msgspec.convert(
            {"key": web, "iv": encode_base64(self._vector)}, AttachmentEncryption
        )

    @property
    def checksum(self) -> str:
        """SHA-256 of the input so far, in hexadecimal digits."""
        return self._sum.hexdigest()


def _key_of(encryption: AttachmentEncryption) -> bytes:
    found = encryption.key.get("k")
    algorithm = encryption.key.get("alg", _ALGORITHM)
    if not isinstance(found, str) or not isinstance(algorithm, str):
        raise EncryptionError("the file's key is not in a form that is known")
    if algorithm != _ALGORITHM:
        raise EncryptionError(
            f"the file's key is for {algorithm[:20]!r}, which is not known"
        )
    key = decode_octets(found, "the file's key")
    if len(key) != _KEY_SIZE:
        raise EncryptionError(f"the file's key has {len(key)} bytes, not {_KEY_SIZE}")
    return key
