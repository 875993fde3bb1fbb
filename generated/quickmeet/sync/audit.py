# Generated from schema/audit.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Audit` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..audit import FIND_MESSAGES, FIND_OMNICHANNEL_MESSAGES, LIST_AUDITS

__all__ = ["Audit"]


class Audit(BlockingGroup):
    """Audit messages, and who audited."""

    __slots__ = ()

    def list_audits(
        self, end_at: Timestamp, start_at: Timestamp
    ) -> list[types.AuditLog]:
        """List who has read what in audits.

        Wire name ``auditGetAuditions``; servers since 3.18.0. Depends on the
        permissions ``can-audit-log``, ``can-audit``. The server takes 10 calls in 60 s.
        Safe to repeat: it only reads.

        Args:
            end_at: Audits up to this moment.
            start_at: Audits from this moment.

        Returns:
            The records, oldest first.

        Raises:
            NotPermittedError: The user may not do this.
            UnknownRoomError: There is no such room.
        """
        params = types.AuditGetAuditionsOptions(end_at=end_at, start_at=start_at)
        return self._session.call(LIST_AUDITS, (params,))

    def find_messages(  # noqa: PLR0913, PLR0917  # as many as the wire has
        self,
        agent_id: str,
        end_at: Timestamp,
        text: str,
        room_id: str,
        start_at: Timestamp,
        kind: str,
        usernames: list[str],
        visitor_id: str,
    ) -> list[types.Message]:
        """Read messages of others, which is put on record.

        Wire name ``auditGetMessages``; servers since 3.18.0. Depends on the permissions
        ``can-audit``, ``can-audit-log``. The server takes 10 calls in 60 s. Safe to
        repeat: it only reads, and puts that on record.

        Args:
            agent_id: The agent of a live chat.
            end_at: Up to when.
            text: Text to look for; empty for every message.
            room_id: The room.
            start_at: From when on.
            kind: Kind of conversation; empty for a room.
            usernames: The users, when it goes by them.
            visitor_id: The visitor of a live chat.

        Returns:
            The messages.

        Raises:
            NotPermittedError: The user may not do this.
            UnknownRoomError: There is no such room.
        """
        params = types.AuditGetMessagesOptions(
            agent_id=agent_id,
            end_at=end_at,
            text=text,
            room_id=room_id,
            start_at=start_at,
            kind=kind,
            usernames=usernames,
            visitor_id=visitor_id,
        )
        return self._session.call(FIND_MESSAGES, (params,))

    def find_omnichannel_messages(  # noqa: PLR0913  # as many as the wire has
        self,
        end_at: Timestamp,
        text: str,
        start_at: Timestamp,
        kind: str,
        usernames: list[str],
        *,
        agent_id: str | UnsetType | None = UNSET,
        visitor_id: str | UnsetType | None = UNSET,
    ) -> list[types.Message]:
        """Read Livechat messages of others, which is put on record.

        Wire name ``auditGetOmnichannelMessages``; servers since 3.18.0, deprecated in
        8.x, removed in 9.0.0. By REST: POST /v1/audit.omnichannel.messages. Depends on
        the permissions ``can-audit``, ``can-audit-log``. Safe to repeat: it only reads,
        and puts that on record.

        Args:
            end_at: Up to when.
            text: Text to look for; empty for every message.
            start_at: From when on.
            kind: Kind of conversation.
            usernames: The users.
            agent_id: The agent.
            visitor_id: The visitor.

        Returns:
            The messages.

        Raises:
            NotPermittedError: The user may not do this.
            UnknownRoomError: There is no such room.
        """
        params = types.AuditGetOmnichannelMessagesOptions(
            agent_id=UNSET if agent_id is None else agent_id,
            end_at=end_at,
            text=text,
            start_at=start_at,
            kind=kind,
            usernames=usernames,
            visitor_id=UNSET if visitor_id is None else visitor_id,
        )
        return self._session.call(FIND_OMNICHANNEL_MESSAGES, (params,))
