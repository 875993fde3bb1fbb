# SPDX-License-Identifier: MIT
"""The dice bot against a server of its own; no mocks, no network."""

import re

import pytest

from examples.dice_bot import router
from quickmeet_devserver import BotKit


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_the_bot_rolls_where_it_is_asked(backend: str, quickmeet_bot: BotKit) -> None:
    with quickmeet_bot(router, backend=backend) as chat:
        asked = chat.say("!roll 1d1")
        chat.expect("1d1: *1*")
        chat.say("!roll 2d6", thread=asked.id)
        answer = chat.expect(re.compile(r"2d6: \*\d+\*"))
        assert answer.thread_id == asked.id


def test_what_are_no_dice_is_explained(quickmeet_bot: BotKit) -> None:
    with quickmeet_bot(router) as chat:
        chat.say("!roll 2d0")
        chat.expect(re.compile("`dice` should be dice such as `2d6`, not `2d0`.*"))
