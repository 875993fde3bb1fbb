# SPDX-License-Identifier: MIT
"""Suggestions: names of the schema similar to an unknown one."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean"]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Suggest similar names, as words to append to an error.

    Args:
        name: The unknown name.
        known: The known names.

    Returns:
        Such as ``: did you mean sendMessage?``; empty if no name is similar.
    """
    by_lower = {one.lower(): one for one in known}
    if name in by_lower.values():
        return ""
    found = get_close_matches(name.lower(), by_lower, n=3, cutoff=0.8)
    return (
        f": did you mean {' or '.join(by_lower[one] for one in found)}?"
        if found
        else ""
    )
