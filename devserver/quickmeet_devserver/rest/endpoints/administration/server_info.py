# SPDX-License-Identifier: MIT
"""Facts about the server itself for anybody, before and after a login.

Who may see statistics is told how it was built, and all of its version (recorded:
6.5.3 and 3.4.0). ``/api/v1/info`` went with release 4.
"""

from functools import partial
from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.operation.build_facts import build_facts
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import who_asks
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["is_server_info", "server_info"]

_PATH: Final = "/api/info"
_OLD_PATH: Final = "/api/v1/info"
_SEES: Final = "view-statistics"
_CLIENTS: Final[Document] = {
    "minimumClientVersions": {"desktop": "3.9.6", "mobile": "4.39.0"}
}


def is_server_info(version: str, path: str) -> bool:
    """Whether a server of a version describes itself at a path."""
    return path.endswith(_PATH) or (is_old(version) and path.endswith(_OLD_PATH))


async def server_info(context: Context, request: HttpRequest, path: str) -> Document:
    """Describe the server; without rights the patch level is hidden.

    Args:
        context: The server's.
        request: Who asks, by its headers.
        path: Where.
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
    return build_facts(scope) if may(scope, _SEES) else None
