# SPDX-License-Identifier: MIT
"""Roles: the built-in ones and custom ones."""

from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope

__all__ = ["METHODS", "delete_role", "known_role", "known_roles"]

_DELETE: Final = "authorization:deleteRole"
_SAVE: Final = "authorization:saveRole"
_OF_ROOMS: Final = {"moderator": "Moderator", "leader": "Leader", "owner": "Owner"}
_OF_USERS: Final = {
    "admin": "Admin", "user": "", "bot": "", "app": "", "guest": "",
    "anonymous": "", "livechat-agent": "Livechat Agent",
    "livechat-manager": "Livechat Manager", "livechat-monitor": "Livechat Monitor",
    "auditor": "", "auditor-log": "",
}  # fmt: skip


def known_roles(scope: Scope) -> list[Document]:
    """Return all roles, built-in ones first."""
    fixed = [
        *(_fixed(name, "Users", words) for name, words in _OF_USERS.items()),
        *(_fixed(name, "Subscriptions", words) for name, words in _OF_ROOMS.items()),
    ]
    return [*fixed, *scope.tx["roles"].find()]


def _fixed(name: str, where: str, description: str) -> Document:
    return {
        "_id": name,
        "description": description,
        "mandatory2fa": False,
        "name": name,
        "protected": True,
        "scope": where,
    }


def known_role(scope: Scope, name: object) -> Document | None:
    """Find a role by its id or its name; returns None if it does not exist."""
    for role in known_roles(scope):
        if name in (role["_id"], role["name"]):
            return role
    granted = scope.tx["permissions"].find()
    if isinstance(name, str) and any(
        name in (one.get("roles") or ()) for one in granted
    ):
        return {**_fixed(name, "Users", ""), "protected": False}
    return None


def delete_role(scope: Scope, role: Document) -> None:
    """Delete a role that no user has.

    Raises:
        MethodFailed: The role is built-in, or a user has it.
    """
    if role.get("protected"):
        fail("error-delete-protected-role", "Cannot delete a protected role", _DELETE)
    users = scope.tx.users.find()
    if any(role["_id"] in (user.get("roles") or ()) for user in users):
        fail("error-role-in-use", "Cannot delete role because it's in use", _DELETE)
    scope.tx["roles"].delete(role)


def _delete(scope: Scope, params: Params) -> object:
    _need_access(scope, _DELETE)
    role = known_role(scope, params.any(0))
    if role is None:
        fail("error-invalid-role", "Invalid role", _DELETE)
    delete_role(scope, role)
    return True


def _save(scope: Scope, _: Params) -> object:
    """Refuse to create roles, which needs a licence."""
    _need_access(scope, _SAVE)
    fail("error-action-not-allowed", "This is an enterprise feature", _SAVE)


def _need_access(scope: Scope, method: str) -> None:
    if scope.user is None or not may(scope, "access-permissions"):
        fail(
            "error-action-not-allowed",
            "Accessing permissions is not allowed",
            method,
            action="Accessing_permissions",
        )


METHODS: Final[Methods] = {_DELETE: _delete, _SAVE: _save}
