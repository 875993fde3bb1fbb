# SPDX-License-Identifier: MIT
"""Endpoints for messages: posting, changing, listing; files in rooms."""
