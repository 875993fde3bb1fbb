# Generated from schema/errors.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Every error that a server is known to answer with, and the tree they grow on.

A code that is not here raises `MethodError` itself.
"""

from quickmeet_runtime.errors import (
    AddressError,
    CallInterruptedError,
    CallTimeoutError,
    ClosedError,
    ConnectError,
    ConnectionLostError,
    FileError,
    FileRefusedError,
    InsecureError,
    LimitReachedError,
    LocalProtocolError,
    LoginError,
    MessageRefusedError,
    MethodError,
    MethodNotFoundError,
    MethodRemovedError,
    NoSuchRoomError,
    OptionError,
    PayloadError,
    ProtocolError,
    QuickmeetError,
    RateLimitedError,
    RefusedError,
    RemoteProtocolError,
    RemovedFromRoomError,
    SlowConsumerError,
    SubscriptionError,
    TokenStoreError,
    TransportClosedError,
    TransportError,
    TwoFactorRequiredError,
    VersionRefusedError,
)

__all__ = [
    "AccountExistsError",
    "ActionNotAllowedError",
    "ActionNotAuthorizedError",
    "AddressError",
    "AgentOfflineError",
    "AlreadyLeaderError",
    "AlreadyModeratorError",
    "AlreadyOwnerError",
    "AppPreventedDeletingError",
    "AppPreventedError",
    "AppUserDeletionError",
    "AppUserLoginError",
    "ApplicationNotFoundError",
    "BioTooLongError",
    "CallInterruptedError",
    "CallTimeoutError",
    "CannedResponseNotFoundError",
    "ChannelNotFoundError",
    "ClosedError",
    "CommandUsageError",
    "ConnectError",
    "ConnectionLostError",
    "ContactLimitReachedError",
    "ConversationEndedError",
    "ConversationGoingOnError",
    "ConversationNotFoundError",
    "CrowdOffError",
    "CustomFieldExistsError",
    "DirectMessageRoomError",
    "DirectRoomInvitationError",
    "DirectoryOffError",
    "DuplicateRoomNameError",
    "EmailNotChangedError",
    "EmailNotSentError",
    "EncryptedRoomError",
    "FederatedRoomError",
    "FederationTestError",
    "FieldRequiredError",
    "FieldUnavailableError",
    "FileError",
    "FileNotFetchedError",
    "FileRefusedError",
    "ForbiddenError",
    "IdentityNotSavedError",
    "ImportFileMissingError",
    "ImporterNotFoundError",
    "InquiryTakenError",
    "InsecureError",
    "IntegrationError",
    "InternalServerError",
    "InvalidAccountError",
    "InvalidActionLinkError",
    "InvalidArgumentsError",
    "InvalidAssetError",
    "InvalidChannelError",
    "InvalidChannelStartError",
    "InvalidCommandError",
    "InvalidConfigurationError",
    "InvalidConnectionError",
    "InvalidCustomFieldError",
    "InvalidCustomFieldNameError",
    "InvalidCustomStatusError",
    "InvalidDateError",
    "InvalidDepartmentError",
    "InvalidDescriptionError",
    "InvalidEmailError",
    "InvalidEmojiError",
    "InvalidEventNameError",
    "InvalidFieldError",
    "InvalidFileError",
    "InvalidFileHeightError",
    "InvalidFileNameError",
    "InvalidFileTypeError",
    "InvalidFileWidthError",
    "InvalidHelperError",
    "InvalidIdleLimitError",
    "InvalidImportError",
    "InvalidInputError",
    "InvalidIntegrationError",
    "InvalidIntegrationHistoryError",
    "InvalidJsonError",
    "InvalidLoginTokenError",
    "InvalidMessageError",
    "InvalidMessageIdError",
    "InvalidNameError",
    "InvalidParamsError",
    "InvalidPasswordError",
    "InvalidPayloadError",
    "InvalidPermissionError",
    "InvalidPosterError",
    "InvalidPreviewError",
    "InvalidRedirectError",
    "InvalidRoleError",
    "InvalidRolePropertiesError",
    "InvalidRoomError",
    "InvalidRoomNameError",
    "InvalidRoomTypeError",
    "InvalidSettingError",
    "InvalidSettingsError",
    "InvalidShortcutError",
    "InvalidSidepanelError",
    "InvalidSoundError",
    "InvalidStoreError",
    "InvalidSubscriptionError",
    "InvalidTargetUserError",
    "InvalidTokenError",
    "InvalidTypeError",
    "InvalidUpdateKeyError",
    "InvalidUrlError",
    "InvalidUserError",
    "InvalidUsernameError",
    "InvalidVisitorError",
    "InvalidVisitorTokenError",
    "KeysAlreadySetError",
    "LastOwnerError",
    "LimitReachedError",
    "LivechatMessageTooLongError",
    "LocalProtocolError",
    "LoginBlockedForAddressError",
    "LoginBlockedForUserError",
    "LoginError",
    "MessageEditingBlockedError",
    "MessageIsOwnThreadError",
    "MessageRefusedError",
    "MessageThreadChangeError",
    "MessageTimeError",
    "MessageTooLongError",
    "MethodError",
    "MethodNotFoundError",
    "MethodRemovedError",
    "MissingParamsError",
    "NameNotChangedError",
    "NestedDiscussionError",
    "NicknameTooLongError",
    "NoCommandPreviewError",
    "NoDeviceError",
    "NoPermissionError",
    "NoSuchRoomError",
    "NoTranscriptRequestError",
    "NotAdmittedError",
    "NotAgentError",
    "NotAllowedError",
    "NotAuthorizedError",
    "NotEntitledError",
    "NotFoundError",
    "NotLeaderError",
    "NotLivechatRoomError",
    "NotLoggedInError",
    "NotModeratorError",
    "NotOwnerError",
    "NotPermittedError",
    "NothingToMarkUnreadError",
    "OnlyOwnerError",
    "OperationNotFoundError",
    "OptionError",
    "OutsideBusinessHoursError",
    "PayloadError",
    "PermissionNotFoundError",
    "ProtectedRoleError",
    "ProtocolError",
    "PushOffError",
    "QuickmeetError",
    "RateLimitedError",
    "RefusedError",
    "RefusedFileError",
    "RegistrationDisabledError",
    "RegistrationSecretError",
    "RemoteProtocolError",
    "RemovedFromRoomError",
    "RoleInUseError",
    "RoomKeyExistsError",
    "RoomNotFoundError",
    "SamePasswordError",
    "SamlServiceNotFoundError",
    "SlackBridgeOffError",
    "SlowConsumerError",
    "SoundNameTakenError",
    "StatusNameTakenError",
    "StatusNotAllowedError",
    "StreamNotAllowedError",
    "SubscriptionError",
    "SubscriptionNotFoundError",
    "SyncFailedError",
    "TokenExistsError",
    "TokenNotFoundError",
    "TokenStoreError",
    "TranslationOffError",
    "TransportClosedError",
    "TransportError",
    "TwoFactorAlreadyEnabledError",
    "TwoFactorAttemptsExceededError",
    "TwoFactorCodeInvalidError",
    "TwoFactorCodeMissingError",
    "TwoFactorInvalidError",
    "TwoFactorNeededError",
    "TwoFactorOnError",
    "TwoFactorRequiredError",
    "TwoFactorUserNotFoundError",
    "UnauthorizedError",
    "UnknownInquiryError",
    "UnknownIntegrationError",
    "UnknownRoomError",
    "UnknownUserError",
    "UnknownVisitorError",
    "UnservedConversationError",
    "UploadRefusedError",
    "UsedPasswordError",
    "UserHasNoRolesError",
    "UserLimitExceededError",
    "UserNotActivatedError",
    "UserNotFoundError",
    "UserNotInRoomError",
    "VersionRefusedError",
    "VideoCallNotStartedError",
    "VisitorNotFoundError",
    "WebdavUnreachableError",
    "WebhookResponseError",
    "WrongAuthenticatorCodeError",
    "WrongUserError",
]


class AccountExistsError(MethodError):
    """The WebDAV account was added before."""

    code = "duplicated-account"


class ActionNotAllowedError(MethodError):
    """A permission or a setting forbids this action."""

    code = "error-action-not-allowed"


class ActionNotAuthorizedError(MethodError):
    """The user is not authorized for this."""

    code = "not-authorized"


class AgentOfflineError(MethodError):
    """The agent takes no conversations."""

    code = "error-agent-status-service-offline"


class AlreadyLeaderError(MethodError):
    """The user leads the room already."""

    code = "error-user-already-leader"


class AlreadyModeratorError(MethodError):
    """The user moderates the room already."""

    code = "error-user-already-moderator"


class AlreadyOwnerError(MethodError):
    """The user owns the room already."""

    code = "error-user-already-owner"


class AppPreventedDeletingError(MethodError):
    """An app on the server prevented the deletion."""

    code = "error-app-prevented-deleting"


class AppPreventedError(MethodError):
    """An app on the server prevented it."""

    code = "error-app-prevented"


class AppUserDeletionError(MethodError):
    """The account belongs to an app and cannot be deleted."""

    code = "error-cannot-delete-app-user"


class AppUserLoginError(MethodError):
    """The account belongs to an app and cannot log in."""

    code = "error-app-user-is-not-allowed-to-login"


class ApplicationNotFoundError(MethodError):
    """There is no such application."""

    code = "error-application-not-found"


class BioTooLongError(MethodError):
    """The text about oneself is too long."""

    code = "error-bio-size-exceeded"


class CannedResponseNotFoundError(MethodError):
    """There is no such canned response."""

    code = "error-canned-response-not-found"


class ChannelNotFoundError(MethodError):
    """There is no such channel."""

    code = "invalid-channel"


class CommandUsageError(MethodError):
    """The slash command was used in a wrong way."""

    code = "invalid-command-usage"


class ContactLimitReachedError(MethodError):
    """The month's contacts are used up."""

    code = "error-mac-limit-reached"


class ConversationEndedError(MethodError):
    """The conversation has ended."""

    code = "room-closed"


class ConversationGoingOnError(MethodError):
    """The conversation has not ended."""

    code = "error-room-is-not-closed"


class ConversationNotFoundError(MethodError):
    """There is no such conversation."""

    code = "invalid-room"


class CrowdOffError(MethodError):
    """Accounts of Atlassian Crowd are off."""

    code = "crowd_disabled"


class CustomFieldExistsError(MethodError):
    """There is a custom field of this name."""

    code = "error-custom-field-name-already-exists"


class DirectMessageRoomError(MethodError):
    """A direct conversation cannot do this."""

    code = "error-direct-message-room"


class DirectRoomInvitationError(MethodError):
    """Nobody can be invited to a direct room."""

    code = "error-cant-invite-for-direct-room"


class DirectoryOffError(MethodError):
    """The directory is off."""

    code = "LDAP_disabled"


class DuplicateRoomNameError(MethodError):
    """A room of this name exists already."""

    code = "error-duplicate-channel-name"


class EmailNotChangedError(MethodError):
    """The address could not be changed."""

    code = "error-could-not-change-email"


class EmailNotSentError(MethodError):
    """The server could not send the e-mail."""

    code = "error-email-send-failed"


class EncryptedRoomError(MethodError):
    """The room is end-to-end encrypted, which this does not allow."""

    code = "error-e2e-enabled"


class FederatedRoomError(MethodError):
    """A federated room cannot be deleted."""

    code = "error-cannot-delete-federated-room"


class FederationTestError(MethodError):
    """The test of federation failed."""

    code = "FEDERATION_Test_Setup_Error"


class FieldRequiredError(MethodError):
    """A field is missing."""

    code = "error-the-field-is-required"


class FieldUnavailableError(MethodError):
    """The name or address belongs to somebody else already."""

    code = "error-field-unavailable"


class FileNotFetchedError(MethodError):
    """The file could not be fetched."""

    code = "unable-to-get-file"


class ForbiddenError(MethodError):
    """The user may not do this, or the login was refused."""

    code = 403


class IdentityNotSavedError(MethodError):
    """The name could not be saved."""

    code = "error-could-not-save-identity"


class ImportFileMissingError(MethodError):
    """The file to import is not there."""

    code = "error-import-file-missing"


class ImporterNotFoundError(MethodError):
    """There is no importer of this kind."""

    code = "error-importer-not-defined"


class InquiryTakenError(MethodError):
    """Somebody took the conversation already."""

    code = "error-inquiry-taken"


class IntegrationError(MethodError):
    """The webhook could not be saved."""

    code = "integration-error"


class InternalServerError(MethodError):
    """The server failed while carrying out the call."""

    code = 500


class InvalidAccountError(MethodError):
    """There is no such WebDAV account."""

    code = "error-invalid-account"


class InvalidActionLinkError(MethodError):
    """The message has no such action."""

    code = "error-invalid-actionlink"


class InvalidArgumentsError(MethodError):
    """An argument is missing or is malformed."""

    code = "error-invalid-arguments"


class InvalidAssetError(MethodError):
    """There is no such picture of the workspace."""

    code = "error-invalid-asset"


class InvalidChannelError(MethodError):
    """A webhook's channel is missing or is not there."""

    code = "error-invalid-channel"


class InvalidChannelStartError(MethodError):
    """A webhook's channel must begin with `@` or `#`."""

    code = "error-invalid-channel-start-with-chars"


class InvalidCommandError(MethodError):
    """There is no such slash command."""

    code = "error-invalid-command"


class InvalidConfigurationError(MethodError):
    """Federation is not set up as it must be."""

    code = "error-invalid-configuration"


class InvalidConnectionError(MethodError):
    """The server could not reach the service with its settings."""

    code = "Invalid connection details"


class InvalidCustomFieldError(MethodError):
    """There is no such custom field."""

    code = "error-invalid-custom-field"


class InvalidCustomFieldNameError(MethodError):
    """The custom field's name has wrong characters."""

    code = "error-invalid-custom-field-name"


class InvalidCustomStatusError(MethodError):
    """There is no such status."""

    code = "Custom_User_Status_Error_Invalid_User_Status"


class InvalidDateError(MethodError):
    """This is no moment."""

    code = "error-invalid-date"


class InvalidDepartmentError(MethodError):
    """There is no such department."""

    code = "error-invalid-department"


class InvalidDescriptionError(MethodError):
    """The description is missing or empty."""

    code = "error-invalid-description"


class InvalidEmailError(MethodError):
    """This is no e-mail address."""

    code = "error-invalid-email"


class InvalidEmojiError(MethodError):
    """There is no such emoji."""

    code = "Custom_Emoji_Error_Invalid_Emoji"


class InvalidEventNameError(MethodError):
    """The event of a subscription is empty."""

    code = "invalid-event-name"


class InvalidFieldError(MethodError):
    """A field has a value that the server refuses."""

    code = "error-invalid-field"


class InvalidFileError(MethodError):
    """There is no such file."""

    code = "invalid-file"


class InvalidFileHeightError(MethodError):
    """The picture has another height than it needs."""

    code = "error-invalid-file-height"


class InvalidFileNameError(MethodError):
    """The file's name has wrong characters."""

    code = "invalid-file-name"


class InvalidFileTypeError(MethodError):
    """The file has a type that the server does not take here."""

    code = "error-invalid-file-type"


class InvalidFileWidthError(MethodError):
    """The picture has another width than it needs."""

    code = "error-invalid-file-width"


class InvalidHelperError(MethodError):
    """The bot's helper knows no such request."""

    code = "error-invalid-method"


class InvalidIdleLimitError(MethodError):
    """The time until one counts as away is not valid."""

    code = "invalid-idle-time-limit-value"


class InvalidImportError(MethodError):
    """The import is not in a state for this."""

    code = "error-import-operation-invalid"


class InvalidInputError(MethodError):
    """A field has wrong characters."""

    code = "error-input-is-not-a-valid-field"


class InvalidIntegrationError(MethodError):
    """There is no such webhook."""

    code = "error-invalid-integration"


class InvalidIntegrationHistoryError(MethodError):
    """There is no such entry in the webhook's history."""

    code = "error-invalid-integration-history"


class InvalidJsonError(MethodError):
    """The setting's value is not valid JSON."""

    code = "Invalid JSON provided"


class InvalidLoginTokenError(MethodError):
    """The login token is not valid."""

    code = "Invalid login token"


class InvalidMessageError(MethodError):
    """There is no such message."""

    code = "error-invalid-message"


class InvalidMessageIdError(MethodError):
    """There is no message of this id."""

    code = "error-invalid-message_id"


class InvalidNameError(MethodError):
    """The name is missing or has wrong characters."""

    code = "error-invalid-name"


class InvalidParamsError(MethodError):
    """A parameter is malformed ("Match failed")."""

    code = 400


class InvalidPasswordError(MethodError):
    """The password is wrong."""

    code = "error-invalid-password"


class InvalidPayloadError(MethodError):
    """The data is malformed."""

    code = "error-invalid-payload"


class InvalidPermissionError(MethodError):
    """There is no such permission."""

    code = "error-invalid-permission"


class InvalidPosterError(MethodError):
    """The user that a webhook shall post as is not there."""

    code = "error-invalid-post-as-user"


class InvalidPreviewError(MethodError):
    """There is no such preview."""

    code = "error-invalid-preview"


class InvalidRedirectError(MethodError):
    """The address to redirect to is missing."""

    code = "error-invalid-redirectUri"


class InvalidRoleError(MethodError):
    """There is no such role."""

    code = "error-invalid-role"


class InvalidRolePropertiesError(MethodError):
    """The role has fields that the server refuses."""

    code = "error-invalid-role-properties"


class InvalidRoomError(MethodError):
    """There is no such room, or the user may not see it."""

    code = "error-invalid-room"


class InvalidRoomNameError(MethodError):
    """The name has characters that a room's name may not have."""

    code = "error-invalid-room-name"


class InvalidRoomTypeError(MethodError):
    """The room is of a type that cannot do this."""

    code = "error-invalid-room-type"


class InvalidSettingError(MethodError):
    """There is no such setting."""

    code = "invalid-setting"


class InvalidSettingsError(MethodError):
    """A setting has a name or value that the server refuses."""

    code = "error-invalid-settings"


class InvalidShortcutError(MethodError):
    """The shortcut is taken or missing."""

    code = "error-invalid-shortcut"


class InvalidSidepanelError(MethodError):
    """The side panel's items are not valid."""

    code = "error-invalid-sidepanel"


class InvalidSoundError(MethodError):
    """There is no such sound."""

    code = "Custom_Sound_Error_Invalid_Sound"


class InvalidStoreError(MethodError):
    """There is no such store of files."""

    code = "invalid-store"


class InvalidSubscriptionError(MethodError):
    """The user is not a member of this room."""

    code = "error-invalid-subscription"


class InvalidTargetUserError(MethodError):
    """There is no such user to do this for."""

    code = "error-invalid-desired-user"


class InvalidTokenError(MethodError):
    """The visitor's token is missing or wrong."""

    code = "error-invalid-token"


class InvalidTypeError(MethodError):
    """The room is of a type that cannot do this."""

    code = "error-invalid-type"


class InvalidUpdateKeyError(MethodError):
    """A field that cannot be changed was given."""

    code = "error-invalid-update-key"


class InvalidUrlError(MethodError):
    """This is no address."""

    code = "invalid-url"


class InvalidUserError(MethodError):
    """There is no such user, or nobody is logged in."""

    code = "error-invalid-user"


class InvalidUsernameError(MethodError):
    """There is no such user, or the name has wrong characters."""

    code = "error-invalid-username"


class InvalidVisitorError(MethodError):
    """There is no such visitor."""

    code = "error-invalid-visitor"


class InvalidVisitorTokenError(MethodError):
    """The visitor's token is missing or wrong."""

    code = "invalid-token"


class KeysAlreadySetError(MethodError):
    """The user has keys already."""

    code = "error-keys-already-set"


class LastOwnerError(MethodError):
    """The last owner cannot leave; make somebody else owner first."""

    code = "error-you-are-last-owner"


class LivechatMessageTooLongError(MethodError):
    """The visitor's text is longer than the server allows."""

    code = "message-length-exceeds-character-limit"


class LoginBlockedForAddressError(MethodError):
    """Too many failed logins from this address."""

    code = "error-login-blocked-for-ip"


class LoginBlockedForUserError(MethodError):
    """Too many failed logins of this account."""

    code = "error-login-blocked-for-user"


class MessageEditingBlockedError(MethodError):
    """The time in which a message may be edited is over."""

    code = "error-message-editing-blocked"


class MessageIsOwnThreadError(MethodError):
    """A message cannot be in its own thread."""

    code = "error-message-same-as-tmid"


class MessageThreadChangeError(MethodError):
    """An edit cannot move a message into a thread."""

    code = "error-message-change-to-thread"


class MessageTimeError(MethodError):
    """The message's time differs too much from the server's."""

    code = "error-message-ts-out-of-sync"


class MessageTooLongError(MethodError):
    """The text is longer than the server allows."""

    code = "error-message-size-exceeded"


class MissingParamsError(MethodError):
    """A required parameter is missing."""

    code = "invalid-params"


class NameNotChangedError(MethodError):
    """The name could not be changed."""

    code = "error-could-not-change-name"


class NestedDiscussionError(MethodError):
    """A discussion cannot belong to a discussion."""

    code = "error-nested-discussion"


class NicknameTooLongError(MethodError):
    """The nickname is too long."""

    code = "error-nickname-size-exceeded"


class NoCommandPreviewError(MethodError):
    """The slash command has no previews."""

    code = "error-invalid-command-preview"


class NoDeviceError(MethodError):
    """The user has no device to push to."""

    code = "error-no-tokens-for-this-user"


class NoPermissionError(MethodError):
    """The user lacks a permission for this."""

    code = "error-no-permission"


class NoTranscriptRequestError(MethodError):
    """Nobody asked for a transcript."""

    code = "error-transcript-not-requested"


class NotAdmittedError(MethodError):
    """The user is not authorized for this."""

    code = "error-unauthorized"


class NotAgentError(MethodError):
    """The user is no agent."""

    code = "error-user-is-not-agent"


class NotAllowedError(MethodError):
    """The user lacks a permission for this."""

    code = "error-not-allowed"


class NotAuthorizedError(MethodError):
    """The user is not authorized for this."""

    code = "error-not-authorized"


class NotEntitledError(MethodError):
    """The user is not authorized for this."""

    code = "not_authorized"


class NotFoundError(MethodError):
    """There is no such thing."""

    code = "error-not-found"


class NotLeaderError(MethodError):
    """The user does not lead the room."""

    code = "error-user-not-leader"


class NotLivechatRoomError(MethodError):
    """The room is no Livechat conversation."""

    code = "error-this-is-not-a-livechat-room"


class NotLoggedInError(MethodError):
    """Nobody is logged in."""

    code = "You are not logged in."


class NotModeratorError(MethodError):
    """The user does not moderate the room."""

    code = "error-user-not-moderator"


class NotOwnerError(MethodError):
    """The user does not own the room."""

    code = "error-user-not-owner"


class NotPermittedError(MethodError):
    """The user may not do this."""

    code = "Not allowed"


class NothingToMarkUnreadError(MethodError):
    """There is no message that could be marked as unread."""

    code = "error-no-message-for-unread"


class OnlyOwnerError(MethodError):
    """The last owner cannot be removed; make somebody else owner first."""

    code = "error-remove-last-owner"


class OperationNotFoundError(MethodError):
    """There is no import going on."""

    code = "error-operation-not-found"


class OutsideBusinessHoursError(MethodError):
    """It is outside of business hours."""

    code = "error-business-hours-are-closed"


class PermissionNotFoundError(MethodError):
    """There is no such permission."""

    code = "error-permission-not-found"


class ProtectedRoleError(MethodError):
    """The server's own roles cannot be deleted."""

    code = "error-delete-protected-role"


class PushOffError(MethodError):
    """Push notifications are off."""

    code = "error-push-disabled"


class RefusedFileError(MethodError):
    """The server does not take this file."""

    code = "error-invalid-file"


class RegistrationDisabledError(MethodError):
    """The server takes no new accounts."""

    code = "error-user-registration-disabled"


class RegistrationSecretError(MethodError):
    """Registering needs the server's secret address."""

    code = "error-user-registration-secret"


class RoleInUseError(MethodError):
    """Users have this role."""

    code = "error-role-in-use"


class RoomKeyExistsError(MethodError):
    """The room has an encryption key already."""

    code = "error-room-e2e-key-already-exists"


class RoomNotFoundError(MethodError):
    """There is no such room."""

    code = "error-room-does-not-exist"


class SamePasswordError(MethodError):
    """The new password is the present one."""

    code = "error-password-same-as-current"


class SamlServiceNotFoundError(MethodError):
    """There is no such SAML service."""

    code = "no-saml-provider"


class SlackBridgeOffError(MethodError):
    """The bridge to Slack is off."""

    code = "SlackBridge_disabled"


class SoundNameTakenError(MethodError):
    """There is a sound of this name."""

    code = "Custom_Sound_Error_Name_Already_In_Use"


class StatusNameTakenError(MethodError):
    """There is a status of this name."""

    code = "Custom_User_Status_Error_Name_Already_In_Use"


class StatusNotAllowedError(MethodError):
    """This status cannot be chosen on this server."""

    code = "error-status-not-allowed"


class StreamNotAllowedError(MethodError):
    """The server does not allow this subscription or write."""

    code = "not-allowed"


class SubscriptionNotFoundError(MethodError):
    """The user is not a member of this room."""

    code = "error-subscription-not-found"


class SyncFailedError(MethodError):
    """The server could not fetch the accounts."""

    code = "Error syncing user data"


class TokenExistsError(MethodError):
    """There is a token of this name."""

    code = "error-token-already-exists"


class TokenNotFoundError(MethodError):
    """There is no token of this name."""

    code = "error-token-does-not-exists"


class TranslationOffError(MethodError):
    """Translation is off."""

    code = "error-autotranslate-disabled"


class TwoFactorAlreadyEnabledError(MethodError):
    """The authenticator app is on already."""

    code = "error-2fa-already-enabled"


class TwoFactorAttemptsExceededError(MethodError):
    """Too many wrong codes of the second factor."""

    code = "totp-max-attempts"


class TwoFactorCodeInvalidError(MethodError):
    """The code of the second factor is wrong."""

    code = "invalid-2fa-code"


class TwoFactorCodeMissingError(MethodError):
    """No code of a second factor came with the login."""

    code = "no-2fa-code"


class TwoFactorInvalidError(MethodError):
    """The code of the second factor is wrong."""

    code = "totp-invalid"


class TwoFactorNeededError(MethodError):
    """The call wants the code of a second factor."""

    code = "totp-required"


class TwoFactorOnError(MethodError):
    """The account's second factor is on, which this does not allow."""

    code = "2fa-enabled"


class TwoFactorUserNotFoundError(MethodError):
    """There is no such user to check a second factor for."""

    code = "totp-user-not-found"


class UnauthorizedError(MethodError):
    """Nobody is logged in, or the credentials are not valid."""

    code = 401


class UnknownInquiryError(MethodError):
    """There is no such conversation in the queue."""

    code = "inquiry-not-found"


class UnknownIntegrationError(MethodError):
    """There is no such webhook."""

    code = "invalid_integration"


class UnknownRoomError(MethodError):
    """There is no such room."""

    code = "Room doesn`t exist"


class UnknownUserError(MethodError):
    """There is no such user."""

    code = "invalid-user"


class UnknownVisitorError(MethodError):
    """There is no such visitor."""

    code = "error-invalid_visitor"


class UnservedConversationError(MethodError):
    """A conversation that nobody serves cannot be put on hold."""

    code = "error-unserved-rooms-cannot-be-placed-onhold"


class UploadRefusedError(MethodError):
    """The server does not take this upload."""

    code = "ufs: cannot upload file"


class UsedPasswordError(MethodError):
    """The new password was used before."""

    code = "error-password-in-history"


class UserHasNoRolesError(MethodError):
    """The account has no role and may not log in."""

    code = "error-user-has-no-roles"


class UserLimitExceededError(MethodError):
    """More users than the server adds at once."""

    code = "error-user-limit-exceeded"


class UserNotActivatedError(MethodError):
    """The account waits for an administrator's approval."""

    code = "error-user-is-not-activated"


class UserNotFoundError(MethodError):
    """There is no such user."""

    code = "error-user-not-found"


class UserNotInRoomError(MethodError):
    """The user is not a member of this room."""

    code = "error-user-not-in-room"


class VideoCallNotStartedError(MethodError):
    """The server could not start the call."""

    code = "error-starting-video-call"


class VisitorNotFoundError(MethodError):
    """There is no such visitor."""

    code = "invalid-visitor"


class WebdavUnreachableError(MethodError):
    """The WebDAV server could not be reached."""

    code = "could-not-access-webdav"


class WebhookResponseError(MethodError):
    """The webhook did not answer as it should."""

    code = "error-invalid-webhook-response"


class WrongAuthenticatorCodeError(MethodError):
    """The code of the authenticator app is wrong."""

    code = "invalid-totp"


class WrongUserError(MethodError):
    """There is no such user."""

    code = "Invalid User"
