# SPDX-License-Identifier: MIT
"""Responses in every shape that servers were seen to answer."""

import json
from typing import Any

import pytest
from msgspec import UNSET

from quickmeet_runtime.calls.outcome import details_of
from quickmeet_runtime.model.operations.replacement import Pick, Shape
from quickmeet_runtime.rest.answer import (
    Body,
    MissingEndpoint,
    Refusal,
    Unreadable,
    read,
    retry_after_ms,
)
from quickmeet_runtime.rest.exchange import Response
from quickmeet_runtime.rest.mapping import result_in

from .server import JSON, case_of, recording

HTML = {"content-type": "text/html; charset=utf-8"}


def response(
    status: int, body: object = None, headers: dict[str, str] | None = None
) -> Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = dict(JSON) if headers is None else headers
    return Response(status=status, headers=given, content=content)


def recorded(name: str, title: str) -> Response:
    rest = case_of(name, title)["rest"]
    body: Any = rest["response"]
    content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return Response(
        status=rest["status"], headers=rest["response_headers"], content=content
    )


def refusal(answer: object) -> tuple[str | int | float | None, str | None]:
    assert isinstance(answer, Refusal)
    return answer.error.error, answer.error.reason


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("_version", "unknown GET endpoint"),
        ("_version", "unknown POST endpoint"),
        ("_version", "wrong verb"),
        ("_version", "unknown API version"),
        ("_version", "GET /api/v1/info (removed 4.0)"),
    ],
)
def test_an_endpoint_that_does_not_exist(name: str, title: str) -> None:
    assert isinstance(read(recorded(name, title)), MissingEndpoint)


def test_a_code_alone_is_not_said_twice() -> None:
    bare = refusal(read(recorded("sendMessage", "error: unknown room")))

    assert bare == ("error-invalid-room", "")


def test_a_web_page_is_distinguished_from_the_refusal_of_an_unknown_endpoint() -> None:
    page = read(recorded("_version", "unknown GET endpoint"))
    refused = read(recorded("_version", "unknown POST endpoint"))

    assert (page, refused) == (MissingEndpoint(is_page=True), MissingEndpoint())


@pytest.mark.parametrize(
    ("name", "title", "known", "code"),
    [
        ("sendMessage", "error: unknown room", (), "error-invalid-room"),
        ("sendMessage", "error: unauthenticated", (), "error-invalid-user"),
        ("sendMessage", "error: too long", (), "error-message-size-exceeded"),
        ("saveSetting", "error: no permission", ("error-action-not-allowed",), None),
        ("saveSetting", "error: no permission", (), "error-not-allowed"),
        ("addAllUserToRoom", "error: no permission", (), 403),
        ("reportMessage", "error: no description", (), "invalid-params"),
        ("reportMessage", "error: no description", (400,), 400),
        ("getRoomById", "error: no access (private group)", (), "not-allowed"),
        (
            "getRoomById",
            "error: no access (private group)",
            ("error-not-allowed",),
            "error-not-allowed",
        ),
        ("login", "error: 2FA required (TOTP)", (), "totp-required"),
        ("login", "error: 2FA code wrong", (), "totp-invalid"),
    ],
)
def test_a_refusal_has_the_code_of_ddp(
    name: str, title: str, known: tuple[str | int, ...], code: str | int | None
) -> None:
    found, _ = refusal(read(recorded(name, title), known))

    assert found == (known[0] if code is None else code)


def test_reason_and_details_are_those_of_ddp() -> None:
    case = case_of("saveRoomSettings", "error: no permission")

    answer = read(recorded("saveRoomSettings", "error: no permission"))

    assert refusal(answer)[1] == case["ddp"]["error"]["reason"]
    assert isinstance(answer, Refusal)
    assert details_of(answer.error) == case["ddp"]["error"]["details"]


def test_a_sentence_is_no_code() -> None:
    said = "No message found with the id of"

    code, reason = refusal(read(recorded("deleteMessage", "error: unknown message")))

    assert code == ""
    assert (reason or "").startswith(said)


def test_a_refusal_without_a_word() -> None:
    assert refusal(read(response(400, {"success": False}))) == (
        "",
        "HTTP 400 Bad Request",
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"a": 1}, '{"a":1}'),
        (["x", 5], '["x",5]'),
        (5, "5"),
        ("x" * 9, "x" * 9),
        ({"text": "x" * 999}, '{"text":"' + "x" * 191),
    ],
)
def test_an_error_of_any_form_keeps_its_words(said: object, words: str) -> None:
    code, reason = refusal(read(response(400, {"success": False, "error": said})))

    assert words in (code, reason)


def test_an_older_endpoint_refuses_by_its_status_in_words() -> None:
    answer = read(response(200, {"status": "error", "message": "No, thank you"}))

    assert refusal(answer) == ("", "No, thank you")


def test_an_object_that_has_a_status_of_its_own_is_a_body() -> None:
    body = {"status": "error", "success": True}

    assert read(response(200, body)) == Body(body)


def test_a_refusal_with_status_200() -> None:
    answer = read(response(200, {"success": False, "error": "x [error-some-thing]"}))

    assert refusal(answer) == ("error-some-thing", "x")


@pytest.mark.parametrize("status", [500, 502, 503, 301])
def test_a_gateway_error_is_named_by_its_status(status: int) -> None:
    answer = read(response(status, b"<html>secret-page</html>", HTML))

    assert refusal(answer) == (status, f"HTTP {status}")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 100_000, b'{"a": ', b"\xff\xfe", b"null trailing"]
)
def test_what_is_no_json_is_no_answer(body: bytes) -> None:
    answer = read(response(200, body))

    assert isinstance(answer, Unreadable)
    assert answer.said.startswith(f"HTTP 200 and {len(body):,} bytes")


@pytest.mark.parametrize("body", [[1], "text", 1, None])
def test_json_of_any_kind_is_a_body(body: object) -> None:
    assert read(response(200, body)) == Body(body)


@pytest.mark.parametrize("body", [[1], "text", 1, None])
def test_a_refusal_that_is_no_object(body: object) -> None:
    assert refusal(read(response(400, body))) == (400, "HTTP 400")


def test_odd_fields_of_a_refusal_do_no_harm() -> None:
    odd = {"success": False, "error": {"a": 1}, "errorType": [1], "details": "x"}

    assert refusal(read(response(400, odd))) == ("", '{"a":1}')


def test_a_limit_is_that_of_ddp_with_the_time_to_wait() -> None:
    recorded_429 = next(
        case
        for case in recording("setEmail")["more"] + recording("setEmail")["errors"]
        if case["rest"]["status"] == 429
    )["rest"]

    answer = read(response(429, recorded_429["response"]))

    assert refusal(answer)[0] == "error-too-many-requests"  # around setEmail itself
    assert isinstance(answer, Refusal)
    assert details_of(answer.error) == {"timeToReset": 60_000}


def test_a_limit_of_the_endpoint_says_that_nothing_was_done() -> None:
    said = "You must wait 9 seconds before trying this endpoint again."
    body = {"success": False, "error": f"{said} [error-too-many-requests]"}

    answer = read(response(429, body))

    assert refusal(answer) == ("too-many-requests", said)
    assert isinstance(answer, Refusal)
    assert details_of(answer.error) == {"timeToReset": 9_000}


DATE = {"date": "Mon, 23 Nov 2026 18:00:00 GMT"}
DATE_MS = 1_795_456_800_000


@pytest.mark.parametrize(
    ("headers", "text", "wait"),
    [
        ({"retry-after": "7"}, "wait 60 seconds", 7000),
        ({**DATE, "retry-after": "Mon, 23 Nov 2026 18:00:05 GMT"}, "", 5000),
        ({**DATE, "x-ratelimit-reset": str(DATE_MS + 2500)}, "", 2500),
        ({**DATE, "x-ratelimit-reset": str(DATE_MS // 1000 + 3)}, "", 3000),
        ({**DATE, "x-ratelimit-reset": "1"}, "", 0),
        ({"x-ratelimit-reset": "1"}, "", 0),
        ({"x-ratelimit-reset": "1"}, "You must wait 9 seconds before", 9000),
        ({"x-ratelimit-reset": "soon"}, "You must wait 9 seconds before", 9000),
        ({"retry-after": "soon"}, "wait 1 second", 1000),
        ({}, "slow down", None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], text: str, wait: int | None) -> None:
    assert retry_after_ms(response(429, {}, headers), text) == wait


@pytest.mark.parametrize("headers", [JSON, HTML])
def test_a_limit_in_any_shape(headers: dict[str, str]) -> None:
    given = {**headers, "retry-after": "2"}

    answer = read(response(429, b"<html>", given))

    assert refusal(answer)[0] == "too-many-requests"
    assert isinstance(answer, Refusal)
    assert details_of(answer.error) == {"timeToReset": 2000}


@pytest.mark.parametrize(
    "fields",
    [
        {"error": "slow down", "errorType": "error-too-many-requests"},
        {"error": "slow down [error-too-many-requests]"},
        {"error": "error-too-many-requests"},
    ],
)
def test_a_limit_with_another_status(fields: dict[str, object]) -> None:
    given = {"success": False, "details": {"timeToReset": 5, "seconds": 1}, **fields}

    answer = read(response(400, given))

    assert refusal(answer)[0] == "error-too-many-requests"
    assert isinstance(answer, Refusal)
    assert details_of(answer.error) == {"timeToReset": 5, "seconds": 1}


def test_a_number_in_words_is_a_number() -> None:
    given = {"success": False, "error": "Access denied [403]"}

    assert refusal(read(response(400, given))) == (403, "Access denied")


def test_neither_shows_what_it_holds() -> None:
    assert "secret" not in repr(response(200, b"secret"))


def nothing(name: str) -> object:
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("shape", "body", "result"),
    [
        (None, {"success": True, "a": 1}, UNSET),
        ("", {"success": True, "a": 1}, {"a": 1}),
        ("", [1], [1]),
        ("a", {"a": None}, UNSET),
        ("a.b", {"a": {"b": 0}}, 0),
        ({"id": "a._id", "*": "a"}, {"a": {"_id": 1, "id": 2}}, {"_id": 1, "id": 1}),
        ({"id": "a._id", "*": "a"}, {}, {}),
        ({"*": "a", "x": Pick(default=True)}, {"a": [1]}, {"x": True}),
        (("a", "b"), {"a": {"_id": 1}, "b": [2, 3]}, [{"_id": 1}, 2, 3]),
        (("a", "b"), {"b": [2]}, [2]),
        ({"a.b": "x", "a.c": "x"}, {"x": 1}, {"a": {"b": 1, "c": 1}}),
        (
            Pick(path="a", later_than=("ts", "0")),
            {"a": [{"ts": "1970-01-01T00:00:00.005Z"}, {"ts": "1970-01-01T00:00Z"}]},
            [{"ts": "1970-01-01T00:00:00.005Z"}],
        ),
        (Pick(path="a", later_than=("ts", "1")), {"a": [{"ts": 1}]}, [{"ts": 1}]),
        (Pick(path="a", later_than=("ts", "0")), {"a": "text"}, "text"),
    ],
)
def test_a_result_is_what_the_answer_has(
    shape: Shape, body: object, result: object
) -> None:
    assert result_in(shape, body, nothing, [{"$date": 0}]) == result
