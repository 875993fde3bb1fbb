# SPDX-License-Identifier: MIT
"""The README, walked: each of its blocks runs, as it stands there."""

import json
import re
import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from textwrap import indent
from threading import Event, Thread

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server

from .walking import ROOT, Block, Program, Shell, blocks_of, commands_of

BLOCKS = blocks_of("README.md")
URL = "ws://127.0.0.1:41337/websocket"


def block(with_words: str) -> Block:
    """The one block of the README that has some words."""
    [found] = [one for one in BLOCKS if with_words in one.code]
    return found


FIRST = block("wss://chat.example.com")
DEMO = block("nox -s demo")
SERVE = block("quickmeet serve")
BOT = block("changes_mine() as changes")
TALK = block("quickmeet listen")
ROUTER = block("@router.command")
HANDLER = block("@client.on(")
TREE = block("QuickmeetError\n")
CHANGES = block("since=cursor")
HISTORY = block("messages.history(room_id)")
FILES = block("files.upload(")
OVER_HTTP = block("connect_http(")
BLOCKING = block("quickmeet.sync.connect(")
SECOND_FACTOR = block("two_factor=")
TEST = block("def test_my_bot")
VALIDATE = block("quickmeet validate")
METHOD = block("getSingleMessage")
GENERATE = block("quickmeet generate ")
WALKED = (
    *(FIRST, DEMO, SERVE, BOT, TALK, ROUTER, HANDLER, TREE, CHANGES, HISTORY),
    *(FILES, OVER_HTTP, BLOCKING, SECOND_FACTOR, TEST, VALIDATE, METHOD, GENERATE),
)

AROUND = """\
import anyio, quickmeet


async def main():
    login = quickmeet.Password("him", "secret")
    async with quickmeet.connect({url!r}, login) as client:
        room_id = "GENERAL"
        print("begun", flush=True)
{code}

anyio.run(main)
"""
KEPT = """
cursor = None
store = forget = reload = lambda _: None
def save(text):
    print("saved", quickmeet.Cursor.parse(text), flush=True)
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def server() -> Generator[ThreadedServer]:
    users = [(name, "secret") for name in ("him", "bot", "ann")]
    with threaded_server(users=users) as server:
        yield server


@pytest.fixture
def ann(server: ThreadedServer) -> Generator[quickmeet.sync.Client]:
    """Somebody to talk to the programs."""
    login = quickmeet.Password("ann", "secret")
    with quickmeet.sync.connect(server.url, login) as client:
        yield client


def around(code: str, server: ThreadedServer) -> str:
    """A program with a session around a block."""
    return AROUND.format(url=server.url, code=indent(code, " " * 8))


def program(shell: Shell, code: str) -> str:
    """The command that runs some code."""
    (shell.folder / "program.py").write_text(code, "utf-8")
    return "python -W error program.py"


def answered(
    ann: quickmeet.sync.Client, running: Program, text: str, answer: str
) -> None:
    """Say something until a program answers: it may not be there yet."""
    with ann.messages.follow("GENERAL") as messages:
        while True:
            running.is_there()
            ann.messages.send("GENERAL", text)
            try:
                messages.wait_for(lambda one: one.text == answer, within=1)
            except TimeoutError:
                continue
            return


@contextmanager
def repeated(client: quickmeet.sync.Client, text: str) -> Generator[None]:
    """Say something again and again for as long as a block."""
    enough = Event()

    def say() -> None:
        while not enough.wait(0.5):
            client.messages.send("GENERAL", text)

    saying = Thread(target=say)
    saying.start()
    try:
        yield
    finally:
        enough.set()
        saying.join()


def test_every_block_is_walked() -> None:
    assert set(WALKED) == set(BLOCKS)


@pytest.mark.timeout(60)
def test_the_first_program_prints_what_is_said(
    shell: Shell, server: ThreadedServer
) -> None:
    code = FIRST.code.replace("wss://chat.example.com", server.url)
    with shell.program(program(shell, code)) as running:
        assert running.line_with("hello").split()[-2:] == ["him", "hello"]


@pytest.mark.timeout(60)
def test_the_demo_shows_itself(shell: Shell) -> None:
    assert commands_of(DEMO)[0].endswith("nox -s demo")
    assert json.loads(shell.run("quickmeet demo --json"))["ok"] is True


@pytest.mark.timeout(120)
def test_the_five_minutes_are_walked(shell: Shell) -> None:
    with ExitStack() as stack:
        run = commands_of(SERVE)[-1]
        serving = stack.enter_context(shell.program(f"{run} --port 0"))
        ready = json.loads(serving.line_with("url"))
        assert ready.keys() >= {"url", "admin", "users"}
        url, password = str(ready["url"]), str(ready["admin"]["password"])
        code = BOT.code.replace(URL, url)
        stack.enter_context(shell.program(program(shell, code)))
        where, who, call, listen = commands_of(TALK)
        shell.export(where.replace(URL, url))
        shell.export(who.replace("...", password))
        heard = stack.enter_context(shell.program(listen))
        login = quickmeet.Password("admin", password)
        with quickmeet.sync.connect(url, login) as admin, repeated(admin, "ping"):
            assert json.loads(heard.line_with('"pong"'))  # both are there
        assert json.loads(shell.run(call))["msg"] == "ping"
        assert json.loads(heard.line_with('"ping"'))


@pytest.mark.timeout(60)
def test_the_router_answers(
    shell: Shell, server: ThreadedServer, ann: quickmeet.sync.Client
) -> None:
    code = f"URL = {server.url!r}\n{ROUTER.code}"
    with shell.program(program(shell, code)) as running:
        answered(ann, running, "!roll 3 1", "3d1: *3*")


@pytest.mark.timeout(60)
def test_the_handler_answers(
    shell: Shell, server: ThreadedServer, ann: quickmeet.sync.Client
) -> None:
    with shell.program(program(shell, around(HANDLER.code, server))) as running:
        answered(ann, running, "ping", "pong")


def test_every_error_of_the_tree_is_there() -> None:
    names = set(re.findall(r"\b[A-Z]\w+Error\b", TREE.code)) - {"TimeoutError"}
    assert len(names) > 15
    assert all(issubclass(getattr(quickmeet, name), Exception) for name in names)


@pytest.mark.timeout(60)
def test_a_copy_is_kept(
    shell: Shell, server: ThreadedServer, ann: quickmeet.sync.Client
) -> None:
    code = around(KEPT + CHANGES.code, server)
    with shell.program(program(shell, code)) as running:
        running.line_with("begun")
        with repeated(ann, "keep this"):
            saved = running.line_with("saved")
    assert saved.startswith('saved {"at":')


@pytest.mark.timeout(60)
def test_histories_are_read_back(
    shell: Shell, server: ThreadedServer, ann: quickmeet.sync.Client
) -> None:
    ann.messages.send("GENERAL", "before")
    code = HISTORY.code.replace("...", "print(message.text)")
    assert "before" in shell.run(program(shell, around(code, server)))


@pytest.mark.timeout(60)
def test_a_file_is_sent_and_fetched(shell: Shell, server: ThreadedServer) -> None:
    (shell.folder / "report.pdf").write_bytes(b"%PDF-1.7")
    (shell.folder / "copies").mkdir()

    shell.run(program(shell, around(FILES.code, server)))

    assert (shell.folder / "copies" / "report.pdf").read_bytes() == b"%PDF-1.7"


@pytest.mark.timeout(60)
def test_a_cron_job_needs_no_session(
    shell: Shell, server: ThreadedServer, ann: quickmeet.sync.Client
) -> None:
    code = OVER_HTTP.code.replace("https://chat.example.com", server.url)
    before = f"token = quickmeet.Token({ann.token!r})\n"
    shell.run(program(shell, around(before + code, server)))
    texts = [message.text for message in ann.messages.history("GENERAL")]
    assert "The backup is done." in texts


@pytest.mark.timeout(60)
def test_the_program_without_an_event_loop_runs(
    shell: Shell, server: ThreadedServer
) -> None:
    before = f"URL = {server.url!r}\nimport quickmeet\n"
    before += 'login = quickmeet.Password("him", "secret")\n'
    assert shell.run(program(shell, before + BLOCKING.code)) == "hello\n"


def test_a_second_factor_is_a_function() -> None:
    names = {"quickmeet": quickmeet, "url": URL, "login": quickmeet.Token("token")}
    exec(SECOND_FACTOR.code, names)  # noqa: S102  # our own words


@pytest.mark.timeout(90)
def test_the_test_of_a_bot_passes(shell: Shell) -> None:
    test = f"import anyio\n\n{TEST.code}"
    (shell.folder / "test_bot.py").write_text(test, "utf-8")
    assert "1 passed" in shell.run("python -m pytest -q -p no:cacheprovider")


@pytest.mark.timeout(60)
def test_payloads_are_validated(shell: Shell, server: ThreadedServer) -> None:
    (shell.folder / "params.json").write_text("[{}]", "utf-8")
    params, transcript = commands_of(VALIDATE)
    told = VALIDATE.code.splitlines()[1]
    assert shell.run(params, code=1) == f"{told}\n"
    recorded = around("pass", server).replace(
        ", login)", ', login, transport=quickmeet.Recording("recorded.jsonl"))'
    )
    shell.run(program(shell, recorded))
    assert json.loads(shell.run(transcript))["violations"] == []


@pytest.mark.timeout(600)
def test_ten_lines_add_a_method(shell: Shell) -> None:
    shutil.copytree(ROOT / "schema", shell.folder / "schema")
    added = METHOD.code.partition("\n")[2].replace("getSingleMessage", "getOneMessage")
    added = added.replace("name: get\n", "name: get_one\n")
    messages = shell.folder / "schema" / "messages.yaml"
    text = messages.read_text("utf-8")
    messages.write_text(text.replace("\nmethods:\n", f"\nmethods:\n{added}"), "utf-8")
    lint, generate, diff, export = commands_of(GENERATE)
    shell.run(lint)
    shell.run(generate)
    made = "from quickmeet.messages import Messages; print(Messages.get_one.__doc__)"
    shell.environment["PYTHONPATH"] = str(shell.folder / "generated")
    assert "Fetch one message by its id." in shell.run(f"python -c {made!r}")
    del shell.environment["PYTHONPATH"]
    assert "getOneMessage" in shell.run(diff, code=1)  # for who writes a server
    assert json.loads(shell.run(export))["asyncapi"]


def test_python_blocks_are_python() -> None:
    for one in BLOCKS:
        if one.language == "python":
            wrapped = "async def f():\n" + indent(one.code, "    ")
            compile(wrapped, "README.md", "exec")
