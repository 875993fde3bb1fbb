# SPDX-License-Identifier: MIT
"""Endpoints for accounts, the caller's and others', and for keys."""
