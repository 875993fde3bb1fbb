# SPDX-License-Identifier: MIT
"""How keys are written: Base64, texts of bytes, and JSON Web Keys.

The web client takes passphrases, salts and exported keys for texts whose characters
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
"""Errors that reading a document by others may raise."""
_T = TypeVar("_T")


def to_bytes(text: str, what: str) -> bytes:
    """Take a text whose characters are bytes apart.

    Raises:
        EncryptionError: A character is none of the 256; no client can use it.
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
        EncryptionError: It is none.
    """
    try:
        return a2b_base64(text, strict_mode=True)
    except ValueError:
        raise EncryptionError(f"{what} is not Base64") from None


def encode_base64(data: bytes) -> str:
    """Encode as standard Base64."""
    return b64encode(data).decode()


def decode_json(text: str | bytes, type_: type[_T], what: str) -> _T:
    """Decode a document that holds a key.

    Raises:
        EncryptionError: It is not JSON, or another document. It does not repeat
            what it was given.
    """
    try:
        return msgspec.json.decode(text, type=type_)
    except UNREADABLE:
        raise EncryptionError(f"{what} is not in a form that is known") from None


def decode_number(text: str, what: str) -> int:
    """Decode a number of a JSON Web Key (RFC 7518, 2: Base64urlUInt).

    Raises:
        EncryptionError: It is none.
    """
    return int.from_bytes(decode_octets(text, what), "big")


def encode_number(number: int) -> str:
    """Encode a number for a JSON Web Key."""
    return encode_octets(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def decode_octets(text: str, what: str) -> bytes:
    """Decode bytes of a JSON Web Key: Base64 for addresses, without padding.

    Raises:
        EncryptionError: It is none.
    """
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise EncryptionError(f"{what} is not Base64 for addresses") from None


def encode_octets(data: bytes) -> str:
    """Encode bytes for a JSON Web Key."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()
