# SPDX-License-Identifier: MIT
"""Events of the client side of a connection: one for each frame.

Events of streams and what comes for each call are the frames themselves: making
another object for each would be the largest part of the work.
"""

from msgspec import UNSET, Raw, Struct, UnsetType

from .frames import Changed, Result, Updated, WireError

__all__ = [
    "AddedReceived",
    "CallAnswered",
    "ChangedReceived",
    "Connected",
    "Event",
    "GreetingReceived",
    "MethodsUpdated",
    "PingReceived",
    "PongReceived",
    "RemovedReceived",
    "ServerErrorReceived",
    "StreamEvent",
    "SubscriptionEnded",
    "SubscriptionsReady",
    "UnknownReceived",
    "VersionRefused",
]

StreamEvent = Changed
CallAnswered = Result
MethodsUpdated = Updated


class Connected(Struct, frozen=True):
    """The server took our version: calls and subscriptions may go out."""

    session: str
    """The server's name for this connection; sessions are never resumed."""


class VersionRefused(Struct, frozen=True):
    """The server speaks another version and is about to close."""

    version: str
    """The version that the server proposes."""


class SubscriptionsReady(Struct, frozen=True):
    """These subscriptions are live; may name one again after a login."""

    ids: list[str | int]


class SubscriptionEnded(Struct, frozen=True):
    """A subscription was refused, ended by the server, or left by us."""

    id: str | int
    error: WireError | None = None


class AddedReceived(Struct, frozen=True):
    """A document came into a collection, asked for or not."""

    collection: str
    id: str
    fields: Raw | UnsetType = UNSET


class ChangedReceived(Struct, frozen=True):
    """Some fields of a document changed or went."""

    collection: str
    id: str
    fields: Raw | UnsetType = UNSET
    cleared: list[str] = []


class RemovedReceived(Struct, frozen=True):
    """A document left a collection."""

    collection: str
    id: str


class PingReceived(Struct, frozen=True):
    """The server asked whether we live; the answer is already queued."""


class PongReceived(Struct, frozen=True):
    """The server lives."""


class ServerErrorReceived(Struct, frozen=True):
    """The server could not make sense of a frame of ours."""

    reason: str
    offending: Raw | UnsetType = UNSET
    """The frame it means, as raw JSON, when it says so."""


class GreetingReceived(Struct, frozen=True):
    """``{"server_id": "0"}``: ddp-streamer and very old servers say hello."""


class UnknownReceived(Struct, frozen=True):
    """A frame with a ``msg`` that DDP does not have; to be ignored."""

    msg: str


Event = (
    StreamEvent
    | Connected
    | VersionRefused
    | CallAnswered
    | MethodsUpdated
    | SubscriptionsReady
    | SubscriptionEnded
    | AddedReceived
    | ChangedReceived
    | RemovedReceived
    | PingReceived
    | PongReceived
    | ServerErrorReceived
    | GreetingReceived
    | UnknownReceived
)
