# SPDX-License-Identifier: MIT
"""Endpoints for rooms and teams."""
