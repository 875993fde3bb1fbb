# SPDX-License-Identifier: MIT
"""The contract between a generated client and the runtime.

What a client imports before it has checked the contract is imported from here: modules
may move, and a client of another generator still learns what to do.
"""

from typing import Final

from .errors import QuickmeetError
from .lazy import lazy_exports
from .secrecy import declare_secrets

__all__ = [
    "GENERATOR_API",
    "GeneratorApiError",
    "declare_secrets",
    "lazy_exports",
    "require_api",
]

GENERATOR_API: Final = 6
"""Version of the contract between generated code and this runtime."""


class GeneratorApiError(QuickmeetError, ImportError):
    """Generated code and runtime are incompatible."""


def require_api(wanted: int) -> None:
    """Check at import that generated code is compatible with this runtime.

    Args:
        wanted: ``GENERATOR_API`` of the generator that wrote the code.

    Raises:
        GeneratorApiError: It is not; the message says what to do.
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
