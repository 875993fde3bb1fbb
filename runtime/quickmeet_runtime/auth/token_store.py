# SPDX-License-Identifier: MIT
"""A file that keeps a login token between runs of a program."""

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from ..errors import TokenStoreError
from ..observability.shown import rich_repr
from ..options.values import check_fields
from .credentials import Credentials, check_credentials

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["StoredLogin", "TokenStore"]

_MOST_BYTES: Final = 65_536
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_OLD: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)  # a pipe would block


class StoredLogin(Struct, frozen=True):
    """The content of the file.

    Attributes:
        server: WebSocket URL of the server that issued the token: it is sent to no
            other server.
        account: The account of the credentials; empty when `TokenStore` had no
            credentials.
        user_id: The user's id.
        token: The token.
    """

    server: str
    account: str
    user_id: str
    token: str

    def __repr__(self) -> str:
        """Show the login without the token."""
        return f"StoredLogin({self.server!r}, {self.account!r}, ***)"

    __rich_repr__ = rich_repr


_decode = msgspec.json.Decoder(StoredLogin).decode


class TokenStore(Credentials, frozen=True):
    """Logs in with the token of the last login, and stores the new one.

    ::

        store = quickmeet.TokenStore("bot.token", quickmeet.Password("bot", secret))
        async with quickmeet.connect("https://chat.example.com", store) as client:
            ...

    Servers limit the rate of password logins. If the token is refused, the
    credentials are used. Anyone who can read the file can act as the user until the
    token expires: it is created with mode 0600, replaced atomically, and refused if
    another user owns it or can read it (on Windows, which has no such modes, the
    folder has to protect it). `ClientBase.logout` removes it. Use one file for one
    account on one server, in one process.

    Attributes:
        path: The file; missing folders are created, accessible to the owner only.
        credentials: What to log in with if there is no token, or it is refused;
            None to use the stored token or fail.
    """

    path: str | os.PathLike[str]
    credentials: Credentials | None = None

    def __post_init__(self) -> None:
        """Validate the types of the fields.

        Raises:
            OptionError: A field is not a path, or not credentials.
        """
        check_fields(self)
        check_credentials(self.credentials)

    @property
    def account(self) -> str:
        """The account of the credentials; a token of another account is not used."""
        if self.credentials is None:
            return ""
        user: object = getattr(self.credentials, "user", "")
        return f"{type(self.credentials).__name__} {user}".strip()

    def request(self) -> dict[str, object]:
        """The parameter of the ``login`` method, from the credentials.

        Raises:
            TokenStoreError: There are no credentials.
        """
        return self.otherwise().request()

    def secrets(self) -> tuple[str, ...]:
        """The secrets of the credentials."""
        return () if self.credentials is None else self.credentials.secrets()

    def otherwise(self) -> Credentials:
        """Return the credentials to use if there is no valid token.

        Raises:
            TokenStoreError: There are no credentials.
        """
        if self.credentials is None:
            raise TokenStoreError(f"{self.path}: holds no token for this server")
        return self.credentials

    def takes(self, stored: StoredLogin, server: str) -> bool:
        """Whether a stored login is for this server and this account.

        Args:
            stored: The content of the file.
            server: WebSocket URL of the server.
        """
        is_account = self.credentials is None or stored.account == self.account
        return is_account and stored.server == server

    def load(self) -> StoredLogin | None:
        """Read the file. Blocks: sessions call it in a thread.

        Returns:
            Its content; None when there is no file.

        Raises:
            TokenStoreError: It cannot be read, does not hold a token, belongs to
                another user, or can be read by others.
        """
        try:
            with os.fdopen(os.open(self._path, _OLD), "rb") as file:
                self._check(os.fstat(file.fileno()))
                data = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._error(f"cannot be read: {error.strerror}") from error
        with suppress(ValueError, RecursionError):
            return _decode(data)
        # outside the handler: the decoder's error may quote the token
        raise self._error("does not hold a token")

    def save(self, login: StoredLogin) -> None:
        """Replace the file atomically. Blocks, like `load`.

        Raises:
            TokenStoreError: It cannot be written.
        """
        path = self._path
        new = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with os.fdopen(os.open(new, _NEW, 0o600), "wb") as file:
                    file.write(msgspec.json.encode(login))
                    file.flush()
                    os.fsync(file.fileno())
                new.chmod(0o600)  # a umask may have removed the owner's rights too
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
        except OSError as error:
            raise self._error(f"cannot be written: {error.strerror}") from error

    def remove(self) -> None:
        """Remove the file, if it exists. Blocks, like `load`.

        Raises:
            TokenStoreError: It cannot be removed.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise self._error(f"cannot be removed: {error.strerror}") from error

    def __repr__(self) -> str:
        """``TokenStore('bot.token', Password('bot', ***))``."""
        return f"TokenStore({os.fspath(self.path)!r}, {self.credentials!r})"

    @property
    def _path(self) -> "Path":
        from pathlib import Path  # noqa: PLC0415  # takes 2 ms at start

        return Path(self.path).expanduser()

    def _check(self, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            raise self._error("is not a file")
        if os.name != "posix":
            return
        if status.st_uid != os.geteuid():
            raise self._error("belongs to another user")
        if status.st_mode & _OTHERS:
            mode = stat.S_IMODE(status.st_mode)
            raise self._error(
                f"can be used by others (mode {mode:03o}): chmod 600 it, and log out "
                "if another user may have read the token"
            )

    def _error(self, said: str) -> TokenStoreError:
        return TokenStoreError(f"{os.fspath(self.path)}: {said}")
