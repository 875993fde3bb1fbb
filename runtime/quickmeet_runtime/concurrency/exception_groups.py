# SPDX-License-Identifier: MIT
"""Unwrap exception groups that hold a single exception.

The end of a session raises an error in every task that waits on it; several
equal errors count as one.
"""

from collections.abc import Iterator
from typing import cast

__all__ = ["says_more", "unwrapped"]


def unwrapped(error: BaseException) -> BaseException:
    """Return the only exception in a group, at any depth; else the error itself."""
    if not isinstance(error, BaseExceptionGroup):
        return error
    group = cast("BaseExceptionGroup[BaseException]", error)
    first, *others = _leaves(group)
    if all(type(one) is type(first) and str(one) == str(first) for one in others):
        return first
    return unwrapped(group.exceptions[0]) if len(group.exceptions) == 1 else group


def says_more(error: BaseException, known: BaseException | None) -> bool:
    """Whether an error contains an exception that another does not.

    Task groups wrap exceptions that pass through them, and trio's make new groups.
    """
    return not {id(leaf) for leaf in _leaves(error)} <= {
        id(leaf) for leaf in _leaves(known)
    }


def _leaves(error: BaseException | None) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        for inner in group.exceptions:
            yield from _leaves(inner)
    elif error is not None:
        yield error
