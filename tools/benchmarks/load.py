# SPDX-License-Identifier: MIT
"""The load server as a context manager, and one client's run against it."""

import json
import os
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.benchmarks.frames import Frames, Sums
from tools.benchmarks.machine import on_core

CLIENTS = Path(__file__).parent / "clients"
LIMIT_S = 900.0
Figures = dict[str, float]


class WrongSumsError(Exception):
    """A client received something else than what was sent to it."""


class ClientFailedError(Exception):
    """A client ended with an error."""


@contextmanager
def load_server(
    program: Path, frames: Frames, count: int, pace: int = 0
) -> Generator[int]:
    """Start a load server for one run; gives its port.

    Args:
        program: The compiled server.
        frames: What it sends.
        count: How many of them after a subscription.
        pace: How many a second; 0 for as fast as they are taken.
    """
    command = [*on_core(1), str(program), str(frames.path), str(count), str(pace)]
    with subprocess.Popen(  # noqa: S603  # ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        if server.stdout is None:
            raise AssertionError
        try:
            yield int(server.stdout.readline())
        finally:
            server.communicate()  # it ends with its standard input


def run_client(command: list[str], more: Mapping[str, str] | None = None) -> Figures:
    """Run a client's program and return what it printed.

    Args:
        command: The program and its arguments.
        more: Variables to add to its environment.

    Raises:
        ClientFailedError: It failed; the error contains its output.
    """
    done = subprocess.run(  # noqa: S603  # ours
        [*on_core(0), *command],
        env=_environment() | dict(more or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )
    if done.returncode:
        raise ClientFailedError(f"{' '.join(command[-6:])}\n{done.stderr[-2000:]}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _environment() -> dict[str, str]:
    """Ours, but with compiled modules kept, as wherever people install things."""
    dropped = "PYTHONDONTWRITEBYTECODE"
    return {key: value for key, value in os.environ.items() if key != dropped}


def check(figures: Figures, expected: Sums) -> None:
    """Compare what a client received with what was sent.

    Raises:
        WrongSumsError: They differ.
    """
    found = Sums(int(figures["text"]), int(figures["author"]))
    if found != expected:
        raise WrongSumsError(f"read {found}, sent {expected}")
