# Generated from schema/audit.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Audit`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Spread
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..audit import FIND_MESSAGES, FIND_OMNICHANNEL_MESSAGES, LIST_AUDITS

__all__ = [
    "AuditHandlers",
    "FindMessagesHandler",
    "FindOmnichannelMessagesHandler",
    "ListAuditsHandler",
    "audit_handlers",
    "on_find_messages",
    "on_find_omnichannel_messages",
    "on_list_audits",
]


class ListAuditsHandler(Protocol[ContextT_contra]):
    """Answers ``auditGetAuditions``."""

    def __call__(
        self, caller: ContextT_contra, /, end_at: Timestamp, start_at: Timestamp
    ) -> Answer[list[types.AuditLog]]:
        """List who has read what in audits."""
        ...


def on_list_audits(handler: ListAuditsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``auditGetAuditions``."""
    return MethodHandler(LIST_AUDITS, handler, Spread(types.AuditGetAuditionsOptions))


class FindMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``auditGetMessages``."""

    def __call__(  # noqa: PLR0913, PLR0917  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        agent_id: str,
        end_at: Timestamp,
        text: str,
        room_id: str,
        start_at: Timestamp,
        kind: str,
        usernames: list[str],
        visitor_id: str,
    ) -> Answer[list[types.Message]]:
        """Read messages of others, which is put on record."""
        ...


def on_find_messages(handler: FindMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``auditGetMessages``."""
    return MethodHandler(FIND_MESSAGES, handler, Spread(types.AuditGetMessagesOptions))


class FindOmnichannelMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``auditGetOmnichannelMessages``."""

    def __call__(  # noqa: PLR0913, PLR0917  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        end_at: Timestamp,
        text: str,
        start_at: Timestamp,
        kind: str,
        usernames: list[str],
        *,
        agent_id: str | UnsetType = UNSET,
        visitor_id: str | UnsetType = UNSET,
    ) -> Answer[list[types.Message]]:
        """Read Livechat messages of others, which is put on record."""
        ...


def on_find_omnichannel_messages(
    handler: FindOmnichannelMessagesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``auditGetOmnichannelMessages``."""
    return MethodHandler(
        FIND_OMNICHANNEL_MESSAGES,
        handler,
        Spread(types.AuditGetOmnichannelMessagesOptions),
    )


class AuditHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Audit`."""

    @property
    def list_audits(self) -> ListAuditsHandler[ContextT_contra]:
        """List who has read what in audits."""
        ...

    @property
    def find_messages(self) -> FindMessagesHandler[ContextT_contra]:
        """Read messages of others, which is put on record."""
        ...

    @property
    def find_omnichannel_messages(
        self,
    ) -> FindOmnichannelMessagesHandler[ContextT_contra]:
        """Read Livechat messages of others, which is put on record."""
        ...


def audit_handlers(
    implementation: AuditHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list_audits(implementation.list_audits),
        on_find_messages(implementation.find_messages),
        on_find_omnichannel_messages(implementation.find_omnichannel_messages),
    )
