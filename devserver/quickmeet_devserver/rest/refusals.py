# SPDX-License-Identifier: MIT
"""Refusals of endpoints themselves, without a method behind them."""

from quickmeet_devserver.base.failure import INTERNAL, MethodFailed

__all__ = ["Refused", "failure", "not_found", "unauthorized"]


class Refused(MethodFailed):
    """A refusal in the words of REST alone.

    Attributes:
        status: HTTP status.
        words: What the answer says.
        kind: What it calls the error, which its words do not repeat.
    """

    def __init__(self, status: int, words: str | None, kind: str | None = None) -> None:
        super().__init__(INTERNAL.code, INTERNAL.reason, said=words)
        self.status = status
        self.words = words
        self.kind = kind


def failure(words: str | None = None, kind: str | None = None) -> Refused:
    """A request that is not right."""
    return Refused(400, words, kind)


def unauthorized(words: str = "unauthorized") -> Refused:
    """A request without the permission."""
    return Refused(403, words)


def not_found(words: str = "Resource not found") -> Refused:
    """A request about something that is not there."""
    return Refused(404, words)
