# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
"""Payloads against the schema that this package was generated from."""

from functools import cache

from quickmeet_runtime.transcripts.validation.validator import Validator

__all__ = ["validator"]


@cache
def validator() -> Validator:
    """Give the validator of this package's schema; it is read when first asked for."""
    return Validator.of_package(__name__)
