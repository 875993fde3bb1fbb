# SPDX-License-Identifier: MIT
"""Custom login services: settings that share a name.

Nobody logs in with them here. A real server keeps some forty settings for each; here
it is those that a service cannot do without.
"""

from typing import Final

from quickmeet.server.oauth import (
    on_add_service,
    on_refresh_services,
    on_remove_service,
)
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.permissions import need
from quickmeet_devserver.operation.scope import Scope

__all__ = ["METHODS"]

_PERMISSION: Final = "add-oauth-service"
_VALUES: Final[dict[str, object]] = {"": False, "-url": "", "-id": "", "-secret": ""}


def _setting(name: str) -> str:
    """The prefix of a service's settings: its words joined, with a capital."""
    joined = "".join(part for part in name.lower() if part.isalnum() or part in "_-")
    return f"Accounts_OAuth_Custom-{joined.capitalize()}"


def _need(scope: Scope, method: str, code: str) -> None:
    if scope.user is None:
        fail("error-invalid-user", "Invalid user", method)
    reason = "Adding OAuth Services is not allowed"
    need(scope, _PERMISSION, method, code=code, reason=reason)


def _add(scope: Scope, /, name: str) -> None:
    _need(scope, "addOAuthService", "error-action-not-allowed")
    for ending, value in _VALUES.items():
        id_ = f"{_setting(name)}{ending}"
        if not scope.tx["settings"].has(id_):
            setting = {"_id": id_, "value": value, "enterprise": False}
            scope.tx["settings"].insert({**setting, "_updatedAt": scope.today})


def _refresh(scope: Scope, /) -> None:
    _need(scope, "refreshOAuthService", "error-action-not-allowed")


def _remove(scope: Scope, /, name: str) -> None:
    _need(scope, "removeOAuthService", "error-not-allowed")
    for ending in _VALUES:
        setting = scope.tx["settings"].get(f"{_setting(name)}{ending}")
        if setting is not None:
            scope.tx["settings"].delete(setting)


METHODS: Final[Methods] = typed_methods(
    (on_add_service(_add), on_refresh_services(_refresh), on_remove_service(_remove))
)
