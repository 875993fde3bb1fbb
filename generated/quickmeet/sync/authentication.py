# Generated from schema/authentication.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Authentication` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..authentication import (
    CHANGE_PASSWORD,
    CLEAN_UP,
    COMPLETE_VERIFICATION,
    CREATE_ACCOUNT,
    FOLLOW_FORCED_LOGOUT,
    FOLLOW_SERVICES,
    FORGET_PASSWORD,
    GET_PASSWORD_POLICY,
    IS_REGISTRATION_SECRET,
    LOG_IN,
    LOG_OUT,
    LOG_OUT_OTHERS,
    LOG_OUT_SAML,
    REGISTER,
    REMOVE_OTHER_TOKENS,
    RENEW_TOKEN,
    RESET_PASSWORD,
    RETRIEVE_OAUTH,
    SEND_CONFIRMATION,
    SEND_RESET_EMAIL,
    VERIFY_EMAIL,
)

__all__ = ["Authentication"]


class Authentication(BlockingGroup):
    """Log in and out of the session, and register accounts."""

    __slots__ = ()

    def log_in(self, options: types.LoginRequest) -> types.LoginResult:
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
        return self._session.call(LOG_IN, (options,))

    def log_out(self) -> None:
        """Log the session out; its token ends.

        Wire name ``logout``; servers since 0.74.0. By REST: POST /v1/logout. Needs no
        login. Safe to repeat: who is logged out stays so.
        """
        self._session.call(LOG_OUT, ())

    def register(self, form: types.Registration) -> str | types.RegistrationToken:
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
        return self._session.call(REGISTER, (form,))

    def retrieve_oauth(self, token: str, secret: str) -> types.ServiceCredential | None:
        """Fetch what a finished OAuth redirect left behind.

        Wire name ``OAuth.retrieveCredential``; servers since 0.74.0. Needs no login.

        Args:
            token: Its token.
            secret: Its secret.

        Returns:
            The credential; null when there is none, or when it was fetched before.
        """
        return self._session.call(RETRIEVE_OAUTH, (token, secret))

    def complete_verification(self) -> None:
        """Give the roles that come with a verified address.

        Wire name ``afterVerifyEmail``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. Safe to repeat: roles stay given.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(COMPLETE_VERIFICATION, ())

    def change_password(
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
        return self._session.call(CHANGE_PASSWORD, (old_password, new_password))

    def is_registration_secret(self, secret: str) -> bool:
        """Ask whether this is the secret of registration.

        Wire name ``checkRegistrationSecretURL``; servers since 0.74.0. Needs no login.
        Safe to repeat: it only reads.

        Args:
            secret: The secret.

        Returns:
            Whether it is.
        """
        return self._session.call(IS_REGISTRATION_SECRET, (secret,))

    def create_account(self, options: dict[str, object]) -> types.LoginResult:
        """Make an account by Meteor itself; servers refuse it.

        Wire name ``createUser``; servers since 0.74.0. Needs no login.

        Args:
            options: Name, address and password; left open by upstream.

        Returns:
            The user who is then logged in.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        return self._session.call(CREATE_ACCOUNT, (options,))

    def forget_password(self, email: str) -> None:
        """Ask Meteor itself for an e-mail to reset a password.

        Wire name ``forgotPassword``; servers since 0.74.0. Needs no login.

        Args:
            email: Address of the account.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        options = types.ForgotPasswordOptions(email=email)
        self._session.call(FORGET_PASSWORD, (options,))

    def renew_token(self) -> types.LoginResult:
        """Change your login token for a new one.

        Wire name ``getNewToken``; servers since 0.74.0.

        Returns:
            The new token and its end.

        Raises:
            NotLoggedInError: Nobody is logged in.
            InvalidLoginTokenError: The login token is not valid.
        """
        return self._session.call(RENEW_TOKEN, ())

    def clean_up(self, user: types.User) -> None:
        """Notify apps that a user logged out.

        Wire name ``logoutCleanUp``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. Upstream does not say who may call it. Safe to repeat: who is logged out
        stays so.

        Args:
            user: The user.
        """
        self._session.call(CLEAN_UP, (user,))

    def log_out_others(self) -> types.RenewedToken:
        """Close all other sessions of the user, after ten seconds.

        Wire name ``logoutOtherClients``; servers since 0.74.0. Safe to repeat: what is
        closed stays closed.

        Returns:
            The token that stays, and its end.
        """
        return self._session.call(LOG_OUT_OTHERS, ())

    def remove_other_tokens(self) -> None:
        """Make all login tokens but this session's end.

        Wire name ``removeOtherTokens``; servers since 0.74.0. By REST: POST
        /v1/users.removeOtherTokens. Safe to repeat: a deleted one stays deleted.

        Raises:
            NotLoggedInError: Nobody is logged in.
        """
        self._session.call(REMOVE_OTHER_TOKENS, ())

    def reset_password(
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
        return self._session.call(RESET_PASSWORD, (token, new_password))

    def log_out_saml(self, provider: str) -> str | None:
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
        return self._session.call(LOG_OUT_SAML, (provider,))

    def send_confirmation(self, email: str) -> bool:
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
        return self._session.call(SEND_CONFIRMATION, (email,))

    def send_reset_email(self, email: str) -> bool | None:
        """Send an e-mail to reset a password.

        Wire name ``sendForgotPasswordEmail``; servers since 0.74.0. By REST: POST
        /v1/users.forgotPassword. Needs no login.

        Args:
            email: Address of the account.

        Returns:
            Whether it was sent.
        """
        return self._session.call(SEND_RESET_EMAIL, (email,))

    def verify_email(self, token: str) -> types.LoginResult:
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
        return self._session.call(VERIFY_EMAIL, (token,))

    def get_password_policy(self, visitor_token: str) -> types.PasswordPolicy:
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
        return self._session.call(GET_PASSWORD_POLICY, (params,))

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
