# SPDX-License-Identifier: MIT
"""Requests quoted by a server or a proxy, and targets of redirects."""

import base64
import json
from urllib.parse import quote

import pytest

from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.auth.rest_login import log_in_by_rest
from quickmeet_runtime.errors import LoginError, MethodError
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.rest.answer import Refusal, read
from quickmeet_runtime.rest.bridge import Bridge
from quickmeet_runtime.rest.raw import raw_request, raw_result

from .conftest import ALICE, OpenSide
from .server import Answer, Asked, RestServer

COOKIE = "rc_token=cookie-secret-1; other=cookie-secret-2"
NEW_PASSWORD = 'n3w "pass\\wörd'  # noqa: S105  # a secret to look for


def quoting(asked: Asked) -> Answer:
    """Refuse, as a gateway does that shows what it refused."""
    said = json.dumps({"headers": asked.headers, "body": asked.body})
    return Answer({"success": False, "error": said, "details": said}, 400)


def secrets_of(*texts: str) -> set[str]:
    """The texts in each way that a server may write them."""
    return {
        form
        for text in texts
        for form in (
            text,
            json.dumps(text)[1:-1],
            quote(text, safe=""),
            base64.b64encode(text.encode()).decode().rstrip("="),
        )
    }


async def test_a_refusal_that_quotes_headers_and_body_shows_no_secret(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/method.call/setUserPassword", quoting)
    headers = {"Cookie": COOKIE, "Authorization": "Bearer gateway-secret"}

    async with open_side(headers=headers) as side:
        bridge = Bridge(side.client, ALICE, Masker())
        budget = side.client.new_budget()
        answer = await bridge.ask("setUserPassword", (NEW_PASSWORD,), budget)

    said = repr(answer)
    assert "setUserPassword" in said
    for secret in secrets_of(
        NEW_PASSWORD,
        ALICE.token or "",
        "gateway-secret",
        "cookie-secret-1",
        "cookie-secret-2",
    ):
        assert secret not in said


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"/v1/livechat/visitor/{quote(NEW_PASSWORD)}", None),
        ("/v1/settings/SMTP_Password", NEW_PASSWORD),
        ("/v1/push.token", NEW_PASSWORD),
    ],
)
async def test_secrets_known_only_from_the_path_are_not_shown(
    rest_server: RestServer,
    open_side: OpenSide,
    caplog: pytest.LogCaptureFixture,
    path: str,
    value: object,
) -> None:
    said = {"success": False, "error": f"no {NEW_PASSWORD} or {quote(NEW_PASSWORD)}"}
    rest_server.tell("POST", path, Answer(said, 400))
    caplog.set_level("DEBUG", "quickmeet")
    request = raw_request("POST", path, None, {"value": value})

    async with open_side() as side:
        answer = read(await side.client.send(request))

    assert isinstance(answer, Refusal)
    with pytest.raises(MethodError, match=r"no \*\*\* or \*\*\*") as raised:
        raw_result(request.name, answer)
    shown = repr((raised.value, raised.value.details, caplog.messages))
    assert "n3w" not in shown


async def test_a_login_that_is_refused_with_its_own_words_shows_no_secret(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/login", quoting)
    password = Password("him", "correct horse")

    async with open_side() as side:
        with pytest.raises(LoginError) as raised:
            await log_in_by_rest(side.client, password, None)

    for secret in password.secrets():
        assert secret not in repr((raised.value, raised.value.__dict__))


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://chat.example.com/api/v1/me", "https://chat.example.com/api/v1/me"),
        (
            "https://u:secret@chat.example.com/?token=secret",
            "https://chat.example.com/",
        ),
        ("/login#secret", "/login"),
        ("https://[::1", "an address that cannot be understood"),
    ],
)
async def test_a_redirect_says_where_to_and_no_secret(
    rest_server: RestServer, open_side: OpenSide, location: str, shown: str
) -> None:
    moved = Answer(status=301, headers={"location": location})
    rest_server.tell("POST", "/v1/method.call/doThing", moved)

    async with open_side() as side:
        bridge = Bridge(side.client, ALICE, Masker())
        answer = await bridge.ask("doThing", (), side.client.new_budget())

    assert answer.error is not None
    assert f"it leads to {shown}; give that address" in str(answer.error.reason)
    assert "secret" not in str(answer.error.reason)
