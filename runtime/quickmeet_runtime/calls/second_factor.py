# SPDX-License-Identifier: MIT
"""The second factor: asking for it, and sending it."""

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
"""Asked for a second factor: gets ``totp``, ``email`` or ``password``, returns the
code, or the password itself; may be a coroutine function."""


def digest(password: str) -> str:
    """SHA-256 of a password in lower-case hex, which is what goes on the wire."""
    return hashlib.sha256(password.encode()).hexdigest()


async def with_second_factor(
    params: Sequence[object], two_factor: TwoFactor, error: WireError, budget: Budget
) -> tuple[object, ...]:
    """Add the second factor that an error wants to a call's parameters.

    Args:
        params: The parameters without a second factor.
        two_factor: Gives the code for a kind of second factor.
        error: What the server said: `TOTP_REQUIRED`.
        budget: What the call may take, the function included.

    Raises:
        CallTimeoutError: The function took longer than the call may.
        LocalProtocolError: The function gave no text.
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
    """Make the headers of a request with the second factor that an error wants.

    Raises:
        LocalProtocolError: The function gave no text.
    """
    return {
        "x-2fa-code": await second_factor(two_factor, error),
        "x-2fa-method": second_factor_kind(error),
    }


def second_factor_kind(error: WireError) -> str:
    """The kind of factor: ``totp``, ``email`` or ``password``."""
    details = details_of(error)
    method: object = None
    if isinstance(details, dict):
        method = details.get("method")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # JSON
    return method if isinstance(method, str) else "totp"


async def second_factor(two_factor: TwoFactor, error: WireError) -> str:
    """Ask for the second factor that an error wants.

    A password is asked for as it is and sent as its digest.

    Raises:
        LocalProtocolError: The function gave no text.
    """
    kind = second_factor_kind(error)
    given = two_factor(kind)
    answered = await given if inspect.isawaitable(given) else given
    code = cast("object", answered)  # the function is not ours
    if not isinstance(code, str) or not code:
        raise LocalProtocolError(
            f"the function `two_factor` gave no {kind} code but "
            f"{'an empty text' if isinstance(code, str) else type(code).__name__}; "
            "nothing was sent"
        )
    return digest(code) if kind == "password" else code
