# SPDX-License-Identifier: MIT
"""Messages in order within a conversation, side by side across conversations."""
