# SPDX-License-Identifier: MIT
"""Notifications about the server itself: settings, roles, emoji, sounds."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from quickmeet_devserver.base.documents import pick, pick_not
from quickmeet_devserver.operation.older import emits_itself
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store import StoredChange

__all__ = ["SERVER_WATCHERS"]

Watcher: TypeAlias = Callable[[Scope, StoredChange], None]

_SHOWN_BY_OLD: Final = ("_id", "value", "editor", "properties")
_SHOWN: Final = (
    "_id", "value", "editor", "properties", "enterprise", "requiredOnWizard",
)  # fmt: skip


def _tell_setting(scope: Scope, change: StoredChange) -> None:
    setting = change.document
    is_of_old = emits_itself(scope.config.version)
    told = pick(setting, _SHOWN_BY_OLD if is_of_old else _SHOWN)
    if not setting.get("isPrivate"):
        scope.notify_all("public-settings-changed", change.action, told)
    private = pick_not(setting, ("isPrivate",)) if is_of_old else told
    scope.notify_logged("private-settings-changed", change.action, private)


def _tell_permission(scope: Scope, change: StoredChange) -> None:
    scope.notify_logged("permissions-changed", change.action, change.document)


def _tell_role(scope: Scope, change: StoredChange) -> None:
    role = change.document
    if change.action == "removed":
        role = pick(role, ("_id", "name"))
    told = {"type": _DONE[change.action], **pick_not(role, ("_updatedAt",))}
    scope.emit("stream-roles", "roles", told)


def _tell_emoji(scope: Scope, change: StoredChange) -> None:
    """Announce a deleted emoji; methods announce other changes themselves."""
    if change.action == "removed":
        scope.notify_logged("deleteEmojiCustom", {"emojiData": change.document})


def _tell_sound(scope: Scope, change: StoredChange) -> None:
    """Announce a changed or deleted sound; a new one is announced after its upload."""
    if change.action == "removed":
        told = {"soundData": change.document}
        scope.notify_all("deleteCustomSound", told)
    elif change.action == "updated":
        told = {"soundData": pick_not(change.document, ("_updatedAt",))}
        scope.notify_all("updateCustomSound", told)


def _tell_status(scope: Scope, change: StoredChange) -> None:
    """Announce a new or deleted status; its method announces changes."""
    status = change.document
    if change.action == "removed":
        scope.notify_logged("deleteCustomUserStatus", {"userStatusData": status})
    elif change.action == "inserted":
        told = {"userStatusData": pick_not(status, ("_updatedAt",))}
        scope.notify_logged("updateCustomUserStatus", told)


_DONE: Final = {"inserted": "changed", "updated": "changed", "removed": "removed"}

SERVER_WATCHERS: Final[Mapping[str, Watcher]] = MappingProxyType(
    {
        "emoji": _tell_emoji,
        "permissions": _tell_permission,
        "roles": _tell_role,
        "settings": _tell_setting,
        "sounds": _tell_sound,
        "statuses": _tell_status,
    }
)
"""The functions that announce writes to these collections; see `tell_changes`."""
