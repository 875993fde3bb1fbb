# SPDX-License-Identifier: MIT
"""The exports of the generated package, and the module that defines each."""

from collections.abc import Iterator

from msgspec import Struct

from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.python.exports import FIXED_EXPORTS, RUNTIME, SYNC_EXPORTS
from quickmeet_codegen.python.naming import BUILTINS

__all__ = ["Export", "package_exports", "sync_exports"]

_MODULES = ("errors", "sync", "types")
_PACKAGES = frozenset({".", f"{RUNTIME}.model"})


class Export(Struct, frozen=True):
    """Names that one module has."""

    module: str
    names: tuple[str, ...]

    @property
    def excuse(self) -> str:
        """Why a name may be one of Python's builtins, for ruff."""
        hides = BUILTINS.intersection(self.names)
        return "  # noqa: A004  # the package's own" if hides else ""

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Each name with the module to load for it; of a package, the submodule."""
        if self.module in _PACKAGES:
            dot = "" if self.module == "." else "."
            return tuple((name, f"{self.module}{dot}{name}") for name in self.names)
        return tuple((name, self.module) for name in self.names)


def package_exports(schema: Schema) -> tuple[Export, ...]:
    """Everything that ``import quickmeet`` gives, module by module."""
    return tuple(_exports(schema))


def sync_exports(schema: Schema) -> tuple[Export, ...]:
    """Everything that its part without an event loop gives."""
    own = (Export(module, names) for module, names in SYNC_EXPORTS.items())
    return (*own, *_groups(schema))


def _exports(schema: Schema) -> Iterator[Export]:
    for module, names in FIXED_EXPORTS.items():
        yield Export(module, names)
    yield Export(".", _MODULES)
    yield from _groups(schema)


def _groups(schema: Schema) -> Iterator[Export]:
    for group in schema.groups:
        yield Export(f".{group.domain}", (group.name,))
