# SPDX-License-Identifier: MIT
"""Bytes and frames: HTTP, ports, limits, and the delivery of events to listeners."""
