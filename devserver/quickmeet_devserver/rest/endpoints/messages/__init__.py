# SPDX-License-Identifier: MIT
"""Endpoints about messages: posted, changed, listed; files in rooms."""
