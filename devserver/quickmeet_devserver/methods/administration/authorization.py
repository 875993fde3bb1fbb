# SPDX-License-Identifier: MIT
"""Permissions and roles: granting permissions to roles, and roles to users."""

from typing import Final, NamedTuple

from msgspec import UNSET, UnsetType

from quickmeet.server import permissions, roles
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MATCH_FAILED, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Method, Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member

from .roles import known_role

__all__ = ["METHODS", "admins", "change_roles"]

_ADMIN: Final = "admin"
_OF_ROOMS: Final = "Subscriptions"
_ROOM_ROLES: Final = frozenset({"owner", "moderator", "leader"})


class _PermissionMethod(NamedTuple):
    """The errors of a method that changes a permission.

    Attributes:
        name: Wire name.
        refusal: The error for callers without permission.
        unknown: Code and reason for an unknown permission.
        is_told_action: Whether its details name the action.
    """

    name: str
    refusal: "_NoAccess"
    unknown: tuple[str, str]
    is_told_action: bool


class _NoAccess(NamedTuple):
    reason: str
    action: str


def _permission_change(
    method: _PermissionMethod, *, is_granted: bool
) -> permissions.GrantHandler[Scope]:
    def handle(scope: Scope, /, permission_id: str, role_id: str) -> None:
        _check_access(scope, method.name, method.refusal)
        permission = scope.tx["permissions"].get(permission_id)
        if permission is None:
            return  # refused earlier
        left = [one for one in permission["roles"] if one != role_id]
        roles = [*left, role_id] if is_granted else left
        if set(roles) != set(permission["roles"]):
            scope.tx["permissions"].update(permission, roles=roles)

    return handle


def _asks_for_permission(method: _PermissionMethod) -> Method:
    """Refuse unknown permissions first, then callers without permission."""

    def ask(scope: Scope, params: Params) -> None:
        if scope.user is None and method.is_told_action:
            _check_access(scope, method.name, method.refusal)
        id_ = params.any(0)
        if not isinstance(id_, str) or not scope.tx["permissions"].has(id_):
            action = {"action": method.refusal.action} if method.is_told_action else {}
            fail(*method.unknown, method.name, **action)
        _check_access(scope, method.name, method.refusal)

    return ask


def _check_access(scope: Scope, method: str, refusal: _NoAccess) -> None:
    if scope.user is None or not may(scope, "access-permissions"):
        fail("error-action-not-allowed", refusal.reason, method, action=refusal.action)


def _asks_for_access(method: str, refusal: _NoAccess) -> Method:
    """Refuse callers who may not change roles, and malformed calls."""

    def ask(scope: Scope, params: Params) -> None:
        _check_access(scope, method, refusal)
        names = (params.any(0), params.any(1))
        if not all(isinstance(one, str) and one for one in names):
            fail("error-invalid-arguments", "Invalid arguments", method)

    return ask


def _role_change(method: str, *, is_added: bool) -> roles.AddUserHandler[Scope]:
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
        role = known_role(scope, role_id)
        if role is None:
            fail("error-invalid-role", "Invalid Role", method)
        other = _member(scope, method, role, username, room_id, is_added=is_added)
        change_roles(
            scope, other, role["_id"], None if room_id is UNSET else room_id, is_added
        )
        return True

    return handle


def _member(  # noqa: PLR0913  # the parameters of a call
    scope: Scope,
    method: str,
    role: Document,
    username: str,
    room_id: str | UnsetType,
    *,
    is_added: bool,
) -> Document:
    """Return the user whose roles change.

    Raises:
        MethodFailed: The user does not exist, or the change is not allowed.
    """
    is_admin = role["_id"] == _ADMIN
    if is_added and is_admin and not may(scope, "assign-admin-role"):
        fail(
            "error-action-not-allowed",
            "Assigning admin is not allowed",
            method,
            action="Assign_admin",
        )
    other = scope.tx.user_named(username)
    if other is None and is_added:
        fail("error-user-not-found", "User not found", method)
    if other is None:
        fail("error-invalid-user", "Invalid user", method)
    is_of_room = bool(room_id) and role.get("scope") == _OF_ROOMS
    if is_added and is_of_room and not is_member(scope, str(room_id), other["_id"]):
        fail("error-invalid-user", "User is not part of given room", method)
    if not is_added and is_admin and admins(scope) == [other["_id"]]:
        fail(
            "error-action-not-allowed",
            "Leaving the app without admins is not allowed",
            "removeUserFromRole",
            action="Remove_last_admin",
        )
    return other


def admins(scope: Scope) -> list[str]:
    """Return the ids of all administrators."""
    return [
        user["_id"]
        for user in scope.tx.users.find()
        if _ADMIN in (user.get("roles") or ())
    ]


def change_roles(
    scope: Scope,
    user: Document,
    role_id: str,
    room_id: str | None,
    is_added: bool,  # noqa: FBT001  # a fact
) -> None:
    """Grant a role to a user, or revoke it, and announce it.

    Args:
        scope: The operation.
        user: The user.
        role_id: The role.
        room_id: The room; None for the whole server.
        is_added: Whether to grant it.
    """
    if room_id:
        _change_room_role(scope, room_id, user, role_id, is_added=is_added)
    else:
        _change_role(scope, user, role_id, is_added=is_added)
    if scope.setting("UI_DisplayRoles") is False:
        return
    told = {
        "type": "added" if is_added else "removed",
        "_id": role_id,
        "u": {"_id": user["_id"], "username": user["username"]},
        **_scope_told(scope, room_id),
    }
    scope.notify_logged("roles-change", told)


def _scope_told(scope: Scope, room_id: str | None) -> Document:
    """Return the scope of a role as given, which may be null."""
    if room_id is None:
        return {"scope": None} if len(scope.params.arguments) > _SCOPE else {}
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
    scope.tx.users.update(user)
    diff = {**fields, "_updatedAt": user["_updatedAt"]}
    told = {"id": user["_id"], "diff": diff, "unset": {}, "type": "updated"}
    scope.notify_user(user["_id"], "userData", told)


def _change_room_role(
    scope: Scope, room_id: str, user: Document, role: str, *, is_added: bool
) -> None:
    membership = scope.tx.membership(room_id, user["_id"])
    if membership is not None:
        roles = [one for one in membership.get("roles") or () if one != role]
        scope.tx.subscriptions.update(
            membership, roles=[*roles, role] if is_added else roles
        )


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
_NO_ACCESS: Final = "Accessing_permissions"
_GRANTING: Final = _PermissionMethod(
    _GRANT,
    _NoAccess("Adding permission is not allowed", "Adding_permission"),
    ("error-invalid-permission", "Permission does not exist"),
    is_told_action=True,
)
_REVOKING: Final = _PermissionMethod(
    _REVOKE,
    _NoAccess("Removing permission is not allowed", "Removing_permission"),
    ("error-permission-not-found", "Permission not found"),
    is_told_action=False,
)

METHODS: Final[Methods] = typed_methods(
    (
        Played(
            permissions.on_grant(_permission_change(_GRANTING, is_granted=True)),
            _asks_for_permission(_GRANTING),
        ),
        Played(
            permissions.on_revoke(_permission_change(_REVOKING, is_granted=False)),
            _asks_for_permission(_REVOKING),
        ),
        Played(
            roles.on_add_user(_role_change(_ADD, is_added=True)),
            _asks_for_access(
                _ADD, _NoAccess("Accessing permissions is not allowed", _NO_ACCESS)
            ),
        ),
        Played(
            roles.on_remove_user(_role_change(_REMOVE, is_added=False)),
            _asks_for_access(
                _REMOVE, _NoAccess("Access permissions is not allowed", _NO_ACCESS)
            ),
        ),
        roles.on_set_admin(_set_admin),
    )
)
