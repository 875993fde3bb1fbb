# SPDX-License-Identifier: MIT
"""The bot against a server of its own; no mocks, no network."""

from contextlib import closing
from pathlib import Path

import pytest

from examples.tally_bot import Tally
from quickmeet_devserver import BotKit


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_the_bot_tells_who_says_how_much(
    backend: str, quickmeet_bot: BotKit, tmp_path: Path
) -> None:
    database = str(tmp_path / "tally.db")
    with (
        closing(Tally(database)) as tally,
        quickmeet_bot(tally.router, backend=backend) as chat,
    ):
        chat.say("!tally")
        chat.expect("Nobody has said anything.")
        chat.say("one")
        chat.say("two")
        chat.say("three", as_="bob")
        chat.say("!tally")
        chat.expect("alice: 2\nbob: 1")
    with (
        closing(Tally(database)) as tally,
        quickmeet_bot(tally.router, backend=backend) as chat,
    ):
        chat.say("four", as_="bob")
        chat.say("!tally")
        chat.expect("alice: 2\nbob: 2")
