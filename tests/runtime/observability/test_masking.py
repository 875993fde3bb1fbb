# SPDX-License-Identifier: MIT
"""Frames in the log have no secrets."""

import base64
import html
import json
import re
from collections.abc import Callable
from importlib.resources import files
from urllib.parse import quote, quote_plus

import pytest
from msgspec import Raw

from quickmeet_runtime.observability.masking import (
    Masker,
    _without_values,  # pyright: ignore[reportPrivateUsage]  # frames are cut before it
)
from quickmeet_runtime.observability.spelling import SECRETS_WITHIN
from quickmeet_runtime.protocol.frames import WireError
from quickmeet_runtime.secrecy import is_hidden_key
from quickmeet_runtime.transcripts.recordings.redaction import Redactor
from tests.support.cpu import cpu_seconds

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
        "jwt",
        "SAMLResponse",
        "Matrix_Signing_Key",
        "Push_apn_key",
        "X-Api-Key",
        "code_verifier",
        "Proxy-Authorization",
        "WebRTC_Servers",
        "smtpPass",
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


def test_values_of_settings_are_hidden_by_the_names_of_the_settings() -> None:
    settings = [
        {"_id": "SMTP_Password", "group": "token", "value": HIDDEN},
        {"_id": "Site_Name", "value": "shown"},
    ]
    frame = json.dumps({"msg": "result", "id": "1", "result": settings})

    masked = json.loads(Masker().frame(frame.encode()))["result"]

    assert [one["value"] for one in masked] == ["***", "shown"]


@pytest.mark.parametrize(
    "params", [["SMTP_Password", HIDDEN, None], ["room", "joinCode", HIDDEN]]
)
def test_a_parameter_after_the_name_of_a_secret_is_hidden(params: list[object]) -> None:
    masker = Masker()
    call = {"msg": "method", "method": "saveSetting", "id": "1", "params": params}

    masked = json.loads(masker.frame(json.dumps(call).encode()))

    assert masked["params"] == ["***" if one == HIDDEN else one for one in params]
    masker.learn_call("saveSetting", params)
    assert HIDDEN not in masker.text(f"{HIDDEN} is too short")


@pytest.mark.parametrize(
    "fields",
    [
        {"token": {"gcm": HIDDEN}},
        {"tokens": [[{"x": [HIDDEN]}]]},
        {"encryption": {"key": {"kty": "oct", "k": HIDDEN}}},
        {"$set": {"services.resume": HIDDEN}},
        {"url": f"https://x/f?rc_uid=u&rc_token={HIDDEN}"},
        {"e2ePassphrase": HIDDEN, "confirm-pass": HIDDEN, "Set-Cookie": HIDDEN},
        {"_id": "SAML_Custom_private_key", "value": HIDDEN},
        {"text": f"GET /\r\nCookie: a=1; b={HIDDEN}; c=2\r\n"},
        {"text": f"Authorization: Basic {HIDDEN}"},
        {"text": f"see https://user:{HIDDEN}@host/path?client_secret={HIDDEN}"},
        {"text": f"-----BEGIN PRIVATE KEY-----\n{HIDDEN}\n-----END PRIVATE KEY-----"},
        {"text": f"take eyJhbGciOi.eyJ{HIDDEN}.{HIDDEN} and go"},
    ],
)
@pytest.mark.parametrize("show", [Masker().frame, Redactor().frame])
def test_secrets_visible_only_after_parsing_are_hidden(
    fields: object, show: Callable[[bytes], str]
) -> None:
    frame = {"msg": "changed", "collection": "x", "id": "1", "fields": fields}

    shown = show(json.dumps(frame).encode())

    assert HIDDEN not in shown
    assert json.loads(shown)["msg"] == "changed"
    assert HIDDEN not in show(f'{{"msg":"x","p\\u0061ss":"{HIDDEN}"}}'.encode())


def test_every_bare_secret_of_the_schema_is_hidden() -> None:
    schema = json.loads((files("quickmeet") / "schema.json").read_text("utf-8"))
    leaks: list[str] = []
    count = 0
    for method, spec in schema["methods"].items():
        for place, param in enumerate(spec.get("params", ())):
            if not any(is_hidden_key(param.get(key, "")) for key in ("name", "wire")):
                continue
            if "boolean" in str(param["schema"]):
                continue
            count += 1
            masker, params = Masker(), [*["general"] * place, HIDDEN]
            call = {"msg": "method", "method": method, "id": "1", "params": params}
            frame = json.dumps(call).encode()
            masker.learn_call(method, params)
            shown = Masker().frame(frame) + Redactor().frame(frame)
            if HIDDEN in shown + masker.text(f"{HIDDEN} is wrong"):
                leaks.append(method)
    assert count > 20
    assert leaks == []


@pytest.mark.parametrize("method", ["getRoomJoinCode", "chatpalUtilsCreateKey"])
def test_results_that_are_secrets_are_hidden(method: str) -> None:
    for show in (Masker().frame, Redactor().frame):
        show(f'{{"msg":"method","method":"{method}","id":"1","params":[]}}'.encode())
        answer = f'{{"msg":"result","id":"1","result":"{HIDDEN}"}}'
        assert HIDDEN not in show(answer.encode())


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


def test_known_secrets_are_hidden_anywhere() -> None:
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


def test_secrets_learned_repeatedly_stay_hidden() -> None:
    masker = Masker()
    for number in range(1000):
        masker.learn([HIDDEN, f"token-{number}-"])

    assert masker.text(f"{HIDDEN} token-999- token-0-") == "*** *** token-0-"


def test_it_forgets_old_secrets() -> None:
    masker = Masker()
    for number in range(2000):
        masker.frame(f'{{"msg":"method","method":"login","id":"{number}"}}'.encode())

    assert "***" not in masker.frame(b'{"msg":"result","id":"1","result":1}')
    assert "***" in masker.frame(b'{"msg":"result","id":"1999","result":1}')


WRITTEN: dict[str, Callable[[str], str]] = {
    "plain": lambda secret: secret,
    "JSON": json.dumps,
    "JSON in UTF-8": lambda secret: json.dumps(secret, ensure_ascii=False),
    "JSON in JSON": lambda secret: json.dumps(json.dumps({"pass": secret})),
    "URL": lambda secret: quote(secret, safe=""),
    "base64": lambda secret: base64.b64encode(secret.encode()).decode(),
    "base64 in small letters": lambda secret: (
        base64.b64encode(secret.encode()).decode().lower()
    ),
    "base64 of a URL": lambda secret: base64.urlsafe_b64encode(
        f"user:{secret}!".encode()
    ).decode(),
    "form": quote_plus,
    "upper-case escapes": lambda secret: "".join(
        f"\\u{ord(one):04X}" for one in secret
    ),
    "small URL": lambda secret: quote(secret, safe="").lower(),
    "HTML": html.escape,
    "HTML by numbers": lambda secret: "".join(f"&#{ord(one)};" for one in secret),
    "hex": lambda secret: secret.encode().hex(),
    "Python's bytes": lambda secret: repr(bytearray(secret.encode())),
    "over two lines": lambda secret: f"{secret[:4]}\r\n {secret[4:]}",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_known_secret_is_hidden_however_it_is_written(
    written: Callable[[str], str],
) -> None:
    odd = 'pä"ss\\word/& x'
    masker = Masker()
    masker.learn([odd])
    text = f"no: {written(odd)} is wrong"

    assert masker.text(text).replace('"', "") == "no: *** is wrong" or (
        "***" in masker.text(text) and "word" not in masker.text(text)
    )
    assert "word" not in Redactor([odd]).text(text)
    details = masker.error(WireError(details=Raw(json.dumps([text]).encode()))).details
    assert isinstance(details, Raw)
    assert "word" not in str(json.loads(bytes(details)))


def test_an_answer_that_quotes_its_call_is_logged_without_secrets() -> None:
    masker = Masker()
    call = {"msg": "method", "method": "a", "id": "1", "params": [{"pass": HIDDEN}]}
    masker.frame(json.dumps(call).encode())

    answer = {"msg": "result", "id": "1", "error": {"reason": f"no {HIDDEN}"}}
    assert HIDDEN not in masker.frame(json.dumps(answer).encode())


def test_what_an_error_quotes_is_hidden_in_all_its_parts() -> None:
    masker = Masker()
    masker.learn_call("login", [{"user": {"username": "u"}, "password": HIDDEN}])
    error = WireError(
        f"e {HIDDEN}", f"r {HIDDEN}", f"m {HIDDEN}", Raw(f'["{HIDDEN}"]'.encode())
    )

    assert masker.error(error) == WireError("e ***", "r ***", "m ***", Raw(b'["***"]'))


@pytest.mark.parametrize(
    ("method", "params", "secrets"),
    [
        ("setUserPassword", ["n3w-one"], ["n3w-one"]),
        ("any", [{"pass": "n3w-one", "code": 837261}], ["n3w-one", "837261"]),
        ("any", [[{"_id": "SMTP_Password", "value": "n3w-one"}]], ["n3w-one"]),
        ("any", [{"key": {"kty": "oct", "k": "n3w-one"}}], ["n3w-one"]),
        ("any", [[{"deep": {"apiKey": {"x": ["n3w-one"]}}}]], ["n3w-one"]),
        ("login", [Raw(b'{"resume":"n3w-one"}')], ["n3w-one"]),
    ],
)
def test_the_secrets_of_a_call_are_learned(
    method: str, params: list[object], secrets: list[str]
) -> None:
    masker = Masker()
    masker.learn_call(method, params)

    assert masker.text(" ".join(secrets)) == " ".join("***" for _ in secrets)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("a", ["general"]),
        ("a", [object()]),
        ("e2e.requestRoomKey", ["general"]),
        ("authorization:addUserToRole", ["owner", "general"]),
        ("addPermissionToRole", ["create-personal-access-tokens", "general"]),
    ],
)
def test_what_is_no_secret_is_not_learned(method: str, params: list[object]) -> None:
    masker = Masker()
    masker.learn_call(method, params)

    assert masker.text("general") == "general"
    assert method in masker.frame(f'{{"msg":"method","method":"{method}"}}'.encode())


@pytest.mark.parametrize(
    "part",
    [
        '"tokentoken',
        '\\"',
        '"password":',
        '"password":[',
        '"token":"x\\',
        "passwordtoken",
        '["token",',
    ],
)
def test_masking_takes_time_in_proportion_to_the_length(part: str) -> None:
    def seconds(times: int) -> float:
        text = f'{{"msg":"x","a":"{part * times}'
        return cpu_seconds(lambda: _without_values(text, is_save=True))

    seconds(100)
    assert seconds(80_000) < 200 * seconds(2_500) + 0.05  # 1,024 were it quadratic


@pytest.mark.parametrize("part", ["\\", "eyJa-", "://a:", "Cookie: "])
def test_looking_within_texts_takes_time_in_proportion_to_the_length(part: str) -> None:
    masker = Masker()
    masker.learn([HIDDEN])

    def seconds(times: int) -> float:
        text = part * times
        return cpu_seconds(
            lambda: (re.sub(SECRETS_WITHIN, "", text), masker.text(text))
        )

    seconds(100)
    assert seconds(20_000) < 40 * seconds(1_000) + 0.02  # 400 were it quadratic
