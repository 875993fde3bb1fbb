# SPDX-License-Identifier: MIT
"""Counters of a session, readable at any time."""

from msgspec import Struct

__all__ = ["Statistics"]


class Statistics(Struct):
    """Counters of one session since it was opened."""

    frames: int = 0
    """Frames received."""
    bytes: int = 0
    """Bytes in them."""
    events: int = 0
    """Stream events received."""
    unrouted_events: int = 0
    """Of these, events without a subscriber (any more)."""
    payload_errors: int = 0
    """Events and results that do not match the schema, wholly or in part."""
    handler_errors: int = 0
    """Exceptions of functions that were called with events."""
    dropped_events: int = 0
    """Events given up because their consumer was too slow."""
    dropped_documents: int = 0
    """Documents of the server that were not kept: too many, or too large."""
    gaps: int = 0
    """Times that events were or may have been missed."""
    recovered_events: int = 0
    """Events fetched after a gap."""
    calls: int = 0
    """Calls begun."""
    calls_repeated: int = 0
    """Calls sent again after a break."""
    calls_timed_out: int = 0
    """Calls that got no answer within the limit."""
    late_answers: int = 0
    """Answers to calls that had been cancelled or given up."""
    server_errors: int = 0
    """`error` frames: the server could not make sense of a frame of ours."""
    unknown_frames: int = 0
    """Frames with a `msg` that DDP does not have."""
    connections: int = 0
    """Times that the session became ready."""
    connections_lost: int = 0
    """Times that a connection was lost."""
