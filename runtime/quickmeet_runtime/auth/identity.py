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
    """The credentials of a session, and its user and token once logged in.

    Args:
        endpoint: The server's address.
        masker: Masks secrets.
        two_factor: Returns the code of a second factor; None if there is none.
        allow_plaintext: Whether credentials may go over plain ``ws://``.
        fallback_login: Gets a token over REST if the server refused credentials
            only because they came over DDP; otherwise raises the refusal.
        pushed_name: Finds the username of a user id in what the server has pushed;
            None if the server pushes nothing.

    Attributes:
        user_id: The user's id while logged in.
        token: The login token, valid for another session too.
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
        """The username: as last pushed, else as at the login; None if unknown."""
        if self.user_id is None or self._pushed_name is None:
            return self._name_at_login
        return self._pushed_name(self.user_id) or self._name_at_login

    def check(self) -> None:
        """Check that credentials may be sent over this connection.

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
        """Set the credentials to log in with on the first connection.

        Raises:
            InsecureError: They would go over plain ``ws://`` to another machine.
        """
        self.check()
        self._credentials = credentials

    async def log_in(self, ask: Ask) -> None:
        """Log in on a new connection, with the token if there is one.

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
        """The credentials that the token came from."""
        credentials = self._credentials
        if isinstance(credentials, TokenStore):
            return credentials.credentials
        return credentials

    async def renew(self, ask: Ask) -> None:
        """Get a new token with the credentials that the current one came from.

        Raises:
            LoginError: The server refused, or there are no credentials but the token.
        """
        source, store = self._source, self._credentials
        if source is None or source == Token(self.token or ""):
            words = "the token has expired, and there are no credentials to renew it"
            raise LoginError(words, error=403)
        await self._log_in(ask, source)
        try:
            await self._keep(store if isinstance(store, TokenStore) else None)
        except TokenStoreError as failure:
            # the session still works: do not end it
            logger.warning("the new token was not stored: %s", failure)

    async def switch(self, ask: Ask, credentials: Credentials) -> None:
        """Log in as another user; if that fails, the old login stays valid.

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
        """Log in with the stored token, else with the credentials of the store.

        Raises:
            TokenStoreError: The file is unusable or unsafe.
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
        """Record the user; the same user keeps the name known from an earlier login."""
        if name is None and user_id == self.user_id:
            name = self._name_at_login
        self.user_id, self.token, self._name_at_login = user_id, token, name
        self._name_at_login = self.username

    async def forget(self) -> None:
        """Forget the user, the token and the credentials; remove a stored token."""
        if isinstance(self._credentials, TokenStore):
            await to_thread.run_sync(self._credentials.remove)
        self._credentials = None
        self.token = None
        self.user_id = None
        self._name_at_login = None


def _name_in(credentials: Credentials) -> str | None:
    """The username in credentials, if they have one."""
    if not isinstance(credentials, Password):
        return None
    is_name = credentials.by == "username" or "@" not in credentials.user
    return credentials.user if is_name and credentials.by != "email" else None


async def _open_presence(ask: Ask, token: Token, masker: Masker) -> None:
    """Log in once more, with the token from the first login.

    Main servers open a presence connection only for a login by token
    (``Accounts.onLogin`` of 6.5.3: ``if (login.type !== 'resume') return``). Without
    one a user stays offline, cannot become online, and gets no notifications.

    The first login stays valid whatever the server answers, or if it does not.

    Raises:
        ConnectionLostError: The connection was lost.
    """
    try:
        await log_in(ask, token, None, masker)
    except ConnectionLostError:
        raise
    except QuickmeetError as error:
        logger.warning("the user may be shown as offline: %s", error)
