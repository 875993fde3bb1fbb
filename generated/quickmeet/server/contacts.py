# Generated from schema/contacts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Contacts`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
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

__all__ = [
    "BlockHandler",
    "ContactsHandlers",
    "CreateHandler",
    "ExistsHandler",
    "GetHandler",
    "ListChannelsHandler",
    "ListConversationsHandler",
    "SearchHandler",
    "UnblockHandler",
    "UpdateHandler",
    "contacts_handlers",
    "on_block",
    "on_create",
    "on_exists",
    "on_get",
    "on_list_channels",
    "on_list_conversations",
    "on_search",
    "on_unblock",
    "on_update",
]


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/omnichannel/contacts.get``."""

    def __call__(
        self, caller: ContextT_contra, /, contact_id: str
    ) -> Answer[types.Contact | None]:
        """Look up a contact."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/omnichannel/contacts.get``."""
    return MethodHandler(GET, handler, Param("contact_id", str))


class SearchHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/omnichannel/contacts.search``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        is_unknown: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Contact]]:
        """Search contacts."""
        ...


def on_search(handler: SearchHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/omnichannel/contacts.search``."""
    return MethodHandler(
        SEARCH,
        handler,
        Param("text", str, is_optional=True),
        Param("is_unknown", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListChannelsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/omnichannel/contacts.channels``."""

    def __call__(
        self, caller: ContextT_contra, /, contact_id: str
    ) -> Answer[list[types.ContactChannel]]:
        """List the ways by which a contact came."""
        ...


def on_list_channels(handler: ListChannelsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/omnichannel/contacts.channels``."""
    return MethodHandler(LIST_CHANNELS, handler, Param("contact_id", str))


class ListConversationsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/omnichannel/contacts.history``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        contact_id: str,
        *,
        source: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """List the conversations of a contact."""
        ...


def on_list_conversations(
    handler: ListConversationsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/omnichannel/contacts.history``."""
    return MethodHandler(
        LIST_CONVERSATIONS,
        handler,
        Param("contact_id", str),
        Param("source", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ExistsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/omnichannel/contacts.checkExistence``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        contact_id: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        phone: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Ask whether there is a contact of an id, address or number."""
        ...


def on_exists(handler: ExistsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/omnichannel/contacts.checkExistence``."""
    return MethodHandler(
        EXISTS,
        handler,
        Param("contact_id", str, is_optional=True),
        Param("email", str, is_optional=True),
        Param("phone", str, is_optional=True),
    )


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/omnichannel/contacts``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        name: str,
        *,
        phones: list[str] | UnsetType = UNSET,
        emails: list[str] | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        manager_id: str | UnsetType = UNSET,
    ) -> Answer[str]:
        """Add a contact."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/omnichannel/contacts``."""
    return MethodHandler(
        CREATE,
        handler,
        Param("name", str),
        Param("phones", list[str], is_optional=True),
        Param("emails", list[str], is_optional=True),
        Param("custom_fields", dict[str, object], is_optional=True),
        Param("manager_id", str, is_optional=True),
    )


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/omnichannel/contacts.update``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        contact_id: str,
        *,
        name: str | UnsetType = UNSET,
        phones: list[str] | UnsetType = UNSET,
        emails: list[str] | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        manager_id: str | UnsetType = UNSET,
        settles_conflicts: bool | UnsetType = UNSET,
    ) -> Answer[types.Contact]:
        """Change a contact."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/omnichannel/contacts.update``."""
    return MethodHandler(
        UPDATE,
        handler,
        Param("contact_id", str),
        Param("name", str, is_optional=True),
        Param("phones", list[str], is_optional=True),
        Param("emails", list[str], is_optional=True),
        Param("custom_fields", dict[str, object], is_optional=True),
        Param("manager_id", str, is_optional=True),
        Param("settles_conflicts", bool, is_optional=True),
    )


class BlockHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/omnichannel/contacts.block``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_id: str, source: types.RoomSource
    ) -> Answer[None]:
        """Take no messages of a contact by one way any more."""
        ...


def on_block(handler: BlockHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/omnichannel/contacts.block``."""
    return MethodHandler(BLOCK, handler, Spread(types.ContactVisitor))


class UnblockHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/omnichannel/contacts.unblock``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_id: str, source: types.RoomSource
    ) -> Answer[None]:
        """Take messages of a contact by one way again."""
        ...


def on_unblock(handler: UnblockHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/omnichannel/contacts.unblock``."""
    return MethodHandler(UNBLOCK, handler, Spread(types.ContactVisitor))


class ContactsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Contacts`."""

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Look up a contact."""
        ...

    @property
    def search(self) -> SearchHandler[ContextT_contra]:
        """Search contacts."""
        ...

    @property
    def list_channels(self) -> ListChannelsHandler[ContextT_contra]:
        """List the ways by which a contact came."""
        ...

    @property
    def list_conversations(self) -> ListConversationsHandler[ContextT_contra]:
        """List the conversations of a contact."""
        ...

    @property
    def exists(self) -> ExistsHandler[ContextT_contra]:
        """Ask whether there is a contact of an id, address or number."""
        ...

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Add a contact."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change a contact."""
        ...

    @property
    def block(self) -> BlockHandler[ContextT_contra]:
        """Take no messages of a contact by one way any more."""
        ...

    @property
    def unblock(self) -> UnblockHandler[ContextT_contra]:
        """Take messages of a contact by one way again."""
        ...


def contacts_handlers(
    implementation: ContactsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_get(implementation.get),
        on_search(implementation.search),
        on_list_channels(implementation.list_channels),
        on_list_conversations(implementation.list_conversations),
        on_exists(implementation.exists),
        on_create(implementation.create),
        on_update(implementation.update),
        on_block(implementation.block),
        on_unblock(implementation.unblock),
    )
