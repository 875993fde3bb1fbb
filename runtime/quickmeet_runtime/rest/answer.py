# SPDX-License-Identifier: MIT
"""Interpret HTTP responses in the terms of DDP. No I/O.

A response is a body, a refusal, or shows that the server has no such endpoint.
REST has many forms of refusals (recordings of a 6.5.3); all are converted to the
error of DDP, so that `outcome.method_error` finds the same class.
"""

import re
import time
from collections.abc import Collection, Mapping
from typing import Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct

from ..errors import RateLimitedError, RemoteProtocolError
from ..observability.shown import rich_repr
from ..protocol.frames import WireError
from ..transport.url import without_secrets
from .exchange import Request, Response

__all__ = [
    "A_PAGE",
    "NO_ENDPOINT",
    "TOO_MANY",
    "UNAUTHORIZED",
    "Body",
    "MissingEndpoint",
    "Refusal",
    "Unreadable",
    "answer_to",
    "intercepted_by",
    "read",
    "retry_after_ms",
]

_OK: Final = range(200, 300)
_MOVED: Final = range(300, 400)
_NOT_FOUND: Final = 404
_WRONG_VERB: Final = 405
NO_ENDPOINT: Final = frozenset({_NOT_FOUND, _WRONG_VERB})
"""Statuses of a missing endpoint, at least for ``POST``."""
TOO_MANY: Final = 429
UNAUTHORIZED: Final = 401
_CODE: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+|[0-9]{3}", re.IGNORECASE)
_CODE_AT_END: Final = re.compile(
    r"^(?P<reason>.*?)\s*\[(?P<code>[^\[\]]+)\]$", re.DOTALL
)
_WAIT: Final = re.compile(r"wait (\d+) seconds?")
_LIMITED: Final = "too-many-requests"
_LIMIT_CODES: Final = frozenset({_LIMITED, RateLimitedError.inner_code})
_LIMIT_OF_ENDPOINT: Final = "before trying this endpoint again"
_FORBIDDEN: Final = frozenset({"unauthorized", "error-unauthorized"})
_MALFORMED: Final = frozenset({"invalid-params"})
_MS: Final = 1000
_LAST_SECOND: Final = 10**11  # the year 5138 in seconds, 1973 in milliseconds
_ENVELOPE: Final = "success"
_LONGEST_ODD_ERROR: Final = 200  # characters
A_PAGE: Final = "a web page"


class Body(Struct, frozen=True):
    """The endpoint answered."""

    value: object
    """Parsed JSON."""

    def __repr__(self) -> str:
        """Show the class only: the body may hold secrets."""
        return "Body(***)"

    __rich_repr__ = rich_repr


class Refusal(Struct, frozen=True):
    """The endpoint refused."""

    error: WireError
    """The error that DDP would have sent."""
    text: str
    """The text of the REST answer, code included."""


class MissingEndpoint(Struct, frozen=True):
    """The server has no such endpoint.

    Attributes:
        is_page: Whether it answered with a web page and a success status, as servers do
            for an unknown ``GET``, and portals and proxies for anything.
    """

    is_page: bool = False


class Unreadable(Struct, frozen=True):
    """A successful status with a truncated or garbled body: neither JSON nor a page.

    Attributes:
        said: A description of the body, without its content.
    """

    said: str


Answer = Body | Refusal | MissingEndpoint


def read(response: Response, known: Collection[str | int] = ()) -> Answer | Unreadable:
    """Interpret a response.

    Args:
        response: The response.
        known: Codes of the method, to choose among several candidates.
    """
    if "json" not in response.headers.get("content-type", "json"):
        return _without_json(response)
    try:
        body: object = msgspec.json.decode(response.content)
    except (ValueError, RecursionError):
        return _without_json(response)
    if not isinstance(body, dict):
        is_fine = response.status in _OK
        return Body(body) if is_fine else _plain_refusal(response)
    fields = cast("dict[str, object]", body)
    if _ENVELOPE in fields:
        is_refused = fields[_ENVELOPE] is False
    else:  # endpoints older than the envelope
        is_refused = fields.get("status") == "error"
    if response.status in _OK and not is_refused:
        return Body(fields)
    if response.status == _WRONG_VERB:
        return MissingEndpoint()
    return _refusal(response, fields, known)


def _without_json(response: Response) -> Answer | Unreadable:
    """Interpret a response without JSON: a web page, or an empty body."""
    if response.status in NO_ENDPOINT:
        return MissingEndpoint()
    if response.status in _OK:
        media_type = response.headers.get("content-type", "no content type")
        if "html" in media_type:
            return MissingEndpoint(is_page=True)
        size = f"{len(response.content):,} bytes of {media_type!r}"
        return Unreadable(f"HTTP {response.status} and {size}, which is not JSON")
    if response.status == TOO_MANY:
        return _limited(response, {}, "")
    return _plain_refusal(response)


def _plain_refusal(response: Response) -> Refusal:
    said = f"HTTP {response.status}"
    location = response.headers.get("location")
    if location and response.status in _MOVED:
        said += f": it leads to {without_secrets(location)}; give that address"
    return Refusal(WireError(error=response.status, reason=said), said)


def _refusal(
    response: Response, fields: Mapping[str, object], known: Collection[str | int]
) -> Refusal:
    text = _text_of(fields.get("error"))
    message = _text_of(fields.get("message"))
    if response.status == TOO_MANY or text in _LIMIT_CODES:
        return _limited(response, fields, text or message)
    code, reason = _code_and_reason(fields.get("errorType"), text)
    if code in _LIMIT_CODES:
        return _limited(response, fields, text)
    if not code and response.status == UNAUTHORIZED:
        code = "error-invalid-user"
    details = fields.get("details")
    return Refusal(
        WireError(
            error=_as_ddp(code, known),
            reason=reason
            or message
            or ("" if code else _in_other_words(response, fields)),
            details=UNSET if details is None else Raw(msgspec.json.encode(details)),
        ),
        text or message,
    )


def _in_other_words(response: Response, fields: Mapping[str, object]) -> str:
    """Describe an error that is not text by its JSON, else by the status."""
    odd = fields.get("error") or fields.get("message")
    if not odd:
        return f"HTTP {response.status} {_phrase(response.status)}".strip()
    return msgspec.json.encode(odd).decode()[:_LONGEST_ODD_ERROR]


def _phrase(status: int) -> str:
    from http import HTTPStatus  # noqa: PLC0415  # rarely

    try:
        return HTTPStatus(status).phrase
    except ValueError:  # a status of proxies, such as 520
        return ""


def _text_of(value: object) -> str:
    """Return a text, or the text of an error object, as webhook scripts return it."""
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        value = fields.get("message") or fields.get("reason") or fields.get("error")
    return value if isinstance(value, str) else ""


def _code_and_reason(error_type: object, text: str) -> tuple[str | int, str]:
    if isinstance(error_type, int):
        return error_type, _without_code(text)
    if isinstance(error_type, str) and error_type:
        if " " in error_type and _CODE.fullmatch(text):
            return text, error_type  # swapped: rooms.info, channels.invite
        return error_type, _without_code(text)
    if _CODE.fullmatch(text):
        return text, ""
    found = _CODE_AT_END.match(text)
    if found is not None and _CODE.fullmatch(found["code"]):
        return found["code"], found["reason"]
    return ("", text) if " " in text else (text, "")


def _without_code(text: str) -> str:
    found = _CODE_AT_END.match(text)
    return text if found is None else found["reason"]


def _as_ddp(code: str | int, known: Collection[str | int]) -> str | int:
    """Return the code that the method would have used for the same error."""
    if isinstance(code, str) and code.isdecimal():
        code = int(code)
    if code in known or isinstance(code, int) or not code:
        return code
    if code in _FORBIDDEN:
        names = ("error-not-allowed", "error-action-not-allowed", "not-authorized")
        return next((name for name in names if name in known), names[0])
    if code in _MALFORMED and 400 in known:  # noqa: PLR2004  # "Match failed"
        return 400
    longer = f"error-{code}"
    return longer if longer in known else code


def _limited(response: Response, fields: Mapping[str, object], text: str) -> Refusal:
    """Make the refusal of a rate limit; only its text says which limit it was.

    The outer limit, before the endpoint begins, says "this endpoint"
    (``rateLimiterMiddleware``, before 8.x ``enforceRateLimit``); code and status agree.
    """
    inner = RateLimitedError.inner_code
    is_inner = fields.get("errorType") == inner or inner in text
    given = fields.get("details")
    details: dict[str, object] = {}
    if isinstance(given, dict):
        details.update(cast("dict[str, object]", given))
    wait = retry_after_ms(response, text)
    if wait is not None:
        details.setdefault("timeToReset", wait)
    error = WireError(
        error=inner if is_inner and _LIMIT_OF_ENDPOINT not in text else _LIMITED,
        reason=_without_code(text) or "too many requests",
        details=Raw(msgspec.json.encode(details)) if details else UNSET,
    )
    return Refusal(error, text)


def retry_after_ms(response: Response, text: str = "") -> int | None:
    """Return the milliseconds that a server asks to wait; None if it does not say.

    From ``Retry-After``, else ``x-ratelimit-reset`` by the server's own clock (its
    ``Date``), else the seconds in its text; by our clock only if all else fails.

    Args:
        response: A response with status 429.
        text: The server's text.
    """
    headers = response.headers
    after = headers.get("retry-after", "").strip()
    if after.isdecimal():
        return int(after) * _MS
    until = _http_date(after)
    if until is None:
        until = _reset(headers.get("x-ratelimit-reset", "").strip())
    now = _http_date(headers.get("date", ""))
    words = _WAIT.search(text)
    if words and (until is None or now is None):
        return int(words[1]) * _MS
    if until is None:
        return None
    return max(0, until - (int(time.time() * _MS) if now is None else now))


def _reset(text: str) -> int | None:
    """Parse milliseconds since 1970; some proxies write seconds."""
    if not text.isdecimal():
        return None
    moment = int(text)
    return moment if moment > _LAST_SECOND else moment * _MS


def _http_date(text: str) -> int | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  # rarely

    try:
        return int(parsedate_to_datetime(text).timestamp() * _MS)
    except (ValueError, OverflowError):
        return None


def answer_to(
    request: Request,
    response: Response,
    asks_for: str,
    known: Collection[str | int] = (),
) -> Answer:
    """Interpret the response of a REST API to a request.

    Args:
        request: The request.
        response: Its response.
        asks_for: Wire name of the method, or verb and path, for errors.
        known: Codes of the method.

    Raises:
        RemoteProtocolError: It is not the answer of a REST API.
    """
    answer = read(response, known)
    if isinstance(answer, Unreadable):
        raise intercepted_by(asks_for, request.name, answer.said)
    if isinstance(answer, MissingEndpoint) and answer.is_page and request.verb != "GET":
        raise intercepted_by(asks_for, request.name, A_PAGE)
    return answer


def intercepted_by(name: str, asked: str, said: str) -> RemoteProtocolError:
    """Make the error for an answer of a proxy or portal, or a truncated one."""
    by = "" if asked == name else f"{asked} "
    return RemoteProtocolError(
        f"{name}: {by}was answered with {said}: something stands between us and "
        "the REST API"
    )
