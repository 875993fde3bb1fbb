# SPDX-License-Identifier: MIT
"""Posting to a room by the URL of an incoming webhook; no login is needed."""

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

    The URL is a secret: anyone who has it can post. It appears in no error or log and
    is sent to no other server: redirects are not followed. The message is sent once:
    after a timeout the server may still have posted it.

    Servers differ if the text is longer than their limit: some refuse it
    (``error-message-size-exceeded``), others post all of it. `quickmeet.text.split`
    splits it beforehand.

    Args:
        url: ``https://chat.example.com/hooks/<id>/<token>``.
        text: The text, in the server's markup.
        alias: Name shown instead of the webhook's user.
        avatar: Picture shown instead of the user's.
        emoji: Emoji shown instead of a picture, such as ``:tada:``.
        channel: The target, ``#room`` or ``@user``, if the webhook allows it.
        thread_id: The message to answer in a thread.
        attachments: `quickmeet.types.Attachment` objects, or plain mappings.
        blocks: Interactive blocks.
        headers: Further headers of the request.
        time_limit: Seconds that it may take in total; None for no limit.
        wait_when_limited: Seconds to wait at most before posting again, if the server
            limits the rate; None to raise at once.
        allow_plaintext: Whether it may be sent unencrypted to another machine.
        tls: Context for ``https://``; the system's trust store when None.
        proxy: URL of a proxy; by default that of the environment.

    Raises:
        AddressError: The address is not that of a webhook.
        InsecureError: It would be sent unencrypted to another machine.
        LocalProtocolError: The message is empty, or not JSON.
        OptionError: A limit or another option is invalid.
        MethodError: The server refused: the webhook is gone, or may not post there.
        RateLimitedError: The server limits the rate; says when to try again.
        TransportError: The server cannot be reached.
        CallInterruptedError: The connection was lost before the answer came.
        CallTimeoutError: It did not answer in time.
        RemoteProtocolError: The answer is not that of a webhook, or endless.
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
    """Parse the URL into the server and the path of the webhook, which is secret.

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
