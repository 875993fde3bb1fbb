# SPDX-License-Identifier: MIT
"""Webhooks: posting to a room without a login, and receiving its messages."""

from .outgoing import OutgoingWebhook, WebhookError, parse
from .posting import post_webhook

__all__ = ["OutgoingWebhook", "WebhookError", "parse", "post_webhook"]
