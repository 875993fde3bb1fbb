# SPDX-License-Identifier: MIT
"""Recordings have no secrets, wherever they were; and stay whole."""

import json
from typing import Any

import pytest

from quickmeet_runtime.transcripts.recordings.redaction import Redactor, is_secret_name

CANARY = "c4n4ry-v4lue-0123456789"


def method(name: str, *params: object) -> dict[str, object]:
    return {"msg": "method", "id": "1", "method": name, "params": list(params)}


def result(value: object) -> dict[str, object]:
    return {"msg": "result", "id": "1", "result": value}


def redacted(redactor: Redactor, frame: object) -> Any:
    text = redactor.frame(json.dumps(frame).encode())
    assert CANARY not in text
    return json.loads(text)


FRAMES = {
    "digest": method(
        "login",
        {
            "user": {"username": "alice"},
            "password": {"digest": CANARY, "algorithm": "sha-256"},
        },
    ),
    "resume": method("login", {"resume": CANARY}),
    "plain password": method("login", {"user": {"email": "a@b.c"}, "password": CANARY}),
    "two-factor login": method(
        "login", {"totp": {"login": {"resume": CANARY}, "code": CANARY}}
    ),
    "oauth": method(
        "login", {"oauth": {"credentialToken": CANARY, "credentialSecret": CANARY}}
    ),
    "unheard-of login": method("login", {"service": {"proof": [CANARY]}}),
    "ldap": method("login", {"ldap": True, "username": "a", "ldapPass": CANARY}),
    "two-factor of a method": method(
        "eraseRoom", "room", {"twoFactorCode": CANARY, "twoFactorMethod": "totp"}
    ),
    "bare code": method("2fa:disable", CANARY),
    "bare password": method("resetPassword", CANARY, CANARY),
    "bare visitor token": method("livechat:loginByToken", CANARY),
    "visitor token": method("livechat:getInitialData", CANARY, None),
    "custom field": method("livechat:setCustomField", CANARY, "key", "value"),
    "join code": method("joinRoom", "room", CANARY),
    "one setting": method("saveSetting", "SMTP_Password", CANARY, None),
    "new join code": method("saveRoomSettings", "room", "joinCode", CANARY),
    "registration": method("registerUser", {"email": "a@b.c", "pass": CANARY}),
    "profile": method("saveUserProfile", {"newPassword": CANARY}, {}),
    "encryption keys": method(
        "e2e.setUserPublicAndPrivateKeys", {"public_key": "p", "private_key": CANARY}
    ),
    "setting": method("saveSettings", [{"_id": "SMTP_Password", "value": CANARY}]),
    "token in a result": result({"id": "u", "token": CANARY}),
    "setting in a result": result([{"_id": "Google_secret", "packageValue": CANARY}]),
    "tokens in an event": {
        "msg": "changed",
        "collection": "stream-notify-user",
        "id": "id",
        "fields": {
            "eventName": "u/userData",
            "args": [{"diff": {"services.resume.loginTokens": [{"x": CANARY}]}}],
        },
    },
    "services of a user": {
        "msg": "added",
        "collection": "users",
        "id": "u",
        "fields": {"services": {"password": {"bcrypt": CANARY}}},
    },
    "URL": result({"path": f"https://x/file?rc_uid=u&rc_token={CANARY}"}),
    "header in a text": result(f"X-Auth-Token: {CANARY}"),
    "cookie in a text": result(f"Cookie: {CANARY}"),
    "bearer": result(f"Bearer {CANARY}"),
    "subscription": {
        "msg": "sub",
        "id": "1",
        "name": "stream-room-messages",
        "params": ["r", {"useCollection": False, "args": [{"visitorToken": CANARY}]}],
    },
    "cookie": result({"Set-Cookie": "a", "cookie": CANARY}),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_no_secret_stays(frame: dict[str, object]) -> None:
    told = redacted(Redactor(), frame)
    assert {key: told[key] for key in ("msg", "id")} == {
        key: frame[key] for key in ("msg", "id")
    }
    assert "<secret " in json.dumps(told)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("personalAccessTokens:generateToken", CANARY),
        ("2fa:enable", {"secret": CANARY, "url": f"otpauth://totp/x?secret={CANARY}"}),
        ("2fa:enable", {"url": f"otpauth-migration://offline?data={CANARY}"}),
        ("2fa:enable", {"url": f"otpauth://totp/eve/{CANARY}"}),
        ("2fa:validateTempToken", {"codes": [CANARY]}),
        ("2fa:regenerateCodes", [CANARY]),
        ("e2e.requestSubscriptionKeys", CANARY),
    ],
)
def test_no_secret_stays_in_what_its_method_answers(name: str, answer: object) -> None:
    redactor = Redactor()
    redacted(redactor, method(name))
    redacted(redactor, result(answer))


def test_a_secret_has_one_name_wherever_it_comes_again() -> None:
    redactor = Redactor()
    first = redacted(redactor, result({"token": CANARY}))["result"]["token"]
    again = redacted(redactor, method("login", {"resume": CANARY}))
    within = redacted(redactor, result({"msg": f"it is {CANARY}!"}))
    keyed = redacted(redactor, result({CANARY: 1}))
    assert is_secret_name(first)
    assert again["params"][0]["resume"] == first
    assert within["result"]["msg"] == f"it is {first}!"
    assert keyed["result"] == {first: 1}


def test_known_texts_are_hidden() -> None:
    assert CANARY not in Redactor([CANARY]).frame(f'{{"a":"x{CANARY}"}}'.encode())


def test_a_code_that_is_a_number_is_hidden() -> None:
    told = redacted(Redactor(), result({"code": 271828}))
    assert is_secret_name(told["result"]["code"])


def test_a_short_code_is_not_sought_inside_of_numbers() -> None:
    redactor = Redactor(["271828"])
    told = redacted(redactor, result(["1271828", "your code: 271828."]))
    assert told["result"] == ["1271828", "your code: <secret 1>."]


@pytest.mark.parametrize("noise", [f'{{"token":"{CANARY}"', '["' * 50_000, "\x00"])
def test_secrets_outside_of_frames_are_hidden(noise: str) -> None:
    assert CANARY not in Redactor().frame(noise.encode())


def test_a_password_that_is_a_word_of_the_protocol_leaves_frames_whole() -> None:
    redactor = Redactor()
    redacted(redactor, method("registerUser", {"pass": "sendMessage"}))
    told = redacted(redactor, method("sendMessage", {"password": "x"}))
    assert told["method"] == "sendMessage"
    assert list(told["params"][0]) == ["password"]


def test_half_a_surrogate_pair_stays_escaped() -> None:
    text = Redactor().frame(b'{"msg":"x","a":"\\ud83d"}')
    assert json.loads(text.encode()) == {"msg": "x", "a": "\ud83d"}


def test_everything_else_stays_as_it_was() -> None:
    frame = {
        "msg": "changed",
        "collection": "stream-room-messages",
        "id": "id",
        "fields": {
            "eventName": "GENERAL",
            "args": [{"msg": "für 😀", "ts": {"$date": 1}, "n": [1.5, None]}],
        },
    }
    assert redacted(Redactor(), frame) == frame
    login = redacted(Redactor(), FRAMES["digest"])["params"][0]
    assert login["user"] == {"username": "alice"}
    assert login["password"]["algorithm"] == "sha-256"
