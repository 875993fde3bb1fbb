# SPDX-License-Identifier: MIT
"""A test that hangs is named, and takes no other test with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFTEST = """
from tests.conftest import anyio_backend
from tests.support.hanging import pytest_pyfunc_call, pytest_timeout_set_timer
"""
TESTS = """
import threading
import anyio
import pytest

@pytest.mark.timeout(8)
async def test_that_waits():
    await anyio.sleep_forever()

@pytest.mark.timeout(1)
def test_that_blocks():
    threading.Event().wait()

async def test_that_passes():
    await anyio.lowlevel.checkpoint()
"""
pytestmark = pytest.mark.timeout(240)


def run(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    (folder / "conftest.py").write_text(CONFTEST, "utf-8")
    (folder / "test_planted.py").write_text(TESTS, "utf-8")
    (folder / "pytest.ini").write_text(
        "[pytest]\ntimeout_method = thread\nanyio_mode = auto\n", "utf-8"
    )
    dropped = ("PYTEST_XDIST", "PYTEST_CURRENT_TEST")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    return subprocess.run(  # ours
        [sys.executable, "-m", "pytest", "-rfp", "-p", "no:cacheprovider", *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
    )


def test_workers_that_hang_are_replaced(tmp_path: Path) -> None:
    done = run(tmp_path, "-n", "2", "--dist", "worksteal")
    assert done.returncode == 1
    assert "4 failed, 3 passed" in done.stdout
    for loop in ("asyncio", "uvloop", "trio"):
        assert f"FAILED test_planted.py::test_that_waits[{loop}]" in done.stdout
        assert f"PASSED test_planted.py::test_that_passes[{loop}]" in done.stdout
    assert "FAILED test_planted.py::test_that_blocks" in done.stdout


def test_without_workers_a_coroutine_is_cancelled_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "-k", "(waits or passes) and not trio")
    assert done.returncode == 1
    assert "2 failed, 2 passed" in done.stdout
    assert "it hangs: it was cancelled after 6 s" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGALRM")
def test_without_workers_a_signal_ends_a_function_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "-k", "blocks or passes")
    assert done.returncode == 1
    assert "1 failed, 3 passed" in done.stdout
