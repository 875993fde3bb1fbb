# SPDX-License-Identifier: MIT
"""Options as people give them: checked before anything is opened."""

import math
import re
import ssl
from collections.abc import Callable, Mapping
from itertools import compress
from operator import is_not
from typing import Final, cast

from msgspec.structs import astuple

from ..errors import LocalProtocolError, OptionError
from ..observability.observer import Observer
from .buffering import Buffering
from .options import Auditor, Options
from .reconnect import Reconnect

__all__ = ["check_limits", "check_options"]

_HEADER_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_HEADER_VALUE: Final = r"[\t\x20-\x7e\x80-\xff]*"
"""Of RFC 9110, 5.1 and 5.5."""

_Check = Callable[[object], bool]


def _is_seconds(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and value > 0 and not math.isnan(value)  # type: ignore[operator, arg-type]  # it was looked at


def _is_wait(value: object) -> bool:
    return _is_seconds(value) or (value == 0 and not isinstance(value, bool))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _are_headers(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(part, str)
        for pair in cast("Mapping[object, object]", value).items()
        for part in pair
    )


def _or_none(check: _Check) -> _Check:
    return lambda value: value is None or check(value)


def _is(*classes: type) -> _Check:
    return lambda value: isinstance(value, classes)


_SECONDS: Final = "a number of seconds above 0"
_COUNT: Final = "a whole number above 0"
_FLAG: Final = "True or False"
_CHECKS: Final[Mapping[str, tuple[_Check, str]]] = {
    "time_limit": (_or_none(_is_seconds), f"{_SECONDS}, or None for no limit"),
    "tls": (_or_none(_is(ssl.SSLContext)), "an ssl.SSLContext or None"),
    "headers": (_are_headers, "a mapping of texts to texts"),
    "proxy": (_or_none(_is(str)), 'the URL of a proxy, "environment" or None'),
    "allow_plaintext": (_is_flag, _FLAG),
    "wait_when_limited": (_or_none(_is_wait), f"{_SECONDS}, or None"),
    "two_factor": (_or_none(callable), "a function or None"),
    "server_version": (_or_none(_is(str)), 'a version such as "6.5.3", or None'),
    "prefer": (lambda value: value in {"ddp", "rest"}, '"ddp" or "rest"'),
    "strict": (_is_flag, _FLAG),
    "observer": (_or_none(_is(Observer)), "a quickmeet.Observer or None"),
    "reconnect": (
        _or_none(_is(Reconnect)),
        "a quickmeet.Reconnect, or None to stay disconnected",
    ),
    "buffering": (_is(Buffering), "a quickmeet.Buffering"),
    "idle_after": (_is_seconds, _SECONDS),
    "answer_within": (_is_seconds, _SECONDS),
    "frame_limit": (_is_count, f"{_COUNT} (bytes)"),
    "calls_limit": (_is_count, _COUNT),
    "unsent_limit": (_is_count, f"{_COUNT} (bytes)"),
    "subscriptions_limit": (_is_count, _COUNT),
    "documents_limit": (lambda value: value == 0 or _is_count(value), _COUNT),
    "compression": (_is_flag, _FLAG),
    "drain_limit": (_is_wait, _SECONDS),
    "audit": (
        lambda value: (
            value is None or isinstance(value, bool | Auditor) or callable(value)
        ),
        "a function, a quickmeet.LiveAudit, True or None",
    ),
    "transport": (callable, "a function that opens a transport"),
}


_NAMES: Final = Options.__struct_fields__
_DEFAULTS: Final = astuple(Options())


def check_options(options: Options) -> None:
    """Refuse options of the wrong type, and invalid headers.

    Args:
        options: The options; those that are still the defaults are not checked.

    Raises:
        OptionError: An option has an invalid value; the message names both.
        LocalProtocolError: A header has characters that are not allowed in one.
    """
    values = astuple(options)
    named = zip(_NAMES, values, strict=True)
    for name, value in compress(named, map(is_not, values, _DEFAULTS)):
        if name in _CHECKS:
            _check(name, value)
    for header, text in options.headers.items():
        is_name = re.fullmatch(_HEADER_NAME, header)
        if not is_name or not re.fullmatch(_HEADER_VALUE, text):
            raise LocalProtocolError(f"the header {header!r} cannot be sent")


def check_limits(limits: object) -> None:
    """Refuse invalid limits of calls.

    Args:
        limits: The `CallLimits`.

    Raises:
        OptionError: A limit is not a valid number of seconds.
    """
    for name in ("time_limit", "wait_when_limited"):
        _check(name, getattr(limits, name))


def _check(name: str, value: object) -> None:
    is_fine, wanted = _CHECKS[name]
    try:
        is_meant = is_fine(value)
    except TypeError:  # not hashable
        is_meant = False
    if not is_meant:
        raise OptionError(f"{name}={_shown(name, value)}: give {wanted}")


def _shown(name: str, value: object) -> str:
    """A value for an error; headers, proxies and codes may be secrets."""
    if name in {"headers", "proxy", "two_factor"}:
        return f"<{type(value).__name__}>"
    return repr(value)[:80]
