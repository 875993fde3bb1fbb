# SPDX-License-Identifier: MIT
"""Endpoints of administrators: settings, roles, webhooks, custom emoji and sounds."""
