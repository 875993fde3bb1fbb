# SPDX-License-Identifier: MIT
"""Conversations over a bad network, and an oracle that says what was lost."""
