# SPDX-License-Identifier: MIT
"""The REST calls of a recording: they change what the rest of it is about."""

import asyncio
import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Final

from quickmeet_devserver.documents import Document, as_document

__all__ = ["call_rest"]

_PATIENCE_S: Final = 5.0


async def call_rest(url: str, call: Document, login: tuple[str, str] | None) -> Any:
    """Repeat a call.

    Args:
        url: Where the server is.
        call: ``http``, ``path``, ``query`` and ``body``, ids translated.
        login: Who calls: user id and token.

    Returns:
        The answer as JSON; None when it is something else.
    """
    return await asyncio.to_thread(_call, url, call, login)


def _call(url: str, call: Document, login: tuple[str, str] | None) -> Any:
    query = urllib.parse.urlencode(
        {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in as_document(call.get("query")).items()
        }
    )
    body = call.get("body")
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(  # noqa: S310  # our own server
        f"{url}{call['path']}?{query}", data, method=str(call["http"])
    )
    request.add_header("Content-Type", "application/json")
    if login is not None:
        request.add_header("X-User-Id", login[0])
        request.add_header("X-Auth-Token", login[1])
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_S) as response:  # noqa: S310
            return json.loads(response.read())
    except urllib.error.HTTPError as error:
        with error:
            return _json(error.read())
    except (OSError, ValueError):
        return None


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
