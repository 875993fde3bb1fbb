# SPDX-License-Identifier: MIT
"""Names of packages: importable, and different from modules that are in use."""

import sys
import unicodedata
from keyword import iskeyword
from typing import Final

from ..failure import UsageError

__all__ = ["check_package_name"]

_LONGEST: Final = 80
_NEEDED: Final = frozenset({
    "anyio", "httpx2", "idna", "msgspec", "picows", "quickmeet_bot", "quickmeet_cli",
    "quickmeet_codegen", "quickmeet_devserver", "quickmeet_runtime", "sniffio",
    "typing_extensions", "websockets",
})  # fmt: skip
"""Dependencies of generated packages: a package with such a name would hide them."""


def check_package_name(name: str) -> None:
    """Check that a package can have this name.

    Args:
        name: As the user has written it.

    Raises:
        UsageError: Python could not import it, or would lose another module.
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
