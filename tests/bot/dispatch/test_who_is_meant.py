# SPDX-License-Identifier: MIT
"""Whom a bot takes a message to be for, and from."""

import pytest

from quickmeet import bot
from quickmeet_devserver import BotKit
from tests.bot.answering import answers

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
        chat.expect("There is no `!ban`. `!help` lists the commands.")
        chat.say("!help odd")
        chat.expect("There is no `!odd`. `!help` lists the commands.")
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


@pytest.mark.parametrize(
    "text",
    [
        "!roll 1",
        "\uff01roll 1",
        "\u200b!roll 1\ufeff",
        "\u00a0!roll\u00a01",
        "!Roll\n1",
        "[ ](https://chat.example.com/channel/general?msg=abc) !roll 1",
        "[ ](https://a.example/x?msg=a)[ ](https://a.example/x?msg=b)\n!roll 1",
        "@bot !roll 1",
        "[ ](https://a.example/x?msg=a) @bot, !roll 1",
    ],
)
def test_a_command_is_found_however_it_was_typed(
    quickmeet_bot: BotKit, text: str
) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        chat.say(text)
        chat.expect("command 1")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("@bot hello", "hello"),
        ("@bot: hello", "hello"),
        ("[ ](https://a.example/channel/x?msg=a) @bot what is that?", "what is that?"),
        ("[ ](https://a.example/channel/x?msg=a) this, @bot?", "this, @bot?"),
        ("hello @bot", "hello @bot"),
        ("@bot [docs](https://a.example) say it", "[docs](https://a.example) say it"),
    ],
)
def test_a_mention_is_handled_without_the_leading_name_and_quotation(
    quickmeet_bot: BotKit, text: str, heard: str
) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        chat.say(text)
        chat.expect(f"mention {heard}")


@pytest.mark.parametrize(
    "text",
    [
        "@all hello",
        "@here hello",
        "`@bot` is a bot",
        "```\n@bot hello\n```",
        "@bot2 hello",
        "@bot.net hello",
        "bot hello",
        "a@bot.example",
    ],
)
def test_mentions_of_all_or_of_others_do_not_address_the_bot(
    quickmeet_bot: BotKit, text: str
) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        chat.say(text)
        chat.say("@bot hello")
        chat.expect("mention hello")
