# SPDX-License-Identifier: MIT
"""Deprecated names of generated packages: they work, and warn with the new name."""

import functools
import sys
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing_extensions import deprecated

__all__ = [
    "deprecated",
    "former_arguments",
    "former_member",
    "former_module",
    "former_names",
]

R = TypeVar("R")


def former_arguments(
    **names: str,
) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Make a function accept its arguments by former names as well.

    Args:
        **names: Current names by former ones.
    """

    def decorate(function: Callable[..., R]) -> Callable[..., R]:
        @functools.wraps(function)
        def called(*args: object, **given: object) -> R:
            for former in given.keys() & names.keys():
                now = names[former]
                if now in given:
                    raise TypeError(
                        f"{function.__name__}() got {now!r} twice: {former!r} is its "
                        "former name"
                    )
                _warn(former, now, 3)
                given[now] = given.pop(former)
            return function(*args, **given)

        return called

    return decorate


class former_member(Generic[R]):  # noqa: N801  # a decorator
    """A deprecated alias of an enum member: the same member, not another one.

    Args:
        current: Returns the member of the enum.
    """

    def __init__(self, current: Callable[[Any], R]) -> None:
        self._current = current

    @deprecated("This member has been renamed.", category=None)
    def __get__(self, instance: object, owner: type[object]) -> R:
        """Return the member under its current name, with a warning."""
        member = self._current(owner)
        now = str(getattr(member, "name", member))
        _warn(getattr(self._current, "__name__", "it"), now, 3)
        return member


def former_names(module: str, names: Mapping[str, str]) -> Callable[[str], object]:
    """Make ``__getattr__`` for a module whose classes were renamed.

    Args:
        module: ``__name__`` of the module.
        names: Current names by former ones.
    """

    def load(name: str) -> object:
        now = names.get(name)
        if now is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        _warn(name, now, 3)
        found: object = getattr(sys.modules[module], now)
        return found

    return load


def former_module(name: str, now: str) -> None:
    """Warn where a renamed module is imported by its former name.

    Args:
        name: ``__name__`` of the module.
        now: The last part of its current name.
    """
    parent = name.rpartition(".")[0]
    _warn(name, f"{parent}.{now}", 4)


def _warn(former: str, now: str, level: int) -> None:
    words = f"`{former}` is now `{now}`."
    warnings.warn(words, DeprecationWarning, stacklevel=level)
