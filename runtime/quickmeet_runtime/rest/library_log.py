# SPDX-License-Identifier: MIT
"""The HTTP library's own log, without what servers and proxies may say in it.

At DEBUG it logs the headers of every response, the errors of its parser, which quote
what came, and the login of a SOCKS proxy. Of our requests it may log what happened;
other users of the library in the same process keep what they had.
"""

import logging
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from ..model.secret_names import MASK

__all__ = ["quiet"]

_LOGGERS: Final = ("connection", "http11", "http2", "proxy", "socks")
_VALUE: Final = re.compile(
    r"(?s)\b((?:return_value|exception)=(?:\(b'HTTP/[0-9.]+', [0-9]+|\w*)|auth=).+"
)
"""What a step gave, up to the status or the class of an error; and what it takes."""

_is_ours: Final = ContextVar("_is_ours", default=False)


class _Quiet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if _is_ours.get():
            record.msg, record.args = _VALUE.sub(rf"\1{MASK}", record.getMessage()), ()
        return True


_QUIET: Final = _Quiet()


@contextmanager
def quiet() -> Generator[None]:
    """Let the library log no values of what is sent and received within."""
    for name in _LOGGERS:
        logging.getLogger(f"httpcore2.{name}").addFilter(_QUIET)  # added once
    before = _is_ours.set(True)
    try:
        yield
    finally:
        _is_ours.reset(before)
