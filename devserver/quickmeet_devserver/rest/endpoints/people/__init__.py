# SPDX-License-Identifier: MIT
"""Endpoints about accounts: one's own, those of others, keys."""
