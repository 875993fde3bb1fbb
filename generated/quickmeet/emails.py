# Generated from schema/emails.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Send e-mails and invitations."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    EmailNotSentError,
    InvalidEmailError,
    InvalidRoomError,
    InvalidUserError,
    NotAllowedError,
)

__all__ = ["INVITE", "SEND", "SEND_MESSAGES", "SEND_TEST", "UNSUBSCRIBE", "Emails"]

SEND: Final[Method[None]] = Method(
    "Mailer.sendMail",
    None,
    errors=(NotAllowedError,),
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/mailer",
            send={
                "from": "0",
                "subject": "1",
                "body": "2",
                "dryrun": "3",
                "query": "4",
            },
        ),
    ),
)
UNSUBSCRIBE: Final[Method[bool]] = Method(
    "Mailer:unsubscribe",
    bool,
    repeatable=True,
    refused_by="false",
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/mailer.unsubscribe",
            send={"_id": "0", "createdAt": "1"},
            result=Pick(default=True),
        ),
    ),
    rate=(1, 60000),
)
INVITE: Final[Method[list[str]]] = Method(
    "sendInvitationEmail",
    list[str],
    errors=(InvalidUserError, NotAllowedError, EmailNotSentError),
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/sendInvitationEmail",
            send={"emails": "0"},
            result=Pick(param="0"),
        ),
    ),
)
SEND_MESSAGES: Final[Method[types.MailedMessages]] = Method(
    "mailMessages",
    lambda: types.MailedMessages,
    errors=(
        InvalidUserError,
        InvalidRoomError,
        ActionNotAllowedError,
        InvalidEmailError,
    ),
    versions=Versions(since="0.74.0", removed="3.18.0"),
    rooms=((0, "room_id"),),
)
SEND_TEST: Final[Method[types.TestEmail]] = Method(
    "sendSMTPTestEmail",
    lambda: types.TestEmail,
    errors=(InvalidUserError, InvalidEmailError, EmailNotSentError),
    versions=Versions(since="0.74.0", unsure=(9,)),
    rate=(1, 1000),
)


class Emails(Group):
    """Send e-mails and invitations."""

    __slots__ = ()

    async def send(
        self,
        sender: str,
        subject: str,
        body: str,
        *,
        is_trial: bool | UnsetType | None = UNSET,
        query: str | UnsetType | None = UNSET,
    ) -> None:
        """Send an e-mail to the workspace's users.

        Wire name ``Mailer.sendMail``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 7.0.0. By REST: POST /v1/mailer. Depends on the permission
        ``send-mail``.

        Args:
            sender: Address that it comes from.
            subject: Subject.
            body: Text, with `[unsubscribe]` in it.
            is_trial: Whether it goes to the sender only.
            query: A MongoDB query as text: which users.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(
            SEND,
            (
                sender,
                subject,
                body,
                UNSET if is_trial is None else is_trial,
                UNSET if query is None else query,
            ),
        )

    async def unsubscribe(self, user_id: str, created_at: str) -> bool:
        """Take a user off the workspace's mailings.

        Wire name ``Mailer:unsubscribe``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 7.0.0. By REST: POST /v1/mailer.unsubscribe. Upstream does not say
        who may call it. The server takes 1 call in 60 s. Safe to repeat: who is off
        stays off.

        Args:
            user_id: The user.
            created_at: When the account was made, as the e-mail's link says.

        Returns:
            Whether there was such a user.

        Raises:
            RefusedError: The answer says no without an error code.
        """
        return await self._session.call(UNSUBSCRIBE, (user_id, created_at))

    async def invite(self, addresses: list[str]) -> list[str]:
        """Invite people by e-mail; before 6.0.

        Wire name ``sendInvitationEmail``; servers since 0.74.0, removed in 6.0.0. By
        REST: POST /v1/sendInvitationEmail. Depends on the permission
        ``bulk-register-user``.

        Args:
            addresses: Their addresses.

        Returns:
            The addresses that an e-mail went to.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            EmailNotSentError: The server could not send the e-mail.
        """
        return await self._session.call(INVITE, (addresses,))

    async def send_messages(self, data: types.MailedSelection) -> types.MailedMessages:
        """Send messages of a room by e-mail; before 3.18.

        Wire name ``mailMessages``; servers since 0.74.0, removed in 3.18.0. Depends on
        the permission ``mail-messages``.

        Args:
            data: The messages, and who gets them.

        Returns:
            Confirmation, with failed recipients.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidEmailError: This is no e-mail address.
        """
        return await self._session.call(SEND_MESSAGES, (data,))

    async def send_test(self) -> types.TestEmail:
        """Send an e-mail to oneself, to try the settings.

        Wire name ``sendSMTPTestEmail``; servers since 0.74.0. The server takes 1 call
        in 1 s.

        Returns:
            The server's message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidEmailError: This is no e-mail address.
            EmailNotSentError: The server could not send the e-mail.
        """
        return await self._session.call(SEND_TEST, ())
