# SPDX-License-Identifier: MIT
"""Outgoing webhooks are trusted if their token is right."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quickmeet
from quickmeet.webhooks import OutgoingWebhook, WebhookError, parse

TOLD = {
    "token": "secret",
    "bot": False,
    "channel_id": "GENERAL",
    "channel_name": "general",
    "message_id": "m",
    "timestamp": "2026-11-29T04:00:00.000Z",
    "user_id": "u",
    "user_name": "ann",
    "text": "!deploy web now",
    "trigger_word": "!deploy",
    "siteUrl": "https://chat.example.com",
    "tmid": "root",
}


def test_payloads_are_typed() -> None:
    told = parse(json.dumps(TOLD), token="secret")  # noqa: S106  # the test's
    assert told == OutgoingWebhook(
        room_id="GENERAL",
        room_name="general",
        message_id="m",
        sent_at=told.sent_at,
        user_id="u",
        username="ann",
        text="!deploy web now",
        trigger_word="!deploy",
        site_url="https://chat.example.com",
        thread_id="root",
    )
    assert str(told.sent_at) == "2026-11-29T04:00:00.000Z"
    assert told.arguments == "web now"


def test_what_a_bot_said_is_marked() -> None:
    told = parse(json.dumps({**TOLD, "bot": {"i": "x"}}), token="secret")  # noqa: S106
    assert told.is_from_bot


def test_without_a_trigger_word_all_is_argument() -> None:
    assert OutgoingWebhook(text="a b").arguments == "a b"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({**TOLD, "token": "other"}, "its token is wrong"),
        ({**TOLD, "token": "secr\u00e9t"}, "its token is wrong"),
        ({key: TOLD[key] for key in TOLD if key != "token"}, "no token"),
        ({**TOLD, "token": 5}, "no token"),
        ([], "not an outgoing webhook"),
    ],
)
def test_what_is_not_the_servers_is_refused(body: object, said: str) -> None:
    with pytest.raises(WebhookError, match=said) as raised:
        parse(json.dumps(body), token="secret")  # noqa: S106
    assert "secret" not in str(raised.value)


def test_a_webhook_without_a_token_would_be_anybodys() -> None:
    with pytest.raises(ValueError, match="token is empty"):
        parse("{}", token="")


@pytest.mark.parametrize("body", [None, 10**12, {"token": "t"}, ["{}"]])
def test_what_is_no_body_is_refused_before_it_is_read(body: Any) -> None:
    with pytest.raises(TypeError, match="give it as it came"):
        parse(body, token="secret")  # noqa: S106


@pytest.mark.parametrize("token", [None, b"secret", 5])
def test_what_is_no_token_is_refused_without_showing_it(token: Any) -> None:
    with pytest.raises(TypeError, match="token is of type") as raised:
        parse("{}", token=token)
    assert "secret" not in str(raised.value)


@given(st.binary(max_size=40))
def test_any_bytes_are_refused_in_words_of_ours(body: bytes) -> None:
    with pytest.raises(quickmeet.QuickmeetError):
        parse(body, token="secret")  # noqa: S106


@pytest.mark.parametrize("by", ["payload", "fields", "JSON behind a mark"])
def test_a_form_and_a_mark_of_the_encoding_are_read_as_well(by: str) -> None:
    told = {"token": "t", "channel_id": "r", "text": "h\u00e9 & co", "bot": False}
    written = json.dumps(told)
    body = {
        "payload": urlencode({"payload": written}).encode(),
        "fields": urlencode({**told, "bot": "false"}).encode(),
        "JSON behind a mark": b"\xef\xbb\xbf" + written.encode(),
    }[by]
    found = parse(body, token="t")  # noqa: S106
    assert (found.room_id, found.text, found.is_from_bot) == (
        "r",
        "h\u00e9 & co",
        False,
    )


def test_a_value_that_does_not_fit_costs_its_field_alone() -> None:
    body = {"token": "t", "text": None, "user_name": [5], "user_id": "u", "bot": None}
    found = parse(json.dumps(body), token="t")  # noqa: S106
    assert (found.text, found.username, found.user_id) == ("", None, "u")
