# SPDX-License-Identifier: MIT
"""Heavy parts of a message are read when they are asked for, and once."""

import msgspec
from msgspec import UNSET

from quickmeet.messages import FOLLOW
from quickmeet.types import Message, Paragraph, PlainText

MESSAGE = (
    b'{"_id": "m", "rid": "r", "msg": "hi", "ts": {"$date": 1}, '
    b'"_updatedAt": {"$date": 1}, "u": {"_id": "u", "username": "ada"}, "md": %s}'
)
MARKUP = b'[{"type": "PARAGRAPH", "value": [{"type": "PLAIN_TEXT", "value": "hi"}]}]'


def test_markup_of_an_event_is_kept_as_json_until_it_is_asked_for() -> None:
    message = FOLLOW.decoder.decode(b"[%b]" % MESSAGE % MARKUP)

    assert type(message) is Message
    assert isinstance(message.raw_markup, bytes)
    assert bytes(message.raw_markup) == MARKUP
    assert message.markup == [Paragraph(content=[PlainText(text="hi")])]


def test_markup_is_decoded_once() -> None:
    message = msgspec.json.decode(MESSAGE % MARKUP, type=Message)

    assert message.markup is message.markup


def test_unread_markup_that_does_not_match_the_schema_is_harmless() -> None:
    message = msgspec.json.decode(MESSAGE % b'{"no": "list"}', type=Message)

    assert message.text == "hi"
    assert message.markup is UNSET
