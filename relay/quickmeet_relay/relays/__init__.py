# SPDX-License-Identifier: MIT
"""Relays: from a session into the stream."""
