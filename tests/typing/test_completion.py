# SPDX-License-Identifier: MIT
"""What editors without a type checker complete: jedi, as in Spyder, vim and IPython."""

from importlib import import_module
from typing import Any

import pytest

_ASYNC = "async def f():\n    async with quickmeet."

BEFORE = {
    "a block": f"{_ASYNC}connect('x') as client:\n        ",
    "a block over HTTP": f"{_ASYNC}connect_http('x') as client:\n        ",
    "a block without a loop": "with quickmeet.sync.connect('x') as client:\n    ",
    "no block": "client = quickmeet.sync.connect_http('x').open()\n",
    "an annotation": "def f(client: quickmeet.Client):\n    ",
}


def completed(source: str) -> set[str]:
    """What stands after the dot at the end of a source."""
    source = f"import quickmeet\nimport quickmeet.sync\n{source}"
    lines = source.splitlines()
    script: Any = import_module("jedi").Script(source)  # it has no stubs
    return {one.name for one in script.complete(len(lines), len(lines[-1]))}


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
