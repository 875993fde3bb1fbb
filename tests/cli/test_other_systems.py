# SPDX-License-Identifier: MIT
"""Commands where event loops take no signals and the terminal knows no UTF-8."""

import json
import os
import signal
import subprocess
import sys

import pytest

WITHOUT_SIGNALS = """
import asyncio, signal

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's & ignores it

def refused(*_):
    raise NotImplementedError

asyncio.SelectorEventLoop.add_signal_handler = refused
import quickmeet_cli
raise SystemExit(quickmeet_cli.main())
"""


def interrupted(process: subprocess.Popen[str]) -> str:
    """Press Ctrl-C until it ends, and say what it tells.

    Without a handler of the loop CPython loses a signal that comes between its last
    look and the wait of the system; a person presses once more.
    """
    while True:
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=8)[1]
        except subprocess.TimeoutExpired:
            continue


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_serve_runs_and_ends_without_signal_handlers() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WITHOUT_SIGNALS, "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert "url" in json.loads(process.stdout.readline())
        err = interrupted(process)
    assert (process.returncode, err) == (130, "")


@pytest.mark.parametrize("command", ["demo", "--help"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_output_fits_an_old_code_page(command: str, encoding: str) -> None:
    program = "import quickmeet_cli as q; raise SystemExit(q.main())"
    done = subprocess.run(
        [sys.executable, "-c", program, command],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)
