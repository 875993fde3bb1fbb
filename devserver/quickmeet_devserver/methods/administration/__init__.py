# SPDX-License-Identifier: MIT
"""Methods for administrators, and the state of the whole server."""
