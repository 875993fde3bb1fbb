# SPDX-License-Identifier: MIT
"""Methods of features that a fresh workspace lacks: imports, apps, federation, cloud.

``fresh.json`` holds what a real server answered to an administrator (recorded:
live/reads-3.4.0), and which permission a method asks for. A method of which it holds
nothing says that it is not played.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, cast

from quickmeet_devserver.base.documents import Document, raw
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import need
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .constants import is_recorded_for_nobody

__all__ = ["answer_unplayed", "is_fresh", "is_unplayed"]

_NOT_PLAYED: Final = MethodFailed(
    "error-not-supported", "The embedded server does not play this method"
)


@cache
def _fresh() -> Mapping[str, Document]:
    text = files(__package__ or "").joinpath("fresh.json").read_text("utf-8")
    return cast("Mapping[str, Document]", json.loads(text))


def is_unplayed(version: str, method: str) -> bool:
    """Whether a server of a version has a method of which nothing is kept here."""
    return is_recorded_for_nobody(method) or is_fresh(version, method)


def is_fresh(version: str, method: str) -> bool:
    """Whether it is known what a fresh workspace of a version answers."""
    return is_old(version) and method in _fresh()


def answer_unplayed(scope: Scope, method: str) -> object:
    """Answer as a fresh workspace does.

    Raises:
        MethodFailed: That is the answer, the caller may not ask, or nothing is known.
    """
    known = _fresh().get(method)
    if known is None:
        raise _NOT_PLAYED
    scope.need_user(method)
    if "needs" in known:
        need(scope, str(known["needs"]), method)
    if "error" in known:
        raise MethodFailed(known["error"], known.get("reason"), known.get("details"))
    return raw(known["result"]) if "result" in known else UNDEFINED
