# SPDX-License-Identifier: MIT
"""A user's pair of keys."""

import json

import pytest

from quickmeet_e2ee import (
    EncryptionError,
    Identity,
    PublicIdentity,
    WrongPassphraseError,
)

from .conftest import Vectors


@pytest.mark.parametrize("layout", ["older", "newer"])
def test_a_private_key_opens_in_both_layouts(vectors: Vectors, layout: str) -> None:
    stored = getattr(vectors, layout)
    opened = Identity.unlock(stored, vectors.passphrase, user_id=vectors.user_id)
    assert json.loads(opened.public.export()) == json.loads(vectors.public_key)


@pytest.mark.parametrize("layout", ["older", "newer"])
@pytest.mark.parametrize("number", range(12))
def test_a_wrong_passphrase_is_reported(
    vectors: Vectors, layout: str, number: int
) -> None:
    wrong = f"{vectors.passphrase} {number}"
    with pytest.raises(WrongPassphraseError, match="encryption password") as caught:
        Identity.unlock(getattr(vectors, layout), wrong, user_id=vectors.user_id)
    assert wrong not in str(caught.value)


def test_what_is_locked_opens_again(identity: Identity) -> None:
    locked = identity.lock("hé", user_id="u")
    assert Identity.unlock(locked, "hé", user_id="u").export() == identity.export()
    assert identity.export() not in locked


def test_a_passphrase_that_no_client_can_use_is_refused(identity: Identity) -> None:
    with pytest.raises(EncryptionError, match=r"the character at 3 \(U\+1F512\)"):
        identity.lock("abc🔒", user_id="u")


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "priv",
        "5",
        "{}",
        '{"$binary": 5}',
        '{"$binary": "!"}',
        '{"iv": "AAAA", "ciphertext": "AAAA", "salt": "s", "iterations": 0}',
        '{"iv": "AAAA", "ciphertext": "AAAA", "salt": "s", "iterations": 1e12}',
        '{"iv": "AAAA", "ciphertext": "AAAA", "salt": "\\ud83d", "iterations": 1}',
    ],
)
def test_a_stored_key_of_no_known_form_is_refused(stored: str) -> None:
    with pytest.raises(EncryptionError):
        Identity.unlock(stored, "secret words", user_id="u")


@pytest.mark.parametrize(
    "cut", ['{"$binary": "AAEC"}', '{"$binary": "' + "A" * 64 + '"}']
)
def test_a_stored_key_that_was_cut_does_not_open(cut: str) -> None:
    with pytest.raises(WrongPassphraseError):
        Identity.unlock(cut, "secret words", user_id="u")


@pytest.mark.parametrize(
    "public",
    [
        "",
        "[]",
        '{"kty": "EC", "n": "AA", "e": "AQAB"}',
        '{"kty": "RSA", "n": "AAAA", "e": "AQAB"}',
        '{"kty": "RSA", "n": "é", "e": "AQAB"}',
    ],
)
def test_an_invalid_public_key_is_refused(public: str) -> None:
    with pytest.raises(EncryptionError):
        PublicIdentity.parse(public)


def test_nothing_of_a_key_shows(identity: Identity) -> None:
    secret = json.loads(identity.export())["d"]
    for text in (repr(identity), str(identity), repr(vars(identity))):
        assert secret not in text


def test_what_was_sealed_for_another_does_not_open(identity: Identity) -> None:
    sealed = identity.public.seal(b"hello")
    assert identity.open(sealed) == b"hello"
    with pytest.raises(EncryptionError, match="not sealed for our key"):
        Identity.create().open(sealed)
