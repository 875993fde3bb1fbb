# SPDX-License-Identifier: MIT
"""Sources that end where an editor completes, and what jedi says there."""

from importlib import import_module
from typing import Any

_ASYNC = "async def f():\n    async with quickmeet."

BEFORE = {
    "a block": f"{_ASYNC}connect('x') as client:\n        ",
    "a block over HTTP": f"{_ASYNC}connect_http('x') as client:\n        ",
    "a block without a loop": "with quickmeet.sync.connect('x') as client:\n    ",
    "an open client": "async def f():\n    client = await quickmeet.open('x')\n    ",
    "no block": "client = quickmeet.sync.connect_http('x').open()\n",
    "an annotation": "def f(client: quickmeet.Client):\n    ",
}


def completed(source: str) -> set[str]:
    """What stands after the dot at the end of a source."""
    source = f"import quickmeet\nimport quickmeet.sync\n{source}"
    lines = source.splitlines()
    script: Any = import_module("jedi").Script(source)  # it has no stubs
    return {one.name for one in script.complete(len(lines), len(lines[-1]))}
