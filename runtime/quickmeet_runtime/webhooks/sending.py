# SPDX-License-Identifier: MIT
"""Sending the request to an incoming webhook, and reading the answer."""

from typing import Final, Unpack, cast
from urllib.parse import urlsplit

from msgspec.structs import replace

from ..calls.outcome import method_error
from ..calls.rate_limit_retry import RateLimitRetry
from ..concurrency.clock import SystemClock
from ..errors import MethodError, RemoteProtocolError
from ..lifecycle.table import Lifecycle
from ..observability.masking import Masker
from ..options.options import ConnectOptions, Options, check_options, options_of
from ..rest.answer import Body, Refusal, read
from ..rest.client import RestClient
from ..rest.exchange import Request
from ..transport.url import ServerUrl

__all__ = ["checked_options", "send"]

_NAME: Final = "incoming webhook"
_ANSWER_LIMIT: Final = 1024 * 1024
_MOVED: Final = range(300, 400)


def checked_options(**given: Unpack[ConnectOptions]) -> Options:
    """Make and validate the options of the request.

    Raises:
        OptionError: An option has an invalid value.
        LocalProtocolError: A header cannot be sent.
    """
    options = replace(options_of(**given), frame_limit=_ANSWER_LIMIT)
    check_options(options)
    return options


async def send(server: ServerUrl, path: str, body: bytes, options: Options) -> None:
    """Send a message once, and check that the answer is a success.

    Args:
        server: The server.
        path: The path of the webhook, which is the secret.
        body: The message as JSON.
        options: The options of the request.

    Raises:
        QuickmeetError: As `post_webhook` says.
    """
    clock, ending, masker = SystemClock(), Lifecycle(options.time_limit), Masker()
    masker.learn([path, *path.split("/")[-1:]])
    client = RestClient(
        server, options, RateLimitRetry(clock, ending), ending, masker=masker
    )
    try:
        response = await client.send(
            Request(name=_NAME, verb="POST", root="", path=path, body=body)
        )
    finally:
        await client.aclose()
    if response.status in _MOVED:
        said = _moved_to(response.headers.get("location", ""))
        raise MethodError(_NAME, response.status, said)
    answer = read(response)
    if isinstance(answer, Refusal):
        known = answer.error
        if not known.error:
            known = replace(known, error=response.status)
        raise method_error(_NAME, known, {})
    if not isinstance(answer, Body) or not _is_success(answer.value):
        raise RemoteProtocolError(
            f"{_NAME}: what answers at {server.host} is not a webhook (HTTP "
            f"{response.status}): is the address right?"
        )


def _moved_to(location: str) -> str:
    """Make the message for a redirect, without its secret path."""
    try:
        parts = urlsplit(location)
        where = f"{parts.scheme}://{parts.hostname}" if parts.hostname else ""
    except ValueError:
        where = ""
    return f"it was moved{where and f' to {where}'}: give the new address"


def _is_success(body: object) -> bool:
    fields = cast("dict[str, object]", body) if isinstance(body, dict) else {}
    return fields.get("success") is True
