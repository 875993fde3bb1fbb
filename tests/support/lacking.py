# SPDX-License-Identifier: MIT
"""A pytest plugin that takes away what Windows and macOS lack: `nox -s lacking`.

It proves that nothing of ours needs signal handlers of the event loop, POSIX's modes,
owners and modules, ports that are shared, or UTF-8 as the default encoding. What really
differs there, only those systems can show: the workflow runs the tests on them.
"""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Final, NoReturn

import pytest

MODULES: Final = ("fcntl", "grp", "pwd", "resource", "termios", "tty")
# `chown` stays: `tarfile` calls it wherever there is `geteuid`.
ATTRIBUTES: Final = (
    (os, ("fchmod", "fchown", "getpgid", "O_NOFOLLOW", "O_NONBLOCK")),
    (socket, ("SO_REUSEPORT",)),
    (signal, ("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "setitimer")),
)


def pytest_configure(config: pytest.Config) -> None:
    """Take things away before tests are collected."""
    if sys.platform == "win32":
        return
    _refuse(asyncio.SelectorEventLoop, "add_signal_handler")
    _refuse(asyncio.SelectorEventLoop, "remove_signal_handler")
    for module, names in ATTRIBUTES:
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # an import fails
    del config


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is about POSIX, and uvloop, which Windows has not."""
    gone = [item for item in items if _is_of_posix(item) or "[uvloop" in item.name]
    items[:] = [item for item in items if item not in set(gone)]
    config.hook.pytest_deselected(items=gone)


def _is_of_posix(item: pytest.Item) -> bool:
    reasons = (str(one.kwargs.get("reason")) for one in item.iter_markers("skipif"))
    return any("POSIX" in reason or "SIG" in reason for reason in reasons)


def _refuse(owner: type, name: str) -> None:
    def refused(*_: object) -> NoReturn:
        raise NotImplementedError

    function: Callable[..., NoReturn] = refused
    setattr(owner, name, function)
