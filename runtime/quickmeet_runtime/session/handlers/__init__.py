# SPDX-License-Identifier: MIT
"""Functions that are called with events: checked, registered, run in order."""
