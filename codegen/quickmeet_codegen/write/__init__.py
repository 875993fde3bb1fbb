# SPDX-License-Identifier: MIT
"""Source to disk."""
