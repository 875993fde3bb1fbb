# SPDX-License-Identifier: MIT
"""Posting into a room by the address of an incoming webhook; no login is needed."""

import re
import ssl
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct, field

from ..errors import AddressError, InsecureError, LocalProtocolError
from ..options.values import TEXT, check
from ..transport.url import ServerUrl

__all__ = ["post_webhook"]

_NAME: Final = "incoming webhook"
_PART: Final = "/hooks/"
_SECRET: Final = re.compile(r"[!-~]+/[!-~]+")


class _Posted(Struct, omit_defaults=True):
    text: str | None = None
    alias: str | None = None
    avatar: str | None = None
    emoji: str | None = None
    channel: str | None = None
    thread_id: str | None = field(name="tmid", default=None)
    attachments: Sequence[object] | None = None
    blocks: Sequence[object] | None = None


async def post_webhook(  # noqa: PLR0913  # what a message has
    url: str,
    *,
    text: str | None = None,
    alias: str | None = None,
    avatar: str | None = None,
    emoji: str | None = None,
    channel: str | None = None,
    thread_id: str | None = None,
    attachments: Sequence[object] | None = None,
    blocks: Sequence[object] | None = None,
    headers: Mapping[str, str] | None = None,
    time_limit: float | None = 30.0,
    wait_when_limited: float | None = None,
    allow_plaintext: bool = False,
    tls: ssl.SSLContext | None = None,
    proxy: str | None = "environment",
) -> None:
    """Post a message to an incoming webhook.

    ::

        await quickmeet.post_webhook(HOOK, text="The backup is *done*.", emoji=":tada:")

    The address is a secret: anyone who has it can post. It appears in no error or log
    and goes to no other server: redirects are not followed. The message is sent once: a
    server that was slow may have posted it anyway.

    Servers differ where a text is longer than a message may be: some refuse it
    (``error-message-size-exceeded``), others post all of it. `quickmeet.text.split`
    takes it apart beforehand.

    Args:
        url: ``https://chat.example.com/hooks/<id>/<token>``.
        text: What to say, in the server's markup.
        alias: Name shown instead of the webhook's user.
        avatar: Picture shown instead of the user's.
        emoji: Emoji shown instead of a picture, such as ``:tada:``.
        channel: Where to, ``#room`` or ``@user``, where the webhook allows it.
        thread_id: The message to answer in a thread.
        attachments: Cards: `quickmeet.types.Attachment`, or plain mappings.
        blocks: Interactive blocks.
        headers: Further headers of the request.
        time_limit: Seconds that it may take in total; None for no limit.
        wait_when_limited: Seconds to wait at most, and post again, if the server limits
            the rate; None to raise at once.
        allow_plaintext: Whether it may go unencrypted to another machine.
        tls: Context for ``https://``; the system's trust store when None.
        proxy: URL of a proxy; what the environment says by default.

    Raises:
        AddressError: The address is not that of a webhook.
        InsecureError: It would go unencrypted to another machine.
        LocalProtocolError: There is nothing to say, or it is not JSON.
        OptionError: A limit or another option is invalid.
        MethodError: The server refused: the webhook is gone, or may not post there.
        RateLimitedError: The server limits the rate; says when to try again.
        TransportError: The server cannot be reached.
        CallInterruptedError: The connection was lost before the answer came.
        CallTimeoutError: It did not answer in time.
        RemoteProtocolError: What answered is not a webhook, or answers without end.
    """
    from .sending import checked_options, send  # noqa: PLC0415  # costs every import

    options = checked_options(
        time_limit=time_limit,
        wait_when_limited=wait_when_limited,
        headers={} if headers is None else headers,
        allow_plaintext=allow_plaintext,
        tls=tls,
        proxy=proxy,
    )
    server, path = _parsed(url)
    if not (server.is_secure or server.is_loopback or allow_plaintext):
        raise InsecureError(
            f"the address of the webhook would go unencrypted to {server.host}: use "
            "https://, or say allow_plaintext=True"
        )
    if not (text or attachments or blocks):
        raise LocalProtocolError("there is nothing to post: give text, or attachments")
    posted = _Posted(
        text, alias, avatar, emoji, channel, thread_id, attachments, blocks
    )
    try:
        body = msgspec.json.encode(posted)
    except (TypeError, ValueError, RecursionError) as error:
        raise LocalProtocolError(f"{_NAME}: this is not JSON: {error}") from error
    await send(server, path, body, options)


def _parsed(url: str) -> tuple[ServerUrl, str]:
    """The server and the path of a webhook, which is the secret.

    Raises:
        AddressError: The address is not that of a webhook.
    """
    check("url", url, TEXT, is_secret=True)
    base, part, secret = url.partition(_PART)
    if not part or not base.startswith("http") or not _SECRET.fullmatch(secret):
        raise AddressError(
            "this is not the address of an incoming webhook; write it like "
            "https://chat.example.com/hooks/<id>/<token>"
        )
    return ServerUrl.parse(base), f"{part}{secret.partition('#')[0]}"
