# SPDX-License-Identifier: MIT
"""Endpoints without a method of their own: how they are played."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.scope import Scope

__all__ = ["Special", "Specials", "call"]

Special: TypeAlias = Callable[[Scope, Document], Document | list[Document]]
"""Answers a request with these fields.

The parameters of the scope are the fields, and the second factor if one was given."""

Specials: TypeAlias = Mapping[str, Special]
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
