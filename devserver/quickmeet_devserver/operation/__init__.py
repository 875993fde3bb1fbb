# SPDX-License-Identifier: MIT
"""What a method works with: its scope, permissions, and what rooms are told."""
