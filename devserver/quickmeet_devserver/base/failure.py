# SPDX-License-Identifier: MIT
"""The error of a method or a publication."""

from typing import NoReturn

from .documents import Document

__all__ = [
    "INTERNAL",
    "MATCH_FAILED",
    "MethodFailed",
    "broken",
    "fail",
    "forwarded",
    "method_not_found",
    "publication_not_found",
    "wire_error",
]


class MethodFailed(Exception):  # noqa: N818  # an answer, not a defect
    """An error for the client, as Meteor sends it.

    Attributes:
        code: Text or number.
        reason: The reason; some errors have none.
        details: Additional data.
        said: The message in REST, if it differs from DDP.
    """

    def __init__(
        self,
        code: str | int,
        reason: str | None = None,
        details: object = None,
        *,
        said: str | None = None,
    ) -> None:
        super().__init__(code, reason)
        self.said = said
        self.code = code
        self.reason = reason
        self.details = details


def broken(said: str) -> MethodFailed:
    """Make an internal server error, with the message of REST."""
    return MethodFailed(INTERNAL.code, INTERNAL.reason, said=said)


def fail(
    code: str | int,
    reason: str | None = None,
    method: str | None = None,
    **details: object,
) -> NoReturn:
    """Refuse a call.

    Args:
        code: Text or number.
        reason: The reason.
        method: Name in ``details.method``.
        **details: Other fields of ``details``.

    Raises:
        MethodFailed: Always.
    """
    if method is not None:
        details = {"method": method, **details}
    raise MethodFailed(code, reason, details or None)


def forwarded(error: MethodFailed) -> MethodFailed:
    """Convert another service's error as ddp-streamer does."""
    if error == MATCH_FAILED:
        return INTERNAL
    if error.code == INTERNAL.code or error.reason is None:
        return error
    return MethodFailed(f"{error.reason} [{error.code}]", error.reason, error.details)


def wire_error(error: MethodFailed) -> Document:
    """Encode an error."""
    written: Document = {"isClientSafe": True, "error": error.code}
    if error.reason is not None:
        written["reason"] = error.reason
    if error.details is not None:
        written["details"] = error.details
    text = f"[{error.code}]"
    written["message"] = text if error.reason is None else f"{error.reason} {text}"
    written["errorType"] = "Meteor.Error"
    return written


def method_not_found(name: str) -> MethodFailed:
    """Make the error for a method that does not exist."""
    return MethodFailed(404, f"Method '{name}' not found")


def publication_not_found(name: str) -> MethodFailed:
    """Make the error for a publication that does not exist."""
    return MethodFailed(404, f"Subscription '{name}' not found")


MATCH_FAILED = MethodFailed(400, "Match failed")
"""A parameter has another type than the method checks for."""

INTERNAL = MethodFailed(500, "Internal server error")
"""An unexpected failure of the server."""
