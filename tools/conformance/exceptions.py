# SPDX-License-Identifier: MIT
"""The reviewed list of kinds of what need not match, and why: ``exceptions.json``."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from .comparing.exchanges import Exchange

__all__ = ["ExpectedDifference", "expected_differences", "reason_for"]


class ExpectedDifference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the list.

    Attributes:
        name: Pattern that the exchange's name matches as a whole.
        problem: Pattern that is found in each of its problems.
        reason: Why this is so.
    """

    name: str
    problem: str
    reason: str


@cache
def expected_differences() -> tuple[ExpectedDifference, ...]:
    """Read the list."""
    text = files(__package__ or "").joinpath("exceptions.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[ExpectedDifference, ...])


def reason_for(exchange: Exchange) -> str:
    """Why an exchange need not match; empty when it has to."""
    for entry in expected_differences():
        if re.fullmatch(entry.name, exchange.name) and all(
            re.search(entry.problem, one.text) for one in exchange.problems
        ):
            return entry.reason
    return ""
