# Generated from schema/broadcasts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Live streams in rooms, of servers before 6.0."""

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = [
    "BroadcastStatusChange",
    "BroadcastTarget",
    "CreatedLivestream",
    "LivestreamResource",
    "LivestreamRoom",
    "LivestreamTarget",
]


class LivestreamResource(Model, frozen=True, kw_only=True):
    """A stream or broadcast as the video service has it."""

    id: str | UnsetType | None = UNSET
    """Identifier at the video service."""
    kind: str | UnsetType | None = UNSET
    """Kind of document."""
    etag: str | UnsetType | None = UNSET
    """Version of the document."""
    status: dict[str, AnyJson] | UnsetType | None = UNSET
    """Its state."""


class CreatedLivestream(Model, frozen=True, kw_only=True):
    """A live stream that was made at the video service."""

    id: str | UnsetType | None = UNSET
    """Name of the stream, which the sender of the video uses."""
    stream: LivestreamResource | UnsetType | None = UNSET
    """The stream."""
    broadcast: LivestreamResource | UnsetType | None = UNSET
    """The broadcast that shows it."""


class BroadcastTarget(Model, frozen=True, kw_only=True, gc=False):
    """A broadcast of the video service."""

    broadcast_id: str = field(name="broadcastId")
    """The broadcast."""


class BroadcastStatusChange(Model, frozen=True, kw_only=True, gc=False):
    """A broadcast, and its new state."""

    broadcast_id: str = field(name="broadcastId")
    """The broadcast."""
    status: str | UnsetType | None = UNSET
    """`testing`, `live` or `complete`."""


class LivestreamTarget(Model, frozen=True, kw_only=True, gc=False):
    """A video stream of the video service."""

    stream_id: str = field(name="streamId")
    """The stream."""


class LivestreamRoom(Model, frozen=True, kw_only=True, gc=False):
    """The room of a broadcast."""

    room_id: str = field(name="rid")
    """The room."""
