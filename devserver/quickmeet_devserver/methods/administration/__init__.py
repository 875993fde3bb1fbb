# SPDX-License-Identifier: MIT
"""Methods of administrators, and the state of the whole server."""
