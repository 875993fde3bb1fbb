# SPDX-License-Identifier: MIT
"""The user of a session, across its connections."""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from anyio import to_thread

from ..calls.second_factor import TwoFactor
from ..errors import (
    ConnectionLostError,
    InsecureError,
    LoginError,
    QuickmeetError,
    TokenStoreError,
)
from ..observability.masking import Masker
from ..transport.url import ServerUrl
from .credentials import Credentials, Password, Token
from .login import Ask, is_transient, log_in
from .token_store import StoredLogin, TokenStore

if TYPE_CHECKING:
    from .rest_login import TokenGiven

__all__ = ["SessionIdentity"]

FallbackLogin = Callable[[LoginError, Credentials], Awaitable["TokenGiven"]]
PushedName = Callable[[str], str | None]

logger = logging.getLogger("quickmeet")

_RESUMED: Final = "resume"


class SessionIdentity:
    """The credentials, and what the server made of them.

    Args:
        endpoint: Where the server is.
        masker: Hides secrets.
        two_factor: Gives the code of a second factor; None for nobody.
        allow_plaintext: Whether credentials may go over plain ``ws://``.
        fallback_login: Gets a token in another way where the server refused
            credentials only because of the way they came; else raises the refusal.
        pushed_name: Finds the username in what the server pushed of the user with an
            id; None where nothing is pushed.

    Attributes:
        user_id: The user's id while logged in.
        token: The login token, good for another session.
    """

    def __init__(  # noqa: PLR0913  # what a session gives it, each by name
        self,
        endpoint: ServerUrl,
        masker: Masker,
        *,
        two_factor: TwoFactor | None,
        allow_plaintext: bool,
        fallback_login: FallbackLogin | None = None,
        pushed_name: PushedName | None = None,
    ) -> None:
        self.user_id: str | None = None
        self.token: str | None = None
        self._name_at_login: str | None = None
        self._pushed_name: Final = pushed_name
        self._fallback_login: Final = fallback_login
        self._endpoint = endpoint
        self._masker = masker
        self._two_factor = two_factor
        self._allow_plaintext = allow_plaintext
        self._credentials: Credentials | None = None

    @property
    def username(self) -> str | None:
        """The user's name: as pushed, else as it was at the login; None if unknown."""
        if self.user_id is None or self._pushed_name is None:
            return self._name_at_login
        return self._pushed_name(self.user_id) or self._name_at_login

    def check(self) -> None:
        """Make sure that credentials may be sent where we are connected.

        Raises:
            InsecureError: They would go over plain ``ws://`` to another machine.
        """
        endpoint = self._endpoint
        if not (endpoint.is_secure or endpoint.is_loopback or self._allow_plaintext):
            raise InsecureError(
                f"credentials would go unencrypted to {endpoint.host}: use https:// "
                "or wss://, or say allow_plaintext=True"
            )

    def expect(self, credentials: Credentials) -> None:
        """Log in with these on the first connection.

        Raises:
            InsecureError: They would go over plain ``ws://`` to another machine.
        """
        self.check()
        self._credentials = credentials

    async def log_in(self, ask: Ask) -> None:
        """Log in on a new connection, by the token where there is one.

        If the token is refused, the credentials that it came from are tried.

        Raises:
            LoginError: The server refused.
            RateLimitedError: Too many logins.
        """
        credentials = self._credentials
        if self.token is None:
            if isinstance(credentials, TokenStore):
                await self._log_in_stored(ask, credentials)
            elif credentials is not None:
                await self._log_in(ask, credentials)
            return
        token = Token(self.token)
        try:
            await self._log_in(ask, token)
        except LoginError as error:
            if self._source in {None, token} or is_transient(error):
                raise
            logger.warning("the token was refused, logging in again: %s", error)
            await self.renew(ask)

    @property
    def _source(self) -> Credentials | None:
        """The credentials that tokens come from."""
        credentials = self._credentials
        if isinstance(credentials, TokenStore):
            return credentials.credentials
        return credentials

    async def renew(self, ask: Ask) -> None:
        """Get another token, from the credentials that the present one came from.

        Raises:
            LoginError: The server refused, or there are none but the token.
        """
        source, store = self._source, self._credentials
        if source is None or source == Token(self.token or ""):
            words = "the token has expired, and there are no credentials to renew it"
            raise LoginError(words, error=403)
        await self._log_in(ask, source)
        try:
            await self._keep(store if isinstance(store, TokenStore) else None)
        except TokenStoreError as failure:
            # the session lives: losing it would help nobody
            logger.warning("the new token was not stored: %s", failure)

    async def switch(self, ask: Ask, credentials: Credentials) -> None:
        """Log in as somebody else; when that fails, the old login stands.

        Raises:
            InsecureError: They would go over plain ``ws://`` to another machine.
            LoginError: The server refused.
        """
        self.check()
        if isinstance(credentials, TokenStore):
            await self._log_in_stored(ask, credentials)
        else:
            await self._log_in(ask, credentials)
        self._credentials = credentials

    async def _log_in_stored(self, ask: Ask, store: TokenStore) -> None:
        """Log in with the stored token, else with what is to be stored.

        Raises:
            TokenStoreError: The file is of no use, or unsafe.
        """
        stored = await to_thread.run_sync(store.load)
        if stored is not None and store.takes(stored, self._endpoint.websocket_url):
            try:
                await self._log_in(ask, Token(stored.token))
            except LoginError as error:
                if store.credentials is None or is_transient(error):
                    raise
                logger.warning("the stored token was refused: %s", error)
            else:
                return
        await self._log_in(ask, store.otherwise())
        await self._keep(store)

    async def _keep(self, store: TokenStore | None) -> None:
        if store is None or self.token is None or self.user_id is None:
            return
        server = self._endpoint.websocket_url
        login = StoredLogin(server, store.account, self.user_id, self.token)
        await to_thread.run_sync(store.save, login)

    async def _log_in(self, ask: Ask, credentials: Credentials) -> None:
        masker, name = self._masker, _name_in(credentials)
        try:
            answer = await log_in(ask, credentials, self._two_factor, masker)
        except LoginError as refused:
            if self._fallback_login is None:
                raise
            by_rest = await self._fallback_login(refused, credentials)
            name = by_rest.username or name
            credentials = Token(by_rest.token)
            answer = await log_in(ask, credentials, None, masker)
        given = answer.token
        if given is None and isinstance(credentials, Token):
            given = credentials.token
        masker.learn((given or "",))
        self._become(answer.user_id, given, name)
        if given is not None and answer.type not in {None, _RESUMED}:
            await _open_presence(ask, Token(given), masker)

    def _become(self, user_id: str, token: str | None, name: str | None) -> None:
        """Be a user; the same one keeps the name that an earlier login told."""
        if name is None and user_id == self.user_id:
            name = self._name_at_login
        self.user_id, self.token, self._name_at_login = user_id, token, name
        self._name_at_login = self.username

    async def forget(self) -> None:
        """Be nobody from now on."""
        if isinstance(self._credentials, TokenStore):
            await to_thread.run_sync(self._credentials.remove)
        self._credentials = None
        self.token = None
        self.user_id = None
        self._name_at_login = None


def _name_in(credentials: Credentials) -> str | None:
    """The username that one logs in with, where it is one."""
    if not isinstance(credentials, Password):
        return None
    is_name = credentials.by == "username" or "@" not in credentials.user
    return credentials.user if is_name and credentials.by != "email" else None


async def _open_presence(ask: Ask, token: Token, masker: Masker) -> None:
    """Log in once more, by the token that a login gave.

    Main servers open a presence connection for a login by token only
    (``Accounts.onLogin`` of 6.5.3: ``if (login.type !== 'resume') return``). Without
    one a user stays offline, cannot become online, and gets no notifications.

    The first login stands whatever the server answers, and if it answers nothing.

    Raises:
        ConnectionLostError: The connection was lost.
    """
    try:
        await log_in(ask, token, None, masker)
    except ConnectionLostError:
        raise
    except QuickmeetError as error:
        logger.warning("the user may be shown as offline: %s", error)
