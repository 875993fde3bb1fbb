# SPDX-License-Identifier: MIT
"""Server address and login of a bot, from the environment."""

import os
from collections.abc import Mapping

from quickmeet import Credentials, LocalProtocolError, Password, Token

__all__ = ["login_from", "url_from"]


def url_from(environment: Mapping[str, str] = os.environ) -> str:
    """The server of ``QUICKMEET_URL``.

    Raises:
        LocalProtocolError: It is not set.
    """
    url = environment.get("QUICKMEET_URL")
    if not url:
        raise LocalProtocolError("no server given: pass url=, or set QUICKMEET_URL")
    return url


def login_from(environment: Mapping[str, str] = os.environ) -> Credentials:
    """The login of ``QUICKMEET_TOKEN``, or of ``QUICKMEET_USER`` and ``..._PASSWORD``.

    Raises:
        LocalProtocolError: Neither is set.
    """
    token = environment.get("QUICKMEET_TOKEN")
    if token:
        return Token(token)
    user = environment.get("QUICKMEET_USER")
    password = environment.get("QUICKMEET_PASSWORD")
    if not user or not password:
        raise LocalProtocolError(
            "no login given: pass login=, or set QUICKMEET_TOKEN, or QUICKMEET_USER "
            "and QUICKMEET_PASSWORD"
        )
    return Password(user, password)
