# SPDX-License-Identifier: MIT
"""The ciphers in the variants of the web client (WebCrypto)."""

from collections.abc import Iterator
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, CTR
from cryptography.hazmat.primitives.padding import PKCS7

__all__ = ["BLOCK_SIZE", "CounterCipher", "decrypt_cbc", "encrypt_cbc"]

BLOCK_SIZE: Final = 16
"""Bytes of a block of AES, and of the initialization vector of AES-CBC."""
_COUNTER_BITS: Final = 64


def decrypt_cbc(key: bytes, vector: bytes, ciphertext: bytes) -> bytes | None:
    """Decrypt AES-CBC with PKCS #7 padding.

    Returns:
        The plain text; None for a wrong key or a truncated text.
    """
    if len(vector) != BLOCK_SIZE or not ciphertext or len(ciphertext) % BLOCK_SIZE:
        return None
    cipher = Cipher(AES(key), CBC(vector)).decryptor()
    unpad = PKCS7(BLOCK_SIZE * 8).unpadder()
    padded = cipher.update(ciphertext) + cipher.finalize()
    try:
        return unpad.update(padded) + unpad.finalize()
    except ValueError:
        return None


def encrypt_cbc(key: bytes, vector: bytes, plain: bytes) -> bytes:
    """Encrypt with AES-CBC and PKCS #7 padding."""
    pad = PKCS7(BLOCK_SIZE * 8).padder()
    cipher = Cipher(AES(key), CBC(vector)).encryptor()
    padded = pad.update(plain) + pad.finalize()
    return cipher.update(padded) + cipher.finalize()


class CounterCipher:
    """AES-CTR with a 64-bit counter: the upper half of the vector is constant.

    Encrypting and decrypting are the same. The library counts in all 128 bits,
    which differs when the lower half overflows: there it restarts at zero.
    """

    def __init__(self, key: bytes, vector: bytes) -> None:
        self._key = key
        self._upper = vector[:8]
        counter = int.from_bytes(vector[8:], "big")
        self._left = ((1 << _COUNTER_BITS) - counter) * BLOCK_SIZE
        """Bytes until the counter overflows."""
        self._cipher = self._start(vector)

    def update(self, data: bytes) -> bytes:
        """Process the next chunk, of any length."""
        return b"".join(self._pieces(data))

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        while len(data) > self._left:
            yield self._cipher.update(data[: self._left])
            data = data[self._left :]
            self._cipher = self._start(self._upper + bytes(8))
            self._left = (1 << _COUNTER_BITS) * BLOCK_SIZE
        self._left -= len(data)
        yield self._cipher.update(data)

    def _start(self, vector: bytes) -> CipherContext:
        return Cipher(AES(self._key), CTR(vector)).encryptor()
