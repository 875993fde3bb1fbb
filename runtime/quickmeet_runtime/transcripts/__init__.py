# SPDX-License-Identifier: MIT
"""Recorded conversations: writing, reading, redacting, validating."""
