# SPDX-License-Identifier: MIT
"""The context of an operation: its scope, permissions, and messages to rooms."""
