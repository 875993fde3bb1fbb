# SPDX-License-Identifier: MIT
"""Checks of a message that is sent.

It lists fields and checks those that are there and not null; all else is stored and
sent on as it came (recorded: live/02, null-fields).
"""

from collections.abc import Mapping
from typing import Final, NoReturn, cast

from quickmeet_devserver.base.documents import as_list
from quickmeet_devserver.base.failure import MATCH_FAILED, MethodFailed, broken

__all__ = ["check_message"]

_LINK: Final = "link"
_NUMBER: Final = (int, float)
_MESSAGE: Final[Mapping[str, object]] = {
    "_id": str, "msg": str, "text": str, "alias": str, "emoji": str, "tmid": str,
    "tshow": bool, "avatar": _LINK, "attachments": list, "blocks": list,
}  # fmt: skip
_ATTACHMENT: Final[Mapping[str, object]] = {
    "color": str, "text": str, "ts": (str, *_NUMBER), "thumb_url": _LINK,
    "button_alignment": str, "actions": list, "message_link": _LINK,
    "collapsed": bool, "author_name": str, "author_link": _LINK, "author_icon": _LINK,
    "title": str, "title_link": _LINK, "title_link_download": bool,
    "image_dimensions": dict, "image_url": _LINK, "image_preview": str,
    "image_type": str, "image_size": _NUMBER, "audio_url": _LINK, "audio_type": str,
    "audio_size": _NUMBER, "video_url": _LINK, "video_type": str,
    "video_size": _NUMBER, "fields": list,
}  # fmt: skip
_FIELD: Final[Mapping[str, object]] = {
    "short": bool, "title": str, "value": (str, *_NUMBER, bool),
}  # fmt: skip
_ACTION: Final[Mapping[str, object]] = {
    "type": str, "text": str, "url": _LINK, "image_url": _LINK, "is_webview": bool,
    "webview_height_ratio": str, "msg": str, "msg_in_chat_window": bool,
}  # fmt: skip
_NAMES: Final[Mapping[object, str]] = {
    str: "string", bool: "boolean", list: "Array", dict: "object", _NUMBER: "number",
}  # fmt: skip
_NESTED: Final = "Match error: Match error: "
_UPLOADS: Final = "/file-upload/"


def check_message(given: Mapping[str, object]) -> None:
    """Check a sent message, as far as the server checks it.

    Args:
        given: The message.

    Raises:
        MethodFailed: A field is of another kind; REST says which.
    """
    _check(given, _MESSAGE, "Match error: ")
    for attachment in as_list(given.get("attachments")):
        if attachment is None:
            raise broken("Cannot read property 'fields' of null")
        fields = _check(attachment, _ATTACHMENT, _NESTED)
        for field in as_list(fields.get("fields")):
            _check(field, _FIELD, _NESTED)
        for action in as_list(fields.get("actions")):
            _check(action, _ACTION, _NESTED)


def _check(
    value: object, kinds: Mapping[str, object], words: str
) -> Mapping[str, object]:
    """Check the fields of an object; other values have no fields."""
    if not isinstance(value, dict):
        return {}
    fields = cast("Mapping[str, object]", value)
    for name, kind in kinds.items():
        found = fields.get(name)
        if found is None:
            continue
        if kind is _LINK:
            _check_link(name, found, words)
        elif not _is_a(found, kind):
            _refuse(name, found, kind, words)
    return fields


def _check_link(name: str, found: object, words: str) -> None:
    if not isinstance(found, str):
        _refuse(name, found, str, words)
    if not found.startswith(("http://", "https://", _UPLOADS)):
        raise broken("Invalid href value provided")


def _is_a(found: object, kind: object) -> bool:
    kinds = cast("tuple[type, ...]", kind if isinstance(kind, tuple) else (kind,))
    return isinstance(found, kinds) and (not isinstance(found, bool) or bool in kinds)


def _refuse(name: str, found: object, kind: object, words: str) -> NoReturn:
    known = _NAMES.get(kind)
    told = "Failed Match.OneOf, Match.Maybe or Match.Optional validation"
    if known is not None:
        told = f"Expected {known}, got {_kind_of(found)}"
    said = f"{words}{told} in field {name}"
    raise MethodFailed(MATCH_FAILED.code, MATCH_FAILED.reason, said=said)


def _kind_of(found: object) -> str:
    if isinstance(found, bool):
        return "boolean"
    if isinstance(found, _NUMBER):
        return "number"
    return "string" if isinstance(found, str) else "object"
