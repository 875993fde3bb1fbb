# SPDX-License-Identifier: MIT
"""What goes wrong in a bot."""

from quickmeet import QuickmeetError

__all__ = ["BotError", "CommandError", "StateError"]


class BotError(QuickmeetError):
    """Base of what bots raise."""


class CommandError(BotError):
    """A command was not understood; its text is an answer to the person.

    A handler may raise it, too: the person is told its text.
    """


class StateError(BotError):
    """The file of the state is another account's, damaged, or cannot be written."""
