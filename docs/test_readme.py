# SPDX-License-Identifier: MIT
"""The programs of the README run as they stand there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def block(with_words: str) -> str:
    """The one block of the README that has some words."""
    [found] = [one for one in BLOCKS if with_words in one]
    return str(found)


def client_of(server: ThreadedServer, name: str) -> quickmeet.sync.Client:
    login = quickmeet.Password(name, "secret")
    return quickmeet.sync.connect(server.url, login).open()


@pytest.mark.timeout(60)
def test_the_bot_of_five_minutes_answers() -> None:
    code = block('URL = "ws://127.0.0.1:41337/websocket"')
    with threaded_server(users=[("bot", "secret"), ("ann", "secret")]) as server:
        code = code.replace("ws://127.0.0.1:41337/websocket", server.url)
        bot = subprocess.Popen([sys.executable, "-W", "error", "-c", code])
        ann = client_of(server, "ann")
        try:
            with ann.messages.follow("GENERAL") as messages:
                while not answered(ann, messages):
                    assert bot.poll() is None
        finally:
            bot.kill()
            bot.wait()
            ann.close()


def answered(
    ann: quickmeet.sync.Client,
    messages: quickmeet.sync.Subscription[quickmeet.types.Message],
) -> bool:
    """Say ping, again and again until the bot is there."""
    ann.messages.send("GENERAL", "ping")
    try:
        messages.wait_for(lambda one: one.text == "pong", within=0.5)
    except TimeoutError:
        return False
    return True


@pytest.mark.timeout(60)
def test_the_program_without_an_event_loop_runs() -> None:
    code = block("with quickmeet.sync.connect(URL, login)")
    with threaded_server(users=[("him", "secret")]) as server:
        before = f"URL = {server.url!r}\nimport quickmeet\n"
        before += 'login = quickmeet.Password("him", "secret")\n'
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", before + code],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "hello\n", "")


def test_every_block_is_python() -> None:
    assert len(BLOCKS) > 8
    for code in BLOCKS:
        wrapped = "async def f():\n" + re.sub("^", "    ", code, flags=re.MULTILINE)
        compile(wrapped, "README.md", "exec")
