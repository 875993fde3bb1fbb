# SPDX-License-Identifier: MIT
"""The delivery to one subscriber: which events, in which order, and what is missing."""
