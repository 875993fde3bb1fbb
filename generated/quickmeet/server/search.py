# Generated from schema/search.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Search`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..search import (
    BROWSE,
    CREATE_CHATPAL_KEY,
    FIND_MESSAGES,
    GET_CHATPAL_TERMS,
    GET_PROVIDER,
    RUN,
    SUGGEST,
)

__all__ = [
    "BrowseHandler",
    "CreateChatpalKeyHandler",
    "FindMessagesHandler",
    "GetChatpalTermsHandler",
    "GetProviderHandler",
    "RunHandler",
    "SearchHandlers",
    "SuggestHandler",
    "on_browse",
    "on_create_chatpal_key",
    "on_find_messages",
    "on_get_chatpal_terms",
    "on_get_provider",
    "on_run",
    "on_suggest",
    "search_handlers",
]


class CreateChatpalKeyHandler(Protocol[ContextT_contra]):
    """Answers ``chatpalUtilsCreateKey``."""

    def __call__(self, caller: ContextT_contra, /, email: str) -> Answer[str | bool]:
        """Register with Chatpal's search; before 6.0."""
        ...


def on_create_chatpal_key(
    handler: CreateChatpalKeyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``chatpalUtilsCreateKey``."""
    return MethodHandler(CREATE_CHATPAL_KEY, handler, Param("email", str))


class GetChatpalTermsHandler(Protocol[ContextT_contra]):
    """Answers ``chatpalUtilsGetTaC``."""

    def __call__(
        self, caller: ContextT_contra, /, lang: str
    ) -> Answer[str | bool | None]:
        """Fetch the terms of Chatpal's search; before 6.0."""
        ...


def on_get_chatpal_terms(
    handler: GetChatpalTermsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``chatpalUtilsGetTaC``."""
    return MethodHandler(GET_CHATPAL_TERMS, handler, Param("lang", str))


class BrowseHandler(Protocol[ContextT_contra]):
    """Answers ``browseChannels``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        most: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
        page_number: float | UnsetType = UNSET,
        sort_by: Literal["name", "createdAt", "lastMessage", "usersCount", "usernames"]
        | str
        | UnsetType = UNSET,
        direction: Literal["asc", "desc"] | str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        kind: Literal["channels", "users", "teams"] | str | UnsetType = UNSET,
        workspace: str | UnsetType = UNSET,
    ) -> Answer[types.DirectoryPage | None]:
        """Search the directory of channels, users and teams."""
        ...


def on_browse(handler: BrowseHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``browseChannels``."""
    return MethodHandler(BROWSE, handler, Spread(types.DirectoryQuery))


class FindMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``messageSearch``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        text: str,
        *,
        room_id: str | UnsetType = UNSET,
        most: float | UnsetType = UNSET,
        offset: float | UnsetType = UNSET,
    ) -> Answer[bool | types.MessageSearchResult]:
        """Search messages of a room."""
        ...


def on_find_messages(handler: FindMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``messageSearch``."""
    return MethodHandler(
        FIND_MESSAGES,
        handler,
        Param("text", str),
        Param("room_id", str, is_optional=True),
        Param("most", float, is_optional=True),
        Param("offset", float, is_optional=True),
    )


class GetProviderHandler(Protocol[ContextT_contra]):
    """Answers ``rocketchatSearch.getProvider``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.SearchProvider | None]:
        """Ask what searches messages on this server."""
        ...


def on_get_provider(handler: GetProviderHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rocketchatSearch.getProvider``."""
    return MethodHandler(GET_PROVIDER, handler)


class RunHandler(Protocol[ContextT_contra]):
    """Answers ``rocketchatSearch.search``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        text: str,
        context: types.SearchContext,
        payload: types.SearchOptions,
    ) -> Answer[types.ProviderResult]:
        """Search by the server's provider."""
        ...


def on_run(handler: RunHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rocketchatSearch.search``."""
    return MethodHandler(
        RUN,
        handler,
        Param("text", str),
        Param("context", types.SearchContext),
        Param("payload", types.SearchOptions),
    )


class SuggestHandler(Protocol[ContextT_contra]):
    """Answers ``rocketchatSearch.suggest``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        text: str,
        context: types.SearchContext,
        *,
        payload: types.SearchOptions | UnsetType = UNSET,
    ) -> Answer[list[types.SearchSuggestion]]:
        """Ask the server's provider for suggestions."""
        ...


def on_suggest(handler: SuggestHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rocketchatSearch.suggest``."""
    return MethodHandler(
        SUGGEST,
        handler,
        Param("text", str),
        Param("context", types.SearchContext),
        Param("payload", types.SearchOptions, is_optional=True),
    )


class SearchHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Search`."""

    @property
    def create_chatpal_key(self) -> CreateChatpalKeyHandler[ContextT_contra]:
        """Register with Chatpal's search; before 6.0."""
        ...

    @property
    def get_chatpal_terms(self) -> GetChatpalTermsHandler[ContextT_contra]:
        """Fetch the terms of Chatpal's search; before 6.0."""
        ...

    @property
    def browse(self) -> BrowseHandler[ContextT_contra]:
        """Search the directory of channels, users and teams."""
        ...

    @property
    def find_messages(self) -> FindMessagesHandler[ContextT_contra]:
        """Search messages of a room."""
        ...

    @property
    def get_provider(self) -> GetProviderHandler[ContextT_contra]:
        """Ask what searches messages on this server."""
        ...

    @property
    def run(self) -> RunHandler[ContextT_contra]:
        """Search by the server's provider."""
        ...

    @property
    def suggest(self) -> SuggestHandler[ContextT_contra]:
        """Ask the server's provider for suggestions."""
        ...


def search_handlers(
    implementation: SearchHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create_chatpal_key(implementation.create_chatpal_key),
        on_get_chatpal_terms(implementation.get_chatpal_terms),
        on_browse(implementation.browse),
        on_find_messages(implementation.find_messages),
        on_get_provider(implementation.get_provider),
        on_run(implementation.run),
        on_suggest(implementation.suggest),
    )
