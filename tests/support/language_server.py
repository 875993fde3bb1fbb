# SPDX-License-Identifier: MIT
"""Asks a language server what it completes, as editors do (LSP over pipes)."""

import json
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

__all__ = ["LanguageServer", "language_server"]

Value = Mapping[str, object]
_CLOCK_TICKS_A_SECOND: Final = 100


class LanguageServer:
    """A server that has been initialized.

    Args:
        process: It.
        python: The interpreter whose packages it shall know.
    """

    def __init__(self, process: subprocess.Popen[bytes], python: Path) -> None:
        self._process = process
        self._python = python
        self._last_id = 0

    def ask(self, method: str, params: Value) -> Any:
        """Send a request and wait for its result."""
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._told(message)})
            elif message.get("id") == self._last_id:
                return message["result"]

    def tell(self, method: str, params: Value) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def completed(self, path: Path, text: str) -> set[str]:
        """What may follow the end of a text, which the editor has open."""
        lines = text.splitlines()
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        document = {"uri": path.as_uri()}
        params = {"textDocument": document, "position": place}
        result = self.ask("textDocument/completion", params)
        return {str(item["label"]) for item in result["items"]}

    def cpu_seconds(self) -> float:
        """What the server and its children have used so far (Linux)."""
        processes = [self._process.pid]
        total = 0
        for process in processes:
            folder = Path("/proc", str(process))
            children = folder / "task" / str(process) / "children"
            processes += map(int, children.read_text("ascii").split())
            fields = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / _CLOCK_TICKS_A_SECOND

    def _told(self, request: Mapping[str, Any]) -> object:
        """Answer what it asks: the interpreter is among the settings."""
        if request["method"] != "workspace/configuration":
            return None
        python = {"pythonPath": str(self._python)}
        items = request["params"]["items"]
        return [python if one.get("section") == "python" else {} for one in items]

    def _send(self, message: Value) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = self._process.stdin
        assert pipe is not None
        pipe.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        pipe.flush()

    def _receive(self) -> dict[str, Any]:
        pipe = self._process.stdout
        assert pipe is not None
        length = 0
        while line := pipe.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        received: dict[str, Any] = json.loads(pipe.read(length))
        return received


@contextmanager
def language_server(
    command: Path, folder: Path, python: Path
) -> Generator[LanguageServer]:
    """Run a language server on a folder for as long as a block."""
    with subprocess.Popen(
        [command, "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            server = LanguageServer(process, python)
            root = folder.as_uri()
            capabilities = {"workspace": {"configuration": True}}
            folders = [{"uri": root, "name": "program"}]
            server.ask(
                "initialize",
                {
                    "processId": None,
                    "rootUri": root,
                    "capabilities": capabilities,
                    "workspaceFolders": folders,
                },
            )
            server.tell("initialized", {})
            yield server
        finally:
            process.kill()
