# SPDX-License-Identifier: MIT
"""A log of an agent's calls, one JSON line each."""

import json
import logging
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, cast

from quickmeet_runtime.secrecy import MASK, SETTING_VALUES, is_hidden_key

from .errors import ToolError

__all__ = ["CallLog"]

_MOST_TEXT: Final = 500
"""Limit on the logged characters of each argument."""
_log: Final = logging.getLogger("quickmeet.mcp")


class CallLog:
    """Appends to a file that only its owner may read (mode 0600).

    The result of a call is returned whether it could be logged or not. A record that
    could not be written is kept, and blocks further calls until it is written.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the log; None disables it.

        Raises:
            OSError: The file cannot be written.
        """
        self._file: int | None = None
        self._path = path
        self._unwritten = b""
        if path is not None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            self._file = os.open(path, flags, 0o600)

    def check(self) -> None:
        """Write records that could not be written before.

        Raises:
            ToolError: The log still cannot be written: no call may be made.
        """
        try:
            self._flush()
        except OSError as error:
            raise ToolError(
                f"the audit log {self._path} cannot be written ({error.strerror}): no"
                " calls are made until it can"
            ) from None

    def write(
        self,
        tool: str,
        arguments: Mapping[str, object],
        outcome: str,
        seconds: float,
        *,
        secrets: Collection[str] = (),
    ) -> None:
        """Log a call.

        Args:
            tool: The name of the tool.
            arguments: The agent's arguments; long ones are cut, secrets masked.
            outcome: ``ok``, or the error.
            seconds: The duration.
            secrets: Names of secret arguments, besides those recognized by name.
        """
        if self._file is None:
            return
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "tool": _cut(tool),
            "arguments": {
                name: MASK if name in secrets else _cut(one)
                for name, one in _masked(arguments).items()
            },
            "outcome": outcome,
            "seconds": round(seconds, 3),
        }
        text = json.dumps(line, ensure_ascii=False, default=str)
        # A lone surrogate is written as a JSON escape.
        self._unwritten += text.encode(errors="backslashreplace") + b"\n"
        try:
            self._flush()
        except OSError as error:
            _log.error("the audit log %s cannot be written: %s", self._path, error)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            with suppress(OSError):  # it was reported before
                self._flush()
            os.close(self._file)
            self._file = None

    def _flush(self) -> None:
        while self._unwritten and self._file is not None:
            written = os.write(self._file, self._unwritten)
            self._unwritten = self._unwritten[written:]


def _cut(value: object) -> object:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    if len(text) <= _MOST_TEXT:
        return value
    return f"{text[:_MOST_TEXT]}... ({len(text)} characters)"


def _masked(arguments: Mapping[str, object]) -> dict[str, object]:
    # the value of a setting with a secret name
    hides = any(
        isinstance(one, str) and is_hidden_key(one) for one in arguments.values()
    )
    secret = SETTING_VALUES if hides else frozenset[str]()
    return {
        key: MASK if key in secret or is_hidden_key(key) else _masked_value(one)
        for key, one in arguments.items()
    }


def _masked_value(value: object) -> object:
    if isinstance(value, dict):
        return _masked(cast("dict[str, object]", value))
    if isinstance(value, list):
        return [_masked_value(one) for one in cast("list[object]", value)]
    return value
