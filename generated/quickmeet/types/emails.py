# Generated from schema/emails.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""E-mails that the workspace sends."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["TestEmail"]


class TestEmail(Model, frozen=True, kw_only=True):
    """Where an e-mail was sent to try the settings."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[str] = field(name="params")
    """Values of the text: the address."""
