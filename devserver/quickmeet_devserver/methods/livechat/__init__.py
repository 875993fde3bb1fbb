# SPDX-License-Identifier: MIT
"""Conversations with visitors of a website, and their agents."""
