# Generated from schema/search.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Search` that waits."""

from __future__ import annotations

from typing import Literal

from quickmeet_runtime.blocking.session import BlockingGroup
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

__all__ = ["Search"]


class Search(BlockingGroup):
    """Search messages, channels, users and teams."""

    __slots__ = ()

    def create_chatpal_key(self, email: str) -> str | bool:
        """Register with Chatpal's search; before 6.0.

        Wire name ``chatpalUtilsCreateKey``; servers since 0.74.0, removed in 6.0.0.
        Upstream does not say who may call it.

        Args:
            email: E-mail address.

        Returns:
            The key; false when the service refuses.
        """
        return self._session.call(CREATE_CHATPAL_KEY, (email,))

    def get_chatpal_terms(self, lang: str) -> str | bool | None:
        """Fetch the terms of Chatpal's search; before 6.0.

        Wire name ``chatpalUtilsGetTaC``; servers since 0.74.0, removed in 6.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Args:
            lang: Language.

        Returns:
            The terms as HTML; false or null when the service has none.
        """
        return self._session.call(GET_CHATPAL_TERMS, (lang,))

    def browse(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        most: int | UnsetType | None = UNSET,
        offset: int | UnsetType | None = UNSET,
        page_number: float | UnsetType | None = UNSET,
        sort_by: Literal["name", "createdAt", "lastMessage", "usersCount", "usernames"]
        | str
        | UnsetType
        | None = UNSET,
        direction: Literal["asc", "desc"] | str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        kind: Literal["channels", "users", "teams"] | str | UnsetType | None = UNSET,
        workspace: str | UnsetType | None = UNSET,
    ) -> types.DirectoryPage | None:
        """Search the directory of channels, users and teams.

        Wire name ``browseChannels``; servers since 0.74.0. By REST: GET /v1/directory.
        Depends on the permissions ``view-c-room``, ``view-outside-room``,
        ``view-d-room``, ``view-full-other-user-info``. The server takes 100 calls in
        100 s. Safe to repeat: it only reads.

        Args:
            most: How many at most.
            offset: How many to leave out in front.
            page_number: Which page, from 0.
            sort_by: Field to sort by.
            direction: `asc` or `desc`.
            text: Text in their names.
            kind: `channels`, `users` or `teams`.
            workspace: `local`, or `all` for federated ones too.

        Returns:
            The results; null if the user may not search, or the kind is unknown.
        """
        params = types.DirectoryQuery(
            most=UNSET if most is None else most,
            offset=UNSET if offset is None else offset,
            page_number=UNSET if page_number is None else page_number,
            sort_by=UNSET if sort_by is None else sort_by,
            direction=UNSET if direction is None else direction,
            text=UNSET if text is None else text,
            kind=UNSET if kind is None else kind,
            workspace=UNSET if workspace is None else workspace,
        )
        return self._session.call(BROWSE, (params,))

    def find_messages(
        self,
        text: str,
        *,
        room_id: str | UnsetType | None = UNSET,
        most: float | UnsetType | None = UNSET,
        offset: float | UnsetType | None = UNSET,
    ) -> bool | types.MessageSearchResult:
        """Search messages of a room.

        Wire name ``messageSearch``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: GET /v1/chat.search. Safe to repeat: it only reads.

        Args:
            text: The text to search for, with `from:me`, `has:star` and the like.
            room_id: The room; all of the user's where the server allows it.
            most: How many; 20 when absent.
            offset: How many to leave out in front.

        Returns:
            The messages; false when nothing can be searched.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(
            FIND_MESSAGES,
            (
                text,
                UNSET if room_id is None else room_id,
                UNSET if most is None else most,
                UNSET if offset is None else offset,
            ),
        )

    def get_provider(self) -> types.SearchProvider | None:
        """Ask what searches messages on this server.

        Wire name ``rocketchatSearch.getProvider``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. Upstream does not say who may call it. Safe to repeat: it
        only reads.

        Returns:
            The provider; null when there is none.
        """
        return self._session.call(GET_PROVIDER, ())

    def run(
        self, text: str, context: types.SearchContext, payload: types.SearchOptions
    ) -> types.ProviderResult:
        """Search by the server's provider.

        Wire name ``rocketchatSearch.search``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/chat.search. Upstream does not say who may
        call it. Safe to repeat: it only reads.

        Args:
            text: The text to search for.
            context: The index to start from.
            payload: More for the provider.

        Returns:
            The results.
        """
        return self._session.call(RUN, (text, context, payload))

    def suggest(
        self,
        text: str,
        context: types.SearchContext,
        *,
        payload: types.SearchOptions | UnsetType | None = UNSET,
    ) -> list[types.SearchSuggestion]:
        """Ask the server's provider for suggestions.

        Wire name ``rocketchatSearch.suggest``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. Upstream does not say who may call it. Safe to repeat: it only
        reads.

        Args:
            text: The typed text.
            context: The index to start from.
            payload: More for the provider.

        Returns:
            The suggestions.
        """
        return self._session.call(
            SUGGEST, (text, context, UNSET if payload is None else payload)
        )
