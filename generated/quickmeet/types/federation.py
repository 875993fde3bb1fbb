# Generated from schema/federation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Rooms shared with other servers."""

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "FederatedServer",
    "FederationEvent",
    "FederationEventContext",
    "FederationGetOverviewDataResult",
    "FederationGetOverviewDataResultDataItem",
    "FederationGetServersResult",
]


class FederationGetOverviewDataResultDataItem(Model, frozen=True, kw_only=True):
    """Federation get overview data result data item."""

    title: str
    """Title."""
    value: float
    """Value."""


class FederationGetOverviewDataResult(Model, frozen=True, kw_only=True):
    """Federation get overview data result."""

    data: list[FederationGetOverviewDataResultDataItem]
    """Data."""


class FederatedServer(Model, frozen=True, kw_only=True):
    """A server that federation knows."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When its record last changed."""
    domain: str | UnsetType = UNSET
    """Its domain."""


class FederationGetServersResult(Model, frozen=True, kw_only=True):
    """Federation get servers result."""

    data: list[FederatedServer]
    """Data."""


class FederationEventContext(Model, frozen=True, kw_only=True):
    """Federation event context."""

    room_id: str = field(name="roomId")
    """The room."""


class FederationEvent(Model, frozen=True, kw_only=True):
    """Federation event."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    context: FederationEventContext | UnsetType = UNSET
    """Context."""
    data: object | UnsetType = UNSET
    """Data, left unknown by upstream."""
    has_children: bool | UnsetType = field(name="hasChildren", default=UNSET)
    """Whether it has children."""
    origin: str | UnsetType = UNSET
    """Origin."""
    parent_ids: list[str] | UnsetType = field(name="parentIds", default=UNSET)
    """Parent ids."""
    timestamp_at: Timestamp | UnsetType = field(name="timestamp", default=UNSET)
    """When: timestamp."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
