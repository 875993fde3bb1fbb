# SPDX-License-Identifier: MIT
"""Errors of a bot."""

from quickmeet import QuickmeetError

__all__ = ["BotError", "CommandError", "StateError"]


class BotError(QuickmeetError):
    """Base of the errors of bots."""


class CommandError(BotError):
    """A command was not understood; the text of the error is the answer to the user.

    Handlers may raise it, too: its text is sent to the user.
    """


class StateError(BotError):
    """The file of the state is another account's, damaged, or cannot be written."""
