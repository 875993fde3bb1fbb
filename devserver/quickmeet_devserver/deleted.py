# SPDX-License-Identifier: MIT
"""Messages that were deleted, kept for those who ask what they missed."""

from .documents import Document, date
from .scope import Scope

__all__ = ["keep_deleted"]


def keep_deleted(scope: Scope, message: Document) -> None:
    """Keep a message that is about to go, as the server's trash does."""
    gone = {"__collection__": "message", "_deletedAt": date(scope.tx.stamp())}
    scope.tx["deleted_messages"].save({**message, **gone})
