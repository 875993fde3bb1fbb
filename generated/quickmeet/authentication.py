# Generated from schema/authentication.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Log in and out of the session, and register accounts."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Publication, Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    AppUserLoginError,
    EmailNotSentError,
    ForbiddenError,
    InvalidLoginTokenError,
    InvalidParamsError,
    InvalidUserError,
    NotLoggedInError,
    RateLimitedError,
    RegistrationDisabledError,
    RegistrationSecretError,
    SamlServiceNotFoundError,
    TwoFactorAttemptsExceededError,
    TwoFactorCodeInvalidError,
    TwoFactorCodeMissingError,
    TwoFactorInvalidError,
    TwoFactorNeededError,
    TwoFactorOnError,
    TwoFactorUserNotFoundError,
    UnauthorizedError,
    UserNotActivatedError,
)

__all__ = [
    "CHANGE_PASSWORD",
    "CLEAN_UP",
    "COMPLETE_VERIFICATION",
    "CREATE_ACCOUNT",
    "FOLLOW_FORCED_LOGOUT",
    "FOLLOW_SERVICES",
    "FORGET_PASSWORD",
    "GET_PASSWORD_POLICY",
    "IS_REGISTRATION_SECRET",
    "LOG_IN",
    "LOG_OUT",
    "LOG_OUT_OTHERS",
    "LOG_OUT_SAML",
    "REGISTER",
    "REMOVE_OTHER_TOKENS",
    "RENEW_TOKEN",
    "RESET_PASSWORD",
    "RETRIEVE_OAUTH",
    "SEND_CONFIRMATION",
    "SEND_RESET_EMAIL",
    "VERIFY_EMAIL",
    "Authentication",
]

LOG_IN: Final[Method[types.LoginResult]] = Method(
    "login",
    lambda: types.LoginResult,
    errors=(
        ForbiddenError,
        InvalidParamsError,
        TwoFactorNeededError,
        TwoFactorInvalidError,
        TwoFactorAttemptsExceededError,
        TwoFactorUserNotFoundError,
        TwoFactorCodeMissingError,
        TwoFactorCodeInvalidError,
        UserNotActivatedError,
        AppUserLoginError,
        RateLimitedError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0"),
    replacement="POST /v1/login",
)
LOG_OUT: Final[Method[None]] = Method(
    "logout",
    None,
    repeatable=True,
    versions=Versions(since="0.74.0"),
    replacement="POST /v1/logout",
)
REGISTER: Final[Method[str | types.RegistrationToken]] = Method(
    "registerUser",
    lambda: str | types.RegistrationToken,
    errors=(
        RegistrationDisabledError,
        RegistrationSecretError,
        InvalidParamsError,
        RateLimitedError,
    ),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST", path="/v1/users.register", send={"*": "0"}, result="user._id"
        ),
    ),
)
RETRIEVE_OAUTH: Final[Method[types.ServiceCredential | None]] = Method(
    "OAuth.retrieveCredential",
    lambda: types.ServiceCredential | None,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
COMPLETE_VERIFICATION: Final[Method[None]] = Method(
    "afterVerifyEmail",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
)
CHANGE_PASSWORD: Final[Method[types.PasswordChange]] = Method(
    "changePassword",
    lambda: types.PasswordChange,
    errors=(UnauthorizedError, ForbiddenError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
IS_REGISTRATION_SECRET: Final[Method[bool]] = Method(
    "checkRegistrationSecretURL",
    bool,
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
CREATE_ACCOUNT: Final[Method[types.LoginResult]] = Method(
    "createUser",
    lambda: types.LoginResult,
    errors=(ForbiddenError,),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
FORGET_PASSWORD: Final[Method[None]] = Method(
    "forgotPassword",
    None,
    errors=(ForbiddenError,),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
RENEW_TOKEN: Final[Method[types.LoginResult]] = Method(
    "getNewToken",
    lambda: types.LoginResult,
    errors=(NotLoggedInError, InvalidLoginTokenError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
CLEAN_UP: Final[Method[None]] = Method(
    "logoutCleanUp",
    None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rooms=((0, "default_room_id"),),
)
LOG_OUT_OTHERS: Final[Method[types.RenewedToken]] = Method(
    "logoutOtherClients",
    lambda: types.RenewedToken,
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
REMOVE_OTHER_TOKENS: Final[Method[None]] = Method(
    "removeOtherTokens",
    None,
    errors=(NotLoggedInError,),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.removeOtherTokens",
            versions=Versions(since="3.1.0"),
        ),
    ),
)
RESET_PASSWORD: Final[Method[types.LoginResult]] = Method(
    "resetPassword",
    lambda: types.LoginResult,
    errors=(ForbiddenError, TwoFactorOnError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
LOG_OUT_SAML: Final[Method[str | None]] = Method(
    "samlLogout",
    str | None,
    errors=(InvalidUserError, SamlServiceNotFoundError),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
SEND_CONFIRMATION: Final[Method[bool]] = Method(
    "sendConfirmationEmail",
    bool,
    errors=(EmailNotSentError,),
    versions=Versions(since="0.74.0", deprecated="5.4.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.sendConfirmationEmail",
            send={"email": "0"},
            result=Pick(default=True),
        ),
    ),
    rate=(5, 60000),
)
SEND_RESET_EMAIL: Final[Method[bool | None]] = Method(
    "sendForgotPasswordEmail",
    bool | None,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.forgotPassword",
            send={"email": "0"},
            result=Pick(default=True),
        ),
    ),
)
VERIFY_EMAIL: Final[Method[types.LoginResult]] = Method(
    "verifyEmail",
    lambda: types.LoginResult,
    errors=(ForbiddenError, TwoFactorOnError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
GET_PASSWORD_POLICY: Final[Method[types.PasswordPolicy]] = Method(
    "getPasswordPolicy",
    lambda: types.PasswordPolicy,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(
        since="3.4.0", deprecated="5.1.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(RestCall(verb="GET", path="/v1/pw.getPolicy", result=""),),
)
FOLLOW_FORCED_LOGOUT: Final[Stream[str | None]] = Stream(
    "stream-notify-user", "{user_id}/force_logout", str | None
)
FOLLOW_SERVICES: Final[Publication[types.LoginService]] = Publication(
    "meteor.loginServiceConfiguration",
    "meteor_accounts_loginServiceConfiguration",
    lambda: types.LoginService,
)


class Authentication(Group):
    """Log in and out of the session, and register accounts."""

    __slots__ = ()

    async def log_in(self, options: types.LoginRequest) -> types.LoginResult:
        """Log the session in.

        The session does this itself, from the credentials given to `connect`.

        Wire name ``login``; servers since 0.74.0. By REST: POST /v1/login. Needs no
        login. Safe to repeat: a repeated login makes another token and nothing else.

        Args:
            options: Who, and how.

        Returns:
            The user who is logged in.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
            InvalidParamsError: A parameter is malformed ("Match failed").
            TwoFactorNeededError: The call wants the code of a second factor.
            TwoFactorInvalidError: The code of the second factor is wrong.
            TwoFactorAttemptsExceededError: Too many wrong codes of the second factor.
            TwoFactorUserNotFoundError: There is no such user to check a second factor
                for.
            TwoFactorCodeMissingError: No code of a second factor came with the login.
            TwoFactorCodeInvalidError: The code of the second factor is wrong.
            UserNotActivatedError: The account waits for an administrator's approval.
            AppUserLoginError: The account belongs to an app and cannot log in.
            RateLimitedError: Too many calls; the server says when to try again.
        """
        return await self._session.call(LOG_IN, (options,))

    async def log_out(self) -> None:
        """Log the session out; its token ends.

        Wire name ``logout``; servers since 0.74.0. By REST: POST /v1/logout. Needs no
        login. Safe to repeat: who is logged out stays so.
        """
        await self._session.call(LOG_OUT, ())

    async def register(self, form: types.Registration) -> str | types.RegistrationToken:
        """Make an account.

        Wire name ``registerUser``; servers since 0.74.0. By REST: POST
        /v1/users.register. Needs no login.

        Args:
            form: The account.

        Returns:
            Identifier of the user, or a token for registrations by secret.

        Raises:
            RegistrationDisabledError: The server takes no new accounts.
            RegistrationSecretError: Registering needs the server's secret address.
            InvalidParamsError: A parameter is malformed ("Match failed").
            RateLimitedError: Too many calls; the server says when to try again.
        """
        return await self._session.call(REGISTER, (form,))

    async def retrieve_oauth(
        self, token: str, secret: str
    ) -> types.ServiceCredential | None:
        """Fetch what a finished OAuth redirect left behind.

        Wire name ``OAuth.retrieveCredential``; servers since 0.74.0. Needs no login.

        Args:
            token: Its token.
            secret: Its secret.

        Returns:
            The credential; null when there is none, or when it was fetched before.
        """
        return await self._session.call(RETRIEVE_OAUTH, (token, secret))

    async def complete_verification(self) -> None:
        """Give the roles that come with a verified address.

        Wire name ``afterVerifyEmail``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. Safe to repeat: roles stay given.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(COMPLETE_VERIFICATION, ())

    async def change_password(
        self, old_password: types.PasswordDigest, new_password: types.PasswordDigest
    ) -> types.PasswordChange:
        """Change your own password, knowing the present one.

        Wire name ``changePassword``; servers since 0.74.0.

        Args:
            old_password: The present password, as a digest.
            new_password: The new password, as a digest.

        Returns:
            Whether it was changed.

        Raises:
            UnauthorizedError: Nobody is logged in, or the credentials are not valid.
            ForbiddenError: The user may not do this, or the login was refused.
        """
        return await self._session.call(CHANGE_PASSWORD, (old_password, new_password))

    async def is_registration_secret(self, secret: str) -> bool:
        """Ask whether this is the secret of registration.

        Wire name ``checkRegistrationSecretURL``; servers since 0.74.0. Needs no login.
        Safe to repeat: it only reads.

        Args:
            secret: The secret.

        Returns:
            Whether it is.
        """
        return await self._session.call(IS_REGISTRATION_SECRET, (secret,))

    async def create_account(self, options: dict[str, object]) -> types.LoginResult:
        """Make an account by Meteor itself; servers refuse it.

        Wire name ``createUser``; servers since 0.74.0. Needs no login.

        Args:
            options: Name, address and password; left open by upstream.

        Returns:
            The user who is then logged in.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        return await self._session.call(CREATE_ACCOUNT, (options,))

    async def forget_password(self, email: str) -> None:
        """Ask Meteor itself for an e-mail to reset a password.

        Wire name ``forgotPassword``; servers since 0.74.0. Needs no login.

        Args:
            email: Address of the account.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        options = types.ForgotPasswordOptions(email=email)
        await self._session.call(FORGET_PASSWORD, (options,))

    async def renew_token(self) -> types.LoginResult:
        """Change your login token for a new one.

        Wire name ``getNewToken``; servers since 0.74.0.

        Returns:
            The new token and its end.

        Raises:
            NotLoggedInError: Nobody is logged in.
            InvalidLoginTokenError: The login token is not valid.
        """
        return await self._session.call(RENEW_TOKEN, ())

    async def clean_up(self, user: types.User) -> None:
        """Notify apps that a user logged out.

        Wire name ``logoutCleanUp``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. Upstream does not say who may call it. Safe to repeat: who is logged out
        stays so.

        Args:
            user: The user.
        """
        await self._session.call(CLEAN_UP, (user,))

    async def log_out_others(self) -> types.RenewedToken:
        """Close all other sessions of the user, after ten seconds.

        Wire name ``logoutOtherClients``; servers since 0.74.0. Safe to repeat: what is
        closed stays closed.

        Returns:
            The token that stays, and its end.
        """
        return await self._session.call(LOG_OUT_OTHERS, ())

    async def remove_other_tokens(self) -> None:
        """Make all login tokens but this session's end.

        Wire name ``removeOtherTokens``; servers since 0.74.0. By REST: POST
        /v1/users.removeOtherTokens. Safe to repeat: a deleted one stays deleted.

        Raises:
            NotLoggedInError: Nobody is logged in.
        """
        await self._session.call(REMOVE_OTHER_TOKENS, ())

    async def reset_password(
        self, token: str, new_password: str | types.PasswordDigest
    ) -> types.LoginResult:
        """Set a new password by the token of an e-mail.

        Wire name ``resetPassword``; servers since 0.74.0. Needs no login.

        Args:
            token: The token of the e-mail.
            new_password: The new password.

        Returns:
            The user who is then logged in.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
            TwoFactorOnError: The account's second factor is on, which this does not
                allow.
        """
        return await self._session.call(RESET_PASSWORD, (token, new_password))

    async def log_out_saml(self, provider: str) -> str | None:
        """Fetch where to go to log out of SAML.

        Wire name ``samlLogout``; servers since 0.74.0. Safe to repeat: it only reads.

        Args:
            provider: Name of the SAML service.

        Returns:
            The page to open; null if the provider has no logout.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            SamlServiceNotFoundError: There is no such SAML service.
        """
        return await self._session.call(LOG_OUT_SAML, (provider,))

    async def send_confirmation(self, email: str) -> bool:
        """Send an e-mail to verify an address.

        Wire name ``sendConfirmationEmail``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 8.0.0. By REST: POST /v1/users.sendConfirmationEmail. Needs no login.
        The server takes 5 calls in 60 s.

        Args:
            email: The address.

        Returns:
            Whether it was sent; false when nobody has the address.

        Raises:
            EmailNotSentError: The server could not send the e-mail.
        """
        return await self._session.call(SEND_CONFIRMATION, (email,))

    async def send_reset_email(self, email: str) -> bool | None:
        """Send an e-mail to reset a password.

        Wire name ``sendForgotPasswordEmail``; servers since 0.74.0. By REST: POST
        /v1/users.forgotPassword. Needs no login.

        Args:
            email: Address of the account.

        Returns:
            Whether it was sent.
        """
        return await self._session.call(SEND_RESET_EMAIL, (email,))

    async def verify_email(self, token: str) -> types.LoginResult:
        """Verify an address by the token of an e-mail.

        Wire name ``verifyEmail``; servers since 0.74.0. Needs no login.

        Args:
            token: The token of the e-mail.

        Returns:
            The user who is then logged in.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
            TwoFactorOnError: The account's second factor is on, which this does not
                allow.
        """
        return await self._session.call(VERIFY_EMAIL, (token,))

    async def get_password_policy(self, visitor_token: str) -> types.PasswordPolicy:
        """Fetch what a new password must be like.

        Wire name ``getPasswordPolicy``; servers since 3.4.0, deprecated in 5.1.0,
        removed in 7.0.0. By REST: GET /v1/pw.getPolicy. Needs no login. Safe to repeat:
        it only reads.

        Args:
            visitor_token: The visitor's secret.

        Returns:
            Whether there is a policy, and its rules.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        params = types.UserServicesIframe(visitor_token=visitor_token)
        return await self._session.call(GET_PASSWORD_POLICY, (params,))

    def follow_forced_logout(self, user_id: str) -> streams.Subscription[str | None]:
        """Follow whether sessions of the user are ended.

        Wire name ``stream-notify-user``, key ``{user_id}/force_logout``; servers since
        6.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_FORCED_LOGOUT, (user_id,))

    def follow_services(self) -> streams.LiveCollection[types.LoginService]:
        """Follow the login services that are offered.

        Needs no login: what a login page shows.

        Wire name ``meteor.loginServiceConfiguration``. Its documents are in the
        collection ``meteor_accounts_loginServiceConfiguration``. Needs no login.
        """
        return self._session.documents(FOLLOW_SERVICES)
