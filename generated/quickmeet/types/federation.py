# Generated from schema/federation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Rooms shared with other servers."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

__all__ = [
    "FederatedServer",
    "FederationEvent",
    "FederationEventContext",
    "FederationGetOverviewDataResult",
    "FederationGetOverviewDataResultDataItem",
    "FederationGetServersResult",
    "FederationPeer",
    "FederationPeers",
]


class FederationGetOverviewDataResultDataItem(
    Model, frozen=True, kw_only=True, gc=False
):
    """A figure of the federation."""

    title: str
    """Key of its name in the server's translations."""
    value: float
    """The figure."""


class FederationGetOverviewDataResult(Model, frozen=True, kw_only=True):
    """The federation in figures."""

    figures: list[FederationGetOverviewDataResultDataItem] = field(name="data")
    """The figures."""


class FederatedServer(Model, frozen=True, kw_only=True, gc=False):
    """A server that federation knows."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When its record last changed."""
    domain: str | UnsetType | None = UNSET
    """Its domain."""


class FederationGetServersResult(Model, frozen=True, kw_only=True):
    """The servers of the federation."""

    servers: list[FederatedServer] = field(name="data")
    """The servers."""


class FederationEventContext(Model, frozen=True, kw_only=True, gc=False):
    """The context of an event of the federation."""

    room_id: str = field(name="roomId")
    """The room."""


class FederationEvent(Model, frozen=True, kw_only=True):
    """An event of the federation."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    context: FederationEventContext | UnsetType | None = UNSET
    """Its subject."""
    data: AnyJson | UnsetType = UNSET
    """Its content; left unknown by upstream."""
    has_children: bool | UnsetType | None = field(name="hasChildren", default=UNSET)
    """Whether other events follow from it."""
    origin: str | UnsetType | None = UNSET
    """The server that it comes from."""
    parent_ids: list[str] | UnsetType | None = field(name="parentIds", default=UNSET)
    """Events that it follows from."""
    happened_at: Timestamp | UnsetType | None = field(name="timestamp", default=UNSET)
    """When it happened."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind of event."""


class FederationPeer(Model, frozen=True, kw_only=True, gc=False):
    """A server of a federation and its state."""

    domain: str = field(name="peer")
    """Its domain."""
    status: Literal["stable", "unstable", "failing"] | str | UnsetType | None = UNSET
    """How it fares."""
    seen_at: Timestamp | UnsetType | None = field(name="statusAt", default=UNSET)
    """When it was last seen, or last failed."""


class FederationPeers(Model, frozen=True, kw_only=True):
    """The servers of a federation and their states."""

    peers: list[FederationPeer] = field(name="data")
    """The servers."""
