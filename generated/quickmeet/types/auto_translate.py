# Generated from schema/auto_translate.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Translation of messages."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["TranslationDefault", "TranslationLanguage", "TranslationProvider"]


class TranslationProvider(Model, frozen=True, kw_only=True, gc=False):
    """A service that translates."""

    display_name: str = field(name="displayName")
    """Name as people see it."""
    name: str
    """Its id."""


class TranslationLanguage(Model, frozen=True, kw_only=True, gc=False):
    """A language that can be translated into."""

    code: str = field(name="language")
    """Code of the language, such as `de`."""
    name: str
    """Its name."""


class TranslationDefault(Model, frozen=True, kw_only=True, gc=False):
    """The language to begin with."""

    default_language: str = field(name="defaultLanguage")
    """Code of the language."""
