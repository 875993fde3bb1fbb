# SPDX-License-Identifier: MIT
"""Sealed content, taken apart so that a cipher can open it."""

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.errors import PayloadError
from quickmeet_runtime.model.payload import UNSET, Model, UnsetType
from quickmeet_runtime.model.sealed import (
    Sealed,
    SealedParts,
    sealed_content,
    sealed_message,
)

V1 = "rc.v1.aes-sha2"
V2 = "rc.v2.aes-sha2"
KEY_ID = "32c9e7917b78"
PLAIN = b'{"msg":"hello"}'


class Content(Model, frozen=True, kw_only=True):
    algorithm: str
    ciphertext: str
    initialization_vector: str | UnsetType = UNSET
    key_id: str | UnsetType = UNSET


class Letter(Model, frozen=True, kw_only=True):
    kind: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    encrypted_content: Content | UnsetType = UNSET


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def v1(data: bytes = bytes(16) + b"sealed") -> Content:
    return Content(algorithm=V1, ciphertext=KEY_ID + base64(data))


def test_the_first_layout_is_opened_by_aes_cbc() -> None:
    key, vector = bytes(range(16)), bytes(range(16, 32))
    cipher = Cipher(AES(key), CBC(vector))
    pad, seal = PKCS7(128).padder(), cipher.encryptor()
    data = seal.update(pad.update(PLAIN) + pad.finalize()) + seal.finalize()

    parts = sealed_content(v1(vector + data)).split()

    assert (parts.key_id, parts.initialization_vector) == (KEY_ID, vector)
    unpad, unseal = PKCS7(128).unpadder(), cipher.decryptor()
    padded = unseal.update(parts.ciphertext) + unseal.finalize()
    assert unpad.update(padded) + unpad.finalize() == PLAIN


def test_the_second_layout_is_opened_by_aes_gcm() -> None:
    cipher, vector = AESGCM(bytes(range(32))), bytes(range(12))
    content = Content(
        algorithm=V2,
        ciphertext=base64(cipher.encrypt(vector, PLAIN, None)),
        initialization_vector=base64(vector),
        key_id="f46d2864-0384-4a87-8815-51fba2cad216",
    )

    parts = sealed_content(content).split()

    assert parts.key_id == content.key_id
    opened = cipher.decrypt(parts.initialization_vector, parts.ciphertext, None)
    assert opened == PLAIN


def test_older_clients_seal_the_text_itself() -> None:
    text = v1().ciphertext

    sealed = sealed_message(Letter(kind="e2e", text=text))

    assert sealed is not None
    assert sealed == Sealed(algorithm=V1, ciphertext=text, key_id=KEY_ID)
    assert sealed.split() == SealedParts(
        key_id=KEY_ID, initialization_vector=bytes(16), ciphertext=b"sealed"
    )


def test_content_is_preferred_to_the_text() -> None:
    letter = Letter(kind="e2e", text=v1(bytes(20)).ciphertext, encrypted_content=v1())

    assert sealed_message(letter) == sealed_content(v1())


@pytest.mark.parametrize(
    "letter",
    [
        Letter(text="plain text in an encrypted room"),
        Letter(kind="room_e2e_enabled", text="alice"),
        Letter(kind="e2e", text=""),
        Letter(kind="e2e"),
    ],
)
def test_what_is_not_sealed_has_no_sealed_content(letter: Letter) -> None:
    assert sealed_message(letter) is None


@pytest.mark.parametrize(
    ("content", "path"),
    [
        pytest.param(
            Content(algorithm=V1, ciphertext="short"), "$.ciphertext", id="id"
        ),
        pytest.param(v1(bytes(16)), "$.ciphertext", id="nothing but a vector"),
        pytest.param(
            Content(algorithm=V1, ciphertext=f"{KEY_ID}NTciphertextAAAA=="),
            "$.ciphertext",
            id="padding",
        ),
        pytest.param(
            Content(algorithm=V1, ciphertext=f"{KEY_ID}\ud800\u20ac"),
            "$.ciphertext",
            id="letters",
        ),
        pytest.param(Content(algorithm=V2, ciphertext="AAAA"), "$.kid", id="kid"),
        pytest.param(
            Content(algorithm=V2, ciphertext="AAAA", key_id="k"), "$.iv", id="no vector"
        ),
        pytest.param(
            Content(
                algorithm=V2, ciphertext="AAAA", key_id="k", initialization_vector="?"
            ),
            "$.iv",
            id="vector",
        ),
        pytest.param(
            Content(
                algorithm=V2, ciphertext="", key_id="k", initialization_vector="AAAA"
            ),
            "$.ciphertext",
            id="nothing",
        ),
        pytest.param(
            Content(algorithm="m.megolm.v1.aes-sha2", ciphertext="AAAA"),
            "$.algorithm",
            id="algorithm",
        ),
    ],
)
def test_what_cannot_be_split_says_where(content: Content, path: str) -> None:
    sealed = sealed_content(content)

    with pytest.raises(PayloadError, match=content.algorithm) as caught:
        sealed.split()

    assert caught.value.path == path
    assert caught.value.payload == sealed.ciphertext.encode(errors="surrogatepass")


@given(st.text(), st.text(), st.text(), st.sampled_from([V1, V2, ""]))
def test_any_content_is_seen_and_splits_or_is_refused(
    ciphertext: str, vector: str, key_id: str, algorithm: str
) -> None:
    sealed = sealed_content(
        Content(
            algorithm=algorithm,
            ciphertext=ciphertext,
            initialization_vector=vector,
            key_id=key_id,
        )
    )
    try:
        parts = sealed.split()
    except PayloadError:
        return
    assert parts.key_id == sealed.key_id
