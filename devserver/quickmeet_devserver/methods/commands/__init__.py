# SPDX-License-Identifier: MIT
"""Slash commands: what a text after a slash has the server do."""
