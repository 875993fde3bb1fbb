# SPDX-License-Identifier: MIT
"""DDP without I/O: frames, what they mean, and the state of a connection."""
