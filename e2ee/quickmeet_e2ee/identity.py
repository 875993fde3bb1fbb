# SPDX-License-Identifier: MIT
"""The pair of keys of a user, and the passphrase that the private one is sealed with.

Two layouts are in use (``apps/meteor/client/lib/e2ee/keychain.ts`` of Rocket.Chat):
``{"$binary": Base64 of 16 bytes of vector and AES-CBC}`` with 1,000 rounds of PBKDF2
and the user's identifier as salt, and ``{"iv", "ciphertext", "salt", "iterations"}``
with AES-GCM. Both open; what is sealed here has the second.
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
_MOST_ITERATIONS: Final = 10_000_000  # a server says how many: minutes would be a lock
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
        """Say what it is, not which."""
        return "<JSON Web Key>"

    __rich_repr__ = rich_repr


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    binary: str = msgspec.field(name="$binary", default="")
    iv: str = ""
    ciphertext: str = ""
    salt: str = ""
    iterations: int = 0


class PublicIdentity:
    """A user's public key, which room keys are sealed with for them."""

    def __init__(self, key: rsa.RSAPublicKey) -> None:
        self._key = key

    @classmethod
    def parse(cls, text: str) -> "PublicIdentity":
        """Read a public key as servers keep it: a JSON Web Key as text.

        Raises:
            EncryptionError: It is none.
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
        """Seal up to 190 bytes for its owner, by RSA-OAEP with SHA-256.

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
        """Write it as servers keep it."""
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
    """A user's pair of keys. Its ``repr`` shows nothing of it."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self._key = key

    @classmethod
    def create(cls) -> "Identity":
        """Make a new pair, of 2,048 bits as the web client's."""
        return cls(rsa.generate_private_key(65_537, _KEY_SIZE))

    @classmethod
    def unlock(cls, stored: str, passphrase: str, *, user_id: str) -> "Identity":
        """Open what a server keeps.

        Args:
            stored: ``private_key`` as the server has it.
            passphrase: The encryption password of the user, not the one to log in.
            user_id: Identifier of the user, the salt of the older layout.

        Raises:
            WrongPassphraseError: It is another one.
            EncryptionError: `stored` is in no layout that is known.
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
        """Read a private key that is not sealed: a JSON Web Key as text.

        Raises:
            EncryptionError: It is none.
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
        """Open what was sealed with the public half.

        Raises:
            EncryptionError: It was sealed for somebody else, or cut short.
        """
        try:
            return self._key.decrypt(data, _OAEP)
        except ValueError:
            raise EncryptionError("this was not sealed for our key") from None

    def lock(self, passphrase: str, *, user_id: str) -> str:
        """Seal it for the server to keep, in the newer layout.

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
        """It never changes."""
        return self

    def __deepcopy__(self, memo: object) -> "Identity":
        """It never changes."""
        return self

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled: that would store keys unencrypted.

        Raises:
            EncryptionError: Always; `lock` and `export` write it.
        """
        raise EncryptionError(NOT_PICKLED)

    def export(self) -> str:
        """Write it down unsealed, as a JSON Web Key: keep it as you keep a password."""
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
