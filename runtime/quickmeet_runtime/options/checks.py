# SPDX-License-Identifier: MIT
"""Options as people give them: checked before anything is opened."""

import re
import ssl
from collections.abc import Mapping
from itertools import compress
from operator import is_not
from types import NoneType
from typing import Final, cast

from msgspec.structs import astuple

from ..errors import LocalProtocolError
from ..observability.observer import Observer
from .buffering import Buffering
from .options import Auditor, Options
from .reconnect import Reconnect
from .values import (
    COUNT,
    FLAG,
    FUNCTION,
    SECONDS,
    WAIT,
    Kind,
    check,
    instance,
    one_of,
    or_none,
)

__all__ = ["check_limits", "check_options"]

_HEADER_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_HEADER_VALUE: Final = r"[\t\x20-\x7e\x80-\xff]*"
"""Of RFC 9110, 5.1 and 5.5."""


def _are_headers(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(part, str)
        for pair in cast("Mapping[object, object]", value).items()
        for part in pair
    )


def _is_audit(value: object) -> bool:
    return value is None or isinstance(value, bool | Auditor) or callable(value)


_KINDS: Final[Mapping[str, Kind]] = {
    "time_limit": or_none(SECONDS, "None for no limit"),
    "tls": instance("an ssl.SSLContext or None", ssl.SSLContext, NoneType),
    "headers": Kind(_are_headers, "a mapping of texts to texts"),
    "proxy": instance('the URL of a proxy, "environment" or None', str, NoneType),
    "allow_plaintext": FLAG,
    "wait_when_limited": or_none(WAIT),
    "two_factor": or_none(FUNCTION),
    "server_version": instance('a version such as "6.5.3", or None', str, NoneType),
    "prefer": one_of("ddp", "rest"),
    "strict": FLAG,
    "observer": instance("a quickmeet.Observer or None", Observer, NoneType),
    "reconnect": instance(
        "a quickmeet.Reconnect, or None to stay disconnected", Reconnect, NoneType
    ),
    "buffering": instance("a quickmeet.Buffering", Buffering),
    "idle_after": SECONDS,
    "answer_within": SECONDS,
    "frame_limit": COUNT,
    "calls_limit": COUNT,
    "unsent_limit": COUNT,
    "subscriptions_limit": COUNT,
    "documents_limit": Kind(lambda value: value == 0 or COUNT.fits(value), COUNT.words),
    "compression": FLAG,
    "drain_limit": WAIT,
    "audit": Kind(_is_audit, "a function, a quickmeet.LiveAudit, True or None"),
    "transport": Kind(callable, "a function that opens a transport"),
}
_SECRET: Final = frozenset({"headers", "proxy", "two_factor"})


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
        if name in _KINDS:
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
    check(name, value, _KINDS[name], is_secret=name in _SECRET)
