# Generated from schema/search.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Search messages, channels, users and teams."""

from __future__ import annotations

from typing import Final, Literal

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import InvalidUserError

__all__ = [
    "BROWSE",
    "CREATE_CHATPAL_KEY",
    "FIND_MESSAGES",
    "GET_CHATPAL_TERMS",
    "GET_PROVIDER",
    "RUN",
    "SUGGEST",
    "Search",
]

CREATE_CHATPAL_KEY: Final[Method[str | bool]] = Method(
    "chatpalUtilsCreateKey",
    str | bool,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
GET_CHATPAL_TERMS: Final[Method[str | bool | None]] = Method(
    "chatpalUtilsGetTaC",
    str | bool | None,
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
BROWSE: Final[Method[types.DirectoryPage | None]] = Method(
    "browseChannels",
    lambda: types.DirectoryPage | None,
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/directory",
            send={
                "text": "0.text",
                "type": "0.type",
                "workspace": "0.workspace",
                "count": "0.limit",
                "offset": Pick(path="0.offset", product=("0.page", "0.limit")),
                "sort.{0.sortBy}": Pick(
                    path="0.sortDirection", choices={"asc": 1, "desc": -1}
                ),
            },
            result={"results": "result", "total": "total"},
        ),
    ),
    rate=(100, 100000),
)
FIND_MESSAGES: Final[Method[bool | types.MessageSearchResult]] = Method(
    "messageSearch",
    lambda: bool | types.MessageSearchResult,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.search",
            send={"roomId": "1", "searchText": "0", "count": "2", "offset": "3"},
            result={"message.docs": "messages"},
        ),
    ),
    rooms=(1,),
)
GET_PROVIDER: Final[Method[types.SearchProvider | None]] = Method(
    "rocketchatSearch.getProvider",
    lambda: types.SearchProvider | None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
)
RUN: Final[Method[types.ProviderResult]] = Method(
    "rocketchatSearch.search",
    lambda: types.ProviderResult,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.search",
            send={"roomId": "1.rid", "searchText": "0", "count": "2.limit"},
            result={"message.docs": "messages"},
            when={"1.rid": {"given": True}},
        ),
    ),
    rooms=((1, "room_id"),),
)
SUGGEST: Final[Method[list[types.SearchSuggestion]]] = Method(
    "rocketchatSearch.suggest",
    lambda: list[types.SearchSuggestion],
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rooms=((1, "room_id"),),
)


class Search(Group):
    """Search messages, channels, users and teams."""

    __slots__ = ()

    async def create_chatpal_key(self, email: str) -> str | bool:
        """Register with Chatpal's search; before 6.0.

        Wire name ``chatpalUtilsCreateKey``; servers since 0.74.0, removed in 6.0.0.
        Upstream does not say who may call it.

        Args:
            email: E-mail address.

        Returns:
            The key; false when the service refuses.
        """
        return await self._session.call(CREATE_CHATPAL_KEY, (email,))

    async def get_chatpal_terms(self, lang: str) -> str | bool | None:
        """Fetch the terms of Chatpal's search; before 6.0.

        Wire name ``chatpalUtilsGetTaC``; servers since 0.74.0, removed in 6.0.0.
        Upstream does not say who may call it. Safe to repeat: it only reads.

        Args:
            lang: Language.

        Returns:
            The terms as HTML; false or null when the service has none.
        """
        return await self._session.call(GET_CHATPAL_TERMS, (lang,))

    async def browse(  # noqa: PLR0913  # as many as the wire has
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
        return await self._session.call(BROWSE, (params,))

    async def find_messages(
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
        return await self._session.call(
            FIND_MESSAGES,
            (
                text,
                UNSET if room_id is None else room_id,
                UNSET if most is None else most,
                UNSET if offset is None else offset,
            ),
        )

    async def get_provider(self) -> types.SearchProvider | None:
        """Ask what searches messages on this server.

        Wire name ``rocketchatSearch.getProvider``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. Upstream does not say who may call it. Safe to repeat: it
        only reads.

        Returns:
            The provider; null when there is none.
        """
        return await self._session.call(GET_PROVIDER, ())

    async def run(
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
        return await self._session.call(RUN, (text, context, payload))

    async def suggest(
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
        return await self._session.call(
            SUGGEST, (text, context, UNSET if payload is None else payload)
        )
