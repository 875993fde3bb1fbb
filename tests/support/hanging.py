# SPDX-License-Identifier: MIT
"""A test that hangs names itself, and the others continue.

A coroutine is cancelled just before its time is over, on every event loop. What does
not end by that, and what blocks, is left to pytest-timeout: its thread ends the
process, and pytest-xdist replaces the worker and names the test. Without workers a
signal ends a plain function alone.
"""

import os
import signal
from collections.abc import Awaitable, Callable, Generator
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, NamedTuple, cast

import anyio
import pytest
import pytest_timeout  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]  # it has none

__all__ = ["pytest_pyfunc_call", "pytest_timeout_set_timer"]

_SHARE = 0.75
"""Of a test's time, after which its coroutine is cancelled."""
_Set = Callable[[pytest.Item, object], object]


class _Settings(NamedTuple):
    """What pytest-timeout knows of a test."""

    timeout: float | None
    method: str


def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> object:
    """Choose how the test is ended when its time is over."""
    is_alone = "PYTEST_XDIST_WORKER" not in os.environ
    if not (is_alone and hasattr(signal, "SIGALRM")) or _is_coroutine(item):
        return None  # as pyproject.toml says: by a thread
    set_timer = cast("_Set", vars(pytest_timeout)["pytest_timeout_set_timer"])
    return set_timer(item, settings._replace(method="signal"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Cancel a coroutine that hangs."""
    find = cast(
        "Callable[[pytest.Item], _Settings]", vars(pytest_timeout)["_get_item_settings"]
    )
    limit = find(pyfuncitem).timeout
    if limit and _is_coroutine(pyfuncitem) and not pyfuncitem.config.option.usepdb:
        pyfuncitem.obj = _limited(pyfuncitem.obj, limit * _SHARE)
    return (yield)


def _is_coroutine(item: pytest.Item) -> bool:
    return iscoroutinefunction(getattr(item, "obj", None))


def _limited(
    test: Callable[..., Awaitable[object]], limit: float
) -> Callable[..., Awaitable[object]]:
    @wraps(test)
    async def within(*args: object, **kwargs: object) -> None:
        with anyio.move_on_after(limit) as scope:
            await test(*args, **kwargs)
        if scope.cancelled_caught:
            pytest.fail(f"it hangs: it was cancelled after {limit:g} s")

    return within
