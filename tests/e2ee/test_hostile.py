# SPDX-License-Identifier: MIT
"""Content sealed by other members and servers, and the lifecycle of keys."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from quickmeet import LocalProtocolError, PayloadError
from quickmeet.types import (
    AttachmentEncryption,
    Membership,
    Message,
    OldRoomKey,
    SuggestedKey,
    UsersWithoutKey,
)
from quickmeet_e2ee import EncryptionError, Identity, Keychain, MissingKeyError, RoomKey
from quickmeet_e2ee.content import open_message, open_quotes
from quickmeet_e2ee.encoding import encode_base64, encode_number
from quickmeet_e2ee.files import FileOpener
from quickmeet_e2ee.identity import PublicIdentity
from quickmeet_e2ee.keyring import Keyring
from quickmeet_e2ee.room_key import Algorithm

DEEP = b"[" * 1_000_000 + b"]" * 1_000_000
"""Python 3.14 goes as deep as its stack: hundreds of thousands."""


def sealed_message(**content: object) -> Message:
    told = {
        "_id": "m",
        "rid": "r",
        "msg": "",
        "t": "e2e",
        "e2e": "pending",
        "ts": {"$date": 1},
        "u": {"_id": "u", "username": "x"},
        "attachments": [{"text": "quoted"}],
    }
    return msgspec.convert(told | ({"content": content} if content else {}), Message)


@pytest.fixture
def key() -> RoomKey:
    return RoomKey.create()


@pytest.fixture
def keyring(identity: Identity, key: RoomKey) -> Keyring:
    keyring = Keyring(identity)
    keyring.put("r", key)
    return keyring


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"5",
        b"[]",
        b"\xff",
        b'{"msg": 5}',
        b'{"msg": "\xff"}',
        b'{"x": ' + DEEP + b"}",
        b'{"msg": "a", "attachments": ' + DEEP + b"}",
    ],
    ids=range(8),
)
def test_what_is_no_message_once_it_is_open_is_an_error_of_ours(plain: bytes) -> None:
    with pytest.raises(EncryptionError, match="form that is known"):
        open_message(sealed_message(), plain)
    with pytest.raises(EncryptionError, match="form that is known"):
        open_quotes(sealed_message(), {0: plain})


def test_half_a_character_that_was_sealed_is_read_as_messages_are() -> None:
    plain = b'{"msg": "a\\ud83d", "attachments": [{"title": "\\ud83db"}]}'
    opened = open_message(sealed_message(), plain)
    assert opened.text == "a\N{REPLACEMENT CHARACTER}"
    assert opened.attachments
    assert opened.attachments[0].title == "\N{REPLACEMENT CHARACTER}b"
    quotes = open_quotes(sealed_message(), {0: plain}).attachments
    assert quotes
    assert quotes[0].text == "a\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    "odd", [{"attachments": 5}, {"attachments": [{"fields": [5]}]}, {"location": "x"}]
)
def test_what_does_not_match_is_left_out_and_the_text_is_read(
    odd: dict[str, object],
) -> None:
    opened = open_message(sealed_message(), json.dumps({"msg": "hi"} | odd).encode())
    assert opened.text == "hi"
    assert opened.sealed is None


def test_sealed_content_takes_over_no_more_than_what_a_member_says() -> None:
    plain = b'{"_id": "evil", "rid": "evil", "u": {"_id": "evil"}, "msg": "x"}'
    opened = open_message(sealed_message(), plain)
    assert (opened.id, opened.room_id, opened.author.id) == ("m", "r", "u")


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        ({"iv": encode_base64(b"12345")}, EncryptionError, "changed on its way"),
        ({"iv": encode_base64(b"x" * 200)}, EncryptionError, "changed on its way"),
        ({"iv": ""}, PayloadError, "no initialization vector"),
        ({"iv": "???"}, PayloadError, "not Base64"),
        ({"kid": "another", "ciphertext": "AAAA"}, MissingKeyError, "no key 'another'"),
        ({"kid": ""}, PayloadError, "which key"),
        ({"ciphertext": "???"}, PayloadError, "not Base64"),
        ({"ciphertext": ""}, PayloadError, "is empty"),
        ({"algorithm": "rot13"}, PayloadError, "rot13"),
        ({"algorithm": "rc.v1.aes-sha2", "ciphertext": "x"}, PayloadError, "short"),
        ({"algorithm": "rc.v1.aes-sha2", "ciphertext": "x" * 12}, PayloadError, "sho"),
    ],
)
def test_sealed_content_that_is_broken_says_how(
    keyring: Keyring,
    key: RoomKey,
    content: dict[str, object],
    error: type[Exception],
    said: str,
) -> None:
    whole = msgspec.to_builtins(key.seal(b"{}")) | content
    sealed = sealed_message(**whole).sealed
    assert sealed is not None
    with pytest.raises(error, match=said):
        keyring.unseal("r", sealed)


@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_the_key_says_how_it_was_sealed_and_not_the_envelope(
    identity: Identity, algorithm: Algorithm
) -> None:
    key = RoomKey.create(algorithm)
    keyring = Keyring(identity)
    keyring.put("r", key)
    plain = b'{"msg":"hi"}'
    content = key.seal(plain)
    sealed = sealed_message(**msgspec.to_builtins(content)).sealed
    assert sealed is not None
    parts = sealed.split()
    data = encode_base64(parts.initialization_vector + parts.ciphertext)
    envelopes: list[dict[str, object]] = [
        {"algorithm": "rc.v1.aes-sha2", "ciphertext": parts.key_id + data},
        {
            "algorithm": "rc.v2.aes-sha2",
            "kid": key.id,
            "iv": encode_base64(parts.initialization_vector),
            "ciphertext": encode_base64(parts.ciphertext),
        },
    ]
    if algorithm is Algorithm.GCM:
        del envelopes[0]  # its vector is shorter than those of this envelope
    for envelope in envelopes:
        other = sealed_message(**envelope).sealed
        assert other is not None
        assert keyring.unseal("r", other) == plain


def test_deeply_nested_content_does_not_open(keyring: Keyring, key: RoomKey) -> None:
    content = msgspec.to_builtins(key.seal(b'{"x":' + DEEP + b"}"))
    sealed = sealed_message(**content).sealed
    assert sealed is not None
    with pytest.raises(EncryptionError):
        keyring.unseal("r", sealed)


def test_a_deeply_nested_key_is_refused() -> None:
    text = '{"x": ' + DEEP.decode() + "}"
    readers: list[Callable[[str], object]] = [
        lambda text: Identity.unlock(text, "x", user_id="u"),
        Identity.parse,
        PublicIdentity.parse,
        lambda text: RoomKey("id", text),
    ]
    for read in readers:
        with pytest.raises(EncryptionError):
            read(text)


@pytest.mark.parametrize(
    ("modulus", "exponent"),
    [
        (1, 3),
        ((1 << 2047) + 1, 1),
        ((1 << 2047) + 1, 4),
        (3 * 5 * 7 * 11, 3),
        (1 << 2047, 65_537),
        ((1 << 511) + 1, 65_537),
        ((1 << 4095) + 1, (1 << 4094) + 1),
        ((1 << 16_384) + 1, 65_537),
        ((1 << 1_000_000) + 1, 65_537),
    ],
    ids=range(9),
)
def test_an_unusable_public_key_is_refused(
    key: RoomKey, modulus: int, exponent: int
) -> None:
    web = {"kty": "RSA", "n": encode_number(modulus), "e": encode_number(exponent)}
    with pytest.raises(EncryptionError, match="public key"):
        key.seal_for(PublicIdentity.parse(json.dumps(web)))


def test_a_file_that_was_sealed_in_another_way_is_refused() -> None:
    web = {"k": "A" * 43, "alg": "A128CTR", "kty": "oct"}
    vector = encode_base64(b"x" * 16)
    encryption = msgspec.convert({"key": web, "iv": vector}, AttachmentEncryption)
    with pytest.raises(EncryptionError, match="A128CTR"):
        FileOpener(encryption)


def test_keys_are_not_pickled_and_copies_are_the_same(
    identity: Identity, key: RoomKey, keyring: Keyring
) -> None:
    for one in (identity, key, keyring, [key]):
        with pytest.raises(EncryptionError, match="not pickled"):
            pickle.dumps(one)
    for kept in (identity, key):
        assert copy.copy(kept) is copy.deepcopy(kept) is kept


def test_the_key_of_a_file_shows_nowhere() -> None:
    web = {"k": "hunter2", "kty": "oct", "alg": "A256CTR"}
    attachment = {"encryption": {"key": web, "iv": "AAAA"}, "title": "x"}
    plain = json.dumps({"msg": "hi", "attachments": [attachment]}).encode()
    opened = open_message(sealed_message(), plain)
    assert opened.attachments
    found = opened.attachments[0]
    for shown in (repr(opened), repr(found), str(found.encryption)):
        assert "hunter2" not in shown
    assert found.encryption
    assert found.encryption.key["k"] == "hunter2"


class Asked:
    """A client that counts what it is asked for, and has nothing."""

    user_id = "u"

    def __init__(self) -> None:
        self.asked: list[str] = []

    @property
    def rooms(self) -> "Asked":
        return self

    @property
    def encryption(self) -> "Asked":
        return self

    async def list_memberships(self) -> list[object]:
        self.asked.append("memberships")
        return []

    async def request_keys(self) -> None:
        self.asked.append("keys")


async def test_a_history_whose_key_is_missing_asks_the_server_once(
    identity: Identity, key: RoomKey
) -> None:
    client: Any = Asked()
    keychain = Keychain(client, Keyring(identity))
    message = sealed_message(**msgspec.to_builtins(key.seal(b"{}")))
    for _ in range(3):
        with pytest.raises(MissingKeyError):
            await keychain.open(message)
    assert client.asked == ["memberships", "keys"]


class Giving(Asked):
    """A client that notes which keys it is to give, of a room with one other member."""

    def __init__(self, other: PublicIdentity) -> None:
        super().__init__()
        self.other = other.export()
        self.given: list[SuggestedKey] = []

    async def server_version(self) -> None:
        return None

    async def replace_room_key(self, *_: str) -> None:
        pass

    async def accept_key(self, _: str) -> None:
        pass

    async def list_users_without_key(self, _: str) -> UsersWithoutKey:
        waiting = {"_id": "bob", "e2e": {"public_key": self.other}}
        return msgspec.convert({"users": [waiting]}, UsersWithoutKey)

    async def suggest_keys(self, given: dict[str, list[SuggestedKey]]) -> None:
        self.given = given["r"]


async def test_a_key_that_another_member_did_not_know_of_is_given_to_all(
    identity: Identity, key: RoomKey
) -> None:
    """Both made one at the same time, and the server has the other's."""
    bob = Identity.create()
    client: Any = Giving(bob.public)
    keyring = Keyring(identity)
    keychain = Keychain(client, keyring)
    keyring.put("r", key)
    await keychain.rotate("r")
    ours, theirs = keyring.present("r"), RoomKey.create()
    membership = Membership(
        id="s",
        room_id="r",
        suggested_encryption_key=theirs.seal_for(identity.public),
        suggested_old_keys=[
            OldRoomKey(key_id=key.id, encryption_key=key.seal_for(identity.public))
        ],
    )
    await keychain.take(membership)
    assert keyring.has("r", ours.id)
    given = {one.user_id: one for one in client.given}
    assert given.keys() == {"u", "bob"}
    assert RoomKey.open(given["bob"].key, bob) == theirs
    old = [RoomKey.open(one.key, bob) for one in given["bob"].old_keys or ()]
    assert len(old) == 2
    assert set(old) == {key, ours}

    client.given.clear()
    await keychain.take(membership)
    assert not client.given  # once


async def test_what_cannot_be_sealed_and_what_is_not_there_is_told(
    identity: Identity, key: RoomKey
) -> None:
    client: Any = Asked()
    keychain = Keychain(client, Keyring(identity))
    keychain.keyring.put("r", key)
    with pytest.raises(LocalProtocolError, match="unpaired surrogate"):
        await keychain.send("r", "\ud800")
    pinned = replace(sealed_message(), kind="message_pinned_e2e", attachments=None)
    assert await keychain.open(pinned) == pinned
