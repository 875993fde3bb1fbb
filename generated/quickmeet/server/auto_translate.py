# Generated from schema/auto_translate.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `AutoTranslate`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param

from .. import types
from ..auto_translate import LIST_LANGUAGES, LIST_PROVIDERS, SAVE_SETTINGS, TRANSLATE

__all__ = [
    "AutoTranslateHandlers",
    "ListLanguagesHandler",
    "ListProvidersHandler",
    "SaveSettingsHandler",
    "TranslateHandler",
    "auto_translate_handlers",
    "on_list_languages",
    "on_list_providers",
    "on_save_settings",
    "on_translate",
]


class ListProvidersHandler(Protocol[ContextT_contra]):
    """Answers ``autoTranslate.getProviderUiMetadata``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[dict[str, types.TranslationProvider]]:
        """List the services that can translate, by id."""
        ...


def on_list_providers(
    handler: ListProvidersHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``autoTranslate.getProviderUiMetadata``."""
    return MethodHandler(LIST_PROVIDERS, handler)


class ListLanguagesHandler(Protocol[ContextT_contra]):
    """Answers ``autoTranslate.getSupportedLanguages``."""

    def __call__(
        self, caller: ContextT_contra, /, language: str
    ) -> Answer[list[types.TranslationLanguage] | None]:
        """List the languages that can be translated into."""
        ...


def on_list_languages(
    handler: ListLanguagesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``autoTranslate.getSupportedLanguages``."""
    return MethodHandler(LIST_LANGUAGES, handler, Param("language", str))


class SaveSettingsHandler(Protocol[ContextT_contra]):
    """Answers ``autoTranslate.saveSettings``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        field: str,
        value: str,
        options: types.TranslationDefault,
    ) -> Answer[bool]:
        """Turn the translation of a room on or off, for oneself."""
        ...


def on_save_settings(handler: SaveSettingsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``autoTranslate.saveSettings``."""
    return MethodHandler(
        SAVE_SETTINGS,
        handler,
        Param("room_id", str),
        Param("field", str),
        Param("value", str),
        Param("options", types.TranslationDefault),
    )


class TranslateHandler(Protocol[ContextT_contra]):
    """Answers ``autoTranslate.translateMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message: types.MessageTarget, language: str
    ) -> Answer[None]:
        """Have a message translated; the result comes as its change."""
        ...


def on_translate(handler: TranslateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``autoTranslate.translateMessage``."""
    return MethodHandler(
        TRANSLATE,
        handler,
        Param("message", types.MessageTarget),
        Param("language", str),
    )


class AutoTranslateHandlers(Protocol[ContextT_contra]):
    """Answers every method of `AutoTranslate`."""

    @property
    def list_providers(self) -> ListProvidersHandler[ContextT_contra]:
        """List the services that can translate, by id."""
        ...

    @property
    def list_languages(self) -> ListLanguagesHandler[ContextT_contra]:
        """List the languages that can be translated into."""
        ...

    @property
    def save_settings(self) -> SaveSettingsHandler[ContextT_contra]:
        """Turn the translation of a room on or off, for oneself."""
        ...

    @property
    def translate(self) -> TranslateHandler[ContextT_contra]:
        """Have a message translated; the result comes as its change."""
        ...


def auto_translate_handlers(
    implementation: AutoTranslateHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list_providers(implementation.list_providers),
        on_list_languages(implementation.list_languages),
        on_save_settings(implementation.save_settings),
        on_translate(implementation.translate),
    )
