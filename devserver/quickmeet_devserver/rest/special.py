# SPDX-License-Identifier: MIT
"""Endpoints that are no method: what they have in common, and how they refuse."""

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
"""The words of endpoints that name the permissions which they need."""

Special: TypeAlias = Callable[[Scope, Document], Document | list[Document]]
"""Answers a request with these fields.

The parameters of the scope are the fields, and the second factor if one was given."""

Specials: TypeAlias = Mapping[str, Special]
"""Such endpoints, by HTTP method and path below ``/api/v1/``."""


class FormEndpoint(NamedTuple):
    """An endpoint that reads the body of a request itself: a form of parts, or none.

    Attributes:
        play: Answers a request; what stands in the path are the fields.
        versions: Which servers have it; None where the schema says it.
        only_forms: Whether other bodies are for an endpoint of the same path.
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
        MethodFailed: It refused.
    """
    return METHODS[method](scope, Params(params))


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


def need_right(scope: Scope, *permissions: str, words: str = "unauthorized") -> None:
    """Refuse callers who have none of some permissions.

    Raises:
        MethodFailed: The caller has none.
    """
    if not any(may(scope, one) for one in permissions):
        raise unauthorized(words)
