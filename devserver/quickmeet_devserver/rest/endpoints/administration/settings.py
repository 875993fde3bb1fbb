# SPDX-License-Identifier: MIT
"""Facts about the server itself: its version and build, figures and settings.

Callers who may see statistics also get the build and the whole version (recorded: 6.5.3
and 3.4.0). Release 4 removed ``/api/v1/info``.
"""

from functools import partial
from typing import Final

from quickmeet_devserver.base.documents import Document, pick
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.methods.administration.catalogue import (
    SEES,
    build_facts,
    last_count,
)
from quickmeet_devserver.methods.administration.settings import is_known, save_setting
from quickmeet_devserver.methods.people.two_factor import ask_for_second_factor
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import who_asks
from quickmeet_devserver.rest.lists import page, selected
from quickmeet_devserver.rest.special import Specials, failure, need_right
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["CALLS", "is_server_info", "server_info"]

_PUBLIC: Final = ("_id", "value", "enterprise")
_NAMES_SINCE: Final = 7

_PATH: Final = "/api/info"
_OLD_PATH: Final = "/api/v1/info"
_CLIENTS: Final[Document] = {
    "minimumClientVersions": {"desktop": "3.9.6", "mobile": "4.39.0"}
}


def is_server_info(version: str, path: str) -> bool:
    """Return whether a path of a version describes the server."""
    return path.endswith(_PATH) or (is_old(version) and path.endswith(_OLD_PATH))


async def server_info(context: Context, request: HttpRequest, path: str) -> Document:
    """Describe the server; without rights the patch level is hidden.

    Args:
        context: The server's shared state.
        request: The request, whose headers name the caller.
        path: Its path.
    """
    facts: Document | None = None
    if "x-auth-token" in request.headers:
        facts = await carry_out(
            context, _facts, asker=partial(who_asks, headers=request.headers)
        )
    version = context.config.version
    if is_old(version):
        is_first = path.endswith(_OLD_PATH)
        if facts is None and not is_first:
            return {"version": version, "success": True}
        return {"info": facts or {"version": version}, "success": True}
    shown: Document = {"version": version.rpartition(".")[0]}
    if facts is not None:
        shown = {"version": version, "info": facts}
    return {**shown, **_CLIENTS, "success": True}


def _facts(scope: Scope) -> Document | None:
    return build_facts(scope) if may(scope, SEES) else None


def _settings(scope: Scope, given: Document) -> Document:
    found = scope.tx["settings"].find("1 ORDER BY id")
    sees_all = may(scope, "view-privileged-setting")
    shown = [one for one in found if sees_all or not one.get("isPrivate")]
    listed = [pick(one, ("_id", "value")) for one in shown]
    return page(given, "settings", selected(scope, given, listed))


def _public_settings(scope: Scope, given: Document) -> Document:
    takes_names = scope.config.major >= _NAMES_SINCE
    named = str(given.get("_id") or "") if takes_names else ""
    shown = [
        pick(one, _PUBLIC)
        for one in scope.tx["settings"].find("1 ORDER BY id")
        if not one.get("isPrivate") and (not named or one["_id"] in named.split(","))
    ]
    return page(given, "settings", selected(scope, given, shown))


def _read_setting(scope: Scope, given: Document) -> Document:
    setting_id = str(given["_id"])
    need_right(scope, "view-privileged-setting")
    found = scope.tx["settings"].get(setting_id)
    if found is None:
        raise failure()
    return pick(found, ("_id", "value"))


def _save_setting(scope: Scope, given: Document) -> Document:
    setting_id = str(given["_id"])
    user = scope.need_user("twoFactorRequired")
    need_right(scope, "edit-privileged-setting")
    ask_for_second_factor(scope, user, scope.params)
    if not is_known(scope, setting_id) or "value" not in given:
        raise failure()
    save_setting(scope, setting_id, given["value"])
    return {}


def _list_statistics(scope: Scope, given: Document) -> Document:
    if not may(scope, SEES):
        raise failure("error-not-allowed")
    counted = last_count(scope)
    return page(given, "statistics", [counted] if counted else [])


CALLS: Final[Specials] = {
    "GET settings": _settings,
    "GET settings/{_id}": _read_setting,
    "GET settings.public": _public_settings,
    "GET statistics.list": _list_statistics,
    "POST settings/{_id}": _save_setting,
}
