# SPDX-License-Identifier: MIT
"""Creating channels and private groups with their members."""

from collections.abc import Sequence

from quickmeet_devserver.base.documents import Document, user_reference
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.scope import Scope

from .memberships import begin_membership

__all__ = ["create_room"]


def create_room(  # noqa: PLR0913  # the fields of a room
    scope: Scope,
    kind: str,
    name: str,
    owner: Document,
    members: Sequence[Document] = (),
    *,
    is_read_only: bool = False,
    custom_fields: Document | None = None,
    extra: Document | None = None,
    room_id: str | None = None,
    display_name: str | None = None,
    has_custom_fields: bool = True,
) -> Document:
    """Create a channel (``c``) or private group (``p``) with its members.

    Returns:
        The document as returned by the method, before the members are counted.
    """
    room: Document = {
        "_id": room_id or new_id(scope),
        "fname": display_name or name,
        "_updatedAt": scope.stamp(),
        **(
            {"customFields": custom_fields or {}}
            if has_custom_fields and not display_name
            else {}
        ),
        **(extra or {}),
        "name": name,
        "t": kind,
        "msgs": 0,
        "usersCount": 0,
        "u": user_reference(owner),
        "ts": scope.today,
        "ro": is_read_only,
        "default": False,
        "sysMes": True,
    }
    scope.tx.rooms.insert(room)
    made = dict(room)
    begin_membership(scope, room, owner, roles=("owner",))
    for member in members:
        if member["_id"] != owner["_id"]:
            begin_membership(scope, room, member)
    return made
