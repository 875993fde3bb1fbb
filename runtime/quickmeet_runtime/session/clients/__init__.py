# SPDX-License-Identifier: MIT
"""What people hold: the clients, and how they are entered and run."""
