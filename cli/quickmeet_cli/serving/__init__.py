# SPDX-License-Identifier: MIT
"""The embedded server as a command, and the demo that talks to it."""
