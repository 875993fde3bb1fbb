# SPDX-License-Identifier: MIT
"""Whom a bot takes a message to be for, and from."""

import pytest

from quickmeet import bot
from quickmeet_devserver import BotKit

from .answering import answers

pytestmark = pytest.mark.timeout(60)


def test_a_command_that_is_not_for_somebody_is_in_no_help(
    quickmeet_bot: BotKit, caplog: pytest.LogCaptureFixture
) -> None:
    router = answers(bot.Router())

    def broken(message: bot.Incoming) -> bool:
        raise RuntimeError(message.id)

    @router.command(where=lambda message: message.username == "bob")
    async def ban(message: bot.Incoming) -> None:
        """Ban somebody."""

    @router.command(where=broken)
    async def odd(message: bot.Incoming) -> None: ...

    with quickmeet_bot(router) as chat, caplog.at_level("CRITICAL", "quickmeet"):
        chat.say("!help")
        chat.expect("`!roll COUNT` Roll dice.")
        chat.say("!help ban")
        chat.expect("There is no `!ban`. `!help` lists what there is.")
        chat.say("!help odd")
        chat.expect("There is no `!odd`. `!help` lists what there is.")
        chat.say("!help ban", as_="bob")
        chat.expect("`!ban`\n\nBan somebody.")


def test_a_name_in_capitals_is_the_bots_as_well(quickmeet_bot: BotKit) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        chat.say("@Bot: hello")
        chat.expect("mention hello")
        chat.say("@BOT !roll 2")
        chat.expect("command 2")
        chat.say("`@Bot` is quoted")
        chat.expect_silence()
