# SPDX-License-Identifier: MIT
"""What the schemas of all loaded packages say is secret."""

from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["SECRETS", "declare_secrets"]


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
