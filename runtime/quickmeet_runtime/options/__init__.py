# SPDX-License-Identifier: MIT
"""What a user can choose, and the defaults."""
