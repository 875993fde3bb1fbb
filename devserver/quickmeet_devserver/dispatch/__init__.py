# SPDX-License-Identifier: MIT
"""Answering calls: the table of methods, rate limits, handlers, events."""
