# SPDX-License-Identifier: MIT
"""The longest text that the server accepts, a setting that is asked for when needed.

A short text is sent without asking. If the server accepts even less, its refusal
leads to the request.
"""

import logging
from typing import Final

from quickmeet import MessageRefusedError, MethodError, OptionError, QuickmeetError
from quickmeet.client import Groups
from quickmeet.errors import MessageTooLongError
from quickmeet.types import Setting
from quickmeet_runtime.options.values import COUNT, check, or_none
from quickmeet_text import MAX_LENGTH, length
from quickmeet_text.splitting import SHORTEST

__all__ = ["TextLimit"]

logger = logging.getLogger("quickmeet")

_SETTING: Final = "Message_MaxAllowedSize"
_SHORT: Final = 1_000
"""The default limit of servers; smaller ones are asked for."""

_SEAL: Final = 300
_GROWTH: Final = 3
"""Clients before 8.0 encrypt a text twice, and encode it in Base64."""
_MOST_GROWTH: Final = 9


class TextLimit:
    """The longest text that a message may have.

    Args:
        client: The session or bus to ask through.
        chosen: The limit to use instead of that of the server; None for that of the
            server.
        is_sealed: For encrypted texts, which are longer on some servers.

    Raises:
        OptionError: The value is not a number, or is too small to split a text.
    """

    def __init__(
        self, client: Groups, chosen: int | None, *, is_sealed: bool = False
    ) -> None:
        check("max_length", chosen, or_none(COUNT))
        if chosen is not None and chosen < SHORTEST:
            raise OptionError(f"max_length={chosen}: use {SHORTEST} or more")
        self._client: Final = client
        self._chosen: Final = chosen
        self._servers: int | None = None
        self._has_asked = False
        self._is_sealed: Final = is_sealed
        self._grows = False

    async def for_text(self, text: str) -> int:
        """Return the limit for the parts of a text."""
        is_long = length(text) > _SHORT
        if is_long and self._chosen is None and not self._has_asked:
            await self._ask()
        return self._limit_of(text)

    async def smaller_for(self, text: str, error: MethodError) -> int | None:
        """Determine the limit after a refusal.

        Args:
            text: The text that was refused.
            error: The refusal. Some servers only say that they stored nothing.

        Returns:
            The limit, if the text was refused because of it; else None.
        """
        is_too_long = isinstance(error, MessageTooLongError)
        may_have_grown = self._is_sealed and not self._grows
        may_be = isinstance(error, MessageRefusedError) and (
            may_have_grown or not self._has_asked
        )
        if is_too_long or may_be:
            await self._ask()
            self._grows = self._is_sealed
        limit = self._limit_of(text)
        return limit if length(text) > limit else None

    def _limit_of(self, text: str) -> int:
        known = [one for one in (self._chosen, self._servers) if one is not None]
        limit = min(known, default=MAX_LENGTH)
        if not self._grows:
            return limit
        growth = _GROWTH if text.isascii() else _MOST_GROWTH
        return max((limit - _SEAL) // growth, SHORTEST)

    async def _ask(self) -> None:
        try:
            setting = await self._first() or await self._among_all()
        except QuickmeetError as error:
            logger.debug("the longest text is unknown: %s", error)
            setting = None
        self._has_asked = True  # not if cancelled: then the limit is unknown
        value = setting.value if setting else None
        if isinstance(value, int | float) and value >= 1:
            self._servers = max(int(value), SHORTEST)

    async def _first(self) -> Setting | None:
        """Ask for this setting alone; servers without that feature return others."""
        try:
            async for setting in self._client.settings.list_public(ids=[_SETTING]):
                return setting if setting.id == _SETTING else None
        except QuickmeetError as error:
            logger.debug("%s is not available over HTTP: %s", _SETTING, error)
        return None

    async def _among_all(self) -> Setting | None:
        settings = await self._client.settings.list()
        return next((one for one in settings if one.id == _SETTING), None)
