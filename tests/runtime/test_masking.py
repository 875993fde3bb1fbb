# SPDX-License-Identifier: MIT
"""Frames in the log have no secrets."""

import json

import pytest

from quickmeet_runtime.observability.masking import Masker

HIDDEN = "s3cr3t-value"


@pytest.mark.parametrize(
    "key",
    [
        "password",
        "newPassword",
        "token",
        "authToken",
        "resume",
        "code",
        "digest",
        "clientSecret",
        "Authorization",
        "cookie",
        "private_key",
        "apiKey",
        "codes",
    ],
)
@pytest.mark.parametrize("space", ["", " "])
def test_values_of_secret_keys_are_hidden(key: str, space: str) -> None:
    frame = f'{{"msg":"result","id":"1","result":{{"{key}":{space}"{HIDDEN}"}}}}'

    masked = Masker().frame(frame.encode())

    assert HIDDEN not in masked
    assert "***" in masked
    json.loads(masked)


@pytest.mark.parametrize(
    "value", ['"a\\"s3cr3t-value"', '["s3cr3t-value","x"]', '"\\\\s3cr3t-value"']
)
def test_odd_values_of_secret_keys_are_hidden(value: str) -> None:
    masked = Masker().frame(f'{{"msg":"x","token":{value},"rest":1}}'.encode())

    assert HIDDEN not in masked
    assert json.loads(masked)["rest"] == 1


def test_a_secret_object_is_hidden() -> None:
    frame = f'{{"msg":"x","password":{{"digest":"{HIDDEN}","algorithm":"sha-256"}}}}'

    assert HIDDEN not in Masker().frame(frame.encode())


@pytest.mark.parametrize("method", ["login", "setUserPassword", "2fa:enable", "logout"])
def test_methods_of_secrets_are_hidden_with_their_answers(method: str) -> None:
    masker = Masker()
    call = {"msg": "method", "method": method, "id": "7", "params": [HIDDEN]}
    answer = {"msg": "result", "id": "7", "result": [HIDDEN]}

    sent = masker.frame(json.dumps(call).encode())
    answered = masker.frame(json.dumps(answer).encode())

    assert method in sent
    assert HIDDEN not in sent + answered


def test_what_it_was_told_is_hidden_anywhere() -> None:
    masker = Masker()
    masker.learn([HIDDEN, "", "abc", HIDDEN])

    assert masker.text(f"it is {HIDDEN}, {HIDDEN}; abc") == "it is ***, ***; abc"
    assert HIDDEN not in masker.frame(f'{{"text":"{HIDDEN}"}}'.encode())


def test_what_is_not_secret_is_shown() -> None:
    frame = b'{"msg":"method","method":"sendMessage","id":"1","params":["hi"]}'

    assert Masker().frame(frame) == frame.decode()


def test_long_frames_are_cut_and_garbage_is_shown() -> None:
    masker = Masker()

    assert len(masker.frame(b'"' + b"x" * 10_000 + b'"')) == 4097
    assert masker.frame(b"\xff[") == "\ufffd["
    assert len(masker.frame(b"[" * 10_000)) == 4097


def test_what_it_is_told_again_and_again_stays_hidden() -> None:
    masker = Masker()
    for number in range(1000):
        masker.learn([HIDDEN, f"token-{number}-"])

    assert masker.text(f"{HIDDEN} token-999- token-0-") == "*** *** token-0-"


def test_it_does_not_remember_for_ever() -> None:
    masker = Masker()
    for number in range(2000):
        masker.frame(f'{{"msg":"method","method":"login","id":"{number}"}}'.encode())

    assert "***" not in masker.frame(b'{"msg":"result","id":"1","result":1}')
    assert "***" in masker.frame(b'{"msg":"result","id":"1999","result":1}')
