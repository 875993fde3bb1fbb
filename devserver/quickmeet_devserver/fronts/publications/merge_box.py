# SPDX-License-Identifier: MIT
"""The documents that a client has from all of its subscriptions.

Like Meteor's merge box: a client sees each document with the fields of all of its
subscriptions. A field in several of them takes the value of the oldest one, and only
differences are sent.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Final

from quickmeet_runtime.model.operations.publication import wire_document_id
from quickmeet_runtime.protocol import server as ddp

__all__ = ["MergeBox"]

Fields = Mapping[str, object]


class MergeBox:
    """The documents that a client has received.

    Args:
        send: Sends the frames to the client.
    """

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send: Final = send
        self._views: Final[dict[tuple[str, str], dict[Hashable, Fields]]] = {}

    def put(
        self, owner: Hashable, collection: str, id_: str, fields: Fields | None
    ) -> None:
        """Set the fields of a document in a subscription; None removes the document."""
        key = collection, id_
        view = self._views.setdefault(key, {})
        before = _merged(view)
        if fields is None:
            view.pop(owner, None)
        else:
            view[owner] = fields
        if not view:
            del self._views[key]
        self._tell(collection, wire_document_id(id_), before, _merged(view))

    def drop(self, owner: Hashable) -> None:
        """Remove all documents of a subscription."""
        for (collection, id_), view in list(self._views.items()):
            if owner in view:
                self.put(owner, collection, id_, None)

    def _tell(
        self, collection: str, id_: str, before: Fields | None, now: Fields | None
    ) -> None:
        if now is None:
            if before is not None:
                self._send(ddp.removed(collection, id_))
        elif before is None:
            self._send(ddp.added(collection, id_, now))
        else:
            new = {k: v for k, v in now.items() if k not in before or before[k] != v}
            cleared = [name for name in before if name not in now]
            if new or cleared:
                self._send(ddp.changed(collection, id_, new, cleared))


def _merged(view: Mapping[Hashable, Fields]) -> Fields | None:
    if not view:
        return None
    merged: dict[str, object] = {}
    for fields in view.values():
        for name, value in fields.items():
            merged.setdefault(name, value)
    return merged
