# SPDX-License-Identifier: MIT
"""Exception groups: those that hold one exception are that exception.

The end of a session reaches everybody who waits on it, each with an error of
their own; several errors that say the same are one.
"""

from collections.abc import Iterator
from typing import cast

__all__ = ["says_more", "unwrapped"]


def unwrapped(error: BaseException) -> BaseException:
    """The only exception in a group, however deep; else the error itself."""
    if not isinstance(error, BaseExceptionGroup):
        return error
    group = cast("BaseExceptionGroup[BaseException]", error)
    first, *others = _leaves(group)
    if all(type(one) is type(first) and str(one) == str(first) for one in others):
        return first
    return unwrapped(group.exceptions[0]) if len(group.exceptions) == 1 else group


def says_more(error: BaseException, known: BaseException | None) -> bool:
    """Whether an error holds anything that another does not.

    Task groups wrap what passes through them, and trio's make new groups.
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
