# SPDX-License-Identifier: MIT
"""Methods that answer the same to everybody, or refuse in a fixed way.

``data/anonymous.json`` holds what a real server answered to a client that had not
logged in and gave no parameters: for every method that the recording 26 calls.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from .documents import Document
from .failure import INTERNAL, MATCH_FAILED, MethodFailed, fail
from .matching import Params
from .method import Methods
from .scope import UNDEFINED, Scope

__all__ = ["METHODS", "answer_anonymous", "is_unplayed", "refuse_unplayed"]

_NOT_PLAYED: Final = MethodFailed(
    "error-not-supported", "The embedded server does not play this method"
)


@cache
def _anonymous() -> Mapping[str, Document]:
    text = files(__package__ or "").joinpath("data/anonymous.json").read_text("utf-8")
    return cast("Mapping[str, Document]", json.loads(text))


def is_unplayed(method: str) -> bool:
    """Whether a real server has a method that this one only refuses."""
    return method in _anonymous()


def answer_anonymous(method: str, params: Params, *, is_anonymous: bool) -> Any:
    """Answer as recorded to nobody; None where that is not known.

    Args:
        method: Name of a method.
        params: What it is called with.
        is_anonymous: Whether nobody is logged in.

    Raises:
        MethodFailed: That is what was recorded, or the method is not played.
    """
    known = _anonymous().get(method)
    if known is None or not is_anonymous or params.after(0):
        return None
    if "error" in known or "message" in known:
        code = known.get("error", known.get("message"))
        raise MethodFailed(cast("str", code), known.get("reason"), known.get("details"))
    return known.get("result", UNDEFINED)


def refuse_unplayed(_: Scope, __: Params) -> object:
    """What a method answers that a real server has and this one has not."""
    raise _NOT_PLAYED


def _constant(value: object) -> Callable[[Scope, Params], object]:
    def handle(_: Scope, __: Params) -> object:
        return value

    return handle


def _fails(error: MethodFailed) -> Callable[[Scope, Params], object]:
    def handle(_: Scope, __: Params) -> object:
        raise error

    return handle


def _receipts(_: Scope, params: Params) -> object:
    if not isinstance(params.any(0), dict):
        raise INTERNAL
    fail(
        "error-action-not-allowed",
        "This is an enterprise feature",
        "getReadReceipts",
    )


def _has_license(_: Scope, params: Params) -> object:
    params.text(0)
    return False


def _push_user(_: Scope, params: Params) -> object:
    params.text(0)
    return True


def _forgot_password(_: Scope, params: Params) -> object:
    params.text(0)
    return True


def _setup_wizard(scope: Scope, _: Params) -> object:
    wizard = scope.tx["misc"].get("setup-wizard") or {"settings": []}
    return {key: wizard[key] for key in wizard if not key.startswith("_")}


def _join_default_channels(scope: Scope, _: Params) -> object:
    scope.need_user("joinDefaultChannels")
    return UNDEFINED


def _create_token(_: Scope, __: Params) -> object:
    fail("error-not-authorized", "Not authorized", "createToken")


def _join_code(scope: Scope, params: Params) -> object:
    room_id = params.text(0)
    scope.need_user("getJoinCode")
    permission = scope.tx["permissions"].get("view-join-code") or {"roles": ["admin"]}
    if set(permission["roles"]).isdisjoint((scope.user or {})["roles"]):
        fail("error-not-authorized", "Not authorized", "getJoinCode")
    room = scope.tx.rooms.get(room_id)
    return UNDEFINED if room is None else room.get("joinCode", "")


def _bot_request(_: Scope, __: Params) -> object:
    fail("error-invalid-user", "Invalid user", "botRequest")


_PROVIDERS: Final = {
    "google-translate": {"name": "google-translate", "displayName": "Google"},
    "deepl-translate": {"name": "deepl-translate", "displayName": "DeepL"},
    "microsoft-translate": {"name": "microsoft-translate", "displayName": "Microsoft"},
}
_NO_TRANSLATION: Final = MethodFailed(
    "error-autotranslate-disabled", "Auto-Translate is disabled"
)
_NO_LIST: Final[list[object]] = []

METHODS: Final[Methods] = {
    "autoTranslate.getProviderUiMetadata": _constant(_PROVIDERS),
    "autoTranslate.getSupportedLanguages": _fails(_NO_TRANSLATION),
    "botRequest": _bot_request,
    "createToken": _create_token,
    "getAvatarSuggestion": _constant({}),
    "getReadReceipts": _receipts,
    "getRoomJoinCode": _join_code,
    "getSetupWizardParameters": _setup_wizard,
    "joinDefaultChannels": _join_default_channels,
    "license:getModules": _constant(_NO_LIST),
    "license:getTags": _constant(_NO_LIST),
    "license:hasLicense": _has_license,
    "license:isEnterprise": _constant(value=False),
    "loadLocale": _fails(INTERNAL),
    "raix:push-setuser": _push_user,
    "raix:push-update": _fails(MATCH_FAILED),
    "sendForgotPasswordEmail": _forgot_password,
}
