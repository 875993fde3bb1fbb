# SPDX-License-Identifier: MIT
"""What a schema says, by subject."""
