# SPDX-License-Identifier: MIT
"""Payloads as they come: decoded leniently and on demand."""
