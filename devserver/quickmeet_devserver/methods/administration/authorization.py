# SPDX-License-Identifier: MIT
"""Who may do what: the roles that a permission is given to, and who has them."""

from typing import Final, Protocol

from msgspec import UNSET, UnsetType

from quickmeet.server import permissions, roles
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MATCH_FAILED, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Method, Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need
from quickmeet_devserver.operation.scope import Scope

__all__ = ["METHODS"]

_ROLES: Final = frozenset(
    {"admin", "moderator", "leader", "owner", "user", "bot", "app", "guest"}
    | {"anonymous", "livechat-agent", "livechat-manager", "livechat-monitor"}
)
_ROOM_ROLES: Final = frozenset({"owner", "moderator", "leader"})


class _OfPermission(Protocol):
    """Changes who may do something."""

    def __call__(self, scope: Scope, /, permission_id: str, role_id: str) -> None:
        """Carry out a call."""
        ...


def _permission_change(method: str, *, is_granted: bool) -> _OfPermission:
    def handle(scope: Scope, /, permission_id: str, role_id: str) -> None:
        permission = scope.tx["permissions"].get(permission_id)
        if permission is None:
            fail("error-invalid-permission", "Permission does not exist", method)
        left = [one for one in permission["roles"] if one != role_id]
        permission["roles"] = [*left, role_id] if is_granted else left
        permission["_updatedAt"] = scope.stamp()
        scope.tx["permissions"].save(permission)

    return handle


def _asks_for_access(method: str, reason: str, action: str) -> Method:
    """What refuses calls of those who may not change permissions and roles."""

    def ask(scope: Scope, _: Params) -> None:
        if scope.user is None or not may(scope, "access-permissions"):
            fail("error-action-not-allowed", reason, method, action=action)

    return ask


class _OfRole(Protocol):
    """Changes who has a role."""

    def __call__(
        self,
        scope: Scope,
        /,
        role_id: str,
        *,
        username: str | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> bool:
        """Carry out a call."""
        ...


def _role_change(method: str, *, is_added: bool) -> _OfRole:
    def handle(
        scope: Scope,
        /,
        role_id: str,
        *,
        username: str | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> bool:
        if username is UNSET:
            raise MATCH_FAILED
        other = scope.tx.user_named(username)
        if other is None:
            fail("error-invalid-user", "Invalid user", method)
        if not _is_role(scope, role_id):
            fail("error-invalid-role", "Invalid Role", method)
        if room_id is not UNSET:
            _change_room_role(scope, room_id, other, role_id, is_added=is_added)
        else:
            _change_role(scope, other, role_id, is_added=is_added)
        told = {
            "type": "added" if is_added else "removed",
            "_id": role_id,
            "u": {"_id": other["_id"], "username": other["username"]},
            **_scope_told(scope, room_id),
        }
        scope.notify_logged("roles-change", told)
        return True

    return handle


def _is_role(scope: Scope, role_id: str) -> bool:
    """Whether there is a role: one of the server's own, or one that was made."""
    if role_id in _ROLES or scope.tx["roles"].has(role_id):
        return True
    granted = scope.tx["permissions"].find()
    return any(role_id in (one.get("roles") or ()) for one in granted)


def _scope_told(scope: Scope, room_id: str | UnsetType) -> Document:
    """Where a role was given: what was given for it, which may be null."""
    given = scope.params.arguments
    if room_id is UNSET:
        return {"scope": None} if len(given) > _SCOPE else {}
    return {"scope": room_id}


def _change_role(scope: Scope, user: Document, role: str, *, is_added: bool) -> None:
    roles: list[str] = user["roles"]
    if is_added and role not in roles and role not in _ROOM_ROLES:
        fields = {f"roles.{len(roles)}": role}
        user["roles"] = [*roles, role]
    elif not is_added and role in roles:
        user["roles"] = [one for one in roles if one != role]
        fields = {"roles": user["roles"]}
    else:
        return
    user["_updatedAt"] = scope.stamp()
    scope.tx.users.save(user)
    diff = {**fields, "_updatedAt": user["_updatedAt"]}
    told = {"id": user["_id"], "diff": diff, "unset": {}, "type": "updated"}
    scope.notify_user(user["_id"], "userData", told)


def _change_room_role(
    scope: Scope, room_id: str, user: Document, role: str, *, is_added: bool
) -> None:
    membership = scope.tx.membership(room_id, user["_id"])
    if membership is not None:
        roles = [one for one in membership.get("roles") or () if one != role]
        membership["roles"] = [*roles, role] if is_added else roles
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)


def _set_admin(
    scope: Scope, /, user_id: str, *, is_admin: bool | UnsetType = UNSET
) -> bool:
    method = "setAdminStatus"
    if is_admin is UNSET:
        raise MATCH_FAILED
    scope.need_user(method)
    need(scope, "assign-admin-role", method)
    user = scope.tx.users.get(user_id)
    if user is not None:
        _change_role(scope, user, "admin", is_added=is_admin)
    return True


_SCOPE: Final = 2
_GRANT: Final = "authorization:addPermissionToRole"
_REVOKE: Final = "authorization:removeRoleFromPermission"
_ADD: Final = "authorization:addUserToRole"
_REMOVE: Final = "authorization:removeUserFromRole"
_NO_ACCESS: Final = ("Accessing permissions is not allowed", "Accessing_permissions")

METHODS: Final[Methods] = typed_methods(
    (
        Played(
            permissions.on_grant(_permission_change(_GRANT, is_granted=True)),
            _asks_for_access(
                _GRANT, "Adding permission is not allowed", "Adding_permission"
            ),
        ),
        Played(
            permissions.on_revoke(_permission_change(_REVOKE, is_granted=False)),
            _asks_for_access(
                _REVOKE, "Removing permission is not allowed", "Removing_permission"
            ),
        ),
        Played(
            roles.on_add_user(_role_change(_ADD, is_added=True)),
            _asks_for_access(_ADD, *_NO_ACCESS),
        ),
        Played(
            roles.on_remove_user(_role_change(_REMOVE, is_added=False)),
            _asks_for_access(_REMOVE, *_NO_ACCESS),
        ),
        roles.on_set_admin(_set_admin),
    )
)
