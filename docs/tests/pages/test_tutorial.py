# SPDX-License-Identifier: MIT
"""The tutorial, walked: from nothing to a tested bot that answers what it missed."""

import json
from contextlib import ExitStack
from pathlib import Path

import pytest

from .walking import Shell, blocks_of, commands_of

PAGE = "docs/pages/tutorial.md"
URL = "ws://127.0.0.1:41337/websocket"


@pytest.mark.timeout(150)
def test_the_tutorial_is_walked(tmp_path: Path) -> None:
    install, where, oncall, run, talk, tests, check, real, image, start = blocks_of(
        PAGE
    )
    shell = Shell(tmp_path)
    (tmp_path / "oncall.py").write_text(oncall.code, "utf-8")
    assert oncall.mark == "file: oncall.py"
    with ExitStack() as stack:
        # 1. Install, and start a server
        serve = commands_of(install)[-1]
        server = stack.enter_context(shell.program(f"{serve} --port 0"))
        url = json.loads(server.line_with("url"))["url"]
        # 2. Write the bot
        for command in commands_of(where):
            shell.export(command.replace(URL, url))
        assert shell.environment["QUICKMEET_URL"] == url
        # 3. Try it
        [start_bot] = commands_of(run)
        bot = stack.enter_context(shell.program(start_bot))
        bot.line_with(f"ready at {url}")
        bot.line_with("@bot is listening")
        shell.export(commands_of(talk)[0])
        tail = stack.enter_context(shell.program(commands_of(talk)[1]))
        tail.line_with("Ctrl-C ends")
        for command in commands_of(talk)[2:]:
            shell.run(command)
        shown = [line for line in talk.code.splitlines() if "#general " in line]
        said = [line.partition("#general ")[2] for line in shown if line[0] == " "]
        assert len(said) == 4
        for one in said:
            assert tail.line_with("#general").strip().endswith(one)
        shell.run("quickmeet send '#general' '!help'")
        tail.line_with("Say who is on call, or put somebody on.")
        shell.run("quickmeet send '#general' '!duty me please'")
        tail.line_with("bot: Unexpected: `please`")
        # 4. Test it
        (tmp_path / "test_oncall.py").write_text(tests.code, "utf-8")
        [pytest_] = commands_of(check)
        assert "2 passed" in shell.run(f"{pytest_} -p no:cacheprovider")
        # 5. A real server: the same program by a token, and what it missed
        assert bot.stop() == 0
        shell.run("quickmeet send '#general' '@bot are you there?'")
        shell.export("export QUICKMEET_USER=bot QUICKMEET_PASSWORD=bot-password")
        token = json.loads(shell.run("quickmeet login"))["token"]
        del shell.environment["QUICKMEET_USER"], shell.environment["QUICKMEET_PASSWORD"]
        with_token, again = commands_of(real)
        shell.export(
            with_token.replace("https://chat.example.com", url).replace("...", token)
        )
        bot = stack.enter_context(shell.program(again))
        bot.line_with("@bot is listening")
        tail.line_with("bot: Nobody is on call.")
        assert bot.stop() == 0
    # 6. Keep it running: what no test can build names what is there
    assert "COPY oncall.py" in image.code
    assert commands_of(start)[0].startswith("docker run")
