# SPDX-License-Identifier: MIT
"""What people ask of a bot by name: commands, and the values that they take."""
