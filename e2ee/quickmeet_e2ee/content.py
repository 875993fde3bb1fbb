# SPDX-License-Identifier: MIT
"""The content of a decrypted message, and its layout before encryption."""

import logging
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import UNSET, Raw, UnsetType

from quickmeet.messages import FOLLOW
from quickmeet.types import Message
from quickmeet_runtime.protocol.frames import unsendable
from quickmeet_runtime.protocol.mending import mend_surrogates

from .encoding import UNREADABLE, decode_json
from .errors import EncryptionError

__all__ = ["open_message", "open_quotes", "plain_text"]

_log: Final = logging.getLogger("quickmeet.e2ee")
_WHAT: Final = "what was sealed"
_TAKEN: Final = ("msg", "attachments", "files", "file", "location")
"""Fields that decrypted content may replace; all others come from the server."""


class _Opened(msgspec.Struct, frozen=True, kw_only=True):
    """The decrypted content: ``text`` is the form of phones and older clients."""

    msg: str | UnsetType | None = UNSET
    text: str | UnsetType | None = UNSET
    attachments: Raw | UnsetType = UNSET
    files: Raw | UnsetType = UNSET
    file: Raw | UnsetType = UNSET
    location: Raw | UnsetType = UNSET


def plain_text(
    text: str, *, message_id: str, user_id: str, now: datetime, is_old: bool
) -> bytes:
    """Build the plain content for a text, in the layout of the reading clients.

    Args:
        text: The text.
        message_id: Identifier of its message.
        user_id: The author.
        now: The time of the message.
        is_old: For `Algorithm.CBC`, whose rooms have clients that read only `text`.

    Raises:
        LocalProtocolError: The text contains an unpaired surrogate.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise unsendable("a sealed text", error) from None
    if not is_old:
        return msgspec.json.encode({"msg": text})
    moment = int(now.astimezone(UTC).timestamp() * 1000)
    return msgspec.json.encode(
        {
            "_id": message_id,
            "text": text,
            "msg": text,
            "userId": user_id,
            "ts": {"$date": moment},
        }
    )


def open_message(message: Message, plain: bytes) -> Message:
    """Replace the fields of a message by its decrypted content.

    Args:
        message: The message as received.
        plain: JSON, as returned by `RoomKey.unseal`.

    Raises:
        EncryptionError: It is not JSON, or does not match the layout.
    """
    opened = _read(plain)
    document = _document_of(message)
    text = _text_of(opened)
    if text is not None:
        document["msg"] = Raw(msgspec.json.encode(text))
    for name in _TAKEN[1:]:
        value = getattr(opened, name)
        if value is not UNSET:
            document[name] = value
    document.pop("content", None)
    return _opened(document)


def open_quotes(message: Message, quotes: dict[int, bytes]) -> Message:
    """Replace the quoted texts of a pinned message by their decrypted content.

    Args:
        message: The message as received.
        quotes: JSON, as returned by `RoomKey.unseal`, by the attachment's index.

    Raises:
        EncryptionError: It is not JSON, or does not match the layout.
    """
    document = _document_of(message)
    attachments = msgspec.json.decode(
        document.get("attachments", b"[]"), type=list[dict[str, Raw]]
    )
    for at, plain in quotes.items():
        text = _text_of(_read(plain))
        if text is not None:
            attachments[at]["text"] = Raw(msgspec.json.encode(text))
    document["attachments"] = Raw(msgspec.json.encode(attachments))
    return _opened(document)


def _text_of(opened: _Opened) -> str | None:
    text = opened.msg if isinstance(opened.msg, str) else opened.text
    return text if isinstance(text, str) else None


def _document_of(message: Message) -> dict[str, Raw]:
    return msgspec.json.decode(msgspec.json.encode(message), type=dict[str, Raw])


def _read(plain: bytes) -> _Opened:
    """Decode decrypted content; lone surrogates are treated as in messages."""
    try:
        return decode_json(plain, _Opened, _WHAT)
    except EncryptionError:
        mended = mend_surrogates(plain)
        if mended is None:
            raise
        return decode_json(mended, _Opened, _WHAT)


def _opened(document: dict[str, Raw]) -> Message:
    """Mark a message as decrypted; the kind ``e2e`` would mean that it is sealed.

    Parts that do not match the layout are left out, as for
    unencrypted messages.
    """
    document["e2e"] = Raw(b'"done"')
    document.pop("t", None)
    whole = msgspec.json.encode(document)
    try:
        return decode_json(whole, Message, _WHAT)
    except EncryptionError as error:
        try:
            message, mismatches = FOLLOW.salvage(b"[%b]" % whole)
        except UNREADABLE:
            raise error from None
        _log.warning("of a sealed message %d parts do not match", len(mismatches))
        return message
