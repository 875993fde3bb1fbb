# SPDX-License-Identifier: MIT
"""Endpoints about rooms and teams."""
