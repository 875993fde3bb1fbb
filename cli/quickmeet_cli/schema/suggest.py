# SPDX-License-Identifier: MIT
"""Did you mean: names of the schema similar to an unknown one."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean"]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Words to add to an error: the names that are most like one.

    Args:
        name: What was asked for.
        known: What there is.

    Returns:
        Such as ``: did you mean sendMessage?``; empty where nothing is like it.
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
