# SPDX-License-Identifier: MIT
"""Which failures are worth another try, and which ones the user has to see."""

from typing import Final

from ..auth.login import is_transient
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

__all__ = ["is_retryable"]

_PASSING: Final = (
    ConnectError,
    ConnectionLostError,
    CallTimeoutError,
    ProtocolError,
    RateLimitedError,
)


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
