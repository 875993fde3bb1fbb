# SPDX-License-Identifier: MIT
"""Where relays and workers say what happens to them."""

import logging
from typing import Final

__all__ = ["log"]

log: Final = logging.getLogger("quickmeet.relay")
