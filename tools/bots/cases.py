# SPDX-License-Identifier: MIT
"""The bots of `examples/` that are killed."""

from collections.abc import Callable
from typing import Final

from .answers import Agent, Alerts, Dice, Tally
from .case import Case
from .copies import Archive
from .dialogues import Livechat, Moderation

__all__ = ["CASES"]

CASES: Final[dict[str, Callable[[], Case]]] = {
    "dice": Dice,
    "tally": Tally,
    "alerts": Alerts,
    "agent": Agent,
    "moderation": Moderation,
    "livechat": Livechat,
    "archive": Archive,
}
