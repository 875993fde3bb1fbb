# SPDX-License-Identifier: MIT
"""Methods of administrators: settings, accounts of others."""

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server import settings, users
from quickmeet.types.settings import SettingAssignment
from quickmeet.types.users import UserToSave
from quickmeet_devserver.base.documents import Document, as_list, pick_not, raw
from quickmeet_devserver.base.failure import MATCH_FAILED, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.people.new_users import NewUser, create_user
from quickmeet_devserver.methods.people.two_factor import ask_for_second_factor
from quickmeet_devserver.methods.people.user_life import delete_user, set_active
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.model.payload import Timestamp

from .saved_users import update_user
from .settings_store import check_value, save_setting

__all__ = ["METHODS"]


def _ask_twice(scope: Scope, params: Params) -> Document:
    """The caller, with the second factor at the end of the call."""
    user = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, user, params)
    return user


def _save_settings(scope: Scope, /, changes: Sequence[SettingAssignment]) -> bool:
    if not may(scope, "edit-privileged-setting"):
        fail(
            "error-action-not-allowed",
            "Editing settings is not allowed",
            "saveSettings",
            settingIds=[one.setting_id for one in changes],
        )
    saved = [
        (one.setting_id, None if one.value is UNSET else one.value) for one in changes
    ]
    for setting_id, value in saved:
        check_value(scope, setting_id, value)
    for setting_id, value in saved:
        save_setting(scope, setting_id, value)
    return True


def _save_no_settings(scope: Scope, params: Params) -> object:
    """Save nothing without a list; each id in a list is checked."""
    if isinstance(params.any(0), list):
        raise MATCH_FAILED
    return _save_settings(scope, [])


def _ask_editor(scope: Scope, params: Params) -> None:
    _ask_twice(scope, params)
    if not may(scope, "edit-privileged-setting"):
        fail(
            "error-action-not-allowed", "Editing settings is not allowed", "saveSetting"
        )


def _save_one(
    scope: Scope, /, setting_id: str, value: object, *, editor: str | UnsetType = UNSET
) -> bool:
    del editor  # what shows a setting stays
    check_value(scope, setting_id, value)
    save_setting(scope, setting_id, value)
    return True


def _save_without_editor(scope: Scope, params: Params) -> object:
    return _save_one(scope, params.text(0), params.any(1))


def _private_settings(scope: Scope, /) -> Raw:
    return raw(_find_private(scope))


def _changed_private_settings(scope: Scope, /, since: Timestamp) -> Raw:
    if not may(scope, "view-privileged-setting"):
        return raw([])
    changed = [
        one
        for one in _find_private(scope)
        if one["_updatedAt"]["$date"] > since.milliseconds
    ]
    return raw({"update": changed, "remove": []})


def _find_private(scope: Scope) -> list[Document]:
    if not may(scope, "view-privileged-setting"):
        return []
    found = scope.tx["settings"].find()
    return [pick_not(one, ("isPrivate",)) for one in found if not one.get("hidden")]


def _save_user(scope: Scope, /, user: UserToSave) -> str | bool:
    del user  # fields that are no part of the type are kept too
    return _save_account(scope, scope.params)


def _save_account(scope: Scope, params: Params) -> str | bool:
    user = params.document(0)
    method = "insertOrUpdateUser"
    id_ = user.get("_id")
    if isinstance(id_, str):
        update_user(scope, id_, user)
        return True
    need(scope, "create-user", method, reason="Adding user is not allowed")
    name = str(user.get("username") or "")
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
        str(user.get("password") or ""),
        name,
        str(user.get("name") or name),
        str(user.get("email") or ""),
        tuple(as_list(user.get("roles")) or ("user",)),
        is_verified=bool(user.get("verified")),
    )
    made = create_user(scope, new, joins=user.get("joinDefaultChannels") is not False)
    return str(made["_id"])


def _set_active(
    scope: Scope,
    /,
    user_id: str,
    *,
    is_active: bool,
    is_confirmed: bool | UnsetType = UNSET,
) -> bool:
    del is_confirmed  # rooms are left without an owner
    method = "setUserActiveStatus"
    scope.need_user(method)
    need(scope, "edit-other-user-active-status", method)
    user = scope.tx.users.get(user_id)
    if user is None:
        return False
    set_active(scope, user, is_active=is_active)
    return True


def _set_active_unconfirmed(scope: Scope, params: Params) -> object:
    """Ignore the confirmation, which the real server does not check."""
    user_id, is_active = params.text(0), params.needed_flag(1)
    return _set_active(scope, user_id, is_active=is_active)


def _delete_user(
    scope: Scope, /, user_id: str, *, is_confirmed: bool | UnsetType = UNSET
) -> bool:
    del is_confirmed  # rooms are left without an owner
    method = "deleteUser"
    need(scope, "delete-user", method)
    user = scope.tx.users.get(user_id)
    if user is None:
        fail("error-invalid-user", "Invalid user to delete", method)
    delete_user(scope, user)
    return True


def _delete_unconfirmed(scope: Scope, params: Params) -> object:
    """Ignore the confirmation, which the real server does not check."""
    return _delete_user(scope, params.text(0))


METHODS: Final[Methods] = typed_methods(
    (
        Played(settings.on_save_many(_save_settings), _ask_twice, _save_no_settings),
        Played(settings.on_save(_save_one), _ask_editor, _save_without_editor),
        settings.on_list_private(_private_settings),
        settings.on_list_private_changes(_changed_private_settings),
        Played(users.on_save(_save_user), _ask_twice, _save_account),
        Played(users.on_set_active(_set_active), unfit=_set_active_unconfirmed),
        Played(users.on_delete(_delete_user), unfit=_delete_unconfirmed),
    )
)
