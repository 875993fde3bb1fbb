# SPDX-License-Identifier: MIT
"""A bot as a program: where it lives, who it is, and how it ends."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

import quickmeet
from quickmeet import bot
from quickmeet_bot.environment import login_from, url_from
from quickmeet_bot.messages.sealed import MessageCipher
from quickmeet_bot.state.state_file import SavedState, StateFile
from quickmeet_devserver import BotKit

pytestmark = pytest.mark.timeout(60)

PROGRAM = """
import quickmeet.bot

router = quickmeet.bot.Router()


@router.command
async def ping(message: quickmeet.bot.Incoming) -> None:
    print("asked", flush=True)
    await message.reply("pong")


quickmeet.bot.run(router, state="bot.state")
"""


def test_the_environment_says_where_and_who() -> None:
    assert url_from({"QUICKMEET_URL": "https://a.example"}) == "https://a.example"
    assert login_from({"QUICKMEET_TOKEN": "t"}) == quickmeet.Token("t")
    both = {"QUICKMEET_USER": "bot", "QUICKMEET_PASSWORD": "secret"}
    assert login_from(both) == quickmeet.Password("bot", "secret")


def test_missing_environment_variables_are_reported() -> None:
    with pytest.raises(quickmeet.LocalProtocolError, match="QUICKMEET_URL"):
        url_from({})
    with pytest.raises(quickmeet.LocalProtocolError, match="QUICKMEET_TOKEN"):
        login_from({"QUICKMEET_USER": "bot"})


@pytest.mark.parametrize("given", [bot.Router, "router", None])
def test_what_is_no_router_is_refused_before_anything_is_opened(given: object) -> None:
    with pytest.raises(quickmeet.OptionError, match=r"give a quickmeet\.bot\.Router"):
        bot.run(cast("bot.Router", given), "http://127.0.0.1:9", quickmeet.Token("t"))


async def test_swapped_client_and_router_are_reported(
    quickmeet_client: quickmeet.Client,
) -> None:
    mixed = cast("bot.Router", quickmeet_client)
    with pytest.raises(quickmeet.OptionError, match="not a Client"):
        async with bot.serving(mixed, quickmeet_client):
            raise AssertionError


async def test_what_is_no_client_and_no_path_is_reported(
    quickmeet_client: quickmeet.Client,
) -> None:
    client = cast("quickmeet.Client", "http://127.0.0.1:9")
    with pytest.raises(quickmeet.OptionError, match="give the client of a session"):
        async with bot.serving(bot.Router(), client):
            raise AssertionError
    with pytest.raises(quickmeet.OptionError, match="state=5: give the path"):
        async with bot.serving(bot.Router(), quickmeet_client, state=cast("str", 5)):
            raise AssertionError


async def test_a_passphrase_in_place_of_a_keychain_is_reported_without_showing_it(
    quickmeet_client: quickmeet.Client,
) -> None:
    words = cast("MessageCipher", "correct horse battery")
    with pytest.raises(quickmeet.OptionError, match="not a str") as caught:
        async with bot.serving(bot.Router(), quickmeet_client, keychain=words):
            raise AssertionError
    assert "horse" not in str(caught.value)


def test_a_state_of_another_account_ends_the_program(
    quickmeet_bot: BotKit, tmp_path: Path
) -> None:
    file = tmp_path / "bot.state"
    StateFile(file).save(SavedState("somebody"))
    server = quickmeet_bot.server
    with pytest.raises(bot.StateError, match="belongs to the account 'somebody'"):
        bot.run(
            bot.Router(),
            server.url,
            quickmeet.Password("bot", "bot-password"),
            state=file,
            connect=lambda url, login: quickmeet.connect(url, login, time_limit=10),
        )
    assert StateFile(file).load("somebody") == SavedState("somebody")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
def test_sigterm_ends_a_bot_quietly_and_it_goes_on_where_it_was(
    quickmeet_bot: BotKit, tmp_path: Path
) -> None:
    environment = {
        "PATH": "",
        "QUICKMEET_URL": quickmeet_bot.server.url,
        "QUICKMEET_USER": "bot",
        "QUICKMEET_PASSWORD": "bot-password",
    }
    with quickmeet_bot(bot.Router(help=None)) as chat:
        for run in range(2):
            chat.say("!ping")  # the first one is before it began
            with subprocess.Popen(
                [sys.executable, "-c", PROGRAM],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            ) as program:
                while not (tmp_path / "bot.state").exists():
                    assert program.poll() is None
                chat.say("!ping")
                for _ in range(1 + run):  # and what was said between the two
                    chat.expect("pong", within=30)
                program.send_signal(signal.SIGTERM)
                out, errors = program.communicate()
                assert (program.returncode, errors) == (0, b"")
                assert out
