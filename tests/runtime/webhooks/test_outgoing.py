# SPDX-License-Identifier: MIT
"""What a server tells is believed when its token is right."""

import json

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


def test_what_is_told_is_typed() -> None:
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
        ({**TOLD, "text": 3}, "no outgoing webhook"),
        ([], "no outgoing webhook"),
    ],
)
def test_what_is_not_the_servers_is_refused(body: object, said: str) -> None:
    with pytest.raises(WebhookError, match=said) as raised:
        parse(json.dumps(body), token="secret")  # noqa: S106
    assert "secret" not in str(raised.value)


def test_a_webhook_without_a_token_would_be_anybodys() -> None:
    with pytest.raises(ValueError, match="token is empty"):
        parse("{}", token="")


@given(st.binary(max_size=40))
def test_any_bytes_are_refused_in_words_of_ours(body: bytes) -> None:
    with pytest.raises(quickmeet.QuickmeetError):
        parse(body, token="secret")  # noqa: S106
