# SPDX-License-Identifier: MIT
"""The second factor: getting the code, and sending it."""

import hashlib
import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, cast

from ..errors import LocalProtocolError
from ..protocol.frames import WireError, encode_params
from .budget import Budget
from .outcome import details_of

__all__ = [
    "TOTP_REQUIRED",
    "TwoFactor",
    "digest",
    "second_factor",
    "second_factor_headers",
    "second_factor_kind",
    "with_second_factor",
]

TOTP_REQUIRED: Final = "totp-required"

TwoFactor = Callable[[str], str | Awaitable[str]]
"""Called with ``totp``, ``email`` or ``password``; returns the code of the second
factor, or the password itself; may be a coroutine function."""


def digest(password: str) -> str:
    """Return the SHA-256 of a password in lower-case hex, as it is sent."""
    return hashlib.sha256(password.encode()).hexdigest()


async def with_second_factor(
    params: Sequence[object], two_factor: TwoFactor, error: WireError, budget: Budget
) -> tuple[object, ...]:
    """Add the second factor that an error requires to a call's parameters.

    Args:
        params: The parameters without a second factor.
        two_factor: Returns the code for a kind of second factor.
        error: The server's error: `TOTP_REQUIRED`.
        budget: The remaining time of the call, including the function's.

    Raises:
        CallTimeoutError: The function exceeded the time of the call.
        LocalProtocolError: The function did not return a string.
    """
    with budget.limited("the function `two_factor`"):
        code = await second_factor(two_factor, error)
    return (
        *encode_params(params),
        {"twoFactorMethod": second_factor_kind(error), "twoFactorCode": code},
    )


async def second_factor_headers(
    two_factor: TwoFactor, error: WireError
) -> dict[str, str]:
    """Make the request headers with the second factor that an error requires.

    Raises:
        LocalProtocolError: The function did not return a string.
    """
    return {
        "x-2fa-code": await second_factor(two_factor, error),
        "x-2fa-method": second_factor_kind(error),
    }


def second_factor_kind(error: WireError) -> str:
    """Return the kind of factor: ``totp``, ``email`` or ``password``."""
    details = details_of(error)
    method: object = None
    if isinstance(details, dict):
        method = details.get("method")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # JSON
    return method if isinstance(method, str) else "totp"


async def second_factor(two_factor: TwoFactor, error: WireError) -> str:
    """Get the second factor that an error requires.

    A password is returned as it is, and sent as its digest.

    Raises:
        LocalProtocolError: The function did not return a string.
    """
    kind = second_factor_kind(error)
    given = two_factor(kind)
    answered = await given if inspect.isawaitable(given) else given
    code = cast("object", answered)  # the user's function
    if not isinstance(code, str) or not code:
        raise LocalProtocolError(
            f"the function `two_factor` gave no {kind} code but "
            f"{'an empty text' if isinstance(code, str) else type(code).__name__}; "
            "nothing was sent"
        )
    return digest(code) if kind == "password" else code
