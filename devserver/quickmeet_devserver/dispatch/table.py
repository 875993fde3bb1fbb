# SPDX-License-Identifier: MIT
"""All methods, by wire name; endpoints are among them, by verb and path."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

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
from quickmeet_devserver.methods.commands import running as commands
from quickmeet_devserver.methods.livechat import agents as livechat_agents
from quickmeet_devserver.methods.livechat import desk as livechat_desk
from quickmeet_devserver.methods.livechat import transfers as livechat_transfers
from quickmeet_devserver.methods.messages import (
    files as file_messages,
)
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
from quickmeet_devserver.operation.method import Method, Methods

__all__ = ["METHODS", "Method"]

_TABLES: Final[tuple[Methods, ...]] = (
    accounts.METHODS,
    administration.METHODS,
    authorization.METHODS,
    catalogue.METHODS,
    commands.METHODS,
    constants.METHODS,
    customs.METHODS,
    directory.METHODS,
    discussions.METHODS,
    encryption.METHODS,
    file_messages.METHODS,
    history.METHODS,
    integrations.METHODS,
    livechat_agents.METHODS,
    livechat_desk.METHODS,
    livechat_transfers.METHODS,
    marks.METHODS,
    members.METHODS,
    membership_settings.METHODS,
    messages.METHODS,
    oauth_services.METHODS,
    presence.METHODS,
    server_roles.METHODS,
    profile.METHODS,
    pruning.METHODS,
    room_lists.METHODS,
    room_members.METHODS,
    room_settings.METHODS,
    rooms.METHODS,
    archiving.METHODS,
    search.METHODS,
    streams.METHODS,
    threads.METHODS,
    tokens.METHODS,
    two_factor.METHODS,
    unread.METHODS,
)

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {name: method for table in _TABLES for name, method in table.items()}
)
"""The methods that a session passes on; it carries out login and logout itself."""
