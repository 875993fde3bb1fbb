# SPDX-License-Identifier: MIT
"""Errors that are reported to an agent."""

from quickmeet import QuickmeetError

__all__ = ["ToolError"]


class ToolError(QuickmeetError):
    """A tool refuses: the text says why, and what to do instead."""
