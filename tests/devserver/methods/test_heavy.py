# SPDX-License-Identifier: MIT
"""No text that somebody sends holds the server up for everybody else."""

import pytest

import quickmeet
from quickmeet_devserver.base.markup import parse_markup
from tests.devserver.people import call, say
from tests.support.cpu import cpu_seconds

LONG = 5_000


async def test_a_search_that_takes_too_long_is_given_up(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    await say(alice, "GENERAL", "a" * 60 + "!")
    with pytest.raises(quickmeet.MethodError) as caught:
        await call(alice, "messageSearch", "/(a|aa)+$/", "GENERAL", 10)
    found = await call(bob, "messageSearch", "/A{3,}!/", "GENERAL", 10)

    assert caught.value.error == 500
    assert len(found["message"]["docs"]) == 1


@pytest.mark.parametrize(
    "part",
    [
        "_",
        "[",
        "![",
        "\\(",
        "\\[",
        "*_",
        "`",
        "-",
        "a.",
        "@a.",
        "> \n",
        "[a](http://x ",
    ],
)
def test_the_markup_of_a_long_text_is_read_at_once(part: str) -> None:
    text = (part * LONG)[:LONG]

    assert cpu_seconds(lambda: parse_markup(text), tries=3) < 0.3
