# SPDX-License-Identifier: MIT
"""The options for server and login, and their environment variables."""

import json
import sys
from dataclasses import dataclass
from functools import cache
from getpass import getpass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

import quickmeet

from ..failure import UsageError
from ..output import argument_text
from .profiles import profile_path, profile_server

_NO_LOGIN = "no login given: use --user and --password, or --token"


@Parameter(name="*")
@dataclass(frozen=True)
class ServerOptions:
    """The server and the login.

    Attributes:
        url: Address of the server (https://, wss://, ...).
        user: Name or e-mail address to log in with.
        password: Its password; others can read command lines in ps: set the variable,
            or omit it to be asked.
        token: Login token or personal access token, instead of a password.
        token_file: File that stores the login token (mode 0600): read if it has one for
            this server, written after a login with user and password.
        profile: Name of a login saved by `quickmeet login --save`, instead of all of
            the above; without a URL the one named "default".
        time_limit: Timeout in seconds of connecting, logging in and each call.
        allow_plaintext: Send credentials over ws:// to another machine too.
    """

    url: Annotated[str | None, Parameter(env_var="QUICKMEET_URL")] = None
    user: Annotated[str | None, Parameter(env_var="QUICKMEET_USER")] = None
    password: Annotated[str | None, Parameter(env_var="QUICKMEET_PASSWORD")] = None
    token: Annotated[str | None, Parameter(env_var="QUICKMEET_TOKEN")] = None
    token_file: Annotated[Path | None, Parameter(env_var="QUICKMEET_TOKEN_FILE")] = None
    profile: Annotated[str | None, Parameter(env_var="QUICKMEET_PROFILE")] = None
    time_limit: float = 30.0
    allow_plaintext: Annotated[bool, Parameter(negative="")] = False

    @property
    def address(self) -> str:
        """The server's URL.

        Raises:
            UsageError: None was given, and no profile has one.
        """
        kept = self._kept_at
        if self.url:
            return self.url
        if kept is not None:
            return kept
        if self.profile:
            raise UsageError(
                f"there is no profile {self.profile}: create it with "
                f"`quickmeet login --save --profile {self.profile}`"
            )
        raise UsageError(
            "no server given: use --url or set QUICKMEET_URL, or save a login with "
            "`quickmeet login --save`"
        )

    @property
    def credentials(self) -> "quickmeet.Credentials | None":
        """The credentials; None to stay anonymous.

        Raises:
            UsageError: A user was given without a password, or the reverse.
        """
        given = self._given
        if self.token:
            return given
        if self.token_file is not None:
            return quickmeet.TokenStore(self.token_file, given)
        if given is None and self._kept_at is not None:
            return quickmeet.TokenStore(profile_path(self.profile))
        return given

    @property
    def login(self) -> "quickmeet.Credentials":
        """The credentials, for commands that need an account.

        Raises:
            UsageError: No login is given.
        """
        if (credentials := self.credentials) is None:
            raise UsageError(_NO_LOGIN)
        return credentials

    @property
    def login_to_keep(self) -> "quickmeet.TokenStore":
        """The login of ``--save``: its token is written to the file of the profile.

        Raises:
            UsageError: No login is given.
        """
        given = self._given
        if given is None:
            raise UsageError(_NO_LOGIN)
        return quickmeet.TokenStore(profile_path(self.profile), given)

    @property
    def _kept_at(self) -> str | None:
        """The server of the chosen profile; None if there is none."""
        if self.url and not self.profile:
            return None
        return profile_server(profile_path(self.profile))

    @property
    def _given(self) -> "quickmeet.Credentials | None":
        if self.token:
            return quickmeet.Token(self.token)
        if self.user and not self.password and sys.stdin.isatty():
            return quickmeet.Password(self.user, _asked_password(self.user))
        if self.user and self.password:
            return quickmeet.Password(self.user, self.password)
        if self.user or self.password:
            have, want = ("user", "password") if self.user else ("password", "user")
            raise UsageError(
                f"a {have} without a {want}: use --{want} or set "
                f"QUICKMEET_{want.upper()}"
            )
        return None


@cache
def _asked_password(user: str) -> str:
    """Prompt for the password at the terminal, without echo."""
    return getpass(f"Password of {user}: ")


def ask_second_factor(kind: str) -> str:
    """Prompt for a second factor at the terminal; may block."""
    said = {"totp": "Code of your authenticator", "email": "Code that was e-mailed"}
    return getpass(f"{said.get(kind, 'Password')}: ")


def read_json(text: str, what: str) -> object:
    """Parse one JSON argument; ``@FILE`` reads the file, ``-`` is not special.

    Args:
        text: JSON text, or ``@`` and the path of a file that holds it.
        what: The name of the argument, for the error.

    Raises:
        UsageError: The file cannot be read, or the text is not JSON.
    """
    try:
        text = argument_text(text)
        source = Path(text[1:]).read_text("utf-8") if text.startswith("@") else text
        value: object = json.loads(source)
        value = json.loads(argument_text(json.dumps(value, ensure_ascii=False)))
    except OSError as error:
        raise UsageError(f"{what}: cannot read {text[1:]}: {error.strerror}") from error
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UsageError(
            f"{what} is not JSON: {error}. Text needs its own quotes: '\"text\"'"
        ) from error
    return value
