# SPDX-License-Identifier: MIT
"""Who types `client.` is shown what there is, before they could have looked it up.

A second is meant of a machine that does nothing else: what counts is the processor's
time, once the packages have been read.
"""

import json
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.cpu import cpu_seconds
from tests.support.language_server import language_server

from .completing import BEFORE, completed

LIMIT_S = 1.0
_SERVER = Path(sys.executable).with_name("basedpyright-langserver")
_PROGRAM = """\
import quickmeet


async def f() -> None:
    async with quickmeet.connect("x") as client:
        """
_SHELL = """
import json, time
import quickmeet, quickmeet.sync
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

client = quickmeet.sync.connect_http("http://127.0.0.1:1").open()
shell = InteractiveShell(user_ns={"client": client})

def completed(text):
    with provisionalcompleter():
        return [one.text for one in shell.Completer.completions(text, len(text))]

told = {}
for text in ("client.", "client.messages."):
    completed(text)
    began = time.process_time()
    told[text] = completed(text), time.process_time() - began
print(json.dumps(told))
"""


@pytest.mark.timeout(120)
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_jedi_completes_within_a_second(before: str) -> None:
    for text in (f"{before}client.", f"{before}client.messages."):
        assert completed(text)
        assert cpu_seconds(partial(completed, text), tries=3) < LIMIT_S


@pytest.mark.timeout(120)
@pytest.mark.skipif(find_spec("IPython") is None, reason="IPython is not there")
def test_ipython_completes_a_live_client_within_a_second(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SHELL],
        cwd=tmp_path,
        env={"IPYTHONDIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    groups, seconds = told["client."]
    assert {"messages", "rooms", "login"} <= set(groups)
    assert seconds < LIMIT_S
    methods, seconds = told["client.messages."]
    assert {"send", "history", "follow"} <= set(methods)
    assert seconds < LIMIT_S


@pytest.mark.timeout(180)
@pytest.mark.skipif(sys.platform != "linux", reason="its time is read from /proc")
@pytest.mark.skipif(not _SERVER.exists(), reason="the group `typing` is not there")
def test_a_language_server_completes_within_a_second(tmp_path: Path) -> None:
    """As Pylance does, which is built on pyright, too."""
    expected = {
        "client.": {"messages", "rooms", "login"},
        "client.messages.": {"send", "history", "follow"},
    }
    with language_server(_SERVER, tmp_path, Path(sys.executable)) as server:
        for number, (typed, names) in enumerate(expected.items()):
            path, text = tmp_path / f"program{number}.py", f"{_PROGRAM}{typed}"
            document = {"languageId": "python", "version": 1, "text": text}
            document["uri"] = path.as_uri()
            server.tell("textDocument/didOpen", {"textDocument": document})
            assert names <= server.completed(path, text)  # reads the package
            server.completed(path, text)
            began = server.cpu_seconds()
            assert names <= server.completed(path, text)
            assert server.cpu_seconds() - began < LIMIT_S
