# SPDX-License-Identifier: MIT
"""Unsupported methods: they have a constant answer, or that of a fresh server.

``nobody.json`` lists the methods that refuse anonymous callers without parameters as
the schema says (recorded: the sweep without login). ``fresh.json`` holds the answers of
a real server to an administrator about features that a fresh workspace lacks (recorded:
live/reads-3.4.0), and the permission that a method requires. Methods without an entry
are answered as unsupported.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NoReturn, cast

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server import (
    admin,
    authentication,
    auto_translate,
    me,
    messages,
    push,
    rooms,
    settings,
    users,
)
from quickmeet.server.license import (
    on_has_module,
    on_is_enterprise,
    on_list_modules,
    on_list_tags,
)
from quickmeet.types.push import PushDevice
from quickmeet_devserver.base.documents import Document, raw
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, refuses, typed_methods
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import may, need, need_access
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

__all__ = [
    "METHODS",
    "answer_unplayed",
    "is_fresh",
    "is_recorded_for_nobody",
    "is_refused_by_rule",
    "is_unplayed",
    "refuse_to_write",
]

_COLLECTIONS: Final = re.compile(
    r"/(?P<name>users|meteor_accounts_loginServiceConfiguration"
    r"|meteor_oauth_pendingCredentials|meteor_oauth_pendingRequestTokens)/(?P<verb>insert|update|remove)"
)
"""Meteor's methods for clients to write into each of its collections."""
_NOT_PLAYED: Final = MethodFailed(
    "error-not-supported", "The embedded server does not play this method"
)


@cache
def _refuse_nobody() -> frozenset[str]:
    text = files(__package__ or "").joinpath("nobody.json").read_text("utf-8")
    return frozenset(cast("list[str]", json.loads(text)))


def is_refused_by_rule(method: str) -> bool:
    """Return whether a method refuses anonymous callers by the rule of the schema."""
    return method in _refuse_nobody()


def is_recorded_for_nobody(method: str) -> bool:
    """Return whether the answer of a method to anonymous callers was recorded."""
    return is_refused_by_rule(method) or _COLLECTIONS.fullmatch(method) is not None


def refuse_to_write(method: str, params: Params) -> None:
    """Refuse to write into a collection of Meteor, which no client may.

    Raises:
        MethodFailed: The method would write into one.
    """
    written = _COLLECTIONS.fullmatch(method)
    if written is None:
        return
    verb, name, what = written["verb"], written["name"], params.any(0)
    if verb == "insert" and what is None:
        raise INTERNAL
    if verb != "insert" and not isinstance(what, str):
        said = f"Not permitted. Untrusted code may only {verb} documents by ID."
        raise MethodFailed(403, said)
    if name == "users" and verb != "update":
        said = "Access denied. No allow validators set on restricted collection"
        raise MethodFailed(403, f"{said} for method '{verb}'.")
    raise MethodFailed(403, "Access denied")


def _constant(value: object) -> Callable[[Scope], Raw]:
    """Make a method with a constant answer."""
    written = raw(value)

    def handle(_: Scope, /) -> Raw:
        return written

    return handle


def _providers(scope: Scope, /) -> Raw:
    """Return the translation service; 3.x did not resolve the keys of names yet."""
    if not scope.is_old:
        return raw(_PROVIDERS)
    shown = {
        id_: {**one, "displayName": f"AutoTranslate_{one['displayName']}"}
        for id_, one in _PROVIDERS.items()
    }
    return raw(shown)


def _languages(scope: Scope, /, language: str) -> UnsetType:
    """Refuse, as translation is off; on 3.x answer nothing to permitted callers."""
    del language
    if not scope.is_old:
        raise _NO_TRANSLATION
    if not may(scope, "auto-translate"):
        said = "Auto-Translate is not allowed"
        fail("error-action-not-allowed", said, "autoTranslate.saveSettings")
    return UNDEFINED


def _receipts(scope: Scope, /, message_id: str) -> Raw:
    """Return no readers of a message; later servers refuse this without a license."""
    if not scope.is_old:
        raise _NO_RECEIPTS
    method = "getReadReceipts"
    scope.need_user(method)
    message = scope.tx.messages.get(message_id)
    if message is None:
        fail("error-invalid-message", "Invalid message", method)
    need_access(scope, message["rid"], method)
    return raw([])


def _locale(scope: Scope, /, locale: str) -> NoReturn:
    if scope.is_old:
        said = f"Moment locale not found: {locale}"
        raise MethodFailed("moment-locale-not-found", said)
    raise INTERNAL


def _fails(error: MethodFailed) -> Callable[..., NoReturn]:
    """Make a method that refuses every call."""

    def handle(_: Scope, /, *__: object, **___: object) -> NoReturn:
        raise error

    return handle


def _need_object(_: Scope, params: Params) -> None:
    params.unchecked_document(0)


def _has_license(_: Scope, /, module: str) -> bool:
    del module  # none is licensed
    return False


def _push_user(_: Scope, /, device: str | PushDevice) -> bool:
    if not isinstance(device, str):  # objects are of 6.6
        raise MATCH_FAILED
    return True


def _forgot_password(_: Scope, /, email: str) -> bool:
    del email  # addresses of users are not disclosed
    return True


def _setup_wizard(scope: Scope, /) -> Raw:
    wizard = scope.tx["misc"].get("setup-wizard") or {"settings": []}
    return raw({key: wizard[key] for key in wizard if not key.startswith("_")})


def _join_default_channels(
    scope: Scope, /, *, is_silent: bool | UnsetType = UNSET
) -> None:
    del is_silent
    scope.need_user("joinDefaultChannels")


def _join_code(scope: Scope, /, room_id: str) -> str | UnsetType:
    scope.need_user("getJoinCode")
    permission = scope.tx["permissions"].get("view-join-code") or {"roles": ["admin"]}
    if set(permission["roles"]).isdisjoint((scope.user or {})["roles"]):
        fail("error-not-authorized", "Not authorized", "getJoinCode")
    room = scope.tx.rooms.get(room_id)
    missing = UNDEFINED if scope.is_old else ""
    return UNDEFINED if room is None else room.get("joinCode", missing)


_PROVIDERS: Final = {
    "google-translate": {"name": "google-translate", "displayName": "Google"},
    "deepl-translate": {"name": "deepl-translate", "displayName": "DeepL"},
    "microsoft-translate": {"name": "microsoft-translate", "displayName": "Microsoft"},
}
_NO_BOT: Final = MethodFailed(
    "error-invalid-user", "Invalid user", {"method": "botRequest"}
)
_NO_RECEIPTS: Final = MethodFailed(
    "error-action-not-allowed",
    "This is an enterprise feature",
    {"method": "getReadReceipts"},
)
_NO_TOKEN: Final = MethodFailed(
    "error-not-authorized", "Not authorized", {"method": "createToken"}
)
_NO_TRANSLATION: Final = MethodFailed(
    "error-autotranslate-disabled", "Auto-Translate is disabled"
)


@cache
def _fresh() -> Mapping[str, Document]:
    text = files(__package__ or "").joinpath("fresh.json").read_text("utf-8")
    return cast("Mapping[str, Document]", json.loads(text))


def is_unplayed(version: str, method: str) -> bool:
    """Return whether a version has an unsupported method that is answered here."""
    return is_recorded_for_nobody(method) or is_fresh(version, method)


def is_fresh(version: str, method: str) -> bool:
    """Return whether the answer of a version's fresh workspace is known."""
    return is_old(version) and method in _fresh()


def answer_unplayed(scope: Scope, method: str) -> object:
    """Answer as a fresh workspace does.

    Raises:
        MethodFailed: That is the answer, the caller may not, or no answer is known.
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


METHODS: Final[Methods] = typed_methods(
    (
        auto_translate.on_list_providers(_providers),
        Played(
            auto_translate.on_list_languages(_languages), unfit=refuses(_NO_TRANSLATION)
        ),
        Played(admin.on_ask_bot_helper(_fails(_NO_BOT)), unfit=refuses(_NO_BOT)),
        Played(users.on_create_token(_fails(_NO_TOKEN)), unfit=refuses(_NO_TOKEN)),
        me.on_suggest_avatars(_constant({})),
        Played(
            messages.on_list_receipts(_receipts),
            first=_need_object,
            unfit=refuses(_NO_RECEIPTS),
        ),
        rooms.on_get_join_code(_join_code),
        settings.on_get_wizard(_setup_wizard),
        rooms.on_join_defaults(_join_default_channels),
        on_list_modules(_constant([])),
        on_list_tags(_constant([])),
        on_has_module(_has_license),
        on_is_enterprise(_constant(value=False)),
        settings.on_load_locale(_locale),
        push.on_set_user(_push_user),
        push.on_save_token(_fails(MATCH_FAILED)),
        authentication.on_send_reset_email(_forgot_password),
    )
)
