# SPDX-License-Identifier: MIT
"""All methods by wire name, endpoints by verb and path.

Importing this module imports all handlers; a server starts without them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quickmeet_devserver.base.failure import method_not_found
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods import streams
from quickmeet_devserver.methods.administration import accounts as others
from quickmeet_devserver.methods.administration import (
    authorization,
    catalogue,
    constants,
    customs,
    integrations,
    roles,
    settings,
)
from quickmeet_devserver.methods.administration.constants import (
    answer_unplayed,
    is_fresh,
    is_refused_by_rule,
    is_unplayed,
    refuse_to_write,
)
from quickmeet_devserver.methods.commands import running
from quickmeet_devserver.methods.livechat import agents, desk, transfers
from quickmeet_devserver.methods.messages import (
    files,
    history,
    marks,
    messages,
    pruning,
    search,
    threads,
    unread,
)
from quickmeet_devserver.methods.people import (
    accounts,
    encryption,
    presence,
    profile,
    tokens,
    two_factor,
)
from quickmeet_devserver.methods.rooms import (
    archiving,
    directory,
    discussions,
    lists,
    members,
    moderation,
    rooms,
)
from quickmeet_devserver.methods.rooms import settings as room_settings
from quickmeet_devserver.methods.streams import UNWRITTEN
from quickmeet_devserver.operation.method import Method
from quickmeet_devserver.operation.scope import Scope

from .order import follow_order, has_order
from .schema import check_presence
from .schema_checks import check_by_schema

__all__ = ["METHODS", "Method", "play"]

_MODULES: Final = (
    accounts, agents, archiving, authorization, catalogue, constants, customs, desk,
    directory, discussions, encryption, files, history, integrations, lists, marks,
    members, messages, moderation, others, presence, profile, pruning, roles,
    room_settings, rooms, running, search, settings, streams, threads, tokens,
    transfers, two_factor, unread,
)  # fmt: skip


METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {name: method for one in _MODULES for name, method in one.METHODS.items()}
)
"""The methods of the server; the session carries out login and logout itself."""


def play(scope: Scope, method: str, params: Params) -> object:
    """Answer a call as the emulated server does.

    Args:
        scope: The operation.
        method: Wire name.
        params: The parameters of the call.

    Returns:
        The result; `UNDEFINED` for none.

    Raises:
        MethodFailed: The call is refused.
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
