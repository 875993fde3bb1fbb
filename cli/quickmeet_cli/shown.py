# SPDX-License-Identifier: MIT
"""Text by others, made safe for a terminal."""

import quickmeet

__all__ = ["printable", "shown_moment"]


def printable(text: str) -> str:
    r"""A text without what a terminal acts upon: control and format characters.

    Args:
        text: Of anybody; escape sequences could otherwise rewrite the screen.

    Returns:
        The text on one line; what cannot be printed as ``\x1b``.
    """
    return "".join(
        one if one.isprintable() else " ⏎ " if one == "\n" else _escaped(one)
        for one in text
    )


def _escaped(one: str) -> str:
    return one.encode("unicode_escape").decode()


def shown_moment(moment: quickmeet.Timestamp) -> str:
    """A moment by the clock of this machine, such as ``14:03:20``."""
    try:
        return f"{moment.datetime.astimezone():%H:%M:%S}"
    except (ValueError, OverflowError, OSError):
        return "??:??:??"
