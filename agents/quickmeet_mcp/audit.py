# SPDX-License-Identifier: MIT
"""What an agent did, one line of JSON for each call."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

__all__ = ["AuditLog"]

_MOST_TEXT: Final = 500
"""Characters kept of each argument."""


class AuditLog:
    """Appends to a file that its owner alone may read (mode 0600)."""

    def __init__(self, path: Path | None) -> None:
        """Open it; None keeps none.

        Raises:
            OSError: It cannot be written.
        """
        self._file = None
        if path is not None:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            self._file = os.fdopen(descriptor, "a", encoding="utf-8", buffering=1)

    def write(
        self, tool: str, arguments: Mapping[str, object], outcome: str, seconds: float
    ) -> None:
        """Keep a call.

        Args:
            tool: Its name.
            arguments: As the agent gave them; long ones are cut.
            outcome: ``ok``, or what went wrong.
            seconds: How long it took.
        """
        if self._file is None:
            return
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "tool": tool,
            "arguments": {name: _cut(value) for name, value in arguments.items()},
            "outcome": outcome,
            "seconds": round(seconds, 3),
        }
        self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


def _cut(value: object) -> object:
    if isinstance(value, str) and len(value) > _MOST_TEXT:
        return f"{value[:_MOST_TEXT]}... ({len(value)} characters)"
    return value
