# SPDX-License-Identifier: MIT
"""Options of a session, and their defaults."""
