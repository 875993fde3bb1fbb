# SPDX-License-Identifier: MIT
"""What administrators do, and what the whole server has."""
