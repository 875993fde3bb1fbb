# Generated from schema/authentication.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Authentication`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Publisher,
    Publishing,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread

from .. import types
from ..authentication import (
    CHANGE_PASSWORD,
    CLEAN_UP,
    COMPLETE_VERIFICATION,
    CREATE_ACCOUNT,
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

__all__ = [
    "AuthenticationHandlers",
    "ChangePasswordHandler",
    "CleanUpHandler",
    "CompleteVerificationHandler",
    "CreateAccountHandler",
    "FollowServicesPublisher",
    "ForgetPasswordHandler",
    "GetPasswordPolicyHandler",
    "IsRegistrationSecretHandler",
    "LogInHandler",
    "LogOutHandler",
    "LogOutOthersHandler",
    "LogOutSamlHandler",
    "RegisterHandler",
    "RemoveOtherTokensHandler",
    "RenewTokenHandler",
    "ResetPasswordHandler",
    "RetrieveOauthHandler",
    "SendConfirmationHandler",
    "SendResetEmailHandler",
    "VerifyEmailHandler",
    "authentication_handlers",
    "on_change_password",
    "on_clean_up",
    "on_complete_verification",
    "on_create_account",
    "on_follow_services",
    "on_forget_password",
    "on_get_password_policy",
    "on_is_registration_secret",
    "on_log_in",
    "on_log_out",
    "on_log_out_others",
    "on_log_out_saml",
    "on_register",
    "on_remove_other_tokens",
    "on_renew_token",
    "on_reset_password",
    "on_retrieve_oauth",
    "on_send_confirmation",
    "on_send_reset_email",
    "on_verify_email",
]


class LogInHandler(Protocol[ContextT_contra]):
    """Answers ``login``."""

    def __call__(
        self, caller: ContextT_contra, /, options: types.LoginRequest
    ) -> Answer[types.LoginResult]:
        """Log the session in."""
        ...


def on_log_in(handler: LogInHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``login``."""
    return MethodHandler(LOG_IN, handler, Param("options", types.LoginRequest))


class LogOutHandler(Protocol[ContextT_contra]):
    """Answers ``logout``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Log the session out; its token ends."""
        ...


def on_log_out(handler: LogOutHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``logout``."""
    return MethodHandler(LOG_OUT, handler)


class RegisterHandler(Protocol[ContextT_contra]):
    """Answers ``registerUser``."""

    def __call__(
        self, caller: ContextT_contra, /, form: types.Registration
    ) -> Answer[str | types.RegistrationToken]:
        """Make an account."""
        ...


def on_register(handler: RegisterHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``registerUser``."""
    return MethodHandler(REGISTER, handler, Param("form", types.Registration))


class RetrieveOauthHandler(Protocol[ContextT_contra]):
    """Answers ``OAuth.retrieveCredential``."""

    def __call__(
        self, caller: ContextT_contra, /, token: str, secret: str
    ) -> Answer[types.ServiceCredential | None]:
        """Fetch what a finished OAuth redirect left behind."""
        ...


def on_retrieve_oauth(
    handler: RetrieveOauthHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``OAuth.retrieveCredential``."""
    return MethodHandler(
        RETRIEVE_OAUTH, handler, Param("token", str), Param("secret", str)
    )


class CompleteVerificationHandler(Protocol[ContextT_contra]):
    """Answers ``afterVerifyEmail``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Give the roles that come with a verified address."""
        ...


def on_complete_verification(
    handler: CompleteVerificationHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``afterVerifyEmail``."""
    return MethodHandler(COMPLETE_VERIFICATION, handler)


class ChangePasswordHandler(Protocol[ContextT_contra]):
    """Answers ``changePassword``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        old_password: types.PasswordDigest,
        new_password: types.PasswordDigest,
    ) -> Answer[types.PasswordChange]:
        """Change your own password, knowing the present one."""
        ...


def on_change_password(
    handler: ChangePasswordHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``changePassword``."""
    return MethodHandler(
        CHANGE_PASSWORD,
        handler,
        Param("old_password", types.PasswordDigest),
        Param("new_password", types.PasswordDigest),
    )


class IsRegistrationSecretHandler(Protocol[ContextT_contra]):
    """Answers ``checkRegistrationSecretURL``."""

    def __call__(self, caller: ContextT_contra, /, secret: str) -> Answer[bool]:
        """Ask whether this is the secret of registration."""
        ...


def on_is_registration_secret(
    handler: IsRegistrationSecretHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``checkRegistrationSecretURL``."""
    return MethodHandler(IS_REGISTRATION_SECRET, handler, Param("secret", str))


class CreateAccountHandler(Protocol[ContextT_contra]):
    """Answers ``createUser``."""

    def __call__(
        self, caller: ContextT_contra, /, options: dict[str, object]
    ) -> Answer[types.LoginResult]:
        """Make an account by Meteor itself; servers refuse it."""
        ...


def on_create_account(
    handler: CreateAccountHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``createUser``."""
    return MethodHandler(CREATE_ACCOUNT, handler, Param("options", dict[str, object]))


class ForgetPasswordHandler(Protocol[ContextT_contra]):
    """Answers ``forgotPassword``."""

    def __call__(self, caller: ContextT_contra, /, email: str) -> Answer[None]:
        """Ask Meteor itself for an e-mail to reset a password."""
        ...


def on_forget_password(
    handler: ForgetPasswordHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``forgotPassword``."""
    return MethodHandler(FORGET_PASSWORD, handler, Spread(types.ForgotPasswordOptions))


class RenewTokenHandler(Protocol[ContextT_contra]):
    """Answers ``getNewToken``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.LoginResult]:
        """Change your login token for a new one."""
        ...


def on_renew_token(handler: RenewTokenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getNewToken``."""
    return MethodHandler(RENEW_TOKEN, handler)


class CleanUpHandler(Protocol[ContextT_contra]):
    """Answers ``logoutCleanUp``."""

    def __call__(self, caller: ContextT_contra, /, user: types.User) -> Answer[None]:
        """Notify apps that a user logged out."""
        ...


def on_clean_up(handler: CleanUpHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``logoutCleanUp``."""
    return MethodHandler(CLEAN_UP, handler, Param("user", types.User))


class LogOutOthersHandler(Protocol[ContextT_contra]):
    """Answers ``logoutOtherClients``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.RenewedToken]:
        """Close all other sessions of the user, after ten seconds."""
        ...


def on_log_out_others(
    handler: LogOutOthersHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``logoutOtherClients``."""
    return MethodHandler(LOG_OUT_OTHERS, handler)


class RemoveOtherTokensHandler(Protocol[ContextT_contra]):
    """Answers ``removeOtherTokens``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Make all login tokens but this session's end."""
        ...


def on_remove_other_tokens(
    handler: RemoveOtherTokensHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``removeOtherTokens``."""
    return MethodHandler(REMOVE_OTHER_TOKENS, handler)


class ResetPasswordHandler(Protocol[ContextT_contra]):
    """Answers ``resetPassword``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        token: str,
        new_password: str | types.PasswordDigest,
    ) -> Answer[types.LoginResult]:
        """Set a new password by the token of an e-mail."""
        ...


def on_reset_password(
    handler: ResetPasswordHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``resetPassword``."""
    return MethodHandler(
        RESET_PASSWORD,
        handler,
        Param("token", str),
        Param("new_password", str | types.PasswordDigest),
    )


class LogOutSamlHandler(Protocol[ContextT_contra]):
    """Answers ``samlLogout``."""

    def __call__(self, caller: ContextT_contra, /, provider: str) -> Answer[str | None]:
        """Fetch where to go to log out of SAML."""
        ...


def on_log_out_saml(handler: LogOutSamlHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``samlLogout``."""
    return MethodHandler(LOG_OUT_SAML, handler, Param("provider", str))


class SendConfirmationHandler(Protocol[ContextT_contra]):
    """Answers ``sendConfirmationEmail``."""

    def __call__(self, caller: ContextT_contra, /, email: str) -> Answer[bool]:
        """Send an e-mail to verify an address."""
        ...


def on_send_confirmation(
    handler: SendConfirmationHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``sendConfirmationEmail``."""
    return MethodHandler(SEND_CONFIRMATION, handler, Param("email", str))


class SendResetEmailHandler(Protocol[ContextT_contra]):
    """Answers ``sendForgotPasswordEmail``."""

    def __call__(self, caller: ContextT_contra, /, email: str) -> Answer[bool | None]:
        """Send an e-mail to reset a password."""
        ...


def on_send_reset_email(
    handler: SendResetEmailHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``sendForgotPasswordEmail``."""
    return MethodHandler(SEND_RESET_EMAIL, handler, Param("email", str))


class VerifyEmailHandler(Protocol[ContextT_contra]):
    """Answers ``verifyEmail``."""

    def __call__(
        self, caller: ContextT_contra, /, token: str
    ) -> Answer[types.LoginResult]:
        """Verify an address by the token of an e-mail."""
        ...


def on_verify_email(handler: VerifyEmailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``verifyEmail``."""
    return MethodHandler(VERIFY_EMAIL, handler, Param("token", str))


class GetPasswordPolicyHandler(Protocol[ContextT_contra]):
    """Answers ``getPasswordPolicy``."""

    def __call__(
        self, caller: ContextT_contra, /, visitor_token: str
    ) -> Answer[types.PasswordPolicy]:
        """Fetch what a new password must be like."""
        ...


def on_get_password_policy(
    handler: GetPasswordPolicyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getPasswordPolicy``."""
    return MethodHandler(GET_PASSWORD_POLICY, handler, Spread(types.UserServicesIframe))


class FollowServicesPublisher(Protocol[ContextT_contra]):
    """Publishes ``meteor.loginServiceConfiguration``."""

    def __call__(self, caller: ContextT_contra, /) -> Publishing[types.LoginService]:
        """Follow the login services that are offered."""
        ...


def on_follow_services(
    publisher: FollowServicesPublisher[ContextT],
) -> Publisher[ContextT]:
    """Make a publisher of ``meteor.loginServiceConfiguration``."""
    return Publisher(FOLLOW_SERVICES, publisher)


class AuthenticationHandlers(Protocol[ContextT_contra]):
    """Answers every method and publication of `Authentication`."""

    @property
    def log_in(self) -> LogInHandler[ContextT_contra]:
        """Log the session in."""
        ...

    @property
    def log_out(self) -> LogOutHandler[ContextT_contra]:
        """Log the session out; its token ends."""
        ...

    @property
    def register(self) -> RegisterHandler[ContextT_contra]:
        """Make an account."""
        ...

    @property
    def retrieve_oauth(self) -> RetrieveOauthHandler[ContextT_contra]:
        """Fetch what a finished OAuth redirect left behind."""
        ...

    @property
    def complete_verification(self) -> CompleteVerificationHandler[ContextT_contra]:
        """Give the roles that come with a verified address."""
        ...

    @property
    def change_password(self) -> ChangePasswordHandler[ContextT_contra]:
        """Change your own password, knowing the present one."""
        ...

    @property
    def is_registration_secret(self) -> IsRegistrationSecretHandler[ContextT_contra]:
        """Ask whether this is the secret of registration."""
        ...

    @property
    def create_account(self) -> CreateAccountHandler[ContextT_contra]:
        """Make an account by Meteor itself; servers refuse it."""
        ...

    @property
    def forget_password(self) -> ForgetPasswordHandler[ContextT_contra]:
        """Ask Meteor itself for an e-mail to reset a password."""
        ...

    @property
    def renew_token(self) -> RenewTokenHandler[ContextT_contra]:
        """Change your login token for a new one."""
        ...

    @property
    def clean_up(self) -> CleanUpHandler[ContextT_contra]:
        """Notify apps that a user logged out."""
        ...

    @property
    def log_out_others(self) -> LogOutOthersHandler[ContextT_contra]:
        """Close all other sessions of the user, after ten seconds."""
        ...

    @property
    def remove_other_tokens(self) -> RemoveOtherTokensHandler[ContextT_contra]:
        """Make all login tokens but this session's end."""
        ...

    @property
    def reset_password(self) -> ResetPasswordHandler[ContextT_contra]:
        """Set a new password by the token of an e-mail."""
        ...

    @property
    def log_out_saml(self) -> LogOutSamlHandler[ContextT_contra]:
        """Fetch where to go to log out of SAML."""
        ...

    @property
    def send_confirmation(self) -> SendConfirmationHandler[ContextT_contra]:
        """Send an e-mail to verify an address."""
        ...

    @property
    def send_reset_email(self) -> SendResetEmailHandler[ContextT_contra]:
        """Send an e-mail to reset a password."""
        ...

    @property
    def verify_email(self) -> VerifyEmailHandler[ContextT_contra]:
        """Verify an address by the token of an e-mail."""
        ...

    @property
    def get_password_policy(self) -> GetPasswordPolicyHandler[ContextT_contra]:
        """Fetch what a new password must be like."""
        ...

    @property
    def follow_services(self) -> FollowServicesPublisher[ContextT_contra]:
        """Follow the login services that are offered."""
        ...


def authentication_handlers(
    implementation: AuthenticationHandlers[ContextT],
) -> tuple[MethodHandler[ContextT] | Publisher[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_log_in(implementation.log_in),
        on_log_out(implementation.log_out),
        on_register(implementation.register),
        on_retrieve_oauth(implementation.retrieve_oauth),
        on_complete_verification(implementation.complete_verification),
        on_change_password(implementation.change_password),
        on_is_registration_secret(implementation.is_registration_secret),
        on_create_account(implementation.create_account),
        on_forget_password(implementation.forget_password),
        on_renew_token(implementation.renew_token),
        on_clean_up(implementation.clean_up),
        on_log_out_others(implementation.log_out_others),
        on_remove_other_tokens(implementation.remove_other_tokens),
        on_reset_password(implementation.reset_password),
        on_log_out_saml(implementation.log_out_saml),
        on_send_confirmation(implementation.send_confirmation),
        on_send_reset_email(implementation.send_reset_email),
        on_verify_email(implementation.verify_email),
        on_get_password_policy(implementation.get_password_policy),
        on_follow_services(implementation.follow_services),
    )
