# SPDX-License-Identifier: MIT
"""What the schemas of all loaded packages say is secret."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

__all__ = ["SECRETS", "cached_until_declared", "declare_secrets"]


class DeclaredSecrets:
    """Secrets that no name of a field on the wire tells of.

    Attributes:
        places: By method, the places of its secret parameters.
        results: Methods and endpoints whose results are secrets.
        fields: Fields by their names on the wire, in small letters.
    """

    def __init__(self) -> None:
        self.places: Final[dict[str, tuple[int, ...]]] = {}
        self.results: Final[set[str]] = set()
        self.fields: Final[set[str]] = set()


SECRETS: Final = DeclaredSecrets()

_forget: Final[list[Callable[[], None]]] = []
"""What empties the caches of answers that depend on `SECRETS`."""


def cached_until_declared(function: Callable[[str], bool]) -> Callable[[str], bool]:
    """Cache what a function says of a name until more is declared."""
    cached = lru_cache(maxsize=1024)(function)
    _forget.append(cached.cache_clear)
    return cached


def declare_secrets(
    methods: Mapping[str, tuple[int, ...]],
    results: Iterable[str] = (),
    fields: Iterable[str] = (),
) -> None:
    """Say what is secret where no name of a field on the wire tells.

    It holds for the whole process: a call by its name alone is protected, too.

    Args:
        methods: The places of secret parameters by method.
        results: Methods and endpoints whose results are secrets.
        fields: Names on the wire of fields.
    """
    for name, places in methods.items():
        SECRETS.places[name] = tuple({*SECRETS.places.get(name, ()), *places})
    SECRETS.results.update(results)
    SECRETS.fields.update(map(str.casefold, fields))
    for forget in _forget:
        forget()
