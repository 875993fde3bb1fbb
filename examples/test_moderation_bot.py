# SPDX-License-Identifier: MIT
"""The moderation bot: who may, what it asks, and what it does then."""

import re

import anyio
import pytest

from examples.moderation_bot import router
from quickmeet_devserver import BotKit


@pytest.fixture
def owned(quickmeet_bot: BotKit, quickmeet_users: dict[str, str]) -> BotKit:
    """A channel whose first member, the bot, shares it with the moderator alice."""

    async def promote() -> None:
        async with quickmeet_bot.server.connect("admin") as admin:
            await admin.rooms.add_moderator(
                quickmeet_bot.room_id, quickmeet_users["alice"]
            )

    anyio.run(promote)
    return quickmeet_bot


def test_a_moderator_is_asked_before_somebody_goes(owned: BotKit) -> None:
    with owned(router) as chat:
        chat.say("!ban @bob")
        chat.expect("Remove @bob? Say yes.")
        chat.say("no")
        chat.expect("Never mind.")
        chat.say("!ban bob")
        chat.expect("Remove @bob? Say yes.")
        chat.say("Yes")
        chat.expect("@bob is out.")
        chat.say("!ban bob")  # as a bot that was killed behind the removal does
        chat.expect("Remove @bob? Say yes.")
        chat.say("yes")
        chat.expect("@bob is out.")


def test_others_may_not(owned: BotKit) -> None:
    with owned(router) as chat:
        chat.say("!ban @alice", as_="bob")
        chat.expect("Only moderators may do that.")


def test_what_is_to_be_remembered_is_said_again(owned: BotKit) -> None:
    with owned(router) as chat:
        chat.say("!remind 3d go home")  # holds nobody up
        chat.say("!remind 0s drink *water*")
        chat.expect("@alice drink *water*")
        chat.say("!remind soon drink")
        chat.expect(re.compile("`when` should be a time such as 90s.*"))
