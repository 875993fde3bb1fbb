# Generated from schema/crowd.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Accounts of Atlassian Crowd."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["CrowdTest"]


class CrowdTest(Model, frozen=True, kw_only=True):
    """The result of testing Atlassian Crowd."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[str] = field(name="params")
    """Values of the text."""
