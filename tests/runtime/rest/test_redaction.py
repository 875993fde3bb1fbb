# SPDX-License-Identifier: MIT
"""REST in a recording hides what the same call over DDP hides."""

import inspect
import json
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, cast, get_type_hints

import pytest

from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.rest.exchange import Exchange, Request, Response
from quickmeet_runtime.rest.mapping import applies, plain_params, request_of
from quickmeet_runtime.transcripts.recordings.redaction import Redactor
from quickmeet_runtime.transcripts.recordings.rest_lines import redacted_line
from tests.support.handlers import HANDLERS, Recorder, group_of, invoked, sample

CANARY = "c4n4ry-v4lue-0123456789"
PROVED = RestCall(verb="POST", path="/v1/x", send={"proof": "0"})
TOLD = RestCall(verb="POST", path="/v1/x", result="a")
HANDLERS_BY_REST = [
    one
    for one in HANDLERS
    if one[2].method.rest  # type: ignore[attr-defined]  # a Method
]


def exchange(  # noqa: PLR0913  # all that there is
    verb: str,
    path: str,
    *,
    asks_for: str = "x",
    query: tuple[tuple[str, str], ...] = (),
    body: object = None,
    response: object = None,
    call: RestCall | None = None,
) -> Exchange:
    request = Request(
        name=f"{verb} {path}",
        verb=verb,
        path=path,
        query=query,
        body=None if body is None else json.dumps(body).encode(),
        call=call,
    )
    answer = Response(
        status=200,
        headers={"content-type": "application/json", "set-cookie": CANARY},
        content=json.dumps(response).encode(),
    )
    return Exchange(
        asks_for=asks_for,
        request=request,
        secret_headers={},
        response=answer,
        took=0.01,
    )


def call(method: str, *params: object) -> object:
    frame = {"msg": "method", "id": "1", "method": method, "params": params}
    return {"message": json.dumps(frame)}


def result(value: object) -> object:
    frame = {"msg": "result", "id": "1", "result": value}
    return {"message": json.dumps(frame), "success": True}


EXCHANGES = {
    "login": exchange(
        "POST",
        "/v1/login",
        asks_for="login",
        body={"user": "alice", "password": CANARY},
        response={"data": {"authToken": CANARY, "userId": "u"}},
    ),
    "unheard-of login": exchange(
        "POST", "/v1/login", asks_for="login", body={"service": {"proof": [CANARY]}}
    ),
    "token in the query": exchange("GET", "/v1/x", query=(("token", CANARY),)),
    "token of a visitor": exchange("GET", f"/v1/livechat/visitor/{CANARY}"),
    "token beside a room": exchange("GET", f"/v1/livechat/agent.info/r/{CANARY}"),
    "setting": exchange("POST", "/v1/settings/SMTP_Password", body={"value": CANARY}),
    "device": exchange("POST", "/v1/push.token", body={"value": CANARY, "type": "a"}),
    "token that the answer tells": exchange(
        "GET", f"/v1/x/{CANARY}", response={"visitor": {"token": CANARY}}
    ),
    "bare code": exchange(
        "POST", "/v1/x", asks_for="2fa:disable", body={"proof": CANARY}, call=PROVED
    ),
    "bare result": exchange(
        "POST", "/v1/x", asks_for="createToken", response={"a": CANARY}, call=TOLD
    ),
    "page of an authenticator": exchange(
        "POST", "/v1/x", asks_for="2fa:enable", response={"url": f"otp:{CANARY}"}
    ),
    "method.call": exchange(
        "POST",
        "/v1/method.call/x",
        body=call("personalAccessTokens:generateToken", {"tokenName": "t"}),
        response=result(CANARY),
    ),
    "login by method.call": exchange(
        "POST",
        "/v1/method.callAnon/login",
        body=call("login", {"user": {"username": "a"}, "password": CANARY}),
        response=result({"id": "u", "token": CANARY}),
    ),
}


@pytest.mark.parametrize("given", EXCHANGES.values(), ids=EXCHANGES)
def test_no_secret_is_shown(given: Exchange) -> None:
    text = redacted_line(given, Redactor(), 1)
    assert CANARY not in text
    assert "<secret 1>" in text


def test_what_is_no_secret_stays() -> None:
    text = redacted_line(
        exchange(
            "GET",
            "/v1/rooms.info",
            query=(("roomId", "GENERAL"), ("status[]", "a"), ("status[]", "b")),
            response={"room": {"_id": "GENERAL", "t": "c"}, "success": True},
        ),
        Redactor(),
        1,
    )
    assert json.loads(text) == {
        "http": "GET",
        "path": "/api/v1/rooms.info",
        "query": {"roomId": "GENERAL", "status[]": ["a", "b"]},
        "body": None,
        "status": 200,
        "response": {"room": {"_id": "GENERAL", "t": "c"}, "success": True},
        "response_headers": {"content-type": "application/json"},
        "took": 10,
    }


def test_a_page_is_shown_as_text() -> None:
    page = exchange("GET", "/v1/x")
    answer = Response(status=200, headers={}, content=b"<html>\xff" + b"x" * 9000)
    text = redacted_line(
        Exchange(
            asks_for="",
            request=page.request,
            secret_headers={},
            response=answer,
            took=0,
        ),
        Redactor(),
        1,
    )
    response = json.loads(text)["response"]
    assert response.startswith("<html>")
    assert len(response) == 4096


def test_only_the_size_of_a_form_is_shown() -> None:
    request = Request(
        name="POST /v1/x",
        verb="POST",
        path="/v1/x",
        body=CANARY.encode(),
        media_type="multipart/form-data; boundary=b",
    )
    form = Exchange(
        asks_for="",
        request=request,
        secret_headers={},
        response=Response(status=200, headers={}, content=b"{}"),
        took=0,
    )
    body = json.loads(redacted_line(form, Redactor(), 1))["body"]
    assert body == f"{len(CANARY)} bytes of multipart/form-data"


def marked(value: object, numbers: Iterator[int]) -> Any:
    """A JSON value with another canary for each text."""
    if isinstance(value, str):
        return f"c4n4ry-{next(numbers):04}-0123456789"
    if isinstance(value, list):
        items = cast("list[object]", value)
        return [marked(item, numbers) for item in items]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {key: marked(item, numbers) for key, item in fields.items()}
    return value


def canaries_in(text: str) -> set[str]:
    return set(re.findall(r"c4n4ry-\d{4}", text))


@pytest.mark.parametrize(
    ("module", "name", "handler"),
    [pytest.param(*one, id=f"{one[0].__name__}.{one[1]}") for one in HANDLERS_BY_REST],
)
async def test_what_ddp_hides_of_a_call_rest_hides(
    module: ModuleType, name: str, handler: Any
) -> None:
    recorder = Recorder()
    function = getattr(group_of(module, recorder), name)
    hints = get_type_hints(function)
    given = {key: sample(hints[key]) for key in inspect.signature(function).parameters}
    await invoked(function, given)
    files = {n: v for n, v in enumerate(recorder.params) if isinstance(v, Upload)}
    texts = [None if n in files else v for n, v in enumerate(recorder.params)]
    params = marked(plain_params(texts), iter(range(10_000)))
    frame = {"msg": "method", "id": "1", "method": handler.name, "params": params}
    by_ddp = Redactor().frame(json.dumps(frame).encode())
    hidden = canaries_in(json.dumps(params)) - canaries_in(by_ddp)
    for call in handler.method.rest:
        has_file = call.form is not None  # it is told by its length alone
        if not has_file and applies(call, params):
            request = request_of(call, params, lambda _: "found", files)
            one = Exchange(
                asks_for=handler.name,
                request=request,
                secret_headers={},
                response=Response(status=200, headers={}, content=b"{}"),
                took=0,
            )
            assert not hidden & canaries_in(redacted_line(one, Redactor(), 1)), (
                call.name
            )
