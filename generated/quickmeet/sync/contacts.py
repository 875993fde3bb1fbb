# Generated from schema/contacts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Contacts` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..contacts import (
    BLOCK,
    CREATE,
    EXISTS,
    GET,
    LIST_CHANNELS,
    LIST_CONVERSATIONS,
    SEARCH,
    UNBLOCK,
    UPDATE,
)

__all__ = ["Contacts"]


class Contacts(BlockingGroup):
    """Look up and keep contacts of the omnichannel."""

    __slots__ = ()

    def get(self, contact_id: str) -> types.Contact | None:
        """Look up a contact.

        By REST: ``GET /v1/omnichannel/contacts.get``. Depends on the permission
        ``view-livechat-contact``. Safe to repeat: it only reads.

        Args:
            contact_id: The contact.

        Returns:
            The contact; None where there is none.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET, (contact_id,))

    def search(
        self,
        *,
        text: str | UnsetType | None = UNSET,
        is_unknown: bool | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Contact]:
        """Search contacts.

        By REST: ``GET /v1/omnichannel/contacts.search``; servers since 7.0.0. Depends
        on the permission ``view-livechat-contact``. Safe to repeat: it only reads.

        Args:
            text: Name, address or number.
            is_unknown: Only unknown contacts, or only known ones.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The contacts.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            SEARCH,
            (
                UNSET if text is None else text,
                UNSET if is_unknown is None else is_unknown,
            ),
            page_size=page_size,
        )

    def list_channels(self, contact_id: str) -> list[types.ContactChannel]:
        """List the ways by which a contact came.

        By REST: ``GET /v1/omnichannel/contacts.channels``; servers since 7.0.0. Depends
        on the permission ``view-livechat-contact``. Safe to repeat: it only reads.

        Args:
            contact_id: The contact.

        Returns:
            The ways.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(LIST_CHANNELS, (contact_id,))

    def list_conversations(
        self,
        contact_id: str,
        *,
        source: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Room]:
        """List the conversations of a contact.

        By REST: ``GET /v1/omnichannel/contacts.history``; servers since 7.0.0. Depends
        on the permission ``view-livechat-contact-history``. Safe to repeat: it only
        reads.

        Args:
            contact_id: The contact.
            source: Only those that came by this way.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conversations.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_CONVERSATIONS,
            (contact_id, UNSET if source is None else source),
            page_size=page_size,
        )

    def exists(
        self,
        *,
        contact_id: str | UnsetType | None = UNSET,
        email: str | UnsetType | None = UNSET,
        phone: str | UnsetType | None = UNSET,
    ) -> bool:
        """Ask whether there is a contact of an id, address or number.

        By REST: ``GET /v1/omnichannel/contacts.checkExistence``; servers since 7.2.0.
        Depends on the permission ``view-livechat-contact``. Safe to repeat: it only
        reads.

        Args:
            contact_id: The contact.
            email: E-mail address.
            phone: Telephone number.

        Returns:
            Whether there is.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            EXISTS,
            (
                UNSET if contact_id is None else contact_id,
                UNSET if email is None else email,
                UNSET if phone is None else phone,
            ),
        )

    def create(
        self,
        name: str,
        *,
        phones: list[str] | UnsetType | None = UNSET,
        emails: list[str] | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
        manager_id: str | UnsetType | None = UNSET,
    ) -> str:
        """Add a contact.

        By REST: ``POST /v1/omnichannel/contacts``; servers since 7.0.0. Depends on the
        permission ``create-livechat-contact``.

        Args:
            name: Name.
            phones: Telephone numbers.
            emails: E-mail addresses.
            custom_fields: Fields of the workspace.
            manager_id: The agent who looks after the contact.

        Returns:
            Its id.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            CREATE,
            (
                name,
                UNSET if phones is None else phones,
                UNSET if emails is None else emails,
                UNSET if custom_fields is None else custom_fields,
                UNSET if manager_id is None else manager_id,
            ),
        )

    def update(  # noqa: PLR0913  # as many as the wire has
        self,
        contact_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        phones: list[str] | UnsetType | None = UNSET,
        emails: list[str] | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
        manager_id: str | UnsetType | None = UNSET,
        settles_conflicts: bool | UnsetType | None = UNSET,
    ) -> types.Contact:
        """Change a contact.

        By REST: ``POST /v1/omnichannel/contacts.update``; servers since 7.0.0. Depends
        on the permission ``update-livechat-contact``. Safe to repeat: the last one
        counts.

        Args:
            contact_id: The contact.
            name: Name.
            phones: Telephone numbers.
            emails: E-mail addresses.
            custom_fields: Fields of the workspace.
            manager_id: The agent who looks after the contact.
            settles_conflicts: Whether other values that were found for its fields are
                dropped.

        Returns:
            The contact as it is now.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            UPDATE,
            (
                contact_id,
                UNSET if name is None else name,
                UNSET if phones is None else phones,
                UNSET if emails is None else emails,
                UNSET if custom_fields is None else custom_fields,
                UNSET if manager_id is None else manager_id,
                UNSET if settles_conflicts is None else settles_conflicts,
            ),
        )

    def block(self, visitor_id: str, source: types.RoomSource) -> None:
        """Take no messages of a contact by one way any more.

        By REST: ``POST /v1/omnichannel/contacts.block``. Depends on the permission
        ``block-livechat-contact``. Safe to repeat: the last one counts.

        Args:
            visitor_id: The visitor.
            source: The way, such as a widget.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        visitor = types.ContactVisitor(visitor_id=visitor_id, source=source)
        self._session.call(BLOCK, (visitor,))

    def unblock(self, visitor_id: str, source: types.RoomSource) -> None:
        """Take messages of a contact by one way again.

        By REST: ``POST /v1/omnichannel/contacts.unblock``. Depends on the permission
        ``unblock-livechat-contact``. Safe to repeat: the last one counts.

        Args:
            visitor_id: The visitor.
            source: The way, such as a widget.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        visitor = types.ContactVisitor(visitor_id=visitor_id, source=source)
        self._session.call(UNBLOCK, (visitor,))
