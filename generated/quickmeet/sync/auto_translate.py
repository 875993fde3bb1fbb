# Generated from schema/auto_translate.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `AutoTranslate` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..auto_translate import LIST_LANGUAGES, LIST_PROVIDERS, SAVE_SETTINGS, TRANSLATE

__all__ = ["AutoTranslate"]


class AutoTranslate(BlockingGroup):
    """Have messages translated."""

    __slots__ = ()

    def list_providers(self) -> dict[str, types.TranslationProvider]:
        """List the services that can translate, by id.

        Wire name ``autoTranslate.getProviderUiMetadata``; servers since 2.0.0,
        deprecated in 8.x, removed in 9.0.0. By REST: GET
        /v1/autotranslate.getProviderUiMetadata. Safe to repeat: it only reads.

        Returns:
            The services, by id.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return self._session.call(LIST_PROVIDERS, ())

    def list_languages(self, language: str) -> list[types.TranslationLanguage] | None:
        """List the languages that can be translated into.

        Wire name ``autoTranslate.getSupportedLanguages``; servers since 0.74.0. By
        REST: GET /v1/autotranslate.getSupportedLanguages. Depends on the permission
        ``auto-translate``. The server takes 5 calls in 60 s. Safe to repeat: it only
        reads.

        Args:
            language: Language of the names in the answer.

        Returns:
            The languages; null where nothing translates.

        Raises:
            TranslationOffError: Translation is off.
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return self._session.call(LIST_LANGUAGES, (language,))

    def save_settings(
        self, room_id: str, field: str, value: str, options: types.TranslationDefault
    ) -> bool:
        """Turn the translation of a room on or off, for oneself.

        Wire name ``autoTranslate.saveSettings``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: POST /v1/autotranslate.saveSettings. Depends on
        the permission ``auto-translate``. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            field: `autoTranslate` or `autoTranslateLanguage`.
            value: `1` or `0`, or the language.
            options: The language to begin with.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidSettingsError: A setting has a name or value that the server refuses.
            InvalidSubscriptionError: The user is not a member of this room.
            EncryptedRoomError: The room is end-to-end encrypted, which this does not
                allow.
        """
        return self._session.call(SAVE_SETTINGS, (room_id, field, value, options))

    def translate(self, message: types.MessageTarget, language: str) -> None:
        """Have a message translated; the result comes as its change.

        Wire name ``autoTranslate.translateMessage``; servers since 0.74.0. By REST:
        POST /v1/autotranslate.translateMessage. Safe to repeat: a translation is kept.

        Args:
            message: The message.
            language: Into which language.
        """
        self._session.call(TRANSLATE, (message, language))
