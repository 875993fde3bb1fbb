# SPDX-License-Identifier: MIT
"""Settings: reading and saving them, including those of login services.

Login with custom services is not supported. A real server has some forty settings for
each; this one has only the necessary ones.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server import settings
from quickmeet.server.oauth import (
    on_add_service,
    on_refresh_services,
    on_remove_service,
)
from quickmeet.types.settings import SettingAssignment
from quickmeet_devserver.base.documents import Document, pick_not, raw
from quickmeet_devserver.base.failure import MATCH_FAILED, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.people.two_factor import ask_twice
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.model.payload import Timestamp

__all__ = ["METHODS", "is_known", "save_setting"]

_ADDS_SERVICES: Final = "add-oauth-service"
_OF_SERVICE: Final[dict[str, object]] = {
    "": False,
    "-url": "",
    "-id": "",
    "-secret": "",
}

_NUMBERS: Final = (int, float)


def is_known(scope: Scope, setting_id: str) -> bool:
    """Return whether a server has a setting.

    Not all are listed here, and the first word of a name is its group: any setting of a
    known group is assumed to exist.
    """
    if scope.tx["settings"].has(setting_id):
        return True
    group = setting_id.partition("_")[0]
    return (
        scope.tx["settings"].count("substr(id, 1, ?) = ?", len(group) + 1, f"{group}_")
        > 0
    )


def _check_value(scope: Scope, setting_id: str, value: object) -> None:
    """Check that a value has the type of the one that it replaces.

    Raises:
        MethodFailed: It has another type.
    """
    setting = scope.tx["settings"].get(setting_id)
    before: object = None if setting is None else setting.get("value")
    if not is_known(scope, setting_id) and not isinstance(value, str):
        raise MATCH_FAILED  # a text, as long as nothing else is known of it
    is_flag = isinstance(before, bool)
    if is_flag != isinstance(value, bool) and is_flag:
        raise MATCH_FAILED
    is_number = isinstance(before, _NUMBERS) and not is_flag
    if is_number and (not isinstance(value, _NUMBERS) or isinstance(value, bool)):
        raise MATCH_FAILED
    if isinstance(before, str) and not isinstance(value, str):
        raise MATCH_FAILED


def save_setting(scope: Scope, id_: str, value: object) -> None:
    """Change a setting; unknown ones are ignored."""
    if not is_known(scope, id_):
        return
    setting: Document = scope.tx["settings"].get(id_) or {
        "_id": id_,
        "enterprise": False,
        "requiredOnWizard": False,
        "isPrivate": True,
    }
    scope.tx["settings"].update(setting, value=value)


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
        _check_value(scope, setting_id, value)
    for setting_id, value in saved:
        save_setting(scope, setting_id, value)
    return True


def _save_no_settings(scope: Scope, params: Params) -> object:
    """Save nothing without a list; each id in a list is checked."""
    if isinstance(params.any(0), list):
        raise MATCH_FAILED
    return _save_settings(scope, [])


def _ask_editor(scope: Scope, params: Params) -> None:
    ask_twice(scope, params)
    if not may(scope, "edit-privileged-setting"):
        fail(
            "error-action-not-allowed", "Editing settings is not allowed", "saveSetting"
        )


def _save_one(
    scope: Scope, /, setting_id: str, value: object, *, editor: str | UnsetType = UNSET
) -> bool:
    del editor  # the editor of a setting stays
    _check_value(scope, setting_id, value)
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


def _prefix_of(name: str) -> str:
    """Return the prefix of a service's settings: its words capitalized and joined."""
    joined = "".join(part for part in name.lower() if part.isalnum() or part in "_-")
    return f"Accounts_OAuth_Custom-{joined.capitalize()}"


def _need_right(scope: Scope, method: str, code: str) -> None:
    if scope.user is None:
        fail("error-invalid-user", "Invalid user", method)
    reason = "Adding OAuth Services is not allowed"
    need(scope, _ADDS_SERVICES, method, code=code, reason=reason)


def _add_service(scope: Scope, /, name: str) -> None:
    _need_right(scope, "addOAuthService", "error-action-not-allowed")
    for ending, value in _OF_SERVICE.items():
        id_ = f"{_prefix_of(name)}{ending}"
        if not scope.tx["settings"].has(id_):
            setting = {"_id": id_, "value": value, "enterprise": False}
            scope.tx["settings"].insert({**setting, "_updatedAt": scope.today})


def _refresh_services(scope: Scope, /) -> None:
    _need_right(scope, "refreshOAuthService", "error-action-not-allowed")


def _remove_service(scope: Scope, /, name: str) -> None:
    _need_right(scope, "removeOAuthService", "error-not-allowed")
    for ending in _OF_SERVICE:
        setting = scope.tx["settings"].get(f"{_prefix_of(name)}{ending}")
        if setting is not None:
            scope.tx["settings"].delete(setting)


METHODS: Final[Methods] = typed_methods(
    (
        Played(settings.on_save_many(_save_settings), ask_twice, _save_no_settings),
        Played(settings.on_save(_save_one), _ask_editor, _save_without_editor),
        settings.on_list_private(_private_settings),
        settings.on_list_private_changes(_changed_private_settings),
        on_add_service(_add_service),
        on_refresh_services(_refresh_services),
        on_remove_service(_remove_service),
    )
)
