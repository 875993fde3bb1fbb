# SPDX-License-Identifier: MIT
"""The state before a step, so that what the step did can be taken back."""

from collections.abc import Mapping
from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.operation.scope import Scope

__all__ = ["Snapshot", "snapshot", "take_back"]

Snapshot = Mapping[str, Mapping[str, Document]]
"""Documents by collection and id."""

_KEPT: Final = ("users", "rooms", "subscriptions", "messages")
_OF_FEW: Final = (
    ("permission", "permissions"),
    ("setting", "settings"),
    ("role", "roles"),
)


def snapshot(scope: Scope, asked: str = "") -> Snapshot:
    """Note the state before a step.

    Args:
        scope: The operation.
        asked: What is called in the step; large collections are only noted before the
            few calls that change them.
    """
    names = [*_KEPT, *(name for word, name in _OF_FEW if word in asked.lower())]
    return {name: {one["_id"]: one for one in scope.tx[name].find()} for name in names}


def take_back(scope: Scope, before: Snapshot) -> set[str]:
    """Return to the state before a step.

    Returns:
        Who is in rooms again, and has lost the subscriptions to them.
    """
    kept = {one["_id"] for one in scope.tx.subscriptions.find()}
    again = [one for id_, one in before["subscriptions"].items() if id_ not in kept]
    for name, documents in before.items():
        collection = scope.tx[name]
        now = {one["_id"]: one for one in collection.find()}
        for id_ in now.keys() - documents.keys():
            collection.delete(now[id_])
        for id_, document in documents.items():
            if now.get(id_) != document:
                collection.save(document)
    return {str(one["u"]["_id"]) for one in again}
