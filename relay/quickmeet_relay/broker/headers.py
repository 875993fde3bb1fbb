# SPDX-License-Identifier: MIT
"""Headers of a message on the wire: reading and writing them, cheaply.

nats-py looks at each letter of each name.
"""

import re
from functools import lru_cache
from typing import Any, Final

__all__ = ["headers_in", "written"]

_NAME: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
"""A token of RFC 9110."""


@lru_cache(maxsize=1_000)
def _header_name(written: bytes) -> str | None:
    """The name of a header; None if the line is not a header."""
    try:
        name = written.strip().decode("ascii")
    except UnicodeDecodeError:
        return None
    return name if len(name.split()) < 2 else None  # noqa: PLR2004  # blanks in it


def headers_in(raw: bytes) -> dict[str, str]:
    """Read headers, without the line before them."""
    found: dict[str, str] = {}
    for line in raw.split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if colon and (known := _header_name(name)) is not None:
            found[known] = value.strip().decode("utf-8", "replace")
    return found


@lru_cache(maxsize=1_000)
def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def written(headers: dict[str, Any]) -> bytes | None:
    """Headers as the protocol has them; None where one of them is odd."""
    # Names are members of an enumeration, some of them: formatted, they are others.
    lines = [name + ": " + value for name, value in headers.items()]
    text = "\r\n".join(lines)
    breaks = len(headers) - 1
    if text.count("\r") != breaks or text.count("\n") != breaks:
        return None
    if not all(map(_is_name, headers)):
        return None
    return f"NATS/1.0\r\n{text}\r\n\r\n".encode()
