# SPDX-License-Identifier: MIT
"""Shared parts of the tests: event loops, and small schemas in a folder."""

import logging
from collections.abc import Callable, Generator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from tests.support import steady
from tests.support.hanging import pytest_pyfunc_call, pytest_timeout_set_timer
from tests.support.measuring import pytest_sessionfinish

__all__ = [
    "BACKENDS",
    "Backend",
    "pytest_pyfunc_call",
    "pytest_sessionfinish",
    "pytest_timeout_set_timer",
    "steady",
]

Backend = tuple[str, dict[str, bool]]
WriteSchema = Callable[..., Path]

BACKENDS: Final[dict[str, Backend]] = {
    "asyncio": ("asyncio", {"use_uvloop": False}),
    "uvloop": ("asyncio", {"use_uvloop": True}),
    "trio": ("trio", {}),
}
if find_spec("uvloop") is None:  # there is none for Windows
    del BACKENDS["uvloop"]


@pytest.fixture(params=list(BACKENDS.values()), ids=list(BACKENDS))
def anyio_backend(request: pytest.FixtureRequest) -> Backend:
    """Run each coroutine test on asyncio, uvloop and trio."""
    backend: Backend = request.param
    return backend


@pytest.fixture(autouse=True)
def level_of_log() -> Generator[None]:
    """Put the level of our log back: commands of tools choose one for the process."""
    log = logging.getLogger("quickmeet")
    level = log.level
    yield
    log.setLevel(level)


@pytest.fixture
def write_schema(tmp_path: Path) -> WriteSchema:
    """Write domains into a folder: text of each file by its stem."""

    def write(**texts: str) -> Path:
        folder = tmp_path / "schema"
        folder.mkdir(exist_ok=True)
        for stem, text in texts.items():
            (folder / f"{stem}.yaml").write_text(text, "utf-8")
        return folder

    return write
