# SPDX-License-Identifier: MIT
"""Requests that the server itself makes: what outgoing webhooks tell others."""

from typing import NamedTuple

__all__ = ["Outcall"]


class Outcall(NamedTuple):
    """A request to another server.

    Attributes:
        url: Where to.
        body: JSON.
        integration_id: The webhook.
        user_id: Who posts the answer.
        place: Where the answer is posted, as `post` has it; None for nowhere.
    """

    url: str
    body: bytes
    integration_id: str
    user_id: str
    place: str | None
