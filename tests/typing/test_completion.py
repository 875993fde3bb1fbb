# SPDX-License-Identifier: MIT
"""What editors without a type checker complete: jedi, as in Spyder, vim and IPython."""

from importlib import import_module
from typing import Any

import pytest

from .completing import BEFORE, completed


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what jedi has parsed to this process: others write it meanwhile."""
    settings: Any = import_module("jedi").settings
    settings.cache_directory = str(tmp_path_factory.getbasetemp() / "jedi")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_groups_and_their_methods_are_completed(before: str) -> None:
    assert {"messages", "rooms", "login"} <= completed(f"{before}client.")
    assert {"send", "history", "follow"} <= completed(f"{before}client.messages.")
