# SPDX-License-Identifier: MIT
"""The context of a method: its scope, permissions, and messages to rooms."""
