# SPDX-License-Identifier: MIT
"""The markup of a message: its text read as the server reads it, for ``md``."""

from .blocks import parse_markup

__all__ = ["parse_markup"]
