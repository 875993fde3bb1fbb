# SPDX-License-Identifier: MIT
"""Webhooks: posting into a room without a login, and receiving what is said there."""

from .outgoing import OutgoingWebhook, WebhookError, parse
from .posting import post_webhook

__all__ = ["OutgoingWebhook", "WebhookError", "parse", "post_webhook"]
