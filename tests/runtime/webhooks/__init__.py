# SPDX-License-Identifier: MIT
"""Webhooks, both ways."""
