# SPDX-License-Identifier: MIT
"""The contract between a generated client and the runtime."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from .errors import QuickmeetError

__all__ = [
    "GENERATOR_API",
    "SECRETS",
    "GeneratorApiError",
    "declare_secrets",
    "require_api",
]

GENERATOR_API: Final = 5
"""Version of the agreement between generated code and this runtime."""


class DeclaredSecrets:
    """What the schemas of all loaded packages say is secret."""

    def __init__(self) -> None:
        self.places: Final[dict[str, tuple[int, ...]]] = {}
        """By method, the places of its secret parameters."""
        self.results: Final[set[str]] = set()
        """Methods and endpoints whose results are secrets."""
        self.fields: Final[set[str]] = set()
        """Fields by their names on the wire, without regard to case."""
        self.watchers: Final[list[Callable[[], None]]] = []
        """What to call when more is declared."""


SECRETS: Final = DeclaredSecrets()


class GeneratorApiError(QuickmeetError, ImportError):
    """Generated code and runtime do not fit each other."""


def require_api(wanted: int) -> None:
    """Check at import that generated code fits this runtime.

    Args:
        wanted: ``GENERATOR_API`` of the generator that wrote the code.

    Raises:
        GeneratorApiError: It does not; says what to do.
    """
    if wanted == GENERATOR_API:
        return
    advice = (
        "install a newer quickmeet"
        if wanted > GENERATOR_API
        else "generate the client again"
    )
    raise GeneratorApiError(
        f"this client was generated for GENERATOR_API {wanted}, the runtime has "
        f"{GENERATOR_API}: {advice}"
    )


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
    for changed in SECRETS.watchers:
        changed()
