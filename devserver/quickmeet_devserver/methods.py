# SPDX-License-Identifier: MIT
"""All methods, by wire name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from . import (
    accounts,
    administration,
    authorization,
    catalogue,
    commands,
    constants,
    customs,
    directory,
    discussions,
    encryption,
    file_messages,
    history,
    livechat_agents,
    marks,
    members,
    membership_settings,
    messages,
    oauth_services,
    presence,
    profile,
    pruning,
    room_lists,
    room_members,
    room_settings,
    rooms,
    search,
    streams,
    threads,
    tokens,
    two_factor,
    unread,
)
from .method import Method, Methods

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
    livechat_agents.METHODS,
    marks.METHODS,
    members.METHODS,
    membership_settings.METHODS,
    messages.METHODS,
    oauth_services.METHODS,
    presence.METHODS,
    profile.METHODS,
    pruning.METHODS,
    room_lists.METHODS,
    room_members.METHODS,
    room_settings.METHODS,
    rooms.METHODS,
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
