# SPDX-License-Identifier: MIT
"""All methods by wire name, endpoints by verb and path; how one is played.

Importing this loads all handlers; a server starts without them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quickmeet_devserver.base.failure import method_not_found
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods import streams
from quickmeet_devserver.methods.administration import accounts as administration
from quickmeet_devserver.methods.administration import (
    authorization,
    catalogue,
    constants,
    customs,
    integrations,
    oauth_services,
)
from quickmeet_devserver.methods.administration import roles as server_roles
from quickmeet_devserver.methods.administration.constants import (
    is_refused_by_rule,
    refuse_to_write,
)
from quickmeet_devserver.methods.administration.fresh import (
    answer_unplayed,
    is_fresh,
    is_unplayed,
)
from quickmeet_devserver.methods.commands import running as commands
from quickmeet_devserver.methods.livechat import agents as livechat_agents
from quickmeet_devserver.methods.livechat import desk as livechat_desk
from quickmeet_devserver.methods.livechat import transfers as livechat_transfers
from quickmeet_devserver.methods.messages import files as file_messages
from quickmeet_devserver.methods.messages import (
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
    members,
    membership_settings,
    rooms,
)
from quickmeet_devserver.methods.rooms import lists as room_lists
from quickmeet_devserver.methods.rooms import moderation as room_members
from quickmeet_devserver.methods.rooms import settings as room_settings
from quickmeet_devserver.methods.streams import UNWRITTEN
from quickmeet_devserver.operation.method import Method
from quickmeet_devserver.operation.scope import Scope

from .order import follow_order, has_order
from .schema import check_presence
from .schema_checks import check_by_schema

__all__ = ["METHODS", "Method", "play"]

_MODULES: Final = (
    accounts, administration, authorization, catalogue, commands, constants,
    customs, directory, discussions, encryption, file_messages, history,
    integrations, livechat_agents, livechat_desk, livechat_transfers, marks,
    members, membership_settings, messages, oauth_services, presence, server_roles,
    profile, pruning, room_lists, room_members, room_settings, rooms, archiving,
    search, streams, threads, tokens, two_factor, unread,
)  # fmt: skip

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {name: method for one in _MODULES for name, method in one.METHODS.items()}
)
"""The methods that a session passes on; it carries out login and logout itself."""


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
