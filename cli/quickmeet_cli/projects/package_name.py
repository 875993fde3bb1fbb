# SPDX-License-Identifier: MIT
"""Validate package names: importable, and distinct from modules in use."""

import sys
import unicodedata
from keyword import iskeyword
from typing import Final

from ..failure import UsageError

__all__ = ["check_package_name"]

_LONGEST: Final = 80
_NEEDED: Final = frozenset({
    "anyio", "httpx2", "idna", "msgspec", "picows", "quickmeet_bot", "quickmeet_cli",
    "quickmeet_codegen", "quickmeet_devserver", "quickmeet_e2ee", "quickmeet_mcp",
    "quickmeet_relay", "quickmeet_runtime", "quickmeet_text", "sniffio",
    "typing_extensions", "websockets",
})  # fmt: skip
"""Our packages and their dependencies, which a package of the name would shadow."""


def check_package_name(name: str) -> None:
    """Check that a name is usable for a package.

    Args:
        name: The name as given by the user.

    Raises:
        UsageError: Python could not import it, or it would shadow another module.
    """
    if not name.isidentifier() or iskeyword(name):
        raise UsageError(f"{name!r} is not a name that Python can import")
    if len(name) > _LONGEST:
        raise UsageError(f"{name[:20]!r}...: longer than {_LONGEST} characters")
    read = unicodedata.normalize("NFKC", name)
    if read != name:
        raise UsageError(f"{name!r}: Python would look for {read!r} in its place")
    if name in sys.stdlib_module_names or name.startswith("__"):
        raise UsageError(f"{name!r}: Python has a module of that name itself")
    if name in _NEEDED:
        raise UsageError(f"{name!r}: a generated package needs a module of this name")
