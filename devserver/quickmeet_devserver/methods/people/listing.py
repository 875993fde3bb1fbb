# SPDX-License-Identifier: MIT
"""The list of all users, which REST alone has."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.users import on_list
from quickmeet_devserver.base.documents import pick, pick_not
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.paging import page_of
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope

__all__ = ["METHODS"]

_NOT_SHOWN: Final = frozenset({"services"})
_PUBLIC: Final = (
    "_id", "active", "avatarETag", "name", "nameInsensitive", "roles", "status",
    "statusText", "type", "username", "utcOffset",
)  # fmt: skip
_UNAUTHORIZED: Final = MethodFailed("error-unauthorized", said="unauthorized")


def _list(
    scope: Scope,
    /,
    *,
    count: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
) -> Raw:
    if not may(scope, "view-d-room"):
        raise _UNAUTHORIZED
    users = scope.tx.users.find("1 ORDER BY username")
    if may(scope, "view-full-other-user-info"):
        shown = [pick_not(user, _NOT_SHOWN) for user in users]
    else:
        shown = [pick(user, _PUBLIC) for user in users]
    return page_of(shown, count, offset)


METHODS: Final[Methods] = typed_methods((on_list(_list),))
