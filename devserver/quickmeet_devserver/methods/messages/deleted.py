# SPDX-License-Identifier: MIT
"""Messages that were deleted, kept for those who ask what they missed."""

from quickmeet_devserver.base.documents import Document, date
from quickmeet_devserver.operation.scope import Scope

__all__ = ["keep_deleted"]


def keep_deleted(scope: Scope, message: Document) -> None:
    """Keep a message that is about to go, as the server's trash does."""
    gone = {"__collection__": "message", "_deletedAt": date(scope.tx.stamp())}
    scope.tx["deleted_messages"].save({**message, **gone})
