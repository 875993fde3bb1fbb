# SPDX-License-Identifier: MIT
"""The version of a server, by ``GET /api/info``."""

import logging
from typing import Final, cast

import anyio

from quickmeet_runtime.errors import QuickmeetError
from quickmeet_runtime.model.operations.versions import Version

from .answer import Answer, Body, Unreadable, read
from .client import RestClient
from .request import Request

__all__ = ["ask_version"]

logger = logging.getLogger("quickmeet")

_PATIENCE_S: Final = 5.0
_INFO: Final = Request(name="GET /info", verb="GET", path="/info")


async def ask_version(
    client: RestClient, time_limit: float | None = None
) -> Version | None:
    """Ask a server for its version.

    Strangers learn major and minor number only; those who may see statistics, all.

    Args:
        client: Sends the request.
        time_limit: Seconds that a call may take; half of it is for the call itself.

    Returns:
        The version; None when the server does not say, wants a login first, says
        nonsense, or cannot be asked.
    """
    answer: Answer | Unreadable | None = None
    half = _PATIENCE_S if time_limit is None else time_limit / 2
    with anyio.move_on_after(min(_PATIENCE_S, half)):
        try:
            answer = read(await client.send(_INFO, is_repeatable=True))
        except QuickmeetError as error:
            logger.debug("cannot ask for the version: %s", type(error).__name__)
    if isinstance(answer, Body) and isinstance(answer.value, dict):
        body = cast("dict[str, object]", answer.value)
        info = body.get("info")
        inner = cast("dict[str, object]", info) if isinstance(info, dict) else {}
        for text in (inner.get("version"), body.get("version")):
            if isinstance(text, str) and (version := _parsed(text)) is not None:
                return version
    logger.debug("the server does not say its version")
    return None


def _parsed(text: str) -> Version | None:
    try:
        return Version.parse(text)
    except ValueError:
        return None
