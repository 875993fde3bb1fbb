# SPDX-License-Identifier: MIT
"""Encode bodies with files: ``multipart/form-data`` (RFC 7578). No I/O."""

import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Final

from ..errors import LocalProtocolError
from ..model.operations.operation import Upload

__all__ = ["multipart"]

_UNSAFE: Final = {'"': "%22", "\r": "%0D", "\n": "%0A"}
"""Escapes for characters that would end a name, as browsers use them."""

_MEDIA_TYPE: Final = re.compile(r"[!-~]+/[!-~]+(?:;[ -~]*)?")


def multipart(
    fields: Iterable[tuple[str, str]], files: Mapping[str, Upload]
) -> tuple[bytes, str]:
    """Encode a body of fields and files.

    Args:
        fields: Names and values; they come before the files.
        files: Files by the name of their field.

    Returns:
        The body and its media type.

    Raises:
        LocalProtocolError: The media type of a file is invalid.
    """
    boundary = f"quickmeet-{secrets.token_hex(16)}"
    parts: list[bytes] = []
    for name, text in fields:
        parts += (
            _head(boundary, f'name="{_name(name)}"'),
            text.encode("utf-8", "replace"),
            b"\r\n",
        )
    for name, file in files.items():
        if not _MEDIA_TYPE.fullmatch(file.media_type):
            raise LocalProtocolError(
                f"{file.media_type[:60]!r} is not a media type: write it like image/png"
            )
        said = f'name="{_name(name)}"; filename="{_name(file.name)}"'
        head = _head(boundary, said, f"Content-Type: {file.media_type}")
        parts += (head, file.content, b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"


def _head(boundary: str, said: str, *further: str) -> bytes:
    lines = (
        f"--{boundary}",
        f"Content-Disposition: form-data; {said}",
        *further,
        "",
        "",
    )
    return "\r\n".join(lines).encode("utf-8", "replace")


def _name(text: str) -> str:
    for character, written in _UNSAFE.items():
        text = text.replace(character, written)
    return text
