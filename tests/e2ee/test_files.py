# SPDX-License-Identifier: MIT
"""Files that are sealed each with a key of its own."""

from base64 import b64decode

import msgspec
import pytest

from quickmeet.types import AttachmentEncryption
from quickmeet_e2ee import EncryptionError, FileOpener, FileSealer

from .conftest import Vectors


@pytest.mark.parametrize("size", [1, 7, 16, 33, 200])
def test_a_file_opens_in_pieces_of_any_size(vectors: Vectors, size: int) -> None:
    """Its counter runs over after three blocks, which 128 bits do not do."""
    file = vectors.file
    sealed = b64decode(file.sealed)
    opener = FileOpener(file.encryption, checksum=file.sha256)
    pieces = [sealed[at : at + size] for at in range(0, len(sealed), size)]
    opened = b"".join(opener.update(piece) for piece in pieces)
    opener.finish()
    assert opened == b64decode(file.plain)


def test_what_is_sealed_opens() -> None:
    sealer = FileSealer()
    sealed = sealer.update(b"first ") + sealer.update(b"second")
    opener = FileOpener(sealer.encryption, checksum=sealer.checksum)
    assert opener.update(sealed) == b"first second"
    opener.finish()


def test_a_truncated_file_is_reported() -> None:
    sealer = FileSealer()
    sealed = sealer.update(b"first second")
    opener = FileOpener(sealer.encryption, checksum=sealer.checksum)
    opener.update(sealed[:-1])
    with pytest.raises(EncryptionError, match="checksum differs"):
        opener.finish()


@pytest.mark.parametrize(
    "encryption",
    [
        {"iv": "AAAA", "key": {"k": "A" * 43}},
        {"iv": "!", "key": {"k": "A" * 43}},
        {"iv": "A" * 22 + "==", "key": {}},
        {"iv": "A" * 22 + "==", "key": {"k": 5}},
        {"iv": "A" * 22 + "==", "key": {"k": "AAAA"}},
    ],
)
def test_a_key_of_no_known_form_is_refused(encryption: dict[str, object]) -> None:
    with pytest.raises(EncryptionError):
        FileOpener(msgspec.convert(encryption, AttachmentEncryption))
