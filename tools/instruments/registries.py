# SPDX-License-Identifier: MIT
"""How much is in the containers that an object keeps, however deep."""

from collections import Counter, deque
from collections.abc import Collection
from itertools import chain
from typing import Final, TypeAlias, cast
from weakref import WeakSet

__all__ = ["Sizes", "difference", "sizes_of"]

Sizes: TypeAlias = Counter[str]
"""Entries by the class and the attribute that they are kept in."""

_OURS: Final = ("quickmeet", "quickmeet_runtime", "quickmeet_devserver")


def sizes_of(thing: object) -> Sizes:
    """Count what an object of ours and all its parts keep.

    It looks into every attribute, so that a registry that is new is counted too.
    Objects of others are not looked into, nor what only a function remembers; a
    deque with a ``maxlen`` does not grow and is left out.

    Args:
        thing: Such as a client, or a server.

    Returns:
        Entries by ``Class.attribute``; containers in containers go with those.
    """
    sizes: Sizes = Counter()
    _count(thing, type(thing).__name__, sizes, set())
    return sizes


def difference(first: Sizes, last: Sizes) -> dict[str, int]:
    """Say what has grown or shrunk, and by how many entries."""
    names = sorted({*first, *last})
    return {
        name: last[name] - first[name] for name in names if last[name] != first[name]
    }


def _count(thing: object, name: str, sizes: Sizes, seen: set[int]) -> None:
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, deque) and thing.maxlen is not None:
        return
    if isinstance(thing, dict):
        items = list(cast("dict[object, object]", thing).values())
    elif isinstance(thing, list | tuple | set | deque | WeakSet):
        items = list(cast("Collection[object]", thing))
    else:
        _look_into(thing, sizes, seen)
        return
    sizes[name] += len(items)
    for item in items:
        _count(item, name, sizes, seen)


def _look_into(thing: object, sizes: Sizes, seen: set[int]) -> None:
    kind = type(thing)
    if kind.__module__.partition(".")[0] not in _OURS:
        return
    slots = (getattr(one, "__slots__", ()) for one in kind.__mro__)
    for name in sorted({*getattr(thing, "__dict__", ()), *chain.from_iterable(slots)}):
        value = getattr(thing, name, None)
        _count(value, f"{kind.__name__}.{name}", sizes, seen)
