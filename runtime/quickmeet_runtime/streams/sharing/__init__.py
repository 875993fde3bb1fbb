# SPDX-License-Identifier: MIT
"""Subscriptions on the wire, each shared by all subscribers to one event."""
