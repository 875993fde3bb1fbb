# SPDX-License-Identifier: MIT
"""What an agent is told when a tool cannot do what it asked for."""

from quickmeet import QuickmeetError

__all__ = ["ToolError"]


class ToolError(QuickmeetError):
    """A tool refuses: the text says what, and what to do instead."""
