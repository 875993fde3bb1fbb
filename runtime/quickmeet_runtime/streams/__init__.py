# SPDX-License-Identifier: MIT
"""Subscriptions: who follows what, delivery, buffers, iterators."""
