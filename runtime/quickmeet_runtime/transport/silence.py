# SPDX-License-Identifier: MIT
"""A disabled logger for third-party libraries, which would log secrets."""

import logging
from typing import Final

__all__ = ["SILENCE"]

SILENCE: Final = logging.Logger("quickmeet.transport")  # noqa: LOG001  # not to be found
"""A logger that nobody can turn on: it is in no tree of loggers.

At DEBUG the libraries log headers and frames as they are, passwords and tokens
included. The session logs frames itself, masked.
"""
SILENCE.setLevel(logging.CRITICAL + 1)  # inherited: picows makes children of it
SILENCE.disabled = True
