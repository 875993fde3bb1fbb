# SPDX-License-Identifier: MIT
"""The key pair of a user, with the private key encrypted by a passphrase.

Two layouts are in use (``apps/meteor/client/lib/e2ee/keychain.ts`` of Rocket.Chat):
``{"$binary": Base64 of 16 bytes of vector and AES-CBC}`` with 1,000 rounds of PBKDF2
and the user's identifier as salt, and ``{"iv", "ciphertext", "salt", "iterations"}``
with AES-GCM. Both are decrypted; encryption uses the second.
"""

import secrets
from typing import Final, NoReturn
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from quickmeet_runtime.observability.shown import rich_repr

from .ciphers import decrypt_cbc
from .encoding import (
    decode_base64,
    decode_json,
    decode_number,
    encode_base64,
    encode_number,
    to_bytes,
)
from .errors import NOT_PICKLED, EncryptionError, WrongPassphraseError

__all__ = ["Identity", "PublicIdentity"]

_OLD_ITERATIONS: Final = 1_000
_ITERATIONS: Final = 100_000
_MOST_ITERATIONS: Final = 10_000_000  # the server chooses; more would take minutes
_VECTOR_SIZE: Final = 16  # bytes
_KEY_SIZE: Final = 2048  # bits
_OAEP: Final = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), label=None)
_ALGORITHM: Final = "RSA-OAEP-256"
_STORED: Final = "the private key that the server keeps"


class _Web(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An RSA key as a JSON Web Key (RFC 7517); private parts may be missing."""

    kty: str
    n: str
    e: str
    d: str = ""
    p: str = ""
    q: str = ""
    dp: str = ""
    dq: str = ""
    qi: str = ""
    alg: str = ""
    ext: bool = False
    key_ops: list[str] = []

    def __repr__(self) -> str:
        """Name the type, not the key."""
        return "<JSON Web Key>"

    __rich_repr__ = rich_repr


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    binary: str = msgspec.field(name="$binary", default="")
    iv: str = ""
    ciphertext: str = ""
    salt: str = ""
    iterations: int = 0


class PublicIdentity:
    """A user's public key, for encrypting room keys to that user."""

    def __init__(self, key: rsa.RSAPublicKey) -> None:
        self._key = key

    @classmethod
    def parse(cls, text: str) -> "PublicIdentity":
        """Parse a public key as servers store it: a JSON Web Key as text.

        Raises:
            EncryptionError: It is invalid.
        """
        web = _read_web(text, "the public key")
        try:
            numbers = rsa.RSAPublicNumbers(
                decode_number(web.e, "the public key"),
                decode_number(web.n, "the public key"),
            )
            return cls(numbers.public_key())
        except ValueError:
            raise EncryptionError("the public key is not an RSA key") from None

    def seal(self, data: bytes) -> bytes:
        """Encrypt up to 190 bytes for its owner, by RSA-OAEP with SHA-256.

        Raises:
            EncryptionError: The key is too short for it.
        """
        try:
            return self._key.encrypt(data, _OAEP)
        except ValueError:
            raise EncryptionError(
                f"{len(data)} bytes are too long for the public key"
            ) from None

    def export(self) -> str:
        """Export it as servers store it."""
        numbers = self._key.public_numbers()
        web = _Web(
            alg=_ALGORITHM,
            e=encode_number(numbers.e),
            ext=True,
            key_ops=["encrypt"],
            kty="RSA",
            n=encode_number(numbers.n),
        )
        return msgspec.json.encode(web).decode()


class Identity:
    """A user's key pair. Its ``repr`` contains no key."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self._key = key

    @classmethod
    def create(cls) -> "Identity":
        """Generate a key pair of 2,048 bits, as the web client does."""
        return cls(rsa.generate_private_key(65_537, _KEY_SIZE))

    @classmethod
    def unlock(cls, stored: str, passphrase: str, *, user_id: str) -> "Identity":
        """Decrypt a stored private key.

        Args:
            stored: ``private_key`` as stored by the server.
            passphrase: The encryption password of the user, not the one to log in.
            user_id: Identifier of the user, the salt of the older layout.

        Raises:
            WrongPassphraseError: The passphrase is wrong.
            EncryptionError: `stored` has an unknown layout.
        """
        found = decode_json(stored, _Stored, _STORED)
        secret = to_bytes(passphrase, "the passphrase")
        if found.binary:
            data = decode_base64(found.binary, _STORED)
            key = _derive(secret, to_bytes(user_id, "user id"), _OLD_ITERATIONS)
            plain = decrypt_cbc(key, data[:_VECTOR_SIZE], data[_VECTOR_SIZE:])
        else:
            if not 0 < found.iterations <= _MOST_ITERATIONS:
                raise EncryptionError(
                    f"{_STORED} asks for {found.iterations} rounds of PBKDF2;"
                    f" 1 to {_MOST_ITERATIONS} are done"
                )
            key = _derive(secret, to_bytes(found.salt, "salt"), found.iterations)
            plain = _decrypt(
                key,
                decode_base64(found.iv, _STORED),
                decode_base64(found.ciphertext, _STORED),
            )
        if plain is None:
            raise WrongPassphraseError(
                "the passphrase does not open the private key; it is the encryption"
                " password (Account > Security), not the one to log in"
            )
        try:
            return cls.parse(plain)
        except EncryptionError:
            # AES-CBC checks nothing: one wrong passphrase in 256 pads right.
            if found.binary:
                raise WrongPassphraseError(
                    "the passphrase does not open the private key; it is the"
                    " encryption password (Account > Security), not the one to log in"
                ) from None
            raise

    @classmethod
    def parse(cls, text: str | bytes) -> "Identity":
        """Parse an unencrypted private key: a JSON Web Key as text.

        Raises:
            EncryptionError: It is invalid.
        """
        what = "the private key"
        web = _read_web(text, what)
        try:
            numbers = rsa.RSAPrivateNumbers(
                p=decode_number(web.p, what),
                q=decode_number(web.q, what),
                d=decode_number(web.d, what),
                dmp1=decode_number(web.dp, what),
                dmq1=decode_number(web.dq, what),
                iqmp=decode_number(web.qi, what),
                public_numbers=rsa.RSAPublicNumbers(
                    decode_number(web.e, what), decode_number(web.n, what)
                ),
            )
            return cls(numbers.private_key())
        except ValueError:
            raise EncryptionError("the private key is not an RSA key") from None

    @property
    def public(self) -> PublicIdentity:
        """The public half."""
        return PublicIdentity(self._key.public_key())

    def open(self, data: bytes) -> bytes:
        """Decrypt content encrypted with the public half.

        Raises:
            EncryptionError: It was encrypted for another user, or is truncated.
        """
        try:
            return self._key.decrypt(data, _OAEP)
        except ValueError:
            raise EncryptionError("this was not sealed for our key") from None

    def lock(self, passphrase: str, *, user_id: str) -> str:
        """Encrypt the key pair for storage on the server, in the newer layout.

        Raises:
            EncryptionError: `passphrase` has characters that no client can use.
        """
        secret = to_bytes(passphrase, "the passphrase")
        salt = f"v2:{user_id}:{uuid4()}"
        vector = secrets.token_bytes(12)
        key = _derive(secret, salt.encode(), _ITERATIONS)
        sealed = AESGCM(key).encrypt(vector, self.export().encode(), None)
        return msgspec.json.encode(
            {
                "iv": encode_base64(vector),
                "ciphertext": encode_base64(sealed),
                "salt": salt,
                "iterations": _ITERATIONS,
            }
        ).decode()

    def __copy__(self) -> "Identity":
        """Return the same object: it is immutable."""
        return self

    def __deepcopy__(self, memo: object) -> "Identity":
        """Return the same object: it is immutable."""
        return self

    def __reduce__(self) -> NoReturn:
        """Raise an error: pickling would store keys unencrypted.

        Raises:
            EncryptionError: Always; use `lock` or `export`.
        """
        raise EncryptionError(NOT_PICKLED)

    def export(self) -> str:
        """Export it unencrypted, as a JSON Web Key: protect it like a password."""
        numbers = self._key.private_numbers()
        web = _Web(
            alg=_ALGORITHM,
            d=encode_number(numbers.d),
            dp=encode_number(numbers.dmp1),
            dq=encode_number(numbers.dmq1),
            e=encode_number(numbers.public_numbers.e),
            ext=True,
            key_ops=["decrypt"],
            kty="RSA",
            n=encode_number(numbers.public_numbers.n),
            p=encode_number(numbers.p),
            q=encode_number(numbers.q),
            qi=encode_number(numbers.iqmp),
        )
        return msgspec.json.encode(web).decode()


def _read_web(text: str | bytes, what: str) -> _Web:
    web = decode_json(text, _Web, what)
    if web.kty != "RSA":
        raise EncryptionError(f"{what} is of the kind {web.kty[:20]!r}, not RSA")
    return web


def _derive(secret: bytes, salt: bytes, iterations: int) -> bytes:
    derive = PBKDF2HMAC(
        algorithm=hashes.SHA256(), length=32, salt=salt, iterations=iterations
    )
    return derive.derive(secret)


def _decrypt(key: bytes, vector: bytes, ciphertext: bytes) -> bytes | None:
    if len(vector) == _VECTOR_SIZE:
        return decrypt_cbc(key, vector, ciphertext)
    try:
        return AESGCM(key).decrypt(vector, ciphertext, None)
    except (InvalidTag, ValueError):
        return None
