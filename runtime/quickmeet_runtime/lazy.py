# SPDX-License-Identifier: MIT
"""Exports that are imported on first access (PEP 562)."""

import sys
import warnings
from collections.abc import Callable, Mapping
from importlib import import_module

__all__ = ["lazy_exports"]


def lazy_exports(
    package: str,
    exports: Mapping[str, str],
    *,
    former: Mapping[str, str] | None = None,
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make ``__getattr__`` and ``__dir__`` for a package.

    ::

        if TYPE_CHECKING:
            from .messages import Messages as Messages
        else:
            __getattr__, __dir__ = lazy_exports(__name__, {"Messages": ".messages"})

    Args:
        package: ``__name__`` of the package.
        exports: Module that has each name, relative to the package; a name
            that is its own module (``{"types": ".types"}``) is the module itself.
        former: Current names by former ones.

    Returns:
        Both functions, to be bound in the package. They know ``__version__`` too,
        where a distribution of the package's name is installed.
    """

    def load(name: str) -> object:
        now = (former or {}).get(name)
        if now is not None:
            words = f"`{name}` is now `{now}`."
            warnings.warn(words, DeprecationWarning, stacklevel=2)
            return load(now)
        where = exports.get(name)
        if where is None:
            if name == "__version__" and (version := _version(package)):
                return version
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(where, package)
        value: object = getattr(module, name, module) if where != f".{name}" else module
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *exports})

    return load, names


def _version(distribution: str) -> str | None:
    from importlib import metadata  # noqa: PLC0415  # takes 10 ms

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
