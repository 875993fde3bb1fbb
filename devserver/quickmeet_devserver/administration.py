# SPDX-License-Identifier: MIT
"""What administrators do: settings, permissions, roles, accounts of others."""

from collections.abc import Callable
from typing import Final, cast

from .accounts import NewUser, create_user, digest_of, hashed_digest
from .documents import Document, as_document, as_list, pick
from .failure import fail
from .matching import Params
from .method import Methods
from .permissions import may, need
from .presence import go_offline
from .scope import UNDEFINED, Scope
from .tokens import close_sessions, forget_tokens
from .two_factor import ask_for_second_factor
from .user_changes import change_user, public_name_changed

__all__ = ["METHODS", "delete_user", "rename", "save_setting"]

_SETTING_KEYS: Final = ("_id", "value", "editor", "properties", "enterprise")


def save_setting(scope: Scope, id_: str, value: object) -> None:
    """Change a setting; whoever follows public settings is told."""
    setting: Document = scope.tx["settings"].get(id_) or {
        "_id": id_,
        "enterprise": False,
        "requiredOnWizard": False,
        "isPrivate": True,
    }
    setting |= {"value": value, "_updatedAt": scope.stamp()}
    scope.tx["settings"].save(setting)
    if not setting.get("isPrivate"):
        told = {key: setting[key] for key in _SETTING_KEYS if key in setting}
        scope.emit("stream-notify-all", "public-settings-changed", "updated", told)


def _save_settings(scope: Scope, params: Params) -> object:
    user = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, user, params)
    given = params.any(0)
    wanted = cast("list[Document]", given) if isinstance(given, list) else []
    if not may(scope, "edit-privileged-setting"):
        ids = [one.get("_id") for one in wanted]
        fail(
            "error-action-not-allowed",
            "Editing settings is not allowed",
            "saveSettings",
            settingIds=ids,
        )
    for one in wanted:
        save_setting(scope, str(one["_id"]), one.get("value"))
    return True


def _save_one(scope: Scope, params: Params) -> object:
    user = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, user, params)
    if not may(scope, "edit-privileged-setting"):
        fail(
            "error-action-not-allowed",
            "Editing settings is not allowed",
            "saveSetting",
        )
    save_setting(scope, params.text(0), params.any(1))
    return True


def _private_settings(scope: Scope, _: Params) -> object:
    if not may(scope, "view-privileged-setting"):
        return []
    return scope.tx["settings"].find("json_extract(doc, '$.isPrivate') = 1")


def _permission_change(
    method: str, *, is_granted: bool
) -> Callable[[Scope, Params], object]:
    def handle(scope: Scope, params: Params) -> object:
        word = "Adding" if is_granted else "Removing"
        if scope.user is None or not may(scope, "access-permissions"):
            fail(
                "error-action-not-allowed",
                f"{word} permission is not allowed",
                method,
                action=f"{word}_permission",
            )
        name, role = params.text(0), params.text(1)
        permission = scope.tx["permissions"].get(name)
        if permission is None:
            fail("error-invalid-permission", "Permission does not exist", method)
        roles = [one for one in permission["roles"] if one != role]
        permission["roles"] = [*roles, role] if is_granted else roles
        permission["_updatedAt"] = scope.stamp()
        scope.tx["permissions"].save(permission)
        scope.notify_logged("permissions-changed", "updated", permission)
        return UNDEFINED

    return handle


def _role_change(method: str, *, is_added: bool) -> Callable[[Scope, Params], object]:
    def handle(scope: Scope, params: Params) -> object:
        if scope.user is None or not may(scope, "access-permissions"):
            fail(
                "error-action-not-allowed",
                "Accessing permissions is not allowed",
                method,
                action="Accessing_permissions",
            )
        role, name = params.text(0), params.text(1)
        other = scope.tx.user_named(name)
        if other is None:
            fail("error-invalid-user", "Invalid user", method)
        room_id = params.maybe_text(2)
        if room_id is not None:
            _change_room_role(scope, room_id, other, role, is_added=is_added)
        else:
            _change_role(scope, other, role, is_added=is_added)
        told = {
            "type": "added" if is_added else "removed",
            "_id": role,
            "u": {"_id": other["_id"], "username": other["username"]},
            **({"scope": room_id} if room_id else {}),
        }
        scope.notify_logged("roles-change", told)
        return True

    return handle


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


_ROOM_ROLES: Final = frozenset({"owner", "moderator", "leader"})


def _change_room_role(
    scope: Scope, room_id: str, user: Document, role: str, *, is_added: bool
) -> None:
    membership = scope.tx.membership(room_id, user["_id"])
    if membership is not None:
        roles = [one for one in membership.get("roles") or () if one != role]
        membership["roles"] = [*roles, role] if is_added else roles
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)


def rename(scope: Scope, user: Document, username: str) -> None:
    """Change a username, in what the user wrote as well."""
    change_user(scope, user, {"username": username})
    public_name_changed(scope, user)
    for message in scope.tx.messages.find(
        "json_extract(doc, '$.u._id') = ?", user["_id"]
    ):
        message["u"]["username"] = username
        message["_updatedAt"] = scope.stamp()
        scope.tx.messages.save(message)
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        membership["u"]["username"] = username
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)


def _save_user(scope: Scope, params: Params) -> object:
    method = "insertOrUpdateUser"
    user = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, user, params)
    given = params.document(0)
    id_ = given.get("_id")
    if isinstance(id_, str):
        return _update_user(scope, id_, given)
    need(scope, "create-user", method, reason="Adding user is not allowed")
    name = str(given.get("username") or "")
    if not name:
        fail("error-the-field-is-required", "The field Username is required", method)
    if scope.tx.user_named(name) is not None:
        fail(
            "error-field-unavailable",
            f"<strong>{name}</strong> is already in use :(",
            method,
            field=name,
        )
    new = NewUser(
        str(given.get("password") or ""),
        name,
        str(given.get("name") or name),
        str(given.get("email") or ""),
        tuple(given.get("roles") or ("user",)),
        is_verified=bool(given.get("verified")),
    )
    made = create_user(scope, new, joins=given.get("joinDefaultChannels") is not False)
    return made["_id"]


def _update_user(scope: Scope, id_: str, given: Document) -> object:
    need(scope, "edit-other-user-info", "insertOrUpdateUser")
    user = scope.tx.users.get(id_)
    if user is None:
        fail("error-invalid-user", "Invalid user", "insertOrUpdateUser")
    username = given.get("username")
    if isinstance(username, str) and username != user.get("username"):
        rename(scope, user, username)
    if isinstance(given.get("name"), str) and given["name"] != user.get("name"):
        change_user(scope, user, {"name": given["name"]})
    fields: Document = pick(given, ("roles", "bio", "nickname"))
    if isinstance(given.get("password"), str) and given["password"]:
        digest = digest_of(given["password"])
        user.setdefault("services", {})["password"] = hashed_digest(digest)
    if isinstance(given.get("email"), str):
        known = as_document(next(iter(as_list(user.get("emails"))), None))
        if known.get("address") != given["email"]:
            verified = bool(given.get("verified"))
            fields["emails"] = [{"address": given["email"], "verified": verified}]
    change_user(scope, user, fields)
    return True


def _set_active(scope: Scope, params: Params) -> object:
    method = "setUserActiveStatus"
    user_id, is_active = params.text(0), params.needed_flag(1)
    scope.need_user(method)
    need(scope, "edit-other-user-active-status", method)
    user = scope.tx.users.get(user_id)
    if user is None:
        return False
    change_user(scope, user, {"active": is_active})
    if not is_active:
        forget_tokens(scope, user_id)
        close_sessions(scope, user_id)
        go_offline(scope, user)
    return True


def _delete_user(scope: Scope, params: Params) -> object:
    method = "deleteUser"
    user_id = params.text(0)
    caller = scope.need_user(method)
    need(scope, "delete-user", method)
    ask_for_second_factor(scope, caller, params)
    user = scope.tx.users.get(user_id)
    if user is None:
        fail("error-invalid-user", "Invalid user to delete", method)
    delete_user(scope, user)
    return True


def delete_user(scope: Scope, user: Document) -> None:
    """Take an account away with its memberships and messages."""
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        room = scope.tx.rooms.get(membership["rid"])
        scope.tx.subscriptions.delete(membership)
        if room is not None:
            room["usersCount"] = max(room.get("usersCount", 1) - 1, 0)
            scope.tx.rooms.save(room)
    for message in scope.tx.messages.find(
        "json_extract(doc, '$.u._id') = ?", user["_id"]
    ):
        scope.tx.messages.delete(message)
    for token in scope.tx["tokens"].find("uid = ?", user["_id"]):
        scope.tx["tokens"].delete(token)
    scope.tx.users.delete(user)
    scope.notify_logged("Users:Deleted", {"userId": user["_id"]})
    close_sessions(scope, user["_id"])


def _set_admin(scope: Scope, params: Params) -> object:
    method = "setAdminStatus"
    user_id, is_admin = params.text(0), params.needed_flag(1)
    scope.need_user(method)
    need(scope, "assign-admin-role", method)
    user = scope.tx.users.get(user_id)
    if user is not None:
        _change_role(scope, user, "admin", is_added=is_admin)
    return True


METHODS: Final[Methods] = {
    "saveSettings": _save_settings,
    "saveSetting": _save_one,
    "private-settings/get": _private_settings,
    "authorization:addPermissionToRole": _permission_change(
        "authorization:addPermissionToRole", is_granted=True
    ),
    "authorization:removeRoleFromPermission": _permission_change(
        "authorization:removeRoleFromPermission", is_granted=False
    ),
    "authorization:addUserToRole": _role_change(
        "authorization:addUserToRole", is_added=True
    ),
    "authorization:removeUserFromRole": _role_change(
        "authorization:removeUserFromRole", is_added=False
    ),
    "insertOrUpdateUser": _save_user,
    "setUserActiveStatus": _set_active,
    "deleteUser": _delete_user,
    "setAdminStatus": _set_admin,
}
