# SPDX-License-Identifier: MIT
"""From a call to its answer: the table of methods, limits, handlers, events."""
