# SPDX-License-Identifier: MIT
"""Permissions and roles over REST."""

from collections.abc import Sequence
from typing import Final

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    moment,
    pick,
    pick_not,
)
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.methods.administration.authorization import (
    admins,
    change_roles,
)
from quickmeet_devserver.methods.administration.roles import (
    delete_role,
    known_role,
    known_roles,
)
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import user_of
from quickmeet_devserver.rest.lists import changed_since, page, updated_since
from quickmeet_devserver.rest.special import Specials, call, failure

__all__ = ["CALLS"]

_NO_ACCESS: Final = MethodFailed(
    "error-action-not-allowed", "Accessing permissions is not allowed"
)
_OF_MEMBERS: Final = (
    "_id", "name", "username", "emails", "avatarETag", "createdAt", "_updatedAt",
)  # fmt: skip


def _update_permissions(scope: Scope, given: Document) -> Document:
    if not may(scope, "access-permissions"):
        raise failure(
            "Editing permissions is not allowed", "error-edit-permissions-not-allowed"
        )
    wanted = [as_document(one) for one in as_list(given.get("permissions"))]
    is_right = bool(wanted) and all(
        isinstance(one.get("_id"), str) and _are_roles(one.get("roles"))
        for one in wanted
    )
    if not is_right:
        raise failure("Invalid body params", "error-invalid-body-params")
    known = [scope.tx["permissions"].get(one["_id"]) for one in wanted]
    if None in known:
        raise failure("Invalid permission", "error-invalid-permission")
    _check_roles(scope, [name for one in wanted for name in as_list(one["roles"])])
    for permission, one in zip(known, wanted, strict=True):
        if permission is not None and permission["roles"] != one["roles"]:
            scope.tx["permissions"].update(permission, roles=one["roles"])
    return {"permissions": scope.tx["permissions"].find()}


def _are_roles(value: object) -> bool:
    """Return whether a value is a list of unique names."""
    names = list(map(str, as_list(value)))
    return isinstance(value, list) and len(set(names)) == len(names)


def _check_roles(scope: Scope, names: Sequence[object]) -> None:
    if any(known_role(scope, name) is None for name in names):
        raise failure("Invalid role", "error-invalid-role")


def _list_roles(scope: Scope, _: Document) -> Document:
    return {"roles": known_roles(scope)}


def _changed_roles(scope: Scope, given: Document) -> Document:
    since = moment(given.get("updatedSince"))
    if since is None:
        raise MethodFailed(
            "error-updatedSince-param-invalid",
            'The "updatedSince" query parameter must be a valid date.',
        )
    changed = changed_since(known_roles(scope), since)
    return {"roles": {"update": changed, "remove": []}}


def _list_permissions(scope: Scope, given: Document) -> Document:
    """Return all permissions, or those changed since a time."""
    since = updated_since(given, "error-roomId-param-invalid")
    found = scope.tx["permissions"].find()
    if since is not None:
        found = changed_since(found, since)
    return {"update": found, "remove": []}


def _named_role(given: Document) -> object:
    named = given.get("roleId") or given.get("roleName")
    if not named:
        raise failure("error-invalid-role-properties")
    return named


def _add_to_role(scope: Scope, given: Document) -> Document:
    user = user_of(scope, given)
    role = known_role(scope, _named_role(given))
    if role is None:
        raise failure("error-role-not-found", "Role not found")
    room_id = _room_in(given)
    if _has_role(scope, user, role["_id"], room_id):
        raise MethodFailed("error-user-already-in-role", "User already in role")
    where = [] if room_id is None else [room_id]
    change = (role["_id"], user["username"], *where)
    call(scope, "authorization:addUserToRole", *change)
    return {"role": pick_not(role, ("_updatedAt",))}


def _remove_from_role(scope: Scope, given: Document) -> Document:
    if not may(scope, "access-permissions"):
        raise MethodFailed("error-not-allowed", "Accessing permissions is not allowed")
    named = _named_role(given)
    user = scope.tx.user_named(str(given.get("username")))
    if user is None:
        raise MethodFailed("error-invalid-user", "There is no user with this username")
    role = known_role(scope, named)
    if role is None:
        raise MethodFailed("error-invalid-roleId", "This role does not exist")
    room_id = given.get("scope")
    if not _has_role(scope, user, role["_id"], room_id):
        raise MethodFailed("error-user-not-in-role", "User is not in this role")
    if role["_id"] == "admin" and len(admins(scope)) == 1:
        raise MethodFailed(
            "error-admin-required", "You need to have at least one admin"
        )
    where = room_id if isinstance(room_id, str) else None
    change_roles(scope, user, role["_id"], where, is_added=False)
    return {"role": pick_not(role, ("_updatedAt",))}


def _room_in(given: Document) -> str | None:
    room_id = given.get("roomId")
    return room_id if isinstance(room_id, str) else None


def _has_role(scope: Scope, user: Document, role_id: str, room_id: object) -> bool:
    if role_id in (user.get("roles") or ()):
        return True
    if not isinstance(room_id, str):
        return False
    membership = scope.tx.membership(room_id, user["_id"]) or {}
    return role_id in (membership.get("roles") or ())


def _users_in_role(scope: Scope, given: Document) -> Document:
    if not given.get("role"):
        raise MethodFailed("error-param-not-provided", 'Query param "role" is required')
    if not may(scope, "access-permissions"):
        raise MethodFailed("error-not-allowed", "Not allowed")
    role = known_role(scope, given["role"])
    if role is None:
        raise MethodFailed("error-invalid-roleId")
    found = [
        pick(user, _OF_MEMBERS)
        for user in scope.tx.users.find("1 ORDER BY username")
        if role["_id"] in (user.get("roles") or ())
    ]
    listed = page(given, "users", found)
    return {"users": listed["users"], "total": listed["total"]}


def _make_role(scope: Scope, _: Document) -> Document:
    """Refuse to create or change roles, which needs a licence."""
    if not may(scope, "access-permissions"):
        raise _NO_ACCESS
    raise MethodFailed("error-action-not-allowed", "This is an enterprise feature")


def _delete_role(scope: Scope, given: Document) -> Document:
    if not may(scope, "access-permissions"):
        raise _NO_ACCESS
    role = known_role(scope, given.get("roleId"))
    if role is None:
        raise MethodFailed("error-invalid-roleId", "This role does not exist")
    delete_role(scope, role)
    return {}


CALLS: Final[Specials] = {
    "GET permissions.listAll": _list_permissions,
    "GET roles.getUsersInRole": _users_in_role,
    "GET roles.list": _list_roles,
    "GET roles.sync": _changed_roles,
    "POST permissions.update": _update_permissions,
    "POST roles.addUserToRole": _add_to_role,
    "POST roles.create": _make_role,
    "POST roles.delete": _delete_role,
    "POST roles.removeUserFromRole": _remove_from_role,
    "POST roles.update": _make_role,
}
