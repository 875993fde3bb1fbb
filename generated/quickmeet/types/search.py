# Generated from schema/search.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Searching messages and the directory."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .common import UserReference
from .rooms import DirectoryEntry

__all__ = [
    "DirectoryPage",
    "DirectoryQuery",
    "MessageHits",
    "MessageSearchResult",
    "ProviderMessages",
    "ProviderResult",
    "ProviderRooms",
    "RoomHits",
    "SearchContext",
    "SearchHit",
    "SearchOptions",
    "SearchProvider",
    "SearchSuggestion",
]


class DirectoryQuery(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `search.browse`."""

    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most."""
    offset: int | UnsetType | None = UNSET
    """How many to leave out in front."""
    page_number: float | UnsetType | None = field(name="page", default=UNSET)
    """Which page, from 0."""
    sort_by: (
        Literal["name", "createdAt", "lastMessage", "usersCount", "usernames"]
        | str
        | UnsetType
        | None
    ) = field(name="sortBy", default=UNSET)
    """Field to sort by."""
    direction: Literal["asc", "desc"] | str | UnsetType | None = field(
        name="sortDirection", default=UNSET
    )
    """`asc` or `desc`."""
    text: str | UnsetType | None = UNSET
    """Text in their names."""
    kind: Literal["channels", "users", "teams"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """`channels`, `users` or `teams`."""
    workspace: str | UnsetType | None = UNSET
    """`local`, or `all` for federated ones too."""


class SearchHit(Model, frozen=True, kw_only=True):
    """A message that a search found."""

    id: str = field(name="_id")
    """Identifier of the message."""
    score: float | UnsetType | None = UNSET
    """How well it fits."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Its text."""
    sent_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was sent."""
    author: UserReference | UnsetType | None = field(name="u", default=UNSET)
    """The author."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread that it is in."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class MessageHits(Model, frozen=True, kw_only=True):
    """Messages that a search found."""

    hits: list[SearchHit] = field(name="docs")
    """The messages, best first."""


class RoomHits(Model, frozen=True, kw_only=True):
    """Rooms that a search found."""

    hits: list[SearchHit] = field(name="docs")
    """The rooms, best first."""


class MessageSearchResult(Model, frozen=True, kw_only=True):
    """The results of a search of messages."""

    messages: MessageHits | UnsetType | None = field(name="message", default=UNSET)
    """Messages."""
    rooms: RoomHits | UnsetType | None = field(name="room", default=UNSET)
    """Rooms."""


class SearchProvider(Model, frozen=True, kw_only=True):
    """The provider of searches on a server."""

    description: str
    """Its description."""
    icon: str
    """Its icon."""
    key: str
    """Its name."""
    result_template: str = field(name="resultTemplate")
    """Name of the template of results."""
    settings: dict[str, AnyJson]
    """Its settings."""
    has_suggestions: bool = field(name="supportsSuggestions")
    """Whether it makes suggestions."""
    suggestion_template: str | UnsetType | None = field(
        name="suggestionItemTemplate", default=UNSET
    )
    """Name of the template of suggestions."""


class SearchContext(Model, frozen=True, kw_only=True, gc=False):
    """The index to start from."""

    room_id: str = field(name="rid")
    """The room."""
    user_id: str | UnsetType | None = field(name="uid", default=UNSET)
    """The user."""


class ProviderMessages(Model, frozen=True, kw_only=True):
    """Messages that the provider found."""

    hits: list[SearchHit] = field(name="docs")
    """The messages, best first."""


class ProviderRooms(Model, frozen=True, kw_only=True):
    """Rooms that the provider found."""

    hits: list[SearchHit] = field(name="docs")
    """The rooms, best first."""


class ProviderResult(Model, frozen=True, kw_only=True):
    """The results of a search provider."""

    messages: ProviderMessages | UnsetType | None = field(name="message", default=UNSET)
    """Messages."""
    rooms: ProviderRooms | UnsetType | None = field(name="room", default=UNSET)
    """Rooms."""


class SearchSuggestion(Model, frozen=True, kw_only=True, gc=False):
    """Something that one could search."""

    text: str
    """Its text."""


class DirectoryPage(Model, frozen=True, kw_only=True):
    """The results of a search of the directory."""

    entries: list[DirectoryEntry] | UnsetType | None = field(
        name="results", default=UNSET
    )
    """Users, channels or teams."""
    total: int | UnsetType | None = UNSET
    """How many there are in all."""


class SearchOptions(Model, frozen=True, kw_only=True, gc=False):
    """Options of a search provider."""

    searches_all_rooms: bool | UnsetType | None = field(name="searchAll", default=UNSET)
    """Whether all rooms are searched."""
    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most."""
