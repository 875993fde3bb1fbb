# SPDX-License-Identifier: MIT
"""The public clients, and how they are entered and run."""
