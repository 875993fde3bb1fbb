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
from quickmeet_devserver.operation.method import Method

__all__ = ["METHODS", "Method"]

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
