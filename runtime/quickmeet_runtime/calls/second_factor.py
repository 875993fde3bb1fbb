# SPDX-License-Identifier: MIT
"""Calls for which the server wants a second factor."""

from collections.abc import Awaitable, Callable, Sequence

from ..auth.credentials import TwoFactor
from ..auth.login import TOTP_REQUIRED, second_factor, second_factor_kind
from ..protocol.events import CallAnswered
from ..protocol.frames import encode_params
from .budget import Budget
from .outcome import code_of

__all__ = ["with_second_factor"]


async def with_second_factor(
    ask: Callable[[Sequence[object]], Awaitable[CallAnswered]],
    params: Sequence[object],
    two_factor: TwoFactor | None,
    budget: Budget,
) -> CallAnswered:
    """Ask, and once more with the second factor where the server wants one.

    Args:
        ask: Calls the method with these parameters.
        params: The parameters without a second factor.
        two_factor: Gives the code for a kind of second factor; None for nobody.
        budget: What the call may take, the function included.
    """
    answer = await ask(params)
    error = answer.error
    if error is None or two_factor is None or code_of(error) != TOTP_REQUIRED:
        return answer
    with budget.limited("the function `two_factor`"):
        code = await second_factor(two_factor, error)
    extra = {"twoFactorMethod": second_factor_kind(error), "twoFactorCode": code}
    del code  # out of the locals that tracebacks show
    return await ask((*encode_params(params), extra))
