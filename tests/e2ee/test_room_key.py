# SPDX-License-Identifier: MIT
"""The keys of rooms, and what they seal."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from quickmeet import Sealed
from quickmeet.errors import OptionError
from quickmeet.types import EncryptedContent
from quickmeet_e2ee import Algorithm, EncryptionError, Identity, RoomKey

from .conftest import Vectors


def sealed(content: EncryptedContent) -> Sealed:
    found = content.sealed
    assert found is not None
    return found


@pytest.mark.parametrize("room", [0, 1], ids=["AES-CBC", "AES-GCM"])
def test_a_given_key_opens_what_another_client_sealed(
    vectors: Vectors, identity: Identity, room: int
) -> None:
    theirs = vectors.rooms[room]
    key = RoomKey.open(theirs.given, identity)
    parts = sealed(theirs.content).split()
    assert key.id == theirs.key_id == parts.key_id
    opened = key.unseal(parts.initialization_vector, parts.ciphertext)
    assert json.loads(opened) == {"msg": vectors.text}


@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_what_a_key_seals_it_opens(algorithm: Algorithm, identity: Identity) -> None:
    made = RoomKey.create(algorithm)
    theirs = RoomKey.open(made.seal_for(identity.public), identity)
    parts = sealed(made.seal(b'{"msg": "hi"}')).split()
    assert (theirs.id, parts.key_id) == (made.id, made.id)
    plain = theirs.unseal(parts.initialization_vector, parts.ciphertext)
    assert plain == b'{"msg": "hi"}'


def test_a_changed_message_does_not_open() -> None:
    key = RoomKey.create(Algorithm.GCM)
    parts = sealed(key.seal(b"{}")).split()
    with pytest.raises(EncryptionError, match="changed on its way"):
        key.unseal(parts.initialization_vector, parts.ciphertext[:-1] + b"\0")


@pytest.mark.parametrize(
    "exported",
    [
        "",
        "{}",
        '{"alg": "A192CBC", "k": "AAAA", "kty": "oct"}',
        '{"alg": "A128CBC", "k": "AAAA", "kty": "oct"}',
        '{"alg": "A256GCM", "k": "é", "kty": "oct"}',
    ],
)
def test_an_invalid_key_is_refused(exported: str) -> None:
    with pytest.raises(EncryptionError):
        RoomKey("id", exported)


@pytest.mark.parametrize("given", ["", "short", "id" * 6 + "é", "x" * 12 + "A" * 344])
def test_a_sealed_key_that_was_cut_is_refused(given: str, identity: Identity) -> None:
    with pytest.raises(EncryptionError):
        RoomKey.open(given, identity)


def test_a_value_of_a_wrong_type_is_refused_and_no_key_shown() -> None:
    keys: Any = RoomKey
    key: Any = RoomKey.create()
    cases: list[tuple[Callable[[], object], str]] = [
        (lambda: keys(5, "hunter2"), "key_id=5: give a text"),
        (lambda: keys("id", b"hunter2"), "exported=<bytes>: give a text"),
        (lambda: keys.create("GCM"), "algorithm='GCM': give an Algorithm"),
        (lambda: keys.open("x", "hunter2"), "identity=<str>: give an Identity"),
        (lambda: key.seal("hunter2"), "plain=<str>: give bytes"),
    ]
    for make, said in cases:
        with pytest.raises(OptionError) as raised:
            make()
        assert said in str(raised.value)
        assert "hunter2" not in str(raised.value)


def test_nothing_of_a_key_shows() -> None:
    key = RoomKey.create()
    secret = json.loads(key.export())["k"]
    assert repr(key) == f"<RoomKey {key.id} A256GCM>"
    assert secret not in repr(key)
