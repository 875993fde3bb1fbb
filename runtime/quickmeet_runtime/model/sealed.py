# SPDX-License-Identifier: MIT
"""End-to-end encrypted content, as far as it can be read without the key.

It is stored in one of two ways: older clients put it into the message's text
(``t: "e2e"``, ``e2e: "pending"``), newer ones into ``content`` with the name of an
algorithm. Both are one type here. The layouts are those of the web client
(``apps/meteor/client/lib/e2ee/content.ts`` of Rocket.Chat).
"""

from binascii import a2b_base64
from typing import Final, Literal, Protocol

from msgspec import UNSET, Struct, UnsetType

from ..errors import PayloadError

__all__ = ["Sealed", "SealedParts", "sealed_content", "sealed_message"]

_V1: Final = "rc.v1.aes-sha2"
_V2: Final = "rc.v2.aes-sha2"
_V1_KEY_ID_LENGTH: Final = 12  # characters
_V1_VECTOR_SIZE: Final = 16  # bytes


class SealedParts(Struct, frozen=True, kw_only=True):
    """The parts of encrypted content, and the id of its key."""

    key_id: str
    """Id of a key of the room; `Room.encryption_key_id` is the current one."""
    initialization_vector: bytes
    """16 bytes for AES-CBC, 12 bytes for AES-GCM."""
    ciphertext: bytes
    """For AES-CBC padded as in PKCS #7, for AES-GCM with the tag at its end."""


class Sealed(Struct, frozen=True, kw_only=True):
    """Content that only holders of the room's key can read.

    ::

        if message.sealed is not None:
            parts = message.sealed.split()
            opened = decrypt(keys[parts.key_id], parts)

    ``rc.v1.aes-sha2`` is AES-CBC, ``rc.v2.aes-sha2`` is AES-GCM with 256 bits. The
    plaintext is JSON: for a message an object whose ``msg`` (from older clients:
    ``text``) is its text.
    """

    algorithm: Literal["rc.v1.aes-sha2", "rc.v2.aes-sha2"] | str
    """The algorithm; federated rooms have ``m.megolm.v1.aes-sha2``."""
    ciphertext: str
    """As received: Base64, in ``rc.v1`` after the identifier of the key."""
    initialization_vector: str | None = None
    """As received, in Base64; in ``rc.v1`` it is a part of `ciphertext`."""
    key_id: str | None = None
    """Id of a key of the room; None if the algorithm does not include it."""

    def split(self) -> SealedParts:
        """Split the content into the parts that a cipher needs.

        Raises:
            PayloadError: It is truncated or not Base64, or its algorithm is not one
                of the two above.
        """
        if self.algorithm == _V1:
            return self._split_v1()
        if self.algorithm == _V2:
            return self._split_v2()
        raise self._refusal("algorithm", "is of an algorithm without known parts")

    def _split_v1(self) -> SealedParts:
        if self.key_id is None:
            raise self._refusal(
                "ciphertext", "is too short for the identifier of a key"
            )
        whole = self._bytes("ciphertext", self.ciphertext[_V1_KEY_ID_LENGTH:])
        if len(whole) <= _V1_VECTOR_SIZE:
            raise self._refusal(
                "ciphertext", "is too short for an initialization vector"
            )
        return SealedParts(
            key_id=self.key_id,
            initialization_vector=whole[:_V1_VECTOR_SIZE],
            ciphertext=whole[_V1_VECTOR_SIZE:],
        )

    def _split_v2(self) -> SealedParts:
        if not self.key_id:
            raise self._refusal("kid", "does not say which key")
        if not self.initialization_vector:
            raise self._refusal("iv", "has no initialization vector")
        if not self.ciphertext:
            raise self._refusal("ciphertext", "is empty")
        return SealedParts(
            key_id=self.key_id,
            initialization_vector=self._bytes("iv", self.initialization_vector),
            ciphertext=self._bytes("ciphertext", self.ciphertext),
        )

    def _bytes(self, field: str, text: str) -> bytes:
        try:
            return a2b_base64(text, strict_mode=True)
        except ValueError as error:
            raise self._refusal(field, "is not Base64") from error

    def _refusal(self, field: str, flaw: str) -> PayloadError:
        path = f"$.{field}"
        return PayloadError(
            f"{self.algorithm}: sealed content {flaw} (at {path})",
            name=self.algorithm,
            path=path,
            payload=self.ciphertext.encode(errors="surrogatepass"),
        )


class _Content(Protocol):
    """A document that names its algorithm: ``content`` on the wire."""

    @property
    def algorithm(self) -> str: ...
    @property
    def ciphertext(self) -> str: ...
    @property
    def initialization_vector(self) -> str | UnsetType | None: ...
    @property
    def key_id(self) -> str | UnsetType | None: ...


class _Message(Protocol):
    """A message, complete or as in a notification."""

    @property
    def kind(self) -> str | UnsetType | None: ...
    @property
    def text(self) -> str | UnsetType | None: ...
    @property
    def encrypted_content(self) -> _Content | UnsetType | None: ...


def sealed_content(content: _Content) -> Sealed:
    """Convert a document that names its algorithm to sealed content."""
    key_id = content.key_id or None
    if content.algorithm == _V1:
        key_id = _v1_key_id(content.ciphertext)
    return Sealed(
        algorithm=content.algorithm,
        ciphertext=content.ciphertext,
        initialization_vector=content.initialization_vector or None,
        key_id=key_id,
    )


def sealed_message(message: _Message) -> Sealed | None:
    """Find the sealed content of a message, in either of its two places.

    Returns:
        The content; None for a message that is not encrypted.
    """
    content = message.encrypted_content
    if content is not UNSET and content is not None:
        return sealed_content(content)
    if message.kind != "e2e" or not message.text:
        return None
    return Sealed(
        algorithm=_V1, ciphertext=message.text, key_id=_v1_key_id(message.text)
    )


def _v1_key_id(ciphertext: str) -> str | None:
    is_long_enough = len(ciphertext) >= _V1_KEY_ID_LENGTH
    return ciphertext[:_V1_KEY_ID_LENGTH] if is_long_enough else None
