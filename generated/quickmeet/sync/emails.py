# Generated from schema/emails.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Emails` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..emails import INVITE, SEND, SEND_MESSAGES, SEND_TEST, UNSUBSCRIBE

__all__ = ["Emails"]


class Emails(BlockingGroup):
    """Send e-mails and invitations."""

    __slots__ = ()

    def send(
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
        self._session.call(
            SEND,
            (
                sender,
                subject,
                body,
                UNSET if is_trial is None else is_trial,
                UNSET if query is None else query,
            ),
        )

    def unsubscribe(self, user_id: str, created_at: str) -> bool:
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
        return self._session.call(UNSUBSCRIBE, (user_id, created_at))

    def invite(self, addresses: list[str]) -> list[str]:
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
        return self._session.call(INVITE, (addresses,))

    def send_messages(self, data: types.MailedSelection) -> types.MailedMessages:
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
        return self._session.call(SEND_MESSAGES, (data,))

    def send_test(self) -> types.TestEmail:
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
        return self._session.call(SEND_TEST, ())
