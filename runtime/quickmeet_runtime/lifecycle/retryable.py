# SPDX-License-Identifier: MIT
"""Which failures are worth another try, and which ones the user has to see."""

from typing import Final

from ..errors import (
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    InsecureError,
    LoginError,
    ProtocolError,
    RateLimitedError,
    TokenStoreError,
    VersionRefusedError,
)

__all__ = ["is_retryable", "is_transient"]

_PASSING: Final = (
    ConnectError,
    ConnectionLostError,
    CallTimeoutError,
    ProtocolError,
    RateLimitedError,
)
_INTERNAL: Final = frozenset({500, "500", "internal-server-error"})


def is_transient(error: LoginError) -> bool:
    """Whether a login failed for the server's own trouble, as one that starts has."""
    return error.error in _INTERNAL


def is_retryable(error: Exception) -> bool:
    """Whether the next try may end otherwise than with the same error.

    Refused credentials and a refused version stay refused, and what a callback
    of the user raised is the user's to see.
    """
    if isinstance(error, LoginError):
        return is_transient(error)
    if isinstance(error, VersionRefusedError | InsecureError | TokenStoreError):
        return False
    return isinstance(error, _PASSING)
