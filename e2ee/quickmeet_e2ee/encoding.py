# SPDX-License-Identifier: MIT
"""The encoding of keys: Base64, byte strings, and JSON Web Keys.

The web client treats passphrases, salts and exported keys as texts whose characters
are bytes (``apps/meteor/client/lib/e2ee/binary.ts`` of Rocket.Chat).
"""

from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import a2b_base64
from typing import Final, TypeVar

import msgspec

from .errors import EncryptionError

__all__ = [
    "UNREADABLE",
    "decode_base64",
    "decode_json",
    "decode_number",
    "decode_octets",
    "encode_base64",
    "encode_number",
    "encode_octets",
    "to_bytes",
]

UNREADABLE: Final = (msgspec.DecodeError, UnicodeError, RecursionError)
"""Errors that parsing an untrusted document may raise."""
_T = TypeVar("_T")


def to_bytes(text: str, what: str) -> bytes:
    """Convert a text whose characters are bytes.

    Raises:
        EncryptionError: A character is not one of the 256; no client can use it.
    """
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise EncryptionError(
            f"{what}: the character at {error.start} (U+{ord(character):04X}) is not"
            " in Latin-1, which clients of this server cannot use"
        ) from None


def decode_base64(text: str, what: str) -> bytes:
    """Decode standard Base64.

    Raises:
        EncryptionError: It is invalid.
    """
    try:
        return a2b_base64(text, strict_mode=True)
    except ValueError:
        raise EncryptionError(f"{what} is not Base64") from None


def encode_base64(data: bytes) -> str:
    """Encode as standard Base64."""
    return b64encode(data).decode()


def decode_json(text: str | bytes, type_: type[_T], what: str) -> _T:
    """Decode a document that contains a key.

    Raises:
        EncryptionError: It is not JSON, or another document. The error does not
            quote its content.
    """
    try:
        return msgspec.json.decode(text, type=type_)
    except UNREADABLE:
        raise EncryptionError(f"{what} is not in a form that is known") from None


def decode_number(text: str, what: str) -> int:
    """Decode a number of a JSON Web Key (RFC 7518, 2: Base64urlUInt).

    Raises:
        EncryptionError: It is invalid.
    """
    return int.from_bytes(decode_octets(text, what), "big")


def encode_number(number: int) -> str:
    """Encode a number for a JSON Web Key."""
    return encode_octets(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def decode_octets(text: str, what: str) -> bytes:
    """Decode bytes of a JSON Web Key: unpadded Base64url.

    Raises:
        EncryptionError: It is invalid.
    """
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise EncryptionError(f"{what} is not Base64 for addresses") from None


def encode_octets(data: bytes) -> str:
    """Encode bytes for a JSON Web Key."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()
