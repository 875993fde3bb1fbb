# SPDX-License-Identifier: MIT
"""What WebCrypto sealed, by ``tests/data/e2ee/webcrypto.mjs``."""

from pathlib import Path

import msgspec
import pytest

from quickmeet.types import AttachmentEncryption, EncryptedContent
from quickmeet_e2ee import Identity

DATA = Path(__file__).parents[1] / "data/e2ee"


class SealedRoom(msgspec.Struct, rename="camel"):
    """A room's key, given to our user, and a message sealed with it."""

    key_id: str
    given: str
    content: EncryptedContent


class SealedFile(msgspec.Struct):
    """A file, and how its message tells its key."""

    encryption: AttachmentEncryption
    plain: str
    sealed: str
    sha256: str


class Vectors(msgspec.Struct, rename="camel"):
    """All of it."""

    user_id: str
    passphrase: str
    public_key: str
    older: str
    newer: str
    rooms: list[SealedRoom]
    text: str
    file: SealedFile


@pytest.fixture(scope="session")
def vectors() -> Vectors:
    return msgspec.json.decode((DATA / "webcrypto.json").read_bytes(), type=Vectors)


@pytest.fixture(scope="session")
def identity(vectors: Vectors) -> Identity:
    return Identity.unlock(vectors.newer, vectors.passphrase, user_id=vectors.user_id)
