# SPDX-License-Identifier: MIT
"""Posting into a room by the address of an incoming webhook; no login is needed."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

import msgspec
from msgspec import Struct, field

from ..calls.outcome import method_error
from ..errors import (
    AddressError,
    CallTimeoutError,
    InsecureError,
    LocalProtocolError,
    TransportError,
)
from ..protocol.frames import WireError
from ..transport.url import ServerUrl

__all__ = ["post_webhook"]

_NAME: Final = "incoming webhook"
_PART: Final = "/hooks/"


class _Posted(Struct, omit_defaults=True):
    text: str | None = None
    alias: str | None = None
    avatar: str | None = None
    emoji: str | None = None
    channel: str | None = None
    thread_id: str | None = field(name="tmid", default=None)
    attachments: Sequence[object] | None = None
    blocks: Sequence[object] | None = None


class _Answer(Struct):
    success: bool = False
    error: str = ""


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
    time_limit: float = 30.0,
    allow_plaintext: bool = False,
) -> None:
    """Post a message by the address of an incoming webhook.

    ::

        await quickmeet.post_webhook(HOOK, text="The backup is *done*.", emoji=":tada:")

    The address is a secret: who has it may post. It is in no error and no log. The
    message is sent once: a server that was slow may have posted it all the same.

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
        time_limit: Seconds that it may take.
        allow_plaintext: Whether it may go unencrypted to another machine.

    Raises:
        AddressError: The address is none of a webhook.
        InsecureError: It would go unencrypted to another machine.
        LocalProtocolError: There is nothing to say, or it is not JSON.
        MethodError: The server refused: the webhook is gone, or may not post there.
        TransportError: The server cannot be reached.
        CallTimeoutError: It did not answer in time.
    """
    where = _checked(url, allow_plaintext=allow_plaintext)
    if not (text or attachments or blocks):
        raise LocalProtocolError("there is nothing to post: give text, or attachments")
    posted = _Posted(
        text, alias, avatar, emoji, channel, thread_id, attachments, blocks
    )
    try:
        body = msgspec.json.encode(posted)
    except (TypeError, ValueError, RecursionError) as error:
        raise LocalProtocolError(f"{_NAME}: this is not JSON: {error}") from error
    status, answer = await _sent(url, where, body, headers or {}, time_limit)
    if status != HTTPStatus.OK or not answer.success:
        said = answer.error or HTTPStatus(status).phrase
        raise method_error(_NAME, WireError(error=status, reason=said), {})


def _checked(url: str, *, allow_plaintext: bool) -> str:
    """The host, for errors.

    Raises:
        AddressError: The address is none of a webhook.
        InsecureError: It would go unencrypted to another machine.
    """
    base, part, rest = url.partition(_PART)
    if not part or not rest.strip("/").count("/") or not base.startswith("http"):
        raise AddressError(
            "this is no address of an incoming webhook: it is like "
            "https://chat.example.com/hooks/<id>/<token>"
        )
    server = ServerUrl.parse(base)
    if not (server.is_secure or server.is_loopback or allow_plaintext):
        raise InsecureError(
            f"the address of the webhook would go unencrypted to {server.host}: use "
            "https://, or say allow_plaintext=True"
        )
    return server.host


async def _sent(
    url: str, host: str, body: bytes, headers: Mapping[str, str], time_limit: float
) -> tuple[int, _Answer]:
    import httpx2  # noqa: PLC0415  # costs every import of the package

    try:
        async with httpx2.AsyncClient(timeout=time_limit) as http:
            response = await http.post(
                url,
                content=body,
                headers={"content-type": "application/json", **headers},
            )
    except httpx2.TimeoutException:
        raise CallTimeoutError(
            f"{_NAME}: {host} did not answer in {time_limit:g} s"
        ) from None
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        said = type(error).__name__
        raise TransportError(f"{_NAME}: {host} cannot be reached: {said}") from None
    try:
        answer = msgspec.json.decode(response.content, type=_Answer)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        answer = _Answer()
    return response.status_code, answer
