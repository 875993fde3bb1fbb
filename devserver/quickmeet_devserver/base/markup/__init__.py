# SPDX-License-Identifier: MIT
"""The markup of a message: its text parsed as by the server, for ``md``."""

from .blocks import parse_markup

__all__ = ["parse_markup"]
