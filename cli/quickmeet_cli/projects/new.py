# SPDX-License-Identifier: MIT
"""`quickmeet new`: create a bot project."""

import sys
from pathlib import Path
from shlex import quote
from typing import Annotated, Final, Literal

from cyclopts import Parameter

from ..failure import explained
from .new_files import write_new_files

__all__ = ["new"]

_BOT: Final = '''\
"""A bot: mention it, write to it, or say `!ping`."""

import logging

import quickmeet.bot
from quickmeet.bot import Incoming, Range

router = quickmeet.bot.Router()


@router.command
async def ping(message: Incoming, count: Range[int, 1, 9] = 1) -> None:
    """Answer, as often as you like."""
    await message.reply(" ".join(["pong"] * count))


@router.mention
@router.direct
async def talk(message: Incoming) -> None:
    """Answer who names the bot, or writes to it."""
    async with message.typing():
        await message.reply(f"You said: {message.text}")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    quickmeet.bot.run(router, state="bot.state", exits=True)
'''
_TEST: Final = '''\
"""The bot against a server of its own: `pytest`."""

from bot import router


def test_the_bot_answers(quickmeet_bot) -> None:
    with quickmeet_bot(router) as chat:
        chat.say("!ping 2")
        chat.expect("pong pong")
        chat.say("@bot hello")
        chat.expect("You said: hello")
'''
_DOCKERFILE: Final = """\
FROM python:3.13-slim
COPY requirements.txt /app/
RUN pip install --no-cache-dir --requirement /app/requirements.txt
COPY bot.py /app/
RUN mkdir /state && chown nobody /state
USER nobody
# The state is kept across containers: docker run --volume bot:/state ...
VOLUME /state
WORKDIR /state
CMD ["python", "/app/bot.py"]
"""
_README: Final = """\
# A bot

It answers who mentions it, who writes to it, and `!ping`; `!help` lists its commands.

## Try it

    pip install --requirement requirements-test.txt
    pytest

`test_bot.py` lets it work against a server of its own: no account and no network is
needed. `quickmeet serve --user bot:secret --user alice:secret` runs such a server to
look at.

## Run it

    pip install --requirement requirements.txt
    export QUICKMEET_URL=https://chat.example.com
    export QUICKMEET_TOKEN=...    # or QUICKMEET_USER and QUICKMEET_PASSWORD
    python bot.py

Invite it to a room, or write to it. Ctrl-C and SIGTERM end it quietly. `bot.state`
keeps how far it has come: what was said while it was down is answered once. Where it
cannot go on it says why in one line; the exit code is 2 for what is set wrongly here,
1 for what the server or the network said.

## Deploy it

    docker build --tag bot .
    docker run --env QUICKMEET_URL --env QUICKMEET_TOKEN --volume bot:/state bot

One bot runs at a time for each account. What it can do beyond this is in the
documentation of quickmeet, under *Bots*.
"""
_REQUIREMENTS: Final = "quickmeet[bot]\n"
_TEST_REQUIREMENTS: Final = "quickmeet[bot,devserver]\npytest\n"
_FILES: Final = {
    "README.md": _README,
    "bot.py": _BOT,
    "test_bot.py": _TEST,
    "Dockerfile": _DOCKERFILE,
    "requirements.txt": _REQUIREMENTS,
    "requirements-test.txt": _TEST_REQUIREMENTS,
}


def new(
    kind: Literal["bot"],
    folder: Path = Path(),
    /,
    *,
    force: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Create a bot of your own: the bot, its test, a README and a Dockerfile.

    Args:
        kind: What to create: a bot.
        folder: Folder to write to; the current one by default.
        force: Overwrite existing files.
    """
    with explained():
        write_new_files(
            folder,
            _FILES,
            force=force,
            advice="name another folder, as in `quickmeet new bot dice`, "
            "or --force replaces them",
        )
    sys.stderr.write(
        f"next: set QUICKMEET_URL and QUICKMEET_TOKEN, then python "
        f"{quote(str(folder / f'{kind}.py'))}; pytest {quote(str(folder))} tries it\n"
    )
    return 0
