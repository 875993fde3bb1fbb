# SPDX-License-Identifier: MIT
"""Two clients that seal what they say: the server passes it on and breaks nothing."""

import json
import secrets
from base64 import b64encode
from collections.abc import AsyncGenerator
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

import quickmeet
from quickmeet import UNSET, SealedParts, UnsetType, types
from quickmeet_devserver import Server, serve

from .conftest import PASSWORDS, connect

KEY_ID = "32c9e7917b78"
KEY = bytes(range(32))
OLDER, NEWER = "6.5.3", "9.0.0"


class SealedText(NamedTuple):
    """What stands for a text on the wire."""

    text: str | UnsetType = UNSET
    content: types.EncryptedContent | UnsetType = UNSET


@pytest.fixture(params=[OLDER, NEWER])
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def any_server(version: str) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=version) as server:
        yield server


def seal(text: str, version: str) -> SealedText:
    """As the clients of that version do it."""
    plain = json.dumps({"msg": text}).encode()
    if version == OLDER:
        vector = secrets.token_bytes(16)
        pad, cipher = PKCS7(128).padder(), Cipher(AES(KEY), CBC(vector)).encryptor()
        data = cipher.update(pad.update(plain) + pad.finalize()) + cipher.finalize()
        return SealedText(text=KEY_ID + b64encode(vector + data).decode())
    vector = secrets.token_bytes(12)
    content = types.EncryptedContent(
        algorithm="rc.v2.aes-sha2",
        ciphertext=b64encode(AESGCM(KEY).encrypt(vector, plain, None)).decode(),
        initialization_vector=b64encode(vector).decode(),
        key_id=KEY_ID,
    )
    return SealedText(content=content)


def unseal(message: types.Message) -> str:
    assert message.sealed is not None
    parts = message.sealed.split()
    assert parts.key_id == KEY_ID
    opened = decrypt(message.sealed.algorithm, parts)
    return str(json.loads(opened)["msg"])


def decrypt(algorithm: str, parts: SealedParts) -> bytes:
    vector = parts.initialization_vector
    if algorithm == "rc.v2.aes-sha2":
        return AESGCM(KEY).decrypt(vector, parts.ciphertext, None)
    unpad, cipher = PKCS7(128).unpadder(), Cipher(AES(KEY), CBC(vector)).decryptor()
    padded = cipher.update(parts.ciphertext) + cipher.finalize()
    return unpad.update(padded) + unpad.finalize()


async def test_what_one_client_seals_another_one_opens(
    any_server: Server, version: str
) -> None:
    async with connect(any_server, "alice") as alice, connect(any_server, "bob") as bob:
        made = await alice.rooms.create_private(
            "secret", ["bob"], options=types.RoomOptions(is_encrypted=True)
        )
        room_id = made.room_id
        await alice.encryption.set_room_key(room_id, KEY_ID)
        with pytest.raises(quickmeet.errors.RoomKeyExistsError):
            await bob.encryption.set_room_key(room_id, "another")
        async with bob.messages.follow(room_id) as messages:
            first = seal("for bob only", version)
            sent = await alice.messages.send(
                room_id,
                first.text or "",
                kind="e2e",
                encryption_state="pending",
                encrypted_content=first.content,
            )
            second = seal("for bob again", version)
            await alice.messages.edit(
                sent.id,
                second.text,
                room_id=room_id,
                encrypted_content=second.content,
            )
            await alice.messages.react(":lock:", sent.id)
            await alice.messages.send(room_id, "for everybody")
            seen = [await anext(messages) for _ in range(4)]
        assert [unseal(one) for one in seen[:3]] == [
            "for bob only",
            "for bob again",
            "for bob again",
        ]
        assert "bob" not in seen[1].text
        assert (seen[3].sealed, seen[3].text) == (None, "for everybody")

        page = await bob.messages.load_history(room_id)
        stored = {one.id: one for one in page.messages}
        assert unseal(stored[sent.id]) == "for bob again"
        room = await bob.rooms.get(room_id)
        assert (room.is_encrypted, room.encryption_key_id) == (True, KEY_ID)
