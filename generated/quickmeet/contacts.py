# Generated from schema/contacts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Look up and keep contacts of the omnichannel."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import NotAllowedError

__all__ = [
    "BLOCK",
    "CREATE",
    "EXISTS",
    "GET",
    "LIST_CHANNELS",
    "LIST_CONVERSATIONS",
    "SEARCH",
    "UNBLOCK",
    "UPDATE",
    "Contacts",
]

GET: Final[Endpoint[types.Contact | None]] = Endpoint(
    "GET",
    "/v1/omnichannel/contacts.get",
    lambda: types.Contact | None,
    params=("contactId",),
    at="contact",
    errors=(NotAllowedError,),
    repeatable=True,
)
SEARCH: Final[Endpoint[ListPage[types.Contact]]] = Endpoint(
    "GET",
    "/v1/omnichannel/contacts.search",
    lambda: ListPage[types.Contact],
    params=("searchText", "unknown", "count", "offset"),
    at={"items": "contacts", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="7.0.0"),
)
LIST_CHANNELS: Final[Endpoint[list[types.ContactChannel]]] = Endpoint(
    "GET",
    "/v1/omnichannel/contacts.channels",
    lambda: list[types.ContactChannel],
    params=("contactId",),
    at="channels",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="7.0.0"),
)
LIST_CONVERSATIONS: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/omnichannel/contacts.history",
    lambda: ListPage[types.Room],
    params=("contactId", "source", "count", "offset"),
    at={"items": "history", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="7.0.0"),
)
EXISTS: Final[Endpoint[bool]] = Endpoint(
    "GET",
    "/v1/omnichannel/contacts.checkExistence",
    bool,
    params=("contactId", "email", "phone"),
    at="exists",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="7.2.0"),
)
CREATE: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/omnichannel/contacts",
    str,
    params=("name", "phones", "emails", "customFields", "contactManager"),
    at="contactId",
    errors=(NotAllowedError,),
    versions=Versions(since="7.0.0"),
)
UPDATE: Final[Endpoint[types.Contact]] = Endpoint(
    "POST",
    "/v1/omnichannel/contacts.update",
    lambda: types.Contact,
    params=(
        "contactId",
        "name",
        "phones",
        "emails",
        "customFields",
        "contactManager",
        "wipeConflicts",
    ),
    at="contact",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="7.0.0"),
)
BLOCK: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/omnichannel/contacts.block",
    None,
    params=("visitor",),
    errors=(NotAllowedError,),
    repeatable=True,
)
UNBLOCK: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/omnichannel/contacts.unblock",
    None,
    params=("visitor",),
    errors=(NotAllowedError,),
    repeatable=True,
)


class Contacts(Group):
    """Look up and keep contacts of the omnichannel."""

    __slots__ = ()

    async def get(self, contact_id: str) -> types.Contact | None:
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
        return await self._session.call(GET, (contact_id,))

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
        return streams.Listing(
            self._session,
            SEARCH,
            (
                UNSET if text is None else text,
                UNSET if is_unknown is None else is_unknown,
            ),
            page_size=page_size,
        )

    async def list_channels(self, contact_id: str) -> list[types.ContactChannel]:
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
        return await self._session.call(LIST_CHANNELS, (contact_id,))

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
        return streams.Listing(
            self._session,
            LIST_CONVERSATIONS,
            (contact_id, UNSET if source is None else source),
            page_size=page_size,
        )

    async def exists(
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
        return await self._session.call(
            EXISTS,
            (
                UNSET if contact_id is None else contact_id,
                UNSET if email is None else email,
                UNSET if phone is None else phone,
            ),
        )

    async def create(
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
        return await self._session.call(
            CREATE,
            (
                name,
                UNSET if phones is None else phones,
                UNSET if emails is None else emails,
                UNSET if custom_fields is None else custom_fields,
                UNSET if manager_id is None else manager_id,
            ),
        )

    async def update(  # noqa: PLR0913  # as many as the wire has
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
        return await self._session.call(
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

    async def block(self, visitor_id: str, source: types.RoomSource) -> None:
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
        await self._session.call(BLOCK, (visitor,))

    async def unblock(self, visitor_id: str, source: types.RoomSource) -> None:
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
        await self._session.call(UNBLOCK, (visitor,))
