# Generated from schema/ldap.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Accounts of an LDAP directory."""

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = ["DirectoryAnswer"]


class DirectoryAnswer(Model, frozen=True, kw_only=True):
    """A server's answer about its directory."""

    message: str | UnsetType | None = UNSET
    """Key of what it says in the server's translations."""
    parameters: list[AnyJson] | UnsetType | None = field(name="params", default=UNSET)
    """Values for the translation's placeholders."""
