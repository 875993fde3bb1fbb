# SPDX-License-Identifier: MIT
"""Common parts of endpoints without a method, and their errors."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_runtime.model.operations.versions import Versions

from .caller import Plain

__all__ = [
    "LACKS_RIGHT",
    "FormEndpoint",
    "Forms",
    "Refused",
    "Special",
    "Specials",
    "call",
    "failure",
    "need_right",
    "not_found",
    "unauthorized",
]

LACKS_RIGHT: Final = (
    "User does not have the permissions required for this action [error-unauthorized]"
)
"""The error of endpoints that list the permissions they need."""

Special: TypeAlias = Callable[[Scope, Document], Document | list[Document]]
"""Answers a request with these fields.

The parameters of the scope are the fields, and the second factor if one was given."""

Specials: TypeAlias = Mapping[str, Special]
"""Such endpoints, by HTTP method and path below ``/api/v1/``."""


class FormEndpoint(NamedTuple):
    """An endpoint that reads the body of a request itself: a multipart form, or none.

    Attributes:
        play: Answers a request; the fields are the values in the path.
        versions: The versions that have it; None if the schema has them.
        only_forms: Whether other bodies go to another endpoint at the same path.
    """

    play: Callable[[Scope, HttpRequest, Document], Plain]
    versions: Versions | None = None
    only_forms: bool = False


Forms: TypeAlias = Mapping[str, FormEndpoint]
"""Such endpoints, by HTTP method and path below ``/api/v1/``."""


def call(scope: Scope, method: MethodName, *params: object) -> object:
    """Call a method as a part of an operation.

    Args:
        scope: The operation.
        method: Wire name.
        *params: The parameters of the method.

    Raises:
        MethodFailed: The method refused.
    """
    return METHODS[method](scope, Params(params))


class Refused(MethodFailed):
    """An error that only REST has.

    Attributes:
        status: HTTP status.
        words: The message of the answer.
        kind: The error type, which the message does not repeat.
    """

    def __init__(self, status: int, words: str | None, kind: str | None = None) -> None:
        super().__init__(INTERNAL.code, INTERNAL.reason, said=words)
        self.status = status
        self.words = words
        self.kind = kind


def failure(words: str | None = None, kind: str | None = None) -> Refused:
    """Build the error for an invalid request."""
    return Refused(400, words, kind)


def unauthorized(words: str = "unauthorized") -> Refused:
    """Build the error for a missing permission."""
    return Refused(403, words)


def not_found(words: str = "Resource not found") -> Refused:
    """Build the error for something that does not exist."""
    return Refused(404, words)


def need_right(scope: Scope, *permissions: str, words: str = "unauthorized") -> None:
    """Refuse callers without any of the permissions.

    Raises:
        MethodFailed: The caller has none of them.
    """
    if not any(may(scope, one) for one in permissions):
        raise unauthorized(words)
