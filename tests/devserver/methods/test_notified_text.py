# SPDX-License-Identifier: MIT
"""Desktop notifications of a message: no markup, and emoji as they are."""

from typing import Any

import pytest

from quickmeet_devserver.methods.messages.content import emoji, shown_text

CASES = [
    ("plain", "plain"),
    ("first *b* :smile: @sam https://example.com", None),
    ("hello *bold* @bob #general `code`", "hello bold @bob #general code"),
    ("[ ](http://127.0.0.1:3000/channel/general?msg=a) quote", "  quote"),
    ("<https://example.com|words> and ![alt](https://example.com/a)", "words and alt"),
    ("# Title", "Title"),
    ("_it_ ~gone~ **both**", "it gone both"),
    ("> said", " said"),
    ("```js\nx\n```", "js\nx\n"),
    (":no_such_emoji: 2*3*4", ":no_such_emoji: 2*3*4"),
    ("a hm ¯\\_(ツ)_/¯", "a hm ¯\\_(ツ)_/¯"),
]


@pytest.mark.parametrize(("written", "shown"), CASES)
def test_markup_is_taken_out(written: str, shown: str | None) -> None:
    expected = (
        shown or "first b \N{SMILING FACE WITH OPEN MOUTH AND SMILING EYES} @sam "
    )
    text = shown_text({"msg": written})

    assert text == (shown or f"{expected}https://example.com")


@pytest.mark.parametrize(
    ("attachment", "shown"),
    [
        ({"type": "file"}, "User_uploaded_file"),
        ({"type": "file", "image_type": "image/png"}, "User_uploaded_image"),
    ],
)
def test_a_file_alone_is_named(attachment: dict[str, Any], shown: str) -> None:
    message = {"msg": "", "file": {"name": "a"}, "attachments": [attachment]}

    assert shown_text(message) == shown
    assert shown_text({"msg": "", "attachments": [attachment]}) == ""


def test_every_emoji_has_its_characters() -> None:
    assert emoji()["+1"] == "\N{THUMBS UP SIGN}"
    assert all(emoji().values())
