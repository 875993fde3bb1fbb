# SPDX-License-Identifier: MIT
"""Writing, splitting and translating the text of messages."""
