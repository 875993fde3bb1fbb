# SPDX-License-Identifier: MIT
"""Answers of the played server to a call: by its checks, and by handlers.

Importing this loads all handlers; a server starts without them.
"""

from quickmeet_devserver.base.failure import method_not_found
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.administration.constants import (
    is_refused_by_rule,
    refuse_to_write,
)
from quickmeet_devserver.methods.administration.fresh import (
    answer_unplayed,
    is_fresh,
    is_unplayed,
)
from quickmeet_devserver.methods.streams import UNWRITTEN
from quickmeet_devserver.operation.scope import Scope

from .availability import check_presence
from .order import follow_order, has_order
from .schema_checks import check_by_schema
from .table import METHODS

__all__ = ["play"]


def play(scope: Scope, method: str, params: Params) -> object:
    """Answer as the server that is played does.

    Args:
        scope: The operation.
        method: Wire name.
        params: What it is called with.

    Returns:
        The result; `UNDEFINED` for none.

    Raises:
        MethodFailed: It is refused.
    """
    version = scope.config.version
    check_presence(version, method)
    refuse_to_write(method, params)
    if not is_fresh(version, method):
        answered = follow_order(scope, method, params)
        if answered is not None:
            return answered
    if scope.user_id is None and not params.arguments and is_refused_by_rule(method):
        check_by_schema(scope, method, params)
    played = METHODS.get(method) or UNWRITTEN.get(method)
    if played is not None:
        return played(scope, params)
    if is_unplayed(version, method) or has_order(method):
        if not is_fresh(version, method):
            check_by_schema(scope, method, params)
        return answer_unplayed(scope, method)
    raise method_not_found(method)
