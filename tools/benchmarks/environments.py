# SPDX-License-Identifier: MIT
"""Packages of the peers and the figures, installed on first use into a cache."""

import json
import os
import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path

from tools.benchmarks.machine import said_by

PYTHON_PEER = "rocketchat-async==4.3.0"
BLOCKING_PEER = "rocketchat_API==3.7.1"
NODE_PEERS = {
    "@rocket.chat/ddp-client": "1.1.2",
    "@rocket.chat/emitter": "0.33.0",
    "rocket.chat.realtime.api.rxjs": "2.1.1",
    "rxjs": "7.8.2",
    "ddp.js": "2.2.1",
    "ws": "8.23.0",
}
NODE_OVERRIDES = {"typia": "9.7.2"}
"""ddp-client's dependencies name a patch that npm cannot read; only types use it."""
PLOTTER = "matplotlib==3.11.2"
SERVER = Path(__file__).parent / "server" / "load_server.c"
CACHE = Path(__file__).parent / ".cache"


class MissingToolError(Exception):
    """Something that the machine has to have is not there."""


class Environments:
    """Makes environments below one folder, each when first asked for.

    Args:
        cache: The folder; what is in it already is used.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        cache.mkdir(parents=True, exist_ok=True)

    @cached_property
    def load_server(self) -> Path:
        """The load server, compiled when its source is newer.

        Raises:
            MissingToolError: There is no C compiler.
        """
        compiler = shutil.which("cc")
        if compiler is None:
            raise MissingToolError("the load server needs a C compiler: no `cc` here")
        program = self._cache / "load_server"
        newest = max(part.stat().st_mtime for part in SERVER.parent.iterdir())
        if not program.exists() or program.stat().st_mtime < newest:
            _run([compiler, "-O2", "-Wall", "-o", str(program), str(SERVER)])
        return program

    @cached_property
    def python_peer(self) -> Path:
        """Interpreter of an environment with rocketchat-async."""
        return self._python("rocketchat-async", PYTHON_PEER)

    @cached_property
    def blocking_peer(self) -> Path:
        """Interpreter of an environment with rocketchat_API."""
        return self._python("rocketchat_API", BLOCKING_PEER)

    @cached_property
    def plotter(self) -> Path:
        """Interpreter of an environment with matplotlib."""
        return self._python("figures", PLOTTER)

    @cached_property
    def node_modules(self) -> Path | None:
        """Folder with the clients from npm; None without Node.js."""
        npm = shutil.which("npm")
        if npm is None or shutil.which("node") is None:
            return None
        folder = self._cache / "npm"
        wanted = json.dumps(
            {"private": True, "dependencies": NODE_PEERS, "overrides": NODE_OVERRIDES}
        )
        package = folder / "package.json"
        done = folder / "node_modules" / ".package-lock.json"
        if not done.exists() or package.read_text("utf-8") != wanted:
            folder.mkdir(exist_ok=True)
            package.write_text(wanted, "utf-8")
            quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
            _run([npm, "install", *quiet], folder)
        return folder / "node_modules"

    def versions(self) -> dict[str, str]:
        """Versions of the peers."""
        name, _, number = PYTHON_PEER.partition("==")
        peers = {name: number}
        if self.node_modules is not None:
            peers |= {"node": said_by(["node", "--version"]), **NODE_PEERS}
        return peers

    def _python(self, name: str, requirement: str) -> Path:
        folder = self._cache / name
        python = folder / "bin" / "python"
        mark = folder / f".{requirement}"
        if not mark.exists():
            _run([sys.executable, "-m", "venv", "--clear", str(folder)])
            _run([str(python), "-m", "pip", "install", "--quiet", requirement])
            mark.touch()
        return python


def _run(command: list[str], folder: Path | None = None) -> None:
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run(command, cwd=folder, env=clean, check=True)  # noqa: S603  # ours
