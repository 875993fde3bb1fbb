# Generated from schema/auto_translate.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Have messages translated."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    EncryptedRoomError,
    InvalidSettingsError,
    InvalidSubscriptionError,
    InvalidUserError,
    TranslationOffError,
)

__all__ = [
    "LIST_LANGUAGES",
    "LIST_PROVIDERS",
    "SAVE_SETTINGS",
    "TRANSLATE",
    "AutoTranslate",
]

LIST_PROVIDERS: Final[Method[dict[str, types.TranslationProvider]]] = Method(
    "autoTranslate.getProviderUiMetadata",
    lambda: dict[str, types.TranslationProvider],
    errors=(ActionNotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.0.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    replacement="GET /v1/autotranslate.getProviderUiMetadata",
)
LIST_LANGUAGES: Final[Method[list[types.TranslationLanguage] | None]] = Method(
    "autoTranslate.getSupportedLanguages",
    lambda: list[types.TranslationLanguage] | None,
    errors=(TranslationOffError, InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/autotranslate.getSupportedLanguages",
            send={"targetLanguage": "0"},
            result="languages",
            codes={"AutoTranslate is disabled": "error-autotranslate-disabled"},
        ),
    ),
    rate=(5, 60000),
)
SAVE_SETTINGS: Final[Method[bool]] = Method(
    "autoTranslate.saveSettings",
    bool,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidSettingsError,
        InvalidSubscriptionError,
        EncryptedRoomError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/autotranslate.saveSettings",
            send={
                "roomId": "0",
                "field": "1",
                "value": "2",
                "defaultLanguage": "3.defaultLanguage",
            },
            result=Pick(default=True),
        ),
    ),
    rooms=(0,),
)
TRANSLATE: Final[Method[None]] = Method(
    "autoTranslate.translateMessage",
    None,
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/autotranslate.translateMessage",
            send={"messageId": "0._id", "targetLanguage": "1"},
            absorbs={"AutoTranslate is disabled": None},
        ),
    ),
    rooms=((0, "room_id"),),
)


class AutoTranslate(Group):
    """Have messages translated."""

    __slots__ = ()

    async def list_providers(self) -> dict[str, types.TranslationProvider]:
        """List the services that can translate, by id.

        Wire name ``autoTranslate.getProviderUiMetadata``; servers since 2.0.0,
        deprecated in 8.x, removed in 9.0.0. By REST: GET
        /v1/autotranslate.getProviderUiMetadata. Safe to repeat: it only reads.

        Returns:
            The services, by id.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(LIST_PROVIDERS, ())

    async def list_languages(
        self, language: str
    ) -> list[types.TranslationLanguage] | None:
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
        return await self._session.call(LIST_LANGUAGES, (language,))

    async def save_settings(
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
        return await self._session.call(SAVE_SETTINGS, (room_id, field, value, options))

    async def translate(self, message: types.MessageTarget, language: str) -> None:
        """Have a message translated; the result comes as its change.

        Wire name ``autoTranslate.translateMessage``; servers since 0.74.0. By REST:
        POST /v1/autotranslate.translateMessage. Safe to repeat: a translation is kept.

        Args:
            message: The message.
            language: Into which language.
        """
        await self._session.call(TRANSLATE, (message, language))
