# SPDX-License-Identifier: MIT
"""Outgoing webhooks: requests of a server to your program."""

from contextlib import suppress
from hmac import compare_digest
from typing import Final
from urllib.parse import parse_qsl

import msgspec
from msgspec import Struct, field

from ..errors import QuickmeetError
from ..model.moment import Timestamp, moment_in

__all__ = ["OutgoingWebhook", "WebhookError", "parse"]


class WebhookError(QuickmeetError):
    """The request is not from a webhook of the server: do not act on it."""


class OutgoingWebhook(Struct, frozen=True, kw_only=True):
    """The payload for a message, or for an event in a room.

    Which fields are present depends on the event of the webhook; those of a message
    are present for message events.
    """

    room_id: str | None = field(name="channel_id", default=None)
    """The room."""
    room_name: str | None = field(name="channel_name", default=None)
    """Its name; None for direct ones."""
    message_id: str | None = None
    """The message."""
    sent_at: Timestamp | None = None
    """When it was sent."""
    user_id: str | None = None
    """The author of the message or event."""
    username: str | None = field(name="user_name", default=None)
    """The name of that user."""
    text: str = ""
    """The text."""
    trigger_word: str | None = None
    """The word that the webhook listens for."""
    site_url: str | None = field(name="siteUrl", default=None)
    """The address of the server, as it reports it."""
    alias: str | None = None
    """Name shown instead of the author's."""
    thread_id: str | None = field(name="tmid", default=None)
    """The message that it answers in a thread."""
    is_edited: bool = field(name="isEdited", default=False)
    """Whether it is an edited message."""
    is_from_bot: bool = False
    """Whether a bot or a webhook sent it: answering those may cause a loop."""

    @property
    def arguments(self) -> str:
        """The text after the trigger word; all of it without one."""
        word = self.trigger_word
        if word is None or not self.text.startswith(word):
            return self.text
        return self.text[len(word) :].strip()


_FALSE: Final = (None, False, "", "false")
_values = msgspec.json.Decoder(dict[str, object])


def parse(body: bytes | str, *, token: str) -> OutgoingWebhook:
    """Parse the request of a webhook after verifying its token.

    ::

        @app.post("/hook")
        async def hook(request: Request) -> dict[str, str]:
            told = quickmeet.webhooks.parse(await request.body(), token=TOKEN)
            return {} if told.is_from_bot else {"text": f"You said {told.text}"}

    A returned ``{"text": ...}`` is posted as an answer.

    Args:
        body: The request's body: JSON, or a form as scripts of a server may send it.
        token: The token of the webhook, as its page in the administration shows it.

    Raises:
        WebhookError: It is neither JSON nor a form, or its token is missing or wrong.
        ValueError: The token is empty: anyone could post.
        TypeError: The body or the token is not a string, such as JSON that was already
            parsed.
    """
    given_body: object = body
    if not isinstance(given_body, bytes | bytearray | memoryview | str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        said = type(given_body).__name__
        raise TypeError(f"body is of type {said}: give it as it came")
    given_token: object = token
    if not isinstance(given_token, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # likewise
        said = type(given_token).__name__
        raise TypeError(f"token is of type {said}: give a text")
    if not token:
        raise ValueError("the token is empty: anybody could post")
    try:
        values = _read(body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise WebhookError(f"this is not an outgoing webhook: {error}") from error
    given = values.get("token")
    if not isinstance(given, str):
        raise WebhookError("it has no token: it does not come from the server")
    if not compare_digest(given.encode(), token.encode()):
        raise WebhookError("its token is wrong: it does not come from the server")
    return msgspec.structs.replace(
        _webhook(values),
        sent_at=moment_in(values.get("timestamp")),
        is_from_bot=values.get("bot") not in _FALSE,
    )


def _read(body: bytes | str) -> dict[str, object]:
    """Parse JSON, or a form: its fields, or JSON in its ``payload``."""
    text = body if isinstance(body, str) else bytes(body).decode("utf-8-sig")
    is_form = "=" in text and text.lstrip()[:1] not in ("{", "[", '"')
    if not is_form:
        return _values.decode(text)
    fields: dict[str, object] = dict(parse_qsl(text, keep_blank_values=True))
    payload = fields.get("payload")
    return _values.decode(payload) if isinstance(payload, str) else fields


def _webhook(values: dict[str, object]) -> OutgoingWebhook:
    """Convert the fields, leaving out those whose value has another type, as null."""
    fitting: dict[str, object] = {}
    for one in msgspec.structs.fields(OutgoingWebhook):
        with suppress(msgspec.ValidationError):
            value = values.get(one.encode_name)
            if value is not None:
                fitting[one.name] = msgspec.convert(value, one.type, strict=False)
    return OutgoingWebhook(**fitting)  # type: ignore[arg-type]  # converted above
