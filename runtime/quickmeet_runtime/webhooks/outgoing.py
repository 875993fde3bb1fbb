# SPDX-License-Identifier: MIT
"""What a server tells a program of yours: its outgoing webhooks."""

from hmac import compare_digest

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from ..errors import QuickmeetError
from ..model.moment import Timestamp, moment_in

__all__ = ["OutgoingWebhook", "WebhookError", "parse"]


class WebhookError(QuickmeetError):
    """What came is no webhook of the server's: do not act upon it."""


class OutgoingWebhook(Struct, frozen=True, kw_only=True):
    """What a server tells when something was said, or happened in a room.

    Which fields are there depends on the event that the webhook is about; those of a
    message are there when it is about messages.
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
    """Who wrote it, or did it."""
    username: str | None = field(name="user_name", default=None)
    """The name of that user."""
    text: str = ""
    """What was said."""
    trigger_word: str | None = None
    """The word that the webhook listens for."""
    site_url: str | None = field(name="siteUrl", default=None)
    """Where the server is, as it says."""
    alias: str | None = None
    """Name shown instead of the author's."""
    thread_id: str | None = field(name="tmid", default=None)
    """The message that it answers in a thread."""
    is_edited: bool = field(name="isEdited", default=False)
    """Whether it was said before and is changed."""
    is_from_bot: bool = False
    """Whether a bot or a webhook sent it: to answer that may never end."""

    @property
    def arguments(self) -> str:
        """The text behind the trigger word; all of it without one."""
        word = self.trigger_word
        if word is None or not self.text.startswith(word):
            return self.text
        return self.text[len(word) :].strip()


class _Wire(Struct):
    token: str | UnsetType = UNSET
    timestamp: object = None
    bot: object = False


_wire = msgspec.json.Decoder(_Wire)
_webhook = msgspec.json.Decoder(OutgoingWebhook)


def parse(body: bytes | str, *, token: str) -> OutgoingWebhook:
    """Read what a server posted, after making sure that it was the server.

    ::

        @app.post("/hook")
        async def hook(request: Request) -> dict[str, str]:
            told = quickmeet.webhooks.parse(await request.body(), token=TOKEN)
            return {} if told.is_from_bot else {"text": f"You said {told.text}"}

    What is returned as ``{"text": ...}`` is posted as an answer.

    Args:
        body: The request's body.
        token: The token of the webhook, as its page in the administration shows it.

    Raises:
        WebhookError: It is no JSON, has no token, or another one.
        ValueError: No token was given: everybody could post what they like.
    """
    if not token:
        raise ValueError("token is empty: anybody could post then")
    try:
        wire = _wire.decode(body)
        found = _webhook.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WebhookError(f"this is no outgoing webhook: {error}") from error
    if wire.token is UNSET:
        raise WebhookError("it has no token: it does not come from the server")
    if not compare_digest(wire.token.encode(), token.encode()):
        raise WebhookError("its token is wrong: it does not come from the server")
    return msgspec.structs.replace(
        found, sent_at=moment_in(wire.timestamp), is_from_bot=bool(wire.bot)
    )
