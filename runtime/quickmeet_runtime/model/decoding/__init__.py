# SPDX-License-Identifier: MIT
"""Decode received payloads, leniently and on demand."""
