# SPDX-License-Identifier: MIT
"""Endpoints of administrators: settings, roles, webhooks, own emoji and sounds."""
