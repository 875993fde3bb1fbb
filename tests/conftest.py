# SPDX-License-Identifier: MIT
"""Event loops that the tests of the runtime run on."""

from typing import Final

import pytest

Backend = tuple[str, dict[str, bool]]

BACKENDS: Final[dict[str, Backend]] = {
    "asyncio": ("asyncio", {"use_uvloop": False}),
    "uvloop": ("asyncio", {"use_uvloop": True}),
    "trio": ("trio", {}),
}


@pytest.fixture(params=list(BACKENDS.values()), ids=list(BACKENDS))
def anyio_backend(request: pytest.FixtureRequest) -> Backend:
    """Run each coroutine test on asyncio, uvloop and trio."""
    backend: Backend = request.param
    return backend
