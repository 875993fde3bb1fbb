# SPDX-License-Identifier: MIT
"""Commands that act as one user of a real server."""
