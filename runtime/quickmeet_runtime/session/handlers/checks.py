# SPDX-License-Identifier: MIT
"""Invalid handlers are refused when registered, not at their first event."""

import inspect
from collections.abc import Callable

__all__ = ["check_function", "check_source"]


def check_source(source: object) -> None:
    """Refuse what events cannot come from.

    Raises:
        TypeError: It is a function, a block that was entered, or anything else.
    """
    if hasattr(type(source), "leave") and hasattr(type(source), "__aenter__"):
        return
    raise TypeError(
        f"{_name(source)} cannot be followed: write "
        "`@client.on(client.messages.changes_mine())` above the function"
    )


def check_function(function: Callable[..., object], *takes: str) -> None:
    """Refuse what cannot be called with an event.

    Args:
        function: What is to be called.
        takes: What it is called with, in words.

    Raises:
        TypeError: It is not a function, takes more or less, or is a generator.
    """
    if not callable(function):
        raise TypeError(f"{function!r} is not a function")
    name = _name(function)
    if inspect.isasyncgenfunction(function) or inspect.isgeneratorfunction(function):
        raise TypeError(f"{name} is a generator: a handler returns, it does not yield")
    try:
        signature = inspect.signature(function)
    except ValueError:  # it does not say what it takes
        return
    try:
        signature.bind(*takes)
    except TypeError:
        wanted = " and ".join(takes)
        raise TypeError(
            f"{name}{signature} is called with {wanted}, and nothing else: write "
            f"`async def {name}({', '.join(takes)}): ...`"
        ) from None


def _name(function: object) -> str:
    return getattr(function, "__name__", None) or repr(function)
